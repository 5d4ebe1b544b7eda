using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Exchange;

/// <summary>Describes a network's layers in Keras' words.</summary>
internal sealed partial class KerasWriter(KerasDialect dialect, Precision precision)
{
    private readonly KerasNames names = new();
    private readonly HashSet<string> taken = [];

    private string Type => precision == Precision.Bits32 ? "float32" : "float64";

    /// <summary>The description, and what each layer with numbers is called in it.</summary>
    /// <exception cref="NotSupportedException">Keras has no such layer.</exception>
    public static (JsonObject Network, IReadOnlyList<string> Names) Write(Sequential model, Precision precision, KerasDialect dialect)
    {
        var writer = new KerasWriter(dialect, precision);
        var shape = new JsonArray(null, Inputs.Of(model));
        var layers = new JsonArray(writer.Input(shape));
        var names = new List<string>();
        foreach (var (index, layer) in model.Layers.Index())
        {
            var (className, config) = writer.Describe(index, layer);
            names.Add(writer.NameOf(layer, className));
            layers.Add((JsonNode)writer.Object("layers", className, [new("name", names[^1]), new("trainable", true), new("dtype", writer.Type), .. config]));
        }

        return (writer.Object("", "Sequential", [new("name", "sequential"), new("trainable", true), new("dtype", writer.Type), new("layers", layers), new("build_input_shape", shape.DeepClone())]), names);
    }

    private JsonObject Input(JsonArray shape) => Object("layers", "InputLayer",
        [new(dialect == KerasDialect.Keras3 ? "batch_shape" : "batch_input_shape", shape.DeepClone()), new("dtype", Type), new("sparse", false), new("name", "input_layer")]);

    private (string ClassName, KeyValuePair<string, JsonNode?>[] Config) Describe(int index, Layer layer) => layer switch
    {
        Dense dense => ("Dense",
        [
            new("units", dense.Outputs), new("activation", "linear"), new("use_bias", true),
            new("kernel_initializer", Object("initializers", "GlorotUniform", [new("seed", null)])), new("bias_initializer", Object("initializers", "Zeros", [])),
            new("kernel_regularizer", Penalty(dense.WeightRegularizer)), new("bias_regularizer", Penalty(dense.BiasRegularizer)),
            new("kernel_constraint", null), new("bias_constraint", null),
        ]),
        Dropout dropout => ("Dropout", [new("rate", dropout.Rate), new("seed", null), new("noise_shape", null)]),
        BatchNormalization normalization => ("BatchNormalization",
        [
            new("axis", -1), new("momentum", normalization.Momentum), new("epsilon", normalization.Epsilon), new("center", true), new("scale", true),
            new("beta_initializer", Object("initializers", "Zeros", [])), new("gamma_initializer", Object("initializers", "Ones", [])),
            new("moving_mean_initializer", Object("initializers", "Zeros", [])), new("moving_variance_initializer", Object("initializers", "Ones", [])),
        ]),
        LeakyReLU leaky => ("LeakyReLU", [new(dialect == KerasDialect.Keras3 ? "negative_slope" : "alpha", leaky.Slope)]),
        ELU { Alpha: not 1 } when dialect == KerasDialect.TensorFlowJs => throw new NotSupportedException($"{layer} (layer {index}) has another α than 1, and TensorFlow.js has no such ELU."),
        ELU elu => ("ELU", [new("alpha", elu.Alpha)]),
        GELU => throw new NotSupportedException($"{layer} (layer {index}) is the tanh form of GELU, and {(dialect == KerasDialect.Keras3 ? "Keras' layers" : "TensorFlow.js' models")} can only name the exact one: their 'gelu' is another function."),
        ReLU => Activation("relu"),
        Sigmoid => Activation("sigmoid"),
        Tanh => Activation("tanh"),
        Softplus => Activation("softplus"),
        Softmax => Activation("softmax"),
        Linear => Activation("linear"),
        _ => throw new NotSupportedException($"{layer} (layer {index}) is a layer that Keras does not have."),
    };

    private static (string ClassName, KeyValuePair<string, JsonNode?>[] Config) Activation(string name) => ("Activation", [new("activation", name)]);

    private JsonObject? Penalty(Regularizer? penalty) => penalty is null ? null : Object("regularizers", "L1L2", [new("l1", penalty.L1), new("l2", penalty.L2)]);

    private JsonObject Object(string module, string className, KeyValuePair<string, JsonNode?>[] config) => dialect == KerasDialect.Keras3
        ? new JsonObject { ["module"] = module.Length == 0 ? "keras" : $"keras.{module}", ["class_name"] = className, ["config"] = new JsonObject(config), ["registered_name"] = null }
        : new JsonObject { ["class_name"] = className, ["config"] = new JsonObject(config) };

    /// <summary>The layer's own name where Keras would take it, otherwise the one that Keras would give.</summary>
    private string NameOf(Layer layer, string className)
    {
        string name = layer.Name;
        if (!Acceptable().IsMatch(name) || !taken.Add(name))
        {
            do
                name = names.Next(className);
            while (!taken.Add(name));
        }

        return name;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$")]
    private static partial Regex Acceptable();
}
