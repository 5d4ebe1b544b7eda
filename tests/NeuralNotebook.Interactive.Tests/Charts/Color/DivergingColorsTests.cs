namespace NeuralNotebook.Interactive.Tests;

public sealed class DivergingColorsTests
{
    [Fact]
    public void A_signed_number_is_written_in_the_colour_of_its_sign()
    {
        Assert.Equal(Palette.OfClass(1), DivergingColors.InkOf(1e-9));
        Assert.Equal(DivergingColors.NegativeInk, DivergingColors.InkOf(-1e-9));
        Assert.Equal([Palette.Quiet, Palette.Quiet], new[] { 0, double.NaN }.Select(DivergingColors.InkOf));
    }

    [Fact]
    public void The_negative_ink_is_the_negative_colour_a_quarter_of_the_way_to_that_of_text() =>
        Assert.Equal(Rgb.Parse(Palette.OfClass(0)).Mix(Rgb.Parse(Palette.Ink), 0.25), Rgb.Parse(DivergingColors.NegativeInk));

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(1, 2, 0.25)]
    [InlineData(2, 2, 0.5)]
    [InlineData(9, 2, 0.5)] // no stronger than the strongest
    [InlineData(9, 0, 0)] // where nothing is large nothing has a shade
    [InlineData(9, -1, 0)]
    public void A_shade_grows_with_the_size_up_to_half_of_the_colour(double size, double largest, double share)
    {
        Assert.Equal(Rgb.White.Mix(Rgb.Parse(Palette.OfClass(1)), share), DivergingColors.Of(size, largest));
        Assert.Equal(Rgb.White.Mix(Rgb.Parse(Palette.OfClass(0)), share), DivergingColors.Of(-size, largest));
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_grey(double value) => Assert.Equal(Rgb.Parse(Palette.Grid), DivergingColors.Of(value, 1));

    [Fact]
    public void The_largest_is_the_largest_size_of_what_is_finite()
    {
        Assert.Equal(3, DivergingColors.Largest([2, -3, double.NaN, double.NegativeInfinity]));
        Assert.Equal(0, DivergingColors.Largest([double.NaN]));
        Assert.Equal(0, DivergingColors.Largest([]));
    }
}
