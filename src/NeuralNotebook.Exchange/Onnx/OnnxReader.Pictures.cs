using Onnx;

namespace NeuralNotebook.Exchange;

/// <content>Layers for pictures: batch × channels × height × width in ONNX, rows with their channels last here.</content>
internal sealed partial class OnnxReader
{
    /// <summary>How the numbers of a batch lie.</summary>
    private enum Lie
    {
        /// <summary>In rows, pictures with their channels last.</summary>
        Rows,

        /// <summary>batch × channels × height × width</summary>
        ChannelsFirst,

        /// <summary>batch × height × width × channels</summary>
        ChannelsLast,

        /// <summary>Pictures as rows with their channels first, as PyTorch's Flatten leaves them.</summary>
        FlatChannelsFirst,
    }

    private Lie lie;

    /// <summary>The pictures, unless the rows are none.</summary>
    private ImageShape? pictures;

    /// <summary>Zeros that a Pad has put around the pictures, for the next node.</summary>
    private int zeros;

    /// <summary>A graph may take pictures at once.</summary>
    private void Begin(ValueInfoProto input)
    {
        if (input.Type?.TensorType?.Shape?.Dim is [_, { DimValue: > 0 and <= int.MaxValue } channels,
            { DimValue: > 0 and <= int.MaxValue } height, { DimValue: > 0 and <= int.MaxValue } width])
            (pictures, lie) = (new ImageShape((int)height.DimValue, (int)width.DimValue, (int)channels.DimValue), Lie.ChannelsFirst);
    }

    /// <summary>Takes a node that is for pictures, or only turns them.</summary>
    private bool FollowsPictures(NodeProto node)
    {
        if (zeros > 0 && node.OpType is not ("Conv" or "AveragePool"))
            throw new NotSupportedException(
                $"{NameOf(node)} takes zeros that a Pad put around pictures: only a Conv and an AveragePool may do that");
        switch (node.OpType)
        {
            // PyTorch's exporter lets zeros count in a mean so.
            case "Pad" when lie == Lie.ChannelsFirst && node.Input.Count == 2
                && WholeNumbers(node, 1) is [0, 0, >= 0 and <= short.MaxValue and var border, _, 0, 0, _, _] pads
                && pads.Sum() == 4 * border && pads.All(side => side == 0 || side == border):
                zeros = (int)border;
                return true;
            case "Conv":
                Add(Convolution(node));
                return true;
            case "MaxPool":
                Add(new MaxPool2D(Standing(node), Size(node), Stride(node), Border(node)));
                return true;
            case "AveragePool":
                Add(new AveragePool2D(Standing(node), Size(node), Stride(node), Border(node),
                    zeros > 0 || Whole(node, "count_include_pad", 0) != 0));
                return true;
            case "Transpose" when Wholes(node, "perm") is [0, 3, 1, 2] && lie == Lie.ChannelsLast:
                lie = Lie.ChannelsFirst;
                return true;
            case "Transpose" when Wholes(node, "perm") is [0, 2, 3, 1] && lie == Lie.ChannelsFirst:
                lie = Lie.ChannelsLast;
                return true;
            case "Reshape" when node.Input.Count == 2:
                Reshape(node, [.. WholeNumbers(node, 1)]);
                return true;
            case "Flatten" when pictures is not null && Whole(node, "axis", 1) == 1:
                Flatten();
                return true;
            default:
                return false;
        }
    }

    private void Add(ImageLayer layer)
    {
        layers.Add(layer);
        (pictures, zeros) = (layer.OutputShape, 0);
    }

    private Conv2D Convolution(NodeProto node)
    {
        var shape = Standing(node);
        var tensor = Constant(node, 1);
        if (tensor.Dims is not [> 0 and <= int.MaxValue, var depth, > 0 and <= short.MaxValue, var width] || depth != shape.Channels
            || width != tensor.Dims[2])
            throw new NotSupportedException($"{NameOf(node)} has weights of the shape [{string.Join(", ", tensor.Dims)}"
                + $"]; filters × {shape.Channels} × kernel × kernel are read");
        int filters = (int)tensor.Dims[0], kernel = (int)tensor.Dims[2];
        var weights = ChannelsFirst.Weights(Values(node, tensor), filters, shape.Channels, kernel);
        var biases = node.Input.Count > 2 && node.Input[2].Length > 0 ? Row(node, 2, filters) : new Matrix(1, filters);
        return new Conv2D(shape, weights, biases, Stride(node), Border(node, kernel));
    }

