using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Axes, titles, notes and lines of a figure in the words of plotly.js' reference.</summary>
public sealed class PlotlyLayoutTests
{
    private static readonly Figure Everything = new()
    {
        Title = "a < b",
        Subtitle = "c & d",
        Columns = 2,
        Panels =
        [
            new Panel { Traces = [new LineTrace([0, 1, 2], [1, 2, 3]) { Name = "first" }] },
            new Panel
            {
                Title = "<P>",
                Caption = "C",
                Traces = [new LineTrace([0, 1, 2], [10, 20, 30]) { Name = "second" }],
                X = new Axis { Title = "x > 0", Min = 0, Max = 2 },
                Y = new Axis { Log = true, Reversed = true, Min = 1, Max = 100 },
                EqualUnits = true,
                Annotations =
                [
                    new Annotation { Text = "far", X = 1, Y = 10, OffsetX = 6, OffsetY = -7, Color = "#112233", Size = 11 },
                    new Annotation { Text = "near", X = 1, Y = 10, OffsetX = -6, OffsetY = 6 },
                    new Annotation { Text = "nowhere", X = double.NaN, Y = 10 },
                    new Annotation { Text = "below the axis", X = 1, Y = -1 },
                ],
                References =
                [
                    new ReferenceLine { Value = 1.5, Vertical = true, Label = "v" },
                    new ReferenceLine { Value = 10, Label = "h" },
                    new ReferenceLine { Value = 20 },
                    new ReferenceLine { Value = -10, Label = "below the axis" },
                ],
            },
        ],
    };

    private static JsonNode Layout => PlotlyJson.Of(Everything)["layout"]!;

    [Fact]
    public void A_figure_is_white_and_in_the_typeface_of_the_page()
    {
        Assert.Equal((Figure.DefaultWidth, Figure.DefaultHeight), ((int)Layout["width"]!, (int)Layout["height"]!));
        Assert.Equal(Palette.Background, (string)Layout["paper_bgcolor"]!);
        Assert.Equal(Palette.Background, (string)Layout["plot_bgcolor"]!);
        Assert.Equal(Palette.Ink, (string)Layout["font"]!["color"]!);
        Assert.EndsWith("sans-serif", (string)Layout["font"]!["family"]!, StringComparison.Ordinal);
        Assert.Equal(13, (double)Layout["font"]!["size"]!);
        Assert.Equal("closest", (string)Layout["hovermode"]!);
    }

    [Fact]
    public void A_title_stands_at_the_left_with_the_subtitle_under_it() =>
        PlotlyJson.Same($$$"""
            {
              "text":"a &lt; b","font":{"size":18},"x":0.025,"xanchor":"left","y":1,"yanchor":"top","pad":{"t":12},
              "subtitle":{"text":"c &amp; d","font":{"size":13,"color":"{{{Palette.Quiet}}}"}}
            }
            """, Layout["title"]);

    [Fact]
    public void A_title_of_two_lines_is_padded_by_the_first()
    {
        var title = PlotlyJson.Of(Chart.Line([1, 2]).WithTitle("first line\nsecond line"))["layout"]!["title"]!;

        Assert.Equal("first line<br>second line", (string)title["text"]!);
        Assert.InRange((double)title["pad"]!["t"]!, 12 + 18, 12 + 36);
        Assert.Null(title["subtitle"]);
    }

    [Fact]
    public void An_axis_says_its_kind_its_ends_and_its_title()
    {
        PlotlyJson.Same($$$"""
            {
              "type":"linear","range":[0,2],"domain":[0.525,1],"anchor":"y2","visible":true,"constrain":"domain","showgrid":true,
              "zeroline":false,"gridcolor":"{{{Palette.Grid}}}","title":{"text":"x &gt; 0"}
            }
            """, Layout["xaxis2"]);
        PlotlyJson.Same($$"""
            {
              "type":"log","range":[2,0],"domain":[0,1],"anchor":"x2","visible":true,"constrain":"domain","showgrid":true,
              "zeroline":false,"gridcolor":"{{Palette.Grid}}","scaleanchor":"x2"
            }
            """, Layout["yaxis2"]);
        Assert.Null(Layout["xaxis"]!["constrain"]);
        Assert.Null(Layout["yaxis"]!["scaleanchor"]);
    }

    [Fact]
    public void An_axis_that_is_not_seen_or_lies_under_a_picture_has_no_grid()
    {
        var layout = PlotlyJson.Of(Chart.Heatmap(new Matrix(2, 2, [1, 2, 3, 4])))["layout"]!;
        var bare = PlotlyJson.Of(Chart.Image(new Matrix(2, 2, [1, 2, 3, 4])))["layout"]!;

        Assert.Equal((false, null), ((bool)layout["xaxis"]!["showgrid"]!, layout["xaxis"]!["gridcolor"]));
        Assert.False((bool)bare["xaxis"]!["visible"]!);
        Assert.Null(bare["xaxis"]!["showgrid"]);
    }

