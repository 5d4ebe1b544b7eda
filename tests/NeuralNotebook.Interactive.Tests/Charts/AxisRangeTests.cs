namespace NeuralNotebook.Interactive.Tests;

/// <summary>From where to where axes run, reckoned by hand: a line leaves 6 % of its height above and below,
/// a cloud 5 % beside it and 7 % above and below.</summary>
public sealed class AxisRangeTests
{
    [Theory]
    [InlineData(4, 10, 3.64, 10.36)] // 6 % of 6 on both sides
    [InlineData(-1, 10, -1.66, 10.66)]
    [InlineData(2, 10, 0, 10.48)] // zero is near
    [InlineData(3, 10, 0, 10.42)] // just near enough: 30 % of the largest
    [InlineData(3.01, 10, 2.5906, 10.4194)]
    [InlineData(0, 10, 0, 10.6)]
    [InlineData(-10, -4, -10.36, -3.64)]
    [InlineData(4, 4, 2, 6)] // one value stands in the middle, half of itself above and below
    [InlineData(-4, -4, -6, -2)]
    [InlineData(0, 0, -0.5, 0.5)]
    [InlineData(1, 1 + 1e-13, 0.5, 1.5)] // apart by rounding only
    public void A_line_has_air_above_and_below(double low, double high, double from, double to)
    {
        var (min, max) = AxisRange.Y(Chart.Line([low, high]).Panels[0]);

        Assert.Equal(from, min, 1e-12);
        Assert.Equal(to, max, 1e-12);
    }

    [Fact]
    public void Values_that_differ_by_more_than_rounding_fill_the_axis()
    {
        var (min, max) = AxisRange.Y(Chart.Line([1, 1 + 1e-11]).Panels[0]);

        Assert.InRange(max - min, 1e-11, 1.2e-11);
    }

    [Theory]
    [InlineData(1e-295, -0.5, 0.5)] // as good as zero
    [InlineData(4e-293, 2e-293, 6e-293)]
    public void A_tiny_value_stands_in_the_middle(double value, double from, double to)
    {
        var (min, max) = AxisRange.Y(Chart.Line([value]).Panels[0]);

        Assert.Equal((1, 1), (min / from, max / to), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < 1e-9);
    }

    [Fact]
    public void Across_a_line_has_no_air_and_a_cloud_has_some()
    {
        Assert.Equal((1, 11), AxisRange.X(Chart.Line([1, 11], [5, 6]).Panels[0]));
        Assert.Equal((0, 11.5), AxisRange.X(Chart.Point([1, 11], [5, 6]).Panels[0]));
        Assert.Equal((4.7, 11.3), AxisRange.X(Chart.Point([5, 11], [5, 6]).Panels[0]), Near);
        Assert.Equal((4.93, 6.07), AxisRange.Y(Chart.Point([5, 11], [5, 6]).Panels[0]), Near);
    }

    [Fact]
    public void Of_several_traces_the_widest_margin_counts()
    {
        var both = Chart.Combine(Chart.Point([0, 1], [5, 6]), Chart.Line([0, 1], [5, 6])).Panels[0];

        Assert.Equal((4.93, 6.07), AxisRange.Y(both), Near);
    }

    [Fact]
    public void Bars_stand_on_zero_whichever_way_they_go()
    {
        Assert.Equal(0, AxisRange.Y(Chart.Column(["a", "b"], [8, 10]).Panels[0]).Min);
        Assert.InRange(AxisRange.Y(Chart.Column(["a", "b"], [8, 10]).Panels[0]).Max, 10.01, 12);
        Assert.Equal(0, AxisRange.Y(Chart.Column(["a", "b"], [-8, -10]).Panels[0]).Max);
        Assert.InRange(AxisRange.Y(Chart.Column(["a", "b"], [-8, -10]).Panels[0]).Min, -12, -10.01);
        Assert.Equal(0, AxisRange.X(Chart.Bar(["a", "b"], [-8, -10]).Panels[0]).Max);
        Assert.True(AxisRange.Y(Chart.Line([-8, 0]).Panels[0]).Max > 0, "a line that ends at zero stands on nothing");
    }

    [Fact]
    public void A_picture_and_a_map_end_where_they_end_and_a_line_over_them_adds_nothing()
    {
        var map = Chart.Contour(new Matrix(2, 2, [1, 2, 3, 4]), x: [2, 5], y: [1, 9]);

        Assert.Equal((2, 5), AxisRange.X(map.Panels[0]));
        Assert.Equal((1, 9), AxisRange.Y(map.Panels[0]));
        Assert.Equal((1, 9), AxisRange.Y(Chart.Combine(map, Chart.Line([3, 4], [2, 8])).Panels[0]));
        Assert.Equal((1, 4), AxisRange.Z(Chart.Surface(new Matrix(2, 2, [1, 2, 3, 4])).Panels[0]));
        Assert.Equal((0, 1), AxisRange.Z(Chart.Line([5, 7]).Panels[0]), Near); // nothing stands on it
    }

