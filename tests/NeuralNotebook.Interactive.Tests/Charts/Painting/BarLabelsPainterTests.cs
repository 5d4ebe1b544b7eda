using System.Globalization;
using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class BarLabelsPainterTests
{
    [Theory, InlineData(0.98), InlineData(1.0), InlineData(0.5), InlineData(1.7), InlineData(0.0)]
    public void A_columns_value_stays_within_the_plot(double value)
    {
        var svg = XElement.Parse(Chart.Column(["a", "b"], [value, 1.0]).WithYAxis(min: 0, max: 1).ToSvg());
        var clip = svg.Descendants().Single(element => element.Name.LocalName == "clipPath").Elements().Single();
        var (top, bottom) = (Number(clip, "y"), Number(clip, "y") + Number(clip, "height"));

        Assert.All(Labels(svg), label => Assert.InRange(Number(label, "y"), top + 9, bottom));
    }

    [Theory, InlineData(-3.0, 2.9), InlineData(-0.2, 3.0), InlineData(-3.0, 0.1)]
    public void The_value_of_a_lying_bar_stays_within_the_plot(double left, double right)
    {
        var svg = XElement.Parse(Chart.Bar(["a long name of a class", "short"], [left, right]).WithXAxis(min: -3, max: 3).ToSvg());
        var clip = svg.Descendants().Single(element => element.Name.LocalName == "clipPath").Elements().Single();

        Assert.All(Labels(svg), label =>
        {
            var (x, width) = (Number(label, "x"), TextWidth.Of(label.Value, 13));
            double from = (string?)label.Attribute("text-anchor") == "end" ? x - width : x;
            Assert.InRange(from, Number(clip, "x"), Number(clip, "x") + Number(clip, "width") - width);
        });
    }

    [Fact]
    public void A_value_inside_its_bar_contrasts_with_the_bar()
    {
        var label = Labels(XElement.Parse(Chart.Column(["a"], [1.0]).WithYAxis(min: 0, max: 1).ToSvg())).Single();

        Assert.InRange(Rgb.Parse(label.Attribute("fill")!.Value).Contrast(Rgb.Parse(Palette.Of(0))), 4.5, 21);
    }

    [Fact]
    public void A_value_with_room_stands_over_its_bar_in_ink() =>
        Assert.All(Labels(XElement.Parse(Chart.Column(["a", "b"], [0.2, 0.6]).WithYAxis(min: 0, max: 1).ToSvg())),
            label => Assert.Equal(Palette.Ink, label.Attribute("fill")!.Value));

    /// <summary>The texts within the clipped part: the bars' values.</summary>
    private static List<XElement> Labels(XElement svg)
    {
        List<XElement> labels =
            [.. svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Parent!.Attribute("clip-path") is not null)];
        Assert.NotEmpty(labels);
        return labels;
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
