namespace NeuralNotebook.Tests.Layers.Images;

/// <summary>Layers for pictures within a network.</summary>
[Collection(Matrices.ThreadsCollection.Name)]
public sealed class ImageNetworkTests : IDisposable
{
    private readonly int threads = Parallelism.Threads;

    public void Dispose()
    {
        Sharing.Always = false;
        Parallelism.Threads = threads;
    }

    [Fact]
    public void A_whole_network_has_the_measured_slopes()
    {
        // Random pictures: where paper is white, windows are equal, and the largest of equals has no slope that could be measured.
        var report =
            GradientCheck.Run(Build(), new CategoricalCrossEntropy(),
                new Dataset(ImageSamples.Random(3, 64, seed: 2), [0, 5, 9], classes: 10));
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
    }

    [Fact]
    public void A_training_has_the_bits_of_one_thread()
    {
        Sharing.Always = true;
        double[] alone = Train(threads: 1);
        Assert.All(alone, number => Assert.True(double.IsFinite(number)));
        foreach (int threads in new[] { 2, 3, 16 })
            Assert.Equal(alone, Train(threads));
    }

    [Fact]
    public void A_summary_says_what_pictures_come_out_of_each_layer()
    {
        var summary = Build().Summary();
        Assert.Equal(["batch × 8 × 8 × 4", "batch × 8 × 8 × 4", "batch × 4 × 4 × 4", "batch × 3 × 3 × 6", "batch × 3 × 3 × 6",
            "batch × 2 × 2 × 6", "batch × 24", "batch × 10", "batch × 10"], summary.Layers.Select(layer => layer.OutputShape));
        Assert.Equal((9 * 4) + 4 + (4 * 4 * 6) + 6 + (24 * 10) + 10, summary.ParameterCount);
    }

    [Fact]
    public void A_small_convolutional_network_reads_the_digits()
    {
        var (train, _, test) = Digits.Load().SplitStratified(test: 0.2, validation: 0, seed: 1);
        var conv1 = new Conv2D(new ImageShape(8, 8), filters: 16, kernel: 3, padding: Padding.Same, initializer: Initializer.HeUniform);
        var pool1 = new MaxPool2D(conv1.OutputShape, size: 2);
        var conv2 = new Conv2D(pool1.OutputShape, filters: 32, kernel: 3, padding: Padding.Same, initializer: Initializer.HeUniform);
        var pool2 = new MaxPool2D(conv2.OutputShape, size: 2);
        var model = new Sequential(1, conv1, new ReLU(), pool1, conv2, new ReLU(), pool2, new Flatten(),
            new Dense(pool2.OutputShape.Length, 10), new Softmax());
        model.Fit(train, new CategoricalCrossEntropy(), new Adam(0.003), epochs: 12);
        Assert.InRange(model.Evaluate(test, new CategoricalCrossEntropy()).Accuracy, 0.98, 1);
    }

    private static Sequential Build()
    {
        var conv1 = new Conv2D(new ImageShape(8, 8), filters: 4, kernel: 3, padding: 1);
        var pool1 = new MaxPool2D(conv1.OutputShape, size: 2);
        var conv2 = new Conv2D(pool1.OutputShape, filters: 6, kernel: 2);
        var pool2 = new AveragePool2D(conv2.OutputShape, size: 2, stride: 1);
        return new Sequential(5, conv1, new ReLU(), pool1, conv2, new ReLU(), pool2, new Flatten(), new Dense(pool2.OutputShape.Length, 10),
            new Softmax());
    }

    private static double[] Train(int threads)
    {
        Parallelism.Threads = threads;
        var model = Build();
        var history = model.Fit(Digits.Load().Select([.. Enumerable.Range(0, 90)]), new CategoricalCrossEntropy(),
            new SGD(0.1, momentum: 0.9), epochs: 4, batchSize: 20);
        return [.. history.Loss, .. model.Layers.SelectMany(layer => layer.Parameters)
            .SelectMany(parameter => parameter.Value.Values.ToArray())];
    }
}
