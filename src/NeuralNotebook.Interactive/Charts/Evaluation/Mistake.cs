namespace NeuralNotebook.Interactive;

/// <summary>A sample that a model took for another class, and how sure it was.</summary>
internal readonly record struct Mistake(int Sample, int Truth, int Said, double Confidence)
{
    /// <summary>A model's mistakes, the surest first.</summary>
    public static IReadOnlyList<Mistake> Of(Sequential model, Dataset dataset)
    {
        var (outputs, said) = (model.Predict(dataset.X), model.PredictClasses(dataset.X));
        return [.. Enumerable.Range(0, dataset.Samples)
            .Where(sample => said[sample] != dataset.Labels[sample])
            .Select(sample => new Mistake(sample, dataset.Labels[sample], said[sample], ProbabilityOf(said[sample], outputs.Row(sample))))
            .OrderByDescending(mistake => mistake.Confidence).ThenBy(mistake => mistake.Sample)];
    }

    /// <summary>The probability of what was said; one output is the probability of class 1.</summary>
    private static double ProbabilityOf(int said, ReadOnlySpan<double> row) => row.Length > 1 ? row[said] : said == 1 ? row[0] : 1 - row[0];
}
