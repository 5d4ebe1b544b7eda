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

    /// <summary>A matrix, shaded by value: blue above zero, orange below. Past ten rows or columns the middle is left out.</summary>
    public static Table Of(Matrix matrix) => MatrixTable.Of(matrix);

    /// <summary>A data set: its first rows and how many samples each class has.</summary>
    public static Table Of(Dataset dataset) => DatasetTable.Of(dataset);

    /// <summary>A training: what is known after each epoch. Past ten epochs the middle is left out.</summary>
    public static Table Of(History history) => HistoryTable.Of(history);

    /// <summary>The table as HTML. Every colour comes with its background, so that light and dark pages both show it.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table>\n<caption>").Append(XmlText.Escape(Caption)).Append("</caption>\n<thead><tr>");
        foreach (var heading in Header)
            html.Append("<th scope=\"col\">").Append(XmlText.Escape(heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                html.Append(cell.Left ? "<td align=\"left\"" : "<td align=\"right\"");
                if (cell.Background is { } color)
                    html.Append(" style=\"background:").Append(color).Append(";color:").Append(Palette.Ink).Append('"');
                html.Append('>').Append(XmlText.Escape(cell.Text)).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table>").ToString();
    }

    /// <summary>The table as text, its columns under each other.</summary>
    public override string ToString()
    {
        var left = Enumerable.Range(0, Header.Count).Select(column => Rows.Any(row => column < row.Count && row[column].Left)).ToList();
        var lines = Rows.Select(row => row.Select(cell => cell.Text)).Prepend(Header).Select(line => line.ToList()).ToList();
        var widths = Enumerable.Range(0, Header.Count).Select(column => lines.Max(line => line.ElementAtOrDefault(column)?.Length ?? 0)).ToList();
        return Caption + "\n" + string.Join("\n", lines.Select(line =>
            string.Join("  ", line.Select((text, column) => left[column] ? text.PadRight(widths[column]) : text.PadLeft(widths[column]))).TrimEnd()));
    }
}
