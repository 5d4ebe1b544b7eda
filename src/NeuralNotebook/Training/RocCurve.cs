namespace NeuralNotebook;

/// <summary>What each threshold would give: the share of the yes samples that are found against the share of the no samples that
/// are false alarms.</summary>
/// <remarks>
/// <para>A sample is called <em>yes</em> where its score is the threshold or more. The curve begins at a threshold of ∞,
/// where nobody is called, in (0, 0), and goes through each score that occurs, from the largest to the smallest, to (1, 1),
/// as scikit-learn's <c>roc_curve</c> does when it drops no point. Only the order of the scores counts:
/// logits give the same curve as their probabilities, as long as those differ.</para>
/// <para>Built in chapter 15, Regression and two classes. Source: Fawcett (2006), "An introduction to ROC analysis",
/// where the name is explained: receiver operating characteristic, from radar.</para>
/// </remarks>
public sealed class RocCurve
{
    private readonly double[] thresholds, falseAlarms, found;

    /// <summary>Tries every threshold.</summary>
    /// <param name="labels">What is true of each sample: 1 for yes, 0 for no; both occur.</param>
    /// <param name="scores">What the model says of each: the more, the likelier a yes.</param>
    /// <exception cref="ArgumentException">There are not as many scores as labels, a label is neither 0 nor 1, all are alike,
    /// or a score is NaN.</exception>
    public RocCurve(IReadOnlyList<int> labels, IReadOnlyList<double> scores)
    {
        YesOrNo.Require(labels, scores);
        int yes = labels.Sum(), no = labels.Count - yes;
        if (yes == 0 || no == 0)
            throw new ArgumentException($"A ROC curve compares samples of both kinds, got {yes} of class 1 and {no} of class 0.",
                nameof(labels));

        List<double> at = [double.PositiveInfinity], alarmed = [0], seen = [0];
        int alarms = 0, hits = 0;
        foreach (var alike in Enumerable.Range(0, labels.Count).GroupBy(i => scores[i]).OrderByDescending(group => group.Key))
        {
            int here = alike.Sum(i => labels[i]);
            hits += here;
            alarms += alike.Count() - here;
            at.Add(alike.Key);
            alarmed.Add((double)alarms / no);
            seen.Add((double)hits / yes);
        }

        (thresholds, falseAlarms, found) = ([.. at], [.. alarmed], [.. seen]);
        for (int i = 1; i < thresholds.Length; i++)
            Area += (falseAlarms[i] - falseAlarms[i - 1]) * (found[i] + found[i - 1]) / 2;
    }

    /// <summary>∞, then every score that occurs, the largest first.</summary>
    public IReadOnlyList<double> Thresholds => thresholds;

    /// <summary>For each threshold the share of the samples of class 0 that are called yes: false alarms, 0 to 1.</summary>
    public IReadOnlyList<double> FalsePositiveRate => falseAlarms;

    /// <summary>For each threshold the share of the samples of class 1 that are called yes: the recall, 0 to 1.</summary>
    public IReadOnlyList<double> TruePositiveRate => found;

    /// <summary>The area under the curve (AUC): the probability that a sample of class 1 has the higher score of a pair,
    /// equal scores counting half. 0.5 is chance, 1 perfect.</summary>
    public double Area { get; }
}
