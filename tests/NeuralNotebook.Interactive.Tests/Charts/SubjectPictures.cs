namespace NeuralNotebook.Interactive.Tests;

/// <summary>The pictures of the subject, by name.</summary>
internal static class SubjectPictures
{
    public static readonly Sequential Small = new(new Dense([[0.8, -0.5, 0.3], [-0.4, 0.9, 0.6]], [[0.1, -0.2, 0]]), new ReLU(), new Dense([[1.2, -0.7], [0.5, 0.4], [-0.3, 0]], [[0, 0.1]]), new Softmax());

    public static readonly DataSplit Digits = NeuralNotebook.Digits.Load().Split(test: 0.3);

    public static readonly Sequential Reader = Read();

    public static IEnumerable<(string Name, Figure Figure)> Make()
    {
        var course = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
        yield return ("network", Chart.Network(course));
        yield return ("network-of-a-sample", Chart.Network(course, [0.5, -1.2], outputNames: ["upper moon", "lower moon"]));
        yield return ("network-with-slopes", Chart.Network(Small, [1, 0.5], new CategoricalCrossEntropy(), [0, 1], outputNames: ["cat", "dog"]).WithTitle("A line's slope is the value at its start times the slope at its end"));
        yield return ("activation", Chart.Activation(new ReLU()));
        yield return ("activation-of-functions", Chart.Activation(x => Math.Sign(x), _ => 0, name: "sign"));
        yield return ("activations", Chart.Grid(2, Chart.Activation(new Sigmoid()), Chart.Activation(new Tanh()), Chart.Activation(new Step()), Chart.Activation(new LeakyReLU(slope: 0.1))));
        yield return ("graph", Chart.Graph(
            [new("a", "a", 2, -12), new("b", "b", -3, 8), new("c", "c", 10, 4), new("ab", "a · b", -6, 4), new("d", "a · b + c", 4, 4), new("s", "square", 16, 1)],
            [("a", "ab"), ("b", "ab"), ("ab", "d"), ("c", "d"), ("d", "s"), ("d", "s")]).WithTitle("A number that is used twice gets both slopes"));
        yield return ("graph-that-skips", Chart.Graph([new("x", "x", 3), new("y", "x²", 9), new("z", "x² + x", 12)], [("x", "y"), ("y", "z"), ("x", "z")]));
        yield return ("forward-pass", Chart.ForwardPass(Small, [1, 0.5], outputNames: ["cat", "dog"]));
        yield return ("forward-pass-of-the-course", Chart.ForwardPass(course, [0.5, -1.2]));
        var moons = Datasets.Moons(samples: 300, noise: 0.15, seed: 7);
        var bends = new Sequential(new Dense(2, 6), new Tanh(), new Dense(6, 8), new Tanh(), new Dense(8, 2), new Softmax());
        bends.Fit(moons, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: 40);
        yield return ("neuron-maps", Chart.NeuronMaps(bends, moons, outputNames: ["upper", "lower"]));
        yield return ("weights", Chart.Weights((Dense)Reader.Layers[0], width: 8));
        yield return ("worst-mistakes", Chart.WorstMistakes(Reader, Digits.Test, width: 8));
    }

    private static Sequential Read()
    {
        var model = new Sequential(new Dense(64, 16), new ReLU(), new Dense(16, 10), new Softmax());
        model.Fit(Digits.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.02, momentum: 0.9), epochs: 10);
        return model;
    }
}
