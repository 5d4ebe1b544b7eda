using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Heatmaps, contours and surfaces in the words of plotly.js' reference.</summary>
public sealed class PlotlyFieldsTests
{
    private const string Blues = """
        [[0,"#e6f0f5"],[0.2,"#b5d5e4"],[0.4,"#79b2d0"],[0.6,"#3f89b7"],[0.8,"#1b5d93"],[1,"#0a2f5e"]]
        """;

    private const string PlainBar = """{"thickness":13,"outlinewidth":0}""";

    [Fact]
    public void A_heatmap_has_a_cell_of_one_unit_around_each_whole_number() =>
        PlotlyJson.Same($$$"""
            {
              "type":"heatmap","colorscale":{{{Blues}}},"zmin":1,"zmax":6,"showscale":true,"z":[[1,2,3],[4,null,6]],
              "colorbar":{"thickness":13,"outlinewidth":0,"title":{"text":"w &lt; 0"}},"x0":0,"dx":1,"y0":0,"dy":1,"hoverongaps":false,
              "text":[["1","2","&gt;"],["4","5","6"]],"texttemplate":"%{text}","textfont":{"size":13}
            }
            """, PlotlyFields.Heatmap(new HeatmapTrace([1, 2, 3, 4, double.NaN, 6], 3)
        {
            Colors = ColorMap.Sequential,
            Texts = ["1", "2", ">", "4", "5", "6"],
            ColorBarTitle = "w < 0",
        }));

    [Fact]
    public void A_heatmap_without_texts_or_bar_says_nothing_of_them()
    {
        var json = PlotlyFields.Heatmap(new HeatmapTrace([1, 2], 2) { ColorBar = false });

        Assert.False((bool)json["showscale"]!);
        Assert.All(new[] { "colorbar", "text", "texttemplate", "textfont" }, key => Assert.False(json.ContainsKey(key)));
    }

    [Fact]
    public void Fewer_cells_are_spread_over_the_same_axes()
    {
        var whole = new HeatmapTrace([.. Enumerable.Range(0, 300 * 200).Select(i => (double)i)], 300);
        var json = PlotlyFields.Heatmap((HeatmapTrace)whole.Thinned(40_000, new Panel()));
        var rows = json["z"]!.AsArray();

        Assert.InRange(rows.Count, 10, 199);
        Assert.Equal(-0.5, (double)json["x0"]! - (double)json["dx"]! / 2, 1e-9);
        Assert.Equal(-0.5, (double)json["y0"]! - (double)json["dy"]! / 2, 1e-9);
        Assert.Equal(300, (double)json["dx"]! * rows[0]!.AsArray().Count, 1e-9);
        Assert.Equal(200, (double)json["dy"]! * rows.Count, 1e-9);
    }

    [Fact]
    public void Contours_at_equal_steps_are_left_to_plotly_js() =>
        PlotlyJson.Same($$"""
            {
              "type":"contour","x":[0,1],"y":[0,2],"z":[[10,11],[12,15]],"autocontour":false,
              "line":{"width":0.8,"color":"rgba(28,37,48,0.4)"},
              "contours":{"start":11,"end":13,"size":1,"coloring":"fill","showlines":true},"showscale":true,"colorscale":{{Blues}},
              "colorbar":{{PlainBar}}
            }
            """, PlotlyFields.Contour(Contour([10, 11, 12, 15], [11, 12, 13])));

    [Fact]
    public void Contours_at_other_steps_are_counted_and_their_heights_said() =>
        // Below 1 the way to the next level goes on: (0 − 1) / 9. Above 100 too: 1 + (1000 − 10) / 90.
        PlotlyJson.Same($$"""
            {
              "type":"contour","x":[0,1],"y":[0,1,2,3],"z":[[-0.1111,0],[0.5,1],[1.5,2],[12,null]],"autocontour":false,
              "line":{"width":0.8,"color":"rgba(28,37,48,0.4)"},
              "contours":{"start":0,"end":2,"size":1,"coloring":"fill","showlines":true},"showscale":true,"colorscale":{{Blues}},
              "colorbar":{"thickness":13,"outlinewidth":0,"tickvals":[0,1,2],"ticktext":["1","10","100"]},
              "text":[["0","1"],["5.5","10"],["55","100"],["1,000","NaN"]],"hoverinfo":"x+y+text"
            }
            """, PlotlyFields.Contour(new ContourTrace([0, 1], [0, 1, 2, 3], [0, 1, 5.5, 10, 55, 100, 1000, double.NaN])
        {
            Colors = ColorMap.Sequential,
            Levels = [1, 10, 100],
        }));

