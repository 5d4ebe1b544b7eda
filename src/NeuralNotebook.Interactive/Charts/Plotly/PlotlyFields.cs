using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Writes the traces that show numbers as colours, as plotly.js reads them.</summary>
internal static class PlotlyFields
{
    /// <summary>Pixels that a colour bar with its labels needs beside its panel.</summary>
    public const double BarWidth = 72;

    private const double BarThickness = 13;

    /// <summary>plotly.js' camera that sees without perspective shows a box in its own size: this one fills its part of
    /// the picture.</summary>
    private const double Size = 1.35, Distance = 2;

    /// <summary>The trace with its colour bar beside its panel, or without one.</summary>
    public static JsonObject WithColorBar(JsonObject trace, bool shown, double right, (double From, double To) upwards)
    {
        if (!trace.ContainsKey("showscale"))
            return trace;
        trace["showscale"] = shown;
        if (!shown)
            trace.Remove("colorbar"); // plotly.js' own check refuses settings of what is not there
        if (trace["colorbar"] is not JsonObject bar)
            return trace;
        (bar["x"], bar["xanchor"], bar["y"], bar["yanchor"]) = (right, "left", (upwards.From + upwards.To) / 2, "middle");
        (bar["len"], bar["lenmode"], bar["ypad"]) = (Math.Round(upwards.To - upwards.From, 4), "fraction", 0);
        return trace;
    }

    public static JsonObject Heatmap(HeatmapTrace heatmap)
    {
        var json = Colored(heatmap, "heatmap", "zmin", "zmax");
        json["z"] = Rows(heatmap.Values, heatmap.Columns);
        var (width, height) = (heatmap.Extent.Columns / (double)heatmap.Columns, heatmap.Extent.Rows / (double)heatmap.Rows);
        (json["x0"], json["dx"], json["y0"], json["dy"]) = (width / 2 - 0.5, width, height / 2 - 0.5, height);
        json["hoverongaps"] = false;
        if (heatmap.Texts is { } texts)
        {
            json["text"] = Texts(texts.Select(PlotlyWriter.Text), heatmap.Columns);
            json["texttemplate"] = "%{text}";
            json["textfont"] = new JsonObject { ["size"] = 13 };
        }
        return json;
    }

    /// <summary>plotly.js draws levels at equal steps only: where ours are not equal, heights are given as levels passed,
    /// and the texts say the heights.</summary>
    public static JsonObject Contour(ContourTrace contour)
    {
        var levels = contour.Levels;
        bool equal = Equal(levels);
        var z = equal ? contour.Values : [.. contour.Values.Select(height => Passed(levels, height))];
        var (start, step) = levels.Count == 0 ? (contour.ColorRange.Max * 2 + 1, 1)
            : equal ? (levels[0], levels.Count > 1 ? levels[1] - levels[0] : 1) : (0, 1);
        double end = start + step * Math.Max(0, levels.Count - 1);
        bool lined = contour.Lines || !contour.Filled;
        var json = new JsonObject
        {
            ["type"] = "contour",
            ["x"] = Numbers(contour.X),
            ["y"] = Numbers(contour.Y),
            ["z"] = Rows(z, contour.X.Count),
            ["autocontour"] = false,
            ["contours"] = new JsonObject
            {
                ["start"] = PlotlyWriter.Exact(start),
                ["end"] = PlotlyWriter.Exact(end),
                ["size"] = PlotlyWriter.Exact(step),
                ["coloring"] = contour.Filled ? "fill" : "none",
            },
            ["line"] = new JsonObject { ["width"] = !lined ? 0 : contour.Filled ? 0.8 : 1.2 },
        };
        if (contour.Filled)
        {
            json["showscale"] = contour.ColorBar;
            json["colorscale"] = Scale(contour.Colors);
            json["contours"]!["showlines"] = contour.Lines;
            json["colorbar"] = Bar(contour);
            if (!equal)
            {
                json["colorbar"]!["tickvals"] = new JsonArray([.. levels.Select((_, i) => (JsonNode)i)]);
                json["colorbar"]!["ticktext"] = new JsonArray([.. contour.LevelNames.Select(name => (JsonNode)name)]);
            }
        }
        else if (equal)
        {
            json["contours"]!["showlabels"] = true;
        }
        if (contour.Lines)
            json["line"]!["color"] = contour.Filled ? "rgba(28,37,48,0.4)" : Palette.Quiet;
        if (!equal)
        {
            json["text"] = Texts(contour.Values.Select(height => NumberText.Short(height)), contour.X.Count);
            json["hoverinfo"] = "x+y+text";
        }
        return json;
    }

    public static JsonObject Surface(SurfaceTrace surface)
    {
        var json = Colored(surface, "surface", "cmin", "cmax");
        (json["x"], json["y"], json["z"]) = (Numbers(surface.X), Numbers(surface.Y), Rows(surface.Values, surface.X.Count));
        return json;
    }

