using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class PngTests
{
    [Fact]
    public void The_platforms_own_decompressor_reads_what_was_compressed()
    {
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte>((some, repeats) =>
        {
            byte[] data = [.. Enumerable.Repeat(some, repeats).SelectMany(part => part)];
            Assert.Equal(data, Inflate(Deflate.Zlib(data)));
        }));
    }

    [Fact]
    public void Matches_as_long_and_as_far_as_the_format_allows_are_read_back()
    {
        var random = new Random(5);
        byte[] far = new byte[90_000];
        random.NextBytes(far);
        far.AsSpan(0, 5_000).CopyTo(far.AsSpan(32_000));
        Array.Clear(far, 50_000, 20_000);

        Assert.Equal(far, Inflate(Deflate.Zlib(far)));
    }

    [Fact]
    public void Codes_made_for_the_data_take_about_what_the_platforms_compressor_takes()
    {
        byte[] text = [.. Enumerable.Range(0, 4000).SelectMany(i => System.Text.Encoding.ASCII.GetBytes($"{i * i % 997} and "))];
        using var platforms = new MemoryStream();
        using (var stream = new ZLibStream(platforms, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(text);

        Assert.InRange(Deflate.Zlib(text).Length, 1, 1.1 * platforms.Length);
    }

    [Fact]
    public void A_code_whose_longest_word_would_be_too_long_is_made_flatter()
    {
        // Fibonacci's numbers make the deepest tree: each letter one level below the next.
        int[] counts = [1, 1, .. Enumerable.Range(0, 28)];
        for (int i = 2; i < counts.Length; i++)
            counts[i] = counts[i - 1] + counts[i - 2];
        int[] lengths = new HuffmanCode(counts, longest: 15).Lengths;

        Assert.InRange(lengths.Max(), 5, 15);
        Assert.Equal(1, lengths.Sum(length => Math.Pow(2, -length)), 12); // every row of bits is read as some word
    }

    [Theory, InlineData(4, 2, 1), InlineData(5, 4, 2), InlineData(1, 9, 4), InlineData(7, 16, 4), InlineData(30, 200, 8),
        InlineData(30, 100_000, 24)]
    public void A_picture_keeps_every_pixel_in_as_few_bits_as_its_colours_need(int columns, int colors, int bits)
    {
        var random = new Random(colors);
        byte[] pixels = [.. Enumerable.Range(0, columns * 40).Select(i => i < colors && colors <= 200 ? i : random.Next(colors))
            .SelectMany(color => new[] { (byte)color, (byte)(7 * color), (byte)(color >> 8) })];

        byte[] png = Png.Encode(pixels, columns);
        var (header, _, _) = Chunks(png);

        Assert.Equal(columns, BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.Equal(bits, header[9] == 3 ? header[8] : 3 * header[8]);
        Assert.Equal(pixels, Decoded(png));
    }

    /// <summary>The first row of a picture with a table of colours, as places in that table.</summary>
    internal static byte[] FirstRow(byte[] png)
    {
        var (header, data, _) = Chunks(png);
        Assert.Equal(3, header[9]);
        return Row(Inflate(data), 0, BinaryPrimitives.ReadInt32BigEndian(header), header[8]);
    }

    /// <summary>Red, green and blue of each pixel, read without the code that wrote them.</summary>
    private static byte[] Decoded(byte[] png)
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

    private static (byte[] Header, byte[] Data, byte[] Table) Chunks(byte[] png)
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

    private static byte[] Inflate(byte[] data)
    {
        using var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
