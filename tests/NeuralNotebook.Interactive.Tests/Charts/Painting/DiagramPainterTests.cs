namespace NeuralNotebook.Interactive.Tests;

public sealed class DiagramPainterTests
{
    private readonly RecordedCanvas canvas = new();

    [Fact]
    public void A_line_ends_inside_its_arrowhead()
    {
        // 3-4-5: the head is 5.5 + 1.5 long and as wide, its corners lie at (25.8, 34.4) ± (−2.8, 2.1). A unit is two pixels.
        Draw(new StrokeShape((0, 0), (30, 40)) { Color = "#112233", Width = 1.5, Dash = Dash.Dotted, Arrow = true });

        Assert.Equal([(0, 0), (51.6, 68.8)], Assert.Single(canvas.Paths[0].Path.Pieces).Points);
        Assert.Equal(("#112233", 3, "2 3", true), (canvas.Paths[0].Look.Stroke, canvas.Paths[0].Look.StrokeWidth, canvas.Paths[0].Look.Dash,
            canvas.Paths[0].Look.RoundJoins));
        var (head, closed) = Assert.Single(canvas.Paths[1].Path.Pieces);
        Assert.Equal([(60, 80), (46, 73), (57.2, 64.6)], head);
        Assert.True(closed);
        Assert.Equal(("#112233", null), (canvas.Paths[1].Look.Fill, canvas.Paths[1].Look.Stroke));
    }

    [Fact]
    public void A_line_without_a_head_ends_at_its_last_place()
    {
        Draw(new StrokeShape((0, 0), (10, 0), (30, 40)), new StrokeShape((1, 2), (1, 2)) { Arrow = true });

        Assert.Equal(2, canvas.Paths.Count);
        Assert.Equal([(0, 0), (20, 0), (60, 80)], Assert.Single(canvas.Paths[0].Path.Pieces).Points);
        Assert.Null(canvas.Paths[0].Look.Fill);
    }

    [Fact]
    public void A_box_stands_about_its_middle()
    {
        Draw(new BoxShape(50, 40, 20, 8) { Corner = 3, Fill = "#445566", Outline = "#112233", OutlineWidth = 1.5 });

        Assert.Equal(new(80, 72, 40, 16, "#445566", 1, 6, "#112233", 3), Assert.Single(canvas.Rectangles));
    }

    [Theory]
    [InlineData(TextAnchor.Start, "start")]
    [InlineData(TextAnchor.Middle, "middle")]
    [InlineData(TextAnchor.End, "end")]
    public void A_backed_text_lies_on_a_white_box_that_holds_all_of_it(TextAnchor anchor, string written)
    {
        Draw(new TextShape(40, 30, "a text") { Size = 10, Anchor = anchor, Backed = true, Color = "#112233" });

        var (text, box) = (Assert.Single(canvas.Texts), Assert.Single(canvas.Rectangles));
        Assert.Equal((80, 20, written, "#112233", false), (text.X, text.Size, text.Anchor, text.Color, text.Bold));
        Assert.InRange(text.Y, 60 + 0.3 * 20, 60 + 0.4 * 20); // small letters are about 0.7 of the size high
        Assert.Equal(Palette.Background, box.Fill);
        Assert.InRange(text.Left() - box.X, 1, 4);
        Assert.InRange(box.X + box.Width - text.Right(), 1, 4);
        Assert.Equal(60, box.Y + box.Height / 2, 1e-9);
        Assert.InRange(box.Height, 20, 28);
    }

    [Fact]
    public void A_text_without_a_ground_has_none()
    {
        Draw(new TextShape(40, 30, "a text") { Bold = true });

        Assert.True(Assert.Single(canvas.Texts).Bold);
        Assert.Empty(canvas.Rectangles);
    }

    [Fact]
    public void What_has_no_place_or_no_size_is_left_out()
    {
        Draw(new StrokeShape((0, 0), (double.NaN, 1)), new StrokeShape((0, double.PositiveInfinity), (1, 1)),
            new BoxShape(double.NaN, 1, 2, 2), new BoxShape(1, double.NaN, 2, 2), new BoxShape(1, 1, 0, 2), new BoxShape(1, 1, 2, 0),
            new BoxShape(1, 1, -2, 2), new BoxShape(1, 1, 2, double.NaN),
            new TextShape(double.NaN, 1, "a") { Backed = true }, new TextShape(1, double.NaN, "a") { Backed = true });

        Assert.Empty(canvas.Paths);
        Assert.Empty(canvas.Rectangles);
        Assert.Empty(canvas.Texts);
    }

    [Fact]
    public void A_kind_of_shape_that_nobody_taught_the_painter_is_refused_by_its_name() =>
        Assert.Contains(nameof(Blot), Assert.Throws<NotSupportedException>(() => Draw(new Blot())).Message, StringComparison.Ordinal);

    private sealed record Blot : Shape;

    /// <summary>A diagram of 100 × 100 on 200 × 200 pixels.</summary>
    private void Draw(params Shape[] shapes) =>
        new DiagramPainter(canvas, new Scale(new Axis(), (0, 100), 0, 200), new Scale(new Axis { Reversed = true }, (0, 100), 200, 0))
            .Draw(new DiagramTrace(100, 100, shapes));
}
