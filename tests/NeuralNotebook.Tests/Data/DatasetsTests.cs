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
        Assert.Contains("Label 1 is 3", Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(new Matrix(2, 1), [0, 3], classes: 3)).Message, StringComparison.Ordinal);
}
