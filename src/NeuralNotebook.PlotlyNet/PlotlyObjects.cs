using System.Text.Json;
using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Makes Plotly.NET's objects of plotly.js' JSON: each is a bag of properties whose class says what it is for,
/// and Plotly.NET's functions look for the class.</summary>
internal static class PlotlyObjects
{
    public static Trace Trace(JsonObject json)
    {
        string type = (string)json["type"]!;
        Trace trace = json.ContainsKey("scene") ? new Trace3D(type) : new Trace2D(type);
        // Its class holds the type already.
        return Filled(trace, json.Where(property => property.Key != "type"));
    }

    public static Layout Layout(JsonObject json) => Filled(new Layout(), json);

    private static T Filled<T>(T shell, IEnumerable<KeyValuePair<string, JsonNode?>> properties) where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
            shell.SetProperty(name, Value(name, value));
        return shell;
    }

    private static object? Value(string name, JsonNode? value) => value switch
    {
        JsonObject properties => Filled(Shell(name), properties),
        JsonArray items => name switch
        {
            "annotations" => items.Select(item => Filled(new Annotation(), item!.AsObject())).ToArray(),
            "shapes" => items.Select(item => Filled(new Shape(), item!.AsObject())).ToArray(),
            "images" => items.Select(item => Filled(new LayoutImage(), item!.AsObject())).ToArray(),
            _ => items.Select(item => Value(name, item)).ToArray(),
        },
        JsonValue single => Scalar(single),
        _ => null,
    };

    private static object? Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string?)value,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        // Sizes are whole numbers to Plotly.NET.
        _ => (double)value is var number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : number,
    };

    /// <summary>The object that Plotly.NET keeps under a name.</summary>
    private static DynamicObj.DynamicObj Shell(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "xaxis" or "yaxis" or "zaxis" => new LinearAxis(),
        "scene" => new Scene(),
        "title" => new Title(),
        "font" or "tickfont" or "textfont" => new Font(),
        "legend" => new Legend(),
        "margin" => new Margin(),
        "marker" => new Marker(),
        "line" => new Line(),
        "colorbar" => new ColorBar(),
        "contours" => new Contours(),
        "camera" => new Camera(),
        "domain" => new Domain(),
        "error_x" or "error_y" => new Error(),
        _ => new DynamicObj.DynamicObj(),
    };
}
