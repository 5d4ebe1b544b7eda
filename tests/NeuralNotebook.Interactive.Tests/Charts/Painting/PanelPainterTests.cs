namespace NeuralNotebook.Interactive.Tests;

/// <summary>Where the parts of one panel stand: it is painted from (100, 50) on.</summary>
public sealed class PanelPainterTests
{
    private const double X = 100, Y = 50;

    private readonly RecordedCanvas canvas = new();

    [Theory, MemberData(nameof(Sets))]
    public void Headings_labels_and_caption_stand_over_and_under_the_plot_in_their_order(int set)
    {
        bool Has(int bit) => (set & bit) != 0;
        var panel = new Panel
        {
            Traces = [new LineTrace([0, 1, 2], [1, 2, 4])],
            Title = Has(1) ? "title" : null,
            Caption = Has(2) ? "caption" : null,
            X = new Axis { Title = Has(4) ? "across" : null, Visible = !Has(16) },
            Y = new Axis { Title = Has(8) ? "upwards" : null, Visible = !Has(32) },
        };
        var (_, top, _, bottom) = Draw(panel, 400, 300);

        var title = Of("title");
        var upwards = Of("↑ upwards");
        var across = Of("across →");
        var caption = Of("caption");
        var under = canvas.Texts.Where(text => text is { Anchor: "middle" }).ToList();
        Assert.Equal((Has(1), Has(2), Has(4) && !Has(16), Has(8) && !Has(32), !Has(16)),
            (title is not null, caption is not null, across is not null, upwards is not null, under.Count > 0));
        Assert.Equal(!Has(32), canvas.Texts.Any(text => text.Anchor == "end" && text != across));

        // From the top down, each line under the one before, and nothing outside.
        double[] over = [.. new[] { title?.Y, upwards?.Y }.OfType<double>()], below =
            [.. new[] { under.FirstOrDefault()?.Y, across?.Y, caption?.Y }.OfType<double>()];
        Assert.All(over.Zip(over.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 15, 26));
        Assert.All(below.Zip(below.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 15, 26));
        if (over.Length > 0)
            Assert.True(over[0] >= Y + 10 && top - over[^1] is >= 4 and < 16);
        if (below.Length > 0)
            Assert.True(below[0] - bottom is >= 11 and < 20 && below[^1] <= Y + 300 + 4);
        // The plot has what is left.
        Assert.InRange(top - Y, 0, 10 + 22 * over.Length);
        Assert.InRange(Y + 300 - bottom, 0, 6 + 21 * below.Length);
        if (title is not null)
            Assert.True(title is { Bold: true, Size: > 13 });

        WrittenText? Of(string text) => canvas.Texts.SingleOrDefault(written => written.Text == text);
    }

    public static TheoryData<int> Sets => [.. Enumerable.Range(0, 64)];

    [Fact]
    public void Every_tick_has_a_line_of_the_grid_and_its_label_beside_it()
    {
        var (left, top, right, bottom) = Draw(new Panel { Traces = [new LineTrace([0, 10], [0, 5])] }, 400, 300);
        var (level, upright) = (canvas.Lines.Where(line => line.Color == Palette.Grid && line.Y1 == line.Y2).ToList(),
            canvas.Lines.Where(line => line.Color == Palette.Grid && line.X1 == line.X2).ToList());
        var beside = canvas.Texts.Where(text => text.Anchor == "end").ToList();
        var under = canvas.Texts.Where(text => text.Anchor == "middle").ToList();

        Assert.All(level, line => Assert.Equal((left, right), (line.X1, line.X2)));
        Assert.All(upright, line => Assert.Equal((top, bottom), (line.Y1, line.Y2)));
        Assert.Equal(level.Select(line => line.Y1 + 4.5), beside.Select(text => text.Y));
        Assert.Equal(upright.Select(line => line.X1), under.Select(text => text.X));
        Assert.All(beside, text => Assert.InRange(left - text.X, 4, 10));
        Assert.InRange(level.Count, 4, 8);
        Assert.InRange(upright.Count, 4, 10);
        Assert.Contains(canvas.Lines, line => line.Color == Palette.AxisLine
            && (line.X1, line.Y1, line.X2, line.Y2) == (left, bottom, right, bottom));
    }

    [Fact]
    public void A_field_hides_the_grid_and_cuts_at_its_edge_where_markers_keep_their_outer_half()
    {
        Draw(new Panel { Traces = [new HeatmapTrace([1, 2, 3, 4], 2) { ColorBar = false }] }, 400, 300);
        Assert.DoesNotContain(canvas.Lines, line => line.Color == Palette.Grid);
        Assert.Equal(canvas.Clips[0], (canvas.Images[0].X, canvas.Images[0].Y, canvas.Images[0].Width, canvas.Images[0].Height));

        var (left, top, right, bottom) = Draw(new Panel { Traces = [new LineTrace([0, 10], [0, 5])] }, 400, 300);
        Assert.Equal((left - 5, top - 5, right - left + 10, bottom - top + 10), canvas.Clips[1]);
    }

