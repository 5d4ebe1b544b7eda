namespace NeuralNotebook.Interactive.Tests;

public sealed class YesOrNoTextTests
{
    [Fact]
    public void What_is_found_at_a_rate_of_false_alarms_counts_the_threshold_that_has_just_that_rate()
    {
        // Ten samples of class 0, ten of class 1. One false alarm is a tenth: before it 2 of class 1 are found, behind it 5;
        // behind the third 8; behind the fourth 10.
        double[] ones = [20, 19, 17, 16, 15, 12, 11, 10, 8, 7];
        double[] zeros = [18, 14, 13, 9, 6, 5, 4, 3, 2, 1];
        var curve = new RocCurve([.. ones.Select(_ => 1), .. zeros.Select(_ => 0)], [.. ones, .. zeros]);

        // The area counts the pairs in the right order: 10+10, 9+9+9, 7+7+7, 6+6 of 100.
        Assert.Equal("it finds 20 % at 1 % false alarms, 50 % at 10 % false alarms, 80 % at 30 % false alarms, area 0.8",
            YesOrNoText.Of("it", curve));
    }

    [Theory, InlineData(12, ""), InlineData(13, " and 1 more bins"), InlineData(15, " and 3 more bins")]
    public void Twelve_bins_are_told_and_more_are_counted(int bins, string more)
    {
        var calibration = new Calibration([.. Enumerable.Range(0, bins).Select(i => i % 2)],
            [.. Enumerable.Range(0, bins).Select(i => (i + 0.5) / bins)], bins);
        string text = YesOrNoText.Of("it", calibration);

        Assert.Equal(12, text.Split(" → ").Length - 1);
        Assert.Matches($"[01]{more}, off by ", text);
    }

    [Fact]
    public void Probabilities_and_shares_have_three_decimals() => Assert.Equal(
        // 1 of 3 against 0.0123: off by 0.32103
        "it 0.012 → 0.333, off by 0.321 in the mean",
        YesOrNoText.Of("it", new Calibration([1, 0, 0], [0.0123, 0.0123, 0.0123])));
}
