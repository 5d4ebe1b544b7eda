namespace NeuralNotebook.Interactive.Tests;

public sealed class FewColorsTests
{
    [Fact]
    public void A_picture_of_few_colours_stays_as_it_is()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6, 1, 2, 3];

        Assert.Same(pixels, FewColors.Of(pixels, most: 2));
    }

    [Fact]
    public void Frequent_colours_stay_and_a_rare_one_takes_the_nearest_of_them() =>
        Assert.Equal([0, 0, 0, 0, 0, 0, 250, 250, 250, 250, 250, 250, 0, 0, 0],
            FewColors.Of([0, 0, 0, 0, 0, 0, 250, 250, 250, 250, 250, 250, 40, 40, 40], most: 2));

    [Theory]
    [InlineData(30, 0, 0, 0, 30, 0)] // a step of red is seen less than one of green,
    [InlineData(30, 0, 0, 0, 0, 30)] // and less than one of blue,
    [InlineData(0, 0, 30, 0, 30, 0)] // and one of blue less than one of green
    public void Of_two_colours_that_differ_by_as_much_the_one_that_looks_nearer_is_taken(int red, int green, int blue, int otherRed,
        int otherGreen, int otherBlue)
    {
        byte[] near = [(byte)(100 + red), (byte)(100 + green), (byte)(100 + blue)],
            far = [(byte)(100 + otherRed), (byte)(100 + otherGreen), (byte)(100 + otherBlue)];

        Assert.Equal([.. far, .. far, .. far, .. near, .. near, .. near],
            FewColors.Of([.. far, .. far, .. far, .. near, .. near, 100, 100, 100], most: 2));
        Assert.Equal([.. near, .. near, .. near, .. near, .. far, .. far],
            FewColors.Of([.. near, 100, 100, 100, .. near, .. near, .. far, .. far], most: 2));
    }

    [Fact]
    public void A_frequent_colour_that_is_hardly_another_gives_way_to_a_rare_one_that_is() =>
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255],
            FewColors.Of([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 255, 255, 255], most: 2));

    [Fact]
    public void Colours_that_differ_in_one_part_only_are_counted_apart()
    {
        byte[] pixels = [10, 20, 30, 99, 20, 30, 10, 99, 30, 10, 20, 99];

        Assert.Same(pixels, FewColors.Of(pixels, most: 4));
        Assert.NotEqual(pixels, FewColors.Of(pixels, most: 3));
    }

    [Fact]
    public void A_slope_of_colours_becomes_even_steps()
    {
        byte[] slope = [.. Enumerable.Range(0, 256).SelectMany(i => new[] { (byte)i, (byte)i, (byte)i })];
        var steps = FewColors.Of(slope, most: 16).Chunk(3).Select(pixel => pixel[0]).ToList();

        Assert.InRange(steps.Distinct().Count(), 8, 16);
        Assert.All(steps.Zip(Enumerable.Range(0, 256)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 32));
    }
}
