using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class DiagramTests
{
    [Theory]
    [InlineData(0, 1, "got 0 and 1.")]
    [InlineData(1, 0, "got 1 and 0.")]
    [InlineData(1, double.NaN, "got 1 and NaN.")]
    [InlineData(double.NaN, 1, "got NaN and 1.")]
    [InlineData(-1, 1, "got −1 and 1.")]
    [InlineData(1, -2, "got 1 and −2.")]
    [InlineData(double.PositiveInfinity, 1, "got ∞ and 1.")]
    [InlineData(1, double.PositiveInfinity, "got 1 and ∞.")]
    public void A_diagram_without_a_size_is_refused(double width, double height, string got)
    {
        string message = Assert.Throws<ArgumentException>(() => new DiagramTrace(width, height, [])).Message;

        Assert.Contains("positive width and height", message, StringComparison.Ordinal);
        Assert.EndsWith(got, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagram_may_be_as_small_as_it_likes_and_needs_its_shapes()
    {
        Assert.Equal((1e-9, 2e-9), (new DiagramTrace(1e-9, 1, []).Width, new DiagramTrace(1, 2e-9, []).Height));
        Assert.Equal("shapes", Assert.Throws<ArgumentNullException>(() => new DiagramTrace(1, 1, null!)).ParamName);
    }

    [Fact]
    public void A_line_of_one_point_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() =>
            new DiagramTrace(1, 1, [new StrokeShape((0, 0), (1, 1)), new StrokeShape((0, 0))])).Message;

        Assert.Contains("two points, got 1", message, StringComparison.Ordinal);
        Assert.Single(new DiagramTrace(1, 1, [new StrokeShape((0, 0), (1, 1))]).Shapes);
    }

    [Fact]
    public void Texts_shrink_with_the_diagram_so_that_they_still_fit()
    {
        var figure =
            DiagramFigure.Of(DiagramFigure.Panel(new DiagramTrace(400, 200, [new TextShape(200, 100, "word") { Size = 20 }]), "a word"));

        Assert.InRange(Size(figure), 19, 20);
        Assert.InRange(Size(figure.WithSize(figure.Width / 2, figure.Height)), 9, 10);

        static double Size(Figure figure) =>
            (double)XElement.Parse(figure.ToSvg()).Descendants()
                .Single(element => element.Value == "word" && element.Name.LocalName == "text").Attribute("font-size")!;
    }

    [Fact]
    public void On_an_interactive_page_they_shrink_with_its_width_and_with_its_height()
    {
        var figure =
            DiagramFigure.Of(DiagramFigure.Panel(new DiagramTrace(400, 400, [new TextShape(200, 100, "word") { Size = 20 }]), "a word"));

        Assert.InRange(Size(figure.WithSize(figure.Width / 2, figure.Height)) / Size(figure), 0.3, 0.6);
        Assert.InRange(Size(figure.WithSize(figure.Width, figure.Height / 2)) / Size(figure), 0.3, 0.6);

        static double Size(Figure figure) => (double)JsonNode.Parse(figure.ToPlotlyJson())!["layout"]!["annotations"]!.AsArray()
            .Single(note => ((string)note!["text"]!).Contains("word", StringComparison.Ordinal))!["font"]!["size"]!;
    }

    [Fact]
    public void Places_that_are_no_numbers_draw_nothing_and_break_nothing()
    {
        Shape[] shapes = [new StrokeShape((double.NaN, 0), (1, 1)), new BoxShape(0, double.PositiveInfinity, 1, 1),
            new BoxShape(0, 0, double.NaN, 1), new TextShape(double.NaN, 0, "lost"), new StrokeShape((1, 1), (1, 1)) { Arrow = true }];
        var figure = DiagramFigure.Of(DiagramFigure.Panel(new DiagramTrace(10, 10, shapes), "nothing"));

        Assert.DoesNotContain("NaN", figure.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("lost", figure.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dark_text_is_readable_on_every_shade_and_coloured_text_on_white()
    {
        foreach (double value in new[] { -1, -0.5, 0, 0.5, 1, double.NaN })
            Assert.InRange(DivergingColors.Of(value, 1).Contrast(Rgb.Parse(Palette.Ink)), 4.5, 21);
        Assert.All([DivergingColors.Positive, DivergingColors.NegativeInk], color =>
            Assert.InRange(Rgb.Parse(color).Contrast(Rgb.White), 4.5, 21));
    }
}
