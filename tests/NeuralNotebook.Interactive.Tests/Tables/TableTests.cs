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
        var (one, minusTwo, zero) = (Rgb.Parse(table.Rows[0][1].Background!), Rgb.Parse(table.Rows[0][2].Background!), table.Rows[1][2].Background);
        Assert.True(one.Blue > one.Red && minusTwo.Red > minusTwo.Blue);
        Assert.True(minusTwo.Contrast(Rgb.White) > one.Contrast(Rgb.White));
        Assert.Equal("#ffffff", zero);
    }

    [Fact]
    public void Past_ten_rows_and_columns_the_middle_is_left_out()
    {
        var table = Table.Of(new Matrix(300, 64));

        Assert.Equal(10, table.Rows.Count);
        Assert.Equal(["", "0", "1", "2", "3", "4", "…", "60", "61", "62", "63"], table.Header);
        Assert.Equal("299", table.Rows[^1][0].Text);
        Assert.All(table.Rows[5], cell => Assert.Equal("…", cell.Text));
    }

    [Fact]
    public void Every_shade_leaves_its_number_readable()
    {
        var table = Table.Of(new Matrix(new[,] { { -1.0, -0.5, 0, 0.5, 1, double.NaN, double.PositiveInfinity } }));

        Assert.All(table.Rows[0].Where(cell => cell.Background is not null), cell => Assert.InRange(Rgb.Parse(cell.Background!).Contrast(Rgb.Parse(Palette.Ink)), 4.5, 21));
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
        Assert.Equal(["0", "1", "2", "7"], Table.Of(new Dataset(new Matrix(new[,] { { 1.0, 2 } }), new Matrix(new[,] { { 7.0 } }))).Rows[0].Select(cell => cell.Text));

    [Fact]
    public void A_training_has_a_row_for_each_epoch()
    {
        var data = Datasets.Blobs(samples: 20, classes: 2, seed: 1);
        var history = new Sequential(new Dense(2, 2), new Softmax()).Fit(data, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1), epochs: 3, validation: data);

        var table = history.ToTable();

        Assert.Equal(["epoch", "loss", "accuracy", "validation loss", "validation accuracy", "learning rate"], table.Header);
        Assert.Equal(["1", "2", "3"], table.Rows.Select(row => row[0].Text));
    }

    [Fact]
    public void Html_is_well_formed_whatever_the_text()
    {
        var table = new Table { Caption = "<script>&\u0000", Header = ["<b>", "\""], Rows = [[new TableCell("a<b"), new TableCell("🙂 שלום")]] };

        var html = XElement.Parse(table.ToHtml());

        Assert.Equal(["a<b", "🙂 שלום"], html.Descendants("td").Select(cell => cell.Value));
        Assert.Empty(html.Descendants("script"));
    }

    [Fact]
    public void Text_stands_in_columns() => Assert.Equal("Matrix, 2 × 2\n     0   1\n0    1  −2\n1  0.5   0", Small.ToTable().ToString());
}
