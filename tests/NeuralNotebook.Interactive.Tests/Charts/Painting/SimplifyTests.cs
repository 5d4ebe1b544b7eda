namespace NeuralNotebook.Interactive.Tests;

public sealed class SimplifyTests
{
    /// <summary>A value is its pixel, and y grows down.</summary>
    private static readonly Scale Identity = new(new Axis(), (0, 1000), 0, 1000);

    [Theory]
    [InlineData(new double[] { 1 }, new double[] { 2 }, new[] { 0 })]
    [InlineData(new double[] { 1, 1 }, new double[] { 2, 2 }, new[] { 0, 1 })]
    [InlineData(new double[] { 0, 1, 2, 3, 4 }, new double[] { 0, 2, 4, 6, 8 }, new[] { 0, 4 })] // one straight line
    [InlineData(new double[] { 0, 10, 20 }, new double[] { 0, 10, 0 }, new[] { 0, 1, 2 })]
    [InlineData(new double[] { 0, 10, 20 }, new double[] { 0, 0.11, 0 }, new[] { 0, 2 })] // nobody sees a ninth of a pixel
    [InlineData(new double[] { 0, 10, 20 }, new double[] { 0, 0.14, 0 }, new[] { 0, 1, 2 })]
    [InlineData(new double[] { 0, 100, 50 }, new double[] { 5, 5, 5 }, new[] { 0, 1, 2 })] // there and back: farther than both ends
    [InlineData(new double[] { 50, 0, 100 }, new double[] { 5, 5, 5 }, new[] { 0, 1, 2 })]
    [InlineData(new double[] { 5, 5, 5 }, new double[] { 50, 0, 100 }, new[] { 0, 1, 2 })]
    [InlineData(new double[] { 5, 8, 5 }, new double[] { 5, 9, 5 }, new[] { 0, 1, 2 })] // ends where it began
    [InlineData(new double[] { 0, 3, 6, 9, 12 }, new double[] { 0, 4, 8, 4, 0 }, new[] { 0, 2, 4 })]
    [InlineData(new double[] { 0, 10, 20, 30 }, new double[] { 0, 20, 5, 30 }, new[] { 0, 1, 2, 3 })]
    [InlineData(new double[] { 0, 40, 80 }, new double[] { 0, 30.05, 60 }, new[] { 0, 2 })] // 0.04 off a slanted line
    [InlineData(new double[] { 0, 40, 80 }, new double[] { 0, 30.3, 60 }, new[] { 0, 1, 2 })] // 0.3 · 0.8
    public void What_moves_no_point_visibly_is_left_out(double[] x, double[] y, int[] kept) =>
        Assert.Equal(kept.Select(i => (x[i], y[i])), Assert.Single(Simplify.Line(x, y, Identity, Identity)));

    [Fact]
    public void A_point_without_a_place_parts_two_runs()
    {
        const double Nan = double.NaN;
        var runs = Simplify.Line([Nan, 1, 2, 3, Nan, 4, 5, 6], [0, 1, 5, Nan, 4, 4, 9, Nan], Identity, Identity);

        Assert.Equal([[(1, 1), (2, 5)], [(4, 4), (5, 9)]], runs.Select(run => run.AsEnumerable()));
        Assert.Empty(Simplify.Line([double.NaN], [1], Identity, Identity));
        Assert.Empty(Simplify.Line([], [], Identity, Identity));
    }

    [Theory, InlineData(500), InlineData(2001), InlineData(6000)]
    public void What_is_left_out_lies_on_the_line_or_between_the_extremes_of_its_column(int count)
    {
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, count).Select(i => 100.0 * i / count)], y = [.. x.Select(_ => 1000 * random.NextDouble())];
        var all = x.Zip(y, (across, upwards) => (X: across, Y: upwards)).ToList();
        var thinned = Assert.Single(Simplify.Line(x, y, Identity, Identity));

        Assert.Equal((all[0], all[^1]), (thinned[0], thinned[^1]));
        Assert.Equal(thinned.Select(point => point.X).Order(), thinned.Select(point => point.X));
        Assert.All(thinned, point => Assert.Equal(y[(int)Math.Round(point.X * count / 100)], point.Y, 1e-9));
        Assert.True(count < 2000 || thinned.GroupBy(point => Math.Floor(point.X)).All(column => column.Count() <= 4));
        var seen = count < 2000 ? all : all.GroupBy(point => Math.Floor(point.X))
            .SelectMany(column => new[] { column.MinBy(point => point.Y), column.MaxBy(point => point.Y), column.First(), column.Last() });
        Assert.All(seen, point => Assert.True(thinned.Zip(thinned.Skip(1))
            .Where(part => part.Second.X >= point.X - 1 && part.First.X <= point.X + 1)
            .Min(part => Distance(point, part.First, part.Second)) <= 0.12 + 1e-9));
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        double share = Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(point.X - from.X - share * dx, 2) + Math.Pow(point.Y - from.Y - share * dy, 2));
    }
}
