using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Writes the parts of traces as plotly.js reads them.</summary>
internal static class PlotlyTraces
{
    /// <summary>Fewer places than these are shorter as a list.</summary>
    private const int FewestEven = 8;

    /// <summary>The trace with its name and on its axes; null where it is written as an image.</summary>
    /// <param name="trace">What is drawn.</param>
    /// <param name="looks">How.</param>
    /// <param name="place">Where.</param>
    public static JsonObject? Of(Trace trace, Looks looks, PlotlyPlace place)
    {
        // Which colour belongs to which trace is the legend's to say; which to which number, the colour bar's.
        if (trace.ToPlotly(place, looks) is not { } json)
            return null;
        if (trace.Name is { } name)
            json["name"] = PlotlyWriter.Text(name);
        json["showlegend"] = false;
        if (trace is SurfaceTrace)
            json["scene"] = "scene" + place.Number;
        else
            (json["xaxis"], json["yaxis"]) = ("x" + place.Number, "y" + place.Number);
        return json;
    }

    public static JsonObject Line(LineTrace line, Looks looks, bool log)
    {
        var json = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = line.ShowsMarkers || line.MarksEnds ? "lines+markers" : "lines",
            ["y"] = Numbers(line.Y),
            ["line"] = new JsonObject { ["color"] = looks.Color, ["width"] = line.Width, ["dash"] = Name(looks.Dash) },
            ["connectgaps"] = false,
        };
        if (!log && Step(line.X) is { } step)
            (json["x0"], json["dx"]) = (PlotlyWriter.Exact(line.X[0]), PlotlyWriter.Exact(step));
        else
            json["x"] = Numbers(line.X);
        if (line.MarksEnds && line.Ends is { } ends)
            json["marker"] = PathMarkers(line, looks, ends);
        else if (line.ShowsMarkers)
            json["marker"] = Marker(looks, 7);
        if (line.Errors is { } errors)
            json["error_y"] = Errors(errors, looks.Color);
        return json;
    }

    /// <summary>The step from each place to the next where all are equal, as those of a function and of epochs are; null where they are not. Each place would be a line of
    /// the notebook's file.</summary>
    private static double? Step(IReadOnlyList<double> x)
    {
        if (x.Count < FewestEven)
            return null;
        var (length, step) = (x[^1] - x[0], (x[^1] - x[0]) / (x.Count - 1));
        return Finite.Is(step) && step != 0 && Enumerable.Range(0, x.Count).All(i => Math.Abs(x[0] + i * step - x[i]) <= 1e-6 * Math.Abs(length)) ? step : null;
    }

    /// <summary>A ring at the start, a diamond at the end, and a dot or nothing at each step between.</summary>
    private static JsonObject PathMarkers(LineTrace line, Looks looks, (int First, int Last) ends)
    {
        var json = Marker(looks, 0);
        json["size"] = new JsonArray([.. Enumerable.Range(0, line.X.Count).Select(i => (JsonNode)(i == ends.First || i == ends.Last ? 12 : line.ShowsMarkers ? 5 : 0))]);
        json["symbol"] = new JsonArray([.. Enumerable.Range(0, line.X.Count).Select(i => (JsonNode)(i == ends.Last ? "diamond" : i == ends.First ? "circle-open" : "circle"))]);
        json["opacity"] = 1;
        return json;
    }

    public static JsonObject Points(PointTrace points, Looks looks)
    {
        var json = new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = Numbers(points.X),
            ["y"] = Numbers(points.Y),
            ["marker"] = Marker(looks, points.Size),
        };
        if (points.Errors is { } errors)
            json["error_y"] = Errors(errors, looks.Color);
        return json;
    }

    public static JsonObject Band(BandTrace band, Looks looks)
    {
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var stretch in band.Stretches(i => Finite.Is(band.X[i]) && Finite.Is(band.Lower[i]) && Finite.Is(band.Upper[i])))
        {
            if (x.Count > 0)
            {
                x.Add(double.NaN);
                y.Add(double.NaN);
            }
            x.AddRange([.. stretch.Select(i => band.X[i]), .. Enumerable.Reverse(stretch).Select(i => band.X[i])]);
            y.AddRange([.. stretch.Select(i => band.Upper[i]), .. Enumerable.Reverse(stretch).Select(i => band.Lower[i])]);
        }
        var fill = Rgb.Parse(looks.Color);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = Numbers(x),
            ["y"] = Numbers(y),
            ["line"] = new JsonObject { ["width"] = 0, ["color"] = looks.Color },
            ["fill"] = "toself",
            ["fillcolor"] = $"rgba({fill.Red},{fill.Green},{fill.Blue},0.2)",
            ["hoverinfo"] = "skip",
        };
    }

    public static JsonObject Bars(BarTrace bars, Looks looks)
    {
        var json = new JsonObject
        {
            ["type"] = "bar",
            ["orientation"] = bars.Horizontal ? "h" : "v",
            ["x"] = Numbers(bars.Horizontal ? bars.Values : bars.Positions),
            ["y"] = Numbers(bars.Horizontal ? bars.Positions : bars.Values),
            ["width"] = bars.Thickness,
            ["marker"] = new JsonObject { ["color"] = BarColors(bars, looks) },
        };
        if (bars.Errors is { } errors)
            json[bars.Horizontal ? "error_x" : "error_y"] = Errors(errors, Palette.Ink);
        return json;
    }

    /// <summary>One colour for all bars, or, where signs differ, one for each.</summary>
    private static JsonNode BarColors(BarTrace bars, Looks looks)
    {
        string[] colors = [.. bars.Values.Select(value => bars.ColorOf(value, looks))];
        return colors.Distinct().Count() > 1 ? new JsonArray([.. colors.Select(color => (JsonNode)color)]) : colors.FirstOrDefault(looks.Color);
    }

    public static JsonObject Image(RasterTrace raster, string number) => new()
    {
        ["source"] = raster.SharpDataAddress,
        ["xref"] = "x" + number,
        ["yref"] = "y" + number,
        ["x"] = PlotlyWriter.Number(raster.Left),
        ["y"] = PlotlyWriter.Number(raster.Top),
        ["sizex"] = PlotlyWriter.Number(Math.Abs(raster.Right - raster.Left)),
        ["sizey"] = PlotlyWriter.Number(Math.Abs(raster.Top - raster.Bottom)),
        ["sizing"] = "stretch",
        ["layer"] = "below",
    };

    private static JsonObject Errors(ErrorBars errors, string color) => new()
    {
        ["type"] = "data",
        ["symmetric"] = false,
        ["array"] = Numbers(errors.Above),
        ["arrayminus"] = Numbers(errors.Below),
        ["color"] = color,
        ["thickness"] = 1.5,
        ["width"] = 4,
    };

    private static JsonObject Marker(Looks looks, double size) => new()
    {
        ["color"] = looks.Color,
        ["size"] = size,
        ["symbol"] = looks.Marker switch
        {
            Interactive.Marker.Square => "square",
            Interactive.Marker.Triangle => "triangle-up",
            Interactive.Marker.Diamond => "diamond",
            Interactive.Marker.TriangleDown => "triangle-down",
            Interactive.Marker.Cross => "x",
            _ => "circle",
        },
        ["line"] = new JsonObject { ["color"] = Palette.Background, ["width"] = 0.9 },
    };

    public static string Name(Dash dash) => dash switch
    {
        Dash.Dashed => "dash",
        Dash.Dotted => "dot",
        Dash.DashDot => "dashdot",
        Dash.LongDash => "longdash",
        _ => "solid",
    };

    /// <summary>The numbers; of none at all one that is missing, because plotly.js' own check refuses a trace without data.</summary>
    private static JsonArray Numbers(IEnumerable<double> values) => new([.. PlotlyWriter.Numbers([.. values]).DefaultIfEmpty(null)]);
}
