namespace NeuralNotebook.Interactive.Tests;

/// <summary>The pictures of the subject, by name.</summary>
internal static class SubjectPictures
{
    public static readonly Sequential Small =
        new(new Dense([[0.8, -0.5, 0.3], [-0.4, 0.9, 0.6]], [[0.1, -0.2, 0]]), new ReLU(),
            new Dense([[1.2, -0.7], [0.5, 0.4], [-0.3, 0]], [[0, 0.1]]), new Softmax());

    public static readonly DataSplit Digits = NeuralNotebook.Digits.Load().Split(test: 0.3);

    public static readonly Sequential Reader = Read();

    public static IEnumerable<(string Name, Figure Figure)> Make()
    {
        var course = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
        yield return ("network", Chart.Network(course));
        yield return ("network-of-a-sample", Chart.Network(course, [0.5, -1.2], outputNames: ["upper moon", "lower moon"]));
        yield return ("network-with-slopes",
            Chart.Network(Small, [1, 0.5], new CategoricalCrossEntropy(), [0, 1], outputNames: ["cat", "dog"])
                .WithTitle("A line's slope is the value at its start times the slope at its end"));
        yield return ("activation", Chart.Activation(new ReLU()));
        yield return ("activation-of-functions", Chart.Activation(x => Math.Sign(x), _ => 0, name: "sign"));
        yield return ("activations",
            Chart.Grid(2, Chart.Activation(new Sigmoid()), Chart.Activation(new Tanh()), Chart.Activation(new Step()),
                Chart.Activation(new LeakyReLU(slope: 0.1))));
        yield return ("graph", Chart.Graph(
            [new("a", "a", 2, -12), new("b", "b", -3, 8), new("c", "c", 10, 4), new("ab", "a · b", -6, 4), new("d", "a · b + c", 4, 4),
                new("s", "square", 16, 1)],
            [("a", "ab"), ("b", "ab"), ("ab", "d"), ("c", "d"), ("d", "s"), ("d", "s")])
            .WithTitle("A number that is used twice gets both slopes"));
        yield return ("graph-that-skips",
            Chart.Graph([new("x", "x", 3), new("y", "x²", 9), new("z", "x² + x", 12)], [("x", "y"), ("y", "z"), ("x", "z")]));
        yield return ("forward-pass", Chart.ForwardPass(Small, [1, 0.5], outputNames: ["cat", "dog"]));
        yield return ("forward-pass-of-the-course", Chart.ForwardPass(course, [0.5, -1.2]));
        var moons = Datasets.Moons(samples: 300, noise: 0.15, seed: 7);
        var bends = new Sequential(new Dense(2, 6), new Tanh(), new Dense(6, 8), new Tanh(), new Dense(8, 2), new Softmax());
        bends.Fit(moons, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: 40);
        yield return ("neuron-maps", Chart.NeuronMaps(bends, moons, outputNames: ["upper", "lower"]));
        yield return ("weights", Chart.Weights((Dense)Reader.Layers[0], width: 8));
        (double, double)[] slow = [.. Descend(rate: 0.05, steps: 25)], fast = [.. Descend(rate: 0.18, steps: 25)];
        yield return ("loss-surface", Chart.LossSurface(Valley, (-3, 3), (-2, 2), ("rate 0.05", slow)));
        yield return ("loss-surface-race",
            Chart.Combine(Chart.LossSurface(Valley, (-3, 3), (-2, 2), ("rate 0.05", slow), ("rate 0.18", fast)),
                Chart.Path([.. Descend(rate: 0.21, steps: 12)], "rate 0.21")));
        yield return ("confusion-matrix", Chart.ConfusionMatrix(Reader, Digits.Test));
        yield return ("confusion-matrix-of-three",
            Chart.ConfusionMatrix(new ConfusionMatrix([0, 0, 0, 0, 1, 1, 1, 2, 2], [0, 0, 0, 1, 1, 1, 2, 2, 0], classes: 3),
                ["cat", "dog", "bird"]));
        yield return ("table",
            Chart.Table(((Dense)Small.Layers[0]).Weights, "weights", rows: ["x₁", "x₂"], columns: ["neuron 1", "neuron 2", "neuron 3"]));
        yield return ("table-of-many", Chart.Table(Digits.Test.X.Slice(0, 40), "digits"));
        yield return ("history",
            Chart.History(bends.Fit(moons, new CategoricalCrossEntropy(), new SGD(new InverseTimeDecay(0.1, 0.01)), epochs: 15,
                validation: moons)).WithTitle("Loss falls, accuracy rises, the rate decays"));
        int[] faulty = [.. moons.Labels.Select((label, i) => i % 3 == 0 ? label : 0)];
        double[] said = bends.Predict(moons.X).Column(1);
        yield return ("roc",
            Chart.Roc(("network", new RocCurve(moons.Labels, said)), ("its first input", new RocCurve(moons.Labels, moons.X.Column(0)))));
        yield return ("calibration",
            Chart.Calibration(("for all", new Calibration(moons.Labels, said)), ("for a third of class 1", new Calibration(faulty, said))));
        var sine = Datasets.Sine(samples: 60, noise: 0.1, seed: 3);
        var fits = new FitFilm(sine, epochs: [0, 10, 300]);
        new Sequential(new Dense(1, 16), new Tanh(), new Dense(16, 1))
            .Fit(sine, new MeanSquaredError(), new Adam(0.03), epochs: 300, batchSize: 10, callbacks: [fits]);
        yield return ("film-of-fits", Chart.FilmStrip(fits).WithTitle("A slope becomes a wave"));
        yield return ("worst-mistakes", Chart.WorstMistakes(Reader, Digits.Test, width: 8));
    }

    private static double Valley(double x, double y) => 0.5 * x * x + 5 * y * y;

    /// <summary>Gradient descent down the valley.</summary>
    private static IEnumerable<(double, double)> Descend(double rate, int steps)
    {
        var (x, y) = (-2.6, 1.5);
        for (int step = 0; step <= steps; step++)
        {
            yield return (x, y);
            (x, y) = (x - rate * x, y - rate * 10 * y);
        }
    }

    private static Sequential Read()
    {
        var model = new Sequential(new Dense(64, 16), new ReLU(), new Dense(16, 10), new Softmax());
        model.Fit(Digits.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.02, momentum: 0.9), epochs: 10);
        return model;
    }
}
