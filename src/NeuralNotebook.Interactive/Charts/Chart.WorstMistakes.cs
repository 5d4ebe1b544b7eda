namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>The pictures that a model got wrong, those first that it was surest of: what each shows, what the model said,
    /// and how sure it was.</summary>
    /// <param name="model">A model whose outputs are class probabilities.</param>
    /// <param name="dataset">Pictures, each a row of pixels, with their classes.</param>
    /// <param name="width">Pixels in a row of a picture.</param>
    /// <param name="count">How many mistakes at most.</param>
    /// <param name="columns">How many pictures stand in a row.</param>
    /// <param name="classNames">What the classes are called; their numbers if not given.</param>
    /// <exception cref="ArgumentException">The data have no classes, the pictures no whole rows, or the names do not fit.</exception>
    public static Figure WorstMistakes(Sequential model, Dataset dataset, int width, int count = 12, int columns = 4,
        IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        RequireClasses(dataset, classNames);
        if (dataset.X.Columns % width != 0)
            throw new ArgumentException($"A picture of {dataset.X.Columns} pixels has no whole rows of {width}: how wide are the pictures?",
                nameof(width));
        var mistakes = Misclassification.Of(model, dataset);
        var shown = mistakes.Take(count).ToList();
        if (shown.Count == 0)
            return new Figure
            {
                Title = "No mistake",
                Subtitle = $"{dataset.Name}: all {NumberText.Whole(dataset.Samples)} samples are classified correctly"
            }
                .WithAlternativeText(
                    $"No mistake: all {NumberText.Whole(dataset.Samples)} samples of {dataset.Name} are classified correctly.");
        string Name(int label) => classNames?[label] ?? label.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var grid = ImageGrid(dataset.X.SelectRows([.. shown.Select(mistake => mistake.Sample)]), width, columns);
        int across = Math.Min(columns, shown.Count);
        int rows = (shown.Count + across - 1) / across;
        return grid with
        {
            Panels = [.. grid.Panels.Zip(shown, (panel, mistake) => panel with
            {
                Title = $"is {Name(mistake.Truth)}",
                Caption = $"said {Name(mistake.Predicted)}, {NumberText.Percent(Math.Round(mistake.Confidence, 2))}",
                Description = "a picture",
            })],
            Height = Math.Clamp(90 + rows * ((Figure.DefaultWidth - 28) / across * (dataset.X.Columns / width) / width + 56), 200, 4000),
            Title = shown.Count < mistakes.Count ? $"The {shown.Count} surest of {mistakes.Count} mistakes"
                : mistakes.Count == 1 ? "The one mistake" : $"The {mistakes.Count} mistakes",
            Subtitle = $"among {NumberText.Whole(dataset.Samples)} samples, the surest first",
        };
    }

    private static void RequireClasses(Dataset dataset, IReadOnlyList<string>? classNames)
    {
        if (dataset.Classes == 0)
            throw new ArgumentException($"This picture needs data that belong to classes, got {dataset}.", nameof(dataset));
        if (dataset.Samples == 0)
            throw new ArgumentException($"There is nothing to classify: {dataset}.", nameof(dataset));
        if (classNames is not null && classNames.Count != dataset.Classes)
            throw new ArgumentException($"Each class has one name, got {dataset.Classes} classes and {classNames.Count} names.",
                nameof(classNames));
    }
}