    [Fact]
    public void Contours_without_colours_have_grey_lines_with_labels() =>
        PlotlyJson.Same($$"""
            {
              "type":"contour","x":[0,1],"y":[0,2],"z":[[10,11],[12,15]],"autocontour":false,
              "line":{"width":1.2,"color":"{{Palette.Quiet}}"},
              "contours":{"start":11,"end":13,"size":1,"coloring":"none","showlabels":true}
            }
            """, PlotlyFields.Contour(Contour([10, 11, 12, 15], [11, 12, 13]) with { Filled = false }));

    [Fact]
    public void Contours_without_lines_have_lines_of_no_width()
    {
        var json = PlotlyFields.Contour(Contour([10, 11, 12, 15], [11, 12, 13]) with { Lines = false });

        PlotlyJson.Same("""{"width":0}""", json["line"]);
        Assert.False((bool)json["contours"]!["showlines"]!);
    }

    [Fact]
    public void One_level_is_drawn_at_its_height_and_none_above_all()
    {
        var one = PlotlyFields.Contour(Contour([1, 2, 3, 4], [2.5]))["contours"]!;
        var none = PlotlyFields.Contour(Contour([1, 2, 3, 4], []))["contours"]!;

        Assert.Equal((2.5, 2.5), ((double)one["start"]!, (double)one["end"]!));
        Assert.InRange((double)none["start"]!, 4.0001, 1e9);
        Assert.Equal((double)none["start"]!, (double)none["end"]!);
        Assert.All(new[] { one, none }, contours => Assert.True((double)contours["size"]! > 0));
    }

    [Theory]
    [InlineData(true, new double[0])]
    [InlineData(true, new[] { 1.0, 7 })]
    [InlineData(true, new[] { 10.0, 12, 14 })]
    [InlineData(true, new[] { 0.1, 0.2, 0.30000000000000004 })]
    [InlineData(false, new[] { 1e6, 1e6 + 1, 1e6 + 2.5 })]
    [InlineData(false, new[] { 0.0, 2, 3 })]
    [InlineData(false, new[] { 0.0, 1, 2, 3.01 })]
    public void Levels_are_equal_when_every_step_is_the_first(bool equal, double[] levels) =>
        Assert.Equal(equal, PlotlyFields.Equal(levels));

    [Fact]
    public void A_surface_is_coloured_by_its_heights() =>
        PlotlyJson.Same($$"""
            {
              "type":"surface","colorscale":{{Blues}},"cmin":1,"cmax":4,"showscale":true,"colorbar":{{PlainBar}},
              "x":[0,1],"y":[0,2],"z":[[1,2],[3,4]]
            }
            """, PlotlyFields.Surface(new SurfaceTrace([0, 1], [0, 2], [1, 2, 3, 4]) { Colors = ColorMap.Sequential }));

