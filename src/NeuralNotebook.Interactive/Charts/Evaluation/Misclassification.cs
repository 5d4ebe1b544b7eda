namespace NeuralNotebook.Interactive;

/// <summary>A sample that a model took for another class, and how sure it was.</summary>
internal readonly record struct Misclassification(int Sample, int Truth, int Predicted, double Confidence)
{
    /// <summary>What a model takes for another class, the surest first.</summary>
    public static IReadOnlyList<Misclassification> Of(Sequential model, Dataset dataset)
    {
        var (outputs, predicted) = (model.Predict(dataset.X), model.PredictClasses(dataset.X));
        return [.. Enumerable.Range(0, dataset.Samples)
            .Where(sample => predicted[sample] != dataset.Labels[sample])
            .Select(sample => new Misclassification(sample, dataset.Labels[sample], predicted[sample],
                ProbabilityOf(predicted[sample], outputs.Row(sample))))
            .OrderByDescending(one => one.Confidence).ThenBy(one => one.Sample)];
    }

    /// <summary>The probability of what was predicted; one output is the probability of class 1.</summary>
    private static double ProbabilityOf(int predicted, ReadOnlySpan<double> row) =>
        row.Length > 1 ? row[predicted] : predicted == 1 ? row[0] : 1 - row[0];
}
