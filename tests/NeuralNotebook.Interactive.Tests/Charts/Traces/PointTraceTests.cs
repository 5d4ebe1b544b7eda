using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class PointTraceTests
{
    private static readonly Panel Plane = new();

    private static readonly PointTrace Cloud = new([1, 2, double.NaN, 8], [3, 4, 5, 6])
    { Errors = new ErrorBars([1, 1, 1, double.NaN], [2, 2, 2, 2]) };

    [Fact]
    public void Points_lie_where_the_axes_put_them_with_their_error_bars_under_them()
    {
        var paths = new TracePlot().Draw(Cloud).Paths;

        Assert.Equal([(10, 70), (20, 60), (80, 40)], paths[^1].Pieces.Select(piece => piece.Points.Single()));
        Assert.Equal(("#123456", 7), (paths[^1].Look.Stroke, paths[^1].Look.StrokeWidth));
        Assert.Contains(paths[0].Pieces, piece => piece.Points.SequenceEqual([(10, 80), (10, 50)]));
        Assert.Equal("#123456", paths[0].Look.Stroke);
        Assert.Equal(2, new TracePlot().Draw(Cloud with { Errors = null }).Paths.Count);
    }

    [Fact]
    public void The_axes_reach_the_ends_of_its_error_bars_and_leave_room_around_it()
    {
        Assert.Equal([1, 2, double.NaN, 8], Cloud.Across);
        Assert.Equal([3, 4, 5, 6, 2, 5, 3, 6, 4, 7], Cloud.Upwards);
        Assert.Equal([3, 4, 5, 6], (Cloud with { Errors = null }).Upwards);
        Assert.True(Cloud.Margin is { X: > 0.02 and < 0.2, Y: > 0.02 and < 0.2 });
        Assert.Equal(((4, "points"), "scatter chart"), (Cloud.Marks, Cloud.ChartName));
        Assert.Equal((false, false, false), (Cloud.Fills, Cloud.IsField, Cloud.StandsOnZero));
        Assert.Equal((true, false), (Cloud.TakesColor, (Cloud with { Color = "#123456" }).TakesColor));
        Assert.Equal((false, true), (Cloud.Listed, (Cloud with { Name = "mine" }).Listed));
    }

    [Fact]
    public void It_stays_whole_as_long_as_its_points_have_room()
    {
        double[] places = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        var cloud = new PointTrace(places, [.. places.Select(x => -x)]);
        var bars = cloud with { Errors = new ErrorBars(places, places) };
        var thinned = (PointTrace)bars.Thinned(bars.Weight / 2, Plane);

        Assert.True(cloud.Weight > 100);
        Assert.Equal(2 * cloud.Weight, new PointTrace(new double[200], new double[200]).Weight);
        Assert.Equal(100 * ErrorBars.Weight, bars.Weight - cloud.Weight);
        Assert.Same(cloud, cloud.Thinned(cloud.Weight, Plane));
        Assert.NotSame(cloud, cloud.Thinned(cloud.Weight - 1, Plane));
        Assert.InRange(thinned.X.Count, 30, 54); // half, and the outermost
        Assert.Equal(thinned.X.Select(x => -x), thinned.Y);
        Assert.Equal(thinned.X, thinned.Errors!.Below);
        Assert.InRange(((PointTrace)cloud.Thinned(0, Plane)).X.Count, 4, 12);
    }

    [Fact]
    public void Plotly_is_told_places_markers_and_errors()
    {
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"type":"scatter","mode":"markers","x":[1,2],"y":[3,4],
                 "marker":{"color":"#123456","size":9,"symbol":"circle","line":{"color":"#ffffff","width":0.9}},
                 "error_y":{"type":"data","symmetric":false,"array":[2,2],"arrayminus":[1,1],"color":"#123456","thickness":1.5,"width":4}}
                """),
            Json(new PointTrace([1, 2], [3, 4]) { Size = 9, Errors = new ErrorBars([1, 1], [2, 2]) })));
        Assert.Null(Json(new PointTrace([1], [3]))["error_y"]);

        static JsonNode Json(PointTrace points) =>
            JsonNode.Parse(points.ToPlotly(TracePlot.Place(), TracePlot.Style).ToJsonString())!;
    }

    [Fact]
    public void Its_key_is_one_marker_where_a_lines_key_has_its_middle()
    {
        var key = new TracePlot().DrawKey(Cloud, 100, 40).Paths[^1].Pieces.Single().Points.Single();

        Assert.Equal(40, key.Y);
        Assert.InRange(key.X, 105, 120);
    }

    [Fact]
    public void The_key_of_bars_is_a_full_box()
    {
        var (x, y, width, height, fill, opacity) = new TracePlot().DrawKey(new BarTrace([1], [1]), 100, 40).Boxes.Single();

        Assert.Equal(("#123456", 40, 1), (fill, y + height / 2, opacity));
        Assert.True(x >= 100 && x + width <= 125 && width > 8 && height > 5);
    }
}
