namespace NeuralNotebook;

/// <summary>A layer that looks at pictures through a square window, at many places of each.</summary>
public abstract class ImageLayer : Layer
{
    private protected ImageLayer(ImageShape input, int size, int stride, Padding padding, string sizeIs = "size", int? channels = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        Windows = new Windows(input, size, stride, padding, sizeIs);
        (InputShape, Stride, Padding) = (input, stride, padding);
        OutputShape = new ImageShape(Windows.Rows, Windows.Columns, channels ?? input.Channels);
    }

    /// <summary>The pictures that go in.</summary>
    public ImageShape InputShape { get; }

    /// <summary>The pictures that come out: what the next layer takes.</summary>
    public ImageShape OutputShape { get; }

    /// <summary>How many pixels the window moves at a time.</summary>
    public int Stride { get; }

    /// <summary>The border around the picture.</summary>
    public Padding Padding { get; }

    /// <inheritdoc/>
    public sealed override int? InputColumns => InputShape.Length;

    internal Windows Windows { get; }

    /// <inheritdoc/>
    public sealed override int OutputColumns(int inputColumns) => inputColumns == InputShape.Length
        ? OutputShape.Length
        : throw new ArgumentException($"{this} expects pictures of {InputShape}, rows of {InputShape.Length}"
            + $" numbers, got {inputColumns}: hand on the shape of the layer before (its OutputShape), or that of the data.");

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} ({InputShape} → {OutputShape})";
}
