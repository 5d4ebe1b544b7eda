using System.Text;

namespace NeuralNotebook.Pages;

/// <summary>What stands between \begin and \end: matrices, cases, aligned lines.</summary>
internal static class TexTable
{
    /// <summary>Reads a table, from behind \begin{name} to behind \end{name}.</summary>
    /// <param name="name">What kind it is.</param>
    /// <param name="reader">Stands behind \begin{name}.</param>
    /// <exception cref="FormatException">The kind is not known, or the table has no end.</exception>
    public static string Read(string name, TexReader reader)
    {
        string plain = name.TrimEnd('*');
        string columns = plain == "array" ? string.Concat(reader.Columns().Where(char.IsAsciiLetter)) : "";
        (string Open, string Close) = plain switch
        {
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "Bmatrix" => ("{", "}"),
            "vmatrix" => ("|", "|"),
            "Vmatrix" => ("‖", "‖"),
            "cases" => ("{", ""),
            "matrix" or "smallmatrix" or "array" or "aligned" or "align" or "alignat" or "split" or "gathered" or "gather"
                or "equation" => ("", ""),
            _ => throw new FormatException($"The formula has a table '{name}' that is not known."),
        };
        string table = Rows(plain, columns, reader);
        reader.TakeEnd(name);
        return Open.Length + Close.Length == 0 ? table : TexDelimiters.Around(Open, table, Close);
    }

    private static string Rows(string name, string columns, TexReader reader)
    {
        bool isAligned = name is "aligned" or "align" or "alignat" or "split";
        var table =
            new StringBuilder(isAligned || name is "gathered" or "gather" or "equation" ? "<mtable displaystyle=\"true\">" : "<mtable>");
        int rows = 0;
        do
        {
            var cells = new List<string>();
            do
                cells.Add(reader.Row());
            while (reader.Takes("&"));
            // A line's end behind the last line begins no other.
            if (cells is ["<mrow></mrow>"] && rows > 0)
                continue;
            rows++;
            table.Append("<mtr>");
            foreach (var (i, cell) in cells.Index())
                table.Append(System.Globalization.CultureInfo.InvariantCulture, $"<mtd{Style(name, columns, isAligned, i)}>{cell}</mtd>");
            table.Append("</mtr>");
        }
        while (reader.Takes(@"\\"));
        return table.Append("</mtable>").ToString();
    }

    /// <summary>Where a column's text stands. MathML Core leaves that to styles.</summary>
    private static string Style(string name, string columns, bool isAligned, int column)
    {
        if (isAligned)
            return $" style=\"text-align:{(column % 2 == 0 ? "right" : "left")}"
                + $";padding:.2em 0 .2em {(column > 0 && column % 2 == 0 ? "2em" : "0")}\"";
        if (name == "cases")
            return $" style=\"text-align:left;padding:.15em 0 .15em {(column == 0 ? ".2em" : "1em")}\"";
        return columns.ElementAtOrDefault(column) switch
        {
            'l' => " style=\"text-align:left\"",
            'r' => " style=\"text-align:right\"",
            _ => "",
        };
    }
}
