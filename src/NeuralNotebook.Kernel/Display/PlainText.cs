using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>Writes a value as plain text: one line where it fits, an indented list where it does not.</summary>
internal static class PlainText
{
    private const int Line = 60;

    /// <summary>The value's text.</summary>
    public static string Of(ShownValue value) => value is ShownText piece ? piece.Text : Inside(value);

    /// <summary>The value's text as a part of something else.</summary>
    public static string Inside(ShownValue value) => value switch
    {
        ShownText piece => piece.Mark + piece.Text + piece.Mark,
        ShownTuple tuple => $"({string.Join(", ", tuple.Items.Select(item => item is ShownText piece ? piece.Text : Inside(item)))})",
        ShownItems items => Items(items),
        ShownPairs pairs => Pairs(pairs),
        ShownParts parts => Parts(parts),
        _ => "",
    };

    /// <summary>What stands where a list was cut: <c>… (100 items)</c>.</summary>
    public static string Rest(int? count) => count is { } known ? string.Create(CultureInfo.InvariantCulture, $"… ({known} items)") : "…";

    private static string Items(ShownItems items)
    {
        string[] texts = [.. items.Items.Select(Inside)];
        return texts.Any(IsLong)
            ? $"[\n  {string.Join(",\n  ", texts.Select(Indented))}{(items.HasMore ? ",\n  " + Rest(items.Count) : "")}\n]"
            : $"[{string.Join(", ", texts)}{(items.HasMore ? ", " + Rest(items.Count) : "")}]";
    }

    private static string Pairs(ShownPairs pairs)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"{pairs.Count} {(pairs.Count == 1 ? "entry" : "entries")}");
        return head + string.Concat(pairs.Entries.Select(entry => $"\n  {Inside(entry.Key)}: {Indented(Inside(entry.Value))}"))
            + (pairs.HasMore ? "\n  …" : "");
    }

    private static string Parts(ShownParts parts)
    {
        // As C# writes a record, whose texts have no quotes; several lines where one of its parts needs them.
        string[] texts = [.. parts.Parts.Select(part => parts.IsRecord && part.Value is ShownText piece ? piece.Text : Inside(part.Value))];
        if (parts.IsRecord && !texts.Any(text => text.Contains('\n', StringComparison.Ordinal)))
            return $"{parts.Type} {{ {string.Join(", ", parts.Parts.Zip(texts, (part, text) => $"{part.Name} = {text}"))} }}".TrimStart();
        return parts.Type + string.Concat(parts.Parts.Zip(texts, (part, text) => $"\n  {part.Name}: {Indented(text)}"));
    }

    private static bool IsLong(string text) => text.Length > Line || text.Contains('\n', StringComparison.Ordinal);

    private static string Indented(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
