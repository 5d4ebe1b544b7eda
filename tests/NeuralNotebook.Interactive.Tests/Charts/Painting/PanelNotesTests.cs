namespace NeuralNotebook.Interactive.Tests;

/// <summary>What is written in and around the plot of a panel, which is painted from (100, 50) on.</summary>
public sealed class PanelNotesTests
{
    private const double X = 100, Y = 50, Width = 400, Height = 300;

    private readonly RecordedCanvas canvas = new();

    [Theory]
    [InlineData(2, "chance", "start")]
    [InlineData(8, "chance", "end")]
    [InlineData(8, "a label so long that not all of it has room on its side of the line, even with small letters", "end")]
    [InlineData(2, "a label so long that not all of it has room on its side of the line, even with small letters", "start")]
    public void The_label_of_an_upright_line_stands_on_the_side_with_more_room(double value, string label, string anchor)
    {
        var upright = new ReferenceLine { Value = value, Vertical = true, Label = label };
        var (left, top, right, bottom) = Draw(Panel() with { References = [upright] });
        var (line, text) = (canvas.Lines.Single(line => line.Dash is not null), canvas.Texts.Single(text => text.Halo));

        Assert.Equal((left + value / 10 * (right - left), top, bottom), (line.X1, line.Y1, line.Y2));
        Assert.Equal(line.X1, line.X2);
        Assert.Equal((anchor, label), (text.Anchor, text.Whole));
        Assert.InRange(Math.Abs(text.X - line.X1), 3, 9);
        Assert.True(anchor == "start" ? text.X > line.X1 : text.X < line.X1);
        Assert.InRange(text.Y - top, 9, 18);
        Assert.InRange(text.Left(1.13), X - 7 - 1e-6, X + Width + 7);
        Assert.InRange(text.Right(1.13), X - 7, X + Width + 7 + 1e-6);
        Assert.True(text.Text == label || TextWidth.Most(text.Text, 13) > 0.5 * (right - left)); // no shorter than needed
    }

