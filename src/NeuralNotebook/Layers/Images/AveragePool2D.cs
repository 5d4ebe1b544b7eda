namespace NeuralNotebook;

/// <summary>Makes of each window the mean of its numbers, in every channel by itself: a smaller picture in softer focus.</summary>
/// <remarks>
/// <para>Backward: each number of a window gets the same share of its slope.</para>
/// <para>Whether the zeros of the border count in the mean is a choice: they do unless told otherwise, as in PyTorch (count_include_pad);
/// in Keras and TensorFlow they do not.</para>
/// <para>Source: LeCun et al. (1998), "Gradient-based learning applied to document recognition".</para>
/// </remarks>
public sealed class AveragePool2D : PoolingLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="input">The pictures that go in: the <see cref="ImageLayer.OutputShape"/> of the layer before.</param>
    /// <param name="size">The height and width of the window, at least 1.</param>
    /// <param name="stride">How many pixels the window moves at a time; <paramref name="size"/> if not given,
    /// so that windows lie side by side. What is too narrow for one more step is not looked at.</param>
    /// <param name="padding">The border of zeros: at most half of <paramref name="size"/> on each side,
    /// or <see cref="Padding.Same"/>.</param>
    /// <param name="countPadding">Whether a sum is divided by the whole window's numbers, size · size, the border's included;
    /// otherwise by those that lie on the picture.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">The window is larger than the picture with its border,
    /// or the border larger than half the window.</exception>
    public AveragePool2D(ImageShape input, int size, int? stride = null, Padding padding = default, bool countPadding = true)
        : base(input, size, stride, padding) => CountPadding = countPadding;

    /// <summary>Whether the border's zeros count in the mean.</summary>
    public bool CountPadding { get; }

    private protected override void Pool(ReadOnlySpan<double> picture, Span<double> pooled)
    {
        int channels = InputShape.Channels;
        pooled.Clear();
        for (int place = 0; place < Windows.Count; place++, pooled = pooled[channels..])
        {
            var shown = Windows.Shown(place);
            var mean = pooled[..channels];
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++)
                    Elementwise.AddTo(picture.Slice(((row * InputShape.Width) + column) * channels, channels), mean);
            }

            int count = CountOf(shown);
            foreach (ref double value in mean)
                value /= count;
        }
    }

    private protected override void Unpool(ReadOnlySpan<double> picture, ReadOnlySpan<double> pooled, ReadOnlySpan<double> slopes,
        Span<double> pictureSlopes)
    {
        int channels = InputShape.Channels;
        for (int place = 0; place < Windows.Count; place++, slopes = slopes[channels..])
        {
            var shown = Windows.Shown(place);
            int count = CountOf(shown);
            for (int row = shown.FirstRow; row < shown.EndRow; row++)
            {
                for (int column = shown.FirstColumn; column < shown.EndColumn; column++)
                {
                    int at = ((row * InputShape.Width) + column) * channels;
                    for (int channel = 0; channel < channels; channel++)
                        pictureSlopes[at + channel] += slopes[channel] / count;
                }
            }
        }
    }

    private int CountOf(Block shown) =>
        CountPadding ? Size * Size : (shown.EndRow - shown.FirstRow) * (shown.EndColumn - shown.FirstColumn);
}
