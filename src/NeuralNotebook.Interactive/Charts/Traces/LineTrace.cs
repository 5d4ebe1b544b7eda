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
            var seen = Enumerable.Range(0, X.Count).Where(i => Plottable.IsFinite(X[i]) && Plottable.IsFinite(Y[i])).ToList();
            return seen.Count == 0 ? null : (seen[0], seen[^1]);
        }
    }

    internal bool ShowsMarkers => Markers ?? X.Count <= 12;

    internal override IEnumerable<double> Across => X;

    /// <summary>How far each y may be off, or null for no error bars.</summary>
    public ErrorBars? Errors { get; init; }

    /// <summary>Fewer places than these are shorter as a list.</summary>
    private const int FewestEven = 8;

    /// <summary>More points than a screen has room for.</summary>
    private const int MostPoints = 4000;

    internal override double Weight => Math.Min(X.Count, MostPoints) * Each;

    internal override (int Count, string Name) Marks => ShowsMarkers ? (X.Count, "points") : (0, "");

    private double Each => 28 + (ShowsMarkers ? 48 : 0) + (MarksEnds ? 24 : 0) + (Errors is null ? 0 : ErrorBars.Weight);

    internal override Trace Thinned(double bytes, Panel panel)
    {
        int most = Math.Max(12, (int)Math.Min(MostPoints, bytes / Each));
        if (X.Count <= most)
            return this;
        int[] kept = Sample.OfLine([Y, X], most);
        return this with { X = Sample.At(X, kept), Y = Sample.At(Y, kept), Errors = Errors?.At(kept), Markers = ShowsMarkers };
    }

    internal override IEnumerable<double> Upwards => Errors is null ? Y : Y.Concat(Errors.Ends(Y));

    internal override string ChartName => "line chart";

    internal override string Told(Panel panel) => AltText.Along(X, Y, panel) + AltText.Off(Errors, Y);

    internal override void Draw(MarksPainter marks, TraceStyle style)
    {
        var path = new PathData();
        foreach (var run in Simplify.Line(X, Y, marks.Across, marks.Upwards))
        {
            path.MoveTo(run[0].X, run[0].Y);
            foreach (var (x, y) in run.Skip(1))
                path.LineTo(x, y);
            if (run.Count == 1)
                path.Dot();
        }
        if (path.IsEmpty)
            return;
        marks.Errors(X, Y, Errors, style.Color);
        if (marks.OverField)
        {
            marks.Canvas.Path(path, new PathLook
            {
                Stroke = Palette.Background,
                StrokeWidth = Width + 2.4,
                RoundJoins = true,
                Cap = "round",
                StrokeOpacity = 0.85,
            });
        }
        marks.Canvas.Path(path, new PathLook
        {
            Stroke = style.Color,
            StrokeWidth = Width,
            Dash = MarksPainter.Pattern(style.Dash),
            RoundJoins = true,
            Cap = style.Dash == Interactive.Dash.Solid ? "round" : null,
        });
        if (ShowsMarkers)
            marks.Points(X, Y, style.Color, MarksEnds ? Interactive.Marker.Circle : style.Marker, MarksEnds ? 5 : 7);
        if (MarksEnds && Ends is var (first, last))
        {
            marks.Points([X[first]], [Y[first]], style.Color, Interactive.Marker.Circle, 12);
            marks.Points([X[first]], [Y[first]], Palette.Background, Interactive.Marker.Circle, 5);
            marks.Points([X[last]], [Y[last]], style.Color, Interactive.Marker.Diamond, 13);
        }
    }

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style)
    {
        var json = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = ShowsMarkers || MarksEnds ? "lines+markers" : "lines",
            ["y"] = PlotlyTraces.Numbers(Y),
            ["line"] = new JsonObject { ["color"] = style.Color, ["width"] = Width, ["dash"] = PlotlyTraces.Name(style.Dash) },
            ["connectgaps"] = false,
        };
        if (!place.Log && Step(X) is { } step)
            (json["x0"], json["dx"]) = (PlotlyWriter.Exact(X[0]), PlotlyWriter.Exact(step));
        else
            json["x"] = PlotlyTraces.Numbers(X);
        if (MarksEnds && Ends is { } ends)
            json["marker"] = PathMarkers(style, ends);
        else if (ShowsMarkers)
            json["marker"] = PlotlyTraces.Marker(style, 7);
        if (Errors is { } errors)
            json["error_y"] = PlotlyTraces.Errors(errors, style.Color);
        return json;
    }

    /// <summary>The step from each place to the next where all are equal, as those of a function and of epochs are; null where they are
    /// not. Each place would be a line of the notebook's file.</summary>
    private static double? Step(IReadOnlyList<double> x)
    {
        if (x.Count < FewestEven)
            return null;
        var (length, step) = (x[^1] - x[0], (x[^1] - x[0]) / (x.Count - 1));
        return Plottable.IsFinite(step) && step != 0 && Enumerable.Range(0, x.Count).All(IsOnStep) ? step : null;

        bool IsOnStep(int i) => Math.Abs(x[0] + i * step - x[i]) <= 1e-6 * Math.Abs(length);
    }

    /// <summary>A ring at the start, a diamond at the end, and a dot or nothing at each step between.</summary>
    private JsonObject PathMarkers(TraceStyle style, (int First, int Last) ends)
    {
        var json = PlotlyTraces.Marker(style, 0);
        json["size"] = new JsonArray([.. Enumerable.Range(0, X.Count).Select(i => (JsonNode)Size(i))]);
        json["symbol"] = new JsonArray([.. Enumerable.Range(0, X.Count).Select(i => (JsonNode)Symbol(i))]);
        json["opacity"] = 1;
        return json;

        int Size(int i) => i == ends.First || i == ends.Last ? 12 : ShowsMarkers ? 5 : 0;

        string Symbol(int i) => i == ends.Last ? "diamond" : i == ends.First ? "circle-open" : "circle";
    }

    internal override void DrawKey(MarksPainter marks, TraceStyle style, double x, double y)
    {
        marks.Canvas.Line(x, y, x + 20, y, style.Color, Width, MarksPainter.Pattern(style.Dash));
        if (this is { ShowsMarkers: true, MarksEnds: false })
            marks.Marker(x + 10, y, style.Color, style.Marker, 7);
    }
}
