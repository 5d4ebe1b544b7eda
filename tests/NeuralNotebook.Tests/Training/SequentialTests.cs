namespace NeuralNotebook.Tests.Training;

public sealed class SequentialTests
{
    private static readonly Dataset Moons = Datasets.Moons(200, noise: 0.1, seed: 2);

    [Fact]
    public void A_network_that_ends_with_ReLU_learns_what_it_learns_with_class_weights_of_one()
    {
        Sequential Rectified() => new(3, new Dense(2, 8), new ReLU(), new Dropout(0), new Dense(8, 2), new ReLU());
        var plain = Rectified().Fit(Moons, new MeanSquaredError(), new SGD(0.05), epochs: 3);
        var weighted = Rectified().Fit(Moons, new MeanSquaredError(), new SGD(0.05), epochs: 3, classWeights: [1, 1]);

        Assert.True(plain.Last.Loss < plain.Loss[0]);
        Near.Equal(new Matrix(1, 1, [plain.Last.Loss]), new Matrix(1, 1, [weighted.Last.Loss]), relative: 1e-12, absolute: 1e-12);
    }

    [Fact]
    public void A_network_learns_the_moons()
    {
        var model = Build();
        var history = model.Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1, momentum: 0.9), epochs: 60);
        Assert.Equal(60, history.Epochs.Count);
        Assert.True(history.Loss[0] > 5 * history.Last.Loss, history.ToString());
        Assert.True(model.Evaluate(Moons, new CategoricalCrossEntropy()).Accuracy > 0.99);
    }

    [Fact]
    public void The_same_seeds_give_the_same_training_to_the_last_bit() =>
        Assert.Equal(
            Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 5, seed: 9).Loss,
            Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 5, seed: 9).Loss);

    [Fact]
    public void An_untrained_network_of_K_classes_loses_about_ln_K()
    {
        var model = new Sequential(new Dense(Matrix(2, 10), new Matrix(1, 10)), new Softmax());
        Near.Equal(Math.Log(10), model.Evaluate(new Dataset(Moons.X, Moons.Labels, 10), new CategoricalCrossEntropy()).Loss, 1e-14);

        static Matrix Matrix(int rows, int columns) => new(rows, columns);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void Every_batch_size_goes_through_all_samples(int batchSize)
    {
        var counter = new Counter();
        Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.01), epochs: 2, batchSize, callbacks: [counter]);
        Assert.Equal(2 * (int)Math.Ceiling(200.0 / batchSize), counter.Steps);
    }

    [Fact]
    public void A_rate_that_is_far_too_high_stops_with_the_reasons_and_finite_weights()
    {
        var model = Build();
        var error =
            Assert.Throws<TrainingDivergedException>(() => model.Fit(Moons, new CategoricalCrossEntropy(), new SGD(1e200), epochs: 3));
        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Epoch);
        Assert.All(model.Layers.SelectMany(layer => layer.Parameters),
            parameter => Assert.DoesNotContain(parameter.Value.Values.ToArray(), value => !double.IsFinite(value)));
    }

    [Fact]
    public void Not_a_number_in_the_data_stops_the_first_step_that_sees_it()
    {
        var broken = new Dataset([[1, 2], [double.NaN, 1]], [0, 1]);
        Assert.Equal(2,
            Assert.Throws<TrainingDivergedException>(() => Build()
                .Fit(broken, new CategoricalCrossEntropy(), new SGD(0.1), 1, batchSize: 1, shuffle: false)).Step);
    }

    [Fact]
    public void A_callback_can_end_the_training() =>
        Assert.Equal(3,
            Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 50, callbacks: [new StopAfter(3)]).Epochs.Count);

    [Fact]
    public void A_callback_is_told_every_epoch_what_the_history_keeps()
    {
        var told = new Told();
        var history = Build()
            .Fit(Moons, new CategoricalCrossEntropy(), new SGD(new InverseTimeDecay(0.1, 0.01)), epochs: 3, validation: Moons,
                callbacks: [told]);
        Assert.Equal(history.Epochs, told.Reports);
        Assert.Equal([1, 2, 3], told.Reports.Select(report => report.Epoch));
        // Seven batches of 32 an epoch: the rate of the epoch's last step.
        Near.Equal([0.1 / 1.06, 0.1 / 1.13, 0.1 / 1.2], history.LearningRate, 1e-15);
    }

    [Fact]
    public void A_cancelled_training_ends_between_two_steps()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Build()
            .Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 1, cancellation: source.Token));
    }

    [Fact]
    public void Permuting_a_batch_permutes_the_predictions()
    {
        var model = Build();
        int[] order = [.. Enumerable.Range(0, 200)];
        new SeededRandom(3).Shuffle(order.AsSpan());
        Assert.Equal(model.Predict(Moons.X).SelectRows(order).Values.ToArray(), model.Predict(Moons.X.SelectRows(order)).Values.ToArray());
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused_when_the_network_is_built() =>
        Assert.Throws<ArgumentException>(() => new Sequential(new Dense(2, 64), new ReLU(), new Dense(32, 2)));

    [Fact]
    public void Targets_that_do_not_fit_the_network_are_refused() =>
        Assert.Contains("3 numbers a sample",
            Assert.Throws<ArgumentException>(() => new Sequential(new Dense(2, 3), new Softmax())
                .Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_threads_may_predict_and_evaluate_at_once()
    {
        var model = new Sequential(1, new Dense(2, 40), new BatchNormalization(40), new ReLU(), new Dropout(0.5), new Dense(40, 3000),
            new Softmax());
        var data = new Dataset(Moons.X, [.. Enumerable.Range(0, Moons.Samples).Select(sample => sample % 3)], 3000);
        var loss = new CategoricalCrossEntropy();
        var evaluation = model.Evaluate(data, loss);
        double[] expected = model.Predict(data.X).Values.ToArray();
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            int rows = i % 2 == 0 ? 1 : data.Samples;
            Assert.Equal(expected.AsSpan(0, rows * 3000), model.Predict(data.X.Slice(0, rows)).Values);
            if (i % 5 == 0)
                Assert.Equal(evaluation, model.Evaluate(data, loss));
        });
    }

    [Fact]
    public void One_loss_may_serve_two_trainings_at_once()
    {
        var loss = new CategoricalCrossEntropy();
        double[][] losses = [.. Enumerable.Range(0, 2).AsParallel().WithDegreeOfParallelism(2)
            .Select(_ => Build().Fit(Moons, loss, new SGD(0.1), epochs: 20).Loss.ToArray())];
        Assert.Equal(Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 20).Loss, losses[0]);
        Assert.Equal(losses[0], losses[1]);
    }

    [Fact]
    public void Class_weights_count_a_sample_as_often_as_they_say()
    {
        // A weight of 2 for class 1 is the same as every sample of class 1 twice, up to the size of the batch.
        Matrix X = [[0.5, 1], [-1, 0.3], [2, -0.4]];
        var weighted = new Pass(Build().Layers, 2) { ClassWeights = [1, 2] };
        weighted.Forward(X, training: true);
        var doubled = new Pass(Build().Layers, 2);
        doubled.Forward(X.SelectRows([0, 1, 2, 2]), training: true);
        var loss = new CategoricalCrossEntropy();
        Near.Equal(doubled.Loss(loss, Labels.OneHot([0, 0, 1, 1], 2)) * 4, weighted.Loss(loss, Labels.OneHot([0, 0, 1], 2)) * 3, 1e-14);
    }

    [Fact]
    public void Early_stopping_ends_in_time_and_gives_the_best_weights_back()
    {
        var noisy = Datasets.Moons(60, noise: 0.4, seed: 3).Split(0.5, seed: 1);
        var model = Build();
        var stopping = new EarlyStopping(patience: 5);
        var history = model.Fit(noisy.Train, new CategoricalCrossEntropy(), new Adam(0.02), epochs: 500, validation: noisy.Test,
            callbacks: [stopping]);
        Assert.Equal(stopping.BestEpoch + 5, history.Epochs.Count);
        Assert.Equal(history.ValidationLoss.Min(), stopping.BestLoss);
        Assert.Equal(stopping.BestLoss, model.Evaluate(noisy.Test, new CategoricalCrossEntropy()).Loss);
    }

    [Fact]
    public void A_summary_counts_the_parameters()
    {
        var summary = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 3), new Softmax())
            .Summary();
        Assert.Equal((2 * 64) + 64 + (64 * 64) + 64 + (64 * 3) + 3, summary.ParameterCount);
        Assert.Contains("Dense (64 → 3)   batch × 3          195", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_drops_in_training_only_and_keeps_the_sum_on_average()
    {
        var dropout = new Dropout(0.25, seed: 1);
        var ones = new Matrix(100, 100);
        ones.Values.Fill(1);
        var dropped = dropout.Forward(ones, training: true);
        Near.Equal(0.25, dropped.Values.ToArray().Count(value => value == 0) / 10_000.0, 0, 0.015);
        Near.Equal(1, dropped.Mean(), 0.02);
        Assert.Equal(1, dropout.Forward(ones).Mean());
    }

    private static Sequential Build() =>
        new(1, new Dense(2, 16), new ReLU(), new Dense(16, 16), new ReLU(), new Dense(16, 2), new Softmax());

    private sealed class Told : Callback
    {
        public List<EpochReport> Reports { get; } = [];

        public override void OnEpochEnd(Sequential model, EpochReport report) => Reports.Add(report);
    }

    private sealed class Counter : Callback
    {
        public int Steps { get; private set; }

        public override void OnBatchEnd(Sequential model, int step, double loss) => Steps++;
    }

    private sealed class StopAfter(int epoch) : Callback
    {
        public override void OnEpochEnd(Sequential model, EpochReport report) => model.StopTraining = report.Epoch == epoch;
    }
}
