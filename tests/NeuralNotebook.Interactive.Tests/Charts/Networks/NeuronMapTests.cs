namespace NeuralNotebook.Interactive.Tests;

public sealed class NeuronMapTests
{
    private static readonly Dataset Square = new([[-1, -1], [1, -1], [-1, 1], [1, 1]], [0, 1, 0, 1], name: "square");

    [Fact]
    public void Every_shown_neuron_has_a_map_in_its_box()
    {
        var panel = Chart.NeuronMaps(new Sequential(new Dense(2, 20), new ReLU(), new Dense(20, 3), new Softmax()), Square).Panels[0];
        var boxes = panel.Traces.OfType<DiagramTrace>().Single().Shapes.OfType<BoxShape>().ToList();

        Assert.Equal(2 + 5 + 3, boxes.Count);
        Assert.All(boxes.Zip(panel.Traces.OfType<RasterTrace>()),
            pair => Assert.Equal((pair.First.X, pair.First.Y),
                ((pair.Second.Left + pair.Second.Right) / 2, (pair.Second.Top + pair.Second.Bottom) / 2)));
    }

    [Fact]
    public void The_first_map_is_the_first_input_orange_on_the_left_and_blue_on_the_right()
    {
        var map = Chart.NeuronMaps(new Sequential(new Dense(2, 2)), Square).Panels[0].Traces.OfType<RasterTrace>().First();

        Assert.True(map.Pixels[0] > map.Pixels[2], "the left edge is below 0, so orange: more red than blue");
        Assert.True(map.Pixels[^3] < map.Pixels[^1], "the right edge is above 0, so blue");
    }

    [Fact]
    public void The_top_of_a_map_is_the_largest_second_input()
    {
        var map = Chart.NeuronMaps(new Sequential(new Dense([[0], [1]], [[0]])), Square).Panels[0].Traces.OfType<RasterTrace>().Last();

        Assert.True(map.Pixels[0] < map.Pixels[2], "the value is x₂, positive and blue at the top");
        Assert.True(map.Pixels[^3] > map.Pixels[^1], "and orange at the bottom");
    }

    [Fact]
    public void The_sentence_counts_neurons_that_say_the_same_everywhere() => Assert.Contains(
        "layer 1: 1 of 2 neurons say the same everywhere",
        Chart.NeuronMaps(new Sequential(new Dense([[1, 0], [0, 0]], [[0, -1]]), new ReLU()), Square).AlternativeText,
        StringComparison.Ordinal);

    [Fact]
    public void A_network_or_data_without_a_plane_are_refused()
    {
        Assert.Contains("2 inputs, got 3",
            Assert.Throws<ArgumentException>(() => Chart.NeuronMaps(new Sequential(new Dense(3, 2)), Square)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Chart.NeuronMaps(new Sequential(new Dense(2, 2)), new Dataset([[1, 2, 3]], [0])));
    }

    [Fact]
    public void Weights_that_are_no_numbers_give_grey_maps_and_break_nothing()
    {
        var figure = Chart.NeuronMaps(new Sequential(new Dense([[double.NaN], [1]], [[0]])), Square);

        Assert.DoesNotContain("NaN", figure.ToSvg(), StringComparison.Ordinal);
    }
}
