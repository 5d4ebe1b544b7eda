using Onnx;
using TensorType = Onnx.TensorProto.Types.DataType;

namespace NeuralNotebook.Exchange;

/// <summary>Makes a network of a graph whose nodes follow one another.</summary>
internal sealed partial class OnnxReader
{
    private readonly Dictionary<string, TensorProto> constants = [];
    private readonly List<Layer> layers = [];

    /// <summary>A MatMul that waits for the Add of its biases.</summary>
    private Matrix? product;

    private OnnxReader(GraphProto graph)
    {
        foreach (var constant in graph.Initializer)
            constants[constant.Name] = constant;
    }

    public static Sequential Read(ModelProto model)
    {
        var graph = model.Graph ?? throw new InvalidDataException("holds no graph: it is no ONNX model");
        var reader = new OnnxReader(graph);
        var inputs = graph.Input.Where(input => !reader.constants.ContainsKey(input.Name)).ToArray();
        if (inputs.Length != 1 || graph.Output.Count != 1)
            throw new NotSupportedException(
                $"its graph has {inputs.Length} inputs and {graph.Output.Count} outputs; a network of this engine has one of each");
        reader.Begin(inputs[0]);
        string last = inputs[0].Name;
        foreach (var node in graph.Node)
        {
            if (!reader.Remembers(node))
                last = reader.Follow(node, last);
        }

        reader.EndProduct();
        if (reader.lie is Lie.ChannelsFirst or Lie.FlatChannelsFirst && reader.pictures!.Channels > 1)
            throw new NotSupportedException(
                $"its graph gives pictures of {reader.pictures} with their channels first; in this engine's rows they come last");
        if (last != graph.Output[0].Name)
            throw new NotSupportedException(
                $"its graph gives '{graph.Output[0].Name}', and its last node makes '{last}': it is no chain of layers");
        return ModelFile.Network([.. reader.layers]);
    }

    /// <summary>Whether a node only makes a constant, or turns one over, as PyTorch's exporter does with weights.</summary>
    private bool Remembers(NodeProto node)
    {
        var made = node switch
        {
            { OpType: "Constant", Output.Count: 1 } => node.Attribute.FirstOrDefault(attribute => attribute.Name == "value")?.T,
            { OpType: "Transpose", Output.Count: 1, Input: [var input] }
                when constants.ContainsKey(input) && IsTurnedOver(node) => Turned(node),
            _ => null,
        };
        if (made is not null)
            constants[node.Output[0]] = made;
        return made is not null;
    }

