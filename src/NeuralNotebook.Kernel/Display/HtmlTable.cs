using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Writes a value that has parts as HTML tables, without styles: they take the look of the page they stand in.</summary>
internal static class HtmlTable
{
    /// <summary>The value's tables; null where its text says all in one line, as that of a number or of a list of numbers does.</summary>
    public static string? Of(ShownValue value) => IsPlain(value) ? null : Table(value);

    /// <summary>A text that can stand in HTML.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static bool IsPlain(ShownValue value) => value.IsSimple
        || value is ShownItems items && items.Items.All(item => item.IsSimple && item is not ShownTuple)
        || value is ShownPairs { Count: 0 } or ShownParts { Parts.Count: 0 };

    private static string Table(ShownValue value) => value switch
    {
        ShownItems items => Rows(items),
        ShownPairs pairs =>
            Write(["key", "value"], pairs.Entries.Select(entry => new[] { Cell(entry.Key), Cell(entry.Value) }),
                pairs.HasMore ? PlainText.Rest(pairs.Count) : ""),
        ShownParts parts =>
            Write([parts.Type, ""], parts.Parts.Select(part => new[] { $"<th>{Escape(part.Name)}</th>", Cell(part.Value) }), ""),
        ShownTuple tuple => Write([.. tuple.Items.Select((_, i) => $"Item{i + 1}")], [[.. tuple.Items.Select(Cell)]], ""),
        _ => Escape(PlainText.Of(value)),
    };

    private static string Rows(ShownItems items)
    {
        // Rows of one kind get a column for each part.
        string[]? columns = items.Items.Count == 0 ? null : Columns(items.Items[0]);
        bool isGrid = columns is not null && items.Items.All(item => Columns(item) is { } own && own.SequenceEqual(columns));
        string[] names = isGrid ? ["", .. columns!] : ["", "value"];
        return Write(names, items.Items.Select((item, i) => new[] { $"<th>{i}</th>" }.Concat(isGrid ? Cells(item) : [Cell(item)])),
            items.HasMore ? PlainText.Rest(items.Count) : "");
    }

    private static string[]? Columns(ShownValue value) => value switch
    {
        ShownParts parts => [.. parts.Parts.Select(part => part.Name)],
        ShownTuple tuple => [.. tuple.Items.Select((_, i) => $"Item{i + 1}")],
        ShownItems { HasMore: false } items when items.Items.All(item => item.IsSimple) =>
            [.. items.Items.Select((_, i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        _ => null,
    };

    private static IEnumerable<string> Cells(ShownValue row) => row switch
    {
        ShownParts parts => parts.Parts.Select(part => Cell(part.Value)),
        ShownTuple tuple => tuple.Items.Select(Cell),
        ShownItems items => items.Items.Select(Cell),
        _ => [Cell(row)],
    };

    private static string Cell(ShownValue value)
    {
        string text = value is ShownText piece ? piece.Text : PlainText.Inside(value);
        if (IsPlain(value))
            return $"<td>{Lines(text)}</td>";
        string line = text.Split('\n')[0];
        string summary = value is ShownItems { Count: { } count } ? $"{count} items" : WholeText.Cut(line, 60);
        return $"<td><details><summary>{Escape(summary)}</summary>{Table(value)}</details></td>";
    }

    private static string Lines(string text) => Escape(text).Replace("\n", "<br>", StringComparison.Ordinal);

    private static string Write(string[] head, IEnumerable<IEnumerable<string>> rows, string rest)
    {
        var html = new StringBuilder("<table>\n<thead><tr>");
        foreach (string name in head)
            html.Append("<th>").Append(Escape(name)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", row).Append("</tr>\n");
        if (rest.Length > 0)
            html.Append("<tr><td colspan=\"").Append(head.Length).Append("\">").Append(Escape(rest)).Append("</td></tr>\n");
        return html.Append("</tbody>\n</table>").ToString();
    }
}
