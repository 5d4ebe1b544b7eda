namespace NeuralNotebook;

/// <summary>Brings every column to the range 0 to 1: (x − smallest) / (largest − smallest), with the numbers of the data it was fitted to.</summary>
/// <remarks>A constant column becomes 0, as in scikit-learn. Other data may fall outside 0 to 1. Built in chapter 03.</remarks>
public sealed class MinMaxScaler
{
    private MinMaxScaler(double[] smallest, double[] largest) => (Smallest, Largest) = (smallest, largest);

    /// <summary>The smallest value of each column.</summary>
    public IReadOnlyList<double> Smallest { get; }

    /// <summary>The largest value of each column.</summary>
    public IReadOnlyList<double> Largest { get; }

    /// <summary>Takes the columns' smallest and largest values.</summary>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static MinMaxScaler Fit(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        if (X.Rows == 0)
            throw new ArgumentException("A scaler needs at least one row to be fitted to.", nameof(X));
        return new MinMaxScaler([.. Enumerable.Range(0, X.Columns).Select(column => X.Column(column).Min())], [.. Enumerable.Range(0, X.Columns).Select(column => X.Column(column).Max())]);
    }

    /// <summary>The scaled copy of some data.</summary>
    public Matrix Transform(Matrix X) => Map(X, (value, column) => (value - Smallest[column]) / Range(column));

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    public Matrix InverseTransform(Matrix X) => Map(X, (value, column) => (value * Range(column)) + Smallest[column]);

    private double Range(int column) => Largest[column] == Smallest[column] ? 1 : Largest[column] - Smallest[column];

    private Matrix Map(Matrix X, Func<double, int, double> function)
    {
        ArgumentNullException.ThrowIfNull(X);
        if (X.Columns != Smallest.Count)
            throw new ArgumentException($"This scaler was fitted to {Smallest.Count} columns, got {X.Columns}.", nameof(X));
        var mapped = X.Copy();
        for (int row = 0; row < X.Rows; row++)
        {
            for (int column = 0; column < X.Columns; column++)
                mapped[row, column] = function(X[row, column], column);
        }

        return mapped;
    }
}
