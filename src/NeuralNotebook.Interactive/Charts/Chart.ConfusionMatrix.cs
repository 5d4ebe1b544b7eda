namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>Which classes are taken for which: a row is a true class, a column what was said, each cell its count and its share of the
    /// row. The diagonal is right.</summary>
    /// <param name="confusions">The counts.</param>
    /// <param name="classNames">What the classes are called; their numbers if not given.</param>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public static Figure ConfusionMatrix(ConfusionMatrix confusions, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(confusions);
        int classes = confusions.Classes;
        if (classNames is not null && classNames.Count != classes)
            throw new ArgumentException($"Each class has one name, got {classes} classes and {classNames.Count} names.",
                nameof(classNames));
        var names = classNames
            ?? [.. Enumerable.Range(0, classes).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var trace = new HeatmapTrace(ConfusionText.Shares(confusions), classes)
        { Texts = ConfusionText.Cells(confusions), ColorMin = 0, ColorMax = 1, ColorBarTitle = "share" };
        var panel = new Panel
        {
            Traces = [trace],
            X = new Axis { Title = "predicted class", Categories = names },
            Y = new Axis { Title = "true class", Categories = names, Reversed = true },
            Description = ConfusionText.Description(confusions, names),
        };
        return new Figure
        {
            Panels = [panel],
            Height = Math.Clamp(170 + 34 * classes, 260, 900),
            Title = ConfusionText.Title(confusions),
            Subtitle = ConfusionText.Worst(confusions, names)
        };
    }

    /// <summary>Which classes a model takes for which.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">Samples with their classes.</param>
    /// <param name="classNames">What the classes are called; their numbers if not given.</param>
    /// <exception cref="ArgumentException">The data have no classes or no samples, or there are not as many names as classes.</exception>
    public static Figure ConfusionMatrix(Sequential model, Dataset dataset, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        RequireClasses(dataset, classNames);
        return ConfusionMatrix(new ConfusionMatrix(dataset.Labels, model.PredictClasses(dataset.X), dataset.Classes), classNames);
    }
}
