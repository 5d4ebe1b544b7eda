namespace NeuralNotebook.Interactive;

/// <summary>What a threshold costs, and which one is the cheapest: the right way and the wrong ones, for exercise 15.4.</summary>
internal static class Thresholds
{
    private static readonly int[] steps = [100, 1000];
    private static readonly bool[] either = [true, false];

    /// <summary>Those who try hundredths or thousandths in place of the parts' own probabilities:
    /// with the ends 0 and 1 or without, with ∞ or without, the highest or the lowest of equals.</summary>
    public static IEnumerable<Func<double[], int[], double, double, double>> Grids =>
        from step in steps
        from ends in either
        from never in either
        from highest in either
        let grid = Enumerable.Range(0, step + 1).Select(i => (double)i / step).Where(at => ends || at is > 0 and < 1).ToArray()
        select (Func<double[], int[], double, double, double>)((p, y, miss, alarm) =>
            Cheapest(p, y, miss, alarm, highest, never, tried: grid));

    /// <summary>What a threshold costs: each missed part its price, each false alarm its own.</summary>
    public static double Price(
        double[] p, int[] y, double miss, double alarm, double at, Func<double, double, bool>? called = null,
        Func<int, bool>? alarms = null, Func<int, bool>? misses = null) =>
        p.Zip(y, (said, label) => called?.Invoke(said, at) ?? said >= at
            ? (alarms?.Invoke(label) ?? label == 0) ? alarm : 0
            : (misses?.Invoke(label) ?? label == 1) ? miss : 0).Sum();

    /// <summary>The cheapest of the thresholds that are tried: the probabilities and ∞, unless told otherwise.</summary>
    public static double Cheapest(
        double[] p, int[] y, double miss, double alarm, bool highest = true, bool never = true, double[]? tried = null,
        Func<double, double, bool>? called = null, Func<int, bool>? alarms = null, Func<int, bool>? misses = null)
    {
        double[] all = never ? [.. tried ?? p, double.PositiveInfinity] : tried ?? p;
        return (highest ? all.OrderDescending() : all.Order()).MinBy(at => Price(p, y, miss, alarm, at, called, alarms, misses));
    }

    /// <summary>What one part costs at a threshold.</summary>
    public static double Cost(double said, int label, double at, double miss, double alarm) =>
        said >= at ? (1 - label) * alarm : label * miss;

    /// <summary>The highest of the cheapest thresholds, compared with what it costs to call none.</summary>
    public static double First(double[] thresholds, double none, Func<double, int, double, double> cost, double[] p, int[] y)
    {
        double best = thresholds.OrderDescending().Append(double.NaN)
            .MinBy(at => double.IsNaN(at) ? none : p.Zip(y, (said, label) => cost(said, label, at)).Sum());
        return double.IsNaN(best) || p.Zip(y, (said, label) => cost(said, label, best)).Sum() >= none ? double.PositiveInfinity : best;
    }
}
