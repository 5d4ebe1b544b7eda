namespace NeuralNotebook.Tests.Training;

/// <summary>Among how many threads a training shares its steps out, as its layers see it.</summary>
[Collection(Matrices.ThreadsCollection.Name)]
public sealed class TrainingThreadsTests : IDisposable
{
    private readonly int threads = Parallelism.Threads;

    public void Dispose() => Parallelism.Threads = threads;

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_thread_is_refused(int none)
    {
        Parallelism.Threads = 1;
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Threads = none).ParamName);
        Assert.Equal(1, Parallelism.Threads);
    }

    [Theory]
    // Three products of 2 samples: 6 · 2,500,000 multiply-adds are the 15 million from which on a step is large.
    [InlineData(1_250_000, 1_250_000, 3)]
    [InlineData(1_250_000, 1_249_999, 1)]
    public void A_training_begins_shared_out_where_the_layers_together_have_enough_to_do(long first, long second, int expected)
    {
        Parallelism.Threads = 3;
        var probe = new ProbeLayer { Work = first };
        Fit(new Sequential(probe, new ProbeLayer { Work = second }), samples: 4, epochs: 1);
        Assert.Equal([expected, expected], probe.Forwards.Select(call => call.ThreadLimit));
    }

    [Fact]
    public void Between_the_steps_and_after_a_training_nothing_is_limited()
    {
        Parallelism.Threads = 3;
        var limits = new Limits();
        Fit(new Sequential(new ProbeLayer()), samples: 4, epochs: 1, limits);
        Assert.Equal([0, 0, 0], limits.Seen);
        Assert.Throws<TrainingDivergedException>(() => new Sequential(new ProbeLayer())
            .Fit(new Dataset([[double.NaN]], new Matrix(1, 1)), new MeanSquaredError(), new SGD(1), epochs: 1));
        Assert.Equal(0, Sharing.Limit);
    }

    [Fact]
    public void Of_a_trial_the_shorter_last_batches_count_for_nothing()
    {
        // Each epoch has batches of 2, 2 and 1 samples. The trial begins behind 64 steps, with ten on one thread: of those that
        // follow, every third from step 66 on is short, and step 79 is the tenth that is not.
        Parallelism.Threads = 2;
        var probe = new ProbeLayer();
        Fit(new Sequential(probe), samples: 5, epochs: 30);
        Assert.Equal([.. Enumerable.Repeat(1, 79), .. Enumerable.Repeat(2, 11)], probe.Forwards.Select(call => call.ThreadLimit));
    }

    private static void Fit(Sequential model, int samples, int epochs, params Callback[] callbacks)
    {
        var data = new Dataset(new Matrix(samples, 1), new Matrix(samples, 1));
        model.Fit(data, new MeanSquaredError(), new SGD(1), epochs, batchSize: 2, callbacks: callbacks);
    }

    private sealed class Limits : Callback
    {
        public List<int> Seen { get; } = [];

        public override void OnBatchEnd(Sequential model, int step, double loss) => Seen.Add(Sharing.Limit);

        public override void OnTrainEnd(Sequential model, History history) => Seen.Add(Sharing.Limit);
    }
}
