using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Packs bits into bytes, the lowest bit first.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> bytes = [];
    private int pending, count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(int value, int width)
    {
        pending |= value << count;
        for (count += width; count >= 8; count -= 8, pending >>= 8)
            bytes.Add((byte)pending);
    }

    /// <summary>Words of a Huffman code go with their highest bit first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteWord(int word, int width)
    {
        for (int i = width - 1; i >= 0; i--)
            Write(word >> i & 1, 1);
    }

    public void Align()
    {
        if (count > 0)
            bytes.Add((byte)pending);
        (pending, count) = (0, 0);
    }

    public byte[] ToArray() => [.. bytes];
}
