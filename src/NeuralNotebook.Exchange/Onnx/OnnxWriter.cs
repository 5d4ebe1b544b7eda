using Google.Protobuf;
using Onnx;
using TensorType = Onnx.TensorProto.Types.DataType;

namespace NeuralNotebook.Exchange;

/// <summary>Writes a network's layers as the nodes of a graph, each taking what the one before it gave.</summary>
internal sealed partial class OnnxWriter
{
    private const int IntermediateRepresentation = 8;

    /// <summary>The order of a BatchNormalization's state, which is ONNX' own order, too.</summary>
    private static readonly string[] places = ["gamma", "beta", "mean", "variance"];

    private readonly GraphProto graph = new() { Name = "network" };
    private readonly Precision precision;
    private string last = "inputs";
    private int names;

    private OnnxWriter(Precision precision) => this.precision = precision;

    private TensorType Type => precision == Precision.Bits32 ? TensorType.Float : TensorType.Double;

    public static ModelProto Write(Sequential model, Precision precision)
    {
        int inputs = Inputs.Of(model);
        var writer = new OnnxWriter(precision);
        foreach (var (index, layer) in model.Layers.Index())
            writer.Add(index, layer);
        writer.LayDown();
        writer.graph.Node[^1].Output[0] = "outputs";
        writer.graph.Input.Add(writer.Described("inputs", inputs));
        writer.graph.Output.Add(
            writer.Described("outputs", model.Layers.Aggregate(inputs, (columns, layer) => layer.OutputColumns(columns))));
        return new ModelProto
        {
            IrVersion = IntermediateRepresentation,
            ProducerName = "Neural Notebook",
            OpsetImport = { new OperatorSetIdProto { Version = OnnxFile.OperatorSet } },
            Graph = writer.graph,
        };
    }

    private void Add(int index, Layer layer)
    {
        Turn(layer);
        string x = last;
        string name = layer.Name.Length > 0 ? layer.Name : $"{layer.GetType().Name}_{index}";
        last = layer switch
        {
            Dense dense =>
                Node("Gemm", name,
                    [x, Constant($"{index}.weights", dense.Weights), Constant($"{index}.biases", dense.Biases.Values, [dense.Outputs])]),
            Conv2D conv => Convolved(index, name, x, conv),
            PoolingLayer pool => Pooled(index, name, x, pool),
            BatchNormalization normalization => Normalized(index, name, x, normalization),
            LeakyReLU leaky when precision == Precision.Bits64 => Bent(x, leaky.Slope, Node("Min", "", [x, Scalar(0)]), name),
            ELU elu when precision == Precision.Bits64 =>
                Bent(x, elu.Alpha, Node("Sub", "", [Node("Exp", "", [Node("Min", "", [x, Scalar(0)])]), Scalar(1)]), name),
            Softplus when precision == Precision.Bits64 =>
                Bent(x, 1, Node("Log", "", [Node("Add", "", [Scalar(1), Node("Exp", "", [Node("Neg", "", [Node("Abs", "", [x])])])])]),
                    name),
            GELU => TanhGelu(x, name),
            Softmax => Node("Softmax", name, [x], Attribute("axis", -1L)),
            Step => Node("Cast", name, [Node("Greater", "", [x, Scalar(0)])], Attribute("to", (long)Type)),
            Linear or Dropout or Flatten => Node("Identity", name, [x]),
            Activation activation when ActivationWords.Of(activation)?.Onnx is { } kind =>
                Node(kind, name, [x], [.. ActivationKinds.Settings(activation).Select(setting => Attribute("alpha", setting.Value))]),
            _ => throw new NotSupportedException($"{layer} (layer {index}) is a layer of your own; ONNX has no operator for it."),
        };
        pictures = ImageShape.After(pictures, layer);
    }

    private string Normalized(int index, string name, string x, BatchNormalization layer)
    {
        int[] shape = [layer.RunningMean.Columns];
        // ONNX keeps ε in 32 bits whatever the numbers have; what is cut off there is added to the variance, beside which ε stands.
        float epsilon = Numbers.ToSingle(layer.Epsilon);
        if (epsilon > layer.Epsilon)
            epsilon = float.BitDecrement(epsilon);
        Matrix[] state = [.. layer.State.SkipLast(1), layer.RunningVariance.Map(variance => variance + (layer.Epsilon - epsilon))];
        string[] numbers = [.. state.Select((value, place) => Constant($"{index}.{places[place]}", value.Values, shape))];
        return Node("BatchNormalization", name, [x, .. numbers], Attribute("epsilon", epsilon), Attribute("momentum", layer.Momentum));
    }

    /// <summary>max(x, 0) + factor · below</summary>
    private string Bent(string x, double factor, string below, string name) =>
        Node("Add", name, [Node("Max", "", [x, Scalar(0)]), Node("Mul", "", [Scalar(factor), below])]);

    /// <summary>½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))); its own operator came with set 20.</summary>
    private string TanhGelu(string x, string name)
    {
        string cube = Node("Mul", "", [Node("Mul", "", [x, x]), x]);
        string argument =
            Node("Mul", "", [Scalar(Math.Sqrt(2 / Math.PI)), Node("Add", "", [x, Node("Mul", "", [Scalar(0.044715), cube])])]);
        return Node("Mul", name, [Node("Mul", "", [Scalar(0.5), x]), Node("Add", "", [Scalar(1), Node("Tanh", "", [argument])])]);
    }

    private string Node(string kind, string name, string[] inputs, params AttributeProto[] attributes)
    {
        string output = $"t{names++}";
        graph.Node.Add(new NodeProto
        {
            OpType = kind,
            Name = name.Length > 0 ? name : $"{kind}_{output}",
            Input = { inputs },
            Output = { output },
            Attribute = { attributes }
        });
        return output;
    }

    private string Constant(string name, Matrix value) => Constant(name, value.Values, [value.Rows, value.Columns]);

    private string Constant(string name, ReadOnlySpan<double> values, int[] shape)
    {
        graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = (int)Type,
            Dims = { shape.Select(size => (long)size) },
            RawData = ByteString.CopyFrom(Numbers.ToBytes(values, precision))
        });
        return name;
    }

    private string Scalar(double value)
    {
        string name = FormattableString.Invariant($"constant {value:R}");
        return graph.Initializer.Any(constant => constant.Name == name) ? name : Constant(name, [value], []);
    }

    private static AttributeProto Attribute(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Attribute(string name, double value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = Numbers.ToSingle(value) };

    private ValueInfoProto Described(string name, int columns)
    {
        var shape =
            new TensorShapeProto
            {
                Dim =
                { new TensorShapeProto.Types.Dimension { DimParam = "batch" },
                    new TensorShapeProto.Types.Dimension { DimValue = columns } }
            };
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)Type, Shape = shape } }
        };
    }
}
