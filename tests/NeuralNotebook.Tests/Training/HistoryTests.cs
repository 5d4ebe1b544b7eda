namespace NeuralNotebook.Tests.Training;

/// <summary>What a training and an evaluation say of themselves.</summary>
public sealed class HistoryTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void A_history_without_an_epoch_says_so_and_has_no_last_one()
    {
        Assert.Equal("no epoch yet", new History().ToString());
        Assert.Contains("No epoch has ended", Assert.Throws<InvalidOperationException>(() => new History().Last).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0.08034, NaN, null, null, "1 epoch: loss 0.0803")]
    [InlineData(2, 0.08034, 0.9704, null, null, "2 epochs: loss 0.0803, accuracy 97.0 %")]
    [InlineData(2, 0.08034, NaN, 12.34567, NaN, "2 epochs: loss 0.0803, validation loss 12.3457")]
    [InlineData(3, 0.5, 1.0, 0.25, 0.0, "3 epochs: loss 0.5000, accuracy 100.0 %, validation loss 0.2500, validation accuracy 0.0 %")]
    public void A_history_tells_of_its_last_epoch_what_was_measured(
        int epochs, double loss, double accuracy, double? validationLoss, double? validationAccuracy, string told)
    {
        var history = new History();
        for (int epoch = 1; epoch < epochs; epoch++)
            history.Add(new() { Epoch = epoch, Epochs = epochs, Loss = 9, Accuracy = 0.9, LearningRate = 0.1 });
        var last = new EpochReport
        {
            Epoch = epochs,
            Epochs = epochs,
            Loss = loss,
            Accuracy = accuracy,
            ValidationLoss = validationLoss,
            ValidationAccuracy = validationAccuracy,
            LearningRate = 0.1,
        };
        history.Add(last);

        Assert.Same(last, history.Last);
        Assert.Equal(told, history.ToString());
    }

    [Theory]
    [InlineData(0.08034, 0.9704, "loss 0.0803, accuracy 97.0 %")]
    [InlineData(0.08034, 0, "loss 0.0803, accuracy 0.0 %")]
    [InlineData(0.08034, NaN, "loss 0.0803")]
    public void An_evaluation_tells_of_no_accuracy_where_there_are_no_classes(double loss, double accuracy, string told) =>
        Assert.Equal(told, new Evaluation(loss, accuracy).ToString());
}
