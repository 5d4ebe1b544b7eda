using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck.Fluent;
using static NeuralNotebook.Interactive.Tests.PngReader;

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

    [Theory, InlineData(2, 1), InlineData(3, 2), InlineData(4, 2), InlineData(5, 4), InlineData(16, 4), InlineData(17, 8),
        InlineData(256, 8), InlineData(257, 24)]
    public void A_file_has_the_formats_marks_and_sums_and_a_table_of_its_colours_while_one_suffices(int colors, int bits)
    {
        const int Columns = 11;
        byte[] pixels = [.. Enumerable.Range(0, Columns * 25).Select(i => i % colors)
            .SelectMany(color => new[] { (byte)(color >> 8), (byte)color, (byte)(255 - color) })];
        byte[] png = Png.Encode(pixels, Columns);
        var (header, _, table) = Chunks(png);

        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], png[..12]);
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], png[^12..]); // the end's own sum is known
        Assert.Equal([0, 0, 0, Columns, 0, 0, 0, 25, (byte)(bits == 24 ? 8 : bits), (byte)(bits == 24 ? 2 : 3), 0, 0, 0], header);
        Assert.Equal(bits == 24 ? 0 : 3 * colors, table.Length);
        Assert.Equal(pixels, Decoded(png));
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
}
