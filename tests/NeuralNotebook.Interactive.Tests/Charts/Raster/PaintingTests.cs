namespace NeuralNotebook.Interactive.Tests;

/// <summary>What the calls of <see cref="PixelCanvas"/> paint, pixel by pixel.</summary>
public sealed class PaintingTests
{
    private const string Black = "#000000";

    [Fact]
    public void A_colour_over_another_is_their_mean_by_its_strength()
    {
        var canvas = new PixelCanvas(3, 1);
        canvas.Rectangle(0, 0, 1, 1, "#ff8000", opacity: 0.5);
        canvas.Rectangle(1, 0, 1, 1, "#ff8040", opacity: 7);
        canvas.Rectangle(2, 0, 1, 1, "#ff8040", opacity: -1);

        Assert.Equal([255, 192, 128, 255, 128, 64, 255, 255, 255], canvas.Pixels);
    }

    [Fact]
    public void Every_part_of_a_colour_is_mixed()
    {
        var canvas = new PixelCanvas(1, 1);
        canvas.Rectangle(0, 0, 1, 1, "#4080c0", opacity: 0.5);

        Assert.Equal([160, 192, 224], canvas.Pixels); // half way to white, halves up
    }

    [Theory, InlineData(1), InlineData(2)]
    public void A_halo_grows_with_the_picture(int scale)
    {
        var (letter, halo) = (new PixelCanvas(40, 30, scale), new PixelCanvas(40, 30, scale));
        letter.Text(10, 20, "H", 14, Black);
        halo.Rectangle(0, 0, 40, 30, Black);
        halo.Text(10, 20, "H", 14, Black, halo: true);
        var (inner, outer) = (Box(letter), Box(halo, 128, light: true));

        // 1.5 pixels of the figure on either side.
        Assert.InRange(inner.Left - outer.Left, 1.5 * scale - 0.6, 1.5 * scale + 0.6);
        Assert.InRange(outer.Right - inner.Right, 1.5 * scale - 0.6, 1.5 * scale + 0.6);
    }

    [Theory, InlineData(3, 3, 1, 3, 3), InlineData(3, 3, 0.5, 2, 2), InlineData(3, 2, 2, 6, 4), InlineData(5, 2, 1.5, 8, 3)]
    public void A_picture_has_room_for_every_part_of_a_pixel_and_begins_white(int width, int height, double scale, int columns, int rows)
    {
        var canvas = new PixelCanvas(width, height, scale);

        Assert.Equal((columns, rows, 3 * columns * rows), (canvas.Columns, canvas.Rows, canvas.Pixels.Length));
        Assert.All(canvas.Pixels, part => Assert.Equal(255, part));
    }

    [Fact]
    public void A_line_along_an_axis_covers_whole_pixels_around_its_place()
    {
        Assert.Equal("##.|##.|##.", Drawn(3, 3, canvas => canvas.Line(1, 0, 1, 3, Black, 2)));
        Assert.Equal("...|###|###", Drawn(3, 3, canvas => canvas.Line(0, 2, 3, 2, Black, 2.3)));
        Assert.Equal(".#.|.#.|.#.", Drawn(3, 3, canvas => canvas.Line(1.4, 0, 1.4, 3, Black, 0.2)));
        Assert.Equal("###|###|###", Drawn(3, 3, canvas => canvas.Line(0, 1.5, 3, 1.5, Black, 3)));
        Assert.Equal("...|.#.|.#.", Drawn(3, 3, canvas => canvas.Line(1.5, 1, 1.5, 3, Black)));
    }

    [Fact]
    public void Lines_and_their_dashes_grow_with_the_picture()
    {
        Assert.Equal("..##..|..##..|......|......|..##..|..##..",
            Drawn(3, 3, canvas => canvas.Line(1.5, 0, 1.5, 3, Black, 1, "1 1"), scale: 2));
        Assert.Equal("####", Drawn(8, 2, canvas => canvas.Line(0, 1, 8, 1, Black, 1), scale: 0.5)); // never thinner than a pixel
    }

    [Fact]
    public void A_rectangle_keeps_to_whole_pixels_and_one_of_no_size_is_not_there()
    {
        Assert.Equal("....|.##.|.##.|....", Drawn(4, 4, canvas => canvas.Rectangle(0.6, 1.4, 2.2, 1.7, Black)));
        Assert.Equal("....", Drawn(4, 1, canvas => canvas.Rectangle(1, 0, 0, 1, Black)));
        Assert.Equal("....", Drawn(4, 1, canvas => canvas.Rectangle(1, 0, 2, 0, Black)));
        Assert.Equal("....", Drawn(4, 1, canvas => canvas.Rectangle(3, 0, -2, 1, Black)));
        Assert.Equal("....", Drawn(4, 1, canvas => canvas.Rectangle(0, 0, 4, 1, null)));
        Assert.Equal("......|......|..##..|..##..", Drawn(3, 2, canvas => canvas.Rectangle(1, 1, 1, 1, Black), scale: 2));
    }

