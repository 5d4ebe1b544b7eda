using System.Globalization;
using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>Checks that the fields which are read of a notebook are what nbformat says. What nobody here reads may be anything,
/// and is kept as it is.</summary>
internal static class NotebookShape
{
    private const int Major = 4;

    /// <summary>Checks a notebook, before anything is done with it.</summary>
    /// <returns>The minor version of its format.</returns>
    /// <exception cref="FormatException">A field is missing or of the wrong kind; the message names cell and field.</exception>
    public static int Check(RawJson notebook)
    {
        if (notebook.Kind != JsonValueKind.Object)
            throw new FormatException("is not a notebook: it is no JSON object");
        var fields = Fields(notebook);
        var version = Field(fields, "nbformat");
        if (version.Kind != JsonValueKind.Number)
            throw new FormatException("is not a notebook: it has no 'nbformat' number");
        if (Whole(version) is not Major)
        {
            throw new FormatException($"is written in nbformat {version}, and this program reads nbformat 4: "
                + (Number(version) > Major
                    ? "look for a newer version of this program" : "open and save it in Jupyter to bring it up to date"));
        }

        var minor = Field(fields, "nbformat_minor");
        if (!minor.IsMissing && Whole(minor) is null)
            throw Wrong("the notebook", "nbformat_minor", minor, "a whole number");
        if (Field(fields, "cells") is not { Kind: JsonValueKind.Array } cells)
            throw new FormatException("is not a notebook: it has no list of cells");
        Expect("the notebook", fields, "metadata", JsonValueKind.Object);
        foreach (var (i, cell) in cells.Items().Index())
            CheckCell($"element {i + 1} of its cells", cell);
        return minor.IsMissing ? 0 : Whole(minor)!.Value;
    }

    private static void CheckCell(string place, RawJson element)
    {
        var cell = Object(place, element);
        Expect(place, cell, "id", JsonValueKind.String);
        Require(place, cell, "cell_type");
        ExpectLines(place, "source", Field(cell, "source"));
        Expect(place, cell, "metadata", JsonValueKind.Object);
        foreach (var (name, bundle) in Within(Expect(place, cell, "attachments", JsonValueKind.Object)))
        {
            Object($"attachment '{JsonBytes.Shortened(name)}' of {place}", bundle);
            CheckBundle(place, bundle);
        }

        if (cell["cell_type"].Text() != "code" || Expect(place, cell, "outputs", JsonValueKind.Array) is not { IsMissing: false } outputs)
            return;
        foreach (var (i, output) in outputs.Items().Index())
            CheckOutput($"output {i + 1} of {place}", output);
    }

    private static void CheckOutput(string place, RawJson element)
    {
        var output = Object(place, element);
        Require(place, output, "output_type");
        foreach (string field in new[] { "name", "ename", "evalue" })
            Expect(place, output, field, JsonValueKind.String);
        foreach (string field in new[] { "text", "traceback" })
        {
            if (Field(output, field) is { IsMissing: false } lines)
                ExpectLines(place, field, lines);
        }

        Expect(place, output, "metadata", JsonValueKind.Object);
        CheckBundle(place, Expect(place, output, "data", JsonValueKind.Object));
    }

    /// <summary>Text and pictures are text; JSON is what it is, and so is what no one here has heard of.</summary>
    private static void CheckBundle(string place, RawJson data)
    {
        foreach (var (type, value) in Within(data))
        {
            if (MimeType.IsLines(type) || MimeType.IsImage(type))
                ExpectLines(place, type, value);
        }
    }

    private static Dictionary<string, RawJson> Fields(RawJson json) => new(json.Fields());

    private static IEnumerable<KeyValuePair<string, RawJson>> Within(RawJson json) => json.IsMissing ? [] : json.Fields();

    private static RawJson Field(Dictionary<string, RawJson> parent, string name) => parent.GetValueOrDefault(name);

    private static RawJson Expect(string place, Dictionary<string, RawJson> parent, string field, JsonValueKind kind) =>
        Field(parent, field) switch
        {
            var value when value.IsMissing || value.Kind == kind => value,
            var other => throw Wrong(place, field, other, Name(kind)),
        };

    private static void Require(string place, Dictionary<string, RawJson> parent, string field)
    {
        if (Expect(place, parent, field, JsonValueKind.String).IsMissing)
            throw Wrong(place, field, default, Name(JsonValueKind.String));
    }

    private static Dictionary<string, RawJson> Object(string place, RawJson value) =>
        value.Kind == JsonValueKind.Object ? Fields(value) : throw Wrong(place, value, Name(JsonValueKind.Object));

    private static void ExpectLines(string place, string field, RawJson value)
    {
        if (!MultilineText.IsText(value))
            throw Wrong(place, field, value, "text, or an array that holds nothing but text");
    }

    private static FormatException Wrong(string place, string field, RawJson value, string expected) =>
        Wrong($"'{JsonBytes.Shortened(field)}' of {place}", value, expected);

    private static FormatException Wrong(string what, RawJson value, string expected) =>
        new($"cannot be read: {what} is {Name(value.Kind)}, and should be {expected}");

    /// <summary>A whole number, also one that is written 4.0.</summary>
    private static int? Whole(RawJson value) =>
        value.Kind == JsonValueKind.Number && Number(value) is >= 0 and <= int.MaxValue and var number && Math.Floor(number) == number
            ? (int)number : null;

    private static double Number(RawJson value) => double.Parse(value.Bytes.Span, CultureInfo.InvariantCulture);

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "missing",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => "true or false",
    };
}
