using System.Globalization;

namespace NeuralNotebook;

/// <summary>Whether probabilities mean what they say: of the samples called "30 %", do 30 % come true?</summary>
/// <remarks>Samples are put into bins of equal width by the probability of class 1;
/// a probability on the border of two goes into the lower one, as in scikit-learn's
/// <c>calibration_curve</c>. Built in chapter 15. Source: Guo, Pleiss, Sun, Weinberger (2017),
/// "On calibration of modern neural networks".</remarks>
public sealed class Calibration
{
    /// <summary>Compares.</summary>
    /// <param name="labels">What is true of each sample: 1 for yes, 0 for no.</param>
    /// <param name="probabilities">The probability of class 1 that a model gives to each, 0 to 1.</param>
    /// <param name="bins">How many bins there are between 0 and 1.</param>
    /// <exception cref="ArgumentException">There are no samples, not as many probabilities as labels, a label is neither 0 nor 1,
    /// or a number is no probability.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no bin.</exception>
    public Calibration(IReadOnlyList<int> labels, IReadOnlyList<double> probabilities, int bins = 10)
    {
        YesOrNo.Require(labels, probabilities);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (probabilities.Any(p => p is < 0 or > 1))
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"A probability lies between 0 and 1, got {probabilities.First(p => p is < 0 or > 1)}"
                        + $": put a Sigmoid behind the logits."),
                nameof(probabilities));
        Bins =
        [
            .. Enumerable.Range(0, labels.Count).GroupBy(i => BordersBelow(probabilities[i], bins)).OrderBy(bin => bin.Key)
                .Select(bin => new CalibrationBin(bin.Count(), bin.Average(i => probabilities[i]), bin.Average(i => (double)labels[i]))),
        ];
        ExpectedError = Bins.Sum(bin => bin.Samples * Math.Abs(bin.Probability - bin.Share)) / labels.Count;
        BrierScore = labels.Zip(probabilities, (label, p) => (p - label) * (p - label)).Average();
    }

    /// <summary>The bins that hold samples, from the lowest probability to the highest.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>How far the mean probability of a bin is from its share of class 1, the mean over all samples (expected calibration error,
    /// ECE): 0 is perfect.</summary>
    public double ExpectedError { get; }

    /// <summary>The mean squared distance of probability and label: 0 is perfect, 0.25 is what "50 %" for everything scores. Source:
    /// Brier (1950), "Verification of forecasts expressed in terms of probability".</summary>
    public double BrierScore { get; }

    private static int BordersBelow(double probability, int bins) =>
        Enumerable.Range(1, bins - 1).Count(border => probability > (double)border / bins);
}
