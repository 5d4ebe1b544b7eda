using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 16 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers16Tests
{
    private static readonly Dictionary<string, (Func<Layer> Middle, Func<Optimizer> Optimizer, double L2, int Batch,
        string? Named)> WrongPorts = new()
        {
            ["our leaky slope"] = (() => new LeakyReLU(), Keras, 0.01, int.MaxValue, "Keras' default slope"),
            ["our ε"] = (() => new LeakyReLU(0.3), () => new Adam(0.02), 0.01, int.MaxValue, "1e-7, and stands before"),
            ["ε after the correction"] = (() => new LeakyReLU(0.3), () => new Adam(0.02, epsilon: 1e-7), 0.01, int.MaxValue, "epsilonHat"),
            ["no penalty"] = (() => new LeakyReLU(0.3), Keras, 0, int.MaxValue, "penalty of the first layer is missing"),
            ["as PyTorch would have it"] = (() => new LeakyReLU(0.3), Keras, 0.005, int.MaxValue, "neither half"),
            ["all ours"] = (() => new LeakyReLU(), () => new Adam(0.02), 0, int.MaxValue, "of each the default of ours"),
            ["batches of 32"] = (() => new LeakyReLU(0.3), Keras, 0.01, 32, "one batch"),
            ["tanh"] = (() => new Tanh(), Keras, 0.01, int.MaxValue, null),
            ["RMSProp"] = (() => new LeakyReLU(0.3), () => new RMSProp(0.02), 0.01, int.MaxValue, null),
        };

    private static readonly Dictionary<string, (Func<Matrix[], Matrix[]> Answer, string? Named)> WrongWeights = new()
    {
        ["as they are"] = (state => [.. state.Select(each => each.Copy())], "still outputs × inputs"),
        ["all turned"] = (state => [.. state.Select(each => each.Transpose())], "biases are turned"),
        ["reshaped"] = (state => [.. state.Select((each, i) => i % 2 == 1 ? each : new Matrix(each.Columns, each.Rows, each.Values))],
            "read row by row"),
        ["square ones left"] =
            (state => [.. state.Select((each, i) => i % 2 == 1 || each.Rows == each.Columns ? each : each.Transpose())], "square layer"),
        ["turned by their height"] = (state => [.. state.Select(each => each.Rows > 1 ? each.Transpose() : each)], null),
    };

    private static readonly Dictionary<string, (Func<double[], double[], double, double[]> Answer, string? Named)> WrongPaths = new()
    {
        ["Keras' form"] = ((g, r, m) => Walk(g, (i, w, v) => ((m * v) - (r[i] * g[i]), w + (m * v) - (r[i] * g[i]))), "Keras' form"),
        ["no momentum"] = ((g, r, _) => Walk(g, (i, w, _) => (0, w - (r[i] * g[i]))), "no momentum"),
        ["dampened"] = ((g, r, m) => Walk(g, (i, w, v) => (m * v) + ((1 - m) * g[i]) is var next ? (next, w - (r[i] * next)) : default),
            "damped by 1 − μ"),
        ["up the slope"] = ((g, r, m) => [.. Torch(g, r, m).Select(w => -w)], "wrong sign"),
        ["one rate"] = ((g, r, m) => Torch(g, [.. g.Select(_ => r[0])], m), "first step throughout"),
        ["with the start"] = ((g, r, m) => [0, .. Torch(g, r, m)], "The start is no step"),
        ["zeros"] = ((g, _, _) => new double[g.Length], null),
    };

    public static TheoryData<string> WrongPortsNames => [.. WrongPorts.Keys];

    public static TheoryData<string> WrongWeightsNames => [.. WrongWeights.Keys];

    public static TheoryData<string> WrongPathsNames => [.. WrongPaths.Keys];

    [Theory]
    [MemberData(nameof(WrongPortsNames))]
    public void A_wrong_port_is_rejected(string name) =>
        Rejected(Chapter16.KerasScript.Solution((X, y, kernel1, bias1, kernel2, bias2, steps) =>
        {
            var (middle, optimizer, l2, batch, _) = WrongPorts[name];
            var model = new Sequential(new Dense(kernel1, bias1) { WeightRegularizer = new Regularizer(l2: l2) }, middle(),
                new Dense(kernel2, bias2), new Softmax());
            return model.Fit(new Dataset(X, y, kernel2.Columns), new CategoricalCrossEntropy(), optimizer(), epochs: steps,
                batchSize: batch, shuffle: false).Loss;
        }), WrongPorts[name].Named);

    [Theory]
    [MemberData(nameof(WrongWeightsNames))]
    public void Wrong_weights_are_rejected(string name) =>
        Rejected(Chapter16.StateDict.Solution(WrongWeights[name].Answer), WrongWeights[name].Named);

    [Theory]
    [MemberData(nameof(WrongPathsNames))]
    public void A_wrong_path_is_rejected(string name) =>
        Rejected(Chapter16.TorchMomentum.Solution(WrongPaths[name].Answer), WrongPaths[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(Chapter16.KerasScript.Solution(WithKept));
        Passed(Chapter16.StateDict.Solution(state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each)]));
        Passed(Chapter16.StateDict.Solution(InPlace));
        Passed(Chapter16.TorchMomentum.Solution(Torch));
        Passed(
            Chapter16.TorchMomentum.Solution((g, r, m) =>
                [.. g.Select((_, i) => -Enumerable.Range(0, i + 1)
                    .Sum(step => r[step] * Enumerable.Range(0, step + 1).Sum(past => Math.Pow(m, step - past) * g[past])))]));
    }

    [Fact]
    public void The_numbers_of_PyTorch_are_not_those_of_Keras()
    {
        Passed(Chapter16.Words.Solution([0.9, 0.005]));
        Rejected(Chapter16.Words.Solution([0.1, 0.01]), "mean something else");
        Rejected(Chapter16.Words.Solution([0.9, 0.02]), "other way");
        Rejected(Chapter16.Words.Solution([0.9]), null);
    }

    [Theory]
    [InlineData("E", "C", "G", null)]
    [InlineData("e", " c", "g", null)]
    [InlineData("D", "C", "G", "inside the velocity")]
    [InlineData("E", "B", "G", "Nesterov's unless")]
    [InlineData("E", "C", "H", "Keras' form")]
    [InlineData("E", "C", "X", "none of the ports")]
    [InlineData("A", "A", "A", "")]
    public void Only_one_port_of_each_line_keeps_its_numbers(string first, string second, string third, string? named)
    {
        if (named is null)
            Passed(Chapter16.Ports.Solution([first, second, third]));
        else
            Rejected(Chapter16.Ports.Solution([first, second, third]), named.Length > 0 ? named : null);
    }

    private static Adam Keras() => new(0.02, epsilon: 1e-7, epsilonHat: true);

    /// <summary>Step by step, with the losses from a callback.</summary>
    private static double[] WithKept(Matrix X, int[] y, Matrix kernel1, Matrix bias1, Matrix kernel2, Matrix bias2, int steps)
    {
        var first = new Dense(X.Columns, kernel1.Columns) { WeightRegularizer = new Regularizer(l2: 0.01) };
        var model = new Sequential(first, new LeakyReLU(0.3), new Dense(kernel2, bias2), new Softmax());
        first.Weights.CopyFrom(kernel1);
        first.Biases.CopyFrom(bias1);
        var (kept, optimizer) = (new Kept(), Keras());
        for (int step = 0; step < steps; step++)
            model.Fit(new Dataset(X, y, kernel2.Columns), new CategoricalCrossEntropy(), optimizer, epochs: 1, batchSize: 1000,
                monitor: kept);
        return [.. kept.Losses];
    }

    private static Matrix[] InPlace(Matrix[] state)
    {
        var turned = (Matrix[])state.Clone();
        for (int i = 0; i < turned.Length; i += 2)
            turned[i] = turned[i].Transpose();
        return turned;
    }

    private static double[] Torch(double[] slopes, double[] rates, double momentum) =>
        Walk(slopes, (i, w, v) => ((momentum * v) + slopes[i], w - (rates[i] * ((momentum * v) + slopes[i]))));

    private static double[] Walk(double[] slopes, Func<int, double, double, (double Velocity, double Weight)> step)
    {
        var (weights, weight, velocity) = (new double[slopes.Length], 0.0, 0.0);
        for (int i = 0; i < slopes.Length; i++)
        {
            (velocity, weight) = step(i, weight, velocity);
            weights[i] = weight;
        }

        return weights;
    }

    private sealed class Kept : Callback
    {
        public List<double> Losses { get; } = [];

        public override void OnBatchEnd(Sequential model, int step, double loss) => Losses.Add(loss);
    }
}
