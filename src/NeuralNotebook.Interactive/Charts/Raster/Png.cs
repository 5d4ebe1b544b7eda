using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Writes small pictures as PNG, with a colour table when 256 colours suffice.
/// After the PNG specification, third edition.</summary>
internal static class Png
{
    /// <param name="pixels">Red, green and blue of each pixel, row by row from the top.</param>
    /// <param name="columns">Pixels in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int columns)
    {
        int count = pixels.Length / 3;
        var (table, places) = (new Dictionary<int, byte>(), new byte[count]);
        for (var (i, last) = (0, -1); i < count && table.Count <= 256; i++)
        {
            int color = Color(pixels, i);
            // Most pixels have the colour of the one before.
            if (color == last)
                places[i] = places[i - 1];
            else if (!table.TryGetValue(color, out places[i]))
                table.Add(color, places[i] = (byte)table.Count);
            last = color;
        }
        if (table.Count > 256)
            return File(columns, count / columns, depth: 8, colorType: 2, [], Lines(pixels, 3 * columns));
        // Few colours: two pixels, four or eight share a byte.
        int depth = table.Count switch { <= 2 => 1, <= 4 => 2, <= 16 => 4, _ => 8 };
        int width = (columns * depth + 7) / 8;
        byte[] packed = new byte[count / columns * width];
        for (int row = 0; row < count / columns; row++)
            Pack(places.AsSpan(row * columns, columns), packed.AsSpan(row * width, width), depth);
        return File(columns, count / columns, depth, colorType: 3,
            [.. table.Keys.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })], Lines(packed, width));
    }

    /// <summary>Lays pixels of few bits beside each other into bytes, the first in the highest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(ReadOnlySpan<byte> places, Span<byte> packed, int depth)
    {
        if (depth == 8)
        {
            places.CopyTo(packed);
            return;
        }
        int each = 8 / depth;
        for (var (at, from) = (0, 0); at < packed.Length; at++, from += each)
        {
            int bits = 0;
            for (int place = from; place < from + each; place++)
                bits = bits << depth | (place < places.Length ? places[place] : 0);
            packed[at] = (byte)bits;
        }
    }

    private static byte[] File(int columns, int rows, int depth, int colorType, byte[] table, byte[] lines)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, columns);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows);
        (header[8], header[9]) = ((byte)depth, (byte)colorType);
        WriteChunk(file, "IHDR", header);
        if (table.Length > 0)
            WriteChunk(file, "PLTE", table);
        WriteChunk(file, "IDAT", Deflate.Zlib(lines));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The rows, each after the number of its filter: none.</summary>
    private static byte[] Lines(ReadOnlySpan<byte> bytes, int width)
    {
        byte[] lines = new byte[bytes.Length / width * (width + 1)];
        for (int row = 0; row < bytes.Length / width; row++)
            bytes.Slice(row * width, width).CopyTo(lines.AsSpan(row * (width + 1) + 1));
        return lines;
    }

    private static int Color(ReadOnlySpan<byte> pixels, int i) => pixels[3 * i] << 16 | pixels[3 * i + 1] << 8 | pixels[3 * i + 2];

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xedb88320;
        }
        return ~crc;
    }
}
