using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class LineTraceTests
{
    private static readonly Panel Plane = new();

    private static double[] Counted(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static LineTrace Straight(int count) => new(Counted(count), Counted(count));

    [Fact]
    public void It_starts_and_ends_at_the_first_and_the_last_point_that_have_a_place()
    {
        Assert.Equal((1, 2), new LineTrace([0, 1, 2, double.NaN], [double.NaN, 1, 2, 3]).Ends);
        Assert.Equal((0, 0), new LineTrace([5, 6], [7, double.PositiveInfinity]).Ends);
        Assert.Null(new LineTrace([double.NaN], [1]).Ends);
    }

    [Fact]
    public void Twelve_points_are_few_and_carry_markers_unless_it_was_said_otherwise()
    {
        Assert.Equal((true, false), (Straight(12).ShowsMarkers, Straight(13).ShowsMarkers));
        Assert.False((Straight(12) with { Markers = false }).ShowsMarkers);
        Assert.True((Straight(13) with { Markers = true }).ShowsMarkers);
        Assert.Equal(((12, "points"), (0, "")), (Straight(12).Marks, Straight(13).Marks));
    }

    [Fact]
    public void Markers_ends_and_error_bars_add_their_bytes_for_each_point_up_to_as_many_as_a_screen_has_room_for()
    {
        var bars = new ErrorBars(new double[100], new double[100]);
        var bare = Straight(100);
        double marked = (bare with { Markers = true }).Weight - bare.Weight, ends = (bare with { MarksEnds = true }).Weight - bare.Weight;

        Assert.True(bare.Weight > 100 && marked > 100 && ends > 100);
        Assert.Equal(2 * bare.Weight, Straight(200).Weight);
        Assert.Equal(100 * ErrorBars.Weight, (bare with { Errors = bars }).Weight - bare.Weight);
        Assert.Equal(bare.Weight + marked + ends, (bare with { Markers = true, MarksEnds = true }).Weight);
        Assert.True(Straight(3999).Weight < Straight(4000).Weight);
        Assert.Equal(Straight(4000).Weight, Straight(5000).Weight);
    }

    [Fact]
    public void It_stays_whole_as_long_as_its_points_have_room()
    {
        var line = Straight(100);

        Assert.Same(line, line.Thinned(line.Weight, Plane));
        Assert.InRange(((LineTrace)line.Thinned(line.Weight - 1, Plane)).X.Count, 40, 99);
        Assert.Equal(12, ((LineTrace)Straight(12).Thinned(0, Plane)).X.Count);
        Assert.InRange(((LineTrace)Straight(13).Thinned(0, Plane)).X.Count, 4, 12);
        var screen = Straight(4000);
        Assert.Same(screen, screen.Thinned(double.PositiveInfinity, Plane));
        Assert.InRange(((LineTrace)Straight(4001).Thinned(double.PositiveInfinity, Plane)).X.Count, 2000, 4000);
    }

    [Fact]
    public void Thinned_it_keeps_the_error_bars_of_its_points_and_says_no_more_and_no_fewer_markers()
    {
        var line = new LineTrace(Counted(100), [.. Counted(100).Select(x => -x)]) { Errors = new ErrorBars(Counted(100), Counted(100)) };
        var thinned = (LineTrace)line.Thinned(0, Plane);

        Assert.Equal(thinned.X, thinned.Errors!.Above);
        Assert.Equal(thinned.X.Select(x => -x), thinned.Y);
        Assert.True(thinned.X.Count <= 12);
        Assert.False(thinned.ShowsMarkers);
        Assert.True(((LineTrace)(line with { Markers = true }).Thinned(0, Plane)).ShowsMarkers);
    }

    [Fact]
    public void It_leads_through_its_points_in_their_order_and_a_point_between_gaps_is_a_dot()
    {
        var (pieces, look) = new TracePlot().Draw(new LineTrace([0, 5, 6, 7, 10, 3], [0, 10, double.NaN, 4, double.NaN, 3])
        { Markers = false, Width = 3 }).Paths.Single();

        Assert.Equal([(0, 100), (50, 0)], pieces[0].Points);
        Assert.Equal([(70, 60)], pieces[1].Points);
        Assert.Equal([(30, 70)], pieces[2].Points);
        Assert.Equal(("#123456", 3, "7 4", true, null), (look.Stroke, look.StrokeWidth, look.Dash, look.RoundJoins, look.Cap));
    }

    [Fact]
    public void Over_a_field_a_light_edge_a_little_wider_lies_under_it()
    {
        var paths = new TracePlot().Draw(new LineTrace([0, 5, 10], [0, 10, 0]) { Markers = false }, overField: true).Paths;

        Assert.Equal([Palette.Background, "#123456"], paths.Select(path => path.Look.Stroke));
        Assert.InRange(paths[0].Look.StrokeWidth - paths[1].Look.StrokeWidth, 1, 4);
        Assert.InRange(paths[0].Look.StrokeOpacity, 0.5, 0.99);
        Assert.Equal(paths[1].Pieces[0].Points, paths[0].Pieces[0].Points);
        Assert.Equal(("round", true, null), (paths[0].Look.Cap, paths[0].Look.RoundJoins, paths[0].Look.Dash));
    }

    [Fact]
    public void Only_an_unbroken_line_has_round_ends_and_one_without_a_place_paints_nothing()
    {
        var canvas = new RecordedCanvas();
        new LineTrace([0, 10], [1, 2]) { Markers = false }.Draw(
            new MarksPainter(canvas, new Scale(new Axis(), (0, 10), 0, 1), new Scale(new Axis(), (0, 10), 1, 0)),
            TracePlot.Style with { Dash = Dash.Solid });

        Assert.Equal(("round", null), (canvas.Paths[0].Look.Cap, canvas.Paths[0].Look.Dash));
        Assert.Empty(new TracePlot().Draw(new LineTrace([1, 2], [double.NaN, double.NaN]) { MarksEnds = true, Markers = true }).Paths);
    }

    [Fact]
    public void Error_bars_lie_under_the_line_and_markers_over_it()
    {
        var paths = new TracePlot().Draw(new LineTrace([2, 4], [5, 5]) { Errors = new ErrorBars([1, 1], [2, 2]) }).Paths;

        // the error bar of the first point reaches from 4 to 7
        Assert.Equal((60, 30), (paths[0].Pieces.SelectMany(piece => piece.Points).Max(place => place.Y),
            paths[0].Pieces.SelectMany(piece => piece.Points).Min(place => place.Y)));
        Assert.Equal([(20, 50), (40, 50)], paths[1].Pieces[0].Points);
        Assert.Equal([(20, 50), (40, 50)], paths[^1].Pieces.Select(piece => piece.Points[0]));
        Assert.Equal(("#123456", "round"), (paths[^1].Look.Stroke, paths[^1].Look.Cap));
    }

    [Fact]
    public void A_path_starts_with_a_ring_and_ends_with_a_diamond_larger_than_what_lies_between()
    {
        var paths = new TracePlot().Draw(new LineTrace([double.NaN, 2, 4, 6], [1, 5, 5, 5]) { MarksEnds = true, Markers = true }).Paths;
        var bare = new TracePlot().Draw(new LineTrace([double.NaN, 2, 4, 6], [1, 5, 5, 5]) { MarksEnds = true, Markers = false }).Paths;

        var dots = paths[2]; // the line, the light edge of the dots, the dots
        Assert.Equal([(20, 50), (40, 50), (60, 50)], dots.Pieces.Select(piece => piece.Points[0]));
        Assert.Equal(2, paths.Count - bare.Count);
        Assert.All(new[] { paths, bare }, marks =>
        {
            var (outer, inner, diamond) = (marks[^4], marks[^2], marks[^1]);
            Assert.Equal(((20, 50), (20, 50)), (outer.Pieces.Single().Points.Single(), inner.Pieces.Single().Points.Single()));
            Assert.Equal(("#123456", Palette.Background, "#123456"), (outer.Look.Stroke, inner.Look.Stroke, diamond.Look.Fill));
            Assert.True(inner.Look.StrokeWidth < outer.Look.StrokeWidth);
            Assert.True(dots.Look.StrokeWidth < outer.Look.StrokeWidth);
            var corners = diamond.Pieces.Single().Points;
            Assert.Equal(60, corners.Average(place => place.X), 0.1);
            Assert.Equal(50, corners.Average(place => place.Y), 0.1);
            Assert.Equal(4, corners.Count);
        });
    }

    [Fact]
    public void Markers_of_a_path_are_discs_and_of_another_line_its_own()
    {
        var style = TracePlot.Style with { Marker = Marker.Square };
        var (plain, path) = (new RecordedCanvas(), new RecordedCanvas());
        new LineTrace([2, 4], [5, 5]).Draw(Painter(plain), style);
        new LineTrace([2, 4], [5, 5]) { MarksEnds = true }.Draw(Painter(path), style);

        Assert.Equal(("square", "round"), (plain.Paths[2].Look.Cap, path.Paths[2].Look.Cap));
        Assert.True(path.Paths[2].Look.StrokeWidth < plain.Paths[2].Look.StrokeWidth);

        static MarksPainter Painter(ICanvas canvas) =>
            new(canvas, new Scale(new Axis(), (0, 10), 0, 100), new Scale(new Axis(), (0, 10), 100, 0));
    }

    [Fact]
    public void Plotly_is_told_the_places_the_look_and_the_markers() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse("""
            {"type":"scatter","mode":"lines+markers","x":[1,2,4],"y":[3,null,5],"connectgaps":false,
             "line":{"color":"#123456","width":2,"dash":"dash"},
             "marker":{"color":"#123456","size":7,"symbol":"circle","line":{"color":"#ffffff","width":0.9}},
             "error_y":{"type":"data","symmetric":false,"array":[2,2,2],"arrayminus":[1,1,1],"color":"#123456","thickness":1.5,"width":4}}
            """),
        JsonNode.Parse(new LineTrace([1, 2, 4], [3, double.NaN, 5]) { Width = 2, Errors = new ErrorBars([1, 1, 1], [2, 2, 2]) }
            .ToPlotly(TracePlot.Place(), TracePlot.Style).ToJsonString())));

    [Fact]
    public void Plotly_is_told_the_ends_of_a_path()
    {
        double[] places = [0, 1, 2, 3];
        var path = new LineTrace(places, [double.NaN, 1, 2, 3]) { MarksEnds = true };
        var (dotted, bare) = (Json(path), Json(path with { Markers = false }));

        Assert.Equal("lines+markers", (string)bare["mode"]!);
        Assert.Equal(["circle", "circle-open", "circle", "diamond"],
            bare["marker"]!["symbol"]!.AsArray().Select(symbol => (string)symbol!));
        var (few, none) = (Sizes(dotted), Sizes(bare));
        Assert.Equal((0, 0), (none[0], none[2]));
        Assert.True(few[2] > 0 && few[1] > few[2] && few[3] > few[2] && few[0] == few[2]);
        Assert.Equal((few[1], few[3]), (none[1], none[3]));
        Assert.Equal(1, (int)bare["marker"]!["opacity"]!);
        Assert.Null(Json(path with { MarksEnds = false, Markers = false })["marker"]);
        Assert.Equal("lines", (string)Json(path with { MarksEnds = false, Markers = false })["mode"]!);

        static int[] Sizes(JsonNode json) => [.. json["marker"]!["size"]!.AsArray().Select(size => (int)size!)];
    }

    [Theory, InlineData(8, 0.0, true), InlineData(7, 0.0, false), InlineData(9, 1e-5, false), InlineData(9, 1e-7, true)]
    public void Places_at_equal_steps_are_told_by_their_first_and_their_step(int count, double off, bool even)
    {
        double[] x = [.. Enumerable.Range(0, count).Select(i => 3 - 0.5 * i)]; // leftwards
        x[2] += off * 0.5 * (count - 1);
        var json = Json(new LineTrace(x, x));

        Assert.Equal((even, even, !even), (json.ContainsKey("x0"), json.ContainsKey("dx"), json.ContainsKey("x")));
        if (even)
            Assert.Equal((3, -0.5), ((double)json["x0"]!, (double)json["dx"]!));
        double[] around = [.. Enumerable.Range(0, 21).Select(i => (i - 10) / 7.3)]; // as far to both sides of 0, but for rounding
        Assert.True(Json(new LineTrace(around, around)).ContainsKey("dx"));
    }

    [Fact]
    public void Places_without_a_step_or_on_a_logarithmic_axis_are_told_one_by_one()
    {
        Assert.Equal(9, Json(new LineTrace(new double[9], new double[9]))["x"]!.AsArray().Count);
        Assert.Equal(9, Json(new LineTrace([.. Counted(8), double.NaN], new double[9]))["x"]!.AsArray().Count);
        Assert.True(new LineTrace(Counted(9), Counted(9)).ToPlotly(TracePlot.Place(log: true), TracePlot.Style).ContainsKey("x"));
    }

    [Fact]
    public void Its_key_is_a_stretch_of_it_with_a_marker_in_the_middle_where_it_has_markers()
    {
        var (marked, bare, path) = (new TracePlot().DrawKey(Straight(2), 100, 40), new TracePlot().DrawKey(Straight(13), 100, 40),
            new TracePlot().DrawKey(Straight(2) with { MarksEnds = true }, 100, 40));

        Assert.All(new[] { marked, bare, path }, plot =>
        {
            var line = plot.Lines.Single();
            Assert.Equal((100, 40, 40, "#123456", 2.4, "7 4"), (line.X1, line.Y1, line.Y2, line.Color, line.Width, line.Dash));
            Assert.InRange(line.X2, 115, 125);
        });
        Assert.Equal(((marked.Lines[0].X1 + marked.Lines[0].X2) / 2, 40), marked.Paths[^1].Pieces.Single().Points.Single());
        Assert.Empty(bare.Paths);
        Assert.Empty(path.Paths);
    }

    private static JsonObject Json(LineTrace line) => line.ToPlotly(TracePlot.Place(), TracePlot.Style);
}
