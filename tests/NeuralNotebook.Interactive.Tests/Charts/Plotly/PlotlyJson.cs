using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Compares what is written for plotly.js with what its reference asks for.</summary>
internal static class PlotlyJson
{
    /// <summary>Holds when both say the same, in whatever order.</summary>
    public static void Same(string expected, JsonNode? written)
    {
        string json = written?.ToJsonString() ?? "null";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(json)), json);
    }

    public static JsonNode Of(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!;
}
