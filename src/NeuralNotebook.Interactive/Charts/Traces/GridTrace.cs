namespace NeuralNotebook.Interactive;

/// <summary>Heights over a grid of places: what a contour chart and a surface are drawn from.</summary>
public abstract record GridTrace : ColoredTrace
{
    private IReadOnlyList<double> heights;

    private protected GridTrace(string what, double[] x, double[] y, double[] z)
    {
        if (x.Length < 2 || y.Length < 2)
            throw new ArgumentException($"{what} needs at least two places in each direction, got {x.Length} x and {y.Length} y.");
        if (z.Length != x.Length * y.Length)
            throw new ArgumentException($"{what} needs one height for each place, got {z.Length} heights for {x.Length}"
                + $" x and {y.Length} y: a matrix has as many columns as there are x, and as many rows as there are y.");
        foreach (var (places, name) in new[] { (x, "x"), (y, "y") })
        {
            if (!places.All(Plottable.IsFinite) || places.Zip(places.Skip(1)).Any(pair => pair.First >= pair.Second))
                throw new ArgumentException(
                    $"{what} needs finite {name} that grow from each to the next: sort them, and the heights with them.");
        }
        (X, Y, heights) = (x, y, z);
    }

    /// <summary>The places of the columns, growing.</summary>
    public IReadOnlyList<double> X { get; private init; }

    /// <summary>The places of the rows, growing.</summary>
    public IReadOnlyList<double> Y { get; private init; }

    /// <summary>The heights, row by row from the smallest y; one that is not finite leaves a hole.</summary>
    public override IReadOnlyList<double> Values => heights;

    /// <summary>The height at row and column.</summary>
    internal double Z(int row, int column) => Values[row * X.Count + column];

    internal override IEnumerable<double> Across => [X[0], X[^1]];

    internal override IEnumerable<double> Upwards => [Y[0], Y[^1]];

    internal override double Weight => Values.Count * EachHeight;

    internal override (int Count, string Name) Marks => (Values.Count, "heights");

    /// <summary>About how many bytes a height takes.</summary>
    private protected virtual double EachHeight => 12;

    internal override Trace Thinned(double bytes, Panel panel)
    {
        var thinned = this;
        for (double rough = Math.Sqrt(Weight / bytes); rough > 1 && thinned.Weight > bytes; rough *= 1.2)
            thinned = Rougher(rough);
        return thinned;
    }

    /// <summary>The heights at some rows and columns only, evenly spread, with those of the lowest and the highest.</summary>
    private GridTrace Rougher(double rough)
    {
        var seen = Enumerable.Range(0, Values.Count).Where(i => Plottable.IsFinite(Values[i])).ToList();
        int[] extremes = seen.Count == 0 ? [] : [seen.MinBy(i => Values[i]), seen.MaxBy(i => Values[i])];
        int[] rows = Sample.OfRows(Y.Count, (int)(Y.Count / rough), extremes.Select(i => i / X.Count));
        int[] columns = Sample.OfRows(X.Count, (int)(X.Count / rough), extremes.Select(i => i % X.Count));
        var (min, max) = ColorRange;
        return this with
        {
            X = Sample.At(X, columns),
            Y = Sample.At(Y, rows),
            heights = [.. rows.SelectMany(row => columns.Select(column => Z(row, column)))],
            ColorMin = min,
            ColorMax = max,
        };
    }
}