    /// <summary>Whether rows become columns: without a setting the dimensions are turned round.</summary>
    private static bool IsTurnedOver(NodeProto node) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == "perm") is not { } order || order.Ints is [1, 0];

    private TensorProto Turned(NodeProto node)
    {
        var table = Table(node, 0).Transpose();
        var tensor = new TensorProto { Name = node.Output[0], DataType = (int)TensorType.Double, Dims = { table.Rows, table.Columns } };
        tensor.DoubleData.AddRange(table.Values.ToArray());
        return tensor;
    }

    private string Follow(NodeProto node, string last)
    {
        if (node.Domain is not ("" or "ai.onnx") || node.Output.Count == 0 || node.Output.Skip(1).Any(name => name.Length > 0))
            throw Unknown(node);
        if (!node.Input.Contains(last) || node.Input.Any(input => input != last && input.Length > 0 && !constants.ContainsKey(input)))
            throw new NotSupportedException(
                $"{NameOf(node)} takes something else than what the node before it gave ('{last}'): only chains of layers are read");
        if (node.OpType == "Add" && product is { } weights)
        {
            layers.Add(new Dense(weights, Row(node, node.Input[0] == last ? 1 : 0, weights.Columns)));
            product = null;
            return node.Output[0];
        }

        EndProduct();
        if (FollowsPictures(node))
            return node.Output[0];
        if (node.OpType is "Gemm" or "MatMul" or "Softmax" && (lie is Lie.ChannelsFirst or Lie.ChannelsLast))
            throw new NotSupportedException(
                $"{NameOf(node)} works on pictures that stand (batch × channels × height × width), and this engine's layer on plain rows");
        switch (node.OpType)
        {
            case "Gemm":
                layers.Add(Gemm(node));
                break;
            case "MatMul" when node.Input[0] == last:
                product = InOrder(Table(node, 1));
                break;
            case "BatchNormalization":
                RequireRows(node);
                layers.Add(Normalization(node));
                break;
            case "Identity" or "Dropout" or "Flatten":
                break;
            default:
                layers.Add(Activation(node));
                break;
        }

        return node.Output[0];
    }

    private static Activation Activation(NodeProto node) => node.OpType switch
    {
        "Softmax" when Whole(node, "axis", -1) is -1 or 1 => new Softmax(),
        _ => ActivationWords.FromOnnx(node.OpType, otherwise => Decimal(node, "alpha", otherwise)) ?? throw Unknown(node),
    };

    private void EndProduct()
    {
        if (product is not null)
            layers.Add(new Dense(product, new Matrix(1, product.Columns)));
        product = null;
    }

    private Dense Gemm(NodeProto node)
    {
        if (Decimal(node, "alpha", 1) != 1 || Decimal(node, "beta", 1) != 1 || Whole(node, "transA", 0) != 0
            || constants.ContainsKey(node.Input[0]))
            throw new NotSupportedException($"{NameOf(node)} is a product of another form than inputs · weights + biases");
        var weights = Table(node, 1);
        if (Whole(node, "transB", 0) != 0)
            weights = weights.Transpose();
        weights = InOrder(weights);
        return new Dense(weights,
            node.Input.Count > 2 && node.Input[2].Length > 0 ? Row(node, 2, weights.Columns) : new Matrix(1, weights.Columns));
    }

    private BatchNormalization Normalization(NodeProto node)
    {
        double epsilon = Decimal(node, "epsilon", 1e-5f), momentum = Decimal(node, "momentum", 0.9f);
        if (!(epsilon > 0) || !(momentum is >= 0 and < 1) || Whole(node, "training_mode", 0) != 0)
            throw new NotSupportedException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{NameOf(node)} normalises in a way that this engine does not: ε {epsilon}"
                        + $", momentum {momentum}, training mode {Whole(node, "training_mode", 0)}"));
        int columns = Elements(Constant(node, 1));
        if (columns == 0)
            throw new InvalidDataException($"{NameOf(node)} normalises 0 columns");
        var layer = new BatchNormalization(columns, momentum, epsilon);
        foreach (var (place, value) in layer.State.Index())
            value.CopyFrom(Row(node, place + 1, columns));
        return layer.RunningVariance.Values.ContainsAnyInRange(double.MinValue, -double.Epsilon)
            ? throw new InvalidDataException($"{NameOf(node)} holds a negative variance") : layer;
    }

    /// <summary>A constant of two dimensions.</summary>
    private Matrix Table(NodeProto node, int input)
    {
        var tensor = Constant(node, input);
        if (tensor.Dims is not [> 0 and <= int.MaxValue, > 0 and <= int.MaxValue])
            throw new InvalidDataException(
                $"{NameOf(node)} has weights of the shape [{string.Join(", ", tensor.Dims)}]; inputs × outputs are expected");
        return new Matrix((int)tensor.Dims[0], (int)tensor.Dims[1], Values(node, tensor));
    }

    /// <summary>A constant with a number for each column.</summary>
    private Matrix Row(NodeProto node, int input, int columns)
    {
        var tensor = Constant(node, input);
        double[] values = Values(node, tensor);
        return values.Length == columns && tensor.Dims.Take(Math.Max(0, tensor.Dims.Count - 1)).All(size => size == 1)
            ? new Matrix(1, columns, values)
            : throw new InvalidDataException(
                $"{NameOf(node)} has '{tensor.Name}' of the shape [{string.Join(", ", tensor.Dims)}]; {columns} numbers are expected");
    }

    private TensorProto Constant(NodeProto node, int input) =>
        input < node.Input.Count && constants.TryGetValue(node.Input[input], out var tensor)
            ? tensor
            : throw new NotSupportedException(
                $"{NameOf(node)} has no constant as its input {input}: weights that are computed are not read");

    /// <summary>How many numbers a tensor really holds: never more than its bytes, so that a large shape takes no memory.</summary>
    private static int Elements(TensorProto tensor) => tensor switch
    {
        { DataType: (int)TensorType.Float } => tensor.RawData.IsEmpty ? tensor.FloatData.Count : tensor.RawData.Length / sizeof(float),
        { DataType: (int)TensorType.Double } => tensor.RawData.IsEmpty ? tensor.DoubleData.Count : tensor.RawData.Length / sizeof(double),
        _ => throw new NotSupportedException(
            $"'{tensor.Name}' holds {TypeName(tensor.DataType)}; numbers of 32 or 64 bits (Float, Double) are read"),
    };

    private static string TypeName(int type) =>
        Enum.IsDefined((TensorType)type) ? ((TensorType)type).ToString() : $"numbers of the unknown type {type}";

    private static double[] Values(NodeProto node, TensorProto tensor)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            throw new NotSupportedException($"{NameOf(node)} has '{tensor.Name}' in another file; only what is in the file itself is read");
        int count = Elements(tensor);
        if (tensor.Dims.Aggregate((Int128)1, (product, size) => product * size) != count)
            throw new InvalidDataException($"{NameOf(node)} has '{tensor.Name}' of the shape [{string.Join(", ", tensor.Dims)}"
                + $"] with {count} numbers: it is cut off, or changed");
        double[] values = new double[count];
        bool single = tensor.DataType == (int)TensorType.Float;
        if (!tensor.RawData.IsEmpty)
            Numbers.FromBytes(tensor.RawData.Span, single ? Precision.Bits32 : Precision.Bits64, values);
        else if (single)
            values = [.. tensor.FloatData.Select(value => (double)value)];
        else
            tensor.DoubleData.CopyTo(values, 0);
        int broken = Array.FindIndex(values, value => !double.IsFinite(value));
        return broken < 0 ? values
            : throw new InvalidDataException(
                FormattableString.Invariant($"{NameOf(node)} holds {values[broken]} in '{tensor.Name}' (number {broken})"));
    }

    private static float Decimal(NodeProto node, string name, float otherwise) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name) is { } found
            ? float.IsFinite(found.F)
                ? found.F : throw new InvalidDataException($"{NameOf(node)} has a setting '{name}' that is no finite number")
            : otherwise;

    private static long Whole(NodeProto node, string name, long otherwise) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name)?.I ?? otherwise;

    private static NotSupportedException Unknown(NodeProto node) =>
        new($"{NameOf(node)} is an operator that no layer of this engine computes. Read are Gemm, MatMul with Add, Conv, MaxPool, "
            + $"AveragePool, BatchNormalization, {ActivationWords.OnnxOperators} and Softmax over each row.");

    private static string NameOf(NodeProto node) => $"the node {ShortText.Of(node.OpType)} '{ShortText.Of(node.Name)}'";
}
