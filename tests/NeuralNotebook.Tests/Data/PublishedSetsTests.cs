namespace NeuralNotebook.Tests.Data;

/// <summary>What is known of MNIST and of Fashion-MNIST without their files.</summary>
public sealed class PublishedSetsTests : IDisposable
{
    private static readonly string[] Names =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>One picture of 2 × 2 pixels.</summary>
    private static readonly byte[] Picture = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 255];

    private readonly string folder = Directory.CreateTempSubdirectory("sets-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_folder_has_the_set_when_each_of_the_four_files_lies_there_under_its_published_name(int last)
    {
        foreach (string name in Names.Where((_, i) => i != last))
            await File.WriteAllBytesAsync(Path.Combine(folder, name), Picture);
        Assert.Equal((false, false), (Datasets.HasMnist(folder), Datasets.HasFashionMnist(folder)));
        await File.WriteAllBytesAsync(Path.Combine(folder, Names[last] + ".gz"), Picture);
        Assert.Equal((true, true), (Datasets.HasMnist(folder), Datasets.HasFashionMnist(folder)));
    }

    /// <summary>The sums are those of the authors' files, unpacked.</summary>
    [Fact]
    public async Task A_file_in_the_given_folder_that_is_not_the_published_one_is_named_with_both_sums()
    {
        foreach (string name in Names)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), Picture);
        string start = $"{Path.Combine(folder, Names[0])}: is not ";
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Datasets.MnistAsync(folder));
        Assert.StartsWith($"{start}mnist's train-images-idx3-ubyte", error.Message, StringComparison.Ordinal);
        Assert.Contains("the published one has ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", error.Message,
            StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<InvalidDataException>(() => Datasets.FashionMnistAsync(folder));
        Assert.StartsWith($"{start}fashion-mnist's train-images-idx3-ubyte", error.Message, StringComparison.Ordinal);
        Assert.Contains("the published one has c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", error.Message,
            StringComparison.Ordinal);
    }

    /// <summary>The order is that of the table in the authors' README.</summary>
    [Fact]
    public void The_clothes_are_called_as_their_authors_call_them_also_where_the_files_are_not()
    {
        Assert.False(Datasets.HasFashionMnist(folder));
        Assert.Equal(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
            Datasets.FashionMnistClasses);
    }
}
