namespace NeuralNotebook.Interactive;

/// <summary>A training's numbers over its epochs.</summary>
internal static class TrainingCurves
{
    public static Figure Loss(IReadOnlyList<EpochReport> reports) =>
        Curves(reports, "loss", report => report.Loss, report => report.ValidationLoss)
            .WithTitle(reports.Count == 0 ? "No epoch yet" : $"Epoch {reports[^1].Epoch} of {reports[^1].Epochs}");

    public static Figure Curves(IReadOnlyList<EpochReport> reports, string what, Func<EpochReport, double> train,
        Func<EpochReport, double?> validation)
    {
        var epochs = reports.Select(report => report.Epoch).ToList();
        var figure = Chart.Line(epochs, reports.Select(train), name: "train");
        if (reports.Any(report => validation(report) is not null))
            figure =
                Chart.Combine(figure, Chart.Line(epochs, reports.Select(report => validation(report) ?? double.NaN), name: "validation"));
        return figure.WithXAxis("epoch").WithYAxis(what);
    }
}
