namespace NeuralNotebook.Interactive.Tests;

public sealed class RgbTests
{
    [Theory]
    [InlineData("")]
    [InlineData("x0068b4")]
    [InlineData("0068b4")]
    [InlineData("#0068b4f")]
    [InlineData("#-068b4")]
    [InlineData("# 068b4")]
    public void What_is_no_colour_is_named_by_its_refusal(string color) =>
        Assert.EndsWith($"got '{color}'.", Assert.Throws<ArgumentException>(() => Rgb.Parse(color)).Message, StringComparison.Ordinal);

    [Theory, InlineData("#0a80ff", 10, 128, 255), InlineData("#FF0001", 255, 0, 1)]
    public void A_colour_is_red_green_and_blue_in_this_order(string text, int red, int green, int blue)
    {
        Assert.Equal(Of(red, green, blue), Rgb.Parse(text));
        Assert.Equal(text.ToLowerInvariant(), Of(red, green, blue).ToString());
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.25, 35)]
    [InlineData(0.125, 23)] // 22.5, up
    [InlineData(1, 110)]
    [InlineData(1.5, 110)]
    [InlineData(-1, 10)]
    [InlineData(double.PositiveInfinity, 110)]
    [InlineData(double.NaN, 10)]
    public void A_mixture_goes_from_the_one_to_the_other_and_no_further(double share, int part) =>
        Assert.Equal(Of(part, 7, part), new Rgb(10, 7, 10).Mix(new Rgb(110, 7, 110), share));

    [Theory]
    [InlineData(255, 0, 0, 0.2126)]
    [InlineData(0, 255, 0, 0.7152)]
    [InlineData(0, 0, 255, 0.0722)]
    [InlineData(10, 10, 10, 10 / 255.0 / 12.92)] // 10/255 = 0.0392: the straight part of the curve
    [InlineData(188, 188, 188, 0.50289)] // ((188/255 + 0.055)/1.055)^2.4 = 0.75096^2.4
    public void Luminance_follows_its_definition(int red, int green, int blue, double luminance) =>
        Assert.Equal(luminance, Of(red, green, blue).Luminance, 1e-5);

    [Fact]
    public void Contrast_is_the_same_from_both_sides()
    {
        var (pale, dark) = (new Rgb(0, 255, 0), new Rgb(0, 0, 255));

        Assert.Equal((0.7152 + 0.05) / (0.0722 + 0.05), pale.Contrast(dark), 1e-9);
        Assert.Equal(pale.Contrast(dark), dark.Contrast(pale));
    }

    private static Rgb Of(int red, int green, int blue) => new((byte)red, (byte)green, (byte)blue);
}
