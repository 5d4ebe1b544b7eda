using System.IO.Compression;

namespace NeuralNotebook.Tests.Data;

public sealed class FileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("data-").FullName;

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

    [Fact]
    public void A_table_is_read_with_its_words_as_classes()
    {
        string path = Path.Combine(folder, "iris.csv");
        File.WriteAllText(path, "a,b,kind\n1.5,2,rose\n-3e2,4,lily\n5,6,rose\n");
        var data = CsvFile.Load(path, header: true);
        Assert.Equal("iris: 3 samples × 2 features, 2 classes", data.ToString());
        Assert.Equal([0, 1, 0], data.Labels);
        Assert.Equal([-300, 4], data.X.Row(1).ToArray());
    }

    [Theory]
    [InlineData("1,2\n1,2,3\n", "line 2: has 3 columns")]
    [InlineData("1,x,0\n", "line 1, column 2: 'x' is no finite number")]
    [InlineData("1,2,0\n\n1,NaN,0\n", "line 3, column 2: 'NaN' is no finite number")]
    [InlineData("1,2,0\n1,,0\n", "line 2, column 2: '' is no finite number")]
    [InlineData("7\n", "has 1 columns")]
    [InlineData("", "holds no line")]
    public void A_damaged_table_names_the_line(string text, string reason)
    {
        string path = Path.Combine(folder, "bad.csv");
        File.WriteAllText(path, text);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => CsvFile.Load(path)).Message, StringComparison.Ordinal);
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
