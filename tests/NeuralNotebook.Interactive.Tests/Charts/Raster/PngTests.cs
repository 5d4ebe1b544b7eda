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
        var far = new byte[90_000];
        random.NextBytes(far);
        far.AsSpan(0, 5_000).CopyTo(far.AsSpan(32_000));
        Array.Clear(far, 50_000, 20_000);

        Assert.Equal(far, Inflate(Deflate.Zlib(far)));
    }

    [Theory, InlineData(4, 3), InlineData(1, 3), InlineData(30, 25)]
    public void A_picture_keeps_every_pixel(int columns, int colors)
    {
        var pixels = new byte[3 * columns * 20];
        new Random(colors).NextBytes(pixels);
        for (var i = 0; i < pixels.Length && colors < 25; i++)
            pixels[i] = (byte)(pixels[i] % 2);

        var png = Png.Encode(pixels, columns);
        var (header, data, table) = Chunks(png);
        var lines = Inflate(data);
        var indexed = header[9] == 3;
        for (var i = 0; i < pixels.Length / 3; i++)
        {
            var at = i / columns * (columns * (indexed ? 1 : 3) + 1) + 1 + i % columns * (indexed ? 1 : 3);
            var pixel = indexed ? table.AsSpan(3 * lines[at], 3) : lines.AsSpan(at, 3);
            Assert.True(pixel.SequenceEqual(pixels.AsSpan(3 * i, 3)));
        }
        Assert.Equal(columns, BinaryPrimitives.ReadInt32BigEndian(header));
    }

    /// <summary>The first row of a picture with a table of colours, as places in that table.</summary>
    internal static byte[] FirstRow(byte[] png)
    {
        var (header, data, _) = Chunks(png);
        Assert.Equal(3, header[9]);
        return Inflate(data)[1..(1 + BinaryPrimitives.ReadInt32BigEndian(header))];
    }

    private static (byte[] Header, byte[] Data, byte[] Table) Chunks(byte[] png)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
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