    [Theory]
    [InlineData(0, 30, 1.7321, 0, 1)] // twice (cos 30°, 0, sin 30°)
    [InlineData(90, 90, 0, 0, 2)]
    [InlineData(-60, 30, 0.866, -1.5, 1)]
    [InlineData(0, -40, 1.9924, 0, 0.1743)] // no lower than 5 degrees: twice (cos 5°, 0, sin 5°)
    public void A_camera_stands_at_its_angles(double azimuth, double elevation, double x, double y, double z)
    {
        var panel = new Panel { Traces = [new SurfaceTrace([0, 1], [0, 2], [1, 2, 3, 4])], Camera = new Camera(azimuth, elevation) };
        var camera = PlotlyFields.Scene(panel, new JsonArray(0, 1), new JsonArray(0, 1))["camera"]!;

        PlotlyJson.Same(
            FormattableString.Invariant($$$"""{"projection":{"type":"orthographic"},"eye":{"x":{{{x}}},"y":{{{y}}},"z":{{{z}}}}}"""),
            JsonNode.Parse(camera.ToJsonString().Replace("-0,", "0,", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_scene_has_three_axes_in_a_flat_box()
    {
        var panel = new Panel
        {
            Traces = [new SurfaceTrace([1, 100], [0, 2], [1, 2, 3, 4])],
            X = new Axis { Title = "a < b", Log = true },
            Y = new Axis { Visible = false },
        };
        var scene = PlotlyFields.Scene(panel, new JsonArray(0.1, 0.9), new JsonArray(0.2, 0.8));

        PlotlyJson.Same("""{"x":[0.1,0.9],"y":[0.2,0.8]}""", scene["domain"]);
        PlotlyJson.Same($$$"""
            {
              "type":"log","range":[0,2],"visible":true,"title":{"text":"a &lt; b"},"gridcolor":"{{{Palette.Grid}}}","nticks":6,
              "tickfont":{"size":11}
            }
            """, scene["xaxis"]);
        PlotlyJson.Same("""{"type":"linear","range":[0,2],"visible":false}""", scene["yaxis"]);
        Assert.Equal("", (string)scene["zaxis"]!["title"]!["text"]!); // without a text plotly.js would call it z
        PlotlyJson.Same("""[1,4]""", scene["zaxis"]!["range"]);
        Assert.Equal("manual", (string)scene["aspectmode"]!);
        var box = scene["aspectratio"]!;
        Assert.Equal((double)box["x"]!, (double)box["y"]!);
        Assert.Equal(Projection.Flatness, (double)box["z"]! / (double)box["x"]!, 1e-9);
    }

    [Fact]
    public void A_narrow_axis_in_space_and_a_narrow_bar_have_the_labels_of_the_svg()
    {
        double[] heights = [1e9 + 0.001, 1e9 + 0.002, 1e9 + 0.002, 1e9 + 0.003];
        var narrow = new SurfaceTrace([0, 1], [0, 1], heights) { Colors = ColorMap.Sequential };
        var panel = new Panel { Traces = [narrow] };
        var ticks = Ticks.Linear(1e9 + 0.001, 1e9 + 0.003, 6);

        foreach (var json in new[]
            { PlotlyFields.Scene(panel, [], [])["zaxis"]!, PlotlyFields.Surface(narrow)["colorbar"]! })
        {
            Assert.Equal(ticks.Select(tick => tick.Label), json["ticktext"]!.AsArray().Select(text => (string)text!));
            Assert.Equal(ticks.Select(tick => tick.Value), json["tickvals"]!.AsArray().Select(value => (double)value!));
            Assert.Equal("1,000,000,000 + …", (string)json["title"]!["text"]!);
        }
        Assert.Null(PlotlyFields.Contour(new ContourTrace([0, 1], [0, 1], heights))["colorbar"]!["title"]); // its levels have names
    }

    [Theory]
    [InlineData(false, false, 0, 1)] // a usual range
    [InlineData(true, false, 1e9, 1.000000001e9)]
    [InlineData(false, true, 1e9, 1e9 + 0.003)]
    public void Other_axes_count_for_themselves(bool log, bool named, double min, double max)
    {
        var json = new JsonObject();
        PlotlyFields.Count(json, new Axis { Log = log, Categories = named ? ["a"] : null }, (min, max));

        Assert.Empty(json);
    }

    [Fact]
    public void The_bar_of_the_trace_that_has_one_stands_beside_its_panel_over_its_whole_height()
    {
        var json = PlotlyFields.WithColorBar(PlotlyFields.Heatmap(new HeatmapTrace([1, 2], 2)), shown: true, 0.7, (0.2, 0.6));

        Assert.True((bool)json["showscale"]!);
        PlotlyJson.Same("""
            {
              "thickness":13,"outlinewidth":0,"x":0.7,"xanchor":"left","y":0.4,"yanchor":"middle","len":0.4,"lenmode":"fraction","ypad":0
            }
            """, json["colorbar"]);
    }

    [Fact]
    public void A_trace_without_a_bar_keeps_no_settings_of_it()
    {
        var hidden = PlotlyFields.WithColorBar(PlotlyFields.Heatmap(new HeatmapTrace([1, 2], 2)), shown: false, 0.7, (0.2, 0.6));

        Assert.False((bool)hidden["showscale"]!);
        Assert.False(hidden.ContainsKey("colorbar"));
        PlotlyJson.Same("""{"type":"scatter"}""",
            PlotlyFields.WithColorBar(new JsonObject { ["type"] = "scatter" }, shown: true, 0.7, (0.2, 0.6)));
    }

    private static ContourTrace Contour(double[] heights, double[] levels) =>
        new([0, 1], [0, 2], heights) { Levels = levels, Colors = ColorMap.Sequential };
}
