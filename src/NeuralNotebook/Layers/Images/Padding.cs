namespace NeuralNotebook;

/// <summary>How many zeros are put around a picture before a window moves over it: so many on each side,
/// or as many as keep its size.</summary>
/// <remarks>A whole number is one, too: <c>padding: 1</c>.</remarks>
public readonly record struct Padding
{
    private Padding(int border, bool isSame) => (Border, IsSame) = (border, isSame);

    /// <summary>As many zeros as give ⌈length / stride⌉ outputs on each side: with stride 1 the picture keeps its size.
    /// Where their number is odd, the last one is at the bottom and on the right.</summary>
    /// <remarks>As in Keras and TensorFlow ("same"), in ONNX ("SAME_UPPER"), and with stride 1 in PyTorch.</remarks>
    public static Padding Same { get; } = new(0, true);

    /// <summary>So many on each side; 0 for <see cref="Same"/>.</summary>
    public int Border { get; }

    /// <summary>Whether it is <see cref="Same"/>.</summary>
    public bool IsSame { get; }

    /// <summary>So many zeros on each side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static implicit operator Padding(int border) => border >= 0
        ? new(border, false)
        : throw new ArgumentOutOfRangeException(nameof(border), border, "A border of zeros is 0 or more pixels wide, or Padding.Same.");

    /// <summary>"same", or the number.</summary>
    public override string ToString() => IsSame ? "same" : $"{Border}";

    /// <summary>The zeros before and after a side of a picture.</summary>
    internal (int Before, int After) Around(int length, int size, int stride)
    {
        if (!IsSame)
            return (Border, Border);
        long total = Math.Max(0, ((((long)length + stride - 1) / stride - 1) * stride) + size - length);
        return ((int)(total / 2), (int)(total - (total / 2)));
    }
}
