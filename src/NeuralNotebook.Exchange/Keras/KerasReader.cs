using System.Text.Json;

namespace NeuralNotebook.Exchange;

/// <summary>Makes a network of Keras' description of it and of the numbers beside it.</summary>
internal sealed class KerasReader(KerasNumbers numbers)
{
    private readonly KerasNames groups = new();
    private readonly List<Layer> layers = [];

    /// <summary>What the rows are; null where they are no pictures.</summary>
    private ImageShape? pictures;

    /// <summary>Zeros that a layer of its own has put around the pictures, for the next one.</summary>
    private int zeros;

    public static Sequential Read(byte[] configuration, KerasNumbers numbers)
    {
        try
        {
            using var document = JsonDocument.Parse(configuration);
            var root = document.RootElement;
            string className = Text(root, "class_name");
            if (className is not ("Sequential" or "Functional"))
                throw new NotSupportedException(
                    $"it is a model of the class {ShortText.Of(className)}; a Sequential, or a Functional that is a chain, can be read");
            var reader = new KerasReader(numbers);
            string? before = null;
            foreach (var layer in root.GetProperty("config").GetProperty("layers").EnumerateArray())
            {
                if (className == "Functional")
                    before = RequireChain(layer, before);
                reader.Add(layer);
            }

            return ModelFile.Network([.. reader.layers]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"describes its layers in a way that Keras 3 does not: {error.Message}", error);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(
                $"describes a layer with a setting that it cannot have: {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    /// <summary>Whether a functional model's layer takes exactly what the one before it gave; its name.</summary>
    private static string RequireChain(JsonElement layer, string? before)
    {
        string name = layer.TryGetProperty("name", out var own) ? own.GetString()! : Text(layer.GetProperty("config"), "name");
        var nodes = layer.GetProperty("inbound_nodes");
        // However the layer was called, its inputs are named by where they came from: "keras_history": [layer, node, tensor].
        var sources = new List<string>();
        FindSources(nodes, sources);
        if (before is null ? sources.Count > 0 : nodes.GetArrayLength() != 1 || sources is not [var source] || source != before)
            throw new NotSupportedException(
                $"the layer '{ShortText.Of(name)}' takes something else than what the layer before it gave: "
                    + "only chains of layers are read");
        return name;
    }

    private static void FindSources(JsonElement element, List<string> sources)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                FindSources(item, sources);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.NameEquals("keras_history"))
                    sources.Add(property.Value[0].GetString() ?? "");
                else
                    FindSources(property.Value, sources);
            }
        }
    }

    private void Add(JsonElement described)
    {
        string className = Text(described, "class_name");
        var config = described.GetProperty("config");
        string name = config.TryGetProperty("name", out var own) ? own.GetString() ?? "" : "";
        string group = groups.Next(className);
        int first = layers.Count;
        try
        {
            Add(className, config, group);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{error.Message} (in the layer '{ShortText.Of(name)}')", error);
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"the layer '{ShortText.Of(name)}' {error.Message}", error);
        }

        // A name that Keras made itself says nothing that the kind of layer does not.
        if (layers.Count > first && !name.StartsWith(KerasNames.SnakeCase(className), StringComparison.Ordinal))
            layers[first].Name = name;
    }

    private void Add(string className, JsonElement config, string group)
    {
        switch (className)
        {
            case "InputLayer":
                pictures = Sides(config, "batch_shape", "batch_input_shape") is [_, var height, var width, var channels]
                    ? new ImageShape(height, width, channels) : null;
                break;
            case "Reshape":
                pictures = Sides(config, "target_shape") is [var rows, var columns, var depth]
                    ? new ImageShape(rows, columns, depth) : null;
                break;
            // What lies in rows and columns lies here in one row, in the same order.
            case "Flatten":
                if (layers.Count > 0 && pictures is not null)
                    layers.Add(new Flatten());
                pictures = null;
                break;
            case "ZeroPadding2D":
                zeros = config.GetProperty("padding") is { ValueKind: JsonValueKind.Array } sides
                    && sides.EnumerateArray().SelectMany(side => side.EnumerateArray()).Select(side => side.GetInt32()).Distinct()
                        .ToArray() is [var border]
                    ? border
                    : throw new NotSupportedException("puts more zeros on one side than on another, which no layer of this engine does");
                return;
            case "Conv2D":
                Add(Convolution(config, group));
                AddActivation(config);
                break;
            case "MaxPooling2D" when zeros == 0:
                Add(new MaxPool2D(Pictures(config), Side(config, "pool_size"), Side(config, "strides"), Border(config)));
                break;
            case "AveragePooling2D":
                // The zeros that Keras itself puts around do not count in the mean; those of a layer of their own do.
                Add(new AveragePool2D(Pictures(config), Side(config, "pool_size"), Side(config, "strides"), Border(config),
                    countPadding: !Border(config).IsSame));
                break;
            case "Dense":
                layers.Add(Dense(config, group));
                pictures = null;
                AddActivation(config);
                break;
            case "Activation":
                AddActivation(config);
                break;
            case "ReLU":
                if (Number(config, "threshold", 0) != 0
                    || (config.TryGetProperty("max_value", out var highest) && highest.ValueKind != JsonValueKind.Null))
                    throw new NotSupportedException("is a ReLU with a threshold or a largest value, which this engine lacks");
                double slope = Number(config, "negative_slope", 0);
                layers.Add(slope == 0 ? new ReLU() : new LeakyReLU(slope));
                break;
            case "LeakyReLU":
                layers.Add(new LeakyReLU(Number(config, "negative_slope", Number(config, "alpha", 0.3))));
                break;
            case "ELU":
                layers.Add(new ELU(Number(config, "alpha", 1)));
                break;
            case "Softmax":
                if (pictures is not null || Axis(config) is not (-1 or 1))
                    throw new NotSupportedException("is a softmax over something else than each row");
                layers.Add(new Softmax());
                break;
            case "Dropout":
                layers.Add(new Dropout(Number(config, "rate", double.NaN)));
                break;
            case "BatchNormalization":
                layers.Add(Normalization(config, group));
                break;
            default:
                throw new NotSupportedException($"is a {ShortText.Of(className)}, which this engine lacks; read are Dense, Conv2D, "
                    + "MaxPooling2D, AveragePooling2D, Activation, ReLU, LeakyReLU, ELU, Softmax, Dropout and BatchNormalization");
        }

        if (zeros > 0 && className is not ("Conv2D" or "AveragePooling2D"))
            throw new NotSupportedException(
                "takes zeros that a ZeroPadding2D put around pictures: only a Conv2D and an AveragePooling2D may do that");
        zeros = 0;
    }

    private void Add(ImageLayer layer)
    {
        layers.Add(layer);
        pictures = layer.OutputShape;
    }

    private Conv2D Convolution(JsonElement config, string group)
    {
        var shape = Pictures(config);
        if (Side(config, "dilation_rate", 1) != 1 || Number(config, "groups", 1) != 1)
            throw new NotSupportedException("is a convolution with a dilation or with groups, which this engine lacks");
        int filters = (int)Number(config, "filters", 0), kernel = Side(config, "kernel_size");
        // The numbers first: a description alone can claim any size.
        var weights = numbers.Filters(group, 0, kernel, shape.Channels, filters);
        var biases = Flag(config, "use_bias", true) ? numbers.Row(group, 1, filters) : new Matrix(1, filters);
        var conv = new Conv2D(shape, filters, kernel, Side(config, "strides", 1), Border(config), Initializer.Zeros)
        { WeightRegularizer = Penalty(config, "kernel_regularizer"), BiasRegularizer = Penalty(config, "bias_regularizer") };
        conv.Weights.CopyFrom(weights);
        conv.Biases.CopyFrom(biases);
        return conv;
    }

    private ImageShape Pictures(JsonElement config) =>
        config.TryGetProperty("data_format", out var format) && format.ValueKind == JsonValueKind.String
            && format.GetString() != "channels_last"
            ? throw new NotSupportedException("has its channels first; pictures with their channels last are read")
            : pictures ?? throw new NotSupportedException("takes pictures, and nothing before it says of what size");

    private Padding Border(JsonElement config) => (Text(config, "padding"), zeros) switch
    {
        ("valid", _) => zeros,
        ("same", 0) => Padding.Same,
        _ => throw new NotSupportedException("has a padding that this engine lacks"),
    };

    /// <summary>A size that is the same in both directions.</summary>
    private static int Side(JsonElement config, string setting, int? otherwise = null)
    {
        if (!config.TryGetProperty(setting, out var value) && otherwise is { } side)
            return side;
        return value.ValueKind == JsonValueKind.Number
            ? value.GetInt32() : value.GetArrayLength() == 2 && value[0].GetInt32() == value[1].GetInt32() ? value[0].GetInt32()
            : throw new NotSupportedException($"has a {setting} that is not as high as wide");
    }

    /// <summary>The sides of a shape under the first of some names; 0 for one that is not given.</summary>
    private static int[] Sides(JsonElement config, params string[] names) =>
        names.Where(name => config.TryGetProperty(name, out var shape) && shape.ValueKind == JsonValueKind.Array)
            .Select(name => config.GetProperty(name)).FirstOrDefault() is { ValueKind: JsonValueKind.Array } found
            ? [.. found.EnumerateArray().Select(side => side.ValueKind == JsonValueKind.Number ? side.GetInt32() : 0)] : [];

    private void AddActivation(JsonElement config)
    {
        var named = config.GetProperty("activation");
        string name = named.ValueKind == JsonValueKind.String ? named.GetString()! : named.ValueKind == JsonValueKind.Null ? "linear"
            : throw new NotSupportedException("has an activation of its author's own, which this engine lacks");
        if (name != "linear")
        {
            layers.Add(name switch
            {
                "elu" => new ELU(1),
                "leaky_relu" => new LeakyReLU(0.2),
                _ => ActivationWords.FromKeras(name)
                    ?? throw new NotSupportedException($"has the activation '{ShortText.Of(name)}', which this engine lacks"),
            });
        }
    }

    private Dense Dense(JsonElement config, string group)
    {
        double units = Number(config, "units", double.NaN);
        var weights = numbers.Table(group, 0);
        if (weights.Columns != units)
            throw new InvalidDataException(
                FormattableString.Invariant($"holds {weights.Shape} weights, and says that they make {units} outputs"));
        var biases = Flag(config, "use_bias", true) ? numbers.Row(group, 1, weights.Columns) : new Matrix(1, weights.Columns);
        var dense = new Dense(weights.Rows, weights.Columns, Initializer.Zeros)
        { WeightRegularizer = Penalty(config, "kernel_regularizer"), BiasRegularizer = Penalty(config, "bias_regularizer") };
        dense.Weights.CopyFrom(weights);
        dense.Biases.CopyFrom(biases);
        return dense;
    }

    private BatchNormalization Normalization(JsonElement config, string group)
    {
        if (pictures is not null || Axis(config) is not (-1 or 1))
            throw new NotSupportedException("normalises something else than columns");
        bool scaled = Flag(config, "scale", true), shifted = Flag(config, "center", true);
        int place = (scaled ? 1 : 0) + (shifted ? 1 : 0);
        int columns = numbers.Length(group, place);
        var layer = new BatchNormalization(columns, Number(config, "momentum", 0.99), Number(config, "epsilon", 1e-3));
        if (scaled)
            layer.Parameters[0].Value.CopyFrom(numbers.Row(group, 0, columns));
        if (shifted)
            layer.Parameters[1].Value.CopyFrom(numbers.Row(group, scaled ? 1 : 0, columns));
        layer.RunningMean.CopyFrom(numbers.Row(group, place, columns));
        layer.RunningVariance.CopyFrom(numbers.Row(group, place + 1, columns));
        return layer.RunningVariance.Values.ContainsAnyInRange(double.MinValue, -double.Epsilon)
            ? throw new InvalidDataException("holds a negative variance") : layer;
    }

    private static Regularizer? Penalty(JsonElement config, string setting)
    {
        if (!config.TryGetProperty(setting, out var penalty) || penalty.ValueKind == JsonValueKind.Null)
            return null;
        return Text(penalty, "class_name") is "L1" or "L2" or "L1L2"
            ? new Regularizer(Number(penalty.GetProperty("config"), "l1", 0), Number(penalty.GetProperty("config"), "l2", 0))
            : throw new NotSupportedException($"has a {setting} that this engine lacks");
    }

    /// <summary>An axis, which older files hold in a list.</summary>
    private static int Axis(JsonElement config) => !config.TryGetProperty("axis", out var axis)
        ? -1 : (axis.ValueKind == JsonValueKind.Array && axis.GetArrayLength() == 1 ? axis[0] : axis).GetInt32();

    private static double Number(JsonElement config, string setting, double otherwise) =>
        config.TryGetProperty(setting, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : otherwise;

    private static bool Flag(JsonElement config, string setting, bool otherwise) =>
        config.TryGetProperty(setting, out var value) ? value.GetBoolean() : otherwise;

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidDataException($"describes something without its {name}");
}
