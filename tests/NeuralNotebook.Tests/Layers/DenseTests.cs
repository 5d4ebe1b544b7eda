namespace NeuralNotebook.Tests.Layers;

public sealed class DenseTests
{
    [Fact]
    public void Dense_gives_the_reference_outputs_and_gradients()
    {
        var reference = Reference.Load("dense");
        var dense = new Dense(reference.Matrix("W"), reference.Matrix("b"));

        Near.Equal(reference.Matrix("output"), dense.Forward(reference.Matrix("X")), 1e-13, 1e-14);
        Near.Equal(reference.Matrix("dX"), dense.Backward(reference.Matrix("upstream")), 1e-13, 1e-14);
        Near.Equal(reference.Matrix("dW"), dense.Parameters[0].Gradient, 1e-13, 1e-14);
        Near.Equal(reference.Matrix("db"), dense.Parameters[1].Gradient, 1e-13, 1e-14);
    }

    [Fact]
    public void A_batch_of_the_wrong_width_is_named_with_the_layer()
    {
        var error = Assert.Throws<ArgumentException>(() => new Dense(64, 3).Forward(new Matrix(32, 2)));
        Assert.StartsWith("Dense (64 → 3) expects batches of 64 columns, got 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_keeps_the_weights_that_somebody_has_looked_at()
    {
        var layer = new Dense(3, 2);
        layer.Weights[0, 0] = 42;
        _ = new Sequential(new Dense(4, 3), layer);
        Assert.Equal(42, layer.Weights[0, 0]);
    }

    [Fact]
    public void Equal_layers_of_one_network_start_with_different_weights()
    {
        var model = new Sequential(new Dense(4, 4), new Dense(4, 4));
        Assert.NotEqual(model.Layers[0].Parameters[0].Value.Values.ToArray(), model.Layers[1].Parameters[0].Value.Values.ToArray());
    }

    [Fact]
    public void The_same_seed_gives_the_same_network()
    {
        Matrix X = [[1, -2]];
        static Sequential Build(int seed) => new(seed, new Dense(2, 8), new ReLU(), new Dense(8, 3), new Softmax());
        Assert.Equal(Build(3).Predict(X).Values.ToArray(), Build(3).Predict(X).Values.ToArray());
        Assert.NotEqual(Build(3).Predict(X).Values.ToArray(), Build(4).Predict(X).Values.ToArray());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    public void The_weights_are_drawn_row_by_row_from_the_layers_seed_and_without_one_from_0(int? seed, int stream)
    {
        var random = new SeededRandom(stream);
        double limit = Math.Sqrt(6.0 / (3 + 5));
        Assert.Equal(Enumerable.Range(0, 15).Select(_ => random.NextUniform(-limit, limit)),
            new Dense(3, 5, seed: seed).Weights.Values.ToArray());
    }

    [Fact]
    public void A_seed_of_its_own_counts_within_a_network_too()
    {
        double[] alone = new Dense(3, 2, seed: 5).Weights.Values.ToArray();
        Dense own = new(3, 2, seed: 5), other = new(2, 4);
        _ = new Sequential(9, own, other);
        Assert.Equal(alone, own.Weights.Values.ToArray());
        Assert.Equal(new SeededRandom(9).NextUniform(-1, 1), other.Weights[0, 0]);      // √(6 / (2 + 4)) = 1
    }

    [Fact]
    public void Given_weights_and_drawn_ones_are_the_same_parameters_at_every_call()
    {
        foreach (var dense in new[] { new Dense(3, 2), new Dense(new Matrix(3, 2), new Matrix(1, 2)) })
        {
            Assert.Equal(["weights", "biases"], dense.Parameters.Select(parameter => parameter.Name));
            Assert.Equal([dense.Weights, dense.Biases], dense.Parameters.Select(parameter => parameter.Value));
            // Asked for at every step of a training, which is to take no memory.
            Assert.Same(dense.Parameters, dense.Parameters);
        }
    }

    [Fact]
    public void With_penalties_on_weights_and_biases_its_slopes_are_the_measured_ones()
    {
        var dense = new Dense([[0.4, -0.7], [-1.1, 0.2], [0.6, 0.9]], [[0.3, -0.5]])
        { WeightRegularizer = new Regularizer(0.01, 0.02), BiasRegularizer = new Regularizer(0.03, 0.01) };
        var report = GradientCheck.Run([dense, new Tanh()], new MeanSquaredError(), [[0.5, -1, 0.25], [1, 0.75, -0.5]],
            [[0.1, -0.2], [0.3, 0.4]]);
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
        Assert.Equal(6 + 2 + 6, report.Entries.Count);
    }

    [Fact]
    public void Together_with_the_ReLU_after_it_a_layer_gives_no_negative_number()
    {
        var outputs = new Matrix(1, 2);
        Assert.True(new Dense([[1, -1], [2, -3]], [[0.5, 1]]).TryForwardRectified([[1, 2]], outputs));
        Assert.Equal([1 + 4 + 0.5, 0], outputs.Values.ToArray());      // the second would be −1 − 6 + 1
    }

    [Fact]
    public void Backward_before_forward_is_refused() =>
        Assert.StartsWith("Dense (2 → 2) has seen no batch yet: call Forward before Backward",
            Assert.Throws<InvalidOperationException>(() => new Dense(2, 2).Backward(new Matrix(1, 2))).Message, StringComparison.Ordinal);
}
