using System.IO.Compression;
using System.Security.Cryptography;

namespace NeuralNotebook.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("idx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read_plain_and_gzipped(bool zipped)
    {
        string images = Write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51, 102], zipped);
        Near.Equal([0, 1, 0.2, 0.4], IdxFile.LoadImages(images).Values, 1e-15);
        string labels = Write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9], zipped);
        Assert.Equal([7, 0, 9], IdxFile.LoadLabels(labels));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51 }, "cut off")]
    [InlineData(new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255, 1 }, "cut off")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "no idx file of images")]
    [InlineData(new byte[] { 1 }, "no idx file of images")]
    [InlineData(new byte[] { 0, 0, 13, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9 }, "no idx file of images")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 51 }, "1 × 1 × 2 numbers, but 3 bytes follow")]
    [InlineData(new byte[] { 0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 9 },
        "4294967295 × 4294967295 × 4294967295 numbers, but 1 bytes follow")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, "65536 × 65536 pixels")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 1 }, "4294967295")]
    [InlineData(new byte[] { 0, 0, 8, 3, 119, 53, 148, 0, 0, 0, 0, 0, 0, 0, 0, 5 }, "0 × 5 pixels")]
    [InlineData(new byte[] { }, "is empty")]
    [InlineData(new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 5 }, "0 × 5 pixels")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 127, 255, 255, 192 },
        "1 × 2147483584 pixels large; an image has at least one, and at most 2147483583")]
    [InlineData(new byte[] { 0x1f, 0x8b, 1, 2, 3 }, "cannot be unpacked")]
    public void A_damaged_image_file_says_what_is_wrong(byte[] bytes, string reason)
    {
        string path = Write(bytes, zipped: false);
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.LoadImages(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1 })]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void What_is_no_file_of_labels_is_told_how_one_begins(byte[] bytes)
    {
        string path = Write(bytes, zipped: false);
        Assert.Equal($"{path}: is no idx file of labels: it does not start with 0 0 8 1",
            Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path)).Message);
    }

    [Fact]
    public void A_file_without_images_keeps_their_size()
    {
        Assert.Equal("0 × 6", IdxFile.LoadImages(Write([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3], zipped: true)).Shape);
        Assert.Equal("0 × 2147483583",
            IdxFile.LoadImages(Write([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 1, 127, 255, 255, 191], zipped: false)).Shape);
    }

    // The file is read in pieces of 32,768 bytes.
    [Theory]
    [InlineData(32_767)]
    [InlineData(32_768)]
    [InlineData(32_769)]
    [InlineData(100_000)]
    public void A_file_of_any_length_is_read_to_its_end_and_not_beyond(int count)
    {
        byte[] labels = new byte[count];
        new Random(4).NextBytes(labels);
        int[] numbers = [.. labels.Select(label => (int)label)];
        byte[] whole = [0, 0, 8, 1, 0, (byte)(count >> 16), (byte)(count >> 8), (byte)count, .. labels];
        foreach (bool zipped in new[] { false, true })
        {
            Assert.Equal(numbers, IdxFile.LoadLabels(Write(whole, zipped)));
            foreach (bool hashed in new[] { false, true })
            {
                // A hash has to see all that there is: the whole file is read for it as well.
                using var hash = hashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
                string longer = Write([.. whole, 0], zipped);
                Assert.Contains($"says that it holds {count} numbers, but {count + 1} bytes",
                    Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(longer, hash)).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void More_numbers_than_a_matrix_holds_are_refused_before_they_are_read()
    {
        // Nothing but the header is ever written, nor read: the file is a hole.
        string path = Write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 128, 0, 0, 0, 128, 0], zipped: false);
        Lengthen(path, 16 + (1L << 31));
        Assert.EndsWith("says that it holds 2 × 32768 × 32768 numbers; at most 2147483583 can be read",
            Assert.Throws<InvalidDataException>(() => IdxFile.LoadImages(path)).Message, StringComparison.Ordinal);

        path = Write([0, 0, 8, 1, 127, 255, 255, 191], zipped: false);
        Lengthen(path, 8 + 2_147_483_583L);
        using (var most = new IdxContent(path, dimensions: 1, hash: null))
            Assert.Equal([2_147_483_583], most.Sizes);
    }

    [Fact]
    public void A_file_that_becomes_shorter_while_it_is_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody write into a file that is being read.");
        string path = Write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9], zipped: false);
        using var content = new IdxContent(path, dimensions: 1, hash: null);
        using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            writer.SetLength(10);
        int[] labels = new int[3];
        Assert.Equal($"{path}: became shorter while it was read",
            Assert.Throws<InvalidDataException>(() => content.Read(labels.AsSpan(), value => (int)value)).Message);
    }

    [Fact]
    public void A_file_that_is_refused_is_not_kept_open()
    {
        string path = Write([0, 0, 8, 1, 0, 0, 0, 3, 7], zipped: false);
        Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path));
        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(9, alone.Length);
    }

    [Fact]
    public void A_gzip_file_cut_off_anywhere_is_refused()
    {
        byte[] whole = Zipped(1000);
        for (int length = 1; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(Write(whole[..length], zipped: false)));
        Assert.Equal(1000, IdxFile.LoadLabels(Write(whole, zipped: false)).Length);
    }

    [Fact]
    public void A_gzip_file_without_its_checksum_or_with_another_or_with_more_behind_it_is_refused()
    {
        byte[] whole = Zipped(1000);
        foreach (byte[] damaged in new[] { whole[..^4], whole[..^8], [.. whole, 0], [.. whole, .. whole],
            [.. whole[..^8], (byte)(whole[^8] ^ 1), .. whole[^7..]], [.. whole[..^1], (byte)(whole[^1] ^ 1)] })
        {
            string path = Write(damaged, zipped: false);
            Assert.StartsWith($"{path}: ", Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path)).Message,
                StringComparison.Ordinal);
        }

        string cut = Write(whole[..^4], zipped: false);
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(cut)).Message;
        Assert.Contains("checksum", message, StringComparison.Ordinal);
        Assert.Contains("cut off or damaged, or something follows it", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_unpacks_to_more_than_it_announces_is_left_at_once_and_takes_no_memory()
    {
        string path = Path.Combine(folder, "bomb");
        using (var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            stream.Write([0, 0, 8, 1, 0, 0, 0, 3]);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++)
                stream.Write(zeros);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("says that it holds 3 numbers, but 32768 bytes and more follow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_file_that_announces_more_than_it_unpacks_to_takes_no_memory()
    {
        string path = Write([0, 0, 8, 1, 127, 255, 255, 255, 7], zipped: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("2147483647 numbers, but 1 bytes follow",
            Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_checksum_is_that_of_RFC_1952() => Assert.Equal(0xcbf43926, Crc32.Add(Crc32.Add(0, "1234"u8), "56789"u8));

    private byte[] Zipped(int labels)
    {
        byte[] random = new byte[labels];
        new Random(3).NextBytes(random);
        return File.ReadAllBytes(Write([0, 0, 8, 1, 0, 0, (byte)(labels >> 8), (byte)labels, .. random], zipped: true));
    }

    private static void Lengthen(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(length);
    }

    private string Write(byte[] bytes, bool zipped)
    {
        string path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        using var file = File.Create(path);
        using Stream stream = zipped ? new GZipStream(file, CompressionLevel.Optimal) : file;
        stream.Write(bytes);
        return path;
    }
}
