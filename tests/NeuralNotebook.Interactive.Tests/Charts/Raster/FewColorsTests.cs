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

    [Fact]
    public void A_slope_of_colours_becomes_even_steps()
    {
        byte[] slope = [.. Enumerable.Range(0, 256).SelectMany(i => new[] { (byte)i, (byte)i, (byte)i })];
        var steps = FewColors.Of(slope, most: 16).Chunk(3).Select(pixel => pixel[0]).ToList();

        Assert.InRange(steps.Distinct().Count(), 8, 16);
        Assert.All(steps.Zip(Enumerable.Range(0, 256)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 32));
    }
}
