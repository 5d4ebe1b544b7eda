using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>A line through points, in their order. A value that is not finite leaves a gap.</summary>
public sealed record LineTrace : Trace
{
    /// <summary>A line through the points (x[i], y[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public LineTrace(double[] x, double[] y)
    {
        SameLength("A line", x.Length, "y", y.Length);
        (X, Y) = (x, y);
    }

    /// <summary>Places on the horizontal axis.</summary>
    public IReadOnlyList<double> X { get; private init; }

    /// <summary>Places on the vertical axis.</summary>
    public IReadOnlyList<double> Y { get; private init; }

    /// <summary>The line's width in pixels.</summary>
    public double Width { get; init; } = 2.4;

    /// <summary>How the line is broken, or null to take the next pattern.</summary>
    public Dash? Dash { get; init; }

    /// <summary>Whether each point carries a marker; null marks them when they are few.</summary>
    public bool? Markers { get; init; }

    /// <summary>True to mark where the line starts with a ring and where it ends with a diamond: a path.</summary>
    public bool MarksEnds { get; init; }

    /// <summary>Where the line starts and ends, among the points that have a place; null when none has.</summary>
    internal (int First, int Last)? Ends
    {
        get
        {
            var seen = Enumerable.Range(0, X.Count).Where(i => Finite.Is(X[i]) && Finite.Is(Y[i])).ToList();
            return seen.Count == 0 ? null : (seen[0], seen[^1]);
        }
    }

    internal bool ShowsMarkers => Markers ?? X.Count <= 12;

    internal override IEnumerable<double> Across => X;

    /// <summary>How far each y may be off, or null for no error bars.</summary>
    public ErrorBars? Errors { get; init; }

    /// <summary>More points than a screen has room for.</summary>
    private const int MostPoints = 4000;

    internal override double Weight => Math.Min(X.Count, MostPoints) * Each;

    internal override (int Count, string Name) Marks => ShowsMarkers ? (X.Count, "points") : (0, "");

    private double Each => 28 + (ShowsMarkers ? 48 : 0) + (MarksEnds ? 24 : 0) + (Errors is null ? 0 : ErrorBars.Weight);

    internal override Trace Thinned(double bytes, Panel panel)
    {
        var most = Math.Max(12, (int)Math.Min(MostPoints, bytes / Each));
        if (X.Count <= most)
            return this;
        var kept = Sample.OfLine([Y, X], most);
        return this with { X = Sample.At(X, kept), Y = Sample.At(Y, kept), Errors = Errors?.At(kept), Markers = ShowsMarkers };
    }

    internal override IEnumerable<double> Upwards => Errors is null ? Y : Y.Concat(Errors.Ends(Y));

    internal override string ChartName => "line chart";

    internal override string Told(Panel panel) => AltText.Along(X, Y, panel) + AltText.Off(Errors, Y);

    internal override void Draw(MarksPainter marks, Looks looks) => marks.Draw(this, looks);

    internal override JsonObject ToPlotly(PlotlyPlace place, Looks looks) => PlotlyTraces.Line(this, looks, place.Log);

    internal override void DrawKey(MarksPainter marks, Looks looks, double x, double y)
    {
        marks.Canvas.Line(x, y, x + 20, y, looks.Color, Width, MarksPainter.Pattern(looks.Dash));
        if (this is { ShowsMarkers: true, MarksEnds: false })
            marks.Marker(x + 10, y, looks.Color, looks.Marker, 7);
    }
}
