namespace NeuralNotebook.Interactive.Tests;

public sealed class CurveTests
{
    private const double Hair = 1e-8;

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 0.9e-6, false)]
    [InlineData(0, 1e-6, false)]
    [InlineData(0, -1.1e-6, true)]
    [InlineData(1e6, 1e6 + 0.9, false)] // a millionth of the larger side
    [InlineData(1e6, 1e6 + 1.1, true)]
    [InlineData(-1e6, -1e6 + 0.9, false)]
    [InlineData(1, 1e6, true)]
    [InlineData(double.NaN, 1, false)]
    public void A_jump_is_more_than_a_millionth_of_its_sides(double left, double right, bool jumps)
    {
        Assert.Equal(jumps, new Discontinuity(0, left, right, 0).IsJump);
        Assert.Equal(jumps, new Discontinuity(0, right, left, 0).IsJump);
    }

    [Fact]
    public void A_jump_knows_both_sides_and_the_value_between()
    {
        var jump = Assert.Single(new Curve(x => x < 0 ? -2 : x > 0 ? 3 : 0.5, -4, 4).Breaks);

        Assert.Equal(new Discontinuity(0, -2, 3, 0.5), jump);
    }

    [Fact]
    public void A_curve_breaks_where_a_single_value_is_missing_even_if_it_goes_on_as_it_came()
    {
        var curve = new Curve(x => x == 1 ? double.NaN : x, -4, 4);
        var gap = Assert.Single(curve.Breaks);

        Assert.Equal((1, double.NaN, false), (gap.X, gap.At, gap.IsJump));
        Assert.Equal((1, 1), (gap.Left, gap.Right), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) < Hair);
        Assert.Equal(1, curve.Points.Single(point => double.IsNaN(point.Y)).X);
    }

    [Fact]
    public void Where_values_are_missing_at_the_ends_or_in_a_row_the_curve_has_no_break_to_show()
    {
        Assert.Empty(new Curve(x => x >= 4 ? double.NaN : x, -4, 4).Breaks);
        Assert.Empty(new Curve(x => x <= -4 ? double.NaN : x, -4, 4).Breaks);
        Assert.Empty(new Curve(x => x > 1 ? double.NaN : x, -4, 4).Breaks);
        Assert.Empty(new Curve(x => x <= 1 ? double.NaN : x, -4, 4).Breaks);
        Assert.Empty(new Curve(x => Math.Abs(x) < 0.1 ? double.NaN : x, -4, 4).Breaks);
        Assert.Empty(new Curve(_ => double.NaN, -4, 4).Breaks);
        Assert.Empty(new Curve(_ => 3, -4, 4).Breaks);
    }

    [Fact]
    public void A_curve_runs_from_left_to_right_through_241_places_and_around_its_breaks()
    {
        var curve = new Curve(x => Math.Floor(x + 0.5), -1, 2);

        Assert.Equal([-0.5, 0.5, 1.5], curve.Breaks.Select(found => Math.Round(found.X, 9)));
        Assert.Equal([(-1, 0), (0, 1), (1, 2)], curve.Breaks.Select(found => ((int)found.Left, (int)found.Right)));
        // −0.5, 0.5 and 1.5 are places themselves: each becomes three.
        Assert.Equal(241 + 2 * 3, curve.Points.Count);
        Assert.Equal((-1, 2), (curve.Points[0].X, curve.Points[^1].X));
        Assert.All(curve.Points.Zip(curve.Points.Skip(1)), pair => Assert.True(pair.First.X < pair.Second.X));
        Assert.Equal(3, curve.Points.Count(point => double.IsNaN(point.Y)));
        Assert.Equal(curve.Points.Select(point => point.X), curve.Line.X);
        Assert.Equal(curve.Points.Select(point => point.Y), curve.Line.Y);
        Assert.False(curve.Line.Markers);
    }

    [Theory, InlineData(0.019, 0), InlineData(0.021, 1)]
    public void A_step_counts_from_a_fiftieth_of_the_range_on(double step, int breaks) =>
        // It reaches from 0 to 1 and rises by less than a hundredth from place to place.
        Assert.Equal(breaks, new Curve(x => x < 0.31 ? 0 : step + (1 - step) * Math.Max(0, 2 * x - 1), 0, 1).Breaks.Count);

    [Theory, InlineData(0.009, 0), InlineData(0.011, 1)]
    public void Of_several_steps_between_two_places_one_alone_must_be_a_hundredth_of_the_range(double step, int breaks)
    {
        // Four steps between the places 72/240 = 0.3 and 73/240 = 0.3042.
        double Stairs(double x) => step * new[] { 0.3005, 0.3015, 0.3025, 0.3035 }.Count(edge => x > edge);

        Assert.Equal(breaks, new Curve(x => Stairs(x) + (1 - 4 * step) * Math.Max(0, 2 * x - 1), 0, 1).Breaks.Count);
    }

    [Fact]
    public void A_pole_has_no_sides_and_no_value()
    {
        var pole = Assert.Single(new Curve(x => 1 / x, -4, 4).Breaks);

        Assert.Equal(new Discontinuity(0, double.NaN, double.NaN, double.PositiveInfinity), pole);
        Assert.False(pole.IsJump);
    }

    [Theory]
    [InlineData(1.9, 0, 1.9)]
    [InlineData(2.1, 0, double.NaN)]
    [InlineData(-0.9, -0.9, 1)]
    [InlineData(-1.1, double.NaN, 1)]
    public void A_side_may_lie_as_far_beyond_the_values_seen_as_they_reach_and_no_further(double height, double left, double right)
    {
        // Seen at the places are 0 and 1; a millionth between them has another height, and the larger of its two steps is found.
        var found = Assert.Single(new Curve(x => x < 0.3101 ? 0 : x < 0.3101 + 1e-6 ? height : 1, 0, 1).Breaks);

        Assert.Equal((left, right), (found.Left, found.Right));
    }

    [Theory, InlineData(0.1), InlineData(0.7), InlineData(-2.3), InlineData(1.25)]
    public void A_jump_at_a_round_place_is_found_at_that_place_to_the_last_digits(double place)
    {
        double found = Assert.Single(new Curve(x => x > place ? 1 : 0, -3, 3).Breaks).X;

        Assert.Equal(place, found, 1e-12);
    }

    [Theory, InlineData(7.5), InlineData(-7.001), InlineData(30)]
    public void At_a_round_place_it_is_known_which_side_is_taken(double place)
    {
        Assert.Equal(new Discontinuity(place, -2, 3, -2), Assert.Single(new Curve(x => x > place ? 3 : -2, -60, 60).Breaks));
        Assert.Equal(new Discontinuity(place, -2, 3, 3), Assert.Single(new Curve(x => x >= place ? 3 : -2, -60, 60).Breaks));
        // Even about 0 a jump is one.
        Assert.Equal(new Discontinuity(place, 2, -2, 2), Assert.Single(new Curve(x => x > place ? -2 : 2, -60, 60).Breaks));
    }

    [Fact]
    public void A_jump_beside_a_round_place_stays_beside_it() =>
        Assert.Equal(7.5004, Assert.Single(new Curve(x => x > 7.5004 ? 3 : -2, -120, 120).Breaks).X, 1e-9);

    [Fact]
    public void The_side_that_is_taken_is_a_filled_dot_and_the_other_an_open_one()
    {
        var dots = Dots(x => x > 0 ? 3 : -2);

        Assert.Equal(["#0068b4 (0, 3)", "#ffffff (0, 3)", "#0068b4 (0, -2)"], dots.Select(Told));
        // An open dot is a filled one with a smaller white one on it.
        Assert.True(dots[0].Size > dots[1].Size && dots[2].Size == dots[0].Size);
        Assert.All(dots, dot => Assert.Equal(Marker.Circle, dot.Marker));
    }

    [Fact]
    public void Neither_side_is_taken_where_the_value_lies_elsewhere_or_is_missing()
    {
        Assert.Equal(["#0068b4 (0, -2) (0, 3)", "#ffffff (0, -2) (0, 3)", "#0068b4 (0, 0.5)"],
            Dots(x => x < 0 ? -2 : x > 0 ? 3 : 0.5).Select(Told));
        Assert.Equal(["#0068b4 (0, -2) (0, 3)", "#ffffff (0, -2) (0, 3)"], Dots(x => x < 0 ? -2 : x > 0 ? 3 : double.NaN).Select(Told));
    }

    [Fact]
    public void A_gap_in_a_level_line_has_one_open_dot_and_a_smooth_curve_or_a_pole_none()
    {
        Assert.Equal(["#0068b4 (1, 2)", "#ffffff (1, 2)"], Dots(x => x == 1 ? double.NaN : 2).Select(Told));
        Assert.Empty(Dots(Math.Sin));
        Assert.Empty(Dots(x => 1 / x));
    }

    private static List<PointTrace> Dots(Func<double, double> f) => [.. new Curve(f, -4, 4).Dots("#0068b4").Cast<PointTrace>()];

    private static string Told(PointTrace dots) => dots.Color + string.Concat(dots.X.Zip(dots.Y, (x, y) =>
        FormattableString.Invariant($" ({x}, {Math.Round(y, 6)})")));
}
