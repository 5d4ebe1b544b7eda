namespace NeuralNotebook.Benchmarks;

/// <summary>Trains small networks and prints what their steps take from the heap once the first epoch is over.</summary>
/// <remarks>A line a network: its name, how many steps were looked at, and each of those that took something.</remarks>
internal static class Allocations
{
    public static int Run()
    {
        var moons = Datasets.Moons(200, noise: 0.1, seed: 2);
        Train("dense", Dense(), moons, new SGD(0.1, momentum: 0.9));
        Train("class weights", Dense(), moons, new SGD(0.1), [1, 2]);
        Train("pictures", Pictures(), Digits.Load().Select([.. Enumerable.Range(0, 100)]), new Adam(0.01));
        return 0;
    }

    private static void Train(string name, Sequential model, Dataset data, Optimizer optimizer, double[]? classWeights = null)
    {
        var steps = new Steps();
        model.Fit(data, new CategoricalCrossEntropy(), optimizer, epochs: 5, batchSize: 16, classWeights: classWeights, callbacks: [steps]);
        Console.WriteLine($"{name}: {steps.Count} steps{string.Concat(steps.Taken)}");
    }

    private static Sequential Dense() =>
        new(1, new Dense(2, 16), new ReLU(), new Dense(16, 16), new ReLU(), new Dense(16, 2), new Softmax());

    private static Sequential Pictures()
    {
        var conv1 = new Conv2D(new ImageShape(8, 8), filters: 4, kernel: 3, padding: 1);
        var pool1 = new MaxPool2D(conv1.OutputShape, size: 2);
        var conv2 = new Conv2D(pool1.OutputShape, filters: 6, kernel: 2);
        var pool2 = new AveragePool2D(conv2.OutputShape, size: 2, stride: 1);
        return new Sequential(5, conv1, new ReLU(), pool1, conv2, new ReLU(), pool2, new Flatten(), new Dense(pool2.OutputShape.Length, 10),
            new Softmax());
    }

    /// <summary>Steps 2 to n of the epochs from the second on: between two of them there is nothing but a step.</summary>
    private sealed class Steps : Callback
    {
        private readonly List<(int Epochs, int Step, long Bytes)> taken = new(capacity: 1000);
        private long before;
        private int epochs;

        public int Count { get; private set; }

        public IEnumerable<string> Taken => taken.Select(each => $", {each.Bytes} bytes in step {each.Step} after {each.Epochs} epochs");

        public override void OnBatchEnd(Sequential model, int step, double loss)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (step > 1 && epochs > 0)
            {
                Count++;
                if (bytes > 0)
                    taken.Add((epochs, step, bytes));
            }

            before = GC.GetAllocatedBytesForCurrentThread();
        }

        public override void OnEpochEnd(Sequential model, EpochReport report) => epochs = report.Epoch;
    }
}
