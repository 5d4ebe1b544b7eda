namespace NeuralNotebook.Interactive.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.693147, 3, "0.693")]
    [InlineData(12.5, 3, "12.5")]
    [InlineData(1250, 3, "1,250")]
    [InlineData(1234.56, 3, "1,235")]
    [InlineData(1234.56, 5, "1,234.6")]
    [InlineData(999.96, 5, "999.96")]
    [InlineData(100, 3, "100")]
    [InlineData(-2.5, 3, "−2.5")]
    [InlineData(0, 3, "0")]
    [InlineData(double.NaN, 3, "NaN")]
    [InlineData(double.PositiveInfinity, 3, "∞")]
    [InlineData(double.NegativeInfinity, 3, "−∞")]
    [InlineData(0.00123, 3, "0.00123")] // the smallest power without an exponent …
    [InlineData(0.000123, 3, "1.23×10⁻⁴")]
    [InlineData(9_876_543, 3, "9,876,543")] // … and the largest
    [InlineData(1e7, 3, "10⁷")]
    [InlineData(-2.5e10, 3, "−2.5×10¹⁰")]
    [InlineData(12_345_678, 9, "12,345,678")] // all digits are asked for
    [InlineData(12_345_678, 7, "1.234568×10⁷")]
    [InlineData(123_456_789_012, 15, "123,456,789,012")]
    [InlineData(1_234_567_890_123, 15, "1.234567890123×10¹²")] // too long in any case
    public void A_number_has_so_many_digits(double value, int digits, string text) =>
        Assert.Equal(text, NumberText.Significant(value, digits));

    [Theory]
    [InlineData(-0.42, "−0.42")]
    [InlineData(12.5, "12.5")]
    [InlineData(-0.0007, "−7×10⁻⁴")]
    [InlineData(0.0094, "9×10⁻³")]
    [InlineData(0.0096, "0.01")]
    [InlineData(0.125, "0.13")] // halves go away from zero
    [InlineData(9.94, "9.94")]
    [InlineData(9.96, "10")]
    [InlineData(12.25, "12.3")]
    [InlineData(99.4, "99.4")]
    [InlineData(99.5, "100")]
    [InlineData(9999.4, "9,999")]
    [InlineData(9999.5, "10⁴")]
    [InlineData(0, "0")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_number_inside_a_picture_is_short(double value, string text) => Assert.Equal(text, NumberText.Tight(value));

    [Fact]
    public void Numbers_that_differ_read_differently_with_as_few_digits_as_that_takes()
    {
        Assert.Equal(["1", "2.35"], NumberText.Apart([1, 2.346]));
        Assert.Equal(["0.12341", "0.12342"], NumberText.Apart([0.12341, 0.12342]));
        Assert.Equal(["1", "1", "2"], NumberText.Apart([1, 1, 2]));
        Assert.Equal(["1", "1"], NumberText.Apart([1, 1 + Math.Pow(2, -52)])); // no number of digits that is read tells them apart
    }

    [Fact]
    public void Indices_shares_counts_and_decimals_have_their_signs()
    {
        Assert.Equal("₁₂", NumberText.Subscript(12));
        Assert.Equal("₋₃", NumberText.Subscript(-3));
        Assert.Equal("97.5 %", NumberText.Percent(0.975));
        Assert.Equal("12.3 %", NumberText.Percent(0.12345));
        Assert.Equal("−5 %", NumberText.Percent(-0.05));
        Assert.Equal("NaN", NumberText.Percent(double.NaN));
        Assert.Equal("100000000000000000000 %", NumberText.Percent(1e18));
        Assert.Equal("10,000", NumberText.Whole(10_000));
        Assert.Equal("0", NumberText.Whole(0));
        Assert.Equal("0.00", NumberText.Fixed(-0.001, 2)); // and not −0.00
        Assert.Equal("1,234.6", NumberText.Fixed(1234.567, 1));
        Assert.Equal("−1.50", NumberText.Fixed(-1.5, 2));
        Assert.Equal("1." + new string('0', 20), NumberText.Fixed(1, 20));
        Assert.Equal("10⁻⁷", NumberText.Scientific(1e-7, 0));
        Assert.Equal("2.5×10⁸", NumberText.Scientific(2.5e8, 1));
    }

    [Theory]
    [InlineData(0.1, 0.9, 0)]
    [InlineData(0.693141, 0.693147, 5)]
    [InlineData(-1000, -999, 3)]
    [InlineData(5, 5, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1 + 1e-14, 0)] // apart by rounding only
    public void Leading_digits_that_all_have_are_spare(double min, double max, int spare) =>
        Assert.Equal(spare, SharedDigits.Spare(min, max));

    [Fact]
    public void The_numbers_of_a_set_have_as_many_digits_as_tell_its_ends_apart()
    {
        Assert.Equal("0.693147", SharedDigits.Of([0.693141, double.NaN, 0.693147, double.PositiveInfinity]).Text(0.6931470001));
        Assert.Equal("−1,000.5", SharedDigits.Of([-1001, -1000.5]).Text(-1000.5));
        Assert.Equal("0.123", SharedDigits.Of([0, 1]).Text(0.12345));
        Assert.Equal("0.123", SharedDigits.Of([]).Text(0.12345));
        Assert.Equal("10⁻²⁰", SharedDigits.Of([double.NaN]).Text(1e-20));
    }

    [Fact]
    public void What_rounding_leaves_beside_large_numbers_reads_0_unless_the_axis_is_logarithmic()
    {
        Assert.Equal("0", SharedDigits.Of([-3, 1e-14]).Text(1e-14));
        Assert.Equal("0", SharedDigits.Of([1, 1e-14]).Text(-1e-13));
        Assert.NotEqual("0", SharedDigits.Of([1, 1e-14]).Text(1.1e-13));
        Assert.Equal("10⁻¹⁴", SharedDigits.Of([1, 1e-14], log: true).Text(1e-14));
    }

    [Theory]
    [InlineData("a < b & c > \"d\"", "a &lt; b &amp; c &gt; &quot;d&quot;")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("a\0b\rc\u0085d\u001b", "abcd")]
    [InlineData("\ud83d\ude42 é 学", "\ud83d\ude42 é 学")]
    [InlineData("x\ufffey\uffffz\ufffd", "xyz")]
    public void A_text_for_XML_has_nothing_that_XML_cannot_hold(string text, string held) => Assert.Equal(held, XmlText.Escape(text));

    [Fact]
    public void Halves_of_a_pair_are_left_out() => Assert.Equal("ab", XmlText.Clean("a" + '\ud83d' + "b" + '\ude42'));
}
