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

    [Fact]
    public void Backward_before_forward_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new Dense(2, 2).Backward(new Matrix(1, 2)));
}
