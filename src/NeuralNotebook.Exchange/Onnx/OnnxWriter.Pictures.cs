using Onnx;

namespace NeuralNotebook.Exchange;

/// <content>Layers for pictures. ONNX' operators want pictures with their channels first, so that they stand (batch × channels × height ×
/// width) from the first such layer on, until a layer takes plain rows.</content>
internal sealed partial class OnnxWriter
{
    /// <summary>What the rows are; null where they are no pictures.</summary>
    private ImageShape? pictures;
    private bool standing;

    /// <summary>Lets pictures stand for a layer that wants them so, and lays them down for one that does not.</summary>
    private void Turn(Layer layer)
    {
        // In 64 bits windows are looked up in rows, so that nothing has to be turned.
        if (precision == Precision.Bits32 && layer is ImageLayer { InputShape: var shape } && !standing)
        {
            last = Node("Transpose", "", [Reshaped(last, -1, shape.Height, shape.Width, shape.Channels)], Attribute("perm", [0L, 3, 1, 2]));
            standing = true;
        }
        else if (ImageShape.After(pictures, layer) is null)
        {
            LayDown();
        }
    }

    private void LayDown()
    {
        if (standing)
            last = Reshaped(Node("Transpose", "", [last], Attribute("perm", [0L, 2, 3, 1])), -1, pictures!.Length);
        standing = false;
    }

    private string Convolved(int index, string name, string x, Conv2D conv)
    {
        string biases = Constant($"{index}.biases", conv.Biases.Values, [conv.Filters]);
        if (precision == Precision.Bits64)
        {
            // The runtimes have no convolution in 64 bits: the product of patches and weights is one.
            string products =
                Node("MatMul", "", [LookedUp(index, x, conv, 0, perChannel: false), Constant($"{index}.weights", conv.Weights)]);
            return Reshaped(Node("Add", name, [products, biases]), -1, conv.OutputShape.Length);
        }

        string weights =
            Constant($"{index}.weights", ChannelsFirst.Filters(conv), [conv.Filters, conv.InputShape.Channels, conv.Kernel, conv.Kernel]);
        return Node("Conv", name, [x, weights, biases], Window(conv));
    }

    private string Pooled(int index, string name, string x, PoolingLayer pool)
    {
        bool counted = pool is AveragePool2D { CountPadding: true };
        if (precision == Precision.Bits32)
            return pool is MaxPool2D ? Node("MaxPool", name, [x], Window(pool))
                : Node("AveragePool", name, [x], [.. Window(pool), Attribute("count_include_pad", counted ? 1L : 0L)]);
        if (pool is MaxPool2D)
            return Reshaped(Node("ReduceMax", name, [LookedUp(index, x, pool, double.NegativeInfinity, perChannel: true)],
                Attribute("axes", [2L]), Attribute("keepdims", 0L)), -1, pool.OutputShape.Length);
        double[] counts =
            [.. Enumerable.Range(0, pool.OutputShape.Pixels).Select(pool.Windows.Shown)
                .Select(shown => counted ? (double)pool.Size * pool.Size
                    : (shown.EndRow - shown.FirstRow) * (shown.EndColumn - shown.FirstColumn))];
        string sums = Node("ReduceSum", "", [LookedUp(index, x, pool, 0, perChannel: true), Whole([2])], Attribute("keepdims", 0L));
        return Reshaped(Node("Div", name, [sums, Constant($"{index}.counts", counts, [counts.Length, 1])]), -1, pool.OutputShape.Length);
    }

    /// <summary>What each window shows: batch × places × numbers, or batch × places × pixels × channels.
    /// Beyond the picture stands one and the same number, behind its last.</summary>
    private string LookedUp(int index, string x, ImageLayer layer, double beyond, bool perChannel)
    {
        var shape = layer.InputShape;
        var places = new Matrix(1, shape.Length);
        for (int i = 0; i < shape.Length; i++)
            places[0, i] = i + 1;
        var windows = new Matrix(layer.Windows.Count, layer.Windows.Length);
        layer.Windows.Unroll(places, windows);
        long[] numbers = [.. windows.Values.ToArray().Select(place => place == 0 ? shape.Length : (long)place - 1)];
        long[] size = perChannel ? [layer.Windows.Count, (long)layer.Windows.Size * layer.Windows.Size, shape.Channels]
            : [layer.Windows.Count, layer.Windows.Length];
        string padded = Node("Pad", "", [x, Whole([0, 0, 0, 1]), Scalar(beyond)]);
        return Node("Gather", "", [padded, Whole(numbers, size)], Attribute("axis", 1L));
    }

    private static AttributeProto[] Window(ImageLayer layer) =>
    [
        Attribute("kernel_shape", [layer.Windows.Size, layer.Windows.Size]),
        Attribute("strides", [layer.Stride, layer.Stride]),
        Attribute("pads", [layer.Windows.Top, layer.Windows.Left, layer.Windows.Bottom, layer.Windows.Right]),
    ];

    private string Reshaped(string x, params long[] shape) => Node("Reshape", "", [x, Whole(shape)]);

    /// <summary>A constant of whole numbers, a list unless its shape is given.</summary>
    private string Whole(long[] values, params long[] shape)
    {
        string name = $"numbers {names++}";
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Int64,
            Dims = { shape.Length > 0 ? shape : [values.Length] }
        };
        tensor.Int64Data.AddRange(values);
        graph.Initializer.Add(tensor);
        return name;
    }

    private static AttributeProto Attribute(string name, long[] values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };
}
