using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNotebook.Tests.Data;

public sealed class IdxFuzzTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly byte[] images = Valid(4, 5, 3);

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_thousand_damaged_image_files_are_refused_or_hold_what_the_images_are()
    {
        var mutations = new Mutations(15);
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            byte[] file = i % 2 == 0 ? mutations.Bytes(images) : OtherSize(images, mutations);
            File.WriteAllBytes(path, file);
            if (Fuzzed.Load(path, IdxFile.LoadImages, Size) is not { } matrix)
                continue;
            read++;
            Compare(file, matrix);
        }

        Assert.InRange(read, 50, 950);
    }

    [Fact]
    public void A_thousand_damaged_gzip_files_are_refused_or_hold_what_the_images_are()
    {
        var mutations = new Mutations(16);
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            // Damaged after it was packed, or before.
            byte[] content = i % 4 == 0 ? OtherSize(images, mutations) : images, packed = Zip(content);
            File.WriteAllBytes(path, i % 4 == 0 ? packed : i % 4 == 1 ? OtherByteOf(packed, mutations) : mutations.Bytes(packed));
            if (Fuzzed.Load(path, IdxFile.LoadImages, Size) is not { } matrix)
                continue;
            read++;
            Compare(content, matrix);
        }

        Assert.InRange(read, 50, 950);
    }

    [Fact]
    public void A_thousand_damaged_label_files_are_refused_or_hold_what_the_labels_are()
    {
        var mutations = new Mutations(17);
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 20, .. images[^20..]];
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            byte[] file = mutations.Bytes(labels);
            File.WriteAllBytes(path, file);
            if (file.Length == 0 || Fuzzed.Load(path, IdxFile.LoadLabels, result => result.Length * sizeof(int)) is not { } result)
                continue;
            read++;
            Assert.Equal(file[8..].Select(value => (int)value), result);
            Assert.Equal(result.Length, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4)));
        }

        Assert.InRange(read, 50, 950);
    }

    private static long Size(Matrix matrix) => matrix.Values.Length * sizeof(double);

    private static void Compare(byte[] file, Matrix matrix)
    {
        int[] sizes = [.. Enumerable.Range(0, 3).Select(i => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 + (4 * i))))];
        Assert.Equal((sizes[0], sizes[1] * sizes[2]), (matrix.Rows, matrix.Columns));
        Assert.Equal(file[16..].Select(value => value / 255.0), matrix.Values.ToArray());
    }

    private static byte[] OtherSize(byte[] file, Mutations mutations)
    {
        byte[] other = [.. file];
        // Every other time the sizes change places, and still fit what follows.
        if (mutations.Next(2) == 0)
            return [.. file[..4], .. file[8..12], .. file[12..16], .. file[4..8], .. file[16..]];
        uint[] sizes = [0, 1, 2, 3, 4, 5, 12, 15, 20, 60, 65536, int.MaxValue, 0x80000000, uint.MaxValue];
        for (int times = 1 + mutations.Next(3); times > 0; times--)
            BinaryPrimitives.WriteUInt32BigEndian(other.AsSpan(4 + (4 * mutations.Next(3))), sizes[mutations.Next(sizes.Length)]);
        return other;
    }

    private static byte[] OtherByteOf(byte[] file, Mutations mutations)
    {
        byte[] other = [.. file];
        other[mutations.Next(12)] ^= (byte)(1 << mutations.Next(8));
        return other;
    }

    private static byte[] Valid(byte count, byte rows, byte columns)
    {
        byte[] pixels = new byte[count * rows * columns];
        new Random(5).NextBytes(pixels);
        return [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, rows, 0, 0, 0, columns, .. pixels];
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, CompressionLevel.Optimal))
            stream.Write(bytes);
        return zipped.ToArray();
    }
}
