using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Diagrams in the words of plotly.js' reference: layout.shapes, layout.annotations and a scatter trace of hints.</summary>
public sealed class PlotlyDiagramTests
{
    [Fact]
    public void A_stroke_is_a_path_and_its_arrowhead_a_filled_one() =>
        // 3-4-5: the head is 5.5 + 1.5 long and as wide, so its corners lie at (25.8, 34.4) ± (−2.8, 2.1).
        PlotlyJson.Same("""
            [
              {"type":"path","path":"M0,0L30,40","xref":"x3","yref":"y3","line":{"color":"#112233","width":3,"dash":"dot"}},
              {"type":"path","path":"M30,40L23,36.5L28.6,32.3Z","xref":"x3","yref":"y3","line":{"width":0},"fillcolor":"#112233"}
            ]
            """, Shapes(new StrokeShape((0, 0), (30, 40)) { Color = "#112233", Width = 1.5, Dash = Dash.Dotted, Arrow = true }));

    [Fact]
    public void A_stroke_that_ends_where_it_began_or_wants_none_has_no_arrowhead()
    {
        Assert.Single(Shapes(new StrokeShape((1, 2), (3, 4))));
        Assert.Single(Shapes(new StrokeShape((1, 2), (1, 2)) { Arrow = true }));
    }

    [Fact]
    public void A_box_is_a_path_whose_corners_turn_by_the_radius() =>
        PlotlyJson.Same("""
            [{
              "type":"path","xref":"x3","yref":"y3","fillcolor":"#445566","line":{"width":0},
              "path":"M42,36L58,36Q60,36 60,38L60,42Q60,44 58,44L42,44Q40,44 40,42L40,38Q40,36 42,36Z"
            }]
            """, Shapes(new BoxShape(50, 40, 20, 8) { Corner = 2, Fill = "#445566", Outline = null }));

    [Fact]
    public void A_corner_is_no_larger_than_half_of_the_shorter_side() =>
        Assert.Equal((string)Shapes(new BoxShape(50, 40, 20, 8) { Corner = 4 })[0]!["path"]!,
            (string)Shapes(new BoxShape(50, 40, 20, 8) { Corner = 100 })[0]!["path"]!);

    [Fact]
    public void A_box_without_round_corners_has_four_lines_and_its_outline() =>
        PlotlyJson.Same("""
            [{"type":"path","path":"M40,36L60,36L60,44L40,44Z","xref":"x3","yref":"y3","line":{"color":"#445566","width":2.4}}]
            """, Shapes(new BoxShape(50, 40, 20, 8) { Fill = null, Outline = "#445566", OutlineWidth = 1.2 }));

    [Fact]
    public void A_box_that_is_all_corner_is_a_circle()
    {
        const string Circle = """
            "type":"circle","xref":"x3","yref":"y3","x0":45,"x1":55,"y0":35,"y1":45,"line":{"width":0}
            """;
        PlotlyJson.Same($$"""[{{{Circle}},"fillcolor":"#445566"}]""",
            Shapes(new BoxShape(50, 40, 10, 10) { Corner = 5, Fill = "#445566", Outline = null }));
        PlotlyJson.Same($$"""[{{{Circle}}}]""", Shapes(new BoxShape(50, 40, 10, 10) { Corner = 7, Fill = null, Outline = null }));
        Assert.Equal("path", (string)Shapes(new BoxShape(50, 40, 10, 10) { Corner = 4.9 })[0]!["type"]!);
        Assert.Equal("path", (string)Shapes(new BoxShape(50, 40, 10, 8) { Corner = 5 })[0]!["type"]!);
    }

    [Fact]
    public void What_has_no_place_or_no_size_is_left_out()
    {
        Shape[] nowhere =
        [
            new StrokeShape((0, 0), (double.NaN, 1)), new StrokeShape((0, double.PositiveInfinity), (1, 1)),
            new BoxShape(double.NaN, 1, 2, 2), new BoxShape(1, double.NaN, 2, 2), new BoxShape(1, 1, 0, 2), new BoxShape(1, 1, 2, 0),
            new BoxShape(1, 1, -2, 2), new BoxShape(1, 1, 2, double.NaN),
        ];

        Assert.All(nowhere, shape => Assert.Empty(Shapes(shape)));
    }

    [Theory]
    [InlineData(TextAnchor.Start, "left")]
    [InlineData(TextAnchor.Middle, "center")]
    [InlineData(TextAnchor.End, "right")]
    public void A_text_is_an_annotation_without_an_arrow(TextAnchor anchor, string written) =>
        PlotlyJson.Same($$"""
            [{
              "text":"a &lt; b","x":5,"y":6,"xref":"x3","yref":"y3","xanchor":"{{written}}","yanchor":"middle","showarrow":false,
              "borderpad":0,"font":{"color":"#112233","size":22}
            }]
            """, Notes(new TextShape(5, 6, "a < b") { Size = 11, Color = "#112233", Anchor = anchor }));

    [Fact]
    public void A_bold_text_is_in_tags_a_backed_one_has_a_ground_and_none_is_smaller_than_a_pixel()
    {
        var note = Notes(new TextShape(5, 6, "a&b") { Size = 0.2, Bold = true, Backed = true })[0]!;

        Assert.Equal("<b>a&amp;b</b>", (string)note["text"]!);
        Assert.Equal(Palette.Background, (string)note["bgcolor"]!);
        Assert.Equal(1, (double)note["font"]!["size"]!);
    }

    [Fact]
    public void Hints_are_said_by_points_that_nobody_sees() =>
        PlotlyJson.Same("""
            {
              "type":"scatter","mode":"markers","x":[5,7],"y":[6,8],"marker":{"opacity":0,"size":26},
              "hovertext":["w &gt; 0","b"],"hoverinfo":"text"
            }
            """, Written(new BoxShape(5, 6, 2, 2) { Hint = "w > 0" }, new BoxShape(9, 9, 2, 2), new BoxShape(7, 8, 2, 2) { Hint = "b" })
                .Trace);

    [Fact]
    public void A_kind_of_shape_that_nobody_taught_the_writer_is_refused_by_its_name() =>
        Assert.Contains(nameof(Blot), Assert.Throws<NotSupportedException>(() => Shapes(new Blot())).Message, StringComparison.Ordinal);

    private sealed record Blot : Shape;

    private static JsonArray Shapes(params Shape[] shapes) => Written(shapes).Shapes;

    private static JsonArray Notes(params Shape[] shapes) => Written(shapes).Notes;

    private static (JsonObject Trace, JsonArray Shapes, JsonArray Notes) Written(params Shape[] all)
    {
        var (shapes, notes) = (new JsonArray(), new JsonArray());
        return (new PlotlyDiagram("3", unit: 2).Write(new DiagramTrace(100, 100, all), shapes, notes), shapes, notes);
    }
}
