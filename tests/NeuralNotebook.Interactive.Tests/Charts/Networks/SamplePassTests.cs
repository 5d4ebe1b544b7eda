namespace NeuralNotebook.Interactive.Tests;

/// <summary>A sample's way through a network and back, and the columns of neurons that are drawn of it.</summary>
public sealed class SamplePassTests
{
    [Fact]
    public void Nothing_is_known_of_slopes_before_the_way_back()
    {
        var pass = new SamplePass(SubjectPictures.Small, [1, 0.5]);

        Assert.Equal([1, 0.5], pass.Sample);
        Assert.Null(pass.Loss);
        Assert.Null(pass.InputGradient);
        Assert.Null(pass.GradientOf(0));
        Assert.Null(pass.GradientOf(SubjectPictures.Small.Layers[0].Parameters[0]));
        Assert.Equal(-0.25, new SamplePass(SubjectPictures.Small, [1, 0.5]).OutputsOf(0)[1], 12); // −0.5 + 0.45 − 0.2, before ReLU
        var forgetful = new SamplePass(new Sequential(new Dense([[1, 2, 3, 4]], [[0, 0, 0, 0]]), new Dropout(0.5, seed: 1)), [1]);
        Assert.Equal([1, 2, 3, 4], forgetful.OutputsOf(1)); // as in a prediction, nothing is dropped
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Softmax_and_cross_entropy_have_the_slope_p_minus_y_whether_or_not_they_go_as_one(bool hasLayerBefore)
    {
        Layer[] layers = hasLayerBefore ? [new Dense([[1, 0], [0, 1]], [[0, 0]]), new Softmax()] : [new Softmax()];
        var pass = new SamplePass(new Sequential(layers), [Math.Log(3), 0]);
        pass.Backward(new CategoricalCrossEntropy(), [0, 1]);

        // softmax of ln 3 and 0 is 3/4 and 1/4
        Assert.Equal(Math.Log(4), pass.Loss!.Value, 1e-9);
        Assert.Equal(0.75, pass.InputGradient![0, 0], 1e-9);
        Assert.Equal(-0.75, pass.InputGradient[0, 1], 1e-9);
        Assert.Equal(hasLayerBefore, pass.GradientOf(layers.Length - 1) is null); // none was needed
    }

    [Fact]
    public void Each_layer_gets_the_slope_of_what_it_gave()
    {
        var model = new Sequential(new Dense([[2]], [[1]]), new ReLU(), new Dense([[3]], [[0]]));
        var pass = new SamplePass(model, [1]);
        pass.Backward(new MeanSquaredError(), [8]);

        // 3 · (2 · 1 + 1) = 9: the loss is 1, its slope 2, and 2 · 3 = 6 before the last layer
        Assert.Equal(1, pass.Loss);
        Assert.Equal([[6.0], [6], [2]], Enumerable.Range(0, 3).Select(layer => pass.GradientOf(layer)!));
        Assert.Equal(12, pass.InputGradient![0, 0]);
        Assert.Equal((6, 6, 6, 2), (Slope(0, 0), Slope(0, 1), Slope(2, 0), Slope(2, 1)));

        double Slope(int layer, int parameter) => pass.GradientOf(model.Layers[layer].Parameters[parameter])![0, 0];
    }

    [Fact]
    public void A_layer_without_a_slope_is_refused_and_the_learners_slopes_stay()
    {
        Dense last = new(2, 1);
        var model = new Sequential(new Dense(1, 2), new Step(), last);
        last.Parameters[0].Gradient[0, 0] = 42;

        Assert.Throws<NotSupportedException>(() => Chart.Network(model, [1], new MeanSquaredError(), [1]));
        Assert.Equal(42, last.Parameters[0].Gradient[0, 0]);
    }

    [Theory, InlineData(1, 2, "gives 1 number for"), InlineData(2, 1, "gives 2 numbers for"), InlineData(2, 3, "got 3"),
        InlineData(2, 0, "as many; got 0")]
    public void A_target_of_another_length_is_refused(int outputs, int targets, string words)
    {
        var pass = new SamplePass(new Sequential(new Dense(1, outputs)), [1]);
        var error = Assert.Throws<ArgumentException>(() => pass.Backward(new MeanSquaredError(), new double[targets]));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal("target", error.ParamName);
    }

    [Fact]
    public void A_column_is_a_layer_of_neurons_with_what_follows_it()
    {
        Dense hidden = new([[2, -1]], [[1, 0.5]]) { Name = "hidden" };
        var model = new Sequential(hidden, new BatchNormalization(2), new ReLU(), new Dropout(0.5), new Dense(2, 1));
        var pass = new SamplePass(model, [1]);
        pass.Backward(new MeanSquaredError(), [0]);
        var columns = NetworkColumn.Of(model, pass);

        Assert.Equal([1, 2, 1], columns.Select(column => column.Count));
        Assert.Equal([["inputs"], ["hidden", "BatchNormalization", "ReLU", "Dropout"], ["Dense"]], columns.Select(column => column.Layers));
        Assert.Equal([1], columns[0].Values!);
        Assert.Equal(pass.InputGradient!.Row(0).ToArray(), columns[0].Gradients!);
        Assert.Equal(pass.OutputsOf(3), columns[1].Values);
        Assert.Equal(pass.GradientOf(0), columns[1].Gradients); // of z, the sum before ReLU
        Assert.Equal([1, 0.5], columns[1].Biases!);
        Assert.Equal((2, -1), (columns[1].Weights![0, 0], columns[1].Weights![0, 1]));
        Assert.Equal(pass.GradientOf(model.Layers[0].Parameters[0])!.ToRows(), columns[1].WeightGradients!.ToRows());
        Assert.Null(columns[0].Weights);
        Assert.Null(columns[0].Biases);
    }

    [Fact]
    public void Without_a_sample_a_column_has_no_values_and_its_width_comes_from_the_first_layer_that_knows_one()
    {
        var columns = NetworkColumn.Of(new Sequential(new Tanh(), new Dense(3, 2), new Dense(2, 4)), null);

        Assert.Equal([3, 2, 4], columns.Select(column => column.Count));
        Assert.Equal(["inputs", "Tanh"], columns[0].Layers);
        Assert.All(columns, column => Assert.Equal((null, null, null), (column.Values, column.Gradients, column.WeightGradients)));
        Assert.NotNull(columns[1].Weights);
        string message = Assert.Throws<ArgumentException>(() => NetworkColumn.Of(new Sequential(new Tanh()), null)).Message;
        Assert.Contains("how many inputs", message, StringComparison.Ordinal);
        Assert.Contains("Dense", message, StringComparison.Ordinal);
    }
}
