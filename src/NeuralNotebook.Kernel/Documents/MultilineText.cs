using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>nbformat's multi-line text: one string, or an array of lines that each keep their line break.</summary>
internal static class MultilineText
{
    /// <summary>Whether a field is such a text.</summary>
    public static bool IsText(JsonNode? node) => node is JsonArray lines ? lines.All(IsString) : IsString(node);

    /// <summary>The text of a field, however it is written.</summary>
    /// <exception cref="FormatException">The field is neither a string nor an array of strings.</exception>
    public static string Read(JsonNode? node) => node switch
    {
        JsonArray lines when IsText(lines) => string.Concat(lines.Select(line => line!.GetValue<string>())),
        _ when IsString(node) => node!.GetValue<string>(),
        _ => throw new FormatException("expected a string or an array of strings"),
    };

    /// <summary>The text as an array of lines.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return lines;
    }

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
