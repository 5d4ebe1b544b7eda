namespace NeuralNotebook.Interactive.Tests;

public sealed class NetworkTextTests
{
    private static readonly Sequential Small = SubjectPictures.Small;

    private static string Said(Sequential model, SamplePass? pass = null) => NetworkText.Network(model, NetworkColumn.Of(model, pass));

    [Fact]
    public void The_title_counts_inputs_hidden_neurons_and_outputs()
    {
        Assert.Equal("2 inputs, 3 hidden neurons, 2 outputs", NetworkText.Title(NetworkColumn.Of(Small, null)));
        Assert.Equal("1 input, 1 output", NetworkText.Title(NetworkColumn.Of(new Sequential(new Dense(1, 1)), null)));
        Assert.Equal("1 input, 3 + 1,200 hidden neurons, 1 output",
            NetworkText.Title(NetworkColumn.Of(new Sequential(new Dense(1, 3), new Dense(3, 1200), new Dense(1200, 1)), null)));
    }

    [Fact]
    public void The_sentence_tells_layers_parameters_and_weights_by_their_sign()
    {
        // 2·3 + 3 + 3·2 + 2 parameters; of the twelve weights one is 0
        Assert.Equal("a network of 2 inputs and 2 layers of neurons (3 Dense with ReLU; 2 Dense with Softmax), 17 parameters, "
            + "weights from −0.7 to 1.2, 7 positive and 4 negative", Said(Small));
        Assert.StartsWith("a network of 1 input and 1 layer of neurons (2,000 Dense), 4,000 parameters, weights from ",
            Said(new Sequential(new Dense(1, 2000))), StringComparison.Ordinal);
        var relu = new Sequential(new ReLU());
        Assert.EndsWith(", 0 parameters", Said(relu, new SamplePass(relu, [1, 2])), StringComparison.Ordinal);
    }

    [Theory, InlineData(1.0, 2.0, "weights from 1 to 2, 2 positive and 0 negative"),
        InlineData(double.NaN, 2.0, "1 positive and 0 negative (1 weight is not finite and not drawn)"),
        InlineData(double.NaN, double.NegativeInfinity, "2 parameters (2 weights are not finite and not drawn)")]
    public void Weights_that_are_not_finite_are_counted_apart(double first, double second, string end)
    {
        Dense dense = new(2, 1);
        (dense.Weights[0, 0], dense.Weights[1, 0]) = (first, second);
        string said = Said(new Sequential(dense)).Replace("3 parameters", "2 parameters", StringComparison.Ordinal); // and a bias

        Assert.EndsWith(end, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_told_where_there_is_a_sample()
    {
        var model = new Sequential(new Dense([[2], [-1]], [[0.5]]));

        Assert.Equal("; the sample (1, 4) gives the outputs (−1.5)",
            NetworkText.Values(NetworkColumn.Of(model, new SamplePass(model, [1, 4]))));
        Assert.Equal("", NetworkText.Values(NetworkColumn.Of(model, null)));
        Assert.EndsWith("; the sample (1, 4) gives the outputs (−1.5).", Chart.Network(model, [1, 4]).AlternativeText,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Slopes_are_told_from_the_inputs_to_the_last_layer_with_the_steepest_weight_of_each()
    {
        var model = new Sequential(new Dense([[2], [1]], [[6]]), new Dense([[-1]], [[0]]));
        var pass = new SamplePass(model, [3, -5]);
        pass.Backward(new MeanSquaredError(), [-5]);

        // 2·3 − 5 + 6 = 7, and −7 of it: (−7 + 5)² = 4; the slope is −4 at the end and 4 before
        Assert.Equal("the loss is 4, its slopes are at the inputs 8, 4, at the neurons of layer 1 4, with the steepest weight −20, "
            + "at the neurons of layer 2 −4, with the steepest weight −28",
            NetworkText.Slopes(NetworkColumn.Of(model, pass), pass.Loss!.Value));
    }

    [Theory, InlineData(6, "0, 1, 2, 3, 4, 5"), InlineData(7, "0, 1, 2, 3, 4, 5 and 1 more"), InlineData(0, "")]
    public void A_list_names_six_numbers_and_counts_the_others(int count, string list) =>
        Assert.Equal(list, NetworkText.List([.. Enumerable.Range(0, count).Select(i => (double)i)]));
}
