namespace NeuralNotebook.Exchange.Tests;

/// <summary>Networks with every layer that the engine has, numbers drawn, and batches to try them with.</summary>
public static class Networks
{
    /// <summary>Layers by name, each between two dense ones.</summary>
    private static readonly Dictionary<string, Func<Layer>> middles = new()
    {
        ["Linear"] = () => new Linear(),
        ["ReLU"] = () => new ReLU(),
        ["LeakyReLU"] = () => new LeakyReLU(0.07),
        ["ELU"] = () => new ELU(1.3),
        ["Sigmoid"] = () => new Sigmoid(),
        ["Tanh"] = () => new Tanh(),
        ["Softplus"] = () => new Softplus(),
        ["Softmax"] = () => new Softmax(),
        ["GELU"] = () => new GELU(),
        ["Step"] = () => new Step(),
        ["Dropout"] = () => new Dropout(0.4, seed: 3),
        ["BatchNormalization"] = Normalization,
    };

    public static IEnumerable<string> Kinds => middles.Keys;

    /// <summary>5 → 7, the layer, 7 → 3, softmax.</summary>
    public static Sequential With(string kind) => new(4, new Dense(5, 7), middles[kind](), new Dense(7, 3), new Softmax());

    /// <summary>Everything that all libraries have, trained a little, so that running statistics and biases are no round numbers.</summary>
    public static Sequential Trained(double elu = 0.8)
    {
        var model = new Sequential(2,
            new Dense(5, 9) { WeightRegularizer = new Regularizer(l1: 1e-4, l2: 1e-3) }, new BatchNormalization(9, 0.9, 1e-4), new ReLU(),
            new Dropout(0.2),
            new Dense(9, 8), new ELU(elu), new Dense(8, 8), new LeakyReLU(0.1), new Dense(8, 3), new Softmax());
        model.Fit(Data(60, 5), new CategoricalCrossEntropy(), new Adam(0.01), epochs: 5);
        return model;
    }

    /// <summary>Networks for pictures of 6 × 5 × 2 by name: every layer, strides, and the borders that other libraries have.</summary>
    public static IReadOnlyDictionary<string, Func<Sequential>> ForPictures { get; } = new Dictionary<string, Func<Sequential>>
    {
        ["plain"] = () => Pictures(shape => new Conv2D(shape, filters: 3, kernel: 3), shape => new MaxPool2D(shape, size: 2)),
        ["stride"] = () =>
            Pictures(shape => new Conv2D(shape, filters: 3, kernel: 2, stride: 2), shape => new AveragePool2D(shape, size: 2, stride: 1)),
        ["border"] = () => Pictures(shape => new Conv2D(shape, filters: 4, kernel: 3, stride: 2, padding: 2),
            shape => new AveragePool2D(shape, size: 3, stride: 2, padding: 1)),
        ["same"] = () => Pictures(shape => new Conv2D(shape, filters: 4, kernel: 4, padding: Padding.Same),
            shape => new MaxPool2D(shape, size: 3, stride: 2, padding: Padding.Same)),
        ["even"] = () => Pictures(shape => new Conv2D(shape, filters: 3, kernel: 3, padding: 1),
            shape => new AveragePool2D(shape, size: 3, stride: 1, padding: 1, countPadding: false)),
    };

    public static Matrix Batch(int rows, int columns = 5)
    {
        var random = new SeededRandom(9);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => 3 * random.NextNormal())]);
    }

    public static Dataset Data(int rows, int columns) => new(Batch(rows, columns), [.. Enumerable.Range(0, rows).Select(row => row % 3)]);

    /// <summary>The largest difference of two matrices.</summary>
    public static double Difference(Matrix a, Matrix b)
    {
        Assert.Equal(a.Shape, b.Shape);
        return a.Values.ToArray().Zip(b.Values.ToArray(), (x, y) => Math.Abs(x - y)).Max();
    }

    private static Sequential Pictures(Func<ImageShape, ImageLayer> first, Func<ImageShape, ImageLayer> second)
    {
        var conv = first(new ImageShape(6, 5, 2));
        var pool = second(conv.OutputShape);
        var model = new Sequential(4, conv, new Tanh(), pool, new Flatten(), new Dense(pool.OutputShape.Length, 3), new Softmax());
        model.Fit(Data(60, 60), new CategoricalCrossEntropy(), new Adam(0.01), epochs: 2);
        return model;
    }

    private static BatchNormalization Normalization()
    {
        var layer = new BatchNormalization(7, 0.95, 0.002);
        var random = new SeededRandom(5);
        foreach (var state in layer.State)
        {
            for (int i = 0; i < 7; i++)
                state[0, i] = random.NextDouble() + 0.2;
        }

        return layer;
    }
}
