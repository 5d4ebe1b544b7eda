using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>nbformat's multi-line text: one string, or an array of lines that each keep their line break.</summary>
internal static class MultilineText
{
    /// <summary>Whether a field is such a text.</summary>
    public static bool IsText(JsonNode? node) => node is JsonArray lines ? JsonBytes.Element(lines).EnumerateArray().All(line => line.ValueKind == JsonValueKind.String) : IsString(node);

    /// <summary>Whether a field is a text as <see cref="Write"/> would write it.</summary>
    public static bool IsLines(JsonNode? node) => node is JsonArray lines && AreLines(JsonBytes.Element(lines));

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

    private static bool AreLines(JsonElement lines)
    {
        int last = lines.GetArrayLength() - 1;
        return lines.EnumerateArray().Index().All(line => line.Item.ValueKind == JsonValueKind.String && line.Item.GetString()! is { Length: > 0 } text
            && text.IndexOf('\n') is var end && (end == text.Length - 1 || (end < 0 && line.Index == last)));
    }

    private static bool IsString(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
