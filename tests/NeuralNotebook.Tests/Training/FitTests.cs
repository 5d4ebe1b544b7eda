namespace NeuralNotebook.Tests.Training;

/// <summary>Trainings of two or three neurons, reckoned by hand, and what their layers and callbacks see of them.</summary>
public sealed class FitTests
{
    [Fact]
    public void A_step_of_regression_behind_a_ReLU_is_the_one_on_paper()
    {
        // [2, −1] becomes [2, 0], and p = 0.5 · [2, 0] = [1, 0]; p − y = [−2, −1], of which (4 + 1) / 2 is the loss.
        // dp = 2 · (p − y) / 2; dW = 2 · −2 + 0 · −1 = −4, db = −2 − 1 = −3; the rate is 0.1.
        var dense = new Dense([[0.5]], [[0.0]]);
        Matrix X = [[2.0], [-1]], Y = [[3.0], [1]];
        var history = new Sequential(new ReLU(), dense).Fit(new Dataset(X, Y), new MeanSquaredError(), new SGD(0.1), epochs: 1);

        Near.Equal(2.5, history.Last.Loss, 1e-15);
        Near.Equal(0.9, dense.Weights[0, 0], 1e-15);
        Near.Equal(0.3, dense.Biases[0, 0], 1e-15);
    }

    [Fact]
    public void Regression_has_no_accuracy()
    {
        var data = new Dataset([[1.0], [2]], new Matrix(2, 1));
        var model = new Sequential(new Dense(1, 1));
        var last = model.Fit(data, new MeanSquaredError(), new SGD(0.1), epochs: 1, validation: data).Last;
        Assert.Equal((double.NaN, double.NaN), (last.Accuracy, last.ValidationAccuracy));
        Assert.Equal(double.NaN, model.Evaluate(data, new MeanSquaredError()).Accuracy);
    }

    [Fact]
    public void The_accuracy_of_an_epoch_is_the_share_of_samples_that_were_right_before_their_step()
    {
        var data = new Dataset([[1.0, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 0, 0], classes: 2);
        var model = new Sequential(new Dense([[1.0, 0], [0, 1]], new Matrix(1, 2)), new Softmax());
        Assert.Equal([0.75], model.Fit(data, new CategoricalCrossEntropy(), new SGD(1), epochs: 1).Accuracy);
    }

    [Fact]
    public void A_network_that_is_nothing_but_its_last_activation_can_be_trained_though_it_learns_nothing()
    {
        var data = new Dataset([[0.0, 0]], [1], classes: 2);
        var history = new Sequential(new Softmax()).Fit(data, new CategoricalCrossEntropy(), new SGD(1), epochs: 2);
        Near.Equal([Math.Log(2), Math.Log(2)], history.Loss, 1e-15);
    }

    [Fact]
    public void From_a_class_of_weight_0_nothing_is_learned()
    {
        // p = 0.5 for both; dz = weight · (p − y) / 2 = [0, −0.25], and of x = [1, 3] the second alone moves the weight.
        var dense = new Dense([[0.0]], [[0.0]]);
        var history = new Sequential(dense, new Sigmoid())
            .Fit(new Dataset([[1.0], [3]], [0, 1]), new BinaryCrossEntropy(), new SGD(1), epochs: 1, classWeights: [0, 1]);
        Near.Equal(Math.Log(2) / 2, history.Last.Loss, 1e-15);
        Near.Equal(0.75, dense.Weights[0, 0], 1e-15);
        Near.Equal(0.25, dense.Biases[0, 0], 1e-15);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_epoch_draws_a_new_order_from_the_seed_unless_the_order_is_to_stay(bool shuffle)
    {
        double[] order = [0, 1, 2, 3, 4, 5, 6];
        var random = new SeededRandom(8);
        var expected = new List<double>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            if (shuffle)
                random.Shuffle(order.AsSpan());
            expected.AddRange(order);
        }

        var probe = new ProbeLayer();
        var X = Matrix.FromColumn([0, 1, 2, 3, 4, 5, 6]);
        new Sequential(probe, new Dense(1, 1))
            .Fit(new Dataset(X, X), new MeanSquaredError(), new SGD(0.01), epochs: 3, batchSize: 3, shuffle: shuffle, seed: 8);
        Assert.Equal(expected, probe.Forwards.SelectMany(call => call.Values));
    }

    [Fact]
    public void A_layer_is_told_what_is_training_and_what_is_only_measured()
    {
        var probe = new ProbeLayer();
        var data = new Dataset([[1.0], [2]], new Matrix(2, 1));
        var model = new Sequential(probe, new Dense(1, 1));
        model.Fit(data, new MeanSquaredError(), new SGD(0.1), epochs: 1, batchSize: 1, validation: data);
        model.Predict(data.X);
        Assert.Equal([true, true, false, false], probe.Forwards.Select(call => call.Training));
    }

    [Fact]
    public void Every_step_of_a_training_writes_into_the_same_matrices()
    {
        var probe = new ProbeLayer();
        var data = new Dataset(new Matrix(5, 1), new Matrix(5, 1));
        new Sequential(new Dense(1, 1), probe, new Dense(1, 1))
            .Fit(data, new MeanSquaredError(), new SGD(0.1), epochs: 3, batchSize: 2);
        Assert.Equal(9, probe.Forwards.Count);
        Assert.All(probe.Forwards, call => Assert.Same(probe.Forwards[0].Outputs, call.Outputs));
        Assert.All(probe.Slopes, slopes => Assert.Same(probe.Slopes[0], slopes));
    }

    [Fact]
    public void The_monitor_is_told_first()
    {
        var told = new List<string>();
        new Sequential(new Dense(1, 1)).Fit(new Dataset([[1.0]], new Matrix(1, 1)), new MeanSquaredError(), new SGD(0.1), epochs: 1,
            monitor: new Teller("monitor", told), callbacks: [new Teller("callback", told)]);
        Assert.Equal(
            ["monitor: begin", "callback: begin", "monitor: step 1", "callback: step 1", "monitor: epoch 1", "callback: epoch 1",
                "monitor: end", "callback: end"],
            told);
    }

    [Theory]
    [InlineData(double.NaN, 1, "The loss became NaN at epoch 1, step 1 (learning rate 0.1)")]
    [InlineData(1e200, 1, "The loss became infinite at epoch 1, step 1 (learning rate 0.1)")]
    // The prediction is 0 and the loss 1, but the slope −2 · 10¹⁶⁰.
    [InlineData(1e160, 0, "A gradient of the weights grew beyond all bounds at epoch 1, step 1 (learning rate 0.1)")]
    public void A_training_that_runs_away_says_what_did_and_keeps_the_weights(double sample, double weight, string message)
    {
        var dense = new Dense([[weight]], [[0.0]]);
        Matrix X = [[sample]], Y = [[1.0]];
        var error = Assert.Throws<TrainingDivergedException>(() => new Sequential(dense)
            .Fit(new Dataset(X, Y), new MeanSquaredError(), new SGD(0.1), epochs: 2));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((weight, 0), (dense.Weights[0, 0], dense.Biases[0, 0]));
    }

    private sealed class Teller(string name, List<string> told) : Callback
    {
        public override void OnTrainBegin(Sequential model) => told.Add($"{name}: begin");

        public override void OnBatchEnd(Sequential model, int step, double loss) => told.Add($"{name}: step {step}");

        public override void OnEpochEnd(Sequential model, EpochReport report) => told.Add($"{name}: epoch {report.Epoch}");

        public override void OnTrainEnd(Sequential model, History history) => told.Add($"{name}: end");
    }
}
