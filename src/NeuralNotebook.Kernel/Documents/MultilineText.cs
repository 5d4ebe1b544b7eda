using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>nbformat's multi-line text: one string, or an array of lines that each keep their line break.</summary>
internal static class MultilineText
{
    /// <summary>The text of a field, however it is written.</summary>
    /// <exception cref="FormatException">The field is neither a string nor an array of strings.</exception>
    public static string Read(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray lines => string.Concat(lines.Select(Read)),
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
}
