using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class DiagramTests
{
    [Theory, InlineData(0, 1), InlineData(1, double.NaN), InlineData(-1, 1)]
    public void A_diagram_without_a_size_is_refused(double width, double height) =>
        Assert.Throws<ArgumentException>(() => new DiagramTrace(width, height, []));

    [Fact]
    public void A_line_of_one_point_is_refused() =>
        Assert.Contains("two points", Assert.Throws<ArgumentException>(() => new DiagramTrace(1, 1, [new StrokeShape((0, 0))])).Message,
            StringComparison.Ordinal);

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
