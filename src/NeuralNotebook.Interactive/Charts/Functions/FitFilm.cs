namespace NeuralNotebook.Interactive;

/// <summary>Keeps the curve that a model draws through one-dimensional data at chosen epochs of a training,
/// for <see cref="Chart.FilmStrip(FitFilm)"/>:
/// <c>model.Fit(..., callbacks: [film])</c>.</summary>
public sealed class FitFilm : Film<FitSnapshot>
{
    private const int Places = 121;

    private readonly Matrix grid;

    /// <summary>A film of fits to a data set.</summary>
    /// <param name="dataset">The data to draw and to measure the error on: one feature, one number to predict.</param>
    /// <param name="epochs">After which epochs to take a snapshot, 0 for before the first;
    /// none for six that spread from the first epoch to the last, closer at the start.</param>
    /// <exception cref="ArgumentException">The data have no sample, classes, or another count of features or targets;
    /// or an epoch is negative.</exception>
    public FitFilm(Dataset dataset, params IReadOnlyCollection<int> epochs)
        : base(epochs)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Samples == 0 || dataset.Classes > 0 || dataset.X.Columns != 1 || dataset.Y.Columns != 1)
            throw new ArgumentException(
                $"A film of fits draws one number against another, got {dataset}: use a BoundaryFilm for classes in the plane.",
                nameof(dataset));
        Dataset = dataset;
        var (from, to) = (dataset.X.Column(0).Min(), dataset.X.Column(0).Max());
        grid = Matrix.FromColumn(Enumerable.Range(0, Places).Select(i => from + ((to - from) * i / (Places - 1))));
    }

    /// <summary>The data the film draws and measures the error on.</summary>
    public Dataset Dataset { get; }

    /// <inheritdoc/>
    private protected override FitSnapshot Look(Sequential model, int epoch) =>
        new(epoch, new MeanSquaredError().Value(model.Predict(Dataset.X), Dataset.Y), grid.Column(0), model.Predict(grid).Column(0));
}
