namespace NeuralNotebook.Interactive;

/// <summary>Draws a matrix as a table of shaded numbers.</summary>
internal sealed class TablePicture(Matrix matrix, IReadOnlyList<string>? rowNames, IReadOnlyList<string>? columnNames)
{
    private const int MostRows = 12, MostColumns = 8;

    private const double CellHeight = 27, Header = 24, MostCell = 64;

    private readonly List<Shape> shapes = [];

    public DiagramTrace Draw()
    {
        var (rows, columns) = (Shown(matrix.Rows, MostRows), Shown(matrix.Columns, MostColumns));
        var names = rows.Select(row => rowNames?[row] ?? Number(row)).ToList();
        double left = Math.Min(130, names.Max(name => TextWidth.Of(name, 13)) + 12);
        double width = Math.Min(MostCell, (DiagramFigure.UsualWidth - left - 2) / Slots(columns, matrix.Columns));
        double largest = DivergingColors.Largest(matrix.Values.ToArray());
        foreach (var (column, slot) in Placed(columns, matrix.Columns))
            shapes.Add(new TextShape(left + width * (slot + 0.5), Header / 2,
                TextWidth.Cut(columnNames?[column] ?? Number(column), 13, width - 4))
            { Color = Palette.Quiet });
        foreach (var ((row, slot), name) in Placed(rows, matrix.Rows).Zip(names))
        {
            double y = Header + CellHeight * (slot + 0.5);
            shapes.Add(new TextShape(left - 7, y, TextWidth.Cut(name, 13, left - 8)) { Anchor = TextAnchor.End, Color = Palette.Quiet });
            foreach (var (column, place) in Placed(columns, matrix.Columns))
                Cell(left + width * (place + 0.5), y, width, row, column, largest);
            if (columns.Count < matrix.Columns)
                Dots(left + width * (columns.Count - 0.5), y, "…");
        }
        if (rows.Count < matrix.Rows)
        {
            foreach (var (_, place) in Placed(columns, matrix.Columns))
                Dots(left + width * (place + 0.5), Header + CellHeight * (rows.Count - 0.5), "⋮");
        }
        return new DiagramTrace(DiagramFigure.UsualWidth, Header + CellHeight * Slots(rows, matrix.Rows) + 4, shapes);
    }

    private void Cell(double x, double y, double width, int row, int column, double largest)
    {
        double value = matrix[row, column];
        shapes.Add(new BoxShape(x, y, width, CellHeight)
        {
            Fill = DivergingColors.Of(value, largest).ToString(),
            Outline = Palette.Grid,
            OutlineWidth = 1,
            Hint = $"row {rowNames?[row] ?? Number(row)}, column {columnNames?[column] ?? Number(column)}: {NumberText.Short(value)}",
        });
        shapes.Add(new TextShape(x, y, NumberText.Tight(value)).Within(width - 8));
    }

    private void Dots(double x, double y, string dots) =>
        shapes.Add(new TextShape(x, y, dots) { Color = Palette.Quiet, Bold = true, Size = 15 });

    private static List<int> Shown(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most - 2), count - 1];

    private static int Slots(List<int> shown, int count) => shown.Count + (shown.Count < count ? 1 : 0);

    /// <summary>Each shown number with its slot; the last one stands behind the dots.</summary>
    private static IEnumerable<(int Number, int Slot)> Placed(List<int> shown, int count) =>
        shown.Select((number, i) => (number, shown.Count < count && i == shown.Count - 1 ? i + 1 : i));

    private static string Number(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
