using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Names, marks and numbers of traces in the words of plotly.js' reference.</summary>
public sealed class PlotlyTracesTests
{
    [Theory]
    [InlineData(Marker.Circle, "circle")]
    [InlineData(Marker.Square, "square")]
    [InlineData(Marker.Triangle, "triangle-up")]
    [InlineData(Marker.Diamond, "diamond")]
    [InlineData(Marker.TriangleDown, "triangle-down")]
    [InlineData(Marker.Cross, "x")]
    public void A_marker_has_its_symbol_and_a_light_edge(Marker marker, string symbol) =>
        PlotlyJson.Same($$$"""
            {"color":"#112233","size":7,"symbol":"{{{symbol}}}","line":{"color":"{{{Palette.Background}}}","width":0.9}}
            """, PlotlyTraces.Marker(new TraceStyle("#112233", Dash.Solid, marker), 7));

    [Theory]
    [InlineData(Dash.Solid, "solid")]
    [InlineData(Dash.Dashed, "dash")]
    [InlineData(Dash.Dotted, "dot")]
    [InlineData(Dash.DashDot, "dashdot")]
    [InlineData(Dash.LongDash, "longdash")]
    public void A_dash_has_its_name(Dash dash, string name) => Assert.Equal(name, PlotlyTraces.Name(dash));

    [Fact]
    public void Error_bars_reach_as_far_as_they_say_on_each_side() =>
        PlotlyJson.Same("""
            {"type":"data","symmetric":false,"array":[3,4],"arrayminus":[1,2],"color":"#112233","thickness":1.5,"width":4}
            """, PlotlyTraces.Errors(new ErrorBars(below: [1, 2], above: [3, 4]), "#112233"));

    [Fact]
    public void A_trace_lies_on_the_axes_or_in_the_scene_of_its_panel()
    {
        var place = new PlotlyPlace("4", Log: false, 100, 100, [], [], []);
        var style = new TraceStyle("#112233", Dash.Solid, Marker.Circle);
        var points = PlotlyTraces.Of(new PointTrace([1], [2]) { Name = "a < b" }, style, place)!;
        var surface = PlotlyTraces.Of(new SurfaceTrace([0, 1], [0, 1], [1, 2, 3, 4]), style, place)!;

        PlotlyJson.Same($$$"""
            {
              "type":"scatter","mode":"markers","x":[1],"y":[2],"name":"a &lt; b","showlegend":false,"xaxis":"x4","yaxis":"y4",
              "marker":{"color":"#112233","size":7,"symbol":"circle","line":{"color":"{{{Palette.Background}}}","width":0.9}}
            }
            """, points);
        Assert.Equal("scene4", (string)surface["scene"]!);
        Assert.All(new[] { "xaxis", "yaxis", "name" }, key => Assert.False(surface.ContainsKey(key)));
    }

    [Fact]
    public void A_trace_without_numbers_has_one_that_is_missing() => PlotlyJson.Same("[null]", PlotlyTraces.Numbers([]));

    [Theory]
    [InlineData("0.333333", 1.0 / 3)] // six digits
    [InlineData("0", -0.0)]
    [InlineData("null", double.NaN)]
    [InlineData("null", double.PositiveInfinity)]
    [InlineData("null", 1e301)] // too large for plotly.js to add to others
    [InlineData("-1.23457E-08", -1.234567e-8)]
    public void A_number_of_its_own_has_six_digits(string expected, double value) =>
        PlotlyJson.Same(expected, PlotlyWriter.Number(value));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0", PlotlyWriter.Number(-0.0)!.ToJsonString()); // JavaScript writes no -0

    [Fact]
    public void A_place_has_fifteen_digits() => PlotlyJson.Same("0.333333333333333", PlotlyWriter.Exact(1.0 / 3));

    [Fact]
    public void Numbers_have_four_digits_more_than_they_have_in_common()
    {
        // 1000.0002 to 1000.0005 share the seven digits 1000.000, and eleven are written.
        PlotlyJson.Same("[1000.0002346,null,1000.0005679]",
            new JsonArray([.. PlotlyWriter.Numbers([1000.00023456789, double.NaN, 1000.00056789012])]));
        PlotlyJson.Same("[1.33333,2.66667]", new JsonArray([.. PlotlyWriter.Numbers([4 / 3.0, 8 / 3.0])]));
        PlotlyJson.Same("[1.333,2.667]", new JsonArray([.. PlotlyWriter.Numbers([4 / 3.0, 8 / 3.0], fewest: 4)]));
        PlotlyJson.Same("[1000.0002,1000.0005,1000.0002]",
            new JsonArray([.. PlotlyWriter.Numbers([1000.0002, 1000.0005, 1000.00020001])]));
        PlotlyJson.Same("[null]", new JsonArray([.. PlotlyWriter.Numbers([double.NaN])]));
    }

    [Fact]
    public void A_name_is_listed_once_for_each_colour_and_only_where_the_legend_has_room_for_it()
    {
        var figure = Chart.Combine(Enumerable.Range(0, 12).Select(i => Chart.Line([1, 2], i < 11 ? $"s{i}" : "s0")));
        var same = new LineTrace([0, 1], [1, 2]) { Name = "same", Color = "#112233" };
        var (other, unnamed) = (same with { Color = "#445566" }, same with { Name = null });
        var twice = new Figure { Panels = [new Panel { Traces = [same, same, other, unnamed] }] };

        Assert.Equal(Enumerable.Repeat(true, 10).Append(false), Listed(figure).Take(11));
        Assert.Equal([true, false, true, false], Listed(twice));
        Assert.All(Listed(twice.WithLegend(shown: false)), Assert.False);

        static IEnumerable<bool> Listed(Figure figure) =>
            PlotlyJson.Of(figure)["data"]!.AsArray().Select(trace => (bool)trace!["showlegend"]!);
    }

    [Fact]
    public void A_name_that_the_legend_shortens_is_as_short_for_plotly_js()
    {
        string name = new('w', 80);
        string text = (string)PlotlyJson.Of(Chart.Line([1, 2], name + "<").WithSize(300, 300))["data"]![0]!["name"]!;

        Assert.Contains('…', text);
        Assert.EndsWith("&lt;", text, StringComparison.Ordinal);
        Assert.InRange(TextWidth.Of(text, 13), 100, 300);
        Assert.Equal("w", (string)PlotlyJson.Of(Chart.Line([1, 2], "w"))["data"]![0]!["name"]!);
    }
}
