namespace NeuralNotebook.Interactive.Tests;

public sealed class PaletteTests
{
    [Fact]
    public void Every_series_has_contrast_with_the_background() =>
        Assert.All(Enumerable.Range(0, Palette.Count), i => Assert.InRange(Rgb.Parse(Palette.Of(i)).Contrast(Rgb.White), 3, 21));

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

    [Theory, InlineData("red"), InlineData("#12345"), InlineData("#gggggg")]
    public void A_colour_in_another_spelling_is_refused_with_the_right_one(string color) =>
        Assert.Contains("#0068b4", Assert.Throws<ArgumentException>(() => Rgb.Parse(color)).Message, StringComparison.Ordinal);
}
