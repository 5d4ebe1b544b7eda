namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>The same training by our engine.</summary>
internal static class Ours
{
    /// <summary>The losses of 100 steps.</summary>
    /// <param name="optimizer">The name that the programs use.</param>
    /// <param name="library">Whose convention, where they differ; not given, our own.</param>
    /// <param name="model">From where; not given, from the weights in the file.</param>
    public static double[] Losses(string optimizer, string library = "", Sequential? model = null) =>
        Train(Optimizer(optimizer, library), model);

    /// <summary>100 steps of batches of 32 in the file's order; each seventh batch has the 8 points that are left.</summary>
    /// <param name="optimizer">How.</param>
    /// <param name="model">From where; not given, from the weights in the file.</param>
    public static double[] Train(Optimizer optimizer, Sequential? model = null)
    {
        var start = Start.Read();
        var recorder = new Recorder();
        (model ?? start.Model())
            .Fit(start.Data(), new CategoricalCrossEntropy(), optimizer, epochs: 15, batchSize: 32, shuffle: false, monitor: recorder);
        return [.. recorder.Losses.Take(Tests.Losses.Steps)];
    }

    private static Optimizer Optimizer(string name, string library) => (name, library) switch
    {
        ("sgd", _) => new SGD(learningRate: 0.5),
        ("decay", _) => new SGD(learningRate: 1, decay: 0.02),
        ("momentum", _) => new SGD(learningRate: 0.1, momentum: 0.9),
        ("momentum-keras", _) => new SGD(learningRate: 0.2, momentum: 0.9, decay: 0.05),
        ("momentum-pytorch", _) =>
            new SGD(learningRate: 0.2, momentum: 0.9, decay: 0.05, convention: MomentumConvention.RateOutsideVelocity),
        ("nesterov", _) => new SGD(learningRate: 0.1, momentum: 0.9, convention: MomentumConvention.Nesterov),
        // ε is 1e-8 or 1e-7, and stands after the correction or before it.
        ("adam", "scikit-learn") => new Adam(learningRate: 0.02, epsilonHat: true),
        ("adam", "TensorFlow.js") => new Adam(learningRate: 0.02, epsilon: 1e-7),
        ("adam", "Keras") => new Adam(learningRate: 0.02, epsilon: 1e-7, epsilonHat: true),
        ("adam", _) => new Adam(learningRate: 0.02),
        _ => throw new ArgumentException($"No program trains with '{name}'.", nameof(name)),
    };

    private sealed class Recorder : Callback
    {
        public List<double> Losses { get; } = [];

        public override void OnBatchEnd(Sequential model, int step, double loss) => Losses.Add(loss);
    }
}
