namespace NeuralNotebook.Interactive.Tests;

public sealed class ImageTests
{
    [Fact]
    public void The_smallest_value_is_white_and_the_largest_is_ink()
    {
        var picture = (RasterTrace)Chart.Image(new Matrix(new[,] { { 0.0, 16 }, { double.NaN, 8 } })).Panels[0].Traces[0];
        var ink = Rgb.Parse(Palette.Ink);

        Assert.Equal([255, 255, 255, ink.Red, ink.Green, ink.Blue, 255, 255, 255], picture.Pixels.Take(9));
        Assert.Equal((2, 2), (picture.Rows, picture.Columns));
    }

    [Fact]
    public void Pictures_without_whole_rows_are_refused() =>
        Assert.Contains("no whole rows of 5", Assert.Throws<ArgumentException>(() => Chart.ImageGrid(new Matrix(2, 64), width: 5)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Each_picture_has_a_panel_with_its_title() =>
        Assert.Equal(["seven", "two"],
            Chart.ImageGrid(new Matrix(2, 64), width: 8, titles: ["seven", "two"]).Panels.Select(panel => panel.Title));
}
