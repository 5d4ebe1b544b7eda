namespace NeuralNotebook.Interactive.Tests;

public sealed class WeightsTests
{
    private static readonly Dense Layer = new([[1, 0], [-2, 0], [0, 0.5], [double.NaN, 0]], [[0, 0]]);

    [Fact]
    public void A_weight_is_blue_above_zero_orange_below_white_at_zero_and_all_pictures_share_one_scale()
    {
        var pictures = Chart.Weights(Layer, width: 2).Panels.Select(panel => (RasterTrace)panel.Traces[0]).ToList();
        var (positive, negative) = (Rgb.Parse(DivergingColors.Positive), Rgb.Parse(DivergingColors.Negative));
        var half = Rgb.White.Mix(positive, 0.5);

        Assert.Equal([half.Red, half.Green, half.Blue, negative.Red, negative.Green, negative.Blue, 255, 255, 255],
            pictures[0].Pixels.Take(9));
        Assert.Equal(Rgb.White.Mix(positive, 0.25).Red, pictures[1].Pixels[6]);
    }

    [Fact]
    public void Fewer_neurons_are_shown_when_asked() =>
        Assert.Equal(("What the first 1 of 2 neurons look for", 1),
            (Chart.Weights(Layer, 2, count: 1).Title, Chart.Weights(Layer, 2, count: 1).Panels.Count));

    [Fact]
    public void A_filter_is_a_picture_of_its_window()
    {
        var layer = new Conv2D(new ImageShape(4, 4), [[1, 0], [-2, 0], [0, 0.5], [2, 0]], [[0, 0]]);
        var dense = new Dense(layer.Weights, [[0, 0]]);

        var figure = Chart.Weights(layer);

        Assert.Equal(["filter 1", "filter 2"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal(Chart.Weights(dense, 2).Panels.Select(Pixels), figure.Panels.Select(Pixels));
    }

    [Fact]
    public void A_filter_over_channels_is_a_row_with_a_picture_of_each()
    {
        // Rows of the weights run over the window's places, and at each place over the channels.
        var layer = new Conv2D(new ImageShape(2, 2, 2), [[1, 0], [8, 0], [-2, 0], [7, 0], [3, 0], [6, 0], [4, 0], [5, 9]], [[0, 0]]);

        var figure = Chart.Weights(layer, count: 1);

        Assert.Equal(("What the first 1 of 2 filters look for", 2), (figure.Title, figure.Columns));
        Assert.StartsWith("1.2: filter 1, channel 2; ", figure.Subtitle, StringComparison.Ordinal);
        Assert.Equal(["1.1", "1.2"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal(["2 × 2 weights from -2 to 4", "2 × 2 weights from 5 to 8"],
            figure.Panels.Select(panel => panel.Description?.Replace('−', '-')));
    }

    [Fact]
    public void Inputs_without_whole_rows_are_refused() =>
        Assert.Contains("whole rows of 3", Assert.Throws<ArgumentException>(() => Chart.Weights(Layer, 3)).Message,
            StringComparison.Ordinal);

    private static byte[] Pixels(Panel panel) => [.. ((RasterTrace)panel.Traces[0]).Pixels];
}
