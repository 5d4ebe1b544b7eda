namespace NeuralNotebook.Interactive.Tests;

public sealed class RoundTicksTests
{
    [Theory]
    [InlineData(0, 5, 5, "0 2 4")] // six would be too many
    [InlineData(0, 4, 2, "0 4")]
    [InlineData(3, 7, 3, "4 6")]
    [InlineData(0.5, 4.5, 4, "1 2 3 4")]
    [InlineData(-0.5, 3.5, 4, "0 1 2 3")]
    [InlineData(0, 100, 6, "0 20 40 60 80 100")]
    [InlineData(-7, 7, 5, "−5 0 5")]
    [InlineData(0, 1.5e-4, 4, "0 5×10⁻⁵ 10⁻⁴ 1.5×10⁻⁴")]
    [InlineData(1e-4, 1.003e-4, 9, "10⁻⁴ 1.0005×10⁻⁴ 1.001×10⁻⁴ 1.0015×10⁻⁴ 1.002×10⁻⁴ 1.0025×10⁻⁴ 1.003×10⁻⁴")]
    [InlineData(0, 3e6, 4, "0 10⁶ 2×10⁶ 3×10⁶")]
    public void Ticks_are_multiples_of_1_2_or_5_between_the_ends(double min, double max, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Linear(min, max, most).Select(tick => tick.Label)));

    [Fact]
    public void Between_neighbouring_numbers_only_the_ends_are_told_apart()
    {
        double next = 1 + Math.Pow(2, -43); // 1.137·10⁻¹³ more

        Assert.Equal([(1, "+0"), (next, "+1.14×10⁻¹³")], Ticks.Linear(1, next, 5));
        Assert.Equal([(1e15, "+0"), (1e15 + 100, "+100")], Ticks.Linear(1e15, 1e15 + 100, 5));
        Assert.Equal([(5, "+0")], Ticks.Linear(5, 5, 1));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1_000_000, 1_000_001, 0)] // seven digits are read best as they are
    [InlineData(10_000_000, 10_000_001, 10_000_000)]
    [InlineData(9_999_999, 10_000_000, 10_000_000)]
    [InlineData(12_345_674, 12_345_675.5, 12_345_670)] // the middle, rounded to tens
    [InlineData(-12_345_675.5, -12_345_674, -12_345_670)]
    [InlineData(1e9, 1e9 + 1.5e6, 0)] // those that need a power of ten have less room
    [InlineData(1e9, 1e9 + 1.5e5, 1e9)]
    [InlineData(2e-3, 2.00003e-3, 0)]
    [InlineData(2e-4, 2.00003e-4, 2e-4)]
    public void Labels_are_counted_from_a_round_number_where_the_range_is_too_narrow(double min, double max, double offset) =>
        Assert.Equal(offset, Ticks.Offset(min, max), 1e-12 * Math.Abs(offset));

    [Theory]
    [InlineData(null, 0, 1, null)]
    [InlineData("size", 0, 1, "size")]
    [InlineData(null, 12_345_674, 12_345_675.5, "12,345,670 + …")]
    [InlineData("size", 12_345_674, 12_345_675.5, "size: 12,345,670 + …")]
    public void The_title_says_what_to_add(string? title, double min, double max, string? said)
    {
        Assert.Equal(said, Ticks.Title(new Axis { Title = title }, (min, max)));
        Assert.Equal(title, Ticks.Title(new Axis { Title = title, Log = true }, (min, max)));
        Assert.Equal(title, Ticks.Title(new Axis { Title = title, Categories = ["a"] }, (min, max)));
    }

    [Theory]
    [InlineData(1, 1000, 8, "1 10 100 1,000")]
    [InlineData(1 + 1e-10, 1000 * (1 - 1e-10), 8, "1 10 100 1,000")] // as a power of a logarithm may miss it
    [InlineData(1.01, 990, 8, "10 100")]
    [InlineData(1, 1000, 2, "1 100")]
    [InlineData(1, 50, 5, "1 5 10 50")]
    [InlineData(5, 5, 1, "5")]
    public void Logarithmic_ticks_reach_as_far_as_the_axis(double min, double max, int most, string labels) =>
        Assert.Equal(labels, string.Join(' ', Ticks.Log(min, max, most).Select(tick => tick.Label)));

    [Theory, InlineData(false), InlineData(true)]
    public void A_pixel_beside_the_picture_stands_for_values_far_away_and_none_for_those_that_are_not_on_the_axis(bool reversed)
    {
        var scale = new Scale(new Axis { Log = true, Reversed = reversed }, (1, 10), 100, 20);

        Assert.Equal((20, 100, 1, 10), (scale.First, scale.Last, scale.Min, scale.Max));
        Assert.Equal(reversed ? (20, 100) : (100, 20), (scale.Pixel(1), scale.Pixel(10)));
        Assert.Equal(reversed ? -9999 : 9999, scale.Pixel(1e-299));
        Assert.Equal(reversed ? 9999 : -9999, scale.Pixel(1e299));
        Assert.All(new[] { 0, -1, double.NaN, double.PositiveInfinity, 1e301 }, value => Assert.Equal(double.NaN, scale.Pixel(value)));
    }
}
