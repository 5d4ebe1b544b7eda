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
        bool isCounted = bars.Count > 0 && x.Title() is null && y.Title() is null && !X.HasNames && !Y.HasNames
            && bars.All(bar => bar.Thickness != 0.8);
        var (drawn, notes) = WithCellTexts();
        return new()
        {
            Title = Title,
            Caption = Caption,
            Traces = [.. ToldApart(drawn), .. BarSharing.Of(bars, barMode)],
            X = X.Read(isCounted && bars[0].Horizontal ? "count" : null),
            Y = Y.Read(isCounted && !bars[0].Horizontal ? "count" : null),
            Z = new AxisReader(z).Read(),
            Annotations = notes,
            References = references,
            EqualUnits = y.Word("scaleanchor") is not null && (y.Number("scaleratio") ?? 1) == 1,
        };
    }

    /// <summary>Series of chosen colours differ without them, too: by their markers, or by how their lines are broken.</summary>
    private static Trace[] ToldApart(IEnumerable<Trace> traces)
    {
        int turn = 0;
        return traces.Select(trace => trace switch
        {
            PointTrace { Color: not null, Marker: null } points =>
                points with { Marker = (Marker)(turn++ % Enum.GetValues<Marker>().Length) },
            LineTrace { Color: not null, Dash: null } line => line with { Dash = (Dash)(turn++ % Enum.GetValues<Dash>().Length) },
            _ => trace,
        }).ToArray();
    }

    /// <summary>A note at the middle of each cell of a heatmap is the cell's text, whose colour is chosen to be read.</summary>
    private (IReadOnlyList<Trace> Traces, IReadOnlyList<Annotation> Notes) WithCellTexts()
    {
        if (traces is not [HeatmapTrace { Texts: null } table] || annotations.Count != table.Values.Count)
            return (traces, annotations);
        string?[] texts = new string?[table.Values.Count];
        foreach (var note in annotations.Where(note => IsPlace(note.X, table.Columns) && IsPlace(note.Y, table.Rows)))
            texts[(int)note.Y * table.Columns + (int)note.X] = note.Text;
        return texts.Contains(null) ? (traces, annotations) : ([table with { Texts = texts! }], []);

        static bool IsPlace(double value, int count) => value == Math.Floor(value) && value >= 0 && value < count;
    }
}
