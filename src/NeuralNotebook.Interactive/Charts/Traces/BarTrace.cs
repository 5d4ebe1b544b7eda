namespace NeuralNotebook.Interactive;

/// <summary>Bars from zero to each value, at positions of the axis.</summary>
public sealed record BarTrace : Trace
{
    /// <summary>A bar of length values[i] at positions[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public BarTrace(double[] positions, double[] values)
    {
        SameLength("A bar chart", positions.Length, "bar", values.Length);
        (Positions, Values) = (positions, values);
    }

    /// <summary>The middle of each bar.</summary>
    public IReadOnlyList<double> Positions { get; }

    /// <summary>The length of each bar.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The bars' thickness, in units of the axis.</summary>
    public double Thickness { get; init; } = 0.72;

    /// <summary>How many values had no place in any bar.</summary>
    public int LeftOut { get; init; }

    /// <summary>True for bars that lie (Bar), false for bars that stand (Column).</summary>
    public bool Horizontal { get; init; }

    /// <summary>True to write each bar's value beside it.</summary>
    public bool ShowValues { get; init; }

    /// <summary>How far each value may be off, or null for no error bars.</summary>
    public ErrorBars? Errors { get; init; }

    private IEnumerable<double> Along => (Errors is null ? Values : Values.Concat(Errors.Ends(Values))).Append(0);

    private IEnumerable<double> Spread => Positions.SelectMany(position => new[] { position - Thickness / 2, position + Thickness / 2 });

    internal override IEnumerable<double> Across => Horizontal ? Along : Spread;

    internal override IEnumerable<double> Upwards => Horizontal ? Spread : Along;

    internal override (double X, double Y) Margin => Horizontal ? (ShowValues ? 0.12 : 0.06, 0.03) : (0.03, ShowValues ? 0.12 : 0.06);
}
