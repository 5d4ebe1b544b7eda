namespace NeuralNotebook;

/// <summary>Brings every column to mean 0 and standard deviation 1: (x − mean) / deviation, with the numbers of the data it was fitted to.</summary>
/// <remarks>The deviation divides by N, and a constant column is only centred, as in scikit-learn. Fit it to the training data, and use it on the test data too:
/// test data must not help to choose how they are seen. Built in chapter 03.</remarks>
public sealed class StandardScaler
{
    private StandardScaler(Matrix mean, Matrix deviation) => (Mean, Deviation) = (mean, deviation);

    /// <summary>The mean of each column, <c>1 × columns</c>.</summary>
    public Matrix Mean { get; }

    /// <summary>The standard deviation of each column, <c>1 × columns</c>.</summary>
    public Matrix Deviation { get; }

    /// <summary>Takes the columns' means and deviations.</summary>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static StandardScaler Fit(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        if (X.Rows == 0)
            throw new ArgumentException("A scaler needs at least one row to be fitted to.", nameof(X));
        var mean = X.ColumnMeans();
        var centred = X - mean;
        return new StandardScaler(mean, centred.PointwiseMultiply(centred).ColumnMeans().Map(Math.Sqrt));
    }

    /// <summary>The scaled copy of some data.</summary>
    public Matrix Transform(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        var scaled = X - Mean;
        for (int row = 0; row < scaled.Rows; row++)
        {
            for (int column = 0; column < scaled.Columns; column++)
                scaled[row, column] /= Deviation[0, column] == 0 ? 1 : Deviation[0, column];
        }

        return scaled;
    }

    /// <summary>Undoes <see cref="Transform"/>.</summary>
    public Matrix InverseTransform(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        var original = X.Copy();
        for (int row = 0; row < original.Rows; row++)
        {
            for (int column = 0; column < original.Columns; column++)
                original[row, column] = (original[row, column] * (Deviation[0, column] == 0 ? 1 : Deviation[0, column])) + Mean[0, column];
        }

        return original;
    }
}
