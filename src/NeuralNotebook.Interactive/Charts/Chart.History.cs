namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>How a training went after each epoch: the loss and, where there are classes, the accuracy,
    /// on the training data and on the validation data; and the learning rate, where it changed.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    public static Figure History(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var panels =
            new List<Figure> { TrainingCurves.Curves(history.Epochs, "loss", report => report.Loss, report => report.ValidationLoss) };
        if (history.Epochs.Any(report => Plottable.IsFinite(report.Accuracy)))
            panels.Add(TrainingCurves.Curves(history.Epochs, "accuracy", report => report.Accuracy, report => report.ValidationAccuracy));
        if (history.LearningRate.Distinct().Count() > 1)
            panels.Add(Line(history.Epochs.Select(report => report.Epoch), history.LearningRate).WithXAxis("epoch")
                .WithYAxis("learning rate"));
        return panels.Count == 1 ? panels[0] : Grid(2, panels);
    }
}