    [Theory, InlineData(400, 300), InlineData(300, 400)]
    public void Equal_units_are_equally_long_and_the_plot_stays_at_the_upper_left(double width, double height)
    {
        var panel = new Panel
        {
            Traces = [new LineTrace([0, 1], [0, 1])],
            X = new Axis { Min = 10, Max = 14 },
            Y = new Axis { Min = 10, Max = 13 },
        };
        var free = Draw(panel, width, height);
        var (left, top, right, bottom) = Draw(panel with { EqualUnits = true }, width, height);

        Assert.Equal((free.Left, free.Top), (left, top));
        Assert.Equal((right - left) / 4, (bottom - top) / 3, 1e-9);
        Assert.Equal(Math.Min((free.Right - left) / 4, (free.Bottom - top) / 3), (right - left) / 4, 1e-9);
    }

    [Theory, InlineData(40), InlineData(90), InlineData(180), InlineData(300), InlineData(700)]
    public void Numbers_under_the_axis_never_touch_and_stay_in_the_panel(int width)
    {
        foreach (var (min, max) in new[] { (0, 10), (0.001, 0.009), (12_345_000.0, 98_765_000), (-1e-7, 1e-7) })
        {
            canvas.Texts.Clear();
            var (left, _, right, _) = Draw(new Panel
            {
                Traces = [new LineTrace([min, max], [0, 1])],
                X = new Axis { Min = min, Max = max },
                Y = new Axis { Visible = false },
            }, width, 200);
            var labels = canvas.Texts.Where(text => text.Anchor == "middle").OrderBy(text => text.X).ToList();

            Assert.InRange(labels.Count, 0, 10);
            Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.Second.Left() - pair.First.Right() >= 12 - 1e-6));
            if (width < 180)
                continue;
            Assert.True(labels.Count > 1);
            Assert.All(labels, label => Assert.InRange(label.Left(1.13), X - 7 - 1e-6, X + width + 7));
            Assert.All(labels, label => Assert.InRange(label.Right(1.13), X - 7, X + width + 7 + 1e-6));
        }
    }

    [Fact]
    public void Names_with_room_stand_level_under_their_places()
    {
        var (left, _, right, bottom) = Draw(Bars(4, "name"), 400, 300);
        var names = canvas.Texts.Where(text => text.Anchor == "middle").ToList();

        Assert.Equal(["name 0", "name 1", "name 2", "name 3"], names.Select(name => name.Text));
        Assert.All(names, name => Assert.Equal(0, name.Turn));
        Assert.All(names, name => Assert.InRange(name.Y - bottom, 12, 22));
        double step = names[1].X - names[0].X;
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.Equal(step, pair.Second.X - pair.First.X, 1e-9));
        Assert.InRange(step, (right - left) / 4 - 5, (right - left) / 4 + 5);
        Assert.DoesNotContain(canvas.Lines, line => line.Color == Palette.Grid && line.X1 == line.X2);
    }

    [Theory, InlineData(12, "a name"), InlineData(12, "a name of some length and more"), InlineData(60, "n"), InlineData(200, "name")]
    public void Names_without_room_are_slanted_or_every_second_or_third_is_left_out(int count, string name)
    {
        var (left, _, right, bottom) = Draw(Bars(count, name), 400, 300);
        var names = canvas.Texts.Where(text => text.Turn != 0).ToList();
        double cosine = Math.Cos(40 * Math.PI / 180), sine = Math.Sin(40 * Math.PI / 180);

        Assert.InRange(names.Count, Math.Min(count, 15), 24);
        Assert.All(names, text => Assert.Equal((-40, "end"), (text.Turn, text.Anchor)));
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X >= 13));
        // Each ends under its place, and starts further left and down, but in the panel.
        Assert.All(names, text => Assert.InRange(text.X, left, right + 5));
        Assert.All(names, text => Assert.InRange(text.Y - bottom, 8, 20));
        Assert.All(names, text => Assert.True(text.X - cosine * (text.Right() - text.Left()) >= X - 7 - 1e-6, text.Text));
        Assert.All(names, text => Assert.True(text.Y + sine * (text.Right() - text.Left()) <= Y + 300 + 8, text.Text));
        // The names take no more than they need, and never most of it; none is shorter than it must be.
        Assert.InRange(Y + 300 - bottom, 25, Math.Min(100, 30 + 0.7 * names.Max(text => TextWidth.Of(text.Text, 13))));
        Assert.All(names.Where(text => text.Text.EndsWith('…')), text => Assert.True(
            cosine * TextWidth.Most(text.Text, 13) > Math.Min(text.X - 4 - (X - 7), cosine * 105) - 17, text.Text));
    }

    [Theory, InlineData(5, 5), InlineData(100, 19)]
    public void Of_many_names_beside_the_axis_as_many_are_written_as_do_not_touch(int count, int most)
    {
        var panel = new Panel
        {
            Traces = [new BarTrace([.. Enumerable.Range(0, count).Select(i => (double)i)], new double[count]) { Horizontal = true }],
            Y = new Axis { Categories = [.. Enumerable.Range(0, count).Select(i => $"name {i}")] },
        };
        Draw(panel, 400, 300);
        var names = canvas.Texts.Where(text => text.Text.StartsWith("name", StringComparison.Ordinal)).ToList();

        Assert.InRange(names.Count, Math.Min(count, most - 4), most);
        Assert.Equal("name 0", names[0].Text);
        Assert.All(names.Zip(names.Skip(1)), pair => Assert.True(Math.Abs(pair.Second.Y - pair.First.Y) >= 14));
        canvas.Texts.Clear();

        // Only the names between the axis' ends.
        Draw(panel with { Y = panel.Y with { Min = 1, Max = 3 } }, 400, 300);
        Assert.Equal(["name 1", "name 2", "name 3"], canvas.Texts.Select(text => text.Text).Where(text => text.StartsWith('n')));
    }

    [Theory]
    [InlineData(-1, 2, 0.0)] // where the bars begin
    [InlineData(-3, -1, 0.0)]
    [InlineData(1, 2, null)]
    public void The_line_of_an_axis_lies_where_bars_begin(double first, double second, double? at)
    {
        var bars = new BarTrace([0, 1], [first, second]);
        var even = new Axis { Min = -4, Max = 4 };
        var (left, top, right, bottom) = Draw(new Panel { Traces = [new LineTrace([0, 1], [0, 0]), bars], Y = even }, 400, 300);
        Assert.Contains(canvas.Lines, line => line.Color == Palette.AxisLine && line.Y1 == line.Y2
            && Math.Abs(line.Y1 - (top + bottom) / 2) < 1e-6);
        canvas.Lines.Clear();

        (left, top, right, bottom) = Draw(new Panel { Traces = [bars] }, 400, 300);
        var axis = Assert.Single(canvas.Lines, line => line.Color == Palette.AxisLine);
        Assert.Equal((left, right), (axis.X1, axis.X2));
        Assert.Equal(at is null ? bottom : second < 0 ? top : axis.Y1, axis.Y1, 1e-6);
        Assert.InRange(axis.Y1, top - 1e-6, bottom + 1e-6);
        canvas.Lines.Clear();

        var lying = bars with { Horizontal = true };
        (left, top, right, bottom) = Draw(new Panel { Traces = [new LineTrace([0, 0], [0, 1]), lying], X = even }, 400, 300);
        Assert.Contains(canvas.Lines, line => line.Color == Palette.AxisLine && (line.Y1, line.Y2) == (top, bottom)
            && Math.Abs(line.X1 - (left + right) / 2) < 1e-6 && line.X1 == line.X2);
        canvas.Lines.Clear();

        // No bars, no line at 0.
        (_, _, _, bottom) = Draw(new Panel { Traces = [new LineTrace([0, 1], [first, second])], Y = even }, 400, 300);
        Assert.Equal(bottom, Assert.Single(canvas.Lines, line => line.Color == Palette.AxisLine).Y1);
    }

    [Theory, InlineData(20, 10), InlineData(60, 40), InlineData(130, 30)]
    public void However_small_the_room_there_is_a_plot_of_20_pixels(double width, double height)
    {
        var (left, top, right, bottom) = Draw(new Panel
        {
            Traces = [new BarTrace([0, 1, 2], [1, 2, 3])],
            Title = "t",
            Caption = "c",
            X = new Axis { Title = "x", Categories = ["a long long name", "a long long name", "a long long name"] },
            Y = new Axis { Title = "y" },
        }, width, height);

        Assert.True(right - left >= 20 - 1e-9 && bottom - top >= 20 - 1e-9);
        Assert.InRange(left - X, 0, 0.45 * width + 1e-9);
    }

    [Fact]
    public void Long_names_beside_the_axis_leave_most_of_the_panel_to_the_plot()
    {
        var (left, _, right, _) = Draw(new Panel
        {
            Traces = [new BarTrace([0, 1], [1, 2]) { Horizontal = true }],
            Y = new Axis { Categories = [new string('n', 100), "short"] },
        }, 300, 300);

        Assert.True(right - left >= 0.5 * 300);
        var name = canvas.Texts.Single(text => text.Text.StartsWith("nn", StringComparison.Ordinal));
        Assert.EndsWith("…", name.Text, StringComparison.Ordinal);
        Assert.InRange(name.Left(1.13), X - 14 - 1e-6, left); // the picture's margin
    }

    private (double Left, double Top, double Right, double Bottom) Draw(Panel panel, double width, double height)
    {
        new PanelPainter(canvas, panel).Draw(X, Y, width, height);
        var (x, y, w, h) = canvas.Clips[^1];
        int slack = panel.Fills ? 0 : 5;
        return (x + slack, y + slack, x + w - slack, y + h - slack);
    }

    private static Panel Bars(int count, string name) => new()
    {
        Traces =
        [
            new BarTrace([.. Enumerable.Range(0, count).Select(i => (double)i)], [.. Enumerable.Range(0, count).Select(i => i + 1.0)]),
        ],
        X = new Axis { Categories = [.. Enumerable.Range(0, count).Select(i => $"{name} {i}")] },
    };
}
