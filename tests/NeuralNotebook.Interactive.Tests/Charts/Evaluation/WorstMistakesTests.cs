namespace NeuralNotebook.Interactive.Tests;

public sealed class WorstMistakesTests
{
    /// <summary>Says class 1 with the probability that the first pixel holds.</summary>
    private static readonly Sequential FirstPixel = new(new Dense([[1], [0], [0], [0]], [[0]]));

    private static readonly Dataset Data =
        new([[0.9, 0, 0, 0], [0.2, 0, 0, 0], [0.6, 0, 0, 0], [0.7, 0, 0, 0]], [0, 1, 0, 1], name: "pixels");

    [Fact]
    public void The_surest_mistake_comes_first_and_what_was_right_is_left_out()
    {
        var figure = Chart.WorstMistakes(FirstPixel, Data, width: 2);

        Assert.Equal([("is 0", "said 1, 90 %"), ("is 1", "said 0, 80 %"), ("is 0", "said 1, 60 %")],
            figure.Panels.Select(panel => (panel.Title!, panel.Caption!)));
        Assert.Equal("The 3 mistakes", figure.Title);
    }

    [Fact]
    public void Fewer_are_shown_when_asked_and_classes_have_their_names()
    {
        var figure = Chart.WorstMistakes(FirstPixel, Data, width: 2, count: 1, classNames: ["cat", "dog"]);

        Assert.Equal(("is cat", "said dog, 90 %"), (figure.Panels.Single().Title, figure.Panels.Single().Caption));
        Assert.Equal("The 1 surest of 3 mistakes", figure.Title);
    }

    [Fact]
    public void Thousands_of_samples_are_counted_as_the_table_beside_it_counts_them()
    {
        var many = Data.Select([.. Enumerable.Range(0, 10_000).Select(i => i % Data.Samples)]);

        Assert.Equal("among 10,000 samples, the surest first", Chart.WorstMistakes(FirstPixel, many, width: 2).Subtitle);
    }

    [Fact]
    public void A_model_without_a_mistake_says_so()
    {
        var figure = Chart.WorstMistakes(FirstPixel, Data.Select([3]), width: 2);

        Assert.Contains("all 1 samples", figure.AlternativeText, StringComparison.Ordinal);
        Assert.StartsWith("<svg", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused()
    {
        Assert.Contains("whole rows of 3", Assert.Throws<ArgumentException>(() => Chart.WorstMistakes(FirstPixel, Data, width: 3)).Message,
            StringComparison.Ordinal);
        Assert.Contains("belong to classes",
            Assert.Throws<ArgumentException>(() =>
                Chart.WorstMistakes(FirstPixel, new Dataset(Data.X, Matrix.FromColumn([1, 2, 3, 4])), 2)).Message,
                StringComparison.Ordinal);
        Assert.Contains("2 classes and 1 names",
            Assert.Throws<ArgumentException>(() => Chart.WorstMistakes(FirstPixel, Data, 2, classNames: ["one"])).Message,
            StringComparison.Ordinal);
        Assert.Contains("nothing to classify",
            Assert.Throws<ArgumentException>(() => Chart.WorstMistakes(FirstPixel, new Dataset(new Matrix(0, 4), [], 2), 2)).Message,
            StringComparison.Ordinal);
    }
}
