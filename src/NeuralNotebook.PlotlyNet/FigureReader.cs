using System.Globalization;
using System.Text.Json;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Reads a chart of plotly.js as a figure of ours, which draws itself as SVG and says what it shows.</summary>
internal static class FigureReader
{
    /// <summary>Reads the parts that our writer of SVG knows: scatter, line, bar, histogram, heatmap, contour, surface,
    /// and subplots of them.</summary>
    /// <param name="chart">An object with <c>data</c> and <c>layout</c>.</param>
    /// <exception cref="NotDrawnException">The chart holds something else.</exception>
    /// <exception cref="ArgumentException">Its numbers make no such picture.</exception>
    public static Interactive.Figure Read(JsonElement chart)
    {
        var layout = chart.At("layout") ?? default;
        if (layout.Items("images").Count > 0 || layout.Items("shapes").Any(shape => shape.Word("type") == "path"))
            throw new NotDrawnException("scatter with pictures or drawn shapes");
        var panels = new Dictionary<string, PanelReader>();
        foreach (var trace in chart.Items("data").Where(trace => trace.Word("visible") != "legendonly" && trace.Truth("visible") != false))
        {
            string key = KeyOf(trace);
            if (!panels.TryGetValue(key, out var panel))
                panels[key] = panel = Open(layout, key);
            panel.Add(trace);
        }

        PanelReader[] placed = [.. panels.Values.OrderBy(panel => Math.Round(panel.Place.Top, 2)).ThenBy(panel => panel.Place.Left)];
        LayoutNotes.Read(layout, panels, placed);
        int columns = Math.Max(1, placed.Select(panel => Math.Round(panel.Place.Left, 2)).Distinct().Count());
        int rows = Math.Max(1, (placed.Length + columns - 1) / columns);
        return new Interactive.Figure
        {
            Title = layout.Title(),
            Panels = [.. placed.Select(panel => panel.Read())],
            Columns = columns,
            Width = Size(layout.Number("width"), columns == 1 ? Interactive.Figure.DefaultWidth : 660),
            Height = Size(layout.Number("height"), rows == 1 ? Interactive.Figure.DefaultHeight : 40 + rows * 280),
            Legend = layout.Truth("showlegend") ?? true,
        };
    }

    /// <summary>The axes that a trace stands on: <c>x2 y2</c>, or <c>scene2</c>.</summary>
    private static string KeyOf(JsonElement trace) =>
        trace.Word("type") == "surface" ? trace.Word("scene") ?? "scene" : $"{trace.Word("xaxis") ?? "x"} {trace.Word("yaxis") ?? "y"}";

    private static PanelReader Open(JsonElement layout, string key)
    {
        string barMode = layout.Word("barmode") ?? "group";
        if (key.Split(' ') is [var across, var upwards])
        {
            JsonElement x = Part($"xaxis{across[1..]}"), y = Part($"yaxis{upwards[1..]}");
            return new PanelReader(x, y, default, barMode)
            { Place = Place(layout, x.At("domain"), y.At("domain"), across[1..], upwards[1..]) };
        }

        var scene = Part(key);
        var domain = scene.At("domain") ?? default;
        return new PanelReader(scene.At("xaxis") ?? default, scene.At("yaxis") ?? default, scene.At("zaxis") ?? default, barMode)
        {
            Place = domain.Number("row") is { } row
                ? (domain.Number("column") ?? 0, row) : Place(layout, domain.At("x"), domain.At("y"), key[5..], key[5..]),
        };

        JsonElement Part(string name) => layout.At(name) ?? default;
    }

    /// <summary>Where a panel stands: what its axes say, or the cell of the layout's grid that belongs to their numbers.</summary>
    private static (double Left, double Top) Place(JsonElement layout, JsonElement? across, JsonElement? upwards, string x, string y)
    {
        double[] left = PlotlyJson.Numbers(across), top = PlotlyJson.Numbers(upwards);
        if (left.Length == 2 || top.Length == 2)
            return (left.FirstOrDefault(), 1 - top.ElementAtOrDefault(1));
        int column = Count(x), row = Count(y);
        if (layout.Number("grid", "columns") is not { } columns)
            return (0, 0);
        return layout.Word("grid", "pattern") == "coupled" || column != row
            ? (column, row) : (column % (int)columns, column / (int)columns);

        // "x" is the first, "x2" the second.
        static int Count(string number) =>
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value - 1 : 0;
    }

    private static int Size(double? pixels, int otherwise) =>
        pixels is { } given ? (int)Math.Clamp(given, 120, 4000) : Math.Min(otherwise, 4000);
}
