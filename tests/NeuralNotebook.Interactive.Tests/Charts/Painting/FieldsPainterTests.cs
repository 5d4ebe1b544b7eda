namespace NeuralNotebook.Interactive.Tests;

public sealed class FieldsPainterTests
{
    private readonly RecordedCanvas canvas = new();

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public void A_cell_wears_its_colour_where_the_axes_put_it(bool leftwards, bool downwards)
    {
        var heatmap = new HeatmapTrace([1, 2, 3, 4, 5, 6], 3) { Texts = ["1", "2", "3", "4", "5", "6"] };
        var (across, upwards) = (new Scale(new Axis { Reversed = leftwards }, (-0.5, 2.5), 10, 160),
            new Scale(new Axis { Reversed = downwards }, (-0.5, 1.5), 120, 20));
        new FieldsPainter(canvas, across, upwards).Draw(heatmap);

        var image = Assert.Single(canvas.Images);
        Assert.Equal((10, 20, 150, 100, 3, false), (image.X, image.Y, image.Width, image.Height, image.Columns, image.Smooth));
        for (int i = 0; i < 6; i++)
        {
            var (x, y) = (across.Pixel(i % 3), upwards.Pixel(i / 3));
            int at = (int)((y - 20) / 50) * 3 + (int)((x - 10) / 50);
            var color = heatmap.ColorOf(i + 1);
            Assert.Equal([color.Red, color.Green, color.Blue], image.Pixels.Skip(3 * at).Take(3));
            var text = canvas.Texts[i];
            Assert.Equal(($"{i + 1}", x, "middle"), (text.Text, text.X, text.Anchor));
            Assert.InRange(text.Y - y, 0.3 * text.Size, 0.4 * text.Size);
            Assert.True(Rgb.Parse(text.Color).Contrast(color) >= 4);
        }
    }

    [Theory]
    [InlineData(60, 40, 13.0)] // as large as the axis' labels, and no larger
    [InlineData(60, 12, 9.6)] // 0.8 of the cell's height
    [InlineData(60, 9, null)] // smaller than 8 it is dust
    [InlineData(22, 40, 10.526)] // three digits of 0.57 in 22 − 4 pixels
    [InlineData(17, 40, null)]
    public void A_number_is_as_large_as_its_cell_has_room(double width, double height, double? size)
    {
        new FieldsPainter(canvas, new Scale(new Axis(), (-0.5, 1.5), 0, 2 * width), new Scale(new Axis(), (-0.5, 1.5), 2 * height, 0))
            .Draw(new HeatmapTrace([1, 222, 3, 4], 2) { Texts = ["1", "222", "3", "4"] });

        Assert.Single(canvas.Images);
        Assert.Equal(size is null ? 0 : 4, canvas.Texts.Count);
        Assert.All(canvas.Texts, text => Assert.Equal(size!.Value, text.Size, 1e-3));
    }

    [Theory, InlineData(true, false), InlineData(false, true)]
    public void An_axis_without_a_place_for_the_cells_shows_none(bool x, bool y)
    {
        new FieldsPainter(canvas, new Scale(new Axis { Log = x }, (1, 2), 0, 100), new Scale(new Axis { Log = y }, (1, 2), 100, 0))
            .Draw(new HeatmapTrace([1, 2, 3, 4], 2) { Texts = ["1", "2", "3", "4"] });

        Assert.Empty(canvas.Images);
        Assert.Empty(canvas.Texts);
    }

