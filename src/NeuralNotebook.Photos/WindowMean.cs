namespace NeuralNotebook.Photos;

/// <summary>The mean over a square window around each pixel, cut off at the picture's edges.</summary>
internal static class WindowMean
{
    /// <param name="values">The picture.</param>
    /// <param name="radius">How many pixels the window reaches to each side.</param>
    public static Matrix Of(Matrix values, int radius) => Along(Along(values, radius).Transpose(), radius).Transpose();

    /// <summary>The mean over so many neighbours in the same row.</summary>
    private static Matrix Along(Matrix values, int radius)
    {
        var means = new Matrix(values.Rows, values.Columns);
        double[] sums = new double[values.Columns + 1];
        for (int row = 0; row < values.Rows; row++)
        {
            var from = values.Row(row);
            for (int column = 0; column < from.Length; column++)
                sums[column + 1] = sums[column] + from[column];
            var to = means.Row(row);
            for (int column = 0; column < to.Length; column++)
            {
                int start = Math.Max(0, column - radius), end = Math.Min(to.Length, column + radius + 1);
                to[column] = (sums[end] - sums[start]) / (end - start);
            }
        }

        return means;
    }
}
