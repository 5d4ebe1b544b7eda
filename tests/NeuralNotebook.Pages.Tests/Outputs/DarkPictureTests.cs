using System.Xml.Linq;

namespace NeuralNotebook.Pages.Tests;

/// <summary>A chart's picture has a second set of colours for dark ground, and shows the same.</summary>
public sealed class DarkPictureTests
{
    private const string Chart = """
        <svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><title>A chart</title>
        <rect x="0" y="0" width="200" height="100" fill="#ffffff"/><text x="9" y="9" fill="#1c2530">words</text>
        <clipPath id="f1"><rect x="20" y="20" width="100" height="60" fill="#ffffff"/></clipPath>
        <g clip-path="url(#f1)"><image x="20" y="20" width="SIDE" height="60" href="data:image/png;base64,AA=="/>
        <circle cx="5" cy="5" r="2" fill="#d45500" stroke="#123456"/></g>
        </svg>
        """;

    [Fact]
    public void Every_colour_outside_of_a_field_has_a_dark_one()
    {
        string style = Style(Chart.Replace("SIDE", "100", StringComparison.Ordinal));
        Assert.StartsWith("@media(prefers-color-scheme:dark){", style, StringComparison.Ordinal);
        Assert.Contains("[fill=\"#ffffff\"]:not(.field *){fill:oklch(from #ffffff", style, StringComparison.Ordinal);
        Assert.Contains("[fill=\"#1c2530\"]", style, StringComparison.Ordinal);
        Assert.DoesNotContain("#d45500", style, StringComparison.Ordinal);
        Assert.DoesNotContain("#123456", style, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_picture_in_a_drawing_is_no_field()
    {
        string style = Style(Chart.Replace("SIDE", "30", StringComparison.Ordinal));
        Assert.Contains("[fill=\"#d45500\"]", style, StringComparison.Ordinal);
        Assert.Contains("[stroke=\"#123456\"]", style, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg width=\"20\" height=\"10\"><rect width=\"10\" height=\"10\" fill=\"#ffffff\"/></svg>")]
    [InlineData("<svg width=\"20\" height=\"10\"><text fill=\"#000000\">x</text></svg>")]
    [InlineData("<svg")]
    [InlineData("")]
    public void What_does_not_paint_its_own_ground_stays_as_it_is(string svg) => Assert.Equal(svg, DarkPicture.Of(svg));

    [Fact]
    public void Nothing_but_the_style_and_the_marks_of_fields_is_new()
    {
        string chart = Chart.Replace("SIDE", "100", StringComparison.Ordinal);
        var picture = XElement.Parse(DarkPicture.Of(chart), LoadOptions.PreserveWhitespace);
        picture.Elements().Single(part => part.Name.LocalName == "style").Remove();
        picture.Descendants().Attributes("class").Remove();
        Assert.True(XNode.DeepEquals(XElement.Parse(chart, LoadOptions.PreserveWhitespace), picture));
    }

    private static string Style(string svg) =>
        XElement.Parse(DarkPicture.Of(svg)).Elements().Single(part => part.Name.LocalName == "style").Value;
}
