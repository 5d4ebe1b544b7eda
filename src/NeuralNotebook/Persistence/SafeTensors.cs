using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook;

/// <summary>The safetensors file format: a JSON header that names each tensor's type, shape and place, then the bare numbers.</summary>
/// <remarks>Layout: 8 bytes with the header's length N (little-endian), N bytes of JSON, then the data; places are counted from the end of the header.
/// Only two-dimensional tensors of doubles ("F64") are read and written. Source: the format's description at its project, huggingface/safetensors.</remarks>
internal static class SafeTensors
{
    private const string MetadataName = "__metadata__";

    /// <summary>The format's own limit; also keeps a broken length from being believed.</summary>
    private const long LongestHeader = 100_000_000;

    public static void Write(Stream stream, IReadOnlyList<(string Name, Matrix Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = new JsonObject { [MetadataName] = new JsonObject([.. metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))]) };
        long at = 0;
        foreach (var (name, value) in tensors)
        {
            long end = at + ((long)value.Values.Length * sizeof(double));
            header[name] = new JsonObject { ["dtype"] = "F64", ["shape"] = new JsonArray(value.Rows, value.Columns), ["data_offsets"] = new JsonArray(at, end) };
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
        foreach (var (_, value) in tensors)
            stream.Write(LittleEndian(value.Values));
    }

    /// <exception cref="InvalidDataException">The bytes are not such a file.</exception>
    public static (Dictionary<string, Matrix> Tensors, Dictionary<string, string> Metadata) Read(byte[] bytes)
    {
        if (bytes.Length < sizeof(ulong))
            throw new InvalidDataException($"holds {bytes.Length} bytes, and the length of the header alone takes 8");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > LongestHeader || length > (ulong)(bytes.Length - sizeof(ulong)))
            throw new InvalidDataException($"says that its header is {length} bytes long, and holds {bytes.Length} bytes in all: it is cut off, or no safetensors file");

        JsonObject header;
        try
        {
            header = JsonNode.Parse(bytes.AsSpan(sizeof(ulong), (int)length)) as JsonObject ?? throw new InvalidDataException("has a header that is no JSON object");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("has a header that is not valid JSON", error);
        }

        try
        {
            var data = bytes.AsMemory(sizeof(ulong) + (int)length);
            var metadata = (header[MetadataName] as JsonObject)?.ToDictionary(entry => entry.Key, entry => (string)entry.Value!) ?? [];
            var tensors = header.Where(entry => entry.Key != MetadataName).ToDictionary(entry => entry.Key, entry => ReadTensor(entry.Key, entry.Value!.AsObject(), data.Span));
            return (tensors, metadata);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new InvalidDataException("has a header whose entries are not of the form the format describes", error);
        }
    }

    private static Matrix ReadTensor(string name, JsonObject entry, ReadOnlySpan<byte> data)
    {
        string type = (string)entry["dtype"]!;
        if (type != "F64")
            throw new InvalidDataException($"holds '{name}' as {type}; this engine computes with F64");
        long[] shape = [.. entry["shape"]!.AsArray().Select(size => (long)size!)];
        if (shape.Length != 2 || shape.Any(size => size is < 0 or > int.MaxValue))
            throw new InvalidDataException($"holds '{name}' with the shape [{string.Join(", ", shape)}]; a matrix has rows and columns");
        long start = (long)entry["data_offsets"]![0]!, end = (long)entry["data_offsets"]![1]!;
        if (start < 0 || end < start || end > data.Length)
            throw new InvalidDataException($"says that '{name}' lies at bytes {start} to {end} of {data.Length}: it is cut off");
        if ((Int128)shape[0] * shape[1] * sizeof(double) != end - start)
            throw new InvalidDataException($"gives '{name}' {end - start} bytes, and {shape[0]} × {shape[1]} doubles take {(Int128)shape[0] * shape[1] * sizeof(double)}");
        var matrix = new Matrix((int)shape[0], (int)shape[1]);
        data[(int)start..(int)end].CopyTo(MemoryMarshal.AsBytes(matrix.Values));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<double, ulong>(matrix.Values), MemoryMarshal.Cast<double, ulong>(matrix.Values));
        return matrix;
    }

    private static byte[] LittleEndian(ReadOnlySpan<double> values)
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan()), MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan()));
        return bytes;
    }
}