    [Fact]
    public void The_outline_of_a_rectangle_lies_half_outside()
    {
        Assert.Equal(".......|.#####.|.#####.|.##.##.|.#####.|.#####.|.......",
            Drawn(7, 7, canvas => canvas.Rectangle(2, 2, 3, 3, null, outline: Black, outlineWidth: 2)).Replace('6', '#'));
        // Of three pixels the odd one lies inside.
        Assert.Equal(".......|.#####.|.#####.|.#####.|.#####.|.#####.|.......",
            Drawn(7, 7, canvas => canvas.Rectangle(2, 2, 3, 3, "#808080", outline: Black, outlineWidth: 3)).Replace('6', '#'));
        Assert.Equal("########|########|##....##|##....##|##....##|##....##|########|########",
            Drawn(4, 4, canvas => canvas.Rectangle(0.5, 0.5, 3, 3, null, outline: Black), scale: 2).Replace('6', '#'));
    }

    [Fact]
    public void Round_corners_are_cut_alike_and_the_middle_of_the_sides_is_whole()
    {
        string[] filled = Drawn(9, 9, canvas => canvas.Rectangle(0, 0, 9, 9, Black, corner: 3)).Split('|');
        string[] outlined =
            Drawn(9, 9, canvas => canvas.Rectangle(1, 1, 7, 7, null, outline: Black, outlineWidth: 2, corner: 3)).Split('|');

        foreach (string[] lines in new[] { filled, outlined })
        {
            // Turned by a quarter the picture is the same.
            Assert.Equal(lines, Enumerable.Range(0, 9).Select(row => string.Concat(Enumerable.Range(0, 9).Select(x => lines[8 - x][row]))));
            Assert.Equal('#', lines[0][4]);
            Assert.True(lines[0][0] is '.' or '1' or '2', lines[0]);
        }

        Assert.Equal("#########", filled[4]);
        Assert.Equal("##.....##", outlined[4]);
        // The inner corner is rounder by the pen's half than sharp: some of its pixel is covered.
        Assert.NotEqual('.', outlined[2][2]);
        Assert.Equal("#", Drawn(1, 1, canvas => canvas.Rectangle(0, 0, 1, 1, Black, corner: 0)));
    }