    /// <summary>The shape of pictures that stand as an operator for them needs it.</summary>
    private ImageShape Standing(NodeProto node)
    {
        if (Whole(node, "group", 1) != 1 || Whole(node, "ceil_mode", 0) != 0 || Wholes(node, "dilations").Any(dilation => dilation != 1))
            throw new NotSupportedException($"{NameOf(node)} has groups, dilations or rounds up, which no layer of this engine does");
        return lie == Lie.ChannelsFirst
            ? pictures!
            : throw new NotSupportedException(
                $"{NameOf(node)} takes pictures, and nothing before it says that they are some, and of what size");
    }

    private static int Size(NodeProto node) =>
        Wholes(node, "kernel_shape") is [> 0 and <= short.MaxValue and var size, var width] && size == width ? (int)size
            : throw new NotSupportedException($"{NameOf(node)} has a window that is no square");

    private static int Stride(NodeProto node) => Wholes(node, "strides") switch
    {
        [] => 1,
        [> 0 and <= int.MaxValue and var stride, var across] when stride == across => (int)stride,
        _ => throw new NotSupportedException($"{NameOf(node)} has another stride down than across"),
    };

    /// <summary>The same zeros on all sides, or those of <see cref="Padding.Same"/>.</summary>
    private Padding Border(NodeProto node, int? kernel = null)
    {
        string automatic = node.Attribute.FirstOrDefault(attribute => attribute.Name == "auto_pad")?.S.ToStringUtf8() ?? "NOTSET";
        long[] pads = Wholes(node, "pads");
        if (automatic == "SAME_UPPER" && zeros == 0)
            return Padding.Same;
        if (automatic is "NOTSET" or "VALID" && (pads is [] || pads.Distinct().Count() == 1))
            return pads is [> 0 and <= short.MaxValue and var border, ..] ? zeros + (int)border : zeros;
        int size = kernel ?? Size(node), stride = Stride(node);
        var (top, bottom) = Padding.Same.Around(pictures!.Height, size, stride);
        var (left, right) = Padding.Same.Around(pictures.Width, size, stride);
        return automatic == "NOTSET" && zeros == 0 && pads.SequenceEqual([top, left, bottom, right]) ? Padding.Same
            : throw new NotSupportedException(
                $"{NameOf(node)} has a border [{string.Join(", ", pads)}] that is neither the same on all sides nor that of \"same\"");
    }

    private void Reshape(NodeProto node, long[] shape)
    {
        if (lie == Lie.Rows
            && shape is [-1 or 0, > 0 and <= int.MaxValue and var height, > 0 and <= int.MaxValue and var width,
                > 0 and <= int.MaxValue and var channels])
            (pictures, lie) = (new ImageShape((int)height, (int)width, (int)channels), Lie.ChannelsLast);
        else if (shape.Length == 2 && pictures is not null)
            Flatten();
        else if (shape.Length != 2)
            throw new NotSupportedException(
                $"{NameOf(node)} makes the shape [{string.Join(", ", shape)}], which is neither rows nor pictures of known size");
    }

    private void Flatten()
    {
        if (layers.Count > 0)
            layers.Add(new Flatten());
        lie = lie == Lie.ChannelsFirst && pictures!.Channels > 1 ? Lie.FlatChannelsFirst : Lie.Rows;
        if (lie == Lie.Rows)
            pictures = null;
    }

    /// <summary>Weights in the order of our rows, where their inputs are pictures with the channels first.</summary>
    private Matrix InOrder(Matrix weights)
    {
        if (lie != Lie.FlatChannelsFirst)
            return weights;
        int[] order = ChannelsFirst.Order(pictures!);
        if (order.Length != weights.Rows)
            throw new InvalidDataException($"takes pictures of {pictures}, {order.Length} numbers, with {weights.Shape} weights");
        (lie, pictures) = (Lie.Rows, null);
        var turned = new Matrix(weights.Rows, weights.Columns);
        for (int i = 0; i < order.Length; i++)
            weights.Row(i).CopyTo(turned.Row(order[i]));
        return turned;
    }

    /// <summary>Refuses pictures, and rows in another order, for a layer for which that matters.</summary>
    private void RequireRows(NodeProto node)
    {
        if (lie != Lie.Rows)
            throw new NotSupportedException(
                $"{NameOf(node)} works on pictures, or on rows with their channels first, and this engine's layer on plain rows");
    }

    private long[] WholeNumbers(NodeProto node, int input)
    {
        var tensor = Constant(node, input);
        if (tensor.DataType != (int)TensorProto.Types.DataType.Int64)
            throw new NotSupportedException($"{NameOf(node)} has a shape that is no list of whole numbers");
        return tensor.RawData.IsEmpty
            ? [.. tensor.Int64Data] : System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(tensor.RawData.Span).ToArray();
    }

    private static long[] Wholes(NodeProto node, string name) =>
        [.. node.Attribute.FirstOrDefault(attribute => attribute.Name == name)?.Ints ?? []];
}
