namespace NeuralNotebook;

/// <summary>How a training went, epoch by epoch.</summary>
[TypeFormatterSource(typeof(TextFormatters<History>), PreferredMimeTypes = ["text/plain"])]
public sealed class History
{
    private readonly List<EpochReport> epochs = [];

    /// <summary>A report for each epoch.</summary>
    public IReadOnlyList<EpochReport> Epochs => epochs;

    /// <summary>The last epoch's report.</summary>
    /// <exception cref="InvalidOperationException">No epoch has ended yet.</exception>
    public EpochReport Last =>
        epochs.Count > 0 ? epochs[^1] : throw new InvalidOperationException("No epoch has ended yet, so there is no last one.");

    /// <summary>The training loss of each epoch.</summary>
    public double[] Loss => [.. epochs.Select(epoch => epoch.Loss)];

    /// <summary>The training accuracy of each epoch, 0 to 1.</summary>
    public double[] Accuracy => [.. epochs.Select(epoch => epoch.Accuracy)];

    /// <summary>The validation loss of each epoch; empty where there were no validation data.</summary>
    public double[] ValidationLoss =>
        [.. epochs.Where(epoch => epoch.ValidationLoss is not null).Select(epoch => epoch.ValidationLoss!.Value)];

    /// <summary>The validation accuracy of each epoch, 0 to 1; empty where there were no validation data.</summary>
    public double[] ValidationAccuracy =>
        [.. epochs.Where(epoch => epoch.ValidationAccuracy is not null).Select(epoch => epoch.ValidationAccuracy!.Value)];

    /// <summary>The learning rate at the end of each epoch.</summary>
    public double[] LearningRate => [.. epochs.Select(epoch => epoch.LearningRate)];

    /// <summary>"50 epochs: loss 0.0803, accuracy 97.0 %, validation loss …".</summary>
    public override string ToString() =>
        epochs.Count == 0 ? "no epoch yet" : string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{epochs.Count} {(epochs.Count == 1 ? "epoch" : "epochs")}"
                + $": loss {Last.Loss:0.0000}{Percent(", accuracy", Last.Accuracy)}"
                + $"{(Last.ValidationLoss is { } loss ? FormattableString.Invariant($", validation loss {loss:0.0000}") : "")}"
                + $"{Percent(", validation accuracy", Last.ValidationAccuracy)}");

    internal void Add(EpochReport report) => epochs.Add(report);

    private static string Percent(string name, double? share) =>
        share is { } value && !double.IsNaN(value) ? FormattableString.Invariant($"{name} {100 * value:0.0} %") : "";
}
