using System.Globalization;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Where the boxes and texts of a table stand.</summary>
public sealed class TablePictureLayoutTests
{
    [Theory]
    [InlineData(12, 8, 12, 8)]
    [InlineData(13, 8, 11, 8)]
    [InlineData(12, 9, 12, 7)]
    [InlineData(13, 9, 11, 7)]
    [InlineData(1, 1, 1, 1)]
    public void Twelve_rows_and_eight_columns_are_shown_whole_and_more_as_their_first_and_the_last(int rows, int columns, int shownRows,
        int shownColumns)
    {
        var diagram = Draw(Counted(rows, columns));
        var cells = Cells(diagram);
        int[] firstRows = [.. Enumerable.Range(0, shownRows - 1), rows - 1];
        int[] firstColumns = [.. Enumerable.Range(0, shownColumns - 1), columns - 1];

        Assert.Equal(firstRows.SelectMany(row => firstColumns.Select(column => Text(row * columns + column))),
            cells.Select(cell => cell.Text.Text));
        Assert.Equal(firstRows.SelectMany(row => firstColumns.Select(column =>
            $"row {row}, column {column}: {Text(row * columns + column)}")), cells.Select(cell => cell.Box.Hint));
        Assert.Equal(columns > shownColumns ? shownRows : 0, diagram.Shapes.OfType<TextShape>().Count(text => text.Text == "…"));
        Assert.Equal(rows > shownRows ? shownColumns : 0, diagram.Shapes.OfType<TextShape>().Count(text => text.Text == "⋮"));
    }

    [Theory, InlineData(3, 4), InlineData(12, 8), InlineData(30, 20)]
    public void Cells_of_one_size_touch_in_rows_and_columns_under_and_beside_their_names(int rows, int columns)
    {
        var diagram = Draw(Counted(rows, columns));
        var boxes = Cells(diagram).Select(cell => cell.Box).ToList();
        double[] x = [.. boxes.Select(box => box.X).Distinct()], y = [.. boxes.Select(box => box.Y).Distinct()];
        var (width, height) = (boxes[0].Width, boxes[0].Height);
        var names = diagram.Shapes.OfType<TextShape>().Where(text => text.Color == Palette.Quiet && !text.Bold).ToList();

        Assert.All(boxes, box => Assert.Equal((width, height), (box.Width, box.Height)));
        Assert.All(Cells(diagram), cell => Assert.Equal((cell.Box.X, cell.Box.Y), (cell.Text.X, cell.Text.Y)));
        // The last stands one cell further where dots stand before it.
        Assert.All(Enumerable.Range(1, x.Length - 1),
            i => Assert.Equal(i == x.Length - 1 && columns > x.Length ? 2 * width : width, x[i] - x[i - 1], 1e-9));
        Assert.All(Enumerable.Range(1, y.Length - 1),
            i => Assert.Equal(i == y.Length - 1 && rows > y.Length ? 2 * height : height, y[i] - y[i - 1], 1e-9));
        Assert.Equal(x, names.Take(x.Length).Select(name => name.X));
        Assert.All(names.Take(x.Length), name => Assert.InRange(name.Y + name.Size / 2, 0, y[0] - height / 2));
        Assert.Equal(y, names.Skip(x.Length).Select(name => name.Y));
        Assert.All(names.Skip(x.Length), name =>
        {
            Assert.Equal(TextAnchor.End, name.Anchor);
            Assert.InRange(name.X, name.Width, x[0] - width / 2 - 1);
        });
    }

    [Fact]
    public void Dots_stand_in_the_place_of_the_cells_that_are_left_out()
    {
        var diagram = Draw(Counted(30, 20));
        var boxes = Cells(diagram).Select(cell => cell.Box).ToList();
        double[] x = [.. boxes.Select(box => box.X).Distinct()], y = [.. boxes.Select(box => box.Y).Distinct()];
        List<TextShape> Dots(string text) => [.. diagram.Shapes.OfType<TextShape>().Where(shape => shape.Text == text)];

        Assert.Equal(y, Dots("…").Select(dots => dots.Y));
        Assert.All(Dots("…"), dots => Assert.Equal((x[^2] + x[^1]) / 2, dots.X, 1e-9));
        Assert.Equal(x, Dots("⋮").Select(dots => dots.X));
        Assert.All(Dots("⋮"), dots => Assert.Equal((y[^2] + y[^1]) / 2, dots.Y, 1e-9));
        // Seen as what is left out, and as no number.
        Assert.All(Dots("⋮").Concat(Dots("…")), dots => Assert.True(dots.Bold && dots.Size > Cells(diagram)[0].Text.Size));
        Assert.All(Dots("⋮").Concat(Dots("…")), dots => Assert.Equal(Palette.Quiet, dots.Color));
    }

