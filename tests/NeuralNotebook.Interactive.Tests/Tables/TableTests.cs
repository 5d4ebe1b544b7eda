using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class TableTests
{
    private static readonly Matrix Small = new(new[,] { { 1.0, -2 }, { 0.5, 0 } });

    [Fact]
    public void A_matrix_names_its_shape_and_shades_by_value_with_its_sign()
    {
        var table = Small.ToTable();

        Assert.Equal("Matrix, 2 × 2", table.Caption);
        Assert.Equal(["0", "1", "−2"], table.Rows[0].Select(cell => cell.Text));
        var (one, minusTwo, zero) =
            (Rgb.Parse(table.Rows[0][1].Background!), Rgb.Parse(table.Rows[0][2].Background!), table.Rows[1][2].Background);
        Assert.True(one.Blue > one.Red && minusTwo.Red > minusTwo.Blue);
        Assert.True(minusTwo.Contrast(Rgb.White) > one.Contrast(Rgb.White));
        Assert.Equal("#ffffff", zero);
    }

    [Fact]
    public void A_wide_table_scrolls_by_itself_where_styles_are_kept()
    {
        var html = XElement.Parse(new Matrix(300, 64).ToTable().ToHtml());

        Assert.Equal(("div", "overflow-x:auto"), (html.Name.LocalName, (string?)html.Attribute("style")));
        Assert.Equal("table", html.Elements().Single().Name.LocalName);
    }

    [Fact]
    public void Past_ten_rows_and_columns_the_middle_is_left_out()
    {
        var table = new Matrix(300, 64).ToTable();

        Assert.Equal(10, table.Rows.Count);
        Assert.Equal(["", "0", "1", "2", "3", "4", "…", "60", "61", "62", "63"], table.Header);
        Assert.Equal("299", table.Rows[^1][0].Text);
        Assert.All(table.Rows[5], cell => Assert.Equal("…", cell.Text));
    }

    [Fact]
    public void Every_shade_leaves_its_number_readable()
    {
        var table = new Matrix(new[,] { { -1.0, -0.5, 0, 0.5, 1, double.NaN, double.PositiveInfinity } }).ToTable();

        Assert.All(table.Rows[0].Where(cell => cell.Background is not null),
            cell => Assert.InRange(Rgb.Parse(cell.Background!).Contrast(Rgb.Parse(Palette.Ink)), 4.5, 21));
        Assert.Equal("NaN", table.Rows[0][6].Text);
    }

    [Fact]
    public void A_data_set_counts_its_classes_and_shows_its_first_samples()
    {
        var table = Datasets.Moons(samples: 100, seed: 1).ToTable();

        Assert.EndsWith("50 of class 0, 50 of class 1", table.Caption, StringComparison.Ordinal);
        Assert.Equal(["", "x1", "x2", "class"], table.Header);
        Assert.Equal(6, table.Rows.Count);
    }

    [Fact]
    public void Targets_of_a_regression_are_shown_as_numbers() =>
        Assert.Equal(["0", "1", "2", "7"],
            new Dataset(new Matrix(new[,] { { 1.0, 2 } }), new Matrix(new[,] { { 7.0 } })).ToTable().Rows[0].Select(cell => cell.Text));

    [Fact]
    public void A_training_has_a_row_for_each_epoch()
    {
        var data = Datasets.Blobs(samples: 20, classes: 2, seed: 1);
        var history = new Sequential(new Dense(2, 2), new Softmax())
            .Fit(data, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1), epochs: 3, validation: data);

        var table = history.ToTable();

        Assert.Equal(["epoch", "loss", "accuracy", "validation loss", "validation accuracy", "learning rate"], table.Header);
        Assert.Equal(["1", "2", "3"], table.Rows.Select(row => row[0].Text));
    }

    [Fact]
    public void At_the_foot_of_a_data_set_stands_how_its_values_are_spread()
    {
        var table = new Dataset(Matrix.FromColumn([0, 0, 0, 0, 1, 2, 3, 7, double.NaN]), [0, 0, 0, 0, 0, 0, 1, 1, 1]).ToTable();

        Assert.Equal(["all", "█▃▃▃▁▁▁▃", "█▅"], table.Footer.Select(cell => cell.Text));
        Assert.Empty(new Dataset(new Matrix(2, 1), [0, 1]).ToTable().Footer);
    }

    [Theory]
    [InlineData(new double[0], "")]
    [InlineData(new[] { 5.0, 5 }, "▁▁▁▁█▁▁▁")]
    [InlineData(new[] { -1e100, 1e100 }, "█▁▁▁▁▁▁█")]
    [InlineData(new[] { double.NaN, double.PositiveInfinity }, "")]
    public void A_little_histogram_takes_any_numbers(double[] values, string line) => Assert.Equal(line, Sparkline.Of(values));

    [Fact]
    public void A_network_has_a_row_for_each_layer_and_its_sum_at_the_foot()
    {
        var table = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 2), new Softmax()).Summary().ToTable();

        Assert.Equal("4 layers, 322 numbers to learn", table.Caption);
        Assert.Equal(["192", "0", "130", "0"], table.Rows.Select(row => row[2].Text));
        Assert.Equal("322", table.Footer[2].Text);
        Assert.Equal(2, XElement.Parse(table.ToHtml()).Elements().Single().Elements()
            .Count(part => part.Name.LocalName is "tbody" or "tfoot"));
    }

    [Fact]
    public void A_gradient_check_shows_its_verdict_and_the_worst_slopes_first()
    {
        var right = GradientCheck.Run(new Sequential(new Dense(2, 3), new Tanh(), new Dense(3, 2), new Softmax()),
            new CategoricalCrossEntropy(), Datasets.Blobs(samples: 4, classes: 2, seed: 1)).ToTable();
        Assert.StartsWith("Gradient check: good. 25 slopes compared; the 8 worst", right.Caption, StringComparison.Ordinal);
        Assert.All(right.Rows, row => Assert.Equal("good", row[4].Text));

        var wrong = new GradientCheckReport(
            [new("a", 1, 1, 0), new("b", 1, -1, 2), new("c", 1, 1.0001, 1e-4), new("d", double.NaN, 1, double.NaN)]).ToTable();
        Assert.Equal("Gradient check: wrong. 4 slopes compared", wrong.Caption);
        Assert.Equal([("d", "NaN", "wrong"), ("b", "2e+0", "wrong"), ("c", "1e-4", "acceptable across a kink"), ("a", "0e+0", "good")],
            wrong.Rows.Select(row => (row[0].Text, row[3].Text, row[4].Text)));
        Assert.Empty(new GradientCheckReport([]).ToTable().Rows);
    }

    [Fact]
    public void Html_is_well_formed_whatever_the_text()
    {
        var table =
            new Table { Caption = "<script>&\u0000", Header = ["<b>", "\""], Rows = [[new TableCell("a<b"), new TableCell("🙂 שלום")]] };

        var html = XElement.Parse(table.ToHtml());

        Assert.Equal(["a<b", "🙂 שלום"], html.Descendants("td").Select(cell => cell.Value));
        Assert.Empty(html.Descendants("script"));
    }

    [Fact]
    public void Text_stands_in_columns() => Assert.Equal("Matrix, 2 × 2\n     0   1\n0    1  −2\n1  0.5   0", Small.ToTable().ToString());
}
