namespace NeuralNotebook.Interactive;

/// <summary>A function's curve that is honest about its breaks: the line stops on one side of a jump and starts
/// again on the other.</summary>
internal sealed class Curve
{
    private const int Steps = 240; // divides evenly by most spans in use, so that a kink at a whole number is met

    /// <summary>So near a break that the function there is its limit, as far as a picture shows.</summary>
    private const double Near = 1e-9;

    private readonly Func<double, double> f;

    public Curve(Func<double, double> f, double from, double to)
    {
        this.f = f;
        double[] x = [.. Enumerable.Range(0, Steps + 1).Select(i => from + (to - from) * i / Steps)];
        double[] y = [.. x.Select(f)];
        Breaks = Find(x, y);
        var points = x.Zip(y).Where(point => Breaks.All(found => Math.Abs(found.X - point.First) > 2 * Near)).ToList();
        points.AddRange(
            Breaks.SelectMany(found => new[] { (found.X - Near, found.Left), (found.X, double.NaN), (found.X + Near, found.Right) }));
        Points = [.. points.OrderBy(point => point.First)];
    }

    /// <summary>From left to right; at a break one without a value.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; }

    public IReadOnlyList<Discontinuity> Breaks { get; }

    public LineTrace Line => new([.. Points.Select(point => point.X)], [.. Points.Select(point => point.Y)]) { Markers = false };

    /// <summary>The usual dots of a break: filled where the value is taken, open where it is only approached.</summary>
    public IEnumerable<Trace> Dots(string color)
    {
        var open = Breaks.SelectMany(found => new[] { (found.X, Y: found.Left), (found.X, Y: found.Right) }
            .Where(end => Plottable.IsFinite(end.Y) && !(Math.Abs(end.Y - found.At) <= 1e-6))).Distinct().ToList();
        var filled = Breaks.Where(found => Plottable.IsFinite(found.At)).Select(found => (found.X, Y: found.At)).ToList();
        if (open.Count > 0)
        {
            yield return Cloud(open, color, 9);
            yield return Cloud(open, Palette.Background, 4.5);
        }
        if (filled.Count > 0)
            yield return Cloud(filled, color, 9);
    }

    private static PointTrace Cloud(List<(double X, double Y)> places, string color, double size) =>
        new([.. places.Select(place => place.X)], [.. places.Select(place => place.Y)])
        { Color = color, Marker = Marker.Circle, Size = size };

    private List<Discontinuity> Find(double[] x, double[] y)
    {
        double[] finite = y.Where(Plottable.IsFinite).ToArray();
        var (low, high) = finite.Length == 0 ? (0, 0) : (finite.Min(), finite.Max());
        double range = high - low;
        var breaks = new List<Discontinuity>();
        for (int i = 1; i < x.Length; i++)
        {
            if (double.IsNaN(y[i]) && i + 1 < x.Length && !double.IsNaN(y[i - 1]) && !double.IsNaN(y[i + 1]))
                breaks.Add(At(x[i]));
            else if (range > 0 && Math.Abs(y[i] - y[i - 1]) > 0.02 * range && Narrow(x[i - 1], x[i], 0.01 * range) is { } place
                && breaks.All(found => Math.Abs(found.X - place) > Near))
                breaks.Add(At(place));
        }
        return breaks;

        Discontinuity At(double place) => new(place, Limit(f(place - Near)), Limit(f(place + Near)), f(place));

        // A pole has no limit: the line ends at the last point beside it.
        double Limit(double value) => value >= low - range && value <= high + range ? value : double.NaN;
    }

    /// <summary>Halves a span around its larger difference: what is left of it in the end is a jump,
    /// and anything smooth leaves nothing.</summary>
    private double? Narrow(double from, double to, double least)
    {
        double step = to - from;
        for (int i = 0; i < 50; i++)
        {
            double middle = from + (to - from) / 2;
            if (Math.Abs(f(middle) - f(from)) >= Math.Abs(f(to) - f(middle)))
                to = middle;
            else
                from = middle;
        }
        if (!(Math.Abs(f(to) - f(from)) > least))
            return null;
        // People put jumps at round places; the search ends a hair beside them.
        double round = Math.Round(to, Math.Clamp((int)Math.Ceiling(-Math.Log10(step / 1000)), 0, 15));
        return Math.Abs(round - to) < Near ? round : to;
    }
}
