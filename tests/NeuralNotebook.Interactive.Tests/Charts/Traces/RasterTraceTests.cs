using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class RasterTraceTests
{
    private static readonly Panel Plane = new();

    private static RasterTrace Picture(int columns, int rows, Func<int, byte> part) =>
        new([.. Enumerable.Range(0, 3 * columns * rows).Select(part)], columns, 1, 5, 2, 8);

    [Fact]
    public void It_reaches_from_its_edges_to_its_edges_and_fills_them()
    {
        var picture = Picture(2, 3, i => (byte)i);

        Assert.Equal(3, picture.Rows);
        Assert.Equal([1, 5], picture.Across);
        Assert.Equal([2, 8], picture.Upwards);
        Assert.Equal(((0, 0), false, true, "picture"), (picture.Margin, picture.TakesColor, picture.Fills, picture.ChartName));
        Assert.Null(picture.Told(Plane));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void A_picture_of_more_than_256_colours_has_no_table_of_them_and_weighs_more(int part)
    {
        // 256 colours that differ in the next part, and then one more in this part
        var few = Picture(200, 150, i => i % 3 == (part + 1) % 3 ? (byte)(i / 3) : (byte)7);
        var more = Picture(200, 150, i => i % 3 == (part + 1) % 3 ? (byte)(i / 3) : i == 3 * 9999 + part ? (byte)8 : (byte)7);
        var one = Picture(200, 150, _ => 7);

        Assert.Equal(one.Weight, few.Weight);
        Assert.True(more.Weight > 2 * few.Weight);
        Assert.True(one.Weight > 30_000);
    }

    [Fact]
    public void A_small_picture_is_never_thinned()
    {
        Assert.Equal(0, Picture(100, 200, _ => 7).Weight);
        Assert.True(Picture(100, 201, _ => 7).Weight > 20_000);
        var small = Picture(100, 200, _ => 7);
        Assert.Same(small, small.Thinned(0, Plane));
    }

    [Fact]
    public void Thinned_each_pixel_is_the_rounded_mean_of_those_it_stands_for()
    {
        var picture = Picture(200, 150, i => (byte)(i % 600 / 3 % 2 * 3 + i / 600 % 2 * 100 + i % 3))
            with
        { Name = "slope", Smooth = true };
        var half = (RasterTrace)picture.Thinned(picture.Weight / 4, Plane);

        // of a block the means of 0 and 3 across and of 0 and 100 upwards, to the next whole number: 51.5 → 52
        Assert.Equal((100, 75), (half.Columns, half.Rows));
        Assert.All(Enumerable.Range(0, half.Pixels.Count), i => Assert.Equal(52 + i % 3, half.Pixels[i]));
        Assert.Equal((1, 5, 2, 8), (half.Left, half.Right, half.Bottom, half.Top));
        Assert.Equal(("slope", true), (half.Name, half.Smooth));
        Assert.Same(picture, picture.Thinned(picture.Weight, Plane));
        Assert.NotSame(picture, picture.Thinned(picture.Weight * 0.9, Plane));
    }

    [Fact]
    public void Thinned_its_rows_and_columns_stay_in_their_order()
    {
        // red grows to the right, green downwards
        var picture = Picture(200, 150, i => (byte)(i % 3 == 0 ? i / 3 % 200 : i % 3 == 1 ? i / 3 / 200 : 0));
        var third = (RasterTrace)picture.Thinned(picture.Weight / 9, Plane);

        for (int i = 0; i < third.Rows * third.Columns; i++)
        {
            Assert.Equal((i % third.Columns + 0.5) * 200 / third.Columns - 0.5, third.Pixels[3 * i], 1.01);
            Assert.Equal((i / third.Columns + 0.5) * 150 / third.Rows - 0.5, third.Pixels[3 * i + 1], 1.01);
        }
        var least = (RasterTrace)picture.Thinned(1, Plane);
        Assert.Equal((1, 1), (least.Columns, least.Rows));
        Assert.Equal([100, 75, 0], least.Pixels); // means of 0 … 199 and 0 … 149, rounded up from the half
    }

    [Fact]
    public void A_page_that_blends_pixels_gets_each_as_a_square_of_many()
    {
        var picture = new RasterTrace([1, 2, 3, 40, 50, 60, 7, 8, 9, 100, 110, 120], 2, 0, 1, 0, 1);
        byte[] sharp = Decoded(picture.SharpDataAddress);
        int wide = (int)Math.Sqrt(sharp.Length / 3.0);

        Assert.Equal(3 * wide * wide, sharp.Length);
        Assert.InRange(wide, 100, 200);
        int half = wide / 2;
        foreach (var (x, y) in new[] { (0, 0), (half - 1, half - 1), (half, 0), (wide - 1, half - 1), (0, half), (wide - 1, wide - 1) })
        {
            int from = 3 * (2 * (2 * y / wide) + 2 * x / wide);
            Assert.Equal([picture.Pixels[from], picture.Pixels[from + 1], picture.Pixels[from + 2]], sharp[(3 * (y * wide + x))..][..3]);
        }
        Assert.Equal(picture.Pixels, Decoded(picture.DataAddress));
        Assert.Equal(picture.DataAddress, (picture with { Smooth = true }).SharpDataAddress);
    }

    [Theory, InlineData(1, true), InlineData(80, true), InlineData(81, false), InlineData(160, false), InlineData(400, false)]
    public void A_wide_picture_has_pixels_enough(int columns, bool enlarged)
    {
        var picture = Picture(columns, 2, i => (byte)i);

        Assert.Equal(enlarged, picture.SharpDataAddress != picture.DataAddress);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void It_is_painted_over_its_rectangle_whichever_way_the_axes_run(bool reversed)
    {
        var axis = new Axis { Reversed = reversed };
        var image = new TracePlot(axis, axis).Draw(Picture(2, 3, i => (byte)i) with { Smooth = reversed }).Images.Single();

        // 1 to 5 across, 2 to 8 upwards, of 10
        Assert.Equal((reversed ? 50 : 10, 20, 40, 60), (image.X, image.Y, image.Width, image.Height));
        Assert.Equal((2, reversed), (image.Columns, image.Smooth));
        Assert.Equal(Enumerable.Range(0, 18).Select(i => (byte)i), image.Pixels);
    }

    [Fact]
    public void On_an_axis_without_a_place_for_it_nothing_is_painted()
    {
        var picture = new RasterTrace(new byte[3], 1, 0, 5, 1, 8);
        var log = new Axis { Log = true };

        Assert.Empty(new TracePlot(x: log, rangeX: (1, 10)).Draw(picture).Images);
        Assert.Single(new TracePlot(y: log, rangeY: (1, 10)).Draw(picture).Images);
        Assert.Empty(new TracePlot(y: log, rangeY: (1, 10)).Draw(new RasterTrace(new byte[3], 1, 1, 5, 8, -1)).Images);
    }

    [Fact]
    public void Plotly_gets_it_as_an_image_of_the_figure_and_no_trace()
    {
        var picture = new RasterTrace([1, 2, 3], 1, 1, 5, 2, 8);
        var place = TracePlot.Place("2");

        Assert.Null(picture.ToPlotly(place, TracePlot.Style));
        var image = place.Images.Single()!.AsObject();
        Assert.Equal(picture.SharpDataAddress, (string)image["source"]!);
        image.Remove("source");
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"xref":"x2","yref":"y2","x":1,"y":8,"sizex":4,"sizey":6,"sizing":"stretch","layer":"below"}"""),
            JsonNode.Parse(image.ToJsonString())));
        Assert.Null(new RasterTrace([1, 2, 3], 1, 5, 1, 8, 2).ToPlotly(place, TracePlot.Style));
        Assert.Equal((4, 6), ((double)place.Images[1]!["sizex"]!, (double)place.Images[1]!["sizey"]!));
    }

    private static byte[] Decoded(string address)
    {
        const string Start = "data:image/png;base64,";
        Assert.StartsWith(Start, address, StringComparison.Ordinal);
        return PngReader.Decoded(Convert.FromBase64String(address[Start.Length..]));
    }
}