    [Fact]
    public void Without_values_an_axis_runs_from_0_to_1_or_over_two_powers_of_ten()
    {
        Assert.Equal((0, 1), AxisRange.Y(new Panel()));
        Assert.Equal((0.1, 10), AxisRange.Y(new Panel { Y = new Axis { Log = true } }), Near);
        Assert.Equal((0, 1.06), AxisRange.Y(Chart.Line([double.NaN]).Panels[0]), Near);
    }

    [Theory]
    [InlineData(10, 1000, 0.88, 3.12)] // 6 % of two powers of ten
    [InlineData(100, 100, 1.5, 2.5)] // half a power above and below
    [InlineData(1e-300, 1e300, -306, 306)] // as far as numbers go
    [InlineData(-5, 100, 1.5, 2.5)] // what has no logarithm does not count
    [InlineData(0, 100, 1.5, 2.5)]
    public void A_logarithmic_axis_leaves_its_air_in_powers_of_ten(double low, double high, double from, double to)
    {
        var (min, max) = AxisRange.Y(Chart.Line([low, high]).WithYAxis(log: true).Panels[0]);

        Assert.Equal(from, Math.Log10(min), 1e-9);
        Assert.Equal(to, Math.Log10(max), 1e-9);
    }

    [Theory]
    [InlineData(1, 2, 5.0, null, false, 5, 10)] // as long as its larger end is
    [InlineData(1, 2, null, -5.0, false, -10, -5)]
    [InlineData(-5, -3, 0.0, null, false, 0, 2.88)]
    [InlineData(1, 2, 100.0, null, true, 100, 1000)]
    [InlineData(1, 2, null, 0.01, true, 0.001, 0.01)]
    [InlineData(1, 2, 0.5, 1.5, false, 0.5, 1.5)]
    [InlineData(4, 10, 5.0, null, false, 5, 10.36)]
    [InlineData(4, 10, null, 8.0, false, 3.64, 8)]
    public void A_bound_that_is_given_holds_even_beyond_the_data(double low, double high, double? first, double? last, bool log,
        double from, double to)
    {
        var panel = new Panel
        {
            Traces = [new LineTrace([0, 1], [low, high])],
            Y = new Axis { Min = first, Max = last, Log = log },
        };

        Assert.Equal((from, to), AxisRange.Y(panel), Near);
    }

    [Fact]
    public void An_axis_from_zero_on_over_bars_that_hang_below_it_has_a_length()
    {
        var panel = Chart.Column(["a"], [-3]).WithYAxis(min: 0).Panels[0];

        Assert.Equal((0, 1), AxisRange.Y(panel));
    }

    [Fact]
    public void Reference_lines_are_reached_on_their_own_axis_only()
    {
        var figure = Chart.Line([1, 2], [10, 11]);

        Assert.Equal((1, 5), AxisRange.X(figure.WithVerticalLine(5).Panels[0]));
        Assert.Equal(AxisRange.Y(figure.Panels[0]), AxisRange.Y(figure.WithVerticalLine(5).Panels[0]));
        Assert.True(AxisRange.Y(figure.WithHorizontalLine(20).Panels[0]).Max > 20);
        Assert.Equal((1, 2), AxisRange.X(figure.WithHorizontalLine(20).Panels[0]));
    }

    [Theory]
    [InlineData(1e300, false, true)]
    [InlineData(-1e300, false, true)]
    [InlineData(1.001e300, false, false)]
    [InlineData(double.NaN, false, false)]
    [InlineData(0, false, true)]
    [InlineData(1e-300, true, true)]
    [InlineData(0.99e-300, true, false)]
    [InlineData(0, true, false)]
    [InlineData(1.001e300, true, false)]
    public void Numbers_have_a_place_up_to_a_size_and_on_a_logarithmic_axis_from_a_size_on(double value, bool log, bool placed) =>
        Assert.Equal(placed, Plottable.IsOn(new Axis { Log = log }, value));

    private static bool Near((double Min, double Max) a, (double Min, double Max) b) =>
        Math.Abs(a.Min - b.Min) < 1e-9 * Math.Max(1, Math.Abs(a.Min)) && Math.Abs(a.Max - b.Max) < 1e-9 * Math.Max(1, Math.Abs(a.Max));
}
