namespace NeuralNotebook.Tests.Training;

public sealed class SequentialTests
{
    private static readonly Dataset Moons = Datasets.Moons(200, noise: 0.1, seed: 2);

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
        var error = Assert.Throws<TrainingDivergedException>(() => model.Fit(Moons, new CategoricalCrossEntropy(), new SGD(1e200), epochs: 3));
        Assert.Contains("learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Epoch);
        Assert.All(model.Layers.SelectMany(layer => layer.Parameters), parameter => Assert.DoesNotContain(parameter.Value.Values.ToArray(), value => !double.IsFinite(value)));
    }

    [Fact]
    public void Not_a_number_in_the_data_stops_the_first_step_that_sees_it()
    {
        var broken = new Dataset([[1, 2], [double.NaN, 1]], [0, 1]);
        Assert.Equal(2, Assert.Throws<TrainingDivergedException>(() => Build().Fit(broken, new CategoricalCrossEntropy(), new SGD(0.1), 1, batchSize: 1, shuffle: false)).Step);
    }

    [Fact]
    public void A_callback_can_end_the_training() =>
        Assert.Equal(3, Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 50, callbacks: [new StopAfter(3)]).Epochs.Count);

    [Fact]
    public void A_cancelled_training_ends_between_two_steps()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 1, cancellation: source.Token));
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
        Assert.Contains("3 numbers a sample", Assert.Throws<ArgumentException>(() => new Sequential(new Dense(2, 3), new Softmax()).Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1), 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_training_step_allocates_nothing_after_the_first_epoch()
    {
        var allocations = new Allocations();
        Build().Fit(Moons, new CategoricalCrossEntropy(), new SGD(0.1, momentum: 0.9), epochs: 5, callbacks: [allocations]);
        Assert.Equal(0, allocations.Bytes);
    }

    private static Sequential Build() => new(1, new Dense(2, 16), new ReLU(), new Dense(16, 16), new ReLU(), new Dense(16, 2), new Softmax());

    private sealed class Counter : Callback
    {
        public int Steps { get; private set; }

        public override void OnBatchEnd(Sequential model, int step, double loss) => Steps++;
    }

    private sealed class StopAfter(int epoch) : Callback
    {
        public override void OnEpochEnd(Sequential model, EpochReport report) => model.StopTraining = report.Epoch == epoch;
    }

    /// <summary>What the steps 2 to n of the epochs from the second on take from the heap.</summary>
    private sealed class Allocations : Callback
    {
        private long before;
        private int epoch;

        public long Bytes { get; private set; }

        public override void OnBatchEnd(Sequential model, int step, double loss)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (step > 1 && epoch > 0)
                Bytes += now - before;
            before = GC.GetAllocatedBytesForCurrentThread();
        }

        public override void OnEpochEnd(Sequential model, EpochReport report) => epoch = report.Epoch;
    }
}
