namespace NeuralNotebook.Tests.Layers.Images;

/// <summary>What layers for pictures count: zeros around them, shares of a batch, and work.</summary>
public sealed class WindowsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("same")]
    public void A_padding_is_called_by_its_number_or_the_same(string padding) =>
        Assert.Equal(padding, ImageSamples.PaddingOf(padding).ToString());

    [Theory]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(7, 3)]
    [InlineData(2, 5)]
    [InlineData(0, 4)]
    [InlineData(2_000_000_000, 16)]
    public void The_parts_of_a_batch_follow_each_other_and_differ_by_a_picture_at_most(int pictures, int parts)
    {
        int[] starts = [.. Enumerable.Range(0, parts + 1).Select(part => Windows.Start(part, parts, pictures))];
        Assert.Equal([0, pictures], [starts[0], starts[^1]]);
        Assert.All(starts.Zip(starts.Skip(1), (start, end) => end - start),
            share => Assert.InRange(share, pictures / parts, (pictures + (parts - 1L)) / parts));
    }

    [Fact]
    public void The_work_of_a_convolution_is_that_of_its_neurons_at_every_place()
    {
        // 2 × 2 places for 5 filters, of 2 · 2 · 3 weights and a bias each.
        Assert.Equal(4 * 5 * ((2 * 2 * 3) + 1), new Conv2D(new ImageShape(3, 3, 3), filters: 5, kernel: 2).MultiplyAdds);
    }

    [Theory]
    [InlineData(6, 6, 1, 2, 2, 9)]
    [InlineData(6, 6, 1, 2, 1, 25)]
    [InlineData(6, 9, 3, 3, 3, 6)]
    public void The_work_of_a_pooling_grows_with_the_numbers_that_its_windows_show(int height, int width, int channels, int size,
        int stride, int places)
    {
        long ofOneNumber = new MaxPool2D(new ImageShape(1, 1), size: 1).MultiplyAdds;
        Assert.InRange(ofOneNumber, 1, 100);
        Assert.Equal(ofOneNumber * places * size * size * channels,
            new AveragePool2D(new ImageShape(height, width, channels), size, stride).MultiplyAdds);
    }
}
