using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Writes JSON as Jupyter writes a notebook: keys sorted, one space of indent, characters as themselves, a final newline.</summary>
/// <remarks>What Jupyter saves after us differs in nothing that nobody changed. Source: nbformat's <c>writes</c>
/// (<c>json.dumps</c> with <c>sort_keys</c>, <c>indent=1</c> and without <c>ensure_ascii</c>).</remarks>
internal static class CanonicalJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, depth: 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject fields:
                WriteList(text, '{', '}', depth, fields.OrderBy(field => field.Key, StringComparer.Ordinal), field =>
                {
                    WriteString(text, field.Key);
                    text.Append(": ");
                    Write(text, field.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteList(text, '[', ']', depth, items, item => Write(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var any = false;
        foreach (var item in items)
        {
            text.Append(any ? ",\n" : "\n").Append(' ', depth + 1);
            write(item);
            any = true;
        }

        if (any)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
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
                // Half of a pair cannot be written as UTF-8.
                _ when char.IsSurrogate(character) && !IsPaired(value, i) => Escape(character),
                _ => null,
            };
            if (escaped is null)
                text.Append(character);
            else
                text.Append(escaped);
        }

        text.Append('"');
    }

    private static string Escape(char character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture);

    private static bool IsPaired(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
        : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
