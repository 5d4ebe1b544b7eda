using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Writes what the traces of several kinds have, as plotly.js reads it.</summary>
internal static class PlotlyTraces
{
    /// <summary>The trace with its name and on its axes; null where it is written as an image.</summary>
    /// <param name="trace">What is drawn.</param>
    /// <param name="style">How.</param>
    /// <param name="place">Where.</param>
    public static JsonObject? Of(Trace trace, TraceStyle style, PlotlyPlace place)
    {
        // Which colour belongs to which trace is the legend's to say; which to which number, the colour bar's.
        if (trace.ToPlotly(place, style) is not { } json)
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

    public static JsonObject Errors(ErrorBars errors, string color) => new()
    {
        ["type"] = "data",
        ["symmetric"] = false,
        ["array"] = Numbers(errors.Above),
        ["arrayminus"] = Numbers(errors.Below),
        ["color"] = color,
        ["thickness"] = 1.5,
        ["width"] = 4,
    };

    public static JsonObject Marker(TraceStyle style, double size) => new()
    {
        ["color"] = style.Color,
        ["size"] = size,
        ["symbol"] = style.Marker switch
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
    public static JsonArray Numbers(IEnumerable<double> values) => new([.. PlotlyWriter.Numbers([.. values]).DefaultIfEmpty(null)]);
}
