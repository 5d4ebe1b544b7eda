using System.Text.Json.Nodes;

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
    public IReadOnlyList<double> Positions { get; private init; }

    /// <summary>The length of each bar.</summary>
    public IReadOnlyList<double> Values { get; private init; }

    /// <summary>The bars' thickness, in units of the axis.</summary>
    public double Thickness { get; init; } = AtOnePlace;

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

    /// <summary>How much of a named place its bars take together.</summary>
    private const double AtOnePlace = 0.72;

    /// <summary>These bars as one of several series that stand side by side at the same named places: at 0, 1, 2, …</summary>
    /// <remarks>Without the values written beside them: so close together they would touch.</remarks>
    internal BarTrace SideBySide(int index, int count) => this with
    {
        Positions = [.. Positions.Select(position => Math.Round(position) + (((index + 0.5) / count - 0.5) * AtOnePlace))],
        Thickness = AtOnePlace / count,
        ShowValues = false,
    };

    /// <summary>More bars than these are thinner than a pixel.</summary>
    private const int MostBars = 600;

    internal override double Weight => Math.Min(Values.Count, MostBars) * Each;

    internal override (int Count, string Name) Marks => (Values.Count, "bars");

    /// <summary>A bar without a name stands for its number, and wears the colour of its sign; one that is named, or was given a colour,
    /// wears its series'.</summary>
    internal string ColorOf(double value, TraceStyle style) =>
        value < 0 && Name is null && Color is null ? Palette.OfSign(value) : style.Color;

    private double Each => 46 + (Errors is null ? 0 : ErrorBars.Weight);

    /// <summary>Of each stretch of bars the longest upwards and the longest downwards, as wide as the stretch.</summary>
    internal override Trace Thinned(double bytes, Panel panel)
    {
        if (Values.Count <= Math.Min(MostBars, bytes / Each))
            return this;
        int count = (int)Math.Clamp(bytes / Each / 2, 10, MostBars / 4);
        int[] order = Enumerable.Range(0, Values.Count).Where(i => Plottable.IsFinite(Values[i]) && Plottable.IsFinite(Positions[i]))
            .OrderBy(i => Positions[i]).ToArray();
        var stretches = Enumerable.Range(0, count)
            .Select(i => order[(int)((long)i * order.Length / count)..(int)((long)(i + 1) * order.Length / count)])
            .Where(stretch => stretch.Length > 0).ToList();
        int[] kept = [.. stretches.SelectMany(stretch => new[] { stretch.MaxBy(i => Values[i]), stretch.MinBy(i => Values[i]) }
            .Where((i, k) => k == 0 ? Values[i] >= 0 : Values[i] < 0))];
        return this with
        {
            Positions = Sample.At(Positions, kept),
            Values = Sample.At(Values, kept),
            Errors = Errors?.At(kept),
            Thickness = order.Length == 0 ? Thickness : Math.Max(Thickness, (Positions[order[^1]] - Positions[order[0]]) / count),
            ShowValues = false,
        };
    }

    internal override (double X, double Y) Margin => Horizontal ? (ShowValues ? 0.12 : 0.06, 0.03) : (0.03, ShowValues ? 0.12 : 0.06);

    internal override bool StandsOnZero => true;

    internal override string ChartName => "bar chart";

    internal override string Told(Panel panel) => AltText.Bars(this, panel) + AltText.Off(Errors, Values);

    internal override void Draw(MarksPainter marks, TraceStyle style)
    {
        var paths = new SortedDictionary<string, PathData>(StringComparer.Ordinal);
        for (int i = 0; i < Values.Count; i++)
        {
            var (position, value) = (Positions[i], Values[i]);
            var (along, beside) = Horizontal ? (marks.Across, marks.Upwards) : (marks.Upwards, marks.Across);
            // The first bar of a logarithmic axis may begin below it.
            var (from, to) = (Math.Max(position - Thickness / 2, beside.Min), position + Thickness / 2);
            var (zero, end) = (along.Pixel(Math.Max(0, along.Min)), along.Pixel(value));
            var (first, last) = (beside.Pixel(from), beside.Pixel(to));
            if (double.IsNaN(zero + end + beside.Pixel(position) + first + last))
                continue;
            string color = ColorOf(value, style);
            var path = paths.TryGetValue(color, out var begun) ? begun : paths[color] = new PathData();
            if (Horizontal)
                path.MoveTo(zero, first).LineTo(end, first).LineTo(end, last).LineTo(zero, last).Close();
            else
                path.MoveTo(first, zero).LineTo(first, end).LineTo(last, end).LineTo(last, zero).Close();
        }
        if (paths.Count == 0)
            return;
        foreach (var (color, path) in paths)
            marks.Canvas.Path(path, new PathLook { Fill = color, Stroke = Palette.Background, StrokeWidth = 0.8 });
        new BarLabelsPainter(marks.Canvas, marks.Across, marks.Upwards).Draw(this, style);
        marks.Errors(Positions, Values, Errors, Palette.Ink, Horizontal);
    }

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style)
    {
        var json = new JsonObject
        {
            ["type"] = "bar",
            ["orientation"] = Horizontal ? "h" : "v",
            ["x"] = PlotlyTraces.Numbers(Horizontal ? Values : Positions),
            ["y"] = PlotlyTraces.Numbers(Horizontal ? Positions : Values),
            ["width"] = Thickness,
            ["marker"] = new JsonObject { ["color"] = Colors(style) },
        };
        if (Errors is { } errors)
            json[Horizontal ? "error_x" : "error_y"] = PlotlyTraces.Errors(errors, Palette.Ink);
        return json;
    }

    /// <summary>One colour for all bars, or, where signs differ, one for each.</summary>
    private JsonNode Colors(TraceStyle style)
    {
        string[] colors = [.. Values.Select(value => ColorOf(value, style))];
        return colors.Distinct().Count() > 1
            ? new JsonArray([.. colors.Select(color => (JsonNode)color)])
            : colors.FirstOrDefault(style.Color);
    }
}
