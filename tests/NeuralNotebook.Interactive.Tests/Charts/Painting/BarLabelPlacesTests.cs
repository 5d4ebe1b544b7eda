namespace NeuralNotebook.Interactive.Tests;

/// <summary>Where the value of a bar stands: its letters are 10 pixels high and keep 5 from the bar's end; over the plot's edge is a
/// slack of 5.</summary>
public sealed class BarLabelPlacesTests
{
    private static readonly TraceStyle Blue = new("#0068b4", Dash.Solid, Marker.Circle);

    private readonly RecordedCanvas canvas = new();

    [Theory]
    [InlineData(5, 0, 10, 120, 65)] // 5 over its end at 70
    [InlineData(9, 0, 10, 120, 26)] // its letters end a pixel under the slack
    [InlineData(0, 0, 10, 120, 115)]
    [InlineData(-5, -10, 0, 120, 85)] // under its end, as far as the letters are high
    [InlineData(-9, -10, 0, 120, 124)]
    [InlineData(12, 10, 30, 120, 105)] // a bar that begins where the axis does
    public void The_value_of_a_column_stands_beyond_its_end(double value, double min, double max, double bottom, double y)
    {
        Columns(min, max, bottom, value);

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((60, y, "middle", false, Palette.Ink), (text.X, text.Y, text.Anchor, text.Halo, text.Color));
    }

    [Theory, InlineData(9.1, 0, 10, 44), InlineData(-9.5, -10, 0, 110)]
    public void Where_the_plot_ends_it_stands_inside_the_column(double value, double min, double max, double y)
    {
        Columns(min, max, 120, value);

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((60, "middle", false, Palette.Background), (text.X, text.Anchor, text.Halo, text.Color));
        Assert.Equal(y, text.Y, 1e-9);
    }

    [Theory, InlineData(7, 0, 10), InlineData(-7, -10, 0)]
    public void Where_neither_has_room_it_stands_over_the_column_with_a_light_edge(double value, double min, double max)
    {
        Columns(min, max, bottom: 45, value); // a plot of 25 pixels

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((true, Palette.Ink), (text.Halo, text.Color));
        Assert.InRange(text.Y, 20 - 5 + 10, 45 + 5);
    }

    [Fact]
    public void Inside_a_column_thinner_than_its_text_it_has_a_light_edge()
    {
        Columns(0, 10, 120, [9.5], thickness: 0.1);

        Assert.Equal((true, Palette.Ink), (canvas.Texts[0].Halo, canvas.Texts[0].Color));
    }

    [Theory, InlineData(16, 0), InlineData(17.5, 2)] // two digits need 2 · 0.57 · 13 · 1.13 = 16.7 pixels
    public void Values_that_would_touch_are_left_to_the_axis(double pixels, int shown)
    {
        new BarLabelsPainter(canvas, new Scale(new Axis(), (-0.5, 1.5), 100, 100 + 2 * pixels), new Scale(new Axis(), (0, 100), 220, 20))
            .Draw(new BarTrace([0, 1], [12, 34]) { ShowValues = true }, Blue);

        Assert.Equal(shown, canvas.Texts.Count);
    }

    [Fact]
    public void One_column_and_lying_bars_always_say_theirs()
    {
        new BarLabelsPainter(canvas, new Scale(new Axis(), (-0.5, 0.5), 100, 105), new Scale(new Axis(), (0, 100), 220, 20))
            .Draw(new BarTrace([0], [12]) { ShowValues = true }, Blue);
        new BarLabelsPainter(canvas, new Scale(new Axis(), (0, 100), 100, 500), new Scale(new Axis(), (-0.5, 1.5), 45, 20))
            .Draw(new BarTrace([0, 1], [12, 34]) { ShowValues = true, Horizontal = true }, Blue);

        Assert.Equal(["12", "12", "34"], canvas.Texts.Select(text => text.Text));
    }

    [Theory]
    [InlineData(5, 255, "start")] // 5 beyond its end at 250
    [InlineData(9, 295, "start")]
    [InlineData(0, 205, "start")]
    [InlineData(-5, 145, "end")]
    [InlineData(-7, 125, "end")]
    public void The_value_of_a_lying_bar_stands_beyond_its_end(double value, double x, string anchor)
    {
        Bars(100, 300, value);

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((x, anchor, false, Palette.Ink), (text.X, text.Anchor, text.Halo, text.Color));
        Assert.InRange(text.Y, 30 + 4, 30 + 5.5); // its letters about the bar's middle
    }

    [Theory, InlineData(9.5, 290, "end"), InlineData(-9, 115, "start"), InlineData(-8, 125, "start")] // 10 clear of the names at the left
    public void Where_the_plot_ends_it_stands_inside_the_lying_bar(double value, double x, string anchor)
    {
        Bars(100, 300, value);

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((x, anchor, false, Palette.Background), (text.X, text.Anchor, text.Halo, text.Color));
    }

    [Theory, InlineData(5, 120, "end"), InlineData(-5, 100, "start")]
    public void Where_neither_has_room_it_stands_over_the_lying_bar_from_the_edge_on(double value, double x, string anchor)
    {
        Bars(100, 120, value);

        var text = Assert.Single(canvas.Texts);
        Assert.Equal((x, 34.5, anchor, true, Palette.Ink), (text.X, text.Y, text.Anchor, text.Halo, text.Color));
    }

    [Fact]
    public void A_lying_bar_that_is_hardly_longer_than_its_text_has_no_room_for_it()
    {
        Bars(100, 131, 10); // 15.5 pixels for the 14.8 of its digits, and no 5 on either side

        Assert.Equal((131, "end", true), (canvas.Texts[0].X, canvas.Texts[0].Anchor, canvas.Texts[0].Halo));
    }

    [Fact]
    public void Inside_a_lying_bar_lower_than_its_letters_it_has_a_light_edge()
    {
        Bars(100, 300, 9.5, height: 10);

        Assert.Equal((true, Palette.Ink), (canvas.Texts[0].Halo, canvas.Texts[0].Color));
    }

    [Fact]
    public void Bars_without_a_place_and_bars_with_errors_say_nothing()
    {
        Columns(0, 10, 120, double.NaN);
        Bars(100, 300, double.NaN);
        var painter = new BarLabelsPainter(canvas, new Scale(new Axis(), (-0.5, 0.5), 10, 110), new Scale(new Axis(), (0, 10), 120, 20));
        painter.Draw(new BarTrace([0], [5]), Blue);
        painter.Draw(new BarTrace([0], [5]) { ShowValues = true, Errors = new ErrorBars([1], [1]) }, Blue);
        painter.Draw(new BarTrace([double.NaN], [5]) { ShowValues = true }, Blue);

        Assert.Empty(canvas.Texts);
    }

    private void Columns(double min, double max, double bottom, double value) => Columns(min, max, bottom, [value], 0.72);

    private void Columns(double min, double max, double bottom, double[] values, double thickness) =>
        new BarLabelsPainter(canvas, new Scale(new Axis(), (-0.5, 0.5), 10, 110), new Scale(new Axis(), (min, max), bottom, 20))
            .Draw(new BarTrace([0], values) { ShowValues = true, Thickness = thickness, Color = Blue.Color }, Blue);

    private void Bars(double left, double right, double value, double height = 40) =>
        new BarLabelsPainter(canvas, new Scale(new Axis(), (-10, 10), left, right),
            new Scale(new Axis(), (-0.5, 0.5), 30 + height / 2, 30 - height / 2))
            .Draw(new BarTrace([0], [value]) { ShowValues = true, Horizontal = true, Color = Blue.Color }, Blue);
}
