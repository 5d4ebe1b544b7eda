using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Serve;

/// <summary>Keeps the spelling of numbers that did not change.</summary>
/// <remarks>A browser reads 1.0 and writes 1. The number is the same, but each save would differ from the stored notebook in hundreds of lines
/// that nobody changed; so an output that equals the stored one of its cell is saved as it is stored.</remarks>
internal static class StoredNumbers
{
    /// <summary>Puts stored outputs in the place of outputs that equal them.</summary>
    /// <param name="stored">The notebook on disk.</param>
    /// <param name="content">The notebook that is to be saved; it is changed.</param>
    public static void Keep(string stored, JsonObject content)
    {
        JsonNode? before;
        try
        {
            before = JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            // What is on disk is no notebook, so there is nothing to keep.
            return;
        }

        var known = new Dictionary<string, JsonArray>();
        foreach (var cell in Cells(before))
        {
            if (cell["id"] is JsonValue id && id.TryGetValue(out string? name) && cell["outputs"] is JsonArray outputs)
                known[name] = outputs;
        }

        foreach (var cell in Cells(content))
        {
            if (cell["id"] is JsonValue id && id.TryGetValue(out string? name) && cell["outputs"] is JsonArray outputs && known.TryGetValue(name, out var old))
            {
                for (int i = 0; i < Math.Min(outputs.Count, old.Count); i++)
                {
                    if (JsonNode.DeepEquals(Joined(outputs[i]), Joined(old[i])))
                        outputs[i] = old[i]?.DeepClone();
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Cells(JsonNode? notebook) => (notebook as JsonObject)?["cells"] is JsonArray cells ? cells.OfType<JsonObject>() : [];

    /// <summary>An output with its texts in one piece: nbformat allows lines, too.</summary>
    private static JsonNode? Joined(JsonNode? output)
    {
        var copy = output?.DeepClone();
        if (copy is not JsonObject fields)
            return copy;
        Join(fields);
        if (fields["data"] is JsonObject data)
            Join(data);
        return copy;
    }

    private static void Join(JsonObject fields)
    {
        foreach (string name in fields.Select(field => field.Key).ToArray())
        {
            if (fields[name] is JsonArray lines && lines.All(line => line is JsonValue value && value.GetValueKind() == JsonValueKind.String))
                fields[name] = string.Concat(lines.Select(line => (string?)line));
        }
    }
}
