using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NeuralNotebook;

/// <summary>The safetensors file format: a JSON header that names each tensor's type, shape and place, then the bare numbers.</summary>
/// <remarks>Layout: 8 bytes with the header's length N (little-endian), N bytes of JSON, then the data; places are counted from the end of
/// the header, and the tensors fill the data without gaps and overlaps. Only two-dimensional tensors of doubles ("F64") are read. Source:
/// the format's description at its project, huggingface/safetensors.</remarks>
internal static class SafeTensors
{
    /// <summary>The header's entry that is no tensor.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The format's own limit.</summary>
    private const long LongestHeader = 100_000_000;

    /// <summary>Numbers are written and read so many at once; the bytes of a large matrix are more than a span can hold.</summary>
    private const int NumbersAtOnce = 1 << 16;

    public static void Write(Stream stream, IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header =
            new JsonObject
            {
                [MetadataName] =
                new JsonObject([.. metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))])
            };
        long at = 0;
        foreach (var tensor in tensors)
        {
            long end = at + tensor.Length;
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = tensor.Type,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(at, end)
            };
            at = end;
        }

        byte[] text = JsonSerializer.SerializeToUtf8Bytes(header);
        // Spaces after the JSON bring the numbers to a multiple of 8 bytes, so that a reader may map them where they lie.
        int padding = (8 - (text.Length % 8)) % 8;
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(text.Length + padding));
        stream.Write(length);
        stream.Write(text);
        for (int i = 0; i < padding; i++)
            stream.WriteByte((byte)' ');
        foreach (var tensor in tensors)
            tensor.Write(stream);
    }

    /// <summary>Reads the header of a file, and leaves the stream where the numbers begin.</summary>
    /// <exception cref="InvalidDataException">The header is longer than the file, or no text.</exception>
    public static SafeTensorsHeader ReadHeader(Stream stream)
    {
        long whole = stream.Length;
        if (whole < sizeof(ulong))
            throw new InvalidDataException($"holds {whole} bytes, and the length of the header alone takes 8");
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(first);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(first);
        if (length > LongestHeader || length > (ulong)(whole - sizeof(ulong)))
            throw new InvalidDataException(
                $"says that its header is {length} bytes long, and holds {whole} bytes in all: it is cut off, or no safetensors file");
        byte[] json = GC.AllocateUninitializedArray<byte>((int)length);
        stream.ReadExactly(json);
        return Utf8.IsValid(json)
            ? new SafeTensorsHeader(json, whole - sizeof(ulong) - (long)length)
            : throw new InvalidDataException("has a header that is not written in UTF-8");
    }

    /// <summary>Reads the next numbers of a file.</summary>
    public static void ReadNumbers(Stream stream, Span<double> numbers)
    {
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(numbers.Length, NumbersAtOnce)..])
        {
            var some = numbers[..Math.Min(numbers.Length, NumbersAtOnce)];
            stream.ReadExactly(MemoryMarshal.AsBytes(some));
            SwapOnBigEndian(some);
        }
    }

    /// <summary>A matrix as a tensor of doubles.</summary>
    public static SafeTensor Of(string name, Matrix value) =>
        new(name, "F64", [value.Rows, value.Columns], (long)value.Values.Length * sizeof(double),
            stream => WriteNumbers(stream, value.Values));

    private static void WriteNumbers(Stream stream, ReadOnlySpan<double> numbers)
    {
        double[] copy = new double[Math.Min(numbers.Length, NumbersAtOnce)];
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(numbers.Length, NumbersAtOnce)..])
        {
            var some = copy.AsSpan(0, Math.Min(numbers.Length, NumbersAtOnce));
            numbers[..some.Length].CopyTo(some);
            SwapOnBigEndian(some);
            stream.Write(MemoryMarshal.AsBytes(some));
        }
    }

    private static void SwapOnBigEndian(Span<double> numbers)
    {
        var bits = MemoryMarshal.Cast<double, ulong>(numbers);
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(bits, bits);
    }
}
