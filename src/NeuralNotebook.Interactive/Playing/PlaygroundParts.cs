namespace NeuralNotebook.Interactive;

/// <summary>What the knobs of a playground stand for in the engine.</summary>
internal static class PlaygroundParts
{
    public static IReadOnlyList<string> Activations { get; } = ["tanh", "relu", "sigmoid", "linear", "leaky", "elu", "gelu"];

    public static IReadOnlyList<string> Optimizers { get; } = ["sgd", "momentum", "rmsprop", "adam", "adagrad"];

    public static IReadOnlyList<string> Schedules { get; } = ["constant", "stairs", "exponential", "inverse", "cosine"];

    public static Layer Activation(PlaygroundSettings settings) => settings.Activation switch
    {
        "relu" => new ReLU(),
        "sigmoid" => new Sigmoid(),
        "linear" => new Linear(),
        "leaky" => new LeakyReLU(),
        "elu" => new ELU(),
        "gelu" => new GELU(),
        _ => new Tanh(),
    };

    public static Layer OutputActivation(PlaygroundSettings settings) =>
        settings.IsRegression ? new Linear() : settings.Outputs == 1 ? new Sigmoid() : new Softmax();

    public static Loss Loss(PlaygroundSettings settings) =>
        settings.IsRegression ? new MeanSquaredError() : settings.Outputs == 1 ? new BinaryCrossEntropy() : new CategoricalCrossEntropy();

    public static LearningRate Rate(PlaygroundSettings settings) => settings.Schedule switch
    {
        "stairs" => new StepDecay(settings.Rate, 0.5, settings.Every),
        "exponential" => new ExponentialDecay(settings.Rate, 0.5, settings.Every),
        "inverse" => new InverseTimeDecay(settings.Rate, 1.0 / settings.Every),
        "cosine" => new CosineDecay(settings.Rate, settings.Every),
        _ => settings.Rate,
    };

    public static Optimizer Optimizer(PlaygroundSettings settings) => settings.Optimizer switch
    {
        "momentum" => new SGD(Rate(settings), momentum: 0.9),
        "rmsprop" => new RMSProp(Rate(settings)),
        "adam" => new Adam(Rate(settings)),
        "adagrad" => new AdaGrad(Rate(settings)),
        _ => new SGD(Rate(settings)),
    };

    public static Regularizer? Penalty(PlaygroundSettings settings) =>
        settings is { L1: 0, L2: 0 } ? null : new Regularizer(settings.L1, settings.L2);

    /// <summary>New layers of neurons, which a network draws the weights of.</summary>
    public static IReadOnlyList<Dense> Neurons(PlaygroundSettings settings)
    {
        int[] sizes = [settings.InputNames.Count, .. settings.Hidden, settings.Outputs];
        var start = settings.Initializer switch
        {
            "he" => Initializer.HeNormal,
            "zeros" => Initializer.Zeros,
            _ => Initializer.GlorotUniform
        };
        return [.. Enumerable.Range(0, sizes.Length - 1)
            .Select(k => new Dense(sizes[k], sizes[k + 1], start) { WeightRegularizer = Penalty(settings) })];
    }

    /// <summary>The layers of a network: neurons, and between them what bends and what drops out.</summary>
    public static Layer[] Layers(PlaygroundSettings settings, IReadOnlyList<Dense> neurons)
    {
        var layers = new List<Layer>();
        foreach (var dense in neurons)
        {
            layers.Add(dense);
            bool isLast = dense == neurons[^1];
            layers.Add(isLast ? OutputActivation(settings) : Activation(settings));
            if (!isLast && settings.Dropout > 0)
                layers.Add(new Dropout(settings.Dropout));
        }

        return [.. layers];
    }
}
