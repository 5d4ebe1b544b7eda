namespace NeuralNotebook.Interactive.Tests;

public sealed class ChartTests
{
    private static readonly Figure Line = Chart.Line([1.0, 2]);

    [Fact]
    public void A_value_of_a_histogram_falls_into_the_bin_that_begins_with_it_and_the_largest_into_the_last()
    {
        var bars = Bars(Chart.Histogram([0, 1, 2, 3, 4.0], bins: 2));

        Assert.Equal(([1.0, 3], [2.0, 3], 2.0), (bars.Positions, bars.Values, bars.Thickness),
            (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2) && a.Item3 == b.Item3);
        Assert.Equal("count", Chart.Histogram([0, 1.0]).Panels[0].Y.Title);
    }

    [Theory, InlineData(1, 1), InlineData(4, 2), InlineData(10, 4), InlineData(2500, 50), InlineData(3000, 50)]
    public void Without_a_wish_there_are_as_many_bins_as_the_root_of_the_count_at_most_50(int count, int bins)
    {
        var bars = Bars(Chart.Histogram(Enumerable.Range(0, count)));

        Assert.Equal(bins, bars.Values.Count);
        Assert.Equal(count, bars.Values.Sum());
    }

    [Fact]
    public void A_histogram_of_one_value_is_one_wide_and_that_of_none_is_empty()
    {
        var (one, none) = (Bars(Chart.Histogram([5, 5, 5.0], bins: 1)), Bars(Chart.Histogram([double.NaN, double.PositiveInfinity])));

        Assert.Equal((5, 3, 1, 0), (one.Positions[0], one.Values[0], one.Thickness, one.LeftOut));
        Assert.Equal((0.5, 0, 1, 2), (none.Positions[0], none.Values[0], none.Thickness, none.LeftOut));
    }

    [Fact]
    public void Bars_say_their_values_when_they_are_at_most_twelve()
    {
        string[] names = [.. Enumerable.Range(0, 13).Select(i => $"n{i}")];

        Assert.True(Bars(Chart.Column(names[..12], new double[12])).ShowValues);
        Assert.False(Bars(Chart.Column(names, new double[13])).ShowValues);
    }

    [Fact]
    public void Bars_that_lie_have_their_names_upwards_the_first_at_the_top()
    {
        var (standing, lying) = (Chart.Column(["a", "b"], [1, 2]).Panels[0], Chart.Bar(["a", "b"], [1, 2]).Panels[0]);

        Assert.Equal(["a", "b"], standing.X.Categories!);
        Assert.Equal(["a", "b"], lying.Y.Categories!);
        Assert.Equal((null, null), (standing.Y.Categories, lying.X.Categories));
        Assert.Equal((false, true), (standing.X.Reversed, lying.Y.Reversed));
        Assert.Equal((false, true), (((BarTrace)standing.Traces[0]).Horizontal, ((BarTrace)lying.Traces[0]).Horizontal));
    }

    [Fact]
    public void Combined_figures_have_the_first_title_and_axis_that_is_there_and_all_that_was_drawn()
    {
        var plain = Line.WithHorizontalLine(3).WithAnnotation(1, 2, "a");
        var named = Line.WithTitle("title", "second line").WithXAxis("epoch").WithYAxis("loss").WithVerticalLine(4)
            .WithAnnotation(3, 4, "b");
        var other = Line.WithTitle("other", "third line").WithXAxis("x").WithYAxis("y");
        var both = Chart.Combine(plain, named, other);
        var panel = both.Panels.Single();

        Assert.Equal(("title", "second line"), (both.Title, both.Subtitle));
        Assert.Equal(("epoch", "loss"), (panel.X.Title, panel.Y.Title));
        Assert.Equal(3, panel.Traces.Count);
        Assert.Equal([3, 4], panel.References.Select(line => line.Value));
        Assert.Equal(["a", "b"], panel.Annotations.Select(note => note.Text));
        Assert.Null(panel.Description);
        Assert.Equal((null, null), (Chart.Combine(plain, plain).Title, Chart.Combine(plain, plain).Panels[0].X.Title));
    }

    [Fact]
    public void The_first_axis_bounds_hold_where_no_axis_has_a_title() =>
        Assert.Equal(7, Chart.Combine(Line.WithXAxis(max: 7).WithYAxis(max: 7), Line.WithXAxis(max: 9).WithYAxis(max: 9)).Panels[0].X.Max);

    [Fact]
    public void Descriptions_of_combined_panels_follow_each_other()
    {
        var (a, b) = (Figure(new Panel { Description = "a" }), Figure(new Panel { Description = "b" }));

        Assert.Equal("a; b", Chart.Combine(a, Line, b).Panels[0].Description);

        static Figure Figure(Panel panel) => new() { Panels = [panel] };
    }

    [Fact]
    public void Bars_at_the_same_named_places_stand_side_by_side_without_touching()
    {
        var (first, second) = (Chart.Column(["a", "b"], [1, 2]), Chart.Column(["a", "b"], [3, 4]));
        var bars = Chart.Combine(first, Line, second).Panels[0].Traces.OfType<BarTrace>().ToList();

        Assert.Equal(3, Chart.Combine(first, Line, second).Panels[0].Traces.Count);
        Assert.True(bars[0].Positions[0] + bars[0].Thickness / 2 <= bars[1].Positions[0] - bars[1].Thickness / 2 + 1e-12);
        Assert.Equal(0, bars[0].Positions[0] + bars[1].Positions[0], 1e-12); // together they stand in the middle of their place
        Assert.Equal(2, bars[0].Positions[1] + bars[1].Positions[1], 1e-12);
    }

