namespace NeuralNotebook.Exchange;

/// <summary>Pictures and their weights as PyTorch and ONNX keep them: a channel after the other,
/// where this engine and Keras keep a pixel's channels side by side.</summary>
internal static class ChannelsFirst
{
    /// <summary>A convolution's weights, <c>filters × channels × kernel × kernel</c>.</summary>
    public static double[] Filters(Conv2D conv)
    {
        int channels = conv.InputShape.Channels, places = conv.Kernel * conv.Kernel;
        var weights = conv.Weights;
        return [.. from filter in Enumerable.Range(0, conv.Filters) from channel in Enumerable.Range(0,
            channels) from place in Enumerable.Range(0, places) select weights[(place * channels) + channel, filter]];
    }

    /// <summary>The same turned back, <c>(kernel · kernel · channels) × filters</c>.</summary>
    public static Matrix Weights(ReadOnlySpan<double> values, int filters, int channels, int kernel)
    {
        var weights = new Matrix(kernel * kernel * channels, filters);
        for (int i = 0; i < values.Length; i++)
            weights[(i % (kernel * kernel) * channels) + (i / (kernel * kernel) % channels), i / (kernel * kernel * channels)] = values[i];
        return weights;
    }

    /// <summary>Which number of a row of ours stands where, if channels come first.</summary>
    public static int[] Order(ImageShape shape) =>
        [.. from channel in Enumerable.Range(0, shape.Channels) from pixel in Enumerable.Range(0,
            shape.Pixels) select (pixel * shape.Channels) + channel];
}
