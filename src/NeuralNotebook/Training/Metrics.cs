namespace NeuralNotebook;

/// <summary>How good predictions are, in numbers a person understands.</summary>
/// <remarks>A sample whose predictions hold NaN is never right, whatever the rest of its row says:
/// a broken network must not look like a good one.</remarks>
public static class Metrics
{
    /// <summary>The share of samples whose predicted class is the true one, 0 to 1; NaN for no samples.</summary>
    /// <param name="predictions"><c>batch × classes</c>, the largest value of a row being the predicted class;
    /// with one column, the probability of class 1, of which 0.5 and more predicts 1.</param>
    /// <param name="targets">One-hot rows, or one column of 0 and 1, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Accuracy(Matrix predictions, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.Rows != targets.Rows || predictions.Columns != targets.Columns)
            throw new ArgumentException(
                $"Accuracy compares predictions and targets of one shape, got {predictions.Shape} and {targets.Shape}.");
        return (double)CountCorrect(predictions, targets) / predictions.Rows;
    }

    /// <summary>The share of samples whose true class is among the k likeliest. Of classes that are equally likely the first comes first,
    /// so that one guess gives the accuracy.</summary>
    /// <param name="predictions"><c>batch × classes</c></param>
    /// <param name="labels">The true class of each sample.</param>
    /// <param name="k">How many guesses count.</param>
    /// <returns>0 to 1; NaN for no samples.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as predictions, or a label is no class.</exception>
    public static double TopK(Matrix predictions, IReadOnlyList<int> labels, int k)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (labels.Count != predictions.Rows)
            throw new ArgumentException($"Every prediction needs a label: got {predictions.Shape} predictions and {labels.Count} labels.",
                nameof(labels));
        int hits = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            double truth = predictions[row, labels[row]];
            int before = 0;
            bool broken = false;
            for (int column = 0; column < predictions.Columns; column++)
            {
                double other = predictions[row, column];
                before += other > truth || (other == truth && column < labels[row]) ? 1 : 0;
                broken |= double.IsNaN(other);
            }

            hits += before < k && !broken ? 1 : 0;
        }

        return (double)hits / predictions.Rows;
    }

    /// <summary>R²: the share of the targets' variance that the predictions explain, 1 − Σ(y − p)² / Σ(y − ȳ)².
    /// 1 is perfect, 0 is no better than the mean.</summary>
    /// <param name="predictions">What the network says.</param>
    /// <param name="targets">What is true, of the same shape.</param>
    /// <returns>At most 1; NaN for no samples.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or the targets are all equal, but for rounding,
    /// and have no variance to explain.</exception>
    public static double RSquared(Matrix predictions, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.Rows != targets.Rows || predictions.Columns != targets.Columns)
            throw new ArgumentException($"R² compares predictions and targets of one shape, got {predictions.Shape} and {targets.Shape}.");
        int count = targets.Values.Length;
        if (count == 0)
            return double.NaN;
        var errors = targets - predictions;
        double mean = targets.Mean();
        double variance = Columns.SquaredDistance(targets.Values, mean);
        if (Columns.IsConstant(variance / count, mean, count))
            throw new ArgumentException(
                "R² is the share of the targets' variance that is explained; these targets are all equal, so there is none.",
                nameof(targets));
        return 1 - (errors.PointwiseMultiply(errors).Sum() / variance);
    }

    internal static int CountCorrect(Matrix predictions, Matrix targets)
    {
        if (predictions.Columns > 1)
            return Elementwise.CountRowsOfOneArgMax(predictions, targets);
        int correct = 0;
        for (int row = 0; row < predictions.Rows; row++)
        {
            // Every comparison with NaN is false: without the second question it would count as "no", and often be right.
            double prediction = predictions[row, 0], target = targets[row, 0];
            correct += prediction >= 0.5 == target >= 0.5 && !double.IsNaN(prediction) && !double.IsNaN(target) ? 1 : 0;
        }

        return correct;
    }
}
