namespace NeuralNotebook.Interactive.Tests;

public sealed class PlaneTests
{
    [Fact]
    public void The_line_lies_where_the_function_is_zero()
    {
        var line = Line(Chart.Plane((x1, x2) => 2 * x1 - x2 - 0.5));

        Assert.NotEmpty(line);
        Assert.All(line, place => Assert.Equal(0, 2 * place.X - place.Y - 0.5, 1e-9));
    }

    [Fact]
    public void A_smaller_full_colour_moves_no_line() =>
        Assert.All(Line(Chart.Plane((x1, x2) => 2 * x1 - x2 - 0.5, full: 0.01)),
            place => Assert.Equal(0, 2 * place.X - place.Y - 0.5, 1e-9));

    [Fact]
    public void The_line_is_in_its_place_where_the_function_jumps()
    {
        var line = Line(Chart.Plane((x1, x2) => x1 + 2 * x2 > 0.7 ? 1 : -1));

        Assert.NotEmpty(line);
        Assert.All(line, place => Assert.Equal(0.7, place.X + 2 * place.Y, 1e-9));
    }

    [Fact]
    public void A_function_that_keeps_its_sign_draws_no_line()
    {
        Assert.Empty(Line(Chart.Plane((_, _) => 0)));
        Assert.Empty(Line(Chart.Plane((_, _) => 2)));
    }

    [Fact]
    public void Its_sentence_says_how_much_is_positive() =>
        Assert.Contains("25 % of it on the positive side", Chart.Plane((x1, x2) => x1 > 0 && x2 > 0 ? 1 : -1).AlternativeText,
            StringComparison.Ordinal);

    [Fact]
    public void The_positive_side_wears_the_colour_of_class_1()
    {
        var raster = Chart.Plane((x1, _) => x1).Panels[0].Traces.OfType<RasterTrace>().Single();

        Assert.True(raster.Pixels[0] > raster.Pixels[2], "orange on the left");
        Assert.True(raster.Pixels[^3] < raster.Pixels[^1], "blue on the right");
    }

    [Fact]
    public void A_function_without_a_value_is_refused() =>
        Assert.Contains("NaN at (−3, −3)", Assert.Throws<ArgumentException>(() => Chart.Plane((x1, _) => Math.Sqrt(x1))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, double.NaN)]
    public void Bounds_out_of_order_are_refused(double from, double to) =>
        Assert.Throws<ArgumentException>(() => Chart.Plane((x1, x2) => x1 + x2, from, to));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_full_colour_without_size_is_refused(double full) =>
        Assert.Throws<ArgumentException>(() => Chart.Plane((x1, x2) => x1 + x2, full: full));

    [Fact]
    public void An_arrow_has_its_tail_its_tip_and_two_barbs_of_one_length()
    {
        var arrow = Chart.Arrow(1, 2, 5, 5).Panels[0].Traces.OfType<LineTrace>().Single();

        Assert.Equal((1, 2), (arrow.X[0], arrow.Y[0]));
        Assert.Equal((5, 5), (arrow.X[1], arrow.Y[1]));
        Assert.Equal(Barb(2), Barb(4), 1e-12);

        double Barb(int i) => Math.Sqrt(Math.Pow(5 - arrow.X[i], 2) + Math.Pow(5 - arrow.Y[i], 2));
    }

    private static List<(double X, double Y)> Line(Figure figure)
    {
        var line = figure.Panels[0].Traces.OfType<LineTrace>().Single();
        return [.. line.X.Zip(line.Y).Where(point => !double.IsNaN(point.First))];
    }

    [Theory]
    [InlineData(0.0, "50 %")] // half of the plane, the middle belonging to neither half
    [InlineData(-1.23, "29.5 %")]
    [InlineData(2.9999, "100 %")]
    public void The_stated_share_is_the_area_and_no_count_of_places(double shift, string share) =>
        Assert.Contains($", {share} of it", Chart.Plane((x1, _) => x1 + shift).AlternativeText, StringComparison.Ordinal);

    [Fact]
    public void The_stated_share_of_a_disc_is_its_area() =>
        Assert.Contains(FormattableString.Invariant($", {100 * Math.PI * 4 / 36:0.#} % of it"),
            Chart.Plane((x1, x2) => 4 - x1 * x1 - x2 * x2).AlternativeText, StringComparison.Ordinal);

    [Theory, InlineData(1, 1), InlineData(1, -1), InlineData(-2, 0.7)]
    public void A_share_and_the_share_of_the_opposite_make_a_whole(double a, double b)
    {
        var frame = new BoundaryFrame(-1, 1, -1, 1, 33, 33);

        Assert.Equal(1, new PlaneSides(frame, (x, y) => a * x + b * y * y - 0.1).PositiveShare()
            + new PlaneSides(frame, (x, y) => 0.1 - a * x - b * y * y).PositiveShare(), 6);
    }
}
