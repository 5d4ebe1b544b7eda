namespace NeuralNotebook.Interactive;

/// <summary>The inputs of random cases: short numbers, so that a learner can follow them on paper, and how a table names them.</summary>
internal static class CaseNumbers
{
    /// <summary>Draws numbers from a range, rounded to a few decimals.</summary>
    public static double[] Draw(SeededRandom random, int count, double low = -3, double high = 3, int decimals = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextUniform(low, high), decimals))];

    /// <summary>"1, −0.5, 2".</summary>
    public static string Text(IEnumerable<double> values) => string.Join(", ", values.Select(NumberText.Short));
}
