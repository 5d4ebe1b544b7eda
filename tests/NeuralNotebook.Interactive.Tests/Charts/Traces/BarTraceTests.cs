using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class BarTraceTests
{
    private static readonly Panel Plane = new();

    private static readonly BarTrace Two = new([2, 6], [5, -3]) { Thickness = 2 };

    private static double[] Counted(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static List<(double X, double Y)> Corners(TracePlot plot)
    {
        var (points, closed) = plot.Paths.Single().Pieces.Single();
        Assert.True(closed);
        return points;
    }

    [Fact]
    public void A_bar_reaches_from_zero_to_its_value_as_thick_as_it_was_asked()
    {
        Assert.Equal([(10, 100), (10, 50), (30, 50), (30, 100)], Corners(new TracePlot().Draw(new BarTrace([2], [5]) { Thickness = 2 })));
        Assert.Equal([(0, 90), (50, 90), (50, 70), (0, 70)],
            Corners(new TracePlot().Draw(new BarTrace([2], [5]) { Thickness = 2, Horizontal = true })));
    }

    [Fact]
    public void On_a_logarithmic_axis_bars_begin_where_it_begins()
    {
        var log = new Axis { Log = true };

        // along the bars: a decade is 50 pixels
        Assert.Equal([(10, 100), (10, 50), (30, 50), (30, 100)],
            Corners(new TracePlot(y: log, rangeY: (0.1, 10)).Draw(new BarTrace([2], [1]) { Thickness = 2 })));
        // beside them: the first would begin at −1
        Assert.Equal([(0, 100), (0, 50), (50, 50), (50, 100)],
            Corners(new TracePlot(x: log, rangeX: (1, 100)).Draw(new BarTrace([1], [5]) { Thickness = 18 })));
    }

    [Fact]
    public void Without_a_name_bars_below_zero_wear_the_colour_of_their_sign()
    {
        var plot = new TracePlot(rangeY: (-5, 5)).Draw(new BarTrace([2, 4, 6, 8], [4, -4, 0, double.NaN]) { Thickness = 2 });

        Assert.Equal(new HashSet<string?> { "#123456", Palette.OfSign(-1) }, plot.Paths.Select(path => path.Look.Fill).ToHashSet());
        var mine = plot.Paths.Single(path => path.Look.Fill == "#123456");
        Assert.Equal([10, 50], mine.Pieces.Select(piece => piece.Points[0].X)); // and the value that is no number has no bar
        Assert.Equal("#123456", (Two with { Name = "mine" }).ColorOf(-1, TracePlot.Style));
        Assert.Equal("#123456", (Two with { Color = "#123456" }).ColorOf(-1, TracePlot.Style));
        Assert.Equal("#123456", Two.ColorOf(0, TracePlot.Style));
        Assert.All(plot.Paths, path => Assert.Equal(Palette.Background, path.Look.Stroke)); // neighbours stay apart
    }

    [Fact]
    public void Values_are_written_beside_the_bars_and_error_bars_over_them_where_they_were_asked_for()
    {
        var bars = new BarTrace([2, 6], [5, 3]) { Thickness = 2, ShowValues = true };
        var errors = new ErrorBars([1, 1], [2, 2]);

        Assert.Equal(["5", "3"], new TracePlot().Draw(bars).Texts.Select(text => text.Text));
        Assert.Empty(new TracePlot().Draw(bars with { ShowValues = false }).Texts);
        var upright = new TracePlot().Draw(bars with { Errors = errors }).Paths;
        Assert.Equal((2, Palette.Ink), (upright.Count, upright[1].Look.Stroke));
        Assert.Contains(upright[1].Pieces, piece => piece.Points.SequenceEqual([(20, 60), (20, 30)]));
        var lying = new TracePlot().Draw(bars with { Errors = errors, Horizontal = true }).Paths;
        Assert.Contains(lying[1].Pieces, piece => piece.Points.SequenceEqual([(40, 80), (70, 80)]));
        var empty = new TracePlot().Draw(new BarTrace([2], [double.NaN]) { ShowValues = true, Errors = new ErrorBars([1], [1]) });
        Assert.Empty(empty.Paths);
        Assert.Empty(empty.Texts);
    }

    [Fact]
    public void Axes_reach_zero_the_ends_of_the_errors_and_the_sides_of_the_outer_bars()
    {
        Assert.Equal([1, 3, 5, 7], Two.Across);
        Assert.Equal([5, -3, 0], Two.Upwards);
        var lying = Two with { Horizontal = true, Errors = new ErrorBars([1, 1], [2, double.NaN]) };
        Assert.Equal([5, -3, 4, 7, 0], lying.Across);
        Assert.Equal([1, 3, 5, 7], lying.Upwards);
        Assert.True(Two.StandsOnZero);
        Assert.Equal("bar chart", Two.ChartName);
    }

    [Fact]
    public void There_is_room_beyond_the_ends_of_bars_and_more_for_values()
    {
        var said = Two with { ShowValues = true };

        Assert.All(new[] { Two, said },
            bars => Assert.Equal((bars.Margin.Y, bars.Margin.X), (bars with { Horizontal = true }).Margin));
        Assert.True(said.Margin.Y > Two.Margin.Y && Two.Margin.Y > Two.Margin.X && said.Margin.X == Two.Margin.X);
        Assert.InRange(Two.Margin.X, 0.01, 0.05);
    }

    [Fact]
    public void Series_at_the_same_places_share_them_without_values_beside_them()
    {
        var third = (new BarTrace([0.1, 1.9], [1, 2]) { ShowValues = true }).SideBySide(2, 4);

        // 4 bars fill 0.72 of a place; the third begins in its middle
        Assert.Equal((0.18, false), (third.Thickness, third.ShowValues));
        Assert.Equal(0.09, third.Positions[0], 12);
        Assert.Equal(2.09, third.Positions[1], 12);
    }

    [Fact]
    public void Bars_weigh_up_to_as_many_as_there_are_pixels()
    {
        var many = new BarTrace(new double[600], new double[600]);

        Assert.Equal(2 * new BarTrace(new double[300], new double[300]).Weight, many.Weight);
        Assert.Equal(many.Weight, new BarTrace(new double[601], new double[601]).Weight);
        Assert.Equal(600 * ErrorBars.Weight, (many with { Errors = new ErrorBars(new double[600], new double[600]) }).Weight - many.Weight);
        Assert.True(many.Weight > 600);
        Assert.Equal((600, "bars"), many.Marks);
        Assert.Same(many, many.Thinned(double.PositiveInfinity, Plane));
        Assert.Same(many, many.Thinned(many.Weight, Plane));
        Assert.NotSame(many, many.Thinned(many.Weight - 1, Plane));
    }

    [Theory, InlineData(0, 10), InlineData(double.PositiveInfinity, 150)]
    public void Of_each_stretch_the_longest_upwards_and_the_longest_downwards_remain_as_wide_as_it(double bytes, int stretches)
    {
        const int Count = 1500;
        double[] positions = [.. Counted(Count).Reverse()];
        // the left third below zero, the right third above it, both between them, and every length once
        double[] values = [.. positions.Select((x, i) => (x < 500 || x < 1000 && x % 2 == 0 ? -1 : 1) * (1 + i * 7919 % Count))];
        var bars = new BarTrace(positions, values) { ShowValues = true, Errors = new ErrorBars([.. values.Select(Math.Abs)], positions) };
        var thinned = (BarTrace)bars.Thinned(bytes, Plane);

        double[] expected = [.. positions.Zip(values).OrderBy(bar => bar.First).Chunk(Count / stretches).SelectMany(stretch => new[]
        {
            stretch.Where(bar => bar.Second >= 0).Select(bar => bar.Second).OrderDescending().Take(1),
            stretch.Where(bar => bar.Second < 0).Select(bar => bar.Second).Order().Take(1),
        }).SelectMany(value => value)];
        Assert.Equal(expected, thinned.Values);
        Assert.Equal(thinned.Values, thinned.Positions.Select(x => values[positions.Length - 1 - (int)x]));
        Assert.Equal(thinned.Values.Select(Math.Abs), thinned.Errors!.Below);
        Assert.Equal(thinned.Positions, thinned.Errors.Above);
        Assert.Equal(1499.0 / stretches, thinned.Thickness, 9);
        Assert.Equal(1499.0 / 50, ((BarTrace)bars.Thinned(bars.Weight / 6, Plane)).Thickness, 9); // room for 100 of 600 bars
        Assert.False(thinned.ShowValues);
    }

    [Fact]
    public void Thinned_bars_are_never_thinner_and_bars_without_a_place_are_gone()
    {
        var wide = (BarTrace)new BarTrace(Counted(700), new double[700]) { Thickness = 99 }.Thinned(double.PositiveInfinity, Plane);
        var none = (BarTrace)new BarTrace(Counted(700), [.. new double[700].Select(_ => double.NaN)]).Thinned(0, Plane);
        var nowhere = (BarTrace)new BarTrace([.. new double[699].Select(_ => double.NaN), 3], new double[700]).Thinned(0, Plane);

        Assert.Equal((99, 150), (wide.Thickness, wide.Values.Count)); // a bar of no length counts once, as one upwards
        Assert.Empty(none.Values);
        Assert.Equal(new BarTrace([], []).Thickness, none.Thickness);
        Assert.Equal([3], nowhere.Positions);
    }

    [Fact]
    public void Plotly_is_told_lengths_places_and_a_colour_for_each_sign()
    {
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"type":"bar","orientation":"v","x":[2,6],"y":[5,-3],"width":2,"marker":{"color":["#123456","#d45500"]},
                 "error_y":{"type":"data","symmetric":false,"array":[2,2],"arrayminus":[1,1],"color":"#1c2530","thickness":1.5,"width":4}}
                """),
            Json(Two with { Errors = new ErrorBars([1, 1], [2, 2]) })));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"type":"bar","orientation":"h","x":[5,-3],"y":[2,6],"width":2,"marker":{"color":"#123456"}}"""),
            Json(Two with { Horizontal = true, Name = "mine" })));
        Assert.NotNull(Json(Two with { Horizontal = true, Errors = new ErrorBars([1, 1], [2, 2]) })["error_x"]);
        Assert.Equal("#123456", (string)Json(new BarTrace([], []))["marker"]!["color"]!);
    }

    private static JsonNode Json(BarTrace bars) => JsonNode.Parse(bars.ToPlotly(TracePlot.Place(), TracePlot.Style).ToJsonString())!;
}
