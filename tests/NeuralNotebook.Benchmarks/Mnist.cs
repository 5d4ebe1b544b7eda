using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Benchmarks;

/// <summary>The real MNIST: 784-128-64-10 with Adam, 15 epochs in batches of 64; accuracy on the test set after each,
/// and seconds for each.</summary>
/// <remarks>Arguments: the folder with the idx files, and the number of threads (all if not given).
/// mnist_peers.py does the same with PyTorch and scikit-learn.</remarks>
internal static class Mnist
{
    private const int Epochs = 15;
    private const int BatchSize = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 1)
        {
            Console.Error.WriteLine(
                "mnist FOLDER [THREADS]: the folder holds the four idx files, gzipped or not; what is missing is fetched.");
            return 2;
        }

        if (args.Length > 1)
            Parallelism.Threads = int.Parse(args[1], CultureInfo.InvariantCulture);
        var data = await Datasets.MnistAsync(args[0], new Progress<DownloadProgress>(progress => Console.Error.WriteLine(progress)));
        int steps = Epochs * ((data.Train.Samples + BatchSize - 1) / BatchSize);
        var model = new Sequential(
            1,
            new Dense(784, 128, Initializer.HeNormal), new ReLU(),
            new Dense(128, 64, Initializer.HeNormal), new ReLU(),
            new Dense(64, 10), new Softmax());
        var watch = new EpochWatch(data.Test);
        model.Fit(data.Train, new CategoricalCrossEntropy(), new Adam(new CosineDecay(1e-3, steps)), Epochs, BatchSize, callbacks: [watch]);
        double[] seconds = [.. watch.Seconds.Order()];
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"Neural Notebook, float64, {Parallelism.Threads} thread(s): median {seconds[seconds.Length / 2]:0.00}"
                    + $" s an epoch, test accuracy {100 * watch.Accuracy:0.00} %"));
        return 0;
    }

    /// <summary>Times the epochs without the measuring in between.</summary>
    private sealed class EpochWatch(Dataset test) : Callback
    {
        private long start = Stopwatch.GetTimestamp();

        public List<double> Seconds { get; } = [];

        public double Accuracy { get; private set; }

        public override void OnEpochEnd(Sequential model, EpochReport report)
        {
            Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            Accuracy = model.Evaluate(test, new CategoricalCrossEntropy()).Accuracy;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"epoch {report.Epoch}: {Seconds[^1]:0.00} s, loss {report.Loss:0.0000}, test accuracy {100 * Accuracy:0.00} %"));
            start = Stopwatch.GetTimestamp();
        }
    }
}
