namespace NeuralNotebook.Tests;

/// <summary>What ±1000, ±∞, not-a-number, no sample, one sample and one class give: a result that is written down,
/// or an exception that says why not.</summary>
public sealed class ExtremeInputTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly double[] Inputs = [-Infinity, -1000, 1000, Infinity];

    /// <summary>Each activation, its values and its slopes at −∞, −1000, 1000 and ∞.</summary>
    public static TheoryData<Activation, double[], double[]?> Activations => new()
    {
        { new Step(), [0, 0, 1, 1], null },
        { new Linear(), [-Infinity, -1000, 1000, Infinity], [1, 1, 1, 1] },
        { new Sigmoid(), [0, 0, 1, 1], [0, 0, 0, 0] },
        { new Tanh(), [-1, -1, 1, 1], [0, 0, 0, 0] },
        { new ReLU(), [0, 0, 1000, Infinity], [0, 0, 1, 1] },
        { new LeakyReLU(0.5), [-Infinity, -500, 1000, Infinity], [0.5, 0.5, 1, 1] },
        { new ELU(2), [-2, -2, 1000, Infinity], [0, 0, 1, 1] },
        { new GELU(), [0, 0, 1000, Infinity], [0, 0, 1, 1] },
        { new Softplus(), [0, 0, 1000, Infinity], [0, 0, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_keeps_its_limits_at_infinity(Activation activation, double[] values, double[]? slopes)
    {
        Near.Equal(values, activation.Forward(new Matrix(1, 4, Inputs)).Values, 0, 1e-300);
        if (slopes is not null)
            Near.Equal(slopes, activation.Backward([[1, 1, 1, 1]]).Values, 0, 1e-15);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_passes_not_a_number_on(Activation activation, double[] values, double[]? slopes)
    {
        _ = (values, slopes);
        Assert.Equal([double.NaN, double.NaN, double.NaN], activation.Forward([[double.NaN, double.NaN, double.NaN]]).Values.ToArray());
    }

    [Fact]
    public void Softmax_gives_minus_infinity_no_probability_and_infinity_no_answer()
    {
        var softmax = new Softmax();
        Assert.Equal([0, 0.5, 0.5], softmax.Forward([[-Infinity, 1000, 1000]]).Values.ToArray());
        Assert.Equal([0, 1], softmax.Forward([[-1000, 1000]]).Values.ToArray());
        Assert.All(softmax.Forward([[Infinity, 0], [-Infinity, -Infinity], [double.NaN, 1]]).Values.ToArray(),
            value => Assert.True(double.IsNaN(value)));
        Assert.Equal([1, 1], softmax.Forward([[7], [-1000]]).Values.ToArray());
        Assert.Equal([0, 0], softmax.Backward([[3], [4]]).Values.ToArray());
    }

    /// <summary>Each loss, and what a prediction of ±1000, ±∞ and not-a-number costs where 0.5 is true.</summary>
    public static TheoryData<Loss, double[]> Losses => new()
    {
        { new MeanSquaredError(), [Infinity, 1000.5 * 1000.5, 999.5 * 999.5, Infinity, double.NaN] },
        { new MeanAbsoluteError(), [Infinity, 1000.5, 999.5, Infinity, double.NaN] },
        { new HuberLoss(1), [Infinity, 1000, 999, Infinity, double.NaN] },
        // Probabilities below 1e-7 count as 1e-7, those above 1 − 1e-7 as that.
        { new BinaryCrossEntropy(), [8.0590478754, 8.0590478754, 8.0590478754, 8.0590478754, double.NaN] },
        { new CategoricalCrossEntropy(), [8.0590478, 8.0590478, 5e-8, 5e-8, double.NaN] },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_of_an_extreme_prediction_is_written_down(Loss loss, double[] expected)
    {
        double[] predictions = [.. Inputs, double.NaN];
        for (int i = 0; i < predictions.Length; i++)
            Near.Equal(expected[i], loss.Value([[predictions[i]]], [[0.5]]), 1e-7, 1e-9, $"{loss.GetType().Name} of {predictions[i]}");
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_has_finite_slopes_wherever_its_value_is_finite(Loss loss, double[] expected)
    {
        double[] predictions = [.. Inputs, double.NaN];
        for (int i = 0; i < predictions.Length; i++)
        {
            double slope = loss.Gradient([[predictions[i]]], [[0.5]])[0, 0];
            Assert.True(double.IsFinite(slope) || !double.IsFinite(expected[i]), $"{loss.GetType().Name} of {predictions[i]}: {slope}");
            Assert.Equal(double.IsNaN(predictions[i]), double.IsNaN(slope));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_of_no_sample_is_not_a_number_and_has_no_slopes(Loss loss, double[] expected)
    {
        _ = expected;
        Assert.True(double.IsNaN(loss.Value(new Matrix(0, 2), new Matrix(0, 2))));
        Assert.Equal("0 × 2", loss.Gradient(new Matrix(0, 2), new Matrix(0, 2)).Shape);
    }

    [Fact]
    public void From_logits_a_thousand_costs_a_thousand_and_not_infinity()
    {
        Near.Equal(1000, new BinaryCrossEntropy().ValueFromLogits([[-1000]], [[1]]), 1e-15);
        Near.Equal(0, new BinaryCrossEntropy().ValueFromLogits([[1000]], [[1]]), 0, 1e-300);
        Near.Equal(2000, new CategoricalCrossEntropy().ValueFromLogits([[1000, -1000]], [[0, 1]]), 1e-15);
        Near.Equal(0, new CategoricalCrossEntropy().ValueFromLogits([[5]], [[1]]), 0, 1e-300);
        Assert.True(double.IsNaN(new CategoricalCrossEntropy().ValueFromLogits([[double.NaN, 0]], [[0, 1]])));
        Assert.True(double.IsNaN(new CategoricalCrossEntropy().ValueFromLogits([[Infinity, 0]], [[0, 1]])));
    }

    public static TheoryData<Layer> Layers => [new Dense(3, 3, seed: 1), new Dropout(0.5, seed: 1), new BatchNormalization(3)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_takes_an_empty_batch_forward_and_back(Layer layer)
    {
        foreach (bool training in new[] { false, true })
        {
            Assert.Equal("0 × 3", layer.Forward(new Matrix(0, 3), training).Shape);
            Assert.Equal("0 × 3", layer.Backward(new Matrix(0, 3)).Shape);
            Assert.All(layer.Parameters, parameter => Assert.All(parameter.Gradient.Values.ToArray(), slope => Assert.Equal(0, slope)));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_hides_no_number_that_is_none(Layer layer) =>
        Assert.Contains(layer.Forward([[double.NaN, 1, 2], [3, 4, 5]]).Values.ToArray(), double.IsNaN);

    [Fact]
    public void Dropout_hides_neither_infinity_nor_not_a_number()
    {
        var inputs = new Matrix(2, 200);
        inputs.Values[..200].Fill(double.NaN);
        inputs.Values[200..].Fill(Infinity);
        var outputs = new Dropout(0.5, seed: 3).Forward(inputs, training: true);
        Assert.All(outputs.Row(0).ToArray(), value => Assert.True(double.IsNaN(value)));
        Assert.InRange(outputs.Row(1).ToArray().Count(double.IsNaN), 60, 140);
        Assert.All(outputs.Row(1).ToArray(), value => Assert.True(double.IsNaN(value) || value == Infinity));
    }

    [Fact]
    public void Metrics_of_no_sample_are_not_a_number()
    {
        Assert.True(double.IsNaN(Metrics.Accuracy(new Matrix(0, 2), new Matrix(0, 2))));
        Assert.True(double.IsNaN(Metrics.TopK(new Matrix(0, 2), [], 1)));
        Assert.True(double.IsNaN(new Matrix(0, 2).Mean()));
    }

    [Fact]
    public void A_network_learns_from_one_sample_and_from_one_class()
    {
        var single = new Sequential(1, new Dense(2, 4), new ReLU(), new Dense(4, 2), new Softmax());
        Assert.Equal(1,
            single.Fit(new Dataset([[1, 2]], [1], classes: 2), new CategoricalCrossEntropy(), new SGD(0.5), epochs: 20).Last.Accuracy);
        var certain = new Sequential(1, new Dense(2, 4), new ReLU(), new Dense(4, 1), new Softmax());
        Assert.Equal(0,
            certain.Fit(new Dataset([[1, 2], [3, 4]], [0, 0], classes: 1), new CategoricalCrossEntropy(), new SGD(0.5),
                epochs: 2).Last.Loss);
    }

    [Fact]
    public void A_network_predicts_nothing_for_no_sample_and_refuses_to_learn_from_none()
    {
        var model = new Sequential(1, new Dense(2, 2), new Softmax());
        Assert.Equal("0 × 2", model.Predict(new Matrix(0, 2)).Shape);
        Assert.Empty(model.PredictClasses(new Matrix(0, 2)));
        var nothing = new Dataset(new Matrix(0, 2), [], classes: 2);
        Assert.Contains("nothing to measure or to learn",
            Assert.Throws<ArgumentException>(() => model.Fit(nothing, new CategoricalCrossEntropy(), new SGD(0.1), 1)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Infinity)]
    [InlineData(-Infinity)]
    [InlineData(double.NaN)]
    [InlineData(1e200)]
    public void A_sample_that_is_no_number_stops_the_training_at_its_step_and_leaves_the_weights_from_before(double broken)
    {
        Matrix X = [[1, 2], [0.5, -1], [broken, 1], [2, 2]];
        foreach (var optimizer in new Func<Optimizer>[] { () => new SGD(0.1), () => new SGD(0.1, momentum: 0.9), () => new Adam(0.1),
            () => new RMSProp(0.1), () => new AdaGrad(0.1) })
        {
            var model = new Sequential(1, new Dense(2, 3), new Dense(3, 2), new Softmax());
            var before = new WeightsAfterStep(2);
            var error =
                Assert.Throws<TrainingDivergedException>(() =>
                    model.Fit(new Dataset(X, [0, 1, 0, 1]), new CategoricalCrossEntropy(), optimizer(), epochs: 1, batchSize: 1,
                        shuffle: false, callbacks: [before]));
            Assert.Equal((1, 3, 0.1), (error.Epoch, error.Step, error.LearningRate));
            Assert.Contains("epoch 1, step 3 (learning rate 0.1)", error.Message, StringComparison.Ordinal);
            Assert.Contains("inputs that are not scaled", error.Message, StringComparison.Ordinal);
            Assert.Equal(before.Weights, model.Layers.SelectMany(layer => layer.State).SelectMany(matrix => matrix.Values.ToArray()));
        }
    }

    private sealed class WeightsAfterStep(int wanted) : Callback
    {
        public double[] Weights { get; private set; } = [];

        public override void OnBatchEnd(Sequential model, int step, double loss)
        {
            if (step == wanted)
                Weights = [.. model.Layers.SelectMany(layer => layer.State).SelectMany(matrix => matrix.Values.ToArray())];
        }
    }
}
