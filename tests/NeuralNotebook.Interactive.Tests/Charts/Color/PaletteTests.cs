namespace NeuralNotebook.Interactive.Tests;

public sealed class PaletteTests
{
    [Fact]
    public void Every_series_has_contrast_with_the_background() =>
        Assert.All(Enumerable.Range(0, Palette.Count), i => Assert.InRange(Rgb.Parse(Palette.Of(i)).Contrast(Rgb.White), 3, 21));

    public static TheoryData<string> Eyes => [.. ColorBlindness.Eyes.Keys];

    /// <remarks>Ten is told apart at a glance. The first four, which are nearly always all there are, keep more.</remarks>
    [Theory, MemberData(nameof(Eyes))]
    public void Every_two_series_keep_their_distance_for_every_eye(string eye)
    {
        for (int i = 0; i < Palette.Count; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.InRange(ColorBlindness.Distance(eye, Rgb.Parse(Palette.Of(i)), Rgb.Parse(Palette.Of(j))), i < 4 ? 20 : 15, 300);
        }
    }

    [Theory, MemberData(nameof(Eyes))]
    public void The_sides_of_a_diverging_scale_differ_for_every_eye(string eye)
    {
        foreach (double share in new[] { 0.1, 0.2, 0.3 })
            Assert.InRange(ColorBlindness.Distance(eye, ColorScale.At(ColorMap.Diverging, share),
                ColorScale.At(ColorMap.Diverging, 1 - share)), 20, 300);
    }

    [Theory, MemberData(nameof(Eyes))]
    public void A_sequential_scale_gets_darker_all_the_way_for_every_eye(string eye)
    {
        var lightness = Enumerable.Range(0, 33)
            .Select(i => ColorBlindness.Lab(eye, ColorScale.At(ColorMap.Sequential, i / 32.0))[0]).ToList();

        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.First > pair.Second));
        Assert.InRange(lightness[0] - lightness[^1], 60, 100);
    }

    [Fact]
    public void A_text_on_any_shade_of_a_scale_has_the_contrast_of_small_print()
    {
        foreach (var map in Enum.GetValues<ColorMap>())
        {
            foreach (int i in Enumerable.Range(0, 256))
            {
                var shade = ColorScale.At(map, i / 255.0);
                Assert.InRange(shade.Contrast(Rgb.Parse(ColorScale.InkOn(shade))), 3.9, 21);
            }
        }
    }

    [Fact]
    public void Red_and_green_look_alike_without_the_middle_cones() =>
        Assert.True(ColorBlindness.Distance("deuteranopia", Rgb.Parse("#a06000"), Rgb.Parse("#708000"))
            < 0.5 * ColorBlindness.Distance("usual", Rgb.Parse("#a06000"), Rgb.Parse("#708000")));

    [Fact]
    public void Every_text_has_the_contrast_of_small_print() =>
        Assert.All(new[] { Palette.Ink, Palette.Quiet }, color => Assert.InRange(Rgb.Parse(color).Contrast(Rgb.White), 4.5, 21));

    [Fact]
    public void Contrast_runs_from_one_to_twenty_one()
    {
        Assert.Equal(21, Rgb.White.Contrast(Rgb.Parse("#000000")), 9);
        Assert.Equal(1, Rgb.White.Contrast(Rgb.White), 9);
    }

    [Fact]
    public void No_two_of_forty_series_share_both_colour_and_dash() =>
        Assert.Equal(40, Enumerable.Range(0, 40).Select(i => (Palette.Of(i), Palette.DashOf(i))).Distinct().Count());

    [Fact]
    public void Colours_dashes_and_markers_take_turns_from_the_first_to_the_last()
    {
        Assert.Equal(Palette.Count, Enumerable.Range(0, Palette.Count).Select(Palette.Of).Distinct().Count());
        Assert.Equal(Enum.GetValues<Dash>(), Enumerable.Range(0, 5).Select(Palette.DashOf));
        Assert.Equal(Enum.GetValues<Marker>(), Enumerable.Range(0, 6).Select(Palette.MarkerOf));
        Assert.Equal((Palette.Of(2), Palette.DashOf(2), Palette.MarkerOf(2)),
            (Palette.Of(2 + Palette.Count), Palette.DashOf(2 + 5), Palette.MarkerOf(2 + 6)));
    }

    [Theory, InlineData(-1, 1), InlineData(0, 1), InlineData(1, 0), InlineData(2, 2), InlineData(7, 7)]
    public void A_class_has_its_colour(int label, int index) => Assert.Equal(Palette.Of(index), Palette.OfClass(label));

    [Theory, InlineData(-1e-300, 0), InlineData(0, 1), InlineData(1e-300, 1)]
    public void A_number_has_the_colour_of_the_class_of_its_sign(double value, int label) =>
        Assert.Equal(Palette.OfClass(label), Palette.OfSign(value));

    [Theory, InlineData("red"), InlineData("#12345"), InlineData("#gggggg")]
    public void A_colour_in_another_spelling_is_refused_with_the_right_one(string color) =>
        Assert.Contains("#0068b4", Assert.Throws<ArgumentException>(() => Rgb.Parse(color)).Message, StringComparison.Ordinal);
}
