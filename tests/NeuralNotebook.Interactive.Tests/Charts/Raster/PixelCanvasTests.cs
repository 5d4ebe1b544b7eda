namespace NeuralNotebook.Interactive.Tests;

public sealed class PixelCanvasTests
{
    private const string Black = "#000000";

    [Fact]
    public void A_thin_line_along_an_axis_is_sharp_wherever_it_lies() => Assert.Equal(
        """
        .....
        #####
        .....
        """, Drawn(5, 3, canvas => canvas.Line(0, 1.3, 5, 1.3, Black)));

    [Fact]
    public void A_dashed_line_has_gaps() => Assert.Equal(
        """
        ##.##.##
        """, Drawn(8, 1, canvas => canvas.Line(0, 0.5, 8, 0.5, Black, 1, "2 1")));

    [Fact]
    public void A_slanted_line_has_soft_edges() => Assert.Equal(
        """
        #3..
        3#3.
        .3#3
        ..3#
        """, Drawn(4, 4, canvas => canvas.Line(-1, -1, 5, 5, Black, 1.2)).Replace('2', '3').Replace('4', '3'));

    [Fact]
    public void A_rectangle_with_an_outline_has_both_colours_on_whole_pixels() => Assert.Equal(
        """
        ......
        .####.
        .#44#.
        .#44#.
        .####.
        ......
        """, Drawn(6, 6, canvas => canvas.Rectangle(1.2, 0.8, 4, 4, "#808080", outline: Black)));

    [Fact]
    public void A_rectangle_with_an_outline_alone_is_empty_inside() => Assert.Equal(
        """
        ####
        #..#
        #..#
        ####
        """, Drawn(4, 4, canvas => canvas.Rectangle(0, 0, 4, 4, null, outline: Black)));

    [Fact]
    public void An_opaque_area_hides_what_it_lies_on_and_a_clear_one_lets_it_through() => Assert.Equal(
        """
        #64
        """, Drawn(3, 1, canvas =>
        {
            canvas.Rectangle(0, 0, 2, 1, "#808080");
            canvas.Rectangle(0, 0, 1, 1, Black);
            canvas.Rectangle(1, 0, 2, 1, Black, opacity: 0.5);
        }));

    [Fact]
    public void A_round_dot_is_a_disc_and_a_square_one_a_square()
    {
        Assert.Equal(
            """
            .464.
            4###4
            6###6
            4###4
            .464.
            """,
                Drawn(5, 5,
                    canvas => canvas.Path(new PathData().MoveTo(2.4, 2.7).Dot(),
                        new PathLook { Stroke = Black, StrokeWidth = 4.6, Cap = "round" })).Replace('5', '4').Replace('7', '6'));
        Assert.Equal(
            """
            .....
            .###.
            .###.
            .###.
            .....
            """,
                Drawn(5, 5,
                    canvas => canvas.Path(new PathData().MoveTo(2.4, 2.7).Dot(),
                        new PathLook { Stroke = Black, StrokeWidth = 3, Cap = "square" })));
    }

    [Fact]
    public void A_corner_of_a_closed_line_is_whole() => Assert.Equal(
        """
        #####
        #####
        ##.##
        #####
        #####
        """,
            Drawn(5, 5,
                canvas => canvas.Path(new PathData().MoveTo(1, 1).LineTo(4, 1).LineTo(4, 4).LineTo(1, 4).Close(),
                    new PathLook { Stroke = Black, StrokeWidth = 2 })));

    [Fact]
    public void Nothing_is_painted_outside_of_a_clip_and_everything_after_it() => Assert.Equal(
        """
        ....
        .##.
        .##.
        ...#
        """, Drawn(4, 4, canvas =>
        {
            canvas.Clip(1, 1, 2, 2);
            canvas.Rectangle(0, 0, 4, 4, Black);
            canvas.EndClip();
            canvas.Rectangle(3, 3, 1, 1, Black);
        }));

