using BenchmarkDotNet.Attributes;

namespace NeuralNotebook.Benchmarks;

/// <summary>The engine's pieces on their own: one product, one activation, one epoch of the moons.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private readonly Matrix left = new(128, 784);
    private readonly Matrix right = new(784, 128);
    private readonly Matrix product = new(128, 128);
    private readonly Matrix batch = new(300, 64);
    private readonly ReLU relu = new();
    private readonly Softmax softmax = new();
    private readonly Dataset moons = Datasets.Moons(1000, 0.2, seed: 2);
    private readonly Sequential model = new(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
    private readonly SGD optimizer = new(0.001, momentum: 0.9);

    /// <summary>(128 × 784) · (784 × 128)</summary>
    [Benchmark]
    public void Product() => MatrixProduct.Multiply(left, right, product);

    /// <summary>A new matrix of 300 × 64.</summary>
    [Benchmark]
    public Matrix ReLU() => relu.Forward(batch);

    /// <summary>A new matrix of 300 × 64.</summary>
    [Benchmark]
    public Matrix Softmax() => softmax.Forward(batch);

    /// <summary>2-64-64-2, 1,000 samples in batches of 32: 32 steps.</summary>
    [Benchmark(OperationsPerInvoke = 32)]
    public History Step() => model.Fit(moons, new CategoricalCrossEntropy(), optimizer, epochs: 1, shuffle: false);
}
