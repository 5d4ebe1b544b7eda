namespace NeuralNotebook.Tests.Data;

/// <summary>What is drawn at random in the course's data, and what is refused.</summary>
public sealed class DatasetsNoiseTests
{
    private static readonly Func<int, double, Dataset>[] Makers =
    [
        (samples, noise) => Datasets.Moons(samples, noise), (samples, noise) => Datasets.Circles(samples, noise),
        (samples, noise) => Datasets.Xor(samples, noise), (samples, noise) => Datasets.Sine(samples, noise),
        (samples, noise) => Datasets.Spiral(samples, classes: 1, noise), (samples, noise) => Datasets.Blobs(samples, classes: 1, noise),
        (samples, noise) => Datasets.Blobs([[0.5, 2]], samples, noise),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void No_samples_are_refused(int samples) =>
        Assert.All(Makers, make => Assert.Equal("samples", Assert.Throws<ArgumentOutOfRangeException>(() => make(samples, 0.1)).ParamName));

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Noise_that_is_no_standard_deviation_is_refused(double noise) =>
        Assert.All(Makers, make => Assert.Contains("a standard deviation: a finite number, 0 or larger",
            Assert.Throws<ArgumentOutOfRangeException>(() => make(10, noise)).Message, StringComparison.Ordinal));

    [Fact]
    public void Noise_is_called_what_the_caller_calls_it() =>
        Assert.Equal("""
            noise noise noise noise noise spread spread
            """, string.Join(' ', Makers.Select(make => Assert.Throws<ArgumentOutOfRangeException>(() => make(10, -1)).ParamName)));

    [Fact]
    public void Classes_and_centres_that_are_none_are_refused_by_name()
    {
        foreach (var (parameter, make) in new (string, Action)[]
        {
            ("classes", () => Datasets.Blobs(10, classes: 0)), ("classes", () => Datasets.Blobs(10, classes: -1)),
            ("classes", () => Datasets.Spiral(10, classes: 0)), ("classes", () => Datasets.Spiral(10, classes: -1)),
            ("samples", () => Datasets.Spiral(2, classes: 3)), ("centers", () => Datasets.Blobs(new Matrix(0, 2))),
        })
            Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
        Assert.Equal("centers", Assert.Throws<ArgumentNullException>(() => Datasets.Blobs(centers: null!)).ParamName);
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void An_inner_circle_that_is_not_within_the_outer_one_is_refused(double factor)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Datasets.Circles(10, factor: factor));
        Assert.Equal("factor", error.ParamName);
        Assert.Contains("radius lies in [0, 1)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    public void An_inner_circle_may_be_a_point_or_nearly_the_outer_one(double factor)
    {
        var data = Datasets.Circles(20, noise: 0, factor);
        for (int i = 0; i < 20; i++)
            Near.Equal(data.Labels[i] == 0 ? 1 : factor, Math.Sqrt((data.X[i, 0] * data.X[i, 0]) + (data.X[i, 1] * data.X[i, 1])), 1e-15);
    }

    [Fact]
    public void A_single_point_stands_where_its_curve_begins()
    {
        Near.Equal([[0, 0.5]], Datasets.Moons(1, noise: 0).X, 0);
        Near.Equal([[1, 0], [0, 0.5]], Datasets.Moons(2, noise: 0).X, 0);
        Near.Equal([[0.25, 0]], Datasets.Circles(1, noise: 0, factor: 0.25).X, 0);
        Near.Equal([[0, 0], [0, 0], [0, 0]], Datasets.Spiral(3, classes: 3, noise: 0).X, 0);
        Near.Equal([[0, 0], [0, 0]], Datasets.Spiral(2, classes: 2, noise: 0.5).X, 0);
        Assert.Equal((0.0, 0.0), (Datasets.Sine(1, noise: 0).X[0, 0], Datasets.Sine(1, noise: 0).Y[0, 0]));
    }

    [Fact]
    public void Data_are_called_by_what_they_are() =>
        Assert.Equal(["moons", "circles", "xor", "sine", "spiral", "blobs", "blobs"], Makers.Select(make => make(10, 0.1).Name));

    [Fact]
    public void Noise_is_added_and_is_the_seeds_next_normal_number_for_every_coordinate()
    {
        foreach (var (noisy, clean) in new[]
        {
            (Datasets.Moons(40, 0.3, seed: 6).X, Datasets.Moons(40, 0).X),
            (Datasets.Circles(40, 0.3, seed: 6).X, Datasets.Circles(40, 0).X),
            (Datasets.Blobs([[1, 2], [3, 4]], 40, 0.3, seed: 6).X, Datasets.Blobs([[1, 2], [3, 4]], 40, 0).X),
            (Datasets.Sine(40, 0.3, seed: 6).Y, Datasets.Sine(40, 0).Y),
        })
        {
            var random = new SeededRandom(6);
            for (int i = 0; i < clean.Values.Length; i++)
                Near.Equal(clean.Values[i] + (0.3 * random.NextNormal()), noisy.Values[i], 0, 1e-15);
        }
    }

    [Fact]
    public void Noise_of_the_spiral_is_added_to_the_angle_in_the_arms_own_measure()
    {
        var data = Datasets.Spiral(60, classes: 3, noise: 0.2, seed: 6);
        var random = new SeededRandom(6);
        for (int i = 0; i < 60; i++)
        {
            // 20 points an arm: r from 0 to 1 and t from 4c to 4(c + 1) in 19 steps.
            double radius = i % 20 / 19.0, t = (4 * (i / 20)) + (4 * radius) + (0.2 * random.NextNormal());
            Near.Equal([radius * Math.Sin(2.5 * t), radius * Math.Cos(2.5 * t)], data.X.Row(i), 0, 1e-13);
        }
    }

    [Fact]
    public void Exclusive_or_fills_its_square_evenly()
    {
        var X = Datasets.Xor(8_000, seed: 4).X;
        int[] quarters = [.. X.Select(row => (row[0] > 0 ? 2 : 0) + (row[1] > 0 ? 1 : 0)).CountBy(quarter => quarter).Select(q => q.Value)];
        Assert.Equal(4, quarters.Length);
        // 2,000 expected in each, with a standard deviation of √(8,000 · ¼ · ¾) = 39.
        Assert.All(quarters, count => Assert.InRange(count, 1_800, 2_200));
        HaveTheMeanAndDeviationOfAnEvenDraw(X, largest: 1);
    }

    [Fact]
    public void Noise_of_exclusive_or_moves_the_points_after_their_class_is_decided()
    {
        var (clean, noisy) = (Datasets.Xor(10_000, noise: 0, seed: 4), Datasets.Xor(10_000, noise: 0.2, seed: 4));
        Assert.Equal(clean.Labels, noisy.Labels);
        double[] moves = (noisy.X - clean.X).Values.ToArray();
        Near.Equal(0, moves.Average(), 0, 5 * 0.2 / Math.Sqrt(moves.Length));
        Near.Equal(0.2, Math.Sqrt(moves.Average(move => move * move)), 0.03);
    }

    [Fact]
    public void Centres_of_blobs_are_drawn_evenly_from_their_square()
    {
        var X = Datasets.Blobs(4_000, classes: 4_000, spread: 0, seed: 3).X;
        Assert.All(X.Values.ToArray(), coordinate => Assert.InRange(coordinate, -5, 5));
        HaveTheMeanAndDeviationOfAnEvenDraw(X, largest: 5);
    }

    [Fact]
    public void A_kernel_that_wants_to_stop_the_work_is_heard_every_few_thousand_points()
    {
        foreach (var make in new Action[]
        {
            () => Datasets.Moons(20_000, noise: 0), () => Datasets.Spiral(20_000, noise: 0), () => Datasets.Spiral(20_000),
            () => Datasets.Blobs(20_000), () => Datasets.Circles(20_000), () => Datasets.Sine(20_000),
            () => Datasets.Blobs(20_000, spread: 0), () => Datasets.Circles(20_000, noise: 0), () => Datasets.Sine(20_000, noise: 0),
            () => Datasets.Moons(20_000), () => Datasets.Xor(20_000), () => Datasets.Xor(20_000, noise: 0.1),
        })
        {
            int heard = 0;
            AskedToStop.During(make, () => heard++);
            Assert.InRange(heard, 3, 8);
            Assert.Throws<OperationCanceledException>(
                () => AskedToStop.During(make, () => throw new OperationCanceledException()));
        }
    }

    /// <summary>From [−a, a]: mean 0 and standard deviation a/√3, each within five of its own standard errors.</summary>
    private static void HaveTheMeanAndDeviationOfAnEvenDraw(Matrix X, double largest)
    {
        for (int column = 0; column < 2; column++)
        {
            double[] values = X.Column(column);
            Near.Equal(0, values.Average(), 0, 5 * largest / Math.Sqrt(3 * values.Length));
            // The mean of x² is a²/3, and its standard deviation a²·√(4/45).
            Near.Equal(largest * largest / 3, values.Average(x => x * x), 0,
                5 * largest * largest * Math.Sqrt(4 / 45.0 / values.Length));
        }
    }
}
