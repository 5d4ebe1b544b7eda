namespace NeuralNotebook.Interactive.Tests;

public sealed class TablePictureTests
{
    [Fact]
    public void Every_number_is_shaded_by_sign_and_size()
    {
        var boxes = Shapes(Chart.Table([[2, -2], [0, 1]])).OfType<BoxShape>().Select(box => Rgb.Parse(box.Fill!)).ToList();

        Assert.Equal(DivergingColors.Of(1, 1), boxes[0]);
        Assert.Equal(DivergingColors.Of(-1, 1), boxes[1]);
        Assert.Equal(Rgb.White, boxes[2]);
        Assert.Equal(DivergingColors.Of(0.5, 1), boxes[3]);
    }

    [Fact]
    public void The_title_names_the_shape_and_the_sentence_the_numbers()
    {
        var figure = Chart.Table([[1, 2, 3], [4, 5, 9]], "weights");

        Assert.Equal("weights: 2 × 3", figure.Title);
        Assert.Equal("weights: 2 × 3: a table of 2 × 3 numbers from 1 to 9, mean 4.", figure.AlternativeText);
    }

    [Fact]
    public void A_large_matrix_shows_its_start_its_end_and_dots()
    {
        var matrix = new Matrix(100, 50, [.. Enumerable.Range(0, 5000).Select(i => (double)i)]);
        var texts = Texts(Chart.Table(matrix));

        Assert.Contains("49", texts); // the last column's number, and the last value of the first row
        Assert.Contains("99", texts);
        Assert.Contains("4,999", texts);
        Assert.Contains("…", texts);
        Assert.Contains("⋮", texts);
        Assert.Equal(11 * 7, Shapes(Chart.Table(matrix)).OfType<BoxShape>().Count());
    }

    [Fact]
    public void Rows_and_columns_have_their_names()
    {
        var texts = Texts(Chart.Table([[1, 2]], rows: ["sample"], columns: ["height", "weight"]));

        Assert.Equal(["height", "weight", "sample"], texts.Take(3));
    }

    [Fact]
    public void Numbers_that_are_none_are_grey_and_told()
    {
        var figure = Chart.Table([[double.NaN, 1], [double.PositiveInfinity, 0]]);

        Assert.Contains("2 not finite", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Equal(Palette.Grid, Shapes(figure).OfType<BoxShape>().First().Fill);
    }

    [Fact]
    public void An_empty_matrix_and_names_that_do_not_fit_are_refused()
    {
        Assert.Contains("0 × 3", Assert.Throws<ArgumentException>(() => Chart.Table(new Matrix(0, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("2 columns and 1 names", Assert.Throws<ArgumentException>(() => Chart.Table([[1, 2]], columns: ["a"])).Message,
            StringComparison.Ordinal);
    }

    private static IReadOnlyList<Shape> Shapes(Figure figure) => figure.Panels[0].Traces.OfType<DiagramTrace>().Single().Shapes;

    private static List<string> Texts(Figure figure) => [.. Shapes(figure).OfType<TextShape>().Select(text => text.Text)];
}
