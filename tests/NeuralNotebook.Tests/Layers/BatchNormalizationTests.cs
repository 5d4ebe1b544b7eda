namespace NeuralNotebook.Tests.Layers;

public sealed class BatchNormalizationTests
{
    private readonly Matrix inputs = RandomBatch(40, 11, seed: 3);

    [Fact]
    public void In_training_every_column_gets_mean_0_and_the_variance_that_epsilon_leaves()
    {
        var outputs = new BatchNormalization(11, epsilon: 0.01).Forward(inputs, training: true);
        for (int column = 0; column < 11; column++)
        {
            double mean = inputs.Column(column).Average(), variance = inputs.Column(column).Average(x => (x - mean) * (x - mean));
            for (int row = 0; row < 40; row++)
                Near.Equal((inputs[row, column] - mean) / Math.Sqrt(variance + 0.01), outputs[row, column], 1e-12, 1e-13);
        }
    }

    [Fact]
    public void Outside_training_the_running_means_decide_and_a_sample_does_not_depend_on_its_neighbours()
    {
        var layer = new BatchNormalization(11, momentum: 0.75);
        for (int step = 0; step < 3; step++)
            layer.Forward(inputs, training: true);
        double mean = inputs.Column(5).Average(), variance = inputs.Column(5).Average(x => (x - mean) * (x - mean));
        double kept = Math.Pow(0.75, 3);
        Near.Equal((1 - kept) * mean, layer.RunningMean[0, 5], 1e-12, 1e-13);
        Near.Equal(kept + ((1 - kept) * variance), layer.RunningVariance[0, 5], 1e-12);

        var whole = layer.Forward(inputs);
        Near.Equal((inputs[7, 5] - layer.RunningMean[0, 5]) / Math.Sqrt(layer.RunningVariance[0, 5] + 1e-3), whole[7, 5], 1e-12, 1e-13);
        Assert.Equal(whole.Row(7).ToArray(), layer.Forward(inputs.Slice(7, 1)).Row(0).ToArray());
    }

    [Fact]
    public void Its_slopes_are_the_measured_ones()
    {
        var layer = new BatchNormalization(3);
        layer.Parameters[0].Value.CopyFrom([[1.5, -0.5, 0.8]]);
        layer.Parameters[1].Value.CopyFrom([[0.2, 0.1, -0.3]]);
        var report = GradientCheck.Run([layer, new Tanh()], new MeanSquaredError(), RandomBatch(6, 3, seed: 4),
            new Matrix(6, 3, inputs.Values[..18]));
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
        Assert.Equal(3 + 3 + 18, report.Entries.Count);
    }

    [Fact]
    public void One_sample_is_its_own_mean()
    {
        var layer = new BatchNormalization(2);
        Assert.Equal([0, 0], layer.Forward([[1000, -3]], training: true).Values.ToArray());
        Assert.Equal([0, 0], layer.Backward([[1, 1]]).Values.ToArray());
    }

    [Fact]
    public void An_empty_batch_leaves_the_running_means_alone()
    {
        var layer = new BatchNormalization(2);
        Assert.Equal("0 × 2", layer.Forward(new Matrix(0, 2), training: true).Shape);
        Assert.Equal([0, 0], layer.RunningMean.Values.ToArray());
        Assert.Equal([1, 1], layer.RunningVariance.Values.ToArray());
    }

    private static Matrix RandomBatch(int rows, int columns, int seed)
    {
        var random = new SeededRandom(seed);
        var batch = new Matrix(rows, columns);
        foreach (ref double value in batch.Values)
            value = 2 + (3 * random.NextNormal());
        return batch;
    }
}
