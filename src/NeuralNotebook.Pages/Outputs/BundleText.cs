using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Pages;

/// <summary>nbformat's texts, which stand in one string or in a list of lines.</summary>
internal static class BundleText
{
    /// <summary>The text under a name; null where there is none.</summary>
    public static string? Find(JsonObject fields, string name) => Read(fields[name]);

    /// <summary>The text of a value; null where it is none.</summary>
    public static string? Read(JsonNode? value) => value switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line?.GetValueKind() == JsonValueKind.String ? line.GetValue<string>() : "")),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => null,
    };
}
