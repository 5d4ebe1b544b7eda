namespace NeuralNotebook.Tests.Training;

/// <summary>What is measured of a network that answers NaN: a learner must see that it is broken.</summary>
public sealed class BrokenNetworkTests
{
    private const double NaN = double.NaN;

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void A_network_of_NaN_is_never_right_and_predicts_no_class(int outputs)
    {
        var data = new Dataset(new Matrix(10, 2), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        Loss loss = outputs == 2 ? new CategoricalCrossEntropy() : new BinaryCrossEntropy();
        var network = new Sequential(1, new Dense(2, 4), new Tanh(), new Dense(4, outputs), outputs == 2 ? new Softmax() : new Sigmoid());
        ((Dense)network.Layers[0]).Weights.Values[0] = NaN;
        var evaluation = network.Evaluate(data, loss);
        Assert.Equal((NaN, 0), (evaluation.Loss, evaluation.Accuracy));
        Assert.Equal("loss NaN, accuracy 0.0 %", evaluation.ToString());
        Assert.Contains("NaN to sample 0", Assert.Throws<InvalidOperationException>(() => network.PredictClasses(data.X)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_sample_without_an_answer_is_named()
    {
        var network = new Sequential(1, new Dense(2, 2), new Softmax());
        Assert.Contains("NaN to sample 2,",
            Assert.Throws<InvalidOperationException>(() => network.PredictClasses([[1, 2], [3, 4], [NaN, 5], [NaN, 5]])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_sample_of_NaN_counts_as_wrong_after_every_epoch()
    {
        Matrix samples = [[-1], [-1.5], [1], [1.5]];
        var validation = new Dataset([[-1], [NaN]], [0, 0], classes: 2);
        var network = new Sequential(1, new Dense(1, 2), new Softmax());
        var history =
            network.Fit(new Dataset(samples, [0, 0, 1, 1]), new CategoricalCrossEntropy(), new SGD(1), epochs: 20, validation: validation);
        Assert.Equal(0.5, history.ValidationAccuracy[^1]);
    }

    [Theory]
    [InlineData(NaN, NaN, NaN)]
    [InlineData(NaN, 0.2, 0.3)]
    [InlineData(NaN, NaN, 0.3)]
    [InlineData(0.8, NaN, 0.2)]
    [InlineData(0.8, 0.2, NaN)]
    public void A_row_with_NaN_is_a_hit_of_no_metric_wherever_it_stands(double first, double second, double third)
    {
        Matrix predictions = [[first, second, third], [0.8, 0.1, 0.1]];
        for (int label = 0; label < 3; label++)
        {
            double wholeRow = label == 0 ? 0.5 : 0;
            Assert.Equal(wholeRow, Metrics.Accuracy(predictions, Labels.OneHot([label, label], 3)));
            Assert.Equal(0.5, Metrics.TopK(predictions, [label, 0], 1));
            Assert.Equal(0.5, Metrics.TopK(predictions, [label, 0], 3));
            Assert.Equal(0.5, Metrics.TopK(predictions, [label, 0], 7));
        }
    }

    [Fact]
    public void Targets_of_NaN_are_never_met()
    {
        Assert.Equal(0, Metrics.Accuracy([[0.9, 0.1]], [[NaN, NaN]]));
        Assert.Equal(0, Metrics.Accuracy([[0.1]], [[NaN]]));
        Assert.Equal(0, Metrics.Accuracy([[NaN]], [[0]]));
        Assert.Contains("Row 1 holds NaN", Assert.Throws<ArgumentException>(() => Labels.FromOneHot([[0, 1], [NaN, 0]])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equally_likely_classes_the_first_is_the_first_guess_as_in_the_accuracy()
    {
        Matrix undecided = [[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]];
        Assert.Equal(0.5, Metrics.TopK(undecided, [0, 1], 1));
        Assert.Equal(0.5, Metrics.Accuracy(undecided, Labels.OneHot([0, 1], 4)));
        Assert.Equal([0, 0, 0.5, 1], new[] { 1, 2, 3, 4 }.Select(k => Metrics.TopK(undecided, [2, 3], k)));
    }

    [Fact]
    public void A_class_that_was_never_predicted_has_a_precision_of_0_and_one_without_samples_a_recall_of_0()
    {
        var confusions = new ConfusionMatrix([0, 0, 1], [0, 0, 0], classes: 3);
        Assert.Equal([2 / 3.0, 0, 0], confusions.Precision);
        Assert.Equal([1, 0, 0], confusions.Recall);
        Assert.Equal([0.8, 0, 0], confusions.F1.Select(value => Math.Round(value, 12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix([0], [-1], classes: 2));
    }

    public static TheoryData<Loss> Losses =>
        [new MeanSquaredError(), new MeanAbsoluteError(), new HuberLoss(), new BinaryCrossEntropy(), new CategoricalCrossEntropy(),
            new CategoricalCrossEntropy(0.1)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void One_NaN_anywhere_makes_every_loss_NaN(Loss loss)
    {
        for (int place = 0; place < 4; place++)
        {
            Matrix predictions = [[0.3, 0.7], [0.6, 0.4]], targets = [[0, 1], [1, 0]];
            predictions.Values[place] = NaN;
            Assert.True(double.IsNaN(loss.Value(predictions, targets)), $"{loss.GetType().Name}: NaN at {place}");
        }
    }
}
