using System.Text.Json.Nodes;

namespace NeuralNotebook;

/// <summary>A network's layers as text: their kinds and settings, without their numbers.</summary>
internal static class Architecture
{
    /// <exception cref="NotSupportedException">A layer is of a kind that only its author knows.</exception>
    public static string Write(IReadOnlyList<Layer> layers) => new JsonArray([.. layers.Select(layer => (JsonNode)Describe(layer))]).ToJsonString();

    /// <exception cref="InvalidDataException">The text names a kind of layer that there is not, or a setting is missing.</exception>
    public static Layer[] Read(string text)
    {
        try
        {
            return [.. JsonNode.Parse(text)!.AsArray().Select(description => Create(description!.AsObject()))];
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or InvalidOperationException or NullReferenceException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("describes its layers in a way this engine cannot read", error);
        }
    }

    private static JsonObject Describe(Layer layer)
    {
        var description = layer switch
        {
            Dense dense => new JsonObject { ["inputs"] = dense.Inputs, ["outputs"] = dense.Outputs, ["weightRegularizer"] = Describe(dense.WeightRegularizer), ["biasRegularizer"] = Describe(dense.BiasRegularizer) },
            Dropout dropout => new JsonObject { ["rate"] = dropout.Rate },
            BatchNormalization normalization => new JsonObject { ["columns"] = normalization.RunningMean.Columns, ["momentum"] = normalization.Momentum, ["epsilon"] = normalization.Epsilon },
            LeakyReLU leaky => new JsonObject { ["slope"] = leaky.Slope },
            ELU elu => new JsonObject { ["alpha"] = elu.Alpha },
            Linear or Step or Sigmoid or Tanh or ReLU or Softplus or GELU or Softmax => new JsonObject(),
            _ => throw new NotSupportedException($"{layer} is a layer of your own; only the engine's layers can be saved."),
        };
        description["kind"] = layer.GetType().Name;
        description["name"] = layer.Name;
        return description;
    }

    private static JsonObject? Describe(Regularizer? regularizer) => regularizer is null ? null : new JsonObject { ["l1"] = regularizer.L1, ["l2"] = regularizer.L2 };

    private static Layer Create(JsonObject description)
    {
        double Number(string name) => (double)description[name]!;
        int Count(string name) => (int)description[name]!;
        Regularizer? Regularizer(string name) => description[name] is JsonObject penalty ? new Regularizer((double)penalty["l1"]!, (double)penalty["l2"]!) : null;
        Layer layer = (string)description["kind"]! switch
        {
            nameof(Dense) => new Dense(Count("inputs"), Count("outputs"), Initializer.Zeros) { WeightRegularizer = Regularizer("weightRegularizer"), BiasRegularizer = Regularizer("biasRegularizer") },
            nameof(Dropout) => new Dropout(Number("rate")),
            nameof(BatchNormalization) => new BatchNormalization(Count("columns"), Number("momentum"), Number("epsilon")),
            nameof(LeakyReLU) => new LeakyReLU(Number("slope")),
            nameof(ELU) => new ELU(Number("alpha")),
            nameof(Linear) => new Linear(),
            nameof(Step) => new Step(),
            nameof(Sigmoid) => new Sigmoid(),
            nameof(Tanh) => new Tanh(),
            nameof(ReLU) => new ReLU(),
            nameof(Softplus) => new Softplus(),
            nameof(GELU) => new GELU(),
            nameof(Softmax) => new Softmax(),
            var kind => throw new InvalidDataException($"holds a layer of the kind '{kind}', which this engine does not have"),
        };
        layer.Name = (string)description["name"]!;
        return layer;
    }
}