    [Fact]
    public void A_path_is_filled_and_drawn_along_each_with_its_own_strength()
    {
        PathData Square() => new PathData().MoveTo(1, 1).LineTo(3, 1).LineTo(3, 3).LineTo(1, 3).Close();

        Assert.Equal("....|.44.|.44.|....", Drawn(4, 4, canvas => canvas.Path(Square(), new PathLook { Fill = Black, FillOpacity = 0.5 })));
        Assert.Equal("....|.##.|.##.|....", Drawn(4, 4, canvas => canvas.Path(Square(), new PathLook { Fill = Black })));
        Assert.Equal("444", Drawn(3, 1, canvas =>
            canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(3, 0.5), new PathLook { Stroke = Black, StrokeOpacity = 0.5 })));
        // Half a pixel thin is half as strong, and at half the strength a quarter.
        Assert.Equal("444", Drawn(3, 1, canvas =>
            canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(3, 0.5), new PathLook { Stroke = Black, StrokeWidth = 0.5 })));
        Assert.Equal("222", Drawn(3, 1, canvas => canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(3, 0.5),
            new PathLook { Stroke = Black, StrokeWidth = 0.5, StrokeOpacity = 0.5 })));
        Assert.Equal("##.##.", Drawn(6, 1, canvas =>
            canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(6, 0.5), new PathLook { Stroke = Black, Dash = "2 1" })));
        Assert.Equal("......|......|....##|....##", Drawn(3, 2, canvas =>
            canvas.Path(new PathData().MoveTo(2, 1).LineTo(3, 1).LineTo(3, 2).LineTo(2, 2).Close(),
                new PathLook { Fill = Black }), scale: 2));
        Assert.Equal("####|####", Drawn(2, 1, canvas =>
            canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(2, 0.5), new PathLook { Stroke = Black }), scale: 2));
        Assert.Equal("...", Drawn(3, 1, canvas => canvas.Path(new PathData().MoveTo(0, 0.5).LineTo(3, 0.5), new PathLook())));
    }

    [Fact]
    public void Dots_stand_in_the_middle_of_their_pixel_in_a_larger_picture_too()
    {
        var look = new PathLook { Stroke = Black, StrokeWidth = 0.5, Cap = "square" };

        Assert.Equal("....|..#.", Drawn(2, 1, canvas => canvas.Path(new PathData().MoveTo(1.1, 0.8).Dot(), look), scale: 2));
        Assert.Equal("....|...#", Drawn(2, 1, canvas => canvas.Path(new PathData().MoveTo(1.9, 0.5).Dot(), look), scale: 2));
    }

    [Fact]
    public void The_face_that_comes_last_hides_those_behind_it_and_each_has_a_fine_edge()
    {
        var canvas = new PixelCanvas(14, 7);
        canvas.Faces([(Box(1, 9), "#ff0000"), (Box(4, 11), "#00ff00")]);

        Assert.Equal((255, 0, 0), Pixel(2, 2));
        Assert.Equal((0, 255, 0), Pixel(6, 2));
        Assert.Equal((0, 255, 0), Pixel(9, 2));
        // The edge of ink at x = 4 makes the red beside it darker, and the green.
        Assert.InRange(Pixel(3, 2).Red, 150, 252);
        Assert.InRange(Pixel(4, 2).Green, 150, 252);
        Assert.Equal((255, 255, 255), Pixel(12, 6));

        PathData Box(double left, double right) => new PathData().MoveTo(left, 1).LineTo(right, 1).LineTo(right, 5).LineTo(left, 5).Close();

        (int Red, int Green, int Blue) Pixel(int x, int y)
        {
            int at = 3 * (y * 14 + x);
            return (canvas.Pixels[at], canvas.Pixels[at + 1], canvas.Pixels[at + 2]);
        }
    }

    [Fact]
    public void A_picture_of_pixels_lies_where_it_was_put_cut_off_by_edges_and_window()
    {
        byte[] pixels = [.. new[] { 0, 255, 255, 0, 0, 255 }.SelectMany(shade => new[] { (byte)shade, (byte)shade, (byte)shade })]; // 2 × 3

        Assert.Equal(".....|..#..|...#.|..#..|.....", Drawn(5, 5, canvas => canvas.Image(2, 1, 2, 3, pixels, 2, smooth: false)));
        Assert.Equal(".#|#.", Drawn(2, 2, canvas => canvas.Image(0, -1, 2, 3, pixels, 2, smooth: false)));
        Assert.Equal("....|..#.", Drawn(4, 2, canvas => canvas.Image(2, 1, 2, 3, pixels, 2, smooth: false)));
        Assert.Equal("##..|##..|..##|..##|##..|##..", Drawn(4, 6, canvas => canvas.Image(0, 0, 4, 6, pixels, 2, smooth: false)));
        Assert.Equal("##..|##..|..##|..##|##..|##..", Drawn(2, 3, canvas => canvas.Image(0, 0, 2, 3, pixels, 2, smooth: false), scale: 2));
        Assert.Equal("....|.#..|..#.|....", Drawn(4, 4, canvas =>
        {
            canvas.Clip(1, 1, 2, 2);
            canvas.Image(0, 0, 4, 4, [.. Enumerable.Range(0, 16).SelectMany(i => Enumerable.Repeat((byte)(i % 5 == 0 ? 0 : 255), 3))], 4,
                smooth: false);
        }));
    }

    [Fact]
    public void A_window_beyond_the_picture_is_the_part_of_it_inside() => Assert.Equal("##.|##.|...", Drawn(3, 3, canvas =>
    {
        canvas.Clip(-5, -5, 7, 7);
        canvas.Rectangle(-9, -9, 99, 99, Black);
    }));

    [Theory, InlineData(5, 5), InlineData(-99, 0), InlineData(0, -99), InlineData(0, 3)]
    public void Through_a_window_wholly_beside_the_picture_nothing_is_painted(double x, double y) =>
        Assert.Equal("...|...|...", Drawn(3, 3, canvas =>
        {
            canvas.Clip(x, y, 94, 94);
            canvas.Rectangle(-9, -9, 99, 99, Black);
            canvas.Image(0, 0, 3, 3, new byte[27], 3, smooth: false);
        }));

    [Fact]
    public void Between_the_middles_of_pixels_is_their_mean_by_quarters_of_nearness()
    {
        byte[] shades = [0, 80, 160, 240]; // 2 × 2, each shade three times
        var source = new SourcePixels([.. shades.SelectMany(shade => new[] { shade, (byte)(shade / 2), (byte)(255 - shade) })], 2, 2);

        Assert.Equal((0, 0, 255), At(0.5, 0.5));
        Assert.Equal((80, 40, 175), At(1.5, 0.5));
        Assert.Equal((240, 120, 15), At(1.5, 1.5));
        Assert.Equal((40, 20, 215), At(1, 0.5)); // half of both
        Assert.Equal((80, 40, 175), At(0.5, 1));
        Assert.Equal((20, 10, 235), At(0.75, 0.5)); // a quarter of the right one
        Assert.Equal((60, 30, 195), At(1.25, 0.5));
        Assert.Equal((120, 60, 135), At(1, 1)); // the mean of all four
        Assert.Equal((0, 0, 255), At(0, 0)); // beyond the outer middles nothing is between
        Assert.Equal((240, 120, 15), At(2, 2));
        Assert.Equal([0, 0, 255], source.At(-3, -1).ToArray());
        Assert.Equal([160, 80, 95], source.At(0, 9).ToArray());
        Assert.Equal([80, 40, 175], source.At(7, 0).ToArray());

        (int, int, int) At(double across, double down)
        {
            byte[] pixel = new byte[3];
            source.Blend(across, down, pixel);
            return (pixel[0], pixel[1], pixel[2]);
        }
    }

    [Fact]
    public void A_text_that_is_turned_stands_upright_from_its_anchor_on()
    {
        // Turned by a quarter to the left a text runs upwards, and its letters stand to the left of its line.
        Assert.InRange(Inked("start").Bottom, 47, 51);
        Assert.InRange(Inked("middle").Bottom, 57, 64);
        Assert.InRange(Inked("end").Top, 48, 53);
        foreach (string anchor in new[] { "start", "middle", "end" })
        {
            var (left, top, right, bottom) = Inked(anchor);
            Assert.InRange(bottom - top, 2.5 * (right - left), 12 * (right - left));
            Assert.InRange(left, 36, 44);
            Assert.InRange(right, 47, 51);
        }

        static (int Left, int Top, int Right, int Bottom) Inked(string anchor)
        {
            var canvas = new PixelCanvas(100, 100);
            canvas.Text(50, 50, "nnnn", 12, Black, anchor, turn: -90);
            return Box(canvas);
        }
    }

    [Fact]
    public void A_halo_keeps_the_letters_clear_of_what_lies_under_them()
    {
        var (plain, halo) = (Dark(false), Dark(true));
        var (left, top, right, bottom) = Box(halo, 128, light: true);
        var letter = Box(plain, 128, light: true);

        // A rim of white around a letter of ink, on a black ground.
        Assert.Equal(0, plain.Pixels[0]);
        Assert.True(halo.Pixels.Count(part => part > 200) > 60);
        Assert.DoesNotContain(plain.Pixels, part => part > 200);
        Assert.InRange(left, 8, 10);
        Assert.InRange(bottom, 21, 23);
        Assert.True(right > left && top < bottom && letter.Right == 0);

        static PixelCanvas Dark(bool halo)
        {
            var canvas = new PixelCanvas(40, 30);
            canvas.Rectangle(0, 0, 40, 30, Black);
            canvas.Text(10, 20, "H", 14, "#303030", halo: halo);
            return canvas;
        }
    }

    [Fact]
    public void A_shortened_text_is_painted_as_it_is_shortened()
    {
        var (one, other) = (new PixelCanvas(60, 20), new PixelCanvas(60, 20));
        one.Shortened(30, 15, "ab…", "abcdef", 12, "#123456", "middle", bold: true, halo: true);
        other.Text(30, 15, "ab…", 12, "#123456", "middle", bold: true, halo: true);

        Assert.Equal(other.Pixels, one.Pixels);
        Assert.NotEqual(new PixelCanvas(60, 20).Pixels, one.Pixels);
    }

    private static (int Left, int Top, int Right, int Bottom) Box(PixelCanvas canvas, int limit = 128, bool light = false)
    {
        var inked = Enumerable.Range(0, canvas.Columns * canvas.Rows).Where(i => canvas.Pixels[3 * i] > limit == light)
            .Select(i => (X: i % canvas.Columns, Y: i / canvas.Columns)).ToList();
        return inked.Count == 0 ? default
            : (inked.Min(p => p.X), inked.Min(p => p.Y), inked.Max(p => p.X) + 1, inked.Max(p => p.Y) + 1);
    }

    /// <summary>The picture in letters, its rows with | between: # is black, . is white, and between them are eighths of black.</summary>
    private static string Drawn(int width, int height, Action<PixelCanvas> draw, double scale = 1)
    {
        var canvas = new PixelCanvas(width, height, scale);
        draw(canvas);
        return string.Join('|', Enumerable.Range(0, canvas.Rows).Select(row => string.Concat(Enumerable.Range(0, canvas.Columns)
            .Select(column => (int)Math.Round((255 - canvas.Pixels[3 * (row * canvas.Columns + column)]) / 255.0 * 8) switch
            {
                0 => '.',
                8 => '#',
                var eighths => (char)('0' + eighths)
            }))));
    }
}
