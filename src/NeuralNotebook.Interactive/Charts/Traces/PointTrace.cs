using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>A cloud of points. A point with a value that is not finite is left out.</summary>
public sealed record PointTrace : Trace
{
    /// <summary>A marker at each (x[i], y[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public PointTrace(double[] x, double[] y)
    {
        SameLength("A cloud of points", x.Length, "y", y.Length);
        (X, Y) = (x, y);
    }

    /// <summary>Places on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; private init; }

    /// <summary>Places on the vertical axis.</summary>
    public IReadOnlyList<double> Y { get; private init; }

    /// <summary>The markers' shape, or null to take the next one.</summary>
    public Marker? Marker { get; init; }

    /// <summary>The markers' diameter in pixels.</summary>
    public double Size { get; init; } = 7;

    internal override IEnumerable<double> Across => X;

    /// <summary>How far each y may be off, or null for no error bars.</summary>
    public ErrorBars? Errors { get; init; }

    internal override IEnumerable<double> Upwards => Errors is null ? Y : Y.Concat(Errors.Ends(Y));

    internal override double Weight => X.Count * Each;

    internal override (int Count, string Name) Marks => (X.Count, "points");

    /// <summary>A marker twice in the SVG, two numbers in the JSON.</summary>
    private double Each => 48 + (Errors is null ? 0 : ErrorBars.Weight);

    internal override Trace Thinned(double bytes, Panel panel)
    {
        if (Weight <= bytes)
            return this;
        int[] kept = Sample.OfCloud(X, Y, panel, Math.Max(8, (int)(bytes / Each)));
        return this with { X = Sample.At(X, kept), Y = Sample.At(Y, kept), Errors = Errors?.At(kept) };
    }

    internal override (double X, double Y) Margin => (0.05, 0.07);

    internal override string ChartName => "scatter chart";

    internal override string Told(Panel panel) => AltText.Cloud(X, Y, panel) + AltText.Off(Errors, Y);

    internal override void Draw(MarksPainter marks, TraceStyle style)
    {
        marks.Errors(X, Y, Errors, style.Color);
        marks.Points(X, Y, style.Color, style.Marker, Size);
    }

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style)
    {
        var json = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = PlotlyTraces.Numbers(X),
            ["y"] = PlotlyTraces.Numbers(Y),
            ["marker"] = PlotlyTraces.Marker(style, Size),
        };
        if (Errors is { } errors)
            json["error_y"] = PlotlyTraces.Errors(errors, style.Color);
        return json;
    }

    internal override void DrawKey(MarksPainter marks, TraceStyle style, double x, double y) =>
        marks.Marker(x + 13, y, style.Color, style.Marker, 9);
}