    [Theory, InlineData(5, 6), InlineData(-3, -1), InlineData(2, 3)]
    public void A_field_beside_the_axis_is_not_painted(double min, double max)
    {
        new FieldsPainter(canvas, new Scale(new Axis(), (min, max), 0, 100), new Scale(new Axis(), (0, 2), 100, 0))
            .Draw(Contour([0, 1, 2], [0, 1, 2], (a, b) => a + b, 2) with { Lines = false });

        Assert.Empty(canvas.Images);
    }

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true)]
    public void A_band_is_seen_where_the_heights_lie_in_it(bool leftwards, bool downwards)
    {
        // A plane, which bilinear interpolation gives exactly, over places of unequal steps.
        double[] x = [0, 1, 3, 4], y = [0, 2, 3];
        var contour = Contour(x, y, (a, b) => a + 2 * b, 2.5, 5.5) with { Lines = false };
        var (across, upwards) = (new Scale(new Axis { Reversed = leftwards }, (0, 4), 0, 150),
            new Scale(new Axis { Reversed = downwards }, (0, 3), 120, 0));
        new FieldsPainter(canvas, across, upwards).Draw(contour);

        var image = Assert.Single(canvas.Images);
        Assert.Equal((0, 0, 150, 120, 100, true), (image.X, image.Y, image.Width, image.Height, image.Columns, image.Smooth));
        Assert.Equal(3 * 100 * 80, image.Pixels.Length); // two for every three of the screen
        for (int i = 0; i < 100 * 80; i++)
        {
            double height = across.Value(1.5 * (i % 100 + 0.5)) + 2 * upwards.Value(1.5 * (i / 100 + 0.5));
            var color = contour.BandColor(height < 2.5 ? 0 : height < 5.5 ? 1 : 2);
            Assert.True((color.Red, color.Green, color.Blue) == (image.Pixels[3 * i], image.Pixels[3 * i + 1], image.Pixels[3 * i + 2])
                || Math.Min(Math.Abs(height - 2.5), Math.Abs(height - 5.5)) < 1e-9, $"{height}");
        }
        Assert.Empty(canvas.Paths);
    }

    [Fact]
    public void Bands_end_where_the_grid_or_the_axis_ends()
    {
        var contour = Contour([0, 1, 2], [0, 1, 2], (a, b) => a + b, 2) with { Lines = false };
        new FieldsPainter(canvas, new Scale(new Axis(), (-1, 4), 0, 100), new Scale(new Axis(), (0.5, 1), 100, 0)).Draw(contour);

        var image = Assert.Single(canvas.Images);
        Assert.Equal((20, 0, 40, 100), (image.X, image.Y, image.Width, image.Height));
        // The left edge is the lower band, the right edge (x = 2, y over 0.5) the upper.
        var (low, high) = (contour.BandColor(0), contour.BandColor(1));
        Assert.Equal([low.Red, low.Green, low.Blue], image.Pixels[..3]);
        Assert.Equal([high.Red, high.Green, high.Blue], image.Pixels.Skip(3 * image.Columns - 3).Take(3));
    }

    [Fact]
    public void A_hole_is_white()
    {
        var contour = Contour([0, 1, 2], [0, 1, 2], (a, b) => a == 2 && b == 2 ? double.NaN : a + b, 2) with { Lines = false };
        new FieldsPainter(canvas, new Scale(new Axis(), (0, 2), 0, 30), new Scale(new Axis(), (0, 2), 30, 0)).Draw(contour);

        byte[] pixels = canvas.Images[0].Pixels; // 20 × 20, the hole in the upper right quarter
        for (int i = 0; i < 400; i++)
            Assert.Equal(i % 20 >= 10 && i / 20 < 10, pixels[3 * i] == 255 && pixels[3 * i + 1] == 255 && pixels[3 * i + 2] == 255);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_line_lies_where_the_height_is_its_level(bool filled)
    {
        // z = 2x + y: the line of 3 runs from (1, 1) to (0.5, 2), over places of unequal steps.
        var contour = Contour([0, 0.5, 2], [1, 1.2, 2], (a, b) => 2 * a + b, 3) with { Filled = filled };
        var (across, upwards) = (new Scale(new Axis(), (0, 2), 0, 400), new Scale(new Axis(), (1, 2), 300, 0));
        new FieldsPainter(canvas, across, upwards).Draw(contour);

        var (path, look) = Assert.Single(canvas.Paths);
        var points = Assert.Single(path.Pieces).Points.ToList();
        Assert.All(points, point => Assert.Equal(3, 2 * across.Value(point.X) + upwards.Value(point.Y), 0.002));
        Assert.Equal([1, 2], new[] { points[0], points[^1] }.Select(point => upwards.Value(point.Y)).Order());
        Assert.Null(look.Fill);
        Assert.Equal(filled ? Palette.Ink : Palette.Quiet, look.Stroke);
        Assert.True(look.StrokeWidth * look.StrokeOpacity is > 0.2 and < 2);
        Assert.Equal(filled, look.StrokeOpacity < 0.6); // colours are seen through it
        Assert.Equal(filled ? 1 : 0, canvas.Images.Count);
        Assert.Equal(filled ? [] : ["3"], canvas.Texts.Select(text => text.Text));
    }

    [Fact]
    public void Lines_keep_clear_of_a_hole()
    {
        var contour = Contour([0, 1, 2, 3], [0, 1, 2, 3], (a, b) => a == 0 && b == 3 ? double.NaN : a, 0.5) with { Filled = false };
        new FieldsPainter(canvas, new Scale(new Axis(), (0, 3), 0, 300), new Scale(new Axis(), (0, 3), 300, 0)).Draw(contour);

        var points = Assert.Single(canvas.Paths).Path.Pieces.SelectMany(piece => piece.Points).ToList();
        Assert.All(points, point => Assert.InRange(point.Y, 100, 300)); // z has no value from y = 2 on
        Assert.All(points, point => Assert.Equal(50, point.X, 1e-9));
    }

    [Fact]
    public void Levels_that_no_height_reaches_have_no_line_and_no_label()
    {
        new FieldsPainter(canvas, new Scale(new Axis(), (0, 1), 0, 300), new Scale(new Axis(), (0, 1), 300, 0))
            .Draw(Contour([0, 1], [0, 1], (a, _) => a, -1, 0.5, 7) with { Filled = false });

        Assert.Single(canvas.Paths);
        Assert.Equal("0.5", Assert.Single(canvas.Texts).Text);
    }

    [Theory]
    [InlineData(0.5, 0.62, 2)] // upright lines 48 pixels apart
    [InlineData(0.5, 0.58, 1)] // 32: the second label would touch the first
    public void Labels_stand_on_their_lines_apart_from_each_other(double first, double second, int labels)
    {
        var (across, upwards) = (new Scale(new Axis(), (0, 1), 0, 400), new Scale(new Axis(), (0, 1), 300, 0));
        var painter = new FieldsPainter(canvas, across, upwards);
        painter.Draw(Contour([0, 1], [0, 1], (a, _) => a, first, second) with { Filled = false });

        Assert.Equal(2, canvas.Paths.Count);
        Assert.Equal(labels, canvas.Texts.Count);
        Assert.Equal(400 * first, canvas.Texts[0].X, 0.1);
        Assert.All(canvas.Texts, text => Assert.Equal(("middle", true), (text.Anchor, text.Halo)));
    }

    [Theory, InlineData(0.001, false), InlineData(0.999, false), InlineData(0.001, true), InlineData(0.999, true)]
    public void A_label_stays_in_the_plot(double level, bool level1)
    {
        var (across, upwards) = (new Scale(new Axis(), (0, 1), 50, 450), new Scale(new Axis(), (0, 1), 330, 30));
        new FieldsPainter(canvas, across, upwards).Draw(Contour([0, 1], [0, 1], (a, b) => level1 ? b : a, level) with { Filled = false });

        var text = Assert.Single(canvas.Texts);
        Assert.InRange(text.Left(1.13), 50 - 1e-6, 450);
        Assert.InRange(text.Right(1.13), 50, 450 + 1e-6);
        Assert.InRange(text.Y, 30 + 0.7 * text.Size, 330);
        var edge = (X: across.Pixel(level), Y: upwards.Pixel(level));
        if (level1)
            Assert.InRange(Math.Abs(text.Y - 4 - edge.Y), 0, 10); // no farther from its line than needed
        else
            Assert.InRange(Math.Abs(text.X - edge.X), 0, TextWidth.Most(text.Text, text.Size) / 2 + 1e-6);
    }

    private static ContourTrace Contour(double[] x, double[] y, Func<double, double, double> height, params double[] levels) =>
        new(x, y, [.. y.SelectMany(b => x.Select(a => height(a, b)))]) { Levels = levels, Colors = ColorMap.Sequential };
}
