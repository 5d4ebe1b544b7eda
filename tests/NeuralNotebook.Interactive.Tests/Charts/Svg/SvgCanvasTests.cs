using System.Globalization;
using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class SvgCanvasTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(12, "12")]
    [InlineData(1.25, "1.3")] // away from zero
    [InlineData(-1.25, "-1.3")]
    [InlineData(1.24, "1.2")]
    [InlineData(-0.04, "0")] // and no minus sign before it
    [InlineData(12345.67, "12345.7")]
    [InlineData(1e16, "10000000000000000")]
    public void A_place_is_written_in_tenths_of_a_pixel(double value, string text) => Assert.Equal(text, SvgCanvas.Number(value));

    [Fact]
    public void A_line_has_its_ends_its_colour_its_width_and_a_dash_if_it_is_broken()
    {
        Assert.Equal("""<line x1="1" y1="2" x2="3.5" y2="4" stroke="#0068b4" stroke-width="1"/>""",
            Drawn(canvas => canvas.Line(1, 2, 3.5, 4, "#0068b4")));
        Assert.Equal("""<line x1="1" y1="2" x2="3" y2="4" stroke="#0068b4" stroke-width="2.5" stroke-dasharray="4 2"/>""",
            Drawn(canvas => canvas.Line(1, 2, 3, 4, "#0068b4", 2.5, "4 2")));
    }

    [Fact]
    public void A_rectangle_names_only_what_it_has()
    {
        Assert.Equal("""<rect x="1" y="2" width="3" height="4" fill="none"/>""", Drawn(canvas => canvas.Rectangle(1, 2, 3, 4, null)));
        Assert.Equal("""<rect x="1" y="2" width="3" height="4" rx="5" fill="#0068b4" fill-opacity="0.46" """
            + """stroke="#d45500" stroke-width="1.5"/>""",
            Drawn(canvas => canvas.Rectangle(1, 2, 3, 4, "#0068b4", opacity: 0.456, corner: 5, outline: "#d45500", outlineWidth: 1.5)));
        Assert.Equal("""<rect x="1" y="2" width="3" height="4" fill="#0068b4" fill-opacity="0" stroke="#d45500" stroke-width="1"/>""",
            Drawn(canvas => canvas.Rectangle(1, 2, 3, 4, "#0068b4", opacity: 0, outline: "#d45500")));
    }

    [Fact]
    public void A_path_names_only_what_it_has()
    {
        Assert.Equal("""<path d="M1 2l3 4" fill="#0068b4"/>""",
            Drawn(canvas => canvas.Path(Path(), new PathLook { Fill = "#0068b4", StrokeWidth = 3 })));
        Assert.Equal("""<path d="M1 2l3 4" fill="none" fill-opacity="0.5" stroke="#d45500" stroke-width="2" stroke-dasharray="1 3" """
            + """stroke-linejoin="round" stroke-linecap="square" stroke-opacity="0.25"/>""",
            Drawn(canvas => canvas.Path(Path(),
                new PathLook
                {
                    FillOpacity = 0.5,
                    Stroke = "#d45500",
                    StrokeWidth = 2,
                    Dash = "1 3",
                    RoundJoins = true,
                    Cap = "square",
                    StrokeOpacity = 0.25,
                })));
    }

    [Fact]
    public void Faces_stand_in_one_group_in_their_order_with_a_faint_thin_edge()
    {
        var group = XElement.Parse(Drawn(canvas => canvas.Faces([(Path(), "#0068b4"), (Path(), "#d45500")])));

        Assert.Equal("g", group.Name.LocalName);
        Assert.Equal(["#0068b4", "#d45500"], group.Elements("path").Select(path => path.Attribute("fill")!.Value));
        Assert.Equal(("#1c2530", "round"), ((string?)group.Attribute("stroke"), (string?)group.Attribute("stroke-linejoin")));
        Assert.InRange((double)group.Attribute("stroke-width")!, 0.1, 0.9);
        Assert.InRange((double)group.Attribute("stroke-opacity")!, 0.1, 0.9);
    }

    [Theory, InlineData(true, null), InlineData(false, "pixelated")]
    public void A_picture_is_stretched_over_its_place_and_smooth_when_asked(bool smooth, string? rendering)
    {
        byte[] pixels = [255, 0, 0, 0, 0, 255];
        var image = XElement.Parse(Drawn(canvas => canvas.Image(1, 2, 30, 40, pixels, 2, smooth)));

        Assert.Equal(["1", "2", "30", "40", "none"], new[] { "x", "y", "width", "height", "preserveAspectRatio" }
            .Select(name => image.Attribute(name)!.Value));
        Assert.Equal(rendering, image.Attribute("image-rendering")?.Value);
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(Png.Encode(pixels, 2)), image.Attribute("href")!.Value);
    }

    [Fact]
    public void What_is_painted_in_a_clip_stands_in_a_group_that_names_it_and_no_two_clips_share_a_name()
    {
        var svg = XElement.Parse("<svg>" + Drawn(canvas =>
        {
            canvas.Clip(1, 2, 3, 4);
            canvas.Line(0, 0, 9, 9, "#0068b4");
            canvas.EndClip();
            canvas.Clip(5, 6, 7, 8);
            canvas.EndClip();
        }).Replace(SvgCanvas.IdMark, 'f') + "</svg>");

        Assert.Equal(["clipPath", "g", "clipPath", "g"], svg.Elements().Select(element => element.Name.LocalName));
        Assert.Equal([("1", "2", "3", "4"), ("5", "6", "7", "8")], svg.Elements("clipPath").Select(clip => clip.Element("rect")!)
            .Select(rect => (rect.Attribute("x")!.Value, rect.Attribute("y")!.Value, rect.Attribute("width")!.Value,
                rect.Attribute("height")!.Value)));
        Assert.Equal(svg.Elements("clipPath").Select(clip => $"url(#{clip.Attribute("id")!.Value})"),
            svg.Elements("g").Select(group => group.Attribute("clip-path")!.Value));
        Assert.Equal(2, svg.Elements("clipPath").Select(clip => clip.Attribute("id")!.Value).Distinct().Count());
        Assert.Equal([1, 0], svg.Elements("g").Select(group => group.Elements("line").Count()));
    }

    [Fact]
    public void A_text_names_only_what_it_has()
    {
        Assert.Equal("""<text x="1" y="2" font-size="13" fill="#0068b4">a &lt; b</text>""",
            Drawn(canvas => canvas.Text(1, 2, "a < b", 13, "#0068b4")));
        Assert.Equal("""<text x="1" y="2" font-size="13" fill="#0068b4" text-anchor="end" font-weight="600" stroke="#ffffff" """
            + """stroke-width="3" stroke-linejoin="round" paint-order="stroke" transform="rotate(-90 1 2)">a</text>""",
            Drawn(canvas => canvas.Text(1, 2, "a", 13, "#0068b4", "end", bold: true, halo: true, turn: -90)));
    }

    [Fact]
    public void A_shortened_text_carries_the_whole_one_for_who_points_at_it_and_one_that_fits_carries_nothing()
    {
        var cut = XElement.Parse(Drawn(canvas => canvas.Shortened(1, 2, "a lo…", "a long <name>", 13, "#0068b4", "middle", true, true)));

        Assert.Equal(("g", "a long <name>", "a lo…"), (cut.Name.LocalName, cut.Element("title")!.Value, cut.Element("text")!.Value));
        Assert.Equal("middle", cut.Element("text")!.Attribute("text-anchor")!.Value);
        // What XML cannot hold is no difference.
        Assert.StartsWith("<text", Drawn(canvas => canvas.Shortened(1, 2, "name", "name\u0000", 13, "#0068b4")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_of_text_has_its_id_and_its_escaped_text() =>
        Assert.Equal("""<desc id="d7">1 &lt; 2</desc>""", Drawn(canvas => canvas.TextElement("desc", "d7", "1 < 2")));

    [Theory, InlineData(null, "Figure"), InlineData("A finding", "A finding")]
    public void A_figure_without_a_title_is_called_one(string? title, string called)
    {
        var figure = title is null ? Chart.Line([1.0, 2]) : Chart.Line([1.0, 2]).WithTitle(title);

        Assert.Equal(called, XElement.Parse(figure.ToSvg()).Elements().Single(element => element.Name.LocalName == "title").Value);
    }

    [Fact]
    public void A_picture_says_its_size_twice_and_its_ids_are_made_of_its_content()
    {
        var figure = Chart.Line([1.0, 2]).WithSize(400, 300);
        var svg = XElement.Parse(figure.ToSvg());
        var ids = svg.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(("400", "300", "0 0 400 300"),
            (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value, svg.Attribute("viewBox")!.Value));
        Assert.All(ids, id => Assert.Matches("^f[0-9a-f]{10}-[0-9]+$", id));
        Assert.Equal(Enumerable.Range(0, ids.Count), ids.Select(id => int.Parse(id.Split('-')[1], CultureInfo.InvariantCulture)).Order());
        Assert.Single(ids.Select(id => id.Split('-')[0]).Distinct());
        Assert.DoesNotContain(SvgCanvas.IdMark, figure.ToSvg());
        Assert.Equal(figure.ToSvg(), figure.ToSvg());
    }

    private static PathData Path() => new PathData().MoveTo(1, 2).LineTo(4, 6);

    private static string Drawn(Action<SvgCanvas> draw)
    {
        var canvas = new SvgCanvas();
        draw(canvas);
        Assert.EndsWith(">\n", canvas.ToString(), StringComparison.Ordinal);
        return canvas.ToString().TrimEnd('\n');
    }
}
