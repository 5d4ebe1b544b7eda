using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook;

/// <summary>A network's layers as text: their kinds and settings, without their numbers.</summary>
internal static class Architecture
{
    /// <summary>How many bytes the text may have: some ten thousand layers.</summary>
    public const int Longest = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="NotSupportedException">A layer is of a kind that only its author knows, or there are too many.</exception>
    public static string Write(IReadOnlyList<Layer> layers)
    {
        string text = new JsonArray([.. layers.Select(layer => (JsonNode)Describe(layer))]).ToJsonString();
        return Strict.GetByteCount(text) <= Longest
            ? text
            : throw new NotSupportedException(
                $"The description of these {layers.Count} layers takes more than {Longest} bytes, which cannot be loaded again.");
    }

    /// <summary>Makes the layers, each after it is known that the file has numbers for it.</summary>
    /// <param name="text">The description in UTF-8.</param>
    /// <param name="bytes">How many bytes of numbers there are.</param>
    /// <exception cref="InvalidDataException">The text names a kind of layer that there is not, a setting is missing or impossible,
    /// or the layers need more numbers.</exception>
    public static Layer[] Read(ReadOnlySpan<byte> text, long bytes)
    {
        var layers = new List<Layer>();
        try
        {
            var reader = new Utf8JsonReader(text);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new InvalidDataException("describes its layers in a way this engine cannot read: not as a list");
            long left = bytes / sizeof(double);
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                layers.Add(Create(LayerDescription.Read(ref reader), ref left));
            if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
                throw new InvalidDataException("describes its layers in a way this engine cannot read: something in the list is no layer");
            return [.. layers];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("describes its layers in a way this engine cannot read", error);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(
                $"describes layer {layers.Count} with a setting that it cannot have: {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    private static JsonObject Describe(Layer layer)
    {
        var description = layer switch
        {
            Dense dense =>
                new JsonObject
                {
                    ["inputs"] = dense.Inputs,
                    ["outputs"] = dense.Outputs,
                    ["weightRegularizer"] = Describe(dense.WeightRegularizer),
                    ["biasRegularizer"] = Describe(dense.BiasRegularizer)
                },
            Conv2D conv => new JsonObject(Window(conv, conv.Kernel))
            {
                ["filters"] = conv.Filters,
                ["weightRegularizer"] = Describe(conv.WeightRegularizer),
                ["biasRegularizer"] = Describe(conv.BiasRegularizer)
            },
            MaxPool2D pool => new JsonObject(Window(pool, pool.Size)),
            AveragePool2D pool => new JsonObject(Window(pool, pool.Size)) { ["countPadding"] = pool.CountPadding },
            Dropout dropout => new JsonObject { ["rate"] = dropout.Rate },
            BatchNormalization normalization =>
                new JsonObject
                {
                    ["columns"] = normalization.RunningMean.Columns,
                    ["momentum"] = normalization.Momentum,
                    ["epsilon"] = normalization.Epsilon
                },
            Flatten => new JsonObject(),
            Activation activation when ActivationKinds.Has(activation) =>
                new JsonObject(ActivationKinds.Settings(activation)
                    .Select(setting => KeyValuePair.Create(setting.Name, (JsonNode?)setting.Value))),
            _ => throw new NotSupportedException($"{layer} is a layer of your own; only the engine's layers can be saved."),
        };
        try
        {
            Strict.GetByteCount(layer.Name);
        }
        catch (EncoderFallbackException error)
        {
            throw new InvalidOperationException(
                $"The name of layer {layer} holds half a character (a lone surrogate), which cannot be written.", error);
        }

        description["kind"] = layer.GetType().Name;
        description["name"] = layer.Name;
        return description;
    }

    /// <summary>What all layers for pictures have.</summary>
    private static KeyValuePair<string, JsonNode?>[] Window(ImageLayer layer, int size) =>
    [
        new("height", layer.InputShape.Height), new("width", layer.InputShape.Width), new("channels", layer.InputShape.Channels),
        new("size", size), new("stride", layer.Stride), new("padding", layer.Padding.IsSame ? "same" : layer.Padding.Border),
    ];

    private static JsonObject? Describe(Regularizer? regularizer) =>
        regularizer is null ? null : new JsonObject { ["l1"] = regularizer.L1, ["l2"] = regularizer.L2 };

    private static Layer Create(LayerDescription description, ref long left)
    {
        Layer layer = description.Kind switch
        {
            nameof(Dense) => CreateDense(description, ref left),
            nameof(Conv2D) => CreateConv2D(description, ref left),
            nameof(MaxPool2D) =>
                new MaxPool2D(Pictures(description), description.Count("size"), description.Count("stride"),
                    description.Padding("padding")),
            nameof(AveragePool2D) =>
                new AveragePool2D(Pictures(description), description.Count("size"), description.Count("stride"),
                    description.Padding("padding"), description.Flag("countPadding")),
            nameof(Flatten) => new Flatten(),
            nameof(Dropout) => new Dropout(description.Number("rate")),
            nameof(BatchNormalization) => CreateBatchNormalization(description, ref left),
            var kind => ActivationKinds.Make(kind, description.Number)
                ?? throw new InvalidDataException($"holds a layer of the kind '{ShortText.Of(kind)}', which this engine does not have"),
        };
        description.RequireNothingLeft();
        layer.Name = description.Name;
        return layer;
    }

    private static Dense CreateDense(LayerDescription description, ref long left)
    {
        int inputs = description.Count("inputs"), outputs = description.Count("outputs");
        Take(((long)inputs * outputs) + outputs, ref left, $"a Dense ({inputs} → {outputs})");
        return new Dense(inputs, outputs, Initializer.Zeros)
        { WeightRegularizer = description.Penalty("weightRegularizer"), BiasRegularizer = description.Penalty("biasRegularizer") };
    }

    private static ImageShape Pictures(LayerDescription description) =>
        new(description.Count("height"), description.Count("width"), description.Count("channels"));

    private static Conv2D CreateConv2D(LayerDescription description, ref long left)
    {
        var pictures = Pictures(description);
        int filters = description.Count("filters"), kernel = description.Count("size");
        var numbers = ((Int128)kernel * kernel * pictures.Channels * filters) + filters;
        Take((long)Int128.Min(numbers, long.MaxValue), ref left,
            $"a Conv2D with {filters} filters of {kernel} × {kernel} × {pictures.Channels}");
        return new Conv2D(pictures, filters, kernel, description.Count("stride"), description.Padding("padding"), Initializer.Zeros)
        {
            WeightRegularizer = description.Penalty("weightRegularizer"),
            BiasRegularizer = description.Penalty("biasRegularizer"),
        };
    }

    private static BatchNormalization CreateBatchNormalization(LayerDescription description, ref long left)
    {
        int columns = description.Count("columns");
        Take(4L * columns, ref left, $"a BatchNormalization ({columns})");
        return new BatchNormalization(columns, description.Number("momentum"), description.Number("epsilon"));
    }

    /// <summary>Asks whether the file has enough numbers before any memory is taken for them.</summary>
    private static void Take(long numbers, ref long left, string what)
    {
        if (numbers > left)
            throw new InvalidDataException(
                $"describes {what}, which needs {numbers} numbers, and holds {left} for it: it is cut off, or changed");
        left -= numbers;
    }
}
