using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>Keeps the spelling of numbers that did not change.</summary>
/// <remarks>A browser reads 1.0 and writes 1. The number is the same, but each save would differ from the stored notebook in hundreds of
/// lines that nobody changed; so a number that equals the stored one at its place in an output is saved as it is stored.</remarks>
internal static class StoredNumbers
{
    /// <summary>Puts stored numbers in the place of numbers that equal them.</summary>
    /// <param name="stored">The notebook on disk.</param>
    /// <param name="content">The notebook that is to be saved; it is changed.</param>
    public static void Keep(byte[] stored, JsonObject content)
    {
        JsonNode? before;
        try
        {
            before = JsonBytes.Parse(stored);
        }
        catch (FormatException)
        {
            // What is on disk is no notebook, so there is nothing to keep.
            return;
        }

        var known = new Dictionary<string, JsonArray>();
        foreach (var (id, outputs) in Outputs(before))
            known[id] = outputs;
        foreach (var (id, outputs) in Outputs(content))
        {
            if (known.TryGetValue(id, out var old))
                Keep(outputs, old);
        }
    }

    private static IEnumerable<(string Id, JsonArray Outputs)> Outputs(JsonNode? notebook)
    {
        if ((notebook as JsonObject)?["cells"] is not JsonArray cells)
            yield break;
        foreach (var cell in cells.OfType<JsonObject>())
        {
            if (cell["id"] is JsonValue id && id.TryGetValue(out string? name) && cell["outputs"] is JsonArray outputs)
                yield return (name, outputs);
        }
    }

    private static void Keep(JsonArray items, JsonArray old)
    {
        for (int i = 0; i < Math.Min(items.Count, old.Count); i++)
        {
            if (Changed(items[i], old[i]) is { } spelled)
                items[i] = spelled;
        }
    }

    private static void Keep(JsonObject fields, JsonObject old)
    {
        foreach (string name in fields.Select(field => field.Key).ToArray())
        {
            if (Changed(fields[name], old[name]) is { } spelled)
                fields[name] = spelled;
        }
    }

    /// <summary>The stored number, if it equals the new one; what lies deeper is looked at in its place.</summary>
    private static JsonNode? Changed(JsonNode? now, JsonNode? old)
    {
        switch (now, old)
        {
            case (JsonArray items, JsonArray oldItems):
                Keep(items, oldItems);
                return null;
            case (JsonObject fields, JsonObject oldFields):
                Keep(fields, oldFields);
                return null;
            case (JsonValue value, JsonValue oldValue)
                when value.GetValueKind() == JsonValueKind.Number && oldValue.GetValueKind() == JsonValueKind.Number:
                return (double)value == (double)oldValue ? oldValue.DeepClone() : null;
            default:
                return null;
        }
    }
}
