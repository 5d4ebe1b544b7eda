using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Checks that the fields which are read of a notebook are what nbformat says. What nobody here reads may be anything, and is kept as it is.</summary>
internal static class NotebookShape
{
    private const int Major = 4;

    /// <summary>Checks a notebook, before anything is done with it.</summary>
    /// <returns>The minor version of its format.</returns>
    /// <exception cref="FormatException">A field is missing or of the wrong kind; the message names cell and field.</exception>
    public static int Check(JsonObject notebook)
    {
        if (notebook["nbformat"] is not { } version || version.GetValueKind() != JsonValueKind.Number)
            throw new FormatException("is not a notebook: it has no 'nbformat' number");
        if (Whole(version) is not Major)
        {
            throw new FormatException($"is written in nbformat {version.ToJsonString()}, and this program reads nbformat 4: "
                + (Number(version) > Major ? "look for a newer version of this program" : "open and save it in Jupyter to bring it up to date"));
        }

        if (notebook["nbformat_minor"] is { } field && Whole(field) is null)
            throw Wrong("the notebook", "nbformat_minor", field, "a whole number");
        if (notebook["cells"] is not JsonArray cells)
            throw new FormatException("is not a notebook: it has no list of cells");
        Expect<JsonObject>("the notebook", notebook, "metadata", "an object");
        for (int i = 0; i < cells.Count; i++)
            CheckCell($"element {i + 1} of its cells", cells[i]);
        return notebook["nbformat_minor"] is { } minor ? Whole(minor)!.Value : 0;
    }

    private static void CheckCell(string place, JsonNode? element)
    {
        var cell = Object(place, element);
        ExpectText(place, cell, "id");
        if (ExpectText(place, cell, "cell_type") is not { } type)
            throw Wrong(place, "cell_type", null, "text");
        ExpectLines(place, "source", cell["source"]);
        Expect<JsonObject>(place, cell, "metadata", "an object");
        foreach (var (name, bundle) in Expect<JsonObject>(place, cell, "attachments", "an object") ?? [])
            CheckBundle(place, Object($"attachment '{JsonBytes.Shortened(name)}' of {place}", bundle));
        if (type != "code" || Expect<JsonArray>(place, cell, "outputs", "an array") is not { } outputs)
            return;
        for (int i = 0; i < outputs.Count; i++)
            CheckOutput($"output {i + 1} of {place}", outputs[i]);
    }

    private static void CheckOutput(string place, JsonNode? element)
    {
        var output = Object(place, element);
        if (ExpectText(place, output, "output_type") is null)
            throw Wrong(place, "output_type", null, "text");
        foreach (string field in new[] { "name", "ename", "evalue" })
            ExpectText(place, output, field);
        foreach (string field in new[] { "text", "traceback" })
        {
            if (output[field] is { } lines)
                ExpectLines(place, field, lines);
        }

        Expect<JsonObject>(place, output, "metadata", "an object");
        CheckBundle(place, Expect<JsonObject>(place, output, "data", "an object") ?? []);
    }

    /// <summary>Text and pictures are text; JSON is what it is, and so is what no one here has heard of.</summary>
    private static void CheckBundle(string place, JsonObject data)
    {
        foreach (var (type, value) in data)
        {
            if (MimeType.IsLines(type) || MimeType.IsImage(type))
                ExpectLines(place, type, value);
        }
    }

    private static T? Expect<T>(string place, JsonObject parent, string field, string kind)
        where T : JsonNode => parent[field] switch
        {
            null => null,
            T value => value,
            var other => throw Wrong(place, field, other, kind),
        };

    private static JsonObject Object(string place, JsonNode? value) => value as JsonObject ?? throw Wrong(place, value, "an object");

    private static string? ExpectText(string place, JsonObject parent, string field) => Expect<JsonValue>(place, parent, field, "text") switch
    {
        null => null,
        var value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => throw Wrong(place, field, other, "text"),
    };

    private static void ExpectLines(string place, string field, JsonNode? value)
    {
        if (!MultilineText.IsText(value))
            throw Wrong(place, field, value, "text, or an array that holds nothing but text");
    }

    private static FormatException Wrong(string place, string field, JsonNode? value, string expected) => Wrong($"'{JsonBytes.Shortened(field)}' of {place}", value, expected);

    private static FormatException Wrong(string what, JsonNode? value, string expected) => new($"cannot be read: {what} is {Kind(value)}, and should be {expected}");

    /// <summary>A whole number, also one that is written 4.0.</summary>
    private static int? Whole(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && Number(value) is >= 0 and <= int.MaxValue and var number && Math.Floor(number) == number ? (int)number : null;

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "missing",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "true or false",
    };
}
