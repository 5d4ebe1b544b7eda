namespace NeuralNotebook.Interactive;

/// <summary>A histogram of one line of text: a block for each of eight equal steps from the smallest to the largest value,
/// as high as there are values in it.</summary>
internal static class Sparkline
{
    private const int Bins = 8;
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>How the finite values are spread; empty if there are none.</summary>
    public static string Of(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(Plottable.IsFinite)];
        if (finite.Length == 0)
            return "";
        var (low, high) = (finite.Min(), finite.Max());
        int[] counts = new int[Bins];
        foreach (double value in finite)
            counts[high > low ? (int)Math.Min(Bins - 1, (value / 2 - low / 2) / (high / 2 - low / 2) * Bins) : Bins / 2]++;
        return Of(counts);
    }

    /// <summary>How many samples each class has; empty if there are too many classes for a line.</summary>
    public static string OfCounts(int[] labels, int classes)
    {
        if (classes > 2 * Bins)
            return "";
        int[] counts = new int[classes];
        foreach (int label in labels)
            counts[label]++;
        return Of(counts);
    }

    /// <summary>An empty step is the lowest block, and one with any value is higher.</summary>
    private static string Of(int[] counts) =>
        string.Concat(
            counts.Select(count =>
                Heights[count == 0 ? 0 : Math.Max(1, (int)Math.Round((double)count / counts.Max() * (Heights.Length - 1)))]));
}
