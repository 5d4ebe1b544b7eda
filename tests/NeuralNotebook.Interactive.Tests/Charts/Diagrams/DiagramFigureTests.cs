using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

public sealed class DiagramFigureTests
{
    [Fact]
    public void A_panel_holds_the_diagram_from_its_upper_left_corner_over_what_lies_under_it()
    {
        var (diagram, under) = (new DiagramTrace(300, 200, []), new RasterTrace([1, 2, 3], 1, 0, 1, 0, 1));
        var panel = DiagramFigure.Panel(diagram, "what it shows", "title", under);

        Assert.Equal([under, diagram], panel.Traces);
        Assert.Equal((false, 0, 300, false), (panel.X.Visible, panel.X.Min, panel.X.Max, panel.X.Reversed));
        Assert.Equal((false, 0, 200, true), (panel.Y.Visible, panel.Y.Min, panel.Y.Max, panel.Y.Reversed));
        Assert.Equal((true, "what it shows", "title"), (panel.EqualUnits, panel.Description, panel.Title));
    }

    [Fact]
    public void A_diagram_of_the_usual_width_fills_a_figure_of_the_usual_width()
    {
        Assert.Equal(Figure.DefaultWidth, Of((DiagramFigure.UsualWidth, 100)).Width);
        Assert.Equal(Figure.DefaultWidth + 110, Of((100, 100), (DiagramFigure.UsualWidth + 110, 100)).Width);
    }

    [Fact]
    public void A_figure_grows_with_the_tallest_of_its_diagrams()
    {
        int height = Of((100, 100)).Height;

        Assert.Equal(height + 30, Of((100, 130)).Height);
        Assert.Equal(Of((100, 130), (100, 130)).Height, Of((100, 130), (100, 40)).Height);
        Assert.Equal(2 * 30, Of((100, 130), (100, 40)).Height - Of((100, 100), (100, 100)).Height);
        Assert.Equal(height + 1, Of((100, 100.2)).Height); // up, so that nothing is cut
        // A title needs a line more.
        Assert.InRange(DiagramFigure.Of(DiagramFigure.Panel(new DiagramTrace(100, 100, []), "nothing", "title")).Height - height, 14, 26);
    }

    [Theory, InlineData(1, 1, 200, 120), InlineData(5000, 5000, 4000, 4000)]
    public void A_figure_is_neither_too_small_to_be_one_nor_larger_than_one_may_be(double width, double height, int least, int most) =>
        Assert.Equal((least, most), (Of((width, height)).Width, Of((width, height)).Height));

    [Theory, InlineData(1, false), InlineData(1, true), InlineData(2, false), InlineData(2, true), InlineData(4, true)]
    public void A_unit_of_a_diagram_is_a_pixel_however_many_there_are(int count, bool titled)
    {
        var panels = Enumerable.Range(0, count).Select(i => DiagramFigure.Panel(
            new DiagramTrace(DiagramFigure.UsualWidth, 150, [new TextShape(200, 75, "word") { Size = 20 }]), "a word",
            titled ? $"panel {i}" : null)).ToList();
        var svg = XElement.Parse(DiagramFigure.Of(panels).WithTitle("Words").ToSvg());
        var words = svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Value == "word").ToList();

        Assert.Equal(count, words.Count);
        Assert.All(words, word => Assert.InRange((double)word.Attribute("font-size")!, 19.5, 20));
    }

    [Fact]
    public void A_diagram_says_how_far_it_reaches_and_leaves_words_and_colours_to_its_panel()
    {
        var diagram = new DiagramTrace(300, 200, []);

        Assert.Equal([0, 300], diagram.Across);
        Assert.Equal([0, 200], diagram.Upwards);
        Assert.Equal((0, 0), diagram.Margin);
        Assert.False(diagram.TakesColor);
        Assert.Null(diagram.Told(new Panel { Traces = [diagram] }));
    }

    private static Figure Of(params (double Width, double Height)[] sizes) =>
        DiagramFigure.Of([.. sizes.Select(size => DiagramFigure.Panel(new DiagramTrace(size.Width, size.Height, []), "nothing"))]);
}