    /// <summary>The three axes and the camera of a panel in space.</summary>
    public static JsonObject Scene(Panel panel, JsonArray across, JsonArray upwards)
    {
        var (azimuth, elevation) = (panel.Camera.Azimuth * Math.PI / 180, Math.Clamp(panel.Camera.Elevation, 5, 90) * Math.PI / 180);
        return new JsonObject
        {
            ["domain"] = new JsonObject { ["x"] = across, ["y"] = upwards },
            ["xaxis"] = Axis(panel.X, AxisRange.X(panel)),
            ["yaxis"] = Axis(panel.Y, AxisRange.Y(panel)),
            ["zaxis"] = Axis(panel.Z, AxisRange.Z(panel)),
            ["aspectmode"] = "manual",
            ["aspectratio"] = new JsonObject { ["x"] = Size, ["y"] = Size, ["z"] = Size * Projection.Flatness },
            ["camera"] = new JsonObject
            {
                ["projection"] = new JsonObject { ["type"] = "orthographic" },
                ["eye"] = new JsonObject
                {
                    ["x"] = Rounded(Distance * Math.Cos(azimuth) * Math.Cos(elevation)),
                    ["y"] = Rounded(Distance * Math.Sin(azimuth) * Math.Cos(elevation)),
                    ["z"] = Rounded(Distance * Math.Sin(elevation)),
                },
            },
        };

        static double Rounded(double value) => Math.Round(value, 4);
    }

    private static JsonObject Axis(Axis axis, (double Min, double Max) range)
    {
        var json = new JsonObject
        {
            ["type"] = axis.Log ? "log" : "linear",
            ["range"] = axis.Log ? new JsonArray(Math.Log10(range.Min), Math.Log10(range.Max)) : new JsonArray(range.Min, range.Max),
            ["visible"] = axis.Visible,
        };
        if (!axis.Visible)
            return json;
        // An axis in space that has no title of its own would be called x, y or z.
        json["title"] = new JsonObject { ["text"] = PlotlyWriter.Text(Ticks.Title(axis, range) ?? "") };
        (json["gridcolor"], json["nticks"]) = (Palette.Grid, 6);
        Count(json, axis, range);
        json["tickfont"] = new JsonObject { ["size"] = 11 };
        return json;
    }

    private static JsonObject Colored(ColoredTrace trace, string type, string low, string high)
    {
        var (min, max) = trace.ColorRange;
        var json = new JsonObject
        {
            ["type"] = type,
            ["colorscale"] = Scale(trace.Colors),
            [low] = PlotlyWriter.Exact(min),
            [high] = PlotlyWriter.Exact(max),
            ["showscale"] = trace.ColorBar,
        };
        if (trace.ColorBar)
            json["colorbar"] = Bar(trace);
        return json;
    }

    private static JsonObject Bar(ColoredTrace trace)
    {
        var (bar, axis) = (new JsonObject { ["thickness"] = BarThickness, ["outlinewidth"] = 0 }, new Axis { Title = trace.ColorBarTitle });
        string? title = trace is ContourTrace ? axis.Title : Ticks.Title(axis, trace.ColorRange);
        if (trace is not ContourTrace)
            Count(bar, axis, trace.ColorRange);
        if (title is not null)
            bar["title"] = new JsonObject { ["text"] = PlotlyWriter.Text(TextWidth.Cut(title, 13, 300)) };
        return bar;
    }

    /// <summary>Gives an axis whose range is too narrow for its place the labels that the SVG has; plotly.js would repeat
    /// the place at each.</summary>
    public static void Count(JsonObject json, Axis axis, (double Min, double Max) range)
    {
        if (axis.Log || axis.Categories is not null || Ticks.Offset(range.Min, range.Max) == 0)
            return;
        var ticks = Ticks.Linear(range.Min, range.Max, 6);
        json["tickvals"] = new JsonArray([.. ticks.Select(tick => (JsonNode)tick.Value)]);
        json["ticktext"] = new JsonArray([.. ticks.Select(tick => (JsonNode)tick.Label)]);
    }

    private static JsonArray Scale(ColorMap map)
    {
        var anchors = ColorScale.Anchors(map);
        return new([.. anchors.Select((color, i) => new JsonArray(Math.Round(i / (anchors.Length - 1.0), 4), color.ToString()))]);
    }

    public static bool Equal(IReadOnlyList<double> levels) => levels.Count < 3 ||
        levels.Zip(levels.Skip(1)).All(pair =>
            Math.Abs(pair.Second - pair.First - (levels[1] - levels[0])) < 1e-6 * (levels[1] - levels[0]));

    /// <summary>How many levels lie below a height, and how far it is to the next; level k itself is k.</summary>
    private static double Passed(IReadOnlyList<double> levels, double height)
    {
        if (!Plottable.IsFinite(height))
            return double.NaN;
        int next = 1;
        while (next < levels.Count - 1 && levels[next] <= height)
            next++;
        return next - 1 + (height - levels[next - 1]) / (levels[next] - levels[next - 1]);
    }

    private static JsonArray Rows(IReadOnlyList<double> values, int columns) =>
        new([.. PlotlyWriter.Numbers(values, fewest: 4).Chunk(columns).Select(row => new JsonArray([.. row]))]);

    private static JsonArray Texts(IEnumerable<string> texts, int columns) =>
        new([.. texts.Chunk(columns).Select(row => new JsonArray([.. row.Select(text => (JsonNode)text)]))]);

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. PlotlyWriter.Numbers([.. values])]);
}
