using System.IO.Compression;

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
    [InlineData(new byte[] { 0x1f, 0x8b, 1, 2, 3 }, "cannot be unpacked")]
    public void A_damaged_image_file_says_what_is_wrong(byte[] bytes, string reason)
    {
        string path = Write(bytes, zipped: false);
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.LoadImages(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
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
