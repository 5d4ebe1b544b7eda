namespace NeuralNotebook.Interactive;

/// <summary>Keeps what a model does at chosen epochs of a training, for <see cref="Chart.FilmStrip(BoundaryFilm)"/> and its like:
/// <c>model.Fit(..., callbacks: [film])</c>.</summary>
public abstract class Film<TSnapshot> : Callback
{
    private readonly HashSet<int>? chosen;
    private readonly List<TSnapshot> snapshots = [];

    private int last;
    private int kept;

    /// <summary>Chooses the epochs.</summary>
    private protected Film(IReadOnlyCollection<int> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        if (epochs.Any(epoch => epoch < 0))
            throw new ArgumentException($"Epochs are counted from 1, and 0 is before the first; got {epochs.Min()}.");
        chosen = epochs.Count == 0 ? null : [.. epochs];
    }

    /// <summary>What was kept, in the order of the epochs.</summary>
    public IReadOnlyList<TSnapshot> Snapshots => snapshots;

    /// <inheritdoc/>
    public override void OnTrainBegin(Sequential model)
    {
        ArgumentNullException.ThrowIfNull(model);
        last = 0;
        snapshots.Clear();
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
        if (chosen is null && snapshots.Count > 0 && kept != last)
            Keep(model, last);
    }

    /// <summary>Looks at the model after an epoch.</summary>
    private protected abstract TSnapshot Look(Sequential model, int epoch);

    /// <summary>Five epochs from the first to the last, each as many times the one before: most happens early.</summary>
    private static IEnumerable<int> Spread(int epochs) => Enumerable.Range(0, 5).Select(i => (int)Math.Round(Math.Pow(epochs, i / 4.0)));

    private void Keep(Sequential model, int epoch)
    {
        snapshots.Add(Look(model, epoch));
        kept = epoch;
    }
}
