using System.Text.Json;
using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Gathers what stands on one pair of axes, or in one scene.</summary>
/// <param name="x">The axis in the layout that runs across.</param>
/// <param name="y">The one that runs upwards.</param>
/// <param name="z">The third, in a scene.</param>
/// <param name="barMode">How bars of one place share it: group, stack, overlay or relative.</param>
internal sealed class PanelReader(JsonElement x, JsonElement y, JsonElement z, string barMode)
{
    private readonly List<Trace> traces = [];
    private readonly List<BarTrace> bars = [];
    private readonly List<Annotation> annotations = [];
    private readonly List<ReferenceLine> references = [];

    public AxisReader X { get; } = new(x);

    public AxisReader Y { get; } = new(y);

    /// <summary>Where the panel stands: the distance of its left edge from the left, and of its top from the top.</summary>
    public required (double Left, double Top) Place { get; init; }

    public string? Title { get; set; }

    public string? Caption { get; set; }

    /// <summary>Adds a trace.</summary>
    /// <exception cref="NotDrawnException">Our writer knows no such kind.</exception>
    public void Add(JsonElement json)
    {
        switch (json.Word("type") ?? "scatter")
        {
            case "scatter" or "scattergl": traces.AddRange(TraceReader.Scatter(json, X, Y)); break;
            case "bar": bars.Add(TraceReader.Bars(json, X, Y)); break;
            case "histogram": bars.Add(TraceReader.Histogram(json)); break;
            case "heatmap" or "heatmapgl": traces.Add(FieldReader.Heatmap(json, X, Y)); break;
            case "contour": traces.Add(FieldReader.Contour(json, X, Y)); break;
            case "surface": traces.Add(FieldReader.Surface(json, X, Y)); break;
            case var other: throw new NotDrawnException(other);
        }
    }

    public void Add(Annotation annotation) => annotations.Add(annotation);

    public void Add(ReferenceLine line) => references.Add(line);

    public Panel Read()
    {
        bool isCounted = bars.Count > 0 && x.Title() is null && y.Title() is null && !X.HasNames && !Y.HasNames && bars.All(bar => bar.Thickness != 0.8);
        return new()
        {
            Title = Title,
            Caption = Caption,
            Traces = [.. traces, .. BarSharing.Of(bars, barMode)],
            X = X.Read(isCounted && bars[0].Horizontal ? "count" : null),
            Y = Y.Read(isCounted && !bars[0].Horizontal ? "count" : null),
            Z = new AxisReader(z).Read(),
            Annotations = annotations,
            References = references,
            EqualUnits = y.Word("scaleanchor") is not null && (y.Number("scaleratio") ?? 1) == 1,
        };
    }
}
