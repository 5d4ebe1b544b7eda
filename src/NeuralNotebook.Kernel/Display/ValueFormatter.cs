using System.Collections;
using System.Globalization;
using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Makes of a value what a notebook can show, by MIME type.</summary>
internal static class ValueFormatter
{
    private const int ShownItems = 20;
    private const int Depth = 3;

    /// <summary>All that is known of a value: its own formatters' types if it has any, otherwise text.</summary>
    public static IReadOnlyDictionary<string, string> Format(object? value)
    {
        if (value is HtmlContent html)
            return new Dictionary<string, string> { ["text/html"] = html.Content };
        if (value is DisplayedValue)
            return new Dictionary<string, string>();
        if (value is not null && TypeFormatters.Format(value) is { Count: > 0 } own)
            return own;
        return new Dictionary<string, string> { ["text/plain"] = Text(value, Depth) };
    }

    private static string Text(object? value, int depth) => value switch
    {
        null => "null",
        string text => depth == Depth ? text : $"\"{text}\"",
        char character => depth == Depth ? character.ToString() : $"'{character}'",
        bool truth => truth ? "True" : "False",
        IDictionary dictionary when depth > 0 => Pairs(dictionary, depth),
        _ when SaysItself(value.GetType()) => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "",
        IEnumerable items when depth > 0 => Items(items, depth),
        _ when depth > 0 => Properties(value, depth),
        _ => value.GetType().Name,
    };

    /// <summary>Whether somebody wrote a ToString for this type, as records have and plain classes have not.</summary>
    private static bool SaysItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType);

    private static string Items(IEnumerable items, int depth)
    {
        var shown = new List<string>();
        bool more = false;
        // One more than is shown is asked for, and no more: the sequence may be endless.
        foreach (object? item in items)
        {
            more = shown.Count == ShownItems;
            if (more)
                break;
            shown.Add(Text(item, depth - 1));
        }

        string rest = !more ? "" : items is ICollection counted ? $", … ({counted.Count} items)" : ", …";
        return shown.Exists(text => text.Contains('\n', StringComparison.Ordinal) || text.Length > 60)
            ? $"[\n  {string.Join(",\n  ", shown.Select(Indent))}{(more ? ",\n  …" : "")}\n]"
            : $"[{string.Join(", ", shown)}{rest}]";
    }

    private static string Pairs(IDictionary dictionary, int depth)
    {
        var lines = new StringBuilder($"{dictionary.Count} {(dictionary.Count == 1 ? "entry" : "entries")}");
        int shown = 0;
        foreach (DictionaryEntry entry in dictionary)
        {
            if (shown++ == ShownItems)
            {
                lines.Append("\n  …");
                break;
            }

            lines.Append("\n  ").Append(Text(entry.Key, depth - 1)).Append(": ").Append(Indent(Text(entry.Value, depth - 1)));
        }

        return lines.ToString();
    }

    private static string Properties(object value, int depth)
    {
        var lines = new StringBuilder(value.GetType().Name);
        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
        {
            string text;
            try
            {
                text = Text(property.GetValue(value), depth - 1);
            }
            catch (System.Reflection.TargetInvocationException error)
            {
                text = $"({error.InnerException?.Message})";
            }

            lines.Append("\n  ").Append(property.Name).Append(": ").Append(Indent(text));
        }

        return lines.ToString();
    }

    private static string Indent(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
