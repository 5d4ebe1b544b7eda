namespace NeuralNotebook.Tests.Layers;

/// <summary>What every kind of layer promises to whoever calls it.</summary>
public sealed class LayerTests
{
    private static readonly ImageShape Shape = new(5, 5, 2);

    public static TheoryData<Layer> Kinds =>
    [
        new Dense(50, 4, seed: 1), new BatchNormalization(50), new Dropout(0.4, seed: 2), new Conv2D(Shape, filters: 3, kernel: 3, seed: 3),
        new MaxPool2D(Shape, size: 3, stride: 2), new AveragePool2D(Shape, size: 2, stride: 1), new Flatten(),
    ];

    public static TheoryData<Layer, string> Words => new()
    {
        { new Flatten(), "Flatten" },
        { new Flatten { Name = "end of pictures" }, "Flatten 'end of pictures'" },
        { new Dense(2, 3), "Dense (2 → 3)" },
        { new Dense(2, 3) { Name = "hidden" }, "Dense 'hidden' (2 → 3)" },
        { new BatchNormalization(11), "BatchNormalization (11)" },
        { new BatchNormalization(11) { Name = "norm" }, "BatchNormalization 'norm' (11)" },
        { new Dropout(0.25) { Name = "thin" }, "Dropout 'thin' (0.25)" },
        { new Conv2D(Shape, filters: 3, kernel: 3) { Name = "edges" }, "Conv2D 'edges' (5 × 5 × 2 → 3 × 3 × 3)" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_layer_says_its_kind_its_name_if_it_has_one_and_its_sizes(Layer layer, string words) =>
        Assert.Equal(words, layer.ToString());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_way_back_writes_over_what_stood_there_and_may_be_gone_twice(Layer layer)
    {
        var X = Random(3, 50, seed: 5);
        var outputs = layer.Forward(X, training: true);
        var slopes = Random(outputs.Rows, outputs.Columns, seed: 6);
        double[] expected = layer.Backward(slopes).Values.ToArray(), parameters = Gradients(layer);

        foreach (var parameter in layer.Parameters)
            parameter.Gradient.Values.Fill(7);
        var again = new Matrix(3, 50);
        again.Values.Fill(7);
        layer.Backward(X, outputs, slopes, again);
        Assert.Equal(expected, again.Values.ToArray());
        Assert.Equal(parameters, Gradients(layer));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Where_nobody_asks_for_the_slopes_of_the_inputs_the_parameters_get_theirs(Layer layer)
    {
        var X = Random(3, 50, seed: 5);
        var outputs = layer.Forward(X, training: true);
        var slopes = Random(outputs.Rows, outputs.Columns, seed: 6);
        layer.Backward(slopes);
        double[] expected = Gradients(layer);

        foreach (var parameter in layer.Parameters)
            parameter.Gradient.Values.Fill(7);
        layer.Backward(X, outputs, slopes, inputGradient: null);
        Assert.Equal(expected, Gradients(layer));
    }

    [Fact]
    public void A_penalty_is_that_of_the_weights_and_that_of_the_biases()
    {
        Matrix weights = [[1, -2], [3, 0]], biases = [[-4, 0.5]];
        Regularizer ofWeights = new(l1: 0.1, l2: 0.01), ofBiases = new(l1: 0.2, l2: 0.03);
        var shape = new ImageShape(1, 1, 2);
        double first = (0.1 * 6) + (0.01 * 14), second = (0.2 * 4.5) + (0.03 * 16.25);

        Near.Equal(first, new Dense(weights, biases) { WeightRegularizer = ofWeights }.Penalty(), 1e-15);
        Near.Equal(second, new Dense(weights, biases) { BiasRegularizer = ofBiases }.Penalty(), 1e-15);
        Near.Equal(first + second,
            new Dense(weights, biases) { WeightRegularizer = ofWeights, BiasRegularizer = ofBiases }.Penalty(), 1e-15);
        Near.Equal(first + second,
            new Conv2D(shape, weights, biases) { WeightRegularizer = ofWeights, BiasRegularizer = ofBiases }.Penalty(), 1e-15);
        Assert.Equal(0, new Dense(weights, biases).Penalty());
    }

    private static double[] Gradients(Layer layer) =>
        [.. layer.Parameters.SelectMany(parameter => parameter.Gradient.Values.ToArray())];

    private static Matrix Random(int rows, int columns, int seed) => Images.ImageSamples.Random(rows, columns, seed);
}
