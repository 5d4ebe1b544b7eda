namespace NeuralNotebook.Interactive.Tests;

public sealed class HistoryTests
{
    private static readonly Dataset Square = new([[-1, -1], [1, -1], [-1, 1], [1, 1]], [0, 1, 0, 1], name: "square");

    [Fact]
    public void Loss_and_accuracy_stand_side_by_side_train_against_validation()
    {
        var figure = Chart.History(Fit(new SGD(learningRate: 0.1), Square));

        Assert.Equal(["loss", "accuracy"], figure.Panels.Select(panel => panel.Y.Title));
        Assert.All(figure.Panels, panel => Assert.Equal(["train", "validation"], panel.Traces.Select(trace => trace.Name)));
    }

    [Fact]
    public void A_learning_rate_that_changes_has_its_own_panel() =>
        Assert.Equal(["loss", "accuracy", "learning rate"],
            Chart.History(Fit(new SGD(new InverseTimeDecay(0.1, 0.1)), null)).Panels.Select(panel => panel.Y.Title));

    [Fact]
    public void A_training_without_an_epoch_is_an_empty_chart() =>
        Assert.StartsWith("<svg", Chart.History(new History()).ToSvg(), StringComparison.Ordinal);

    private static History Fit(Optimizer optimizer, Dataset? validation) =>
        new Sequential(new Dense(2, 2), new Softmax())
            .Fit(Square, new CategoricalCrossEntropy(), optimizer, epochs: 3, validation: validation);
}