    [Fact]
    public void A_picture_of_pixels_is_stretched_with_its_edges_or_blended()
    {
        byte[] pixels = [0, 0, 0, 255, 255, 255];

        Assert.Equal("##..", Drawn(4, 1, canvas => canvas.Image(0, 0, 4, 1, pixels, columns: 2, smooth: false)));
        Assert.Equal("#62.", Drawn(4, 1, canvas => canvas.Image(0, 0, 4, 1, pixels, columns: 2, smooth: true)));
    }

    [Fact]
    public void Letters_stand_on_whole_pixels()
    {
        string[] lines = Drawn(8, 8, canvas => canvas.Text(0, 7, "T", 10, Black, bold: true)).Split(Environment.NewLine);

        // Whole black or nearly none: the stem is two pixels wide, and nothing hangs below the line.
        Assert.Equal([".######.", .. Enumerable.Repeat("...##...", 6), "........"],
            lines.Select(line => string.Concat(line.Select(shade => shade is '.' or '1' or '2' or '3' ? '.' : '#'))));
    }

    [Theory, InlineData("start", 50), InlineData("middle", 25), InlineData("end", 0)]
    public void A_text_stands_where_its_anchor_says(string anchor, int from)
    {
        var canvas = new PixelCanvas(100, 20);
        canvas.Text(50, 15, "mm…mm", 12, Black, anchor);
        var inked = Enumerable.Range(0, 100).Where(x => Enumerable.Range(0, 20).Any(y => canvas.Pixels[3 * (100 * y + x)] < 128)).ToList();

        Assert.InRange(inked[0], from, from + 3);
        Assert.InRange(inked[^1], from + 44, from + 51);
    }

    [Fact]
    public void No_text_is_wider_than_it_is_reckoned_to_be_at_most()
    {
        // Whole pixels make a letter at most half a pixel wider.
        Assert.Empty(from sign in Glyphs.Signs
                     from size in new[] { 12, 13, 18 }
                     where new TextStrokes(sign, size, bold: false).Width
            > TextWidth.Most(sign, size) + 0.51
                     select $"{sign} at {size}");
    }

    [Fact]
    public void A_larger_scale_draws_the_same_picture_with_more_pixels()
    {
        var small = new PixelCanvas(10, 10);
        var large = new PixelCanvas(10, 10, 3);
        foreach (var canvas in new[] { small, large })
            canvas.Rectangle(2, 2, 5, 6, Black);

        for (int i = 0; i < 900; i++)
            Assert.Equal(small.Pixels[3 * (i / 30 / 3 * 10 + i % 30 / 3)], large.Pixels[3 * i]);
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(1e300), InlineData(-1e300)]
    public void Impossible_places_leave_the_rest_of_the_picture_alone(double far)
    {
        string drawn = Drawn(2, 1, canvas =>
        {
            canvas.Line(far, 0, far, 9, Black);
            canvas.Rectangle(far, far, 3, far, Black, outline: Black);
            canvas.Image(far, 0, 1, far, [0, 0, 0], 1, smooth: true);
            canvas.Text(far, 0, "x", 12, Black, turn: 20);
            canvas.Rectangle(0, 0, 1, 1, Black);
        });

        Assert.StartsWith("#", drawn, StringComparison.Ordinal);
    }

    /// <summary>The picture in letters: # is black, . is white, and between them are eighths of black.</summary>
    private static string Drawn(int width, int height, Action<PixelCanvas> draw)
    {
        var canvas = new PixelCanvas(width, height);
        draw(canvas);
        return string.Join(Environment.NewLine,
            Enumerable.Range(0, height).Select(row => string.Concat(Enumerable.Range(0, width).Select(column =>
                (int)Math.Round((255 - canvas.Pixels[3 * (row * width + column)]) / 255.0 * 8) switch
                {
                    0 => '.',
                    8 => '#',
                    var eighths => (char)('0' + eighths)
                }))));
    }
}
