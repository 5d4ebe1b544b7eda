namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>How a training went: loss and, where there are classes, accuracy after each epoch, on the training data and on the validation data.</summary>
    public static Figure History(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var loss = TrainingCurves.Curves(history.Epochs, "loss", report => report.Loss, report => report.ValidationLoss);
        if (!history.Epochs.Any(report => Finite.Is(report.Accuracy)))
            return loss;
        var accuracy = TrainingCurves.Curves(history.Epochs, "accuracy", report => report.Accuracy, report => report.ValidationAccuracy);
        return Grid(2, loss, accuracy);
    }
}
