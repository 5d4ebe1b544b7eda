using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NeuralNotebook.Kernel;

/// <summary>Reads JSON that somebody sent, and says of what is none what is wrong with it.</summary>
internal static class StrictJson
{
    /// <summary>Parses a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="deepest">How deep objects and lists may lie within each other.</param>
    /// <exception cref="FormatException">It is not JSON in UTF-8, is nested deeper, has a name that is no text, or a field twice:
    /// one program reads the first, another the second.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, int deepest)
    {
        if (!Utf8.IsValid(utf8))
            throw new FormatException("is not valid UTF-8");
        try
        {
            return JsonNode.Parse(utf8, documentOptions: new() { AllowDuplicateProperties = false, MaxDepth = deepest });
        }
        catch (JsonException error)
        {
            throw new FormatException(
                IsDeeper(utf8, deepest) ? $"is nested more than {deepest} deep"
                    : error.Message.Contains("Duplicate property", StringComparison.OrdinalIgnoreCase)
                        ? "has a field twice" : "is not valid JSON", error);
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException("holds half of a character (a lone surrogate) in the name of a field", error);
        }
    }

    /// <summary>Where half of a character stands: JSON can spell one (a lone surrogate, such as \ud83d), and no text can hold it.</summary>
    /// <returns>The place, such as <c>$.cells[2].source</c>; null where every text is whole.</returns>
    public static string? PlaceOfHalfCharacter(JsonNode? json)
    {
        switch (json)
        {
            case JsonObject fields:
                return fields.Select(field => PlaceOfHalfCharacter(field.Value)).FirstOrDefault(place => place is not null);
            case JsonArray items:
                return items.Select(PlaceOfHalfCharacter).FirstOrDefault(place => place is not null);
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                try
                {
                    _ = text.GetValue<string>();
                    return null;
                }
                catch (InvalidOperationException)
                {
                    return text.GetPath();
                }

            default:
                return null;
        }
    }

    private static bool IsDeeper(ReadOnlySpan<byte> utf8, int deepest)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > deepest)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Something else is wrong before it becomes too deep.
        }

        return false;
    }
}
