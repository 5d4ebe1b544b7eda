namespace NeuralNotebook.Interactive.Tests;

public sealed class LegendPainterTests
{
    /// <summary>The key of a name is this wide.</summary>
    private const double Key = 26;

    [Theory]
    [InlineData(2, 8, 520, 340)]
    [InlineData(6, 30, 520, 340)]
    [InlineData(9, 12, 520, 340)]
    [InlineData(10, 60, 520, 400)]
    [InlineData(14, 10, 520, 340)]
    [InlineData(14, 40, 300, 200)]
    [InlineData(11, 60, 900, 300)]
    [InlineData(3, 200, 160, 160)]
    [InlineData(5, 3, 140, 120)]
    public void Names_stand_in_order_apart_from_each_other_and_inside(int count, int letters, int width, int height)
    {
        var (shown, more, moreAt) = LegendPainter.Layout(Named(count, letters, width, height), 14, width - 28);
        var all = shown.Select(entry => (entry.X, entry.Row, Width: Key + TextWidth.Of(entry.Text, 13.5))).ToList();
        if (more > 0)
            all.Add((moreAt.X, moreAt.Row, 90));

        Assert.Equal(count, shown.Count + more);
        Assert.InRange(shown.Count, 1, LegendPainter.Most);
        Assert.Equal((0.0, 0), (all[0].X, all[0].Row));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(
            pair.Second.Row == pair.First.Row && pair.Second.X >= pair.First.X + pair.First.Width + 4
            || pair.Second.Row == pair.First.Row + 1 && pair.Second.X == 0, $"{pair}"));
        Assert.All(shown, entry => Assert.True(entry.X + Key + TextWidth.Of(entry.Text, 13.5) <= width - 28 + 1e-9));
        Assert.Equal(shown.Count, shown.Select(entry => entry.Text).Distinct().Count()); // the ends, which differ, are kept
        if (count > 1 && all.Max(entry => entry.Row) > 0) // the plot keeps half of the picture
            Assert.InRange(14 + 21 * (1 + all.Max(entry => entry.Row)), 0, 0.5 * height);
    }

    [Fact]
    public void Names_that_have_room_side_by_side_stand_in_one_row()
    {
        var (shown, more, _) = LegendPainter.Layout(Named(3, 6, 520, 340), 14, 492);

        Assert.Equal(0, more);
        Assert.All(shown, entry => Assert.Equal(0, entry.Row));
        // Close together: the key, the name, and a gap.
        Assert.All(shown.Zip(shown.Skip(1)), pair =>
            Assert.InRange(pair.Second.X - pair.First.X - Key - TextWidth.Of(pair.First.Text, 13.5), 8, 30));
    }

    [Fact]
    public void More_than_ten_names_are_counted()
    {
        Assert.Equal((10, 0), Counts(Named(10, 4, 900, 500)));
        Assert.Equal((10, 1), Counts(Named(11, 4, 900, 500)));
        Assert.Equal((10, 90), Counts(Named(100, 4, 900, 500)));

        static (int, int) Counts(Figure figure) =>
            LegendPainter.Layout(figure, 14, 872) is var (shown, more, _) ? (shown.Count, more) : default;
    }

    [Theory]
    [InlineData(245, true)] // 95 pixels are left under the heading
    [InlineData(246, false)]
    public void A_picture_without_room_for_its_plot_has_no_legend(double top, bool listed)
    {
        var figure = Named(2, 4, 520, 340);

        Assert.Equal(listed ? 2 : 0, LegendPainter.Layout(figure, top, 492).Shown.Count);
        Assert.Empty(LegendPainter.Layout(figure.WithLegend(shown: false), 14, 492).Shown);
        Assert.Empty(LegendPainter.Layout(Chart.Line([1, 2]), 14, 492).Shown);
    }

    [Fact]
    public void One_name_in_one_colour_is_listed_once()
    {
        var line = new LineTrace([0, 1], [1, 2]) { Name = "a", Color = "#112233" };
        var (named, colored, unnamed) = (line with { Name = "b" }, line with { Color = "#445566" }, line with { Name = null });
        var panel = new Panel { Traces = [line, named, line, colored, unnamed] };

        Assert.Equal([("a", "#112233"), ("b", "#112233"), ("a", "#445566")],
            LegendPainter.Layout(new Figure { Panels = [panel, panel] }, 14, 492).Shown.Select(entry => (entry.Text, entry.Style.Color)));
    }

    [Theory]
    [InlineData(8, 520, 340, 2, 8)] // four rows, for the plot keeps half
    [InlineData(10, 520, 360, 2, 10)] // five rows
    [InlineData(12, 520, 360, 3, 10)] // an eleventh place says how many are not named
    [InlineData(2, 300, 200, 2, 2)] // one row
    [InlineData(14, 300, 200, 1, 1)]
    public void Long_names_stand_in_as_few_columns_as_take_them(int count, int width, int height, int columns, int named)
    {
        var (shown, more, moreAt) = LegendPainter.Layout(Named(count, 40, width, height), 14, width - 28);

        Assert.Equal((columns, named, count - named), (shown.Select(entry => entry.X).Distinct().Count(), shown.Count, more));
        Assert.True(more == 0 || !shown.Any(entry => (entry.X, entry.Row) == moreAt));
    }

    [Fact]
    public void Ten_names_that_have_room_are_not_put_in_columns()
    {
        var shown = LegendPainter.Layout(Named(10, 12, 520, 340), 14, 492).Shown;

        Assert.Equal([3, 3, 3, 1], shown.CountBy(entry => entry.Row).Select(row => row.Value));
        Assert.InRange(shown[1].X - Key - TextWidth.Of(shown[0].Text, 13.5), 8, 22);
    }

    [Theory, InlineData(14, 30), InlineData(9, 12), InlineData(11, 4), InlineData(2, 4)]
    public void The_legend_is_drawn_from_its_top_to_where_it_says_it_ends(int count, int letters)
    {
        var canvas = new RecordedCanvas();
        var figure = Named(count, letters, 520, 340);
        var (shown, more, moreAt) = LegendPainter.Layout(figure, 40, 492);
        double end = LegendPainter.Draw(canvas, figure, 14, 40, 492);

        string[] others = more > 0 ? [$"and {more} more"] : [];
        Assert.Equal(shown.Select(entry => entry.Text).Concat(others), canvas.Texts.Select(text => text.Text));
        Assert.Equal(shown.Select(entry => entry.Trace.Name).Concat(others), canvas.Texts.Select(text => text.Whole));
        Assert.Equal(shown.Select(entry => 14 + Key + entry.X).Concat(others.Select(_ => 14 + moreAt.X)),
            canvas.Texts.Select(text => text.X));
        int[] rows = [.. shown.Select(entry => entry.Row), moreAt.Row];
        Assert.All(canvas.Texts.Zip(rows), pair => Assert.Equal(canvas.Texts[0].Y + 21 * pair.Second, pair.First.Y, 1e-9));
        Assert.InRange(canvas.Texts[0].Y, 40 + 10, 40 + 21);
        Assert.InRange(end - canvas.Texts.Max(text => text.Y), 4, 15);
        // Each key is left of its name, about the middle of its letters.
        Assert.All(canvas.Lines.Zip(canvas.Texts), pair =>
        {
            Assert.InRange(pair.Second.X - pair.First.X2, 2, 12);
            Assert.InRange(pair.Second.Y - pair.First.Y1, 3, 6);
        });
    }

    [Fact]
    public void A_legend_without_names_takes_no_room()
    {
        var canvas = new RecordedCanvas();

        Assert.Equal(40, LegendPainter.Draw(canvas, Chart.Line([1, 2]), 14, 40, 492));
        Assert.Empty(canvas.Texts);
    }

    private static Figure Named(int count, int letters, int width, int height) =>
        Chart.Combine(Enumerable.Range(0, count).Select(i => Chart.Line([1, 2], new string('n', letters) + $" {i:00}")))
            .WithSize(width, height);
}
