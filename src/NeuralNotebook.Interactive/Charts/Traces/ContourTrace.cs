namespace NeuralNotebook.Interactive;

/// <summary>Lines of equal height over the plane, as on a map, with the space between them coloured or not.</summary>
public sealed record ContourTrace : GridTrace
{
    /// <summary>The heights z, row by row, over the grid of x and y.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or the places do not grow.</exception>
    public ContourTrace(double[] x, double[] y, double[] z) : base("A contour chart", x, y, z) => Levels = Between(z, 10);

    /// <summary>The heights with a line, growing.</summary>
    public IReadOnlyList<double> Levels { get; init; }

    /// <summary>True to colour the space between the lines.</summary>
    public bool Filled { get; init; } = true;

    /// <summary>True to draw the lines.</summary>
    public bool Lines { get; init; } = true;

    /// <summary>How many levels are below a height: the number of its band.</summary>
    internal int Band(double height)
    {
        var band = 0;
        while (band < Levels.Count && Levels[band] <= height)
            band++;
        return band;
    }

    /// <summary>The colour of a band; the first has the first colour and the last the last.</summary>
    internal Rgb BandColor(int band) => ColorScale.At(Colors, Levels.Count == 0 ? 0.5 : band / (double)Levels.Count);

    /// <summary>Some round heights between the lowest and the highest.</summary>
    internal static double[] Between(IEnumerable<double> heights, int about)
    {
        var finite = heights.Where(Finite.Is).ToArray();
        if (finite.Length == 0 || finite.Max() - finite.Min() <= 1e-12 * Math.Max(Math.Abs(finite.Max()), Math.Abs(finite.Min())))
            return [];
        var (min, max) = (finite.Min(), finite.Max());
        return [.. Ticks.Linear(min, max, about).Select(tick => tick.Value).Where(level => level > min && level < max)];
    }
}
