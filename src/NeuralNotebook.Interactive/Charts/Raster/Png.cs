using System.Buffers.Binary;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Writes small pictures as PNG, with a colour table when 256 colours suffice. After the PNG specification, third edition.</summary>
internal static class Png
{
    /// <param name="pixels">Red, green and blue of each pixel, row by row from the top.</param>
    /// <param name="columns">Pixels in a row.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int columns)
    {
        var count = pixels.Length / 3;
        var rows = count / columns;
        var table = new Dictionary<int, byte>();
        for (var i = 0; i < count && table.Count <= 256; i++)
            table.TryAdd(Color(pixels, i), (byte)table.Count);
        var indexed = table.Count <= 256;

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, columns);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows);
        (header[8], header[9]) = (8, (byte)(indexed ? 3 : 2));
        WriteChunk(file, "IHDR", header);
        if (indexed)
            WriteChunk(file, "PLTE", [.. table.Keys.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })]);

        var width = indexed ? columns : 3 * columns;
        var lines = new byte[rows * (width + 1)]; // each line starts with filter type 0
        for (var i = 0; i < count; i++)
        {
            var at = i / columns * (width + 1) + 1 + i % columns * (indexed ? 1 : 3);
            if (indexed)
                lines[at] = table[Color(pixels, i)];
            else
                pixels.Slice(3 * i, 3).CopyTo(lines.AsSpan(at));
        }
        WriteChunk(file, "IDAT", Deflate.Zlib(lines));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static int Color(ReadOnlySpan<byte> pixels, int i) => pixels[3 * i] << 16 | pixels[3 * i + 1] << 8 | pixels[3 * i + 2];

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xedb88320;
        }
        return ~crc;
    }
}
