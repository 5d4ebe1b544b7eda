using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Writes JSON as Jupyter and VS Code write a notebook: keys sorted, one space of indent, characters as themselves,
/// numbers as JavaScript has them, a final newline.</summary>
/// <remarks>What they save after us differs in nothing that nobody changed. Source: nbformat's <c>writes</c>
/// (<c>json.dumps</c> with <c>sort_keys</c>, <c>indent=1</c> and without <c>ensure_ascii</c>); VS Code's notebook serializer (sorted keys,
/// <c>JSON.stringify</c>).</remarks>
internal static class CanonicalJson
{
    /// <summary>Writes a whole file.</summary>
    public static string Write(JsonNode node)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, RawJson.Of(node), depth: 0);
        text.Write('\n');
        return text.ToString();
    }

    /// <summary>Writes a value.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="value">The value.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <param name="place">Where in a notebook it stands: there some texts are written as lines.</param>
    public static void Write(TextWriter text, RawJson value, int depth, NotebookPlace place = NotebookPlace.Elsewhere)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String or JsonValueKind.Array when place == NotebookPlace.Lines:
                WriteLines(text, value, depth);
                break;
            case JsonValueKind.Object:
                WriteObject(text, depth, value.Fields(), (key, field) => Write(text, field, depth + 1, place.Of(key)));
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', ']', depth, value.Items(), item => Write(text, item, depth + 1, place.OfItem()));
                break;
            case JsonValueKind.String:
                text.Write('"');
                foreach (var piece in value.Pieces())
                    WriteLetters(text, piece.Span);
                text.Write('"');
                break;
            case JsonValueKind.Number:
                text.Write(JsonNumber.Canonical(value.ToString()));
                break;
            default:
                text.Write(value.ToString());
                break;
        }
    }

    /// <summary>Writes an object, its fields in order of their names.</summary>
    public static void WriteObject<T>(TextWriter text, int depth, IEnumerable<KeyValuePair<string, T>> fields, Action<string, T> write) =>
        WriteList(text, '{', '}', depth, fields.OrderBy(field => field.Key, StringComparer.Ordinal), field =>
        {
            text.Write('"');
            WriteLetters(text, field.Key);
            text.Write("\": ");
            write(field.Key, field.Value);
        });

    /// <summary>Writes a list.</summary>
    public static void WriteList<T>(TextWriter text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Write(open);
        bool any = false;
        foreach (var item in items)
        {
            Separate(text, ref any, depth);
            write(item);
        }

        Close(text, close, any, depth);
    }

    /// <summary>Writes nbformat's multi-line text, be it one string or many, as an array of lines that each keep
    /// their line break.</summary>
    private static void WriteLines(TextWriter text, RawJson value, int depth)
    {
        text.Write('[');
        bool any = false, isInLine = false;
        foreach (var piece in (value.Kind == JsonValueKind.Array ? value.Items() : [value]).SelectMany(part => part.Pieces()))
        {
            for (var rest = piece.Span; rest.Length > 0;)
            {
                if (!isInLine)
                {
                    Separate(text, ref any, depth);
                    text.Write('"');
                }

                int end = rest.IndexOf('\n');
                var line = end < 0 ? rest : rest[..(end + 1)];
                WriteLetters(text, line);
                isInLine = end < 0;
                if (!isInLine)
                    text.Write('"');
                rest = rest[line.Length..];
            }
        }

        if (isInLine)
            text.Write('"');
        Close(text, ']', any, depth);
    }

    private static void WriteLetters(TextWriter text, ReadOnlySpan<char> letters)
    {
        foreach (char letter in letters)
        {
            string? escaped = letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => null,
            };
            if (escaped is null)
                text.Write(letter);
            else
                text.Write(escaped);
        }
    }

    private static void Separate(TextWriter text, ref bool any, int depth)
    {
        text.Write(any ? ",\n" : "\n");
        Indent(text, depth + 1);
        any = true;
    }

    private static void Close(TextWriter text, char close, bool any, int depth)
    {
        if (any)
        {
            text.Write('\n');
            Indent(text, depth);
        }

        text.Write(close);
    }

    private static void Indent(TextWriter text, int depth)
    {
        for (int i = 0; i < depth; i++)
            text.Write(' ');
    }
}
