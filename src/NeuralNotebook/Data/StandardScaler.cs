namespace NeuralNotebook;

/// <summary>Brings every column to mean 0 and standard deviation 1: (x − mean) / deviation, with the numbers of the data
/// it was fitted to.</summary>
/// <remarks>The deviation divides by N, and a constant column is only centred, as in scikit-learn;
/// columns that differ from a constant by no more than rounding does count as constant, or the rounding would be blown up to ±1.
/// Fit it to the training data, and use it on the test data too:
/// test data must not help to choose how they are seen. What is NaN or ∞ in other data stays so. Built in chapter 03.</remarks>
public sealed class StandardScaler
{
    private StandardScaler(Matrix mean, Matrix deviation) => (Mean, Deviation) = (mean, deviation);

    /// <summary>The mean of each column, <c>1 × columns</c>.</summary>
    public Matrix Mean { get; }

    /// <summary>The standard deviation of each column, <c>1 × columns</c>; 0 for a constant one.</summary>
    public Matrix Deviation { get; }

    /// <summary>Takes the columns' means and deviations.</summary>
    /// <exception cref="ArgumentException">There is no row, or a value is NaN or infinite.</exception>
    public static StandardScaler Fit(Matrix X)
    {
        Columns.RequireFinite(X);
        var (means, deviations) = (new Matrix(1, X.Columns), new Matrix(1, X.Columns));
        for (int column = 0; column < X.Columns; column++)
            (means[0, column], deviations[0, column]) = Measure(X.Column(column));
        return new StandardScaler(means, deviations);
    }

    /// <summary>The scaled copy of some data.</summary>
    /// <exception cref="ArgumentException">The data have another number of columns.</exception>
    public Matrix Transform(Matrix X) => Columns.Map(X, Mean.Columns, (value, column) => (value - Mean[0, column]) / Divisor(column));

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    /// <exception cref="ArgumentException">The data have another number of columns.</exception>
    public Matrix InverseTransform(Matrix X) =>
        Columns.Map(X, Mean.Columns, (value, column) => (value * Divisor(column)) + Mean[0, column]);

    private static (double Mean, double Deviation) Measure(double[] values)
    {
        double smallest = values.Min(), largest = values.Max();
        // The mean of equal numbers is that number; added up and divided, it may be its neighbour.
        if (smallest == largest)
            return (smallest, 0);

        // Squares of very large and very small numbers do not fit a double. Such columns are measured in a unit of their own,
        // a power of 2, which changes no digit.
        int exponent = Math.ILogB(Math.Max(-smallest, largest));
        int unit = Math.Abs(exponent) > 400 ? exponent : 0;
        for (int i = 0; unit != 0 && i < values.Length; i++)
            values[i] = Math.ScaleB(values[i], -unit);

        double mean = Elementwise.Sum(values) / values.Length;
        double variance = Columns.SquaredDistance(values, mean) / values.Length;
        return (Math.ScaleB(mean, unit), Columns.IsConstant(variance, mean, values.Length) ? 0 : Math.ScaleB(Math.Sqrt(variance), unit));
    }

    private double Divisor(int column) => Deviation[0, column] == 0 ? 1 : Deviation[0, column];
}
