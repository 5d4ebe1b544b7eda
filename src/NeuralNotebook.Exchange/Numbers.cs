using System.Buffers.Binary;

namespace NeuralNotebook.Exchange;

/// <summary>Numbers as bytes, little-endian, in one of two precisions.</summary>
internal static class Numbers
{
    public static int Size(Precision precision) => precision == Precision.Bits32 ? sizeof(float) : sizeof(double);

    /// <exception cref="InvalidOperationException">A number is too large for 32 bits.</exception>
    public static byte[] ToBytes(ReadOnlySpan<double> values, Precision precision)
    {
        byte[] bytes = new byte[checked(values.Length * Size(precision))];
        for (int i = 0; i < values.Length; i++)
        {
            if (precision == Precision.Bits32)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), ToSingle(values[i]));
            else
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return bytes;
    }

    /// <exception cref="InvalidOperationException">The number is too large for 32 bits.</exception>
    public static float ToSingle(double value) => Math.Abs(value) <= float.MaxValue
        ? (float)value
        : throw new InvalidOperationException(
            FormattableString.Invariant($"The network holds {value}, and 32 bits end at {float.MaxValue}: save it with Precision.Bits64."));

    public static void FromBytes(ReadOnlySpan<byte> bytes, Precision precision, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = precision == Precision.Bits32
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..])
                : BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }
    }
}
