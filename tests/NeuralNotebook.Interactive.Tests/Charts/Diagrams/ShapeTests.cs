namespace NeuralNotebook.Interactive.Tests;

public sealed class ShapeTests
{
    [Theory, InlineData(10, 0), InlineData(-3, 0), InlineData(0, 7), InlineData(3, 4), InlineData(-30, 16), InlineData(5, -12)]
    public void An_arrowhead_is_as_wide_as_long_and_lies_evenly_about_the_end_of_its_line(double x, double y)
    {
        var head = new StrokeShape((100, 100), (20, 30), (20 + x, 30 + y)) { Width = 2 }.ArrowHead;
        var (tip, one, other) = (head[0], head[1], head[2]);
        double length = Math.Sqrt(x * x + y * y);
        var back = (X: (one.X + other.X) / 2, Y: (one.Y + other.Y) / 2);
        double size = 5.5 + 2;

        Assert.Equal(3, head.Count);
        Assert.Equal((20 + x, 30 + y), tip);
        // Behind the tip on the line, and straight across it.
        Assert.Equal(tip.X - x / length * size, back.X, 1e-9);
        Assert.Equal(tip.Y - y / length * size, back.Y, 1e-9);
        Assert.Equal(0, (one.X - other.X) * x + (one.Y - other.Y) * y, 1e-9);
        Assert.Equal(size, Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2)), 1e-9);
    }

    [Fact]
    public void A_line_whose_end_has_no_direction_has_no_arrowhead()
    {
        Assert.Empty(new StrokeShape((0, 0), (1, 1), (1, 1)).ArrowHead);
        Assert.Empty(new StrokeShape((0, 0), (double.NaN, 1)).ArrowHead);
    }

    [Fact]
    public void A_text_that_fits_stays_as_it_is_and_one_that_does_not_is_made_to_fit_but_never_unreadable()
    {
        var text = new TextShape(0, 0, "a word or two") { Size = 20 };

        Assert.Equal(TextWidth.Of(text.Text, 20), text.Width, 1e-9);
        Assert.Same(text, text.Within(text.Width));
        Assert.Equal(0.9 * text.Width, text.Within(0.9 * text.Width).Width, 1e-9);
        Assert.Equal(18, text.Within(0.9 * text.Width).Size, 1e-9);
        Assert.Equal(10, text.Within(0.4 * text.Width).Size);
        Assert.Equal((text.X, text.Y, text.Text), (text.Within(30).X, text.Within(30).Y, text.Within(30).Text));
    }

    [Fact]
    public void Heavy_type_is_a_little_wider()
    {
        var text = new TextShape(0, 0, "a word");

        Assert.Equal(1.05 * text.Width, (text with { Bold = true }).Width, 1e-9);
    }
}