    [Theory, InlineData(1, 1, 4), InlineData(12, 8, 4), InlineData(30, 20, 4), InlineData(30, 20, 40), InlineData(2, 3, 100)]
    public void Everything_stays_in_the_picture_whatever_the_rows_are_called(int rows, int columns, int letters)
    {
        string[] names = [.. Enumerable.Range(0, rows).Select(row => new string('n', letters))];
        var diagram = Draw(Counted(rows, columns), names, [.. Enumerable.Range(0, columns).Select(_ => new string('c', letters))]);
        var boxes = Cells(diagram).Select(cell => cell.Box).ToList();

        Assert.All(boxes, box =>
        {
            Assert.InRange(box.X - box.Width / 2, 0, diagram.Width);
            Assert.InRange(box.X + box.Width / 2, 0, diagram.Width);
            Assert.InRange(box.Y + box.Height / 2, 0, diagram.Height);
            Assert.InRange(box.Width, 20, 64);
        });
        Assert.InRange(diagram.Height - boxes.Max(box => box.Y + box.Height / 2), 1, 10);
        Assert.All(Cells(diagram), cell => Assert.InRange(cell.Text.Width, 0, cell.Box.Width - 8));
        var rowNames = diagram.Shapes.OfType<TextShape>().Where(text => text.Anchor == TextAnchor.End).ToList();
        Assert.All(rowNames, name => Assert.InRange(name.X - name.Width, 0, name.X));
        Assert.All(diagram.Shapes.OfType<TextShape>().Where(text => text.Text.StartsWith('c')),
            name => Assert.InRange(name.Width, 0, boxes[0].Width - 4));
    }

    [Theory, InlineData(3), InlineData(8)]
    public void Names_of_any_length_stay_in_their_room(int columns) => Assert.All(Enumerable.Range(1, 25), letters =>
    {
        var diagram = Draw(Counted(2, columns), [.. Enumerable.Repeat(new string('n', letters), 2)],
            [.. Enumerable.Repeat(new string('c', letters), columns)]);
        var texts = diagram.Shapes.OfType<TextShape>().ToList();

        Assert.All(texts.Where(text => text.Text[0] == 'c'), text => Assert.InRange(text.Width, 0, Cells(diagram)[0].Box.Width - 4));
        Assert.All(texts.Where(text => text.Text[0] == 'n'), text => Assert.InRange(text.X - text.Width, 0, text.X));
        // As long as there is room for it a name is not cut.
        Assert.True(letters > 4 || texts.Count(text => text.Text.Length == letters && text.Text[0] is 'c' or 'n') >= 2 + columns);
    });

    [Fact]
    public void Numbers_that_need_more_room_than_a_cell_has_are_written_smaller()
    {
        var cells = Cells(Draw(new Matrix(1, 8, [.. Enumerable.Repeat(-0.0007, 8)])));

        Assert.All(cells, cell => Assert.Equal("−7×10⁻⁴", cell.Text.Text));
        Assert.All(cells, cell => Assert.InRange(cell.Text.Width, 0, cell.Box.Width - 8 + 1e-9));
        Assert.All(cells, cell => Assert.InRange(cell.Text.Size, 10, 12.99));
    }

    [Fact]
    public void A_hint_calls_row_and_column_by_their_names() => Assert.Equal("row sample, column height: 1.23",
        Cells(Draw([[1.2345]], ["sample"], ["height"])).Single().Box.Hint);

    private static Matrix Counted(int rows, int columns) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(i => (double)i)]);

    private static string Text(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static DiagramTrace Draw(Matrix matrix, IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null) =>
        new TablePicture(matrix, rows, columns).Draw();

    /// <summary>Each box with the number that is written right after it.</summary>
    private static List<(BoxShape Box, TextShape Text)> Cells(DiagramTrace diagram) =>
        [.. diagram.Shapes.Zip(diagram.Shapes.Skip(1)).Where(pair => pair.First is BoxShape)
            .Select(pair => ((BoxShape)pair.First, (TextShape)pair.Second))];
}
