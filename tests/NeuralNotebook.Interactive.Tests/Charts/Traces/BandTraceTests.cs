using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class BandTraceTests
{
    private static readonly Panel Plane = new();

    private static double[] Counted(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    [Fact]
    public void It_runs_along_its_upper_line_and_back_along_its_lower_one()
    {
        var (pieces, look) = new TracePlot().Draw(new BandTrace([0, 5, 10], [1, 2, 3], [4, 5, 6])).Paths.Single();

        Assert.Equal([(0, 60), (50, 50), (100, 40), (100, 70), (50, 80), (0, 90)], pieces.Single().Points);
        Assert.True(pieces[0].Closed);
        Assert.Equal(("#123456", null), (look.Fill, look.Stroke));
        Assert.InRange(look.FillOpacity, 0.05, 0.5); // what lies under it is seen
    }

    [Fact]
    public void A_value_without_a_place_parts_it_and_a_place_alone_is_no_band()
    {
        var band = new BandTrace([0, 1, 2, 3, 4, 5, 6, 7, 8], [1, 1, double.NaN, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, double.NaN, 2, 2, 2, 2]);
        var gap = new BandTrace([0, double.NaN, 2, 3], [1, 1, 1, 1], [2, 2, 2, 2]);

        Assert.Equal([0, 50], new TracePlot().Draw(band).Paths.Single().Pieces.Select(piece => piece.Points[0].X));
        Assert.Equal([20], new TracePlot().Draw(gap).Paths.Single().Pieces.Select(piece => piece.Points[0].X));
        Assert.Empty(new TracePlot().Draw(new BandTrace([1], [1], [2])).Paths);
        Assert.Equal([[0, 1], [5, 6, 7, 8]], band.Stretches(i => i is not (2 or 3 or 4)));
    }

    [Fact]
    public void Its_reach_is_that_of_both_lines_and_it_wears_the_next_lines_colour()
    {
        var band = new BandTrace([1, 2], [3, 4], [5, 6]);

        Assert.Equal([1, 2], band.Across);
        Assert.Equal([3, 4, 5, 6], band.Upwards);
        Assert.Equal((false, "line chart"), (band.TakesColor, band.ChartName));
        var styles = TraceStyle.Of(new Panel { Traces = [band, new LineTrace([1, 2], [4, 5]), new LineTrace([1, 2], [4, 5])] });
        Assert.Equal(styles[0].Color, styles[1].Color);
        Assert.NotEqual(styles[1].Color, styles[2].Color);
    }

    [Fact]
    public void Its_words_count_its_places_and_the_values_that_have_none()
    {
        Assert.Equal("band over 2 places", new BandTrace([1, 2], [3, 4], [5, 6]).Told(Plane));
        Assert.StartsWith("band over 4 places (3 values", new BandTrace([double.NaN, 2, 3, 4], [1, double.NaN, 1, 1], [2, 2, double.NaN, 2])
            .Told(Plane), StringComparison.Ordinal);
        Assert.Contains("(1 value ", new BandTrace([1, 2], [0, 1], [2, 2]).Told(new Panel { Y = new Axis { Log = true } }),
            StringComparison.Ordinal);
        Assert.Contains("(2 values ", new BandTrace([0, -2], [1, 1], [2, 2]).Told(new Panel { X = new Axis { Log = true } }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_stays_whole_as_long_as_its_places_have_room_and_keeps_its_lines_together()
    {
        var band = new BandTrace(Counted(100), [.. Counted(100).Select(x => -x)], [.. Counted(100).Select(x => 2 * x)]);
        var thinned = (BandTrace)band.Thinned(band.Weight / 2, Plane);

        Assert.True(band.Weight > 100);
        Assert.Equal(2 * band.Weight, new BandTrace(new double[200], new double[200], new double[200]).Weight);
        Assert.Same(band, band.Thinned(band.Weight, Plane));
        Assert.NotSame(band, band.Thinned(band.Weight - 1, Plane));
        Assert.InRange(thinned.X.Count, 20, 50);
        Assert.Equal(thinned.X.Select(x => -x), thinned.Lower);
        Assert.Equal(thinned.X.Select(x => 2 * x), thinned.Upper);
        Assert.InRange(((BandTrace)band.Thinned(0, Plane)).X.Count, 4, 12);
    }

    [Fact]
    public void Plotly_is_told_each_stretch_as_an_outline_with_a_gap_before_the_next() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse("""
            {"type":"scatter","mode":"lines","x":[0,1,1,0,null,5,6,6,5],"y":[3,4,2,1,null,7,8,6,5],"line":{"width":0,"color":"#123456"},
             "fill":"toself","fillcolor":"rgba(18,52,86,0.2)","hoverinfo":"skip"}
            """),
        JsonNode.Parse(new BandTrace(
            [0, 1, 2, 3, 4, double.NaN, 5, 6], [1, 2, double.NaN, 1, 1, 1, 5, 6], [3, 4, 5, double.NaN, 1, 1, 7, 8])
            .ToPlotly(TracePlot.Place(), TracePlot.Style).ToJsonString())));

    [Fact]
    public void Its_key_is_a_pale_box_in_the_middle_of_the_line()
    {
        var (x, y, width, height, fill, opacity) = new TracePlot().DrawKey(new BandTrace([1], [1], [2]), 100, 40).Boxes.Single();

        Assert.Equal(("#123456", 40), (fill, y + height / 2));
        Assert.True(x >= 100 && x + width <= 125 && width > 8 && height > 5);
        Assert.InRange(opacity, 0.05, 0.5);
    }
}
