namespace NeuralNotebook.Interactive;

/// <summary>A trace that shows numbers as colours.</summary>
public abstract record ColoredTrace : Trace
{
    private protected ColoredTrace() { }

    /// <summary>How numbers become colours.</summary>
    public ColorMap Colors { get; init; }

    /// <summary>The number of the first colour, or null to take it from the data.</summary>
    public double? ColorMin { get; init; }

    /// <summary>The number of the last colour, or null to take it from the data.</summary>
    public double? ColorMax { get; init; }

    /// <summary>False to leave out the bar that explains the colours.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>What the colours measure, over the bar.</summary>
    public string? ColorBarTitle { get; init; }

    /// <summary>The numbers, row by row.</summary>
    public abstract IReadOnlyList<double> Values { get; }

    internal override bool TakesColor => false;

    internal override bool Listed => false;

    internal override bool Fills => true;

    internal override (double X, double Y) Margin => (0, 0);

    /// <summary>The numbers of the first and the last colour, never equal.</summary>
    internal (double Min, double Max) ColorRange
    {
        get
        {
            double[] finite = Values.Where(Plottable.IsFinite).ToArray();
            var (min, max) = finite.Length == 0 ? (0.0, 0.0) : (finite.Min(), finite.Max());
            if (Colors == ColorMap.Diverging)
                (min, max) = (-Math.Max(Math.Abs(min), Math.Abs(max)), Math.Max(Math.Abs(min), Math.Abs(max)));
            (min, max) = (ColorMin ?? min, ColorMax ?? max);
            double size = Math.Max(Math.Abs(min), Math.Abs(max));
            return max - min > Math.Max(1e-12 * size, Plottable.Smallest) ? (min, max) : (min - Half(size), max + Half(size));

            static double Half(double size) => size < Plottable.Smallest * 1e6 ? 0.5 : size * 0.5;
        }
    }

    /// <summary>The colour of a number; white where there is none.</summary>
    internal Rgb ColorOf(double value)
    {
        var (min, max) = ColorRange;
        return ColorOf(value, min, max);
    }

    internal Rgb ColorOf(double value, double min, double max) =>
        Plottable.IsFinite(value) ? ColorScale.At(Colors, (value - min) / (max - min)) : Rgb.White;

    internal override string ChartName => "chart";
}
