namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>Which class a model gives to every place of the plane: the colour is the class (orange for class 0, blue for class 1),
    /// its strength the confidence, the dark line where the decision changes, and the data lie over it.</summary>
    /// <param name="model">A model of two inputs; its outputs are class probabilities, or one probability of class 1.</param>
    /// <param name="dataset">The data to draw, of two features.</param>
    /// <exception cref="ArgumentException">The data have another count of features.</exception>
    public static Figure DecisionBoundary(Sequential model, Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(model);
        return DecisionBoundary(model.Predict, dataset);
    }

    /// <summary>Which class a function gives to every place of the plane.</summary>
    /// <param name="predict">Turns points, <c>batch × 2</c>, into class probabilities, <c>batch × classes</c>.</param>
    /// <param name="dataset">The data to draw, of two features.</param>
    /// <exception cref="ArgumentException">The data have another count of features.</exception>
    public static Figure DecisionBoundary(Func<Matrix, Matrix> predict, Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(predict);
        var grid = BoundaryGrid.Of(predict, BoundaryFrame.Around(dataset, columns: 97, rows: 73));
        double accuracy = BoundaryGrid.Accuracy(predict, dataset);
        var panel = grid.Panel(dataset, pointSize: 6.5) with
        {
            X = grid.Frame.XAxis with { Title = "x₁" },
            Y = grid.Frame.YAxis with { Title = "x₂" },
            Description =
                $"decision regions of {grid.Classes} classes with {dataset.Samples} points of {dataset.Name}"
                    + $", {NumberText.Percent(accuracy)} of them in the region of their own class",
        };
        return new Figure { Panels = [panel], Height = 400 };
    }

    /// <summary>The decision boundary as it was at each snapshot of a film, side by side.</summary>
    /// <exception cref="ArgumentException">The film has no snapshot yet: it was not given to <c>Fit</c>.</exception>
    public static Figure FilmStrip(BoundaryFilm film)
    {
        ArgumentNullException.ThrowIfNull(film);
        RequireShots(film.Snapshots.Count);
        return Strip([.. film.Snapshots.Select(snapshot => snapshot.Panel(film.Dataset))]);
    }

    /// <summary>The curve that a model drew through one-dimensional data at each snapshot of a film, side by side, all on the same axes;
    /// under each its mean squared error.</summary>
    /// <exception cref="ArgumentException">The film has no snapshot yet: it was not given to <c>Fit</c>.</exception>
    public static Figure FilmStrip(FitFilm film)
    {
        ArgumentNullException.ThrowIfNull(film);
        RequireShots(film.Snapshots.Count);
        double[] heights =
            [.. film.Dataset.Y.Column(0), .. film.Snapshots.SelectMany(snapshot => snapshot.Curve).Where(Plottable.IsFinite)];
        double margin = Math.Max(heights.Max() - heights.Min(), 1e-9) * 0.06;
        var upwards = new Axis { Min = heights.Min() - margin, Max = heights.Max() + margin };
        return Strip([.. film.Snapshots.Select(snapshot => snapshot.Panel(film.Dataset) with { Y = upwards })]);
    }

    private static void RequireShots(int count)
    {
        if (count == 0)
            throw new ArgumentException("The film has no snapshot yet: give it to Fit, as in model.Fit(..., callbacks: [film]).");
    }

    private static Figure Strip(IReadOnlyList<Panel> panels)
    {
        int columns = panels.Count is 2 or 4 ? 2 : Math.Min(3, panels.Count);
        int rows = (panels.Count + columns - 1) / columns;
        return new Figure
        {
            Panels = panels,
            Columns = columns,
            Width = columns == 1 ? Figure.DefaultWidth : 660,
            Height = 96 + rows * (columns == 3 ? 208 : 300),
        };
    }
}
