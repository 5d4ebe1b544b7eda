using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuralNotebook.Benchmarks;

/// <summary>Trains networks of the workloads' shapes for 200 epochs and prints what came out, to the last bit,
/// so that machines and settings can be compared.</summary>
/// <remarks>A line a workload: its name, the SHA-256 of all weights at the end, and the losses of the first ten epochs.</remarks>
internal static class Bits
{
    public static int Run(string[] args)
    {
        Parallelism.Threads = int.Parse(args[0], CultureInfo.InvariantCulture);
        Train("W1", Datasets.Spiral(300, seed: 1), [2, 64, 64, 3], int.MaxValue, new SGD(1.0, decay: 1e-3));
        Train("W2", Datasets.Moons(1000, 0.2, seed: 2), [2, 64, 64, 2], 32, new SGD(0.1, momentum: 0.9));
        Train("W3", Digits.Load(), [64, 64, 64, 10], 32, new Adam(1e-3));
        Train("W4", Synthetic(512, 784, 10), [784, 128, 10], 128, new SGD(0.05));
        Train("W5", Datasets.Moons(1000, 0.2, seed: 2), [2, 16, 2], 1, new SGD(0.05));
        return 0;
    }

    private static void Train(string name, Dataset data, int[] sizes, int batchSize, Optimizer optimizer)
    {
        var layers = new List<Layer>();
        for (int i = 0; i + 1 < sizes.Length; i++)
            layers.AddRange([new Dense(sizes[i], sizes[i + 1], Initializer.HeNormal), i + 2 < sizes.Length ? new ReLU() : new Softmax()]);
        var model = new Sequential(101, [.. layers]);
        var history = model.Fit(data, new CategoricalCrossEntropy(), optimizer, epochs: 200, batchSize);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var parameter in model.Layers.SelectMany(layer => layer.Parameters))
            hash.AppendData(MemoryMarshal.AsBytes(parameter.Value.Values));
        Console.WriteLine(
            string.Join(' ',
                [name, Convert.ToHexString(hash.GetHashAndReset()),
                    .. history.Loss.Take(10).Select(loss => loss.ToString("R", CultureInfo.InvariantCulture))]));
    }

    /// <summary>Noise around one pattern a class: as large as pictures, made from nothing.</summary>
    private static Dataset Synthetic(int samples, int features, int classes)
    {
        var random = new SeededRandom(4);
        var patterns = new Matrix(classes, features);
        foreach (ref double value in patterns.Values)
            value = random.NextDouble();
        var X = new Matrix(samples, features);
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++)
        {
            labels[i] = random.Next(classes);
            for (int feature = 0; feature < features; feature++)
                X[i, feature] = (0.25 * patterns[labels[i], feature]) + (0.75 * random.NextDouble());
        }

        return new Dataset(X, labels, classes, "synthetic");
    }
}