    [Fact]
    public void Titles_captions_labels_and_notes_stand_in_their_places()
    {
        static string Beside(string text, string x, string y, string places, string anchors, int size) => $$$"""
            {"text":"{{{text}}}","xref":"{{{x}}}","yref":"{{{y}}}",{{{places}}},{{{anchors}}},"showarrow":false,"font":{"size":{{{size}}}}}
            """;
        string near = """
            {
              "text":"TEXT","x":1,"y":1,"xref":"x2","yref":"y2","showarrow":false,"arrowhead":0,"ax":-6,"ay":6,
              "font":{"color":"INK","size":13}
            }
            """.Replace("TEXT", "near", StringComparison.Ordinal).Replace("INK", Palette.Ink, StringComparison.Ordinal);
        const string Far = """
            {
              "text":"far","x":1,"y":1,"xref":"x2","yref":"y2","showarrow":true,"arrowhead":0,"ax":6,"ay":-7,
              "font":{"color":"#112233","size":11}
            }
            """;
        string[] expected =
        [
            Beside("&lt;P&gt;", "x2 domain", "y2 domain", "\"x\":0,\"y\":1", "\"xanchor\":\"left\",\"yanchor\":\"bottom\"", 14),
            Beside("C", "x2 domain", "y2 domain", "\"x\":0,\"y\":0", "\"xanchor\":\"left\",\"yanchor\":\"top\"", 12),
            Far,
            near,
            Beside("v", "x2", "y2 domain", "\"x\":1.5,\"y\":1", "\"xanchor\":\"left\",\"yanchor\":\"bottom\"", 13),
            Beside("h", "x2 domain", "y2", "\"x\":1,\"y\":1", "\"xanchor\":\"right\",\"yanchor\":\"bottom\"", 13), // log10(10) = 1
        ];

        PlotlyJson.Same($"[{string.Join(',', expected)}]", Layout["annotations"]);
    }

    [Fact]
    public void Reference_lines_cross_the_whole_panel()
    {
        string line = $$"""
            "line":{"color":"{{Palette.Quiet}}","width":1.2,"dash":"dash"}
            """;

        PlotlyJson.Same($$"""
            [
              {"type":"line","xref":"x2","yref":"y2 domain","x0":1.5,"x1":1.5,"y0":0,"y1":1,{{line}}},
              {"type":"line","xref":"x2 domain","yref":"y2","x0":0,"x1":1,"y0":10,"y1":10,{{line}}},
              {"type":"line","xref":"x2 domain","yref":"y2","x0":0,"x1":1,"y0":20,"y1":20,{{line}}}
            ]
            """, Layout["shapes"]);
    }

    [Fact]
    public void What_is_not_there_has_no_settings()
    {
        var layout = PlotlyJson.Of(Chart.Line([1, 2]))["layout"]!;
        var space = PlotlyJson.Of(Chart.Surface(new Matrix(2, 2, [1, 2, 3, 4])))["layout"]!;

        Assert.All(new[] { "title", "legend", "barmode" }, key => Assert.Null(layout[key]));
        Assert.False((bool)layout["showlegend"]!);
        Assert.All(new[] { "plot_bgcolor", "xaxis", "yaxis" }, key => Assert.Null(space[key]));
        Assert.Equal("overlay", (string)PlotlyJson.Of(Chart.Column(["a"], [1]))["layout"]!["barmode"]!);
        Assert.All(new[] { "images", "annotations", "shapes" }, key => Assert.Empty(layout[key]!.AsArray()));
    }

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(200, 200, 1)]
    [InlineData(201, 101, 2)]
    [InlineData(401, 134, 3)]
    public void Of_very_many_names_every_second_or_third_is_written(int names, int written, int every)
    {
        var figure = Chart.Column(Enumerable.Range(0, names).Select(i => $"<{i}>"), Enumerable.Range(0, names));
        var axis = PlotlyJson.Of(figure)["layout"]!["xaxis"]!;
        var (values, texts) = (axis["tickvals"]!.AsArray(), axis["ticktext"]!.AsArray());

        Assert.True((bool)axis["automargin"]!);
        Assert.Equal(Enumerable.Range(0, written).Select(i => i * every), values.Select(value => (int)value!));
        Assert.Equal(Enumerable.Range(0, written).Select(i => $"&lt;{i * every}&gt;"), texts.Select(text => (string)text!));
    }
}
