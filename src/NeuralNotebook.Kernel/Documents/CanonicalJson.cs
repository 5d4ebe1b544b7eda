using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Writes JSON as Jupyter and VS Code write a notebook: keys sorted, one space of indent, characters as themselves, numbers as JavaScript has them, a final newline.</summary>
/// <remarks>What they save after us differs in nothing that nobody changed. Source: nbformat's <c>writes</c>
/// (<c>json.dumps</c> with <c>sort_keys</c>, <c>indent=1</c> and without <c>ensure_ascii</c>); VS Code's notebook serializer (sorted keys, <c>JSON.stringify</c>).</remarks>
internal static class CanonicalJson
{
    // The notebook, its cells, a cell, its outputs, an output, its data: below begin the figures, thousands of numbers that as nodes would each need ten times their size.
    private const int FiguresBegin = 6;

    public static string Write(JsonNode node)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, node, depth: 0);
        text.Write('\n');
        return text.ToString();
    }

    /// <summary>Writes the bytes of the file, without all of its text in between.</summary>
    public static void Write(Stream stream, JsonNode node)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(text, node, depth: 0);
        text.Write('\n');
    }

    private static void Write(TextWriter text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Write("null");
                break;
            case JsonObject or JsonArray when depth >= FiguresBegin:
                Write(text, JsonBytes.Element(node), depth);
                break;
            case JsonObject fields:
                WriteList(text, '{', '}', depth, fields.OrderBy(field => field.Key, StringComparer.Ordinal), field =>
                {
                    WriteString(text, field.Key);
                    text.Write(": ");
                    Write(text, field.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteList(text, '[', ']', depth, items, item => Write(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Write(JsonNumber.Canonical(value.ToJsonString()));
                break;
            default:
                text.Write(node.ToJsonString());
                break;
        }
    }

    private static void Write(TextWriter text, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteList(text, '{', '}', depth, element.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal), field =>
                {
                    WriteString(text, field.Name);
                    text.Write(": ");
                    Write(text, field.Value, depth + 1);
                });
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', ']', depth, element.EnumerateArray(), item => Write(text, item, depth + 1));
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Write(JsonNumber.Canonical(element.GetRawText()));
                break;
            default:
                text.Write(element.GetRawText());
                break;
        }
    }

    private static void WriteList<T>(TextWriter text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Write(open);
        var any = false;
        foreach (var item in items)
        {
            text.Write(any ? ",\n" : "\n");
            Indent(text, depth + 1);
            write(item);
            any = true;
        }

        if (any)
        {
            text.Write('\n');
            Indent(text, depth);
        }

        text.Write(close);
    }

    private static void WriteString(TextWriter text, string value)
    {
        text.Write('"');
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            var escaped = character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' => Escape(character),
                // A cell may show half of a pair. No file that holds one can be read by everybody, so what is stored says that something was there.
                _ when char.IsSurrogate(character) && !IsPaired(value, i) => "\uFFFD",
                _ => null,
            };
            if (escaped is null)
                text.Write(character);
            else
                text.Write(escaped);
        }

        text.Write('"');
    }

    private static void Indent(TextWriter text, int depth)
    {
        for (int i = 0; i < depth; i++)
            text.Write(' ');
    }

    private static string Escape(char character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture);

    private static bool IsPaired(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
        : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
