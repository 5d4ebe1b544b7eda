namespace NeuralNotebook;

/// <summary>Answers to a yes-or-no question and what a model said of each: what the measures of two classes begin with.</summary>
internal static class YesOrNo
{
    /// <summary>Refuses what cannot be measured.</summary>
    /// <param name="labels">What is true of each sample: 1 for yes, 0 for no.</param>
    /// <param name="scores">What the model says of each.</param>
    /// <exception cref="ArgumentException">There are no samples, not as many scores as labels, a label is neither 0 nor 1,
    /// or a score is NaN.</exception>
    public static void Require(IReadOnlyList<int> labels, IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(scores);
        if (labels.Count != scores.Count || labels.Count == 0)
            throw new ArgumentException(
                $"Every sample has a label and a score, and there is one at least: got {labels.Count} labels and {scores.Count} scores.",
                nameof(scores));
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] is not (0 or 1))
                throw new ArgumentException($"The labels of a yes-or-no question are 1 (yes) and 0 (no); label {i} is {labels[i]}.",
                    nameof(labels));
            if (double.IsNaN(scores[i]))
                throw new ArgumentException($"Score {i} is NaN, which stands neither above nor below any other: "
                    + "look for NaN or ∞ in what the model was given, and in its weights.", nameof(scores));
        }
    }
}
