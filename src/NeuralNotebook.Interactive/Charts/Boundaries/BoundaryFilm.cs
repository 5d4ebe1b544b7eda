namespace NeuralNotebook.Interactive;

/// <summary>Keeps a model's decision boundary at chosen epochs of a training, for <see cref="Chart.FilmStrip"/>:
/// <c>model.Fit(..., callbacks: [film])</c>.</summary>
public sealed class BoundaryFilm : Callback
{
    private readonly HashSet<int>? chosen;
    private readonly BoundaryFrame frame;
    private readonly List<BoundarySnapshot> snapshots = [];

    private int last;

    /// <summary>A film over the plane of a data set.</summary>
    /// <param name="dataset">The data to draw and to count accuracy on, of two features.</param>
    /// <param name="epochs">After which epochs to take a snapshot, 0 for before the first; none for six that spread from the first epoch to the last, closer at the start.</param>
    /// <exception cref="ArgumentException">The data have another count of features, or an epoch is negative.</exception>
    public BoundaryFilm(Dataset dataset, params IReadOnlyCollection<int> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        frame = BoundaryFrame.Around(dataset, columns: 61, rows: 61);
        Dataset = dataset;
        if (epochs.Any(epoch => epoch < 0))
            throw new ArgumentException($"Epochs are counted from 1, and 0 is before the first; got {epochs.Min()}.");
        chosen = epochs.Count == 0 ? null : [.. epochs];
    }

    /// <summary>The data the film draws and counts accuracy on.</summary>
    public Dataset Dataset { get; }

    /// <summary>What was kept, in the order of the epochs.</summary>
    public IReadOnlyList<BoundarySnapshot> Snapshots => snapshots;

    /// <inheritdoc/>
    public override void OnTrainBegin(Sequential model)
    {
        ArgumentNullException.ThrowIfNull(model);
        (last, _) = (0, snapshots.RemoveAll(_ => true));
        if (chosen?.Contains(0) ?? true)
            Keep(model, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(Sequential model, EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(report);
        last = report.Epoch;
        if (chosen?.Contains(report.Epoch) ?? Spread(report.Epochs).Contains(report.Epoch))
            Keep(model, report.Epoch);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Sequential model, History history)
    {
        ArgumentNullException.ThrowIfNull(model);
        // A training that was stopped early still ends the film.
        if (chosen is null && snapshots.Count > 0 && snapshots[^1].Epoch != last)
            Keep(model, last);
    }

    /// <summary>Five epochs from the first to the last, each as many times the one before: most happens early.</summary>
    private static IEnumerable<int> Spread(int epochs) => Enumerable.Range(0, 5).Select(i => (int)Math.Round(Math.Pow(epochs, i / 4.0)));

    private void Keep(Sequential model, int epoch) =>
        snapshots.Add(new BoundarySnapshot(epoch, BoundaryGrid.Accuracy(model.Predict, Dataset), BoundaryGrid.Of(model.Predict, frame)));
}
