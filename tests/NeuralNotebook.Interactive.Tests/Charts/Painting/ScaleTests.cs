namespace NeuralNotebook.Interactive.Tests;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_value_at_a_pixel_is_the_one_that_stands_there(bool log, bool reversed)
    {
        var scale = new Scale(new Axis { Log = log, Reversed = reversed }, (0.5, 600), 40, 340);

        foreach (double value in new[] { 0.5, 1, 7.3, 100, 599 })
            Assert.Equal(value, scale.Value(scale.Pixel(value)), 1e-9 * value + 1e-10);
        Assert.Equal(log ? Math.Sqrt(0.5 * 600) : 300.25, scale.Value(190), 1e-9);
    }

    [Fact]
    public void A_filled_contour_on_a_logarithmic_axis_changes_colour_where_the_axis_says()
    {
        // The colour changes at x = 10: in the middle from 1 to 100, where a linear axis would have it at the left edge.
        var contour = Chart.Contour(new Matrix(2, 3, [0, 1, 2, 0, 1, 2]), x: [1, 10, 100], at: [1]).WithXAxis(log: true);
        var image = System.Xml.Linq.XElement.Parse(contour.ToSvg()).Descendants().Last(element => element.Name.LocalName == "image");
        byte[] pixels = PngReader.FirstRow(Convert.FromBase64String(image.Attribute("href")!.Value.Split(',')[1]));

        Assert.Equal(0.5, pixels.TakeWhile(color => color == pixels[0]).Count() / (double)pixels.Length, 0.01);
    }
}
