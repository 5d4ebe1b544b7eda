namespace NeuralNotebook;

/// <summary>How good predictions are, in numbers a person understands.</summary>
public static class Metrics
{
    /// <summary>The share of samples whose predicted class is the true one, 0 to 1; NaN for no samples.</summary>
    /// <param name="predictions"><c>batch × classes</c>, the largest value of a row being the predicted class; with one column, the probability of class 1, of which 0.5 and more predicts 1.</param>
    /// <param name="targets">One-hot rows, or one column of 0 and 1, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Accuracy(Matrix predictions, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.Rows != targets.Rows || predictions.Columns != targets.Columns)
            throw new ArgumentException($"Accuracy compares predictions and targets of one shape, got {predictions.Shape} and {targets.Shape}.");
        return (double)CountCorrect(predictions, targets) / predictions.Rows;
    }

    internal static int CountCorrect(Matrix predictions, Matrix targets)
    {
        int correct = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            bool right = predictions.Columns == 1
                ? predictions[row, 0] >= 0.5 == targets[row, 0] >= 0.5
                : predictions.ArgMax(row) == targets.ArgMax(row);
            if (right)
                correct++;
        }

        return correct;
    }
}
