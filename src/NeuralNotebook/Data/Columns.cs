namespace NeuralNotebook;

/// <summary>What the scalers share: every column of a table is changed by numbers of its own.</summary>
internal static class Columns
{
    /// <summary>The distance from 1 to the next double, 2⁻⁵².</summary>
    private const double Epsilon = 1.0 / (1L << 52);

    /// <exception cref="ArgumentException">There is no row, or a value is NaN or infinite.</exception>
    public static void RequireFinite(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        if (X.Rows == 0)
            throw new ArgumentException("A scaler needs at least one row to be fitted to.", nameof(X));
        if (Elementwise.AllWithin(X.Values, double.MaxValue))
            return;
        int place = 0;
        while (double.IsFinite(X.Values[place]))
            place++;
        throw new ArgumentException($"A scaler is fitted to finite numbers; row {place / X.Columns}, column {place % X.Columns}"
            + $" of these data is {Name(X.Values[place])}. Leave such rows out, or fill them in.", nameof(X));
    }

    /// <summary>A copy of a table, each value changed by a function that knows its column.</summary>
    /// <exception cref="ArgumentException">The table has not as many columns as the scaler knows.</exception>
    public static Matrix Map(Matrix X, int columns, Func<double, int, double> function)
    {
        ArgumentNullException.ThrowIfNull(X);
        if (X.Columns != columns)
            throw new ArgumentException($"This scaler was fitted to {columns} columns, got {X.Columns}.", nameof(X));
        var mapped = X.Copy();
        for (int row = 0; row < X.Rows; row++)
        {
            var values = mapped.Row(row);
            for (int column = 0; column < values.Length; column++)
                values[column] = function(values[column], column);
        }

        return mapped;
    }

    /// <summary>Σ (x − mean)².</summary>
    public static double SquaredDistance(ReadOnlySpan<double> values, double mean)
    {
        double sum = 0;
        foreach (double value in values)
            sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>Whether a variance is no larger than the rounding of its computation may have made it, the numbers being equal.</summary>
    /// <remarks>var ≤ n·ε·var + (n·mean·ε)². Source: Chan, Golub, LeVeque (1983), "Algorithms for computing the sample variance:
    /// analysis and recommendations";
    /// scikit-learn's scalers use the same bound.</remarks>
    public static bool IsConstant(double variance, double mean, int count) =>
        variance <= (count * Epsilon * variance) + (count * mean * Epsilon * (count * mean * Epsilon));

    /// <summary>"NaN", "∞" or "−∞", whatever the culture calls it.</summary>
    public static string Name(double broken) => double.IsNaN(broken) ? "NaN" : broken > 0 ? "∞" : "−∞";
}
