using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Exchange;

/// <summary>Describes a network's layers in Keras' words.</summary>
internal sealed partial class KerasWriter(KerasDialect dialect, Precision precision)
{
    private readonly KerasNames names = new();
    private readonly HashSet<string> taken = [];
    private readonly JsonArray described = [];
    private readonly List<(string ClassName, string Name, Layer? Layer)> written = [];

    /// <summary>What the rows are; null where they are no pictures.</summary>
    private ImageShape? pictures;

    private string Type => precision == Precision.Bits32 ? "float32" : "float64";

    /// <summary>The description, and the layers in it: each with its class, what it is called there and,
    /// unless it only turns or frames pictures, the layer that it is here.</summary>
    /// <exception cref="NotSupportedException">Keras has no such layer.</exception>
    public static (JsonObject Network, IReadOnlyList<(string ClassName, string Name, Layer? Layer)> Layers) Write(Sequential model,
        Precision precision, KerasDialect dialect)
    {
        var writer = new KerasWriter(dialect, precision);
        // Pictures come in as pictures, channels last: the numbers of a row in the same order.
        writer.pictures = (model.Layers[0] as ImageLayer)?.InputShape;
        var shape = writer.pictures is { } first
            ? new JsonArray(null, first.Height, first.Width, first.Channels) : new JsonArray(null, Inputs.Of(model));
        writer.described.Add((JsonNode)writer.Input(shape));
        foreach (var (index, layer) in model.Layers.Index())
            writer.Add(index, layer);
        return (writer.Object("", "Sequential",
            [new("name", "sequential"), new("trainable", true), new("dtype", writer.Type), new("layers", writer.described),
                new("build_input_shape", shape.DeepClone())]), writer.written);
    }

    private void Add(int index, Layer layer)
    {
        if (layer is ImageLayer next && pictures is null)
            Add("Reshape", [new("target_shape", new JsonArray(next.InputShape.Height, next.InputShape.Width, next.InputShape.Channels))]);
        if (layer is ImageLayer { Windows: { Top: > 0 } or { Bottom: > 0 } or { Left: > 0 } or { Right: > 0 } } framed && !IsSame(framed))
        {
            // Only zeros that count can be a layer of their own.
            if (layer is not (Conv2D or AveragePool2D { CountPadding: true }))
                throw new NotSupportedException($"{layer} (layer {index}) has a padding of {framed.Padding}, and Keras knows only "
                    + $"Padding.Same for it{(layer is AveragePool2D ? ", or zeros that count (countPadding)" : "")}.");
            Add("ZeroPadding2D",
                [new("padding",
                    new JsonArray(new JsonArray(framed.Windows.Top, framed.Windows.Bottom),
                        new JsonArray(framed.Windows.Left, framed.Windows.Right))), new("data_format", "channels_last")]);
        }

        var after = ImageShape.After(pictures, layer);
        if (pictures is not null && after is null && layer is not Flatten)
            Add("Flatten", [new("data_format", "channels_last")]);
        var (className, config) = Describe(index, layer);
        Add(className, config, layer);
        pictures = after;
    }

    private void Add(string className, KeyValuePair<string, JsonNode?>[] config, Layer? layer = null)
    {
        string name = NameOf(layer?.Name ?? "", className);
        written.Add((className, name, layer));
        described.Add((JsonNode)Object("layers", className, [new("name", name), new("trainable", true), new("dtype", Type), .. config]));
    }

    /// <summary>Whether the zeros around the pictures are those that Keras puts there for "same".
    /// In the mean of an average they do not count there.</summary>
    private static bool IsSame(ImageLayer layer)
    {
        var windows = layer.Windows;
        return layer is not AveragePool2D { CountPadding: true }
            && (windows.Top, windows.Bottom) == Padding.Same.Around(layer.InputShape.Height, windows.Size, layer.Stride)
            && (windows.Left, windows.Right) == Padding.Same.Around(layer.InputShape.Width, windows.Size, layer.Stride);
    }

    /// <summary>"same" only where there are zeros, and these are Keras' own.</summary>
    private static KeyValuePair<string, JsonNode?>[] Window(ImageLayer layer, string size) =>
    [
        new(size, new JsonArray(layer.Windows.Size, layer.Windows.Size)), new("strides", new JsonArray(layer.Stride, layer.Stride)),
        new("padding", IsSame(layer) && layer.Windows.Top + layer.Windows.Bottom + layer.Windows.Left + layer.Windows.Right > 0
            ? "same" : "valid"),
        new("data_format", "channels_last"),
    ];

