using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Reads pictures without the code that wrote them.</summary>
internal static class PngReader
{
    /// <summary>The first row of a picture with a table of colours, as places in that table.</summary>
    public static byte[] FirstRow(byte[] png)
    {
        var (header, data, _) = Chunks(png);
        Assert.Equal(3, header[9]);
        return Row(Inflate(data), 0, BinaryPrimitives.ReadInt32BigEndian(header), header[8]);
    }

    /// <summary>Red, green and blue of each pixel.</summary>
    public static byte[] Decoded(byte[] png)
    {
        var (header, data, table) = Chunks(png);
        var (columns, rows, lines) =
            (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)), Inflate(data));
        return [.. Enumerable.Range(0, rows).SelectMany(row => header[9] == 3
            ? Row(lines, row, columns, header[8]).SelectMany(place => table[(3 * place)..(3 * place + 3)])
            : Row(lines, row, 3 * columns, 8))];
    }

    private static byte[] Row(byte[] lines, int row, int values, int depth)
    {
        int start = row * ((values * depth + 7) / 8 + 1);
        Assert.Equal(0, lines[start]); // no filter
        return [.. Enumerable.Range(0, values)
            .Select(i => (byte)(lines[start + 1 + i * depth / 8] >> (8 - depth - i * depth % 8) & ((1 << depth) - 1)))];
    }

    /// <summary>The header, the compressed rows, and the table of colours, if there is one.</summary>
    public static (byte[] Header, byte[] Data, byte[] Table) Chunks(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks[System.Text.Encoding.ASCII.GetString(png, at + 4, 4)] = png[(at + 8)..(at + 8 + length)];
            at += 12 + length;
        }
        return (chunks["IHDR"], chunks["IDAT"], chunks.GetValueOrDefault("PLTE", []));
    }

    /// <summary>By the platform's own decompressor.</summary>
    public static byte[] Inflate(byte[] data)
    {
        using var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
