namespace NeuralNotebook.Tests.Data;

public sealed class DatasetsTests
{
    [Fact]
    public void Without_noise_the_points_lie_where_scikit_learn_puts_them()
    {
        int compared = 0;
        foreach (var reference in Reference.Load("datasets").Items("cases"))
        {
            var X = reference.Matrix("X");
            var data = reference.Text("name") switch
            {
                "make_moons" => Datasets.Moons(X.Rows, noise: 0),
                "make_circles" => Datasets.Circles(X.Rows, noise: 0, reference.Number("factor")),
                "make_blobs" => Datasets.Blobs(reference.Matrix("centers"), X.Rows, spread: 0),
                "spiral (NNFS)" => Datasets.Spiral(X.Rows, reference.GetProperty("classes").GetInt32(), noise: 0),
                var other => throw new NotSupportedException(other),
            };
            Near.Equal(X, data.X, 0, 1e-14);
            Assert.Equal(reference.Integers("y"), data.Labels);
            compared++;
        }

        Assert.Equal(9, compared);
    }

    [Fact]
    public void Blobs_spread_as_asked_around_their_centres()
    {
        var reference = Reference.Load("datasets").GetProperty("statistics");
        var centers = reference.Matrix("centers");
        double spread = reference.Number("cluster_std");
        var data = Datasets.Blobs(centers, 30_000, spread, seed: 11);
        for (int label = 0; label < 3; label++)
        {
            int[] rows = [.. Enumerable.Range(0, data.Samples).Where(row => data.Labels[row] == label)];
            var heap = data.X.SelectRows(rows);
            var mean = heap.ColumnMeans();
            for (int column = 0; column < 2; column++)
            {
                Near.Equal(centers[label, column], mean[0, column], 0, 5 * spread / Math.Sqrt(rows.Length));
                double variance = heap.Column(column).Select(x => Math.Pow(x - mean[0, column], 2)).Average();
                Near.Equal(spread, Math.Sqrt(variance), 0.03);
            }
        }
    }

    [Fact]
    public void A_split_puts_every_sample_on_one_side()
    {
        var data = Datasets.Moons(101, noise: 0.3, seed: 1);
        var split = data.Split(test: 0.2, seed: 4);
        Assert.Equal((81, 20), (split.Train.Samples, split.Test.Samples));
        var all = split.Train.X.Concat(split.Test.X).Select(row => (row[0], row[1])).Order();
        Assert.Equal(data.X.Select(row => (row[0], row[1])).Order(), all);
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused() =>
        Assert.Contains("Label 1 is 3",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new Matrix(2, 1), [0, 3], classes: 3)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Exclusive_or_is_class_1_where_one_coordinate_alone_is_positive()
    {
        var data = Datasets.Xor(400, seed: 2);
        for (int row = 0; row < 400; row++)
            Assert.Equal((data.X[row, 0] > 0) ^ (data.X[row, 1] > 0) ? 1 : 0, data.Labels[row]);
        Assert.All(data.X.Values.ToArray(), coordinate => Assert.InRange(coordinate, -1, 1));
        Assert.InRange(data.Labels.Count(label => label == 1), 160, 240);
    }

    [Fact]
    public void The_sine_goes_once_up_and_down_and_its_noise_is_as_large_as_asked()
    {
        var clean = Datasets.Sine(101, noise: 0);
        Near.Equal([0, 0.25, 1], [clean.X[0, 0], clean.X[25, 0], clean.X[100, 0]], 1e-15);
        Near.Equal([0, 1, 0, -1, 0], [clean.Y[0, 0], clean.Y[25, 0], clean.Y[50, 0], clean.Y[75, 0], clean.Y[100, 0]], 0, 1e-15);
        var noisy = Datasets.Sine(10_000, noise: 0.3, seed: 5);
        Near.Equal(0.3, Math.Sqrt(noisy.X.Zip(noisy.Y, (x, y) => Math.Pow(y[0] - Math.Sin(2 * Math.PI * x[0]), 2)).Average()), 0.03);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void There_may_be_any_number_of_blobs_and_arms(int classes)
    {
        foreach (var data in new[] { Datasets.Blobs(classes * 10, classes), Datasets.Spiral(classes * 10, classes) })
        {
            Assert.Equal(classes, data.Classes);
            Assert.All(Enumerable.Range(0, classes), label => Assert.Equal(10, data.Labels.Count(l => l == label)));
        }
    }

    [Fact]
    public void Equal_seeds_give_equal_data_and_others_do_not()
    {
        foreach (var make in new Func<int, Dataset>[] { seed => Datasets.Moons(50, 0.1, seed),
            seed => Datasets.Circles(50, 0.1, seed: seed), seed => Datasets.Xor(50, seed: seed), seed => Datasets.Spiral(51, seed: seed),
            seed => Datasets.Blobs(50, seed: seed) })
        {
            Assert.Equal(make(3).X.Values.ToArray(), make(3).X.Values.ToArray());
            Assert.NotEqual(make(3).X.Values.ToArray(), make(4).X.Values.ToArray());
        }
    }
}
