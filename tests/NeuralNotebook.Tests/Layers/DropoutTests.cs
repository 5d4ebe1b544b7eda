namespace NeuralNotebook.Tests.Layers;

public sealed class DropoutTests
{
    private static readonly Matrix Inputs = [[1, -2, 3, 4, -5, 6], [7, 8, 9, -10, 11, 12]];

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    public void Numbers_are_dropped_where_the_draws_of_its_seed_lie_below_the_rate(int? seed, int stream)
    {
        // The rate is one of the draws, the seventh from below: that one is kept, as at rate 0 everything is.
        double rate = Draws(stream).Order().ElementAt(6);
        double[] scales = Draws(stream).Select(draw => draw < rate ? 0 : 1 / (1 - rate)).ToArray();
        var dropout = new Dropout(rate, seed);

        Near.Equal(Inputs.Values.ToArray().Zip(scales, (value, scale) => value * scale).ToArray(),
            dropout.Forward(Inputs, training: true).Values, 1e-15);
        Near.Equal(scales.Select(scale => -2 * scale).ToArray(), dropout.Backward(Filled(-2)).Values, 1e-15);
        Assert.Equal(6, scales.Count(scale => scale == 0));
    }

    [Fact]
    public void Outside_training_nothing_is_dropped_on_either_way()
    {
        var dropout = new Dropout(0.9, seed: 1);
        dropout.Forward(Inputs, training: true);
        Assert.Equal(Inputs.Values.ToArray(), dropout.Forward(Inputs).Values.ToArray());
        Assert.Equal(Filled(3).Values.ToArray(), dropout.Backward(Filled(3)).Values.ToArray());
    }

    [Theory]
    [InlineData(null, 9)]
    [InlineData(4, 4)]
    public void Within_a_network_a_layer_without_a_seed_of_its_own_draws_from_the_networks(int? seed, int stream)
    {
        var dropout = new Dropout(0.5, seed);
        // The layer before has a seed of its own, so that it takes no draw.
        _ = new Sequential(9, new Dense(2, 6, seed: 1), dropout);
        Assert.Equal(Draws(stream).Select(draw => draw < 0.5 ? 0.0 : 2), dropout.Forward(Filled(1), training: true).Values.ToArray());
    }

    private static double[] Draws(int seed)
    {
        var random = new SeededRandom(seed);
        return [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble())];
    }

    private static Matrix Filled(double value)
    {
        var matrix = new Matrix(2, 6);
        matrix.Values.Fill(value);
        return matrix;
    }
}
