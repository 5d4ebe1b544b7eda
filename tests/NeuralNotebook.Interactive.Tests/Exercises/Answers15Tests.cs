using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 15 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers15Tests
{
    private static readonly Dictionary<string, (Func<double[], double[], double, double[]> Answer, string? Named)> WrongSlopes = new()
    {
        ["no mean"] = ((p, t, d) => [.. p.Zip(t, (a, b) => Math.Clamp(a - b, -d, d))], "divided by the number of predictions"),
        ["truth minus prediction"] = ((p, t, d) => [.. p.Zip(t, (a, b) => Math.Clamp(b - a, -d, d) / p.Length)], "The wrong sign"),
        ["squared error"] = ((p, t, _) => [.. p.Zip(t, (a, b) => 2 * (a - b) / p.Length)], "slope of the squared error"),
        ["not held"] = ((p, t, _) => [.. p.Zip(t, (a, b) => (a - b) / p.Length)], "No slope is larger than δ"),
        ["held at 1"] = ((p, t, _) => [.. p.Zip(t, (a, b) => Math.Clamp(a - b, -1, 1) / p.Length)], "The border is δ"),
        ["pulled with 1"] = ((p, t, d) => [.. p.Zip(t, (a, b) => (Math.Abs(a - b) <= d ? a - b : Math.Sign(a - b)) / p.Length)], "not 1"),
        ["divided first"] = ((p, t, d) => [.. p.Zip(t, (a, b) => Math.Clamp((a - b) / p.Length, -d, d))], "First hold the error"),
        ["zeros"] = ((p, _, _) => new double[p.Length], null),
    };

    private static readonly Dictionary<string, (Func<double[], int[], double, double> Answer, string? Named)> WrongLosses = new()
    {
        ["over the sum of weights"] =
            ((z, y, w) => z.Zip(y, (a, b) => (b == 1 ? w : 1) * Fused(a, b)).Sum() / y.Sum(b => b == 1 ? w : 1),
                "not by the sum of their weights"),
        ["weight on the other class"] =
            ((z, y, w) => z.Zip(y, (a, b) => (b == 0 ? w : 1) * Fused(a, b)).Average(), "not to those of class 0"),
        ["weight on both classes"] = ((z, y, w) => w * z.Zip(y, Fused).Average(), "those of class 0 count once"),
        ["no weight"] = ((z, y, _) => z.Zip(y, Fused).Average(), "No sample has a weight"),
        ["through the probability"] =
            ((z, y, w) =>
                z.Zip(y, (a, b) => 1 / (1 + Math.Exp(-a)) is var p
                    ? (b == 1 ? w : 1) * -((b * Math.Log(p)) + ((1 - b) * Math.Log(1 - p))) : 0).Average(), "take the fused form"),
        ["clipped"] =
            ((z, y, w) =>
                z.Zip(y, (a, b) => Math.Clamp(1 / (1 + Math.Exp(-a)), 1e-7, 1 - 1e-7) is var p
                    ? (b == 1 ? w : 1) * -((b * Math.Log(p)) + ((1 - b) * Math.Log(1 - p))) : 0).Average(), "clipped"),
        ["a sum"] = ((z, y, w) => z.Zip(y, (a, b) => (b == 1 ? w : 1) * Fused(a, b)).Sum(), "the loss is their mean"),
        ["weight on z·y alone"] =
            ((z, y, w) => z.Zip(y, (a, b) => Math.Max(a, 0) - (a * b * w) + Math.Log(1 + Math.Exp(-Math.Abs(a)))).Average(),
                "not to its z·y alone"),
    };

    private static readonly Dictionary<string, (Func<double[], int[], double, double, double> Answer, string? Named)> WrongThresholds =
        new()
        {
            ["prices exchanged"] = ((p, y, miss, alarm) => Cheapest(p, y, alarm, miss), "The prices have changed places"),
            ["never left out"] =
                ((p, y, miss, alarm) => p.OrderDescending().MinBy(at => Price(p, y, miss, alarm, at)), "To call no part at all"),
            ["lowest of equals"] =
                ((p, y, miss, alarm) => p.Append(double.PositiveInfinity).Order().MinBy(at => Price(p, y, miss, alarm, at)),
                    "Of equally cheap"),
            ["the probabilities alone sorted"] = (SortedAlone, "the labels must go with them"),
            ["the price"] = ((p, y, miss, alarm) => Price(p, y, miss, alarm, Cheapest(p, y, miss, alarm)), "That is the price"),
            ["from theory"] = ((_, _, miss, alarm) => alarm / (miss + alarm), "alarm / (alarm + miss)"),
            ["in hundredths"] =
                ((p, y, miss, alarm) => Enumerable.Range(0, 101).Select(i => i / 100.0).MinBy(at => Price(p, y, miss, alarm, at)),
                    "A fixed grid"),
            ["in hundredths, and none"] =
                ((p, y, miss, alarm) => HighestOf([.. Enumerable.Range(0, 101).Select(i => i / 100.0), double.PositiveInfinity], p, y, miss,
                    alarm), "A fixed grid"),
            ["in the chapter's hundredths"] =
                ((p, y, miss, alarm) => Enumerable.Range(1, 99).Select(i => i / 100.0).MinBy(at => Price(p, y, miss, alarm, at)),
                    "A fixed grid"),
            ["in thousandths, and none"] =
                ((p, y, miss, alarm) => HighestOf([.. Enumerable.Range(0, 1001).Select(i => i / 1000.0), double.PositiveInfinity], p, y,
                    miss, alarm), "A fixed grid"),
            ["in tenths of thousandths, and none"] =
                ((p, y, miss, alarm) => HighestOf([.. Enumerable.Range(0, 10_001).Select(i => i / 10_000.0), double.PositiveInfinity], p, y,
                    miss, alarm), null),
            ["called only above the threshold"] =
                ((p, y, miss, alarm) => InALoop(p, y, miss, alarm, (said, at) => said <= at, (said, at) => said > at), "*or more*"),
            ["sound parts called only above it"] =
                ((p, y, miss, alarm) => InALoop(p, y, miss, alarm, (said, at) => said < at, (said, at) => said > at),
                    "a sound part as well"),
            ["faulty parts called only above it"] =
                ((p, y, miss, alarm) => InALoop(p, y, miss, alarm, (said, at) => said <= at, (said, at) => said >= at),
                    "a faulty part as well"),
        };

    private static readonly Dictionary<string, (Func<double[], int[], double> Answer, string? Named)> WrongAreas = new()
    {
        ["ties lost"] = ((s, y) => Pairs(s, y, (a, b) => a > b ? 1 : 0), "Equal scores count half"),
        ["ties won"] = ((s, y) => Pairs(s, y, (a, b) => a >= b ? 1 : 0), "not whole"),
        ["upside down"] = ((s, y) => 1 - Area(s, y), "The other way round"),
        ["over all pairs"] = ((s, y) => Area(s, y) * y.Sum() * (y.Length - y.Sum()) / (y.Length * (y.Length - 1) / 2.0), "not all pairs"),
        ["always half"] = ((_, _) => 0.5, "guessing"),
    };

    public static TheoryData<string> WrongSlopesNames => [.. WrongSlopes.Keys];

    public static TheoryData<string> WrongLossesNames => [.. WrongLosses.Keys];

    public static TheoryData<string> WrongThresholdsNames => [.. WrongThresholds.Keys];

    public static TheoryData<string> WrongAreasNames => [.. WrongAreas.Keys];

    [Theory]
    [MemberData(nameof(WrongSlopesNames))]
    public void A_wrong_slope_is_rejected(string name) =>
        Rejected(Chapter15.HuberSlopes.Solution(WrongSlopes[name].Answer), WrongSlopes[name].Named);

    [Theory]
    [MemberData(nameof(WrongLossesNames))]
    public void A_wrong_loss_is_rejected(string name) =>
        Rejected(Chapter15.WeightedLoss.Solution(WrongLosses[name].Answer), WrongLosses[name].Named);

    [Theory]
    [MemberData(nameof(WrongThresholdsNames))]
    public void A_wrong_threshold_is_rejected(string name) =>
        Rejected(Chapter15.Threshold.Solution(WrongThresholds[name].Answer), WrongThresholds[name].Named);

    [Theory]
    [MemberData(nameof(WrongAreasNames))]
    public void A_wrong_area_is_rejected(string name) =>
        Rejected(Chapter15.Pairs.Solution(WrongAreas[name].Answer), WrongAreas[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(
            Chapter15.HuberSlopes.Solution((p, t, d) =>
                [.. p.Select((a, i) => Math.Sign(a - t[i]) * Math.Min(Math.Abs(a - t[i]), d) / p.Length)]));
        Passed(Chapter15.HuberSlopes.Solution((p, t, d) => [.. p.Zip(t, (a, b) => Math.Clamp(a - b, -d, d) / p.Length)]));
        Passed(
            Chapter15.HuberSlopes.Solution((p, t, d) => new HuberLoss(d).Gradient(Matrix.FromColumn(p), Matrix.FromColumn(t)).Column(0)));
        Passed(Chapter15.WeightedLoss.Solution((z, y, w) => z.Zip(y, (a, b) => b == 1 ? w * Softplus(-a) : Softplus(a)).Sum() / z.Length));
        Passed(Chapter15.Threshold.Solution(Cheapest));
        Passed(
            Chapter15.Threshold.Solution((p, y, miss, alarm) =>
                InALoop(p, y, miss, alarm, (said, at) => said < at, (said, at) => said >= at)));
        Passed(Chapter15.Pairs.Solution(Area));
        Passed(Chapter15.Threshold.Solution(SortedTogether));
        Passed(Chapter15.Pairs.Solution((s, y) => new RocCurve(y, s).Area));
        Passed(Chapter15.Pairs.Solution(ByRanks));
    }

    [Theory]
    [InlineData(0.643)]
    [InlineData(0.6429)]
    [InlineData(9.0 / 14)]
    public void Three_decimals_of_R_squared_are_enough(double answer) => Passed(Chapter15.Explained.Solution(answer));

    [Theory]
    [InlineData(9 / 14)]
    [InlineData(1 - (5 / 14))]
    public void A_division_of_whole_numbers_is_named(double answer) =>
        Rejected(Chapter15.Explained.Solution(answer), "divided two whole numbers");

    [Fact]
    public void The_share_that_is_left_is_not_R_squared() => Rejected(Chapter15.Explained.Solution(5.0 / 14), "share that is left");

    private static double Fused(double z, int y) => Math.Max(z, 0) - (z * y) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static double Softplus(double z) => z > 30 ? z : Math.Log(1 + Math.Exp(z));

    private static double Price(double[] p, int[] y, double miss, double alarm, double at) =>
        Enumerable.Range(0, p.Length).Sum(i => p[i] >= at ? (1 - y[i]) * alarm : y[i] * miss);

    private static double Cheapest(double[] p, int[] y, double miss, double alarm) =>
        HighestOf([.. p, double.PositiveInfinity], p, y, miss, alarm);

    private static double HighestOf(double[] tried, double[] p, int[] y, double miss, double alarm) =>
        tried.GroupBy(at => Price(p, y, miss, alarm, at)).MinBy(each => each.Key)!.Max();

    private static double SortedAlone(double[] p, int[] y, double miss, double alarm)
    {
        Array.Sort(p);
        return Cheapest(p, y, miss, alarm);
    }

    private static double SortedTogether(double[] p, int[] y, double miss, double alarm)
    {
        double[] sorted = [.. p];
        int[] labels = [.. y];
        Array.Sort(sorted, labels);
        return Cheapest(sorted, labels, miss, alarm);
    }

    private static double ByRanks(double[] s, int[] y)
    {
        double ranks = s.Where((_, i) => y[i] == 1)
            .Sum(score => s.Count(other => other < score) + ((s.Count(other => other == score) + 1) / 2.0));
        int yes = y.Sum();
        return (ranks - (yes * (yes + 1) / 2.0)) / (yes * (y.Length - yes));
    }

    private static double InALoop(double[] p, int[] y, double miss, double alarm, Func<double, double, bool> missed,
        Func<double, double, bool> called)
    {
        double best = double.PositiveInfinity, lowest = miss * y.Sum();
        foreach (double at in p.OrderDescending())
        {
            double price = 0;
            for (int i = 0; i < p.Length; i++)
            {
                price += y[i] == 1 && missed(p[i], at) ? miss : 0;
                price += y[i] == 0 && called(p[i], at) ? alarm : 0;
            }

            if (price < lowest)
                (best, lowest) = (at, price);
        }

        return best;
    }

    private static double Pairs(double[] s, int[] y, Func<double, double, double> won) =>
        s.Where((_, i) => y[i] == 1).SelectMany(a => s.Where((_, i) => y[i] == 0).Select(b => won(a, b))).Average();

    private static double Area(double[] s, int[] y) => Pairs(s, y, (a, b) => a > b ? 1 : a == b ? 0.5 : 0);
}
