namespace NeuralNotebook.Interactive;

/// <summary>Heights over a grid of places: what a contour chart and a surface are drawn from.</summary>
public abstract record GridTrace : ColoredTrace
{
    private protected GridTrace(string what, double[] x, double[] y, double[] z)
    {
        if (x.Length < 2 || y.Length < 2)
            throw new ArgumentException($"{what} needs at least two places in each direction, got {x.Length} x and {y.Length} y.");
        if (z.Length != x.Length * y.Length)
            throw new ArgumentException($"{what} needs one height for each place, got {z.Length} heights for {x.Length} x and {y.Length} y: a matrix has as many columns as there are x, and as many rows as there are y.");
        foreach (var (places, name) in new[] { (x, "x"), (y, "y") })
        {
            if (!places.All(Finite.Is) || places.Zip(places.Skip(1)).Any(pair => pair.First >= pair.Second))
                throw new ArgumentException($"{what} needs finite {name} that grow from each to the next: sort them, and the heights with them.");
        }
        (X, Y, Values) = (x, y, z);
    }

    /// <summary>The places of the columns, growing.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>The places of the rows, growing.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The heights, row by row from the smallest y; one that is not finite leaves a hole.</summary>
    public override IReadOnlyList<double> Values { get; }

    /// <summary>The height at row and column.</summary>
    internal double Z(int row, int column) => Values[row * X.Count + column];

    internal override IEnumerable<double> Across => [X[0], X[^1]];

    internal override IEnumerable<double> Upwards => [Y[0], Y[^1]];
}
