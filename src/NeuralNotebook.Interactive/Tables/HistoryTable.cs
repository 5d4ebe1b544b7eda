using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A training as a table, a row an epoch.</summary>
internal static class HistoryTable
{
    public static Table Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (losses, others, rates) =
            (Digits(report => report.Loss), Digits(report => report.ValidationLoss ?? double.NaN), Digits(report => report.LearningRate));
        var columns = new List<(string Heading, Func<EpochReport, string> Text)>
        {
            ("epoch", report => report.Epoch.ToString(CultureInfo.InvariantCulture)),
            ("loss", report => losses.Text(report.Loss)),
        };
        if (history.Epochs.Any(report => Plottable.IsFinite(report.Accuracy)))
            columns.Add(("accuracy", report => NumberText.Percent(report.Accuracy)));
        if (history.Epochs.Any(report => report.ValidationLoss is not null))
            columns.Add(("validation loss", report => others.Text(report.ValidationLoss ?? double.NaN)));
        if (history.Epochs.Any(report => report.ValidationAccuracy is { } accuracy && Plottable.IsFinite(accuracy)))
            columns.Add(("validation accuracy", report => NumberText.Percent(report.ValidationAccuracy ?? double.NaN)));
        columns.Add(("learning rate", report => rates.Text(report.LearningRate)));
        return new Table
        {
            Caption = history.ToString(),
            Header = [.. columns.Select(column => column.Heading)],
            Rows = [.. ShownIndices.Of(history.Epochs.Count)
                .Select(row =>
                    (IReadOnlyList<TableCell>)[
                        .. columns.Select(column => new TableCell(row is { } r ? column.Text(history.Epochs[r]) : "…"))])],
        };

        // A loss or a rate near 0 is one, and no rounding.
        SharedDigits Digits(Func<EpochReport, double> value) => SharedDigits.Of(history.Epochs.Select(value), log: true);
    }
}
