namespace NeuralNotebook.Interactive.Tests;

public sealed class ColorScaleTests
{
    public static TheoryData<ColorMap> Maps => [.. Enum.GetValues<ColorMap>()];

    [Theory, MemberData(nameof(Maps))]
    public void A_scale_begins_and_ends_with_its_first_and_last_colour_and_keeps_them_outside(ColorMap map)
    {
        var anchors = ColorScale.Anchors(map);

        Assert.All([0, -0.5, double.NegativeInfinity, double.NaN], share => Assert.Equal(anchors[0], ColorScale.At(map, share)));
        Assert.All([1, 1.5, double.PositiveInfinity], share => Assert.Equal(anchors[^1], ColorScale.At(map, share)));
    }

    [Theory, MemberData(nameof(Maps))]
    public void Between_two_of_its_colours_a_scale_goes_straight(ColorMap map)
    {
        var anchors = ColorScale.Anchors(map);
        for (int step = 0; step <= 255; step++)
        {
            double at = step / 255.0 * (anchors.Length - 1);
            int before = Math.Min((int)Math.Floor(at), anchors.Length - 2);
            var (from, to, color) = (anchors[before], anchors[before + 1], ColorScale.At(map, step / 255.0));

            // Half a part, which rounding takes, and the last bit.
            Assert.Equal(from.Red + (to.Red - from.Red) * (at - before), color.Red, 0.5001);
            Assert.Equal(from.Green + (to.Green - from.Green) * (at - before), color.Green, 0.5001);
            Assert.Equal(from.Blue + (to.Blue - from.Blue) * (at - before), color.Blue, 0.5001);
        }
    }

    [Theory, MemberData(nameof(Maps))]
    public void A_scale_has_256_steps_and_a_share_takes_the_nearest(ColorMap map)
    {
        Assert.InRange(Enumerable.Range(0, 10_001).Select(i => ColorScale.At(map, i / 10_000.0)).Distinct().Count(), 200, 256);
        Assert.All(Enumerable.Range(1, 254), i => Assert.All([i - 0.45, i + 0.45],
            near => Assert.Equal(ColorScale.At(map, i / 255.0), ColorScale.At(map, near / 255))));
    }

    [Fact]
    public void The_middle_of_a_diverging_scale_is_its_lightest_and_a_sequential_one_begins_with_its_lightest()
    {
        Assert.Equal([3, 0], new[] { ColorMap.Diverging, ColorMap.Sequential }.Select(map =>
            Array.IndexOf(ColorScale.Anchors(map), ColorScale.Anchors(map).MaxBy(color => color.Luminance))));
        Assert.Equal([7, 6], new[] { ColorMap.Diverging, ColorMap.Sequential }.Select(map => ColorScale.Anchors(map).Length));
    }

    [Theory, InlineData("#ffffff", Palette.Ink), InlineData("#000000", Palette.Background), InlineData("#1c2530", Palette.Background)]
    public void A_text_is_dark_on_light_and_light_on_dark(string background, string ink) =>
        Assert.Equal(ink, ColorScale.InkOn(Rgb.Parse(background)));
}
