namespace NeuralNotebook;

/// <summary>Keeps the largest number of each window, in every channel by itself: that something was seen there,
/// and no longer where exactly.</summary>
/// <remarks>
/// <para>The border (padding) never wins: it counts as −∞, as in PyTorch and Keras. A window with NaN gives NaN.</para>
/// <para>Backward: the slope goes to the number that won. Of equal ones the first wins, from top to bottom and from left to
/// right, as in PyTorch.</para>
/// <para>Built in chapter 18. Source: Goodfellow, Bengio, Courville (2016), "Deep Learning", section 9.3.</para>
/// </remarks>
public sealed unsafe class MaxPool2D : PoolingLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="input">The pictures that go in: the <see cref="ImageLayer.OutputShape"/> of the layer before.</param>
    /// <param name="size">The height and width of the window, at least 1.</param>
    /// <param name="stride">How many pixels the window moves at a time; <paramref name="size"/> if not given,
    /// so that windows lie side by side. What is too narrow for one more step is not looked at.</param>
    /// <param name="padding">The border: at most half of <paramref name="size"/> on each side, or <see cref="Padding.Same"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">The window is larger than the picture with its border,
    /// or the border larger than half the window.</exception>
    public MaxPool2D(ImageShape input, int size, int? stride = null, Padding padding = default)
        : base(input, size, stride, padding)
    {
    }

    private protected override void Pool(ReadOnlySpan<double> picture, Span<double> pooled)
    {
        if (HostLoops.Largest != null)
        {
            HostPicture.Run(HostLoops.Largest, Windows, picture, pooled);
            return;
        }

        int channels = InputShape.Channels;
        for (int place = 0; place < Windows.Count; place++)
            Elementwise.LargestOf(picture, InputShape.Width, Windows.Shown(place), pooled.Slice(place * channels, channels));
    }

    private protected override void Unpool(ReadOnlySpan<double> picture, ReadOnlySpan<double> pooled, ReadOnlySpan<double> slopes,
        Span<double> pictureSlopes)
    {
        if (HostLoops.AddToFirstLargest != null)
        {
            HostPicture.Run(HostLoops.AddToFirstLargest, Windows, picture, pooled, pictureSlopes, slopes);
            return;
        }

        int channels = InputShape.Channels;
        for (int place = 0; place < Windows.Count; place++)
            Elementwise.AddToFirstLargest(picture, InputShape.Width, Windows.Shown(place), pooled.Slice(place * channels, channels),
                slopes.Slice(place * channels, channels), pictureSlopes);
    }
}