    [Fact]
    public void Bars_alone_bars_that_go_another_way_and_bars_at_numbers_stay_in_their_places()
    {
        var (column, bar, bins) = (Chart.Column(["a", "b"], [1, 2]), Chart.Bar(["a", "b"], [3, 4]), Chart.Histogram([0, 1, 2, 3.0]));

        foreach (var figures in new[] { new[] { column, Line }, [column, bar], [bins, bins] })
            Assert.All(figures.SelectMany(figure => figure.Panels[0].Traces).Zip(Chart.Combine(figures).Panels[0].Traces),
                pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void A_grid_is_as_wide_as_it_has_figures_and_a_row_higher_for_each_row()
    {
        Assert.Equal([1, 2, 2, 3], new[] { Grid(2, 1), Grid(2, 2), Grid(2, 5), Grid(3, 4) }.Select(figure => figure.Columns));
        Assert.Equal(1, Chart.Grid(3).Columns);
        Assert.Equal(Grid(2, 3).Height, Grid(2, 4).Height);
        Assert.Equal(Grid(2, 4).Height - Grid(2, 2).Height, Grid(2, 6).Height - Grid(2, 4).Height);
        Assert.True(Grid(2, 4).Height > Grid(2, 2).Height);
        Assert.True(Grid(3, 3).Height < Grid(2, 2).Height, "narrower panels are lower");
        Assert.Equal(Grid(2, 2).Height, Chart.Grid(2).Height);
        Assert.Equal(4000, Grid(1, 60).Height);
        Assert.True(Grid(2, 2).Width > Grid(1, 2).Width);
        Assert.Equal(Figure.DefaultWidth, Grid(1, 2).Width);

        static Figure Grid(int columns, int count) => Chart.Grid(columns, Enumerable.Repeat(Line, count));
    }

    [Fact]
    public void In_a_grid_a_panel_keeps_its_heading_and_takes_its_figures_title_where_it_has_none()
    {
        var inner = Chart.Grid(2, Line.WithTitle("a"), Line).WithTitle("b");

        Assert.Equal(["a", "b", "c"], Chart.Grid(3, inner, Line.WithTitle("c")).Panels.Select(panel => panel.Title));
    }

    [Fact]
    public void Each_class_has_its_own_colour_and_marker_in_the_order_of_the_classes()
    {
        var panel = Chart.Point(new Matrix(4, 3, [0, 1, 9, 2, 3, 9, 4, 5, 9, 6, 7, 9]), [2, 0, 1, 2]).Panels[0];
        var traces = panel.Traces.Cast<PointTrace>().ToList();

        Assert.Equal(["class 0", "class 1", "class 2"], traces.Select(trace => trace.Name));
        Assert.Equal([Palette.OfClass(0), Palette.OfClass(1), Palette.OfClass(2)], traces.Select(trace => trace.Color));
        Assert.Equal([Marker.Circle, Marker.Square, Marker.Triangle], traces.Select(trace => trace.Marker!.Value));
        Assert.Equal([(0, 1), (6, 7)], traces[2].X.Zip(traces[2].Y));
        Assert.Equal(("x₁", "x₂"), (panel.X.Title, panel.Y.Title));
        Assert.Equal(Marker.Circle, ((PointTrace)Chart.Point(new Matrix(1, 2), [-1]).Panels[0].Traces[0]).Marker);
    }

    [Fact]
    public void Series_take_turns_and_over_a_map_they_start_with_the_second_colour()
    {
        var (map, points) = (Chart.Contour(new Matrix(2, 2, [1, 2, 3, 4])), Chart.Point([0, 1], [0, 1]));
        var plain = TraceStyle.Of(Chart.Combine(Line, points, Line).Panels[0]);
        var over = TraceStyle.Of(Chart.Combine(map, Line, Line.WithClassColor(5), Line).Panels[0]);

        Assert.Equal([Palette.Of(0), Palette.Of(1), Palette.Of(2)], plain.Select(style => style.Color));
        Assert.Equal([Palette.MarkerOf(0), Palette.MarkerOf(1), Palette.MarkerOf(2)], plain.Select(style => style.Marker));
        Assert.Equal([Palette.Of(1), Palette.OfClass(5), Palette.Of(2)], over.Skip(1).Select(style => style.Color));
        Assert.Equal([Dash.Solid, Dash.Solid, Palette.DashOf(1)], over.Skip(1).Select(style => style.Dash));
    }

    [Fact]
    public void The_first_map_with_a_bar_explains_the_colours()
    {
        var (lines, cells) =
            (Chart.Contour(new Matrix(2, 2, [1, 2, 3, 4]), filled: false), Chart.Heatmap(new Matrix(2, 2, [1, 2, 3, 4])));

        Assert.Null(lines.Panels[0].ColorBarTrace);
        Assert.Null(cells.WithColorBar(shown: false).Panels[0].ColorBarTrace);
        Assert.Same(cells.Panels[0].Traces[0], Chart.Combine(lines, cells).Panels[0].ColorBarTrace);
        Assert.Equal("a", cells.WithColorBar("a").WithColorBar().Panels[0].ColorBarTrace!.ColorBarTitle);
    }

    private static BarTrace Bars(Figure figure) => (BarTrace)figure.Panels[0].Traces[0];
}
