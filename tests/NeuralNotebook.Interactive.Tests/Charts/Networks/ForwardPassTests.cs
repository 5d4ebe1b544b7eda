namespace NeuralNotebook.Interactive.Tests;

public sealed class ForwardPassTests
{
    [Fact]
    public void Every_layer_says_what_it_does_its_shape_and_its_numbers()
    {
        var texts = Texts(Chart.ForwardPass(SubjectPictures.Small, [1, 0.5], outputNames: ["cat", "dog"]));

        Assert.Contains("x: 1 × 2", texts);
        Assert.Contains("Dense: · weights (2 × 3) + biases (1 × 3)", texts);
        Assert.Contains("first number: 1 · 0.8 + 0.5 · (−0.4) + 0.1 = 0.7", texts);
        // ReLU keeps the one and drops the other
        Assert.Equal((2, 1), (texts.Count(text => text == "0.7"), texts.Count(text => text == "−0.25")));
        Assert.Contains("Softmax: shares of 1", texts);
        Assert.Contains("dog", texts);
    }

    [Fact]
    public void A_long_row_shows_its_start_its_end_and_its_length()
    {
        var texts = Texts(Chart.ForwardPass(new Sequential(new Dense(2, 64), new ReLU()), [1, 2]));

        Assert.Equal(2, texts.Count(text => text == "…"));
        Assert.Equal(2, texts.Count(text => text == "1 × 64"));
    }

    [Fact]
    public void The_sentence_tells_the_numbers_after_every_layer() => Assert.Contains(
        "the sample (1, 0.5) on its way; after Dense (2 → 3) (0.7, 0.25, 0.6); after ReLU (0.7, 0.25, 0.6); after Dense (3 → 2)",
        Chart.ForwardPass(new Sequential(new Dense([[0.8, -0.5, 0.3], [-0.4, 0.9, 0.6]], [[0.1, 0.3, 0]]), new ReLU(), new Dense(3, 2)),
            [1, 0.5]).AlternativeText, StringComparison.Ordinal);

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public void A_sample_of_another_length_is_refused(int features) =>
        Assert.Throws<ArgumentException>(() => Chart.ForwardPass(SubjectPictures.Small, new double[features]));

    [Fact]
    public void Names_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(() => Chart.ForwardPass(SubjectPictures.Small, [1, 2], ["one"]));

    [Fact]
    public void Numbers_that_are_none_are_shown_as_such() =>
        Assert.Contains("NaN", Texts(Chart.ForwardPass(new Sequential(new ReLU(), new Tanh()), [double.NaN, double.NegativeInfinity])));

    private static List<string> Texts(Figure figure) =>
        [.. figure.Panels[0].Traces.OfType<DiagramTrace>().Single().Shapes.OfType<TextShape>().Select(text => text.Text)];
}