    private JsonObject Input(JsonArray shape) => Object("layers", "InputLayer",
        [new(dialect == KerasDialect.Keras3 ? "batch_shape" : "batch_input_shape", shape.DeepClone()), new("dtype", Type),
            new("sparse", false), new("name", "input_layer")]);

    private (string ClassName, KeyValuePair<string, JsonNode?>[] Config) Describe(int index, Layer layer) => layer switch
    {
        Dense dense => ("Dense",
        [
            new("units", dense.Outputs), new("activation", "linear"), new("use_bias", true),
            new("kernel_initializer", Object("initializers", "GlorotUniform", [new("seed", null)])),
            new("bias_initializer", Object("initializers", "Zeros", [])),
            new("kernel_regularizer", Penalty(dense.WeightRegularizer)), new("bias_regularizer", Penalty(dense.BiasRegularizer)),
            new("kernel_constraint", null), new("bias_constraint", null),
        ]),
        Conv2D conv => ("Conv2D",
        [
            new("filters", conv.Filters), .. Window(conv, "kernel_size"), new("dilation_rate", new JsonArray(1, 1)), new("groups", 1),
            new("activation", "linear"), new("use_bias", true),
            new("kernel_initializer", Object("initializers", "GlorotUniform", [new("seed", null)])),
            new("bias_initializer", Object("initializers", "Zeros", [])),
            new("kernel_regularizer", Penalty(conv.WeightRegularizer)), new("bias_regularizer", Penalty(conv.BiasRegularizer)),
            new("kernel_constraint", null), new("bias_constraint", null),
        ]),
        MaxPool2D pool => ("MaxPooling2D", Window(pool, "pool_size")),
        AveragePool2D pool => ("AveragePooling2D", Window(pool, "pool_size")),
        Flatten => ("Flatten", [new("data_format", "channels_last")]),
        Dropout dropout => ("Dropout", [new("rate", dropout.Rate), new("seed", null), new("noise_shape", null)]),
        BatchNormalization normalization => ("BatchNormalization",
        [
            new("axis", -1), new("momentum", normalization.Momentum), new("epsilon", normalization.Epsilon), new("center", true),
            new("scale", true),
            new("beta_initializer", Object("initializers", "Zeros", [])), new("gamma_initializer", Object("initializers", "Ones", [])),
            new("moving_mean_initializer", Object("initializers", "Zeros", [])),
            new("moving_variance_initializer", Object("initializers", "Ones", [])),
        ]),
        LeakyReLU leaky => ("LeakyReLU", [new(dialect == KerasDialect.Keras3 ? "negative_slope" : "alpha", leaky.Slope)]),
        ELU { Alpha: not 1 } when dialect == KerasDialect.TensorFlowJs =>
            throw new NotSupportedException($"{layer} (layer {index}) has another α than 1, and TensorFlow.js has no such ELU."),
        ELU elu => ("ELU", [new("alpha", elu.Alpha)]),
        GELU =>
            throw new NotSupportedException($"{layer} (layer {index}) is the tanh form of "
                + $"GELU, and {(dialect == KerasDialect.Keras3 ? "Keras' layers" : "TensorFlow.js' models")} can only name the exact "
                + "one: their 'gelu' is another function."),
        _ when ActivationWords.Of(layer)?.Keras is { } name => ("Activation", [new("activation", name)]),
        _ => throw new NotSupportedException($"{layer} (layer {index}) is a layer that Keras does not have."),
    };

    private JsonObject? Penalty(Regularizer? penalty) =>
        penalty is null ? null : Object("regularizers", "L1L2", [new("l1", penalty.L1), new("l2", penalty.L2)]);

    private JsonObject Object(string module, string className, KeyValuePair<string, JsonNode?>[] config) => dialect == KerasDialect.Keras3
        ? new JsonObject
        {
            ["module"] = module.Length == 0 ? "keras" : $"keras.{module}",
            ["class_name"] = className,
            ["config"] = new JsonObject(config),
            ["registered_name"] = null
        }
        : new JsonObject { ["class_name"] = className, ["config"] = new JsonObject(config) };

    /// <summary>The layer's own name where Keras would take it, otherwise the one that Keras would give.</summary>
    private string NameOf(string name, string className)
    {
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
