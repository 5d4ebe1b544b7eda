namespace NeuralNotebook;

/// <summary>Brings every column to the range 0 to 1: (x − smallest) / (largest − smallest), with the numbers of the data
/// it was fitted to.</summary>
/// <remarks>A constant column becomes 0, as in scikit-learn. Other data may fall outside 0 to 1, and what is NaN or ∞ in them stays so.
/// Built in chapter 03.</remarks>
public sealed class MinMaxScaler
{
    private MinMaxScaler(double[] smallest, double[] largest) => (Smallest, Largest) = (smallest, largest);

    /// <summary>The smallest value of each column.</summary>
    public IReadOnlyList<double> Smallest { get; }

    /// <summary>The largest value of each column.</summary>
    public IReadOnlyList<double> Largest { get; }

    /// <summary>Takes the columns' smallest and largest values.</summary>
    /// <exception cref="ArgumentException">There is no row, or a value is NaN or infinite.</exception>
    public static MinMaxScaler Fit(Matrix X)
    {
        Columns.RequireFinite(X);
        return new MinMaxScaler([.. Enumerable.Range(0, X.Columns).Select(column => X.Column(column).Min())],
            [.. Enumerable.Range(0, X.Columns).Select(column => X.Column(column).Max())]);
    }

    /// <summary>The scaled copy of some data.</summary>
    /// <exception cref="ArgumentException">The data have another number of columns.</exception>
    public Matrix Transform(Matrix X) => Columns.Map(X, Smallest.Count, (value, column) => double.IsFinite(Range(column))
        ? (value - Smallest[column]) / Range(column)
        : ((value / 2) - (Smallest[column] / 2)) / HalfRange(column));

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    /// <exception cref="ArgumentException">The data have another number of columns.</exception>
    public Matrix InverseTransform(Matrix X) => Columns.Map(X, Smallest.Count, (value, column) => double.IsFinite(Range(column))
        ? (value * Range(column)) + Smallest[column]
        : 2 * ((value * HalfRange(column)) + (Smallest[column] / 2)));

    private double Range(int column) => Largest[column] == Smallest[column] ? 1 : Largest[column] - Smallest[column];

    /// <summary>Half the range, for columns so wide that the whole of it is no double.</summary>
    private double HalfRange(int column) => (Largest[column] / 2) - (Smallest[column] / 2);
}
