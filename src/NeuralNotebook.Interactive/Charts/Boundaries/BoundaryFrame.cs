namespace NeuralNotebook.Interactive;

/// <summary>A part of the plane and the lattice of places in it where a model is asked.</summary>
internal sealed record BoundaryFrame(double Left, double Right, double Bottom, double Top, int Columns, int Rows)
{
    public Axis XAxis => new() { Min = Left, Max = Right };

    public Axis YAxis => new() { Min = Bottom, Max = Top };

    public double StepX => (Right - Left) / (Columns - 1);

    public double StepY => (Top - Bottom) / (Rows - 1);

    /// <summary>The part of the plane that a data set fills, with a margin.</summary>
    public static BoundaryFrame Around(Dataset dataset, int columns, int rows)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.X.Columns != 2)
            throw new ArgumentException(
                $"A decision boundary is drawn in the plane of two features, got {dataset}: choose two of its columns.");
        var (left, right) = Reach(dataset.X.Column(0));
        var (bottom, top) = Reach(dataset.X.Column(1));
        return new(left, right, bottom, top, columns, rows);
    }

    public double X(int column) => Left + column * StepX;

    public double Y(int row) => Bottom + row * StepY;

    /// <summary>Every place of the lattice, row by row from the bottom, <c>(rows · columns) × 2</c>.</summary>
    public Matrix Places()
    {
        var places = new Matrix(Rows * Columns, 2);
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                places[row * Columns + column, 0] = X(column);
                places[row * Columns + column, 1] = Y(row);
            }
        }
        return places;
    }

    private static (double, double) Reach(double[] values)
    {
        double[] finite = values.Where(Plottable.IsFinite).ToArray();
        if (finite.Length == 0)
            return (-1, 1);
        double margin = finite.Max() == finite.Min() ? 1 : 0.09 * (finite.Max() - finite.Min());
        return (finite.Min() - margin, finite.Max() + margin);
    }
}
