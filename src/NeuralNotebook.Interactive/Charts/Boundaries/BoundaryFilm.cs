namespace NeuralNotebook.Interactive;

/// <summary>Keeps a model's decision boundary at chosen epochs of a training, for <see cref="Chart.FilmStrip(BoundaryFilm)"/>:
/// <c>model.Fit(..., callbacks: [film])</c>.</summary>
public sealed class BoundaryFilm : Film<BoundarySnapshot>
{
    private readonly BoundaryFrame frame;

    /// <summary>A film over the plane of a data set.</summary>
    /// <param name="dataset">The data to draw and to count accuracy on, of two features.</param>
    /// <param name="epochs">After which epochs to take a snapshot, 0 for before the first;
    /// none for six that spread from the first epoch to the last, closer at the start.</param>
    /// <exception cref="ArgumentException">The data have another count of features, or an epoch is negative.</exception>
    public BoundaryFilm(Dataset dataset, params IReadOnlyCollection<int> epochs)
        : base(epochs)
    {
        frame = BoundaryFrame.Around(dataset, columns: 61, rows: 61);
        Dataset = dataset;
    }

    /// <summary>The data the film draws and counts accuracy on.</summary>
    public Dataset Dataset { get; }

    /// <inheritdoc/>
    private protected override BoundarySnapshot Look(Sequential model, int epoch) =>
        new(epoch, BoundaryGrid.Accuracy(model.Predict, Dataset), BoundaryGrid.Of(model.Predict, frame));
}
