using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>A table that shows itself: HTML without script or style sheet, or text in columns.</summary>
[TypeFormatterSource(typeof(ShownFormatters<Table>))]
public sealed record Table : IShown
{
    /// <summary>What the table holds.</summary>
    public required string Caption { get; init; }

    /// <summary>A heading for each column.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>The rows, each with a cell for each heading.</summary>
    public required IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; init; }

    /// <summary>One more row below the others, about all of them; empty for none.</summary>
    public IReadOnlyList<TableCell> Footer { get; init; } = [];

    /// <summary>The table as HTML. Every colour comes with its background, so that light and dark pages both show it;
    /// a table wider than its page scrolls by itself, where styles are kept.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\">\n<table>\n<caption>").Append(XmlText.Escape(Caption))
            .Append("</caption>\n<thead><tr>");
        foreach (string heading in Header)
            html.Append("<th scope=\"col\">").Append(XmlText.Escape(heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
            Append(html, row);
        html.Append("</tbody>\n");
        if (Footer.Count > 0)
            Append(html.Append("<tfoot>\n"), Footer).Append("</tfoot>\n");
        return html.Append("</table>\n</div>").ToString();
    }

    /// <summary>The table as text, its columns under each other.</summary>
    public override string ToString()
    {
        var left = Enumerable.Range(0, Header.Count).Select(column => Rows.Any(row => column < row.Count && row[column].Left)).ToList();
        var all = Footer.Count > 0 ? Rows.Append(Footer) : Rows;
        var lines = all.Select(row => row.Select(cell => cell.Text)).Prepend(Header).Select(line => line.ToList()).ToList();
        var widths = Enumerable.Range(0, Header.Count)
            .Select(column => lines.Max(line => line.ElementAtOrDefault(column)?.Length ?? 0)).ToList();
        return Caption + "\n" + string.Join("\n", lines.Select(line =>
            string.Join("  ", line.Select((text, column) => left[column] ? text.PadRight(widths[column]) : text.PadLeft(widths[column])))
                .TrimEnd()));
    }

    private static StringBuilder Append(StringBuilder html, IReadOnlyList<TableCell> row)
    {
        html.Append("<tr>");
        foreach (var cell in row)
        {
            // The attribute for pages that take styles away, the style for pages that align cells by a style of their own.
            string align = cell.Left ? "left" : "right",
                color = cell.Background is { } background ? $";background:{background};color:{Palette.Ink}" : "";
            html.Append(CultureInfo.InvariantCulture, $"<td align=\"{align}\" style=\"text-align:{align}{color}\">")
                .Append(XmlText.Escape(cell.Text)).Append("</td>");
        }

        return html.Append("</tr>\n");
    }
}
