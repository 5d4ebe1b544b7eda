namespace NeuralNotebook;

/// <summary>What a row of a <see cref="Matrix"/> holds when it is a picture: height × width pixels of so many channels.</summary>
/// <remarks>
/// <para>The row goes through the picture from top to bottom, through each of its rows from left to right,
/// and at every pixel through its channels (channels last, as in Keras):
/// channel c of the pixel in row y and column x is number (y·width + x)·channels + c.
/// With one channel that is the row of pixels which <see cref="Datasets"/> gives.
/// PyTorch and ONNX keep the channels first, c·height·width + y·width + x; files for them are turned over.</para>
/// <para>Every layer for pictures takes such a shape and hands the next one on: <c>new MaxPool2D(conv.OutputShape, size: 2)</c>.</para>
/// </remarks>
public sealed record ImageShape
{
    /// <summary>Names a shape.</summary>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="channels">Numbers of a pixel, at least 1: one for grey, three for red, green and blue,
    /// one for each filter of the layer before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the picture has more numbers than a matrix.</exception>
    public ImageShape(int height, int width, int channels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        (Height, Width, Channels) = (height, width, channels);
        var length = (Int128)height * width * channels;
        if (length > Matrix.MostNumbers)
            throw new ArgumentOutOfRangeException(nameof(height),
                $"A picture of {this} has {length} numbers; at most {Matrix.MostNumbers} fit.");
    }

    /// <summary>How many rows of pixels there are.</summary>
    public int Height { get; }

    /// <summary>How many pixels a row has.</summary>
    public int Width { get; }

    /// <summary>How many numbers a pixel has.</summary>
    public int Channels { get; }

    /// <summary>How many pixels there are.</summary>
    public int Pixels => Height * Width;

    /// <summary>How many numbers there are: the columns of a batch of such pictures.</summary>
    public int Length => Pixels * Channels;

    /// <summary>"28 × 28 × 1".</summary>
    public override string ToString() => $"{Height} × {Width} × {Channels}";

    /// <summary>What stands in the rows after a layer: pictures, or numbers without a place (null).</summary>
    /// <param name="before">What stands in them before it.</param>
    /// <param name="layer">The layer.</param>
    internal static ImageShape? After(ImageShape? before, Layer layer) => layer switch
    {
        ImageLayer pictures => pictures.OutputShape,
        Softmax => null,
        Activation or Dropout => before,
        _ => null,
    };
}
