namespace NeuralNotebook.Interactive.Tests;

public sealed class NeuronMapPixelTests
{
    private static readonly BoundaryFrame Frame = new(-1, 1, -1, 1, Columns: 3, Rows: 2);

    private static Rgb[] Colors(params double[] values) =>
        [.. new NeuronMap(values, Frame).Draw(0, 0, 10).Pixels.Chunk(3).Select(part => new Rgb(part[0], part[1], part[2]))];

    [Theory, InlineData(0, 0, true), InlineData(5, 5 + 4e-9, true), InlineData(5, 5 + 6e-9, false), InlineData(0, 9e-10, true),
        InlineData(0, 2e-9, false), InlineData(-5, -5 - 4e-9, true), InlineData(-1, 1, false), InlineData(1e6, 1e6 + 1e-4, true)]
    public void A_neuron_that_says_the_same_but_for_rounding_is_flat(double first, double other, bool flat) =>
        Assert.Equal(flat, new NeuronMap([first, other, first, first, other, first], Frame).IsFlat);

    [Fact]
    public void Rows_come_from_the_top_and_the_first_value_is_the_lower_left_one()
    {
        var colors = Colors(1, 0, -1, 0.5, double.NaN, -0.5);

        Assert.Equal((Rgb.White, Rgb.Parse(Palette.Grid)), (colors[4], colors[1])); // 0 is white, no number is grey
        Assert.True(colors[3].Blue > colors[3].Red && colors[0].Blue > colors[0].Red);
        Assert.True(colors[5].Red > colors[5].Blue && colors[2].Red > colors[2].Blue);
        Assert.True(colors[3].Luminance < colors[0].Luminance && colors[5].Luminance < colors[2].Luminance);
    }

    [Fact]
    public void The_picture_lies_around_its_place_as_large_as_asked()
    {
        var map = new NeuronMap([1, 2, 3, 4, 5, 6], Frame).Draw(100, 40, 10);

        Assert.Equal((95, 105, 45, 35, 3, 2, true), (map.Left, map.Right, map.Bottom, map.Top, map.Columns, map.Rows, map.Smooth));
    }

    [Fact]
    public void A_small_neuron_shows_its_shape_as_well_as_a_large_one()
    {
        Assert.Equal(Colors(1, 0.2, -1, 0.5, 0, -0.5), Colors(1000, 200, -1000, 500, 0, -500));
        Assert.All(Colors(0, 0, 0, 0, 0, 0), color => Assert.Equal(Rgb.White, color));
        // Half the value, half the shade.
        Assert.Equal((255 + Colors(1, 0, 0, 0, 0, 0)[3].Red) / 2.0, Colors(1, 0.5, 1, 1, 1, 1)[4].Red, 1.0);
        Assert.Equal(Colors(1, 0.52, 1, 1, 1, 1), Colors(1, 0.48, 1, 1, 1, 1)); // in tenths
    }

    [Fact]
    public void Every_column_has_the_maps_of_its_shown_neurons_after_all_that_follows_them()
    {
        var model = new Sequential(new Dense([[1, 0], [0, 1]], [[0, 5]]), new ReLU(), new Dense([[0], [1]], [[-5]]));
        var maps = NeuronMap.Of(model, NetworkColumn.Of(model, null), Frame);

        Assert.Equal([2, 2, 1], maps.Select(column => column.Count));
        var (x1, x2) = (Pixels(maps[0][0]), Pixels(maps[0][1]));
        Assert.NotEqual(x1, x2);
        Assert.Equal(x2, Pixels(maps[2][0])); // x₂ + 5 passes ReLU whole, and 5 goes off again
        Assert.True(Pixels(maps[1][0])[0] == 255); // ReLU leaves white on the left
        Assert.NotEqual(x1, Pixels(maps[1][0]));
        var forgetful = new Sequential(new Dense([[1, 0], [0, 1]], [[0, 5]]), new Dropout(0.5, seed: 1));
        var whole = NeuronMap.Of(forgetful, NetworkColumn.Of(forgetful, null), Frame)[1];
        Assert.Equal(x1, Pixels(whole[0])); // a map shows what a prediction would be

        static byte[] Pixels(NeuronMap map) => [.. map.Draw(0, 0, 1).Pixels];
    }
}
