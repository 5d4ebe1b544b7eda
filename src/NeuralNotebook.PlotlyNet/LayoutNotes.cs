using System.Text.Json;
using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Brings the texts and lines of a layout to the panels that they stand in.</summary>
internal static class LayoutNotes
{
    /// <param name="layout">The chart's layout.</param>
    /// <param name="panels">The panels by their axes: <c>x2 y2</c>.</param>
    /// <param name="placed">The same from the top left.</param>
    public static void Read(JsonElement layout, IReadOnlyDictionary<string, PanelReader> panels, IReadOnlyList<PanelReader> placed)
    {
        var headings = new List<string>();
        foreach (var note in layout.Items("annotations"))
        {
            string text = PlotlyJson.Plain(note.Word("text") ?? "");
            if (text.Length == 0)
                continue;
            if (note.Word("xref") == "paper" && note.Word("yref") == "paper")
                headings.Add(text);
            else if (panels.TryGetValue($"{Axis(note, "xref", "x")} {Axis(note, "yref", "y")}", out var panel))
                Add(panel, note, text);
        }

        // Plotly.NET writes the titles of subplots over them, in the order of the grid.
        if (headings.Count == placed.Count && placed.Count > 1)
        {
            foreach (var (panel, heading) in placed.Zip(headings))
                panel.Title = heading;
        }

        foreach (var shape in layout.Items("shapes").Where(shape => shape.Word("type") == "line"))
            Add(panels, shape);
    }

    private static void Add(PanelReader panel, JsonElement note, string text)
    {
        if (note.At("x") is not { } x || note.At("y") is not { } y)
            return;
        if (IsWhole(note, "xref") && IsWhole(note, "yref"))
        {
            if (PlotlyJson.Value(y) == 1)
                panel.Title = text;
            else
                panel.Caption = text;
        }
        else if (!IsWhole(note, "xref") && !IsWhole(note, "yref"))
        {
            bool isFar = note.Truth("showarrow") ?? true;
            panel.Add(new Annotation
            {
                Text = text,
                X = panel.X.Place(x),
                Y = panel.Y.Place(y),
                OffsetX = isFar ? note.Number("ax") ?? -10 : 0,
                OffsetY = isFar ? note.Number("ay") ?? -30 : 0,
                Color = note.Color("font", "color") ?? new Annotation { Text = "", X = 0, Y = 0 }.Color,
            });
        }
    }

    /// <summary>A line across a whole panel.</summary>
    private static void Add(IReadOnlyDictionary<string, PanelReader> panels, JsonElement shape)
    {
        double? x = shape.Number("x0"), y = shape.Number("y0");
        bool lies = y is not null && y == shape.Number("y1") && (IsWhole(shape, "xref") || shape.Word("xref") == "paper");
        bool stands = x is not null && x == shape.Number("x1") && (IsWhole(shape, "yref") || shape.Word("yref") == "paper");
        if (lies == stands)
            return;
        foreach (var (_, panel) in panels.Where(panel =>
            panel.Key.Split(' ')[lies ? 1 : 0] == Axis(shape, lies ? "yref" : "xref", lies ? "y" : "x")).Take(1))
            panel.Add(new ReferenceLine { Value = lies ? y!.Value : x!.Value, Vertical = stands });
    }

    private static bool IsWhole(JsonElement json, string name) => json.Word(name)?.EndsWith(" domain", StringComparison.Ordinal) == true;

    /// <summary>The axis that a place is counted on, also where only its length is meant: <c>x2</c> of <c>x2 domain</c>.</summary>
    private static string Axis(JsonElement json, string name, string otherwise) => (json.Word(name) ?? otherwise).Split(' ')[0];
}
