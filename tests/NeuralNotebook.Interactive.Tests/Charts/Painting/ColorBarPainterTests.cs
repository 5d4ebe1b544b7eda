namespace NeuralNotebook.Interactive.Tests;

public sealed class ColorBarPainterTests
{
    private readonly RecordedCanvas canvas = new();

    [Fact]
    public void A_bar_runs_from_the_lowest_colour_up_to_the_highest_with_its_numbers_beside_it()
    {
        var heatmap = new HeatmapTrace([0, 10], 2) { Colors = ColorMap.Sequential };
        var bar = Drawn(heatmap);
        var image = Assert.Single(canvas.Images);

        Assert.Equal((20, 200, 1, false), (image.Y, image.Height, image.Columns, image.Smooth));
        Assert.True(image.X > 300 && image.X + image.Width < 300 + bar.Width);
        Assert.Equal([heatmap.ColorOf(10).ToString(), heatmap.ColorOf(0).ToString()],
            new[] { image.Pixels[..3], image.Pixels[^3..] }.Select(pixel => new Rgb(pixel[0], pixel[1], pixel[2]).ToString()));
        Assert.Equal(["0", "2", "4", "6", "8", "10"], canvas.Texts.Select(text => text.Text));
        Assert.All(canvas.Lines.Zip(Enumerable.Range(0, 6)), pair =>
        {
            Assert.Equal((220 - 40 * pair.Second, pair.First.Y1), (pair.First.Y1, pair.First.Y2));
            Assert.Equal(image.X + image.Width, pair.First.X1, 1e-9);
            var text = canvas.Texts[pair.Second];
            Assert.True(text.X > pair.First.X2 && text.Right() <= 300 + bar.Width + 1e-9);
            Assert.InRange(text.Y - pair.First.Y1, 3, 5.5); // its letters about the tick
        });
    }

    [Theory, InlineData(4), InlineData(20), InlineData(60)]
    public void The_bands_of_a_contour_are_equally_high_and_a_level_is_where_two_meet(int levels)
    {
        double[] squares = [.. Enumerable.Range(1, levels).Select(i => (double)i * i)];
        var contour = new ContourTrace([0, 1], [0, 1], [0, 1, 2, 3]) { Levels = squares };
        Drawn(contour);

        Assert.Equal(3 * (levels + 1), canvas.Images[0].Pixels.Length);
        Assert.Equal("1", canvas.Texts[0].Text);
        foreach (var (text, line) in canvas.Texts.Zip(canvas.Lines))
        {
            int level = contour.LevelNames.ToList().IndexOf(text.Text);
            Assert.Equal(220 - 200.0 * (level + 1) / (levels + 1), line.Y1, 1e-9);
        }
        // As many labels as do not touch.
        Assert.All(canvas.Lines.Zip(canvas.Lines.Skip(1)), pair =>
            Assert.InRange(pair.First.Y1 - pair.Second.Y1, 15 - 1e-9, Math.Max(200.0 / (levels + 1) + 1e-9, 15 + 200.0 / (levels + 1))));
        Assert.True(canvas.Texts.Max(text => text.Y) <= 220 + 3);
    }

    [Fact]
    public void Its_title_ends_over_it_and_is_cut_where_it_would_need_more_than_its_share()
    {
        var bar = Drawn(new HeatmapTrace([0, 10], 2) { ColorBarTitle = "weight" });
        var title = canvas.Texts[^1];
        Assert.Equal(("weight", "end"), (title.Text, title.Anchor));
        Assert.Equal(300 + bar.Width, title.X, 1e-9);
        Assert.InRange(title.Y, 20 - 15, 20 - 3);

        foreach (double room in new[] { 150, 300, 2000 })
        {
            canvas.Texts.Clear();
            new ColorBarPainter(canvas, new HeatmapTrace([0, 10], 2) { ColorBarTitle = new string('n', 90) }).Draw(300, 20, 220, room);
            var cut = canvas.Texts[^1];
            Assert.EndsWith("…", cut.Text, StringComparison.Ordinal);
            Assert.InRange(TextWidth.Most(cut.Text, cut.Size), Math.Min(150, 0.3 * room), Math.Min(180, 0.5 * room)); // less than half
        }
    }

    [Fact]
    public void The_numbers_of_a_narrow_range_are_counted_from_what_the_title_says_but_levels_are_named()
    {
        Drawn(new HeatmapTrace([1e9 + 0.001, 1e9 + 0.003], 2) { ColorBarTitle = "size", Colors = ColorMap.Sequential });
        Assert.Equal("size: 1,000,000,000 + …", canvas.Texts[^1].Whole);
        canvas.Texts.Clear();

        Drawn(new ContourTrace([0, 1], [0, 1], [1e9 + 0.001, 1e9 + 0.002, 1e9 + 0.002, 1e9 + 0.003]) { ColorBarTitle = "size" });
        Assert.Equal("size", canvas.Texts[^1].Whole);
        canvas.Texts.Clear();

        Drawn(new HeatmapTrace([0, 10], 2));
        Assert.Equal("10", canvas.Texts[^1].Text);
    }

    private ColorBarPainter Drawn(ColoredTrace trace)
    {
        var bar = new ColorBarPainter(canvas, trace);
        bar.Draw(300, 20, 220, 350);
        return bar;
    }
}
