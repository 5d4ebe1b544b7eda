namespace NeuralNotebook.Tests.Training;

/// <summary>What a network says without learning, and what it says about itself.</summary>
public sealed class PredictionTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(255, new[] { 255 })]
    [InlineData(256, new[] { 256 })]
    [InlineData(257, new[] { 256, 1 })]
    [InlineData(512, new[] { 256, 256 })]
    [InlineData(600, new[] { 256, 256, 88 })]
    public void Many_samples_go_through_in_pieces_that_stay_in_the_caches(int samples, int[] pieces)
    {
        var probe = new ProbeLayer();
        var model = new Sequential(probe);
        var X = Matrix.FromColumn(Enumerable.Range(0, samples).Select(sample => (double)sample));
        Assert.Equal(X.Values, model.Predict(X).Values);
        Assert.Equal(pieces, probe.Forwards.Select(call => call.Rows));

        if (samples == 0)
            return;
        // Every prediction is 1 too small.
        var Y = Matrix.FromColumn(Enumerable.Range(1, samples).Select(sample => (double)sample));
        probe.Forwards.Clear();
        Assert.Equal(1, model.Evaluate(new Dataset(X, Y), new MeanSquaredError()).Loss);
        Assert.Equal(pieces, probe.Forwards.Select(call => call.Rows));
    }

    [Fact]
    public void One_column_is_the_probability_of_class_1_and_of_several_the_largest_counts()
    {
        var model = new Sequential(new Linear());
        Assert.Equal([0, 0, 1, 1, 1], model.PredictClasses([[0.0], [Math.BitDecrement(0.5)], [0.5], [0.9], [1]]));
        Assert.Equal([0, 1, 2], model.PredictClasses([[0.4, 0.3, 0.3], [0.1, 0.6, 0.3], [-3, -2, -1]]));
    }

    [Fact]
    public void A_network_of_no_fixed_size_takes_batches_of_any_and_keeps_the_buffers_of_one()
    {
        var probe = new ProbeLayer();
        var model = new Sequential(probe, new ReLU());
        Assert.Equal([1, 0], model.Predict([[1.0, -2]]).Values);
        Assert.Equal([0, 3], model.Predict([[-1.0, 3]]).Values);
        Assert.Same(probe.Forwards[0].Outputs, probe.Forwards[1].Outputs);
        Assert.Equal([3, 0, 5], model.Predict([[3.0, -4, 5]]).Values);
        Assert.Equal([0], model.Predict([[-6.0]]).Values);
    }

    [Fact]
    public void A_network_names_its_layers_and_what_comes_out_of_them_where_that_is_known()
    {
        var model = new Sequential(new ReLU(), new Dense(2, 64), new Tanh(), new Dense(64, 3));
        Assert.Equal("Sequential: ReLU, Dense (2 → 64), Tanh, Dense (64 → 3)", model.ToString());
        Assert.Equal(["batch × ?", "batch × 64", "batch × 64", "batch × 3"],
            model.Summary().Layers.Select(layer => layer.OutputShape));
    }
}