    [Theory, InlineData(5, true, true), InlineData(9.9, false, true), InlineData(9.9, true, false), InlineData(0.1, true, true)]
    public void The_label_of_a_level_line_stands_over_it_unless_that_of_an_upright_line_is_there(double value, bool crossed, bool over)
    {
        var (left, top, right, bottom) = Draw(Panel() with
        {
            References =
            [
                new ReferenceLine { Value = value, Label = "level" },
                new ReferenceLine { Value = 5, Vertical = true, Label = crossed ? "upright" : null },
                new ReferenceLine { Value = double.NaN, Label = "nowhere" },
            ],
        });
        var (line, text) = (canvas.Lines.First(line => line.Dash is not null), canvas.Texts.Single(text => text.Text == "level"));

        Assert.Equal((left, right), (line.X1, line.X2));
        Assert.Equal(bottom - value / 10 * (bottom - top), line.Y1, 1e-6);
        Assert.Equal("end", text.Anchor);
        Assert.InRange(right - text.X, 0, 5);
        Assert.InRange(over ? line.Y1 - text.Y : text.Y - 10 - line.Y1, 2, 9);
        Assert.DoesNotContain(canvas.Texts, written => written.Text == "nowhere");
        Assert.Equal(2, canvas.Lines.Count(drawn => drawn.Dash is not null));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(6, 6, false)]
    [InlineData(6, -7, true)]
    [InlineData(-7, 6, true)]
    [InlineData(40, 30, true)]
    public void A_note_stands_beside_its_place_and_one_farther_than_12_pixels_has_a_line_to_it(double right, double down, bool lined)
    {
        var plot = Draw(Panel() with
        {
            Annotations =
            [
                new Annotation { Text = "note", X = 5, Y = 5, OffsetX = right, OffsetY = down, Color = "#112233" },
                new Annotation { Text = "nowhere", X = double.NaN, Y = 5 },
                new Annotation { Text = "nowhere", X = 5, Y = double.PositiveInfinity },
            ],
        });
        var (x, y) = ((plot.Left + plot.Right) / 2, (plot.Top + plot.Bottom) / 2);
        var text = canvas.Texts.Single(text => text.Text == "note");

        Assert.Equal((x + right, "middle", "#112233", true), (text.X, text.Anchor, text.Color, text.Halo));
        Assert.InRange(text.Y - y - down, 3, 6);
        var lines = canvas.Lines.Where(line => line.Color == Palette.Quiet).ToList();
        Assert.Equal(lined ? 1 : 0, lines.Count);
        Assert.All(lines, line => Assert.Equal((x, y, x + right, y + down), (line.X1, line.Y1, line.X2, line.Y2)));
        Assert.DoesNotContain(canvas.Texts, written => written.Text == "nowhere");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 10)]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    public void A_note_at_the_edge_stays_in_the_plot(double x, double y)
    {
        string endless = new('n', 300);
        foreach (var (text, bold) in new[] { ("a note", false), ("a note of some length", true), (endless, false), (endless, true) })
        {
            canvas.Texts.Clear();
            var plot = Draw(Panel() with { Annotations = [new Annotation { Text = text, X = x, Y = y, Bold = bold, Size = 13 }] });
            var note = canvas.Texts.Single(written => written.Whole == text);

            Assert.InRange(note.Left(), plot.Left - 1e-6, plot.Right);
            Assert.InRange(note.Right(), plot.Left, plot.Right + 1e-6);
            Assert.True(text.Length < 100 || TextWidth.Most(note.Text, bold ? 13 * 1.06 : 13) is > Width - 10 and <= Width + 14);
            Assert.InRange(note.Y, plot.Top + 4, plot.Bottom + 7);
            Assert.Equal(bold, note.Bold);
        }
    }

    [Fact]
    public void A_note_wider_than_the_plot_stands_in_the_middle_of_the_panel()
    {
        var narrow = Panel() with
        {
            Y = new Axis { Categories = [new string('n', 100), "b"] },
            Annotations = [new Annotation { Text = new string('n', 40), X = 5, Y = 0 }], // 40 · 0.57 · 13 = 296 pixels
        };
        var (left, _, right, _) = Draw(narrow);

        Assert.InRange(right - left, 150, 290);
        Assert.Equal(X + Width / 2, canvas.Texts.Single(text => text.Whole == narrow.Annotations[0].Text).X, 1e-9);
    }

    [Fact]
    public void An_axis_that_runs_down_says_so() =>
        Assert.Contains(Texts(Panel() with { Y = new Axis { Title = "row", Reversed = true } }), text => text == "↓ row");

    [Fact]
    public void Titles_are_cut_where_the_panel_or_the_title_of_its_colours_needs_the_room()
    {
        string wide = new('n', 200);
        var panel = new Panel
        {
            Traces = [new HeatmapTrace([1, 2, 3, 4], 2) { ColorBarTitle = new string('i', 200) }],
            X = new Axis { Title = wide },
            Y = new Axis { Title = wide },
        };
        Draw(panel with { Title = wide, Caption = wide });
        var cut = canvas.Texts.Where(text => text.Whole.Contains(wide, StringComparison.Ordinal)).ToList();
        var colours = canvas.Texts.Single(text => text.Whole.StartsWith('i'));

        Assert.Equal(4, cut.Count);
        Assert.All(cut, text => Assert.EndsWith("…", text.Text, StringComparison.Ordinal));
        Assert.All(cut, text => Assert.True(text.Left(1.13) >= X - 7 && text.Right(1.13) <= canvas.Images[0].X, text.Whole));
        Assert.InRange(TextWidth.Most(colours.Text, 13), 0.35 * Width, 0.43 * Width);
        Assert.All(cut, text => Assert.True(text.Right(1.13) - text.Left(1.13) > 0.4 * Width));
        var beside = cut.Single(text => text.Whole.StartsWith('↑'));
        Assert.True(beside.Right(1.13) < colours.Left(1.13) && Math.Abs(beside.Y - colours.Y) < 3);
        // The bar stands beside the plot, as high as it.
        var clip = canvas.Clips[^1];
        Assert.Equal((clip.Y, clip.Height), (canvas.Images[0].Y, canvas.Images[0].Height));
        Assert.True(canvas.Images[0].X > clip.X + clip.Width);
        Assert.All(canvas.Texts.Where(text => text.Anchor == "start"), text => Assert.True(text.Right() <= X + Width + 1e-6));
    }

    [Theory, InlineData(false, false, false), InlineData(true, false, true), InlineData(false, true, false), InlineData(true, true, true)]
    public void A_panel_in_space_has_its_title_over_and_its_caption_under_it_and_its_bar_beside(bool titled, bool captioned, bool barred)
    {
        var surface = new SurfaceTrace([0, 1], [0, 1], [1, 2, 3, 4]) { ColorBar = barred };
        var panel = new Panel { Traces = [surface], Title = titled ? "title" : null, Caption = captioned ? "caption" : null };
        new PanelPainter(canvas, panel).Draw(X, Y, Width, Height);
        var walls = canvas.Paths[0].Path.Pieces.SelectMany(piece => piece.Points).ToList();
        var title = canvas.Texts.SingleOrDefault(text => text.Text == "title");
        var caption = canvas.Texts.SingleOrDefault(text => text.Text == "caption");

        Assert.Equal((titled, captioned, barred ? 1 : 0), (title is not null, caption is not null, canvas.Images.Count));
        var others = canvas.Texts.Where(text => text != title && text != caption).ToList();
        if (title is not null)
            Assert.True(title.Bold && title.Y >= Y + 11 && title.Y + 4 < walls.Min(point => point.Y));
        if (caption is not null)
            Assert.True(!caption.Bold && caption.Y <= Y + Height && others.All(text => text.Y <= caption.Y - 12));
        Assert.All(walls, point => Assert.True(point.X > X && point.X < X + Width && point.Y > Y && point.Y < Y + Height));
        Assert.All(canvas.Images, image =>
        {
            Assert.True(image.X > walls.Max(point => point.X) && image.X + image.Width < X + Width);
            Assert.True(image.Y > Y + 20 && image.Y + image.Height < Y + Height - 15 && image.Height > 0.5 * Height);
            Assert.True(canvas.Texts.All(text => text.Right() <= X + Width + 7.1));
        });
    }

    [Fact]
    public void Bold_letters_are_wider_and_cut_sooner()
    {
        ICanvas any = canvas;
        any.Fitting(0, 0, "some words", 13, TextWidth.Most("some words", 13), Palette.Ink);
        any.Fitting(0, 0, "some words", 13, TextWidth.Most("some words", 13), Palette.Ink, bold: true);

        Assert.Equal("some words", canvas.Texts[0].Text);
        Assert.EndsWith("…", canvas.Texts[1].Text, StringComparison.Ordinal);
        Assert.Equal("some words", canvas.Texts[1].Whole);
    }

    [Theory]
    [InlineData(120, 1, 0)] // most of a low picture belongs to its plot
    [InlineData(200, 2, 1)]
    [InlineData(340, 3, 3)]
    [InlineData(700, 3, 3)]
    public void A_higher_picture_has_more_lines_of_title(int height, int titles, int subtitles)
    {
        string words = string.Concat(Enumerable.Repeat("several words ", 40));
        FigurePainter.Paint(canvas, Chart.Line([1, 2]).WithTitle(words, words).WithSize(400, height));
        var (title, subtitle) = (canvas.Texts.Where(text => text.Bold).ToList(), canvas.Texts.Where(text => text.Size == 14).ToList());

        Assert.Equal((titles, subtitles), (title.Count, subtitle.Count));
        var lines = title.Concat(subtitle).ToList();
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.InRange(pair.Second.Y - pair.First.Y, 18, 26));
        Assert.InRange(title[0].Y, 18, 34);
        Assert.True(canvas.Clips[0].Y + 5 > lines[^1].Y);
        var ground = canvas.Rectangles[0];
        Assert.Equal((0, 0, 400, height, Palette.Background), (ground.X, ground.Y, ground.Width, ground.Height, ground.Fill));
    }

    private IEnumerable<string> Texts(Panel panel)
    {
        Draw(panel);
        return canvas.Texts.Select(text => text.Text);
    }

    /// <summary>Both axes run from 0 to 10.</summary>
    private static Panel Panel() => new()
    {
        Traces = [new LineTrace([0, 10], [0, 10])],
        X = new Axis { Min = 0, Max = 10 },
        Y = new Axis { Min = 0, Max = 10 },
    };

    private (double Left, double Top, double Right, double Bottom) Draw(Panel panel)
    {
        new PanelPainter(canvas, panel).Draw(X, Y, Width, Height);
        var (x, y, width, height) = canvas.Clips[^1];
        int slack = panel.Fills ? 0 : 5;
        return (x + slack, y + slack, x + width - slack, y + height - slack);
    }
}
