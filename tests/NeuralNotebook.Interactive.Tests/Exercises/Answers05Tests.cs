using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 05 that learners gave or may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers05Tests
{
    private static readonly Dictionary<string, (Func<double[], bool[], double[]> Answer, string? Named)> WrongMasked = new()
    {
        ["the chapter's softmax, the rule ignored"] = ((z, _) => Softmax(z), "take part"),
        ["zeros after the division"] = ((z, allowed) => [.. Softmax(z).Select((p, j) => allowed[j] ? p : 0)], "no longer adds up to 1"),
        ["the largest of all"] =
            ((z, allowed) => Divide([.. z.Select((value, j) => allowed[j] ? Math.Exp(value - z.Max()) : 0)]), "largest of all"),
        ["the first logit subtracted"] = ((z, allowed) => Masked(z, allowed, given => given[0]), "first logit is subtracted"),
        ["the mean subtracted"] = ((z, allowed) => Masked(z, allowed, given => given.Average()), "mean of the logits"),
        ["a maximum that starts at 0"] = ((z, allowed) => Masked(z, allowed, given => given.Aggregate(0.0, Math.Max)), "start at 0"),
        ["nothing subtracted"] = ((z, allowed) => Masked(z, allowed, _ => 0), "Nothing is subtracted"),
        ["not divided"] =
            ((z, allowed) => [.. z.Select((value, j) => allowed[j] ? Math.Exp(value - z.Where((_, k) => allowed[k]).Max()) : 0)],
                "not divided"),
        ["turned round"] = ((z, allowed) => Masked(z, [.. allowed.Select(yes => !yes)], given => given.Max()), "other way round"),
        ["a logit of 0 for the forbidden"] = ((z, allowed) => Softmax([.. z.Select((value, j) => allowed[j] ? value : 0)]), "exp(0) is 1"),
        ["a forbidden logit 30 below the rest"] =
            ((z, allowed) => Softmax([.. z.Select((value, j) => allowed[j] ? value : z.Where((_, k) => allowed[k]).Max() - 30)]),
                "exactly 0"),
        ["a forbidden logit 50 below the rest"] =
            ((z, allowed) => Softmax([.. z.Select((value, j) => allowed[j] ? value : z.Where((_, k) => allowed[k]).Max() - 50)]),
                "exactly 0"),
        ["a forbidden logit of -100"] = ((z, allowed) => Softmax([.. z.Select((value, j) => allowed[j] ? value : -100)]), null),
    };

    private static readonly Dictionary<string, (Func<double[], double, double[]> Answer, string? Named)> WrongTemperature = new()
    {
        ["the chapter's own method"] = ((z, T) => Softmax([.. z.Select(value => value / T)]), "division by 0"),
        ["powers divided by the temperature"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp(value - z.Max()) / T)]), "or it cancels"),
        ["the undivided maximum"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp((value / T) - z.Max()))]), "the largest one is not"),
        ["probabilities to the power of 1/T"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. Softmax(z).Select(p => Math.Pow(p, 1 / T))]), "after the softmax"),
        ["nothing subtracted"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp(value / T))]), "Nothing is subtracted"),
        ["the first logit subtracted"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp((value - z[0]) / T))]), "first logit is subtracted"),
        ["the mean subtracted"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp((value - z.Average()) / T))]), "mean of the logits"),
        ["a maximum that starts at 0"] =
            ((z, T) => T == 0 ? Cold(z) : Divide([.. z.Select(value => Math.Exp((value - Math.Max(0, z.Max())) / T))]), "start at 0"),
        ["multiplied"] = ((z, T) => T == 0 ? Cold(z) : Softmax([.. z.Select(value => value * T)]), "multiplied by the temperature"),
        ["the first winner takes all at T = 0"] =
            ((z, T) => T == 0 ? [.. z.Select((_, j) => j == Array.IndexOf(z, z.Max()) ? 1.0 : 0)]
                : Softmax([.. z.Select(value => value / T)]), "first of several equal winners"),
        ["T at least 0.01"] = ((z, T) => Softmax([.. z.Select(value => value / Math.Max(T, 0.01))]), "certain small one"),
        ["T at least 0.03"] = ((z, T) => Softmax([.. z.Select(value => value / Math.Max(T, 0.03))]), "certain small one"),
        ["1e-6 for T = 0"] = ((z, T) => Softmax([.. z.Select(value => value / (T == 0 ? 1e-6 : T))]), "replaced by a small temperature"),
        ["1e-9 added to T"] = ((z, T) => Softmax([.. z.Select(value => value / (T + 1e-9))]), null),
        ["every T below 0.2 as 0"] = ((z, T) => T < 0.2 ? Cold(z) : Softmax([.. z.Select(value => value / T)]), null),
        ["winners within half a point"] =
            ((z, T) => T == 0 ? Divide([.. z.Select(value => value > z.Max() - 0.5 ? 1.0 : 0)])
                : Softmax([.. z.Select(value => value / T)]), null),
        ["T = 0 ignored"] = ((z, T) => Softmax([.. z.Select(value => value / (T == 0 ? 1 : T))]), "that of T = 1"),
    };

    private static readonly Dictionary<string, (Func<Matrix, double[], Matrix> Answer, string? Named)> WrongBatch = new()
    {
        ["the chapter's method, temperatures ignored"] =
            ((z, T) => Rows(z, T, (row, _) => Softmax(row)), "does not depend on the temperatures"),
        ["columns"] =
            ((z, T) => Rows(Rows(z, T, (row, t) => [.. row.Select(value => value / t)]).Transpose(), null, (row, _) => Softmax(row))
                .Transpose(), "columns add up to 1"),
        ["a maximum and a sum without an axis"] =
            ((z, T) => new Matrix(z.Rows, z.Columns, Softmax(Rows(z, T, (row, t) => [.. row.Select(value => value / t)]).Values.ToArray())),
                "without an axis"),
        ["a maximum without an axis"] =
            ((z, T) =>
                Rows(z, T,
                    (row, t) => Divide([.. row.Select(value => Math.Exp((value / t) - z.Select((other, i) => other.Max() / T[i]).Max()))])),
                    "largest logit of the whole batch"),
        ["the first logit of each row"] =
            ((z, T) => Rows(z, T, (row, t) => Divide([.. row.Select(value => Math.Exp((value - row[0]) / t))])),
                "first logit is subtracted"),
        ["the mean of each row"] =
            ((z, T) => Rows(z, T, (row, t) => Divide([.. row.Select(value => Math.Exp((value - row.Average()) / t))])),
                "mean of the logits"),
        ["a maximum that starts at 0"] =
            ((z, T) => Rows(z, T, (row, t) => Divide([.. row.Select(value => Math.Exp((value - Math.Max(0, row.Max())) / t))])),
                "start at 0"),
        ["columns, temperatures ignored"] =
            ((z, _) => Rows(z.Transpose(), null, (row, _) => Softmax(row)).Transpose(), "columns add up to 1"),
        ["the mean temperature"] =
            ((z, T) => Rows(z, T, (row, _) => Softmax([.. row.Select(value => value / T.Average())])), "mean of the temperatures"),
        ["temperatures by column"] =
            ((z, T) => Rows(z, T, (row, _) => Softmax([.. row.Select((value, j) => value / T[j])])), "Each column"),
        ["the first temperature for all"] =
            ((z, T) => Rows(z, T, (row, _) => Softmax([.. row.Select(value => value / T[0])])), "first temperature"),
        ["nothing subtracted"] =
            ((z, T) => Rows(z, T, (row, t) => Divide([.. row.Select(value => Math.Exp(value / t))])), "Nothing is subtracted"),
        ["throws without rows"] =
            ((z, T) => z.Rows == 0 ? throw new InvalidOperationException("none")
                : Rows(z, T, (row, t) => Softmax([.. row.Select(value => value / t)])), null),
    };

    private static readonly Dictionary<string, (Func<double[], double[]> Answer, string? Named)> WrongLogarithm = new()
    {
        ["of the probability"] = (z => [.. Softmax(z).Select(p => Math.Log(p))], "rounded to 0"),
        ["of the probability, clipped"] = (z => [.. Softmax(z).Select(p => Math.Log(Math.Max(p, 1e-300)))], "held above 0"),
        ["of the probability, and a little more"] = (z => [.. Softmax(z).Select(p => Math.Log(p + double.Epsilon))], "held above 0"),
        ["the logarithm of the sum missing"] = (z => [.. z.Select(value => value - z.Max())], "is missing"),
        ["base 10"] = (z => [.. z.Select(value => value - z.Max() - Math.Log10(z.Sum(other => Math.Exp(other - z.Max()))))], "base 10"),
        ["plus for minus"] =
            (z => [.. z.Select(value => value - z.Max() + Math.Log(z.Sum(other => Math.Exp(other - z.Max()))))], "is added"),
        ["nothing subtracted"] = (z => [.. z.Select(value => value - Math.Log(z.Sum(Math.Exp)))], "Nothing is subtracted"),
        ["the first logit subtracted"] =
            (z => [.. z.Select(value => value - z[0] - Math.Log(z.Sum(other => Math.Exp(other - z[0]))))], "first logit is subtracted"),
        ["the mean subtracted"] =
            (z => [.. z.Select(value => value - z.Average() - Math.Log(z.Sum(other => Math.Exp(other - z.Average()))))],
                "mean of the logits"),
        ["a maximum that starts at 0"] =
            (z => [.. z.Select(value => value - Math.Max(0, z.Max()) - Math.Log(z.Sum(other => Math.Exp(other - Math.Max(0, z.Max())))))],
                "start at 0"),
    };

    public static TheoryData<string> Masks => [.. WrongMasked.Keys];

    public static TheoryData<string> Temperatures => [.. WrongTemperature.Keys];

    public static TheoryData<string> Batches => [.. WrongBatch.Keys];

    public static TheoryData<string> Logarithms => [.. WrongLogarithm.Keys];

    [Theory]
    [InlineData(0.693)]
    [InlineData(0.6931)]
    public void The_right_logit_passes_also_rounded_to_three_digits(double answer) =>
        Assert.Equal(CheckStatus.Passed, Chapter05.EvenOdds.Solution(answer).Status);

    [Theory]
    [InlineData(-0.6931, "sign is turned")]
    [InlineData(0.30103, "base 10")]
    [InlineData(2, "power 2")]
    [InlineData(0.69, null)]
    public void A_wrong_logit_is_rejected(double answer, string? named) => Rejected(Chapter05.EvenOdds.Solution(answer), named);

    [Fact]
    public void Zeros_throughout_are_called_so()
    {
        var result = Chapter05.Temperature.Solution((z, T) => T == 0 ? new double[z.Length] : Softmax([.. z.Select(value => value / T)]));
        Assert.Contains("every number in it came as 0", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_softmax_passes_whichever_way_it_is_written()
    {
        Passed(Chapter05.MaskedSoftmax.Solution((z, allowed) => Masked(z, allowed, given => given.Max())));
        Passed(
            Chapter05.MaskedSoftmax.Solution((z, allowed) =>
                Softmax([.. z.Select((value, j) => allowed[j] ? value : double.NegativeInfinity)])));
    }

    [Fact]
    public void A_temperature_passes_whichever_way_zero_is_met()
    {
        Passed(Chapter05.Temperature.Solution((z, T) => T == 0 ? Cold(z) : Softmax([.. z.Select(value => value / T)])));
        Passed(Chapter05.Temperature.Solution((z, T) => Divide([.. z.Select(value => Math.Exp((value - z.Max()) / Math.Max(T, 1e-12)))])));
    }

    [Fact]
    public void A_batch_with_temperatures_passes_whichever_way_it_is_written()
    {
        Passed(Chapter05.BatchSoftmax.Solution((z, T) => Rows(z, T, (row, t) => Softmax([.. row.Select(value => value / t)]))));
        Passed(Chapter05.BatchSoftmax.Solution((z, T) => [.. z.Select((row, i) => Softmax([.. row.Select(value => value / T[i])]))]));
    }

    [Fact]
    public void The_logarithm_passes_whichever_way_it_is_written()
    {
        Passed(
            Chapter05.LogSoftmax.Solution(z =>
                [.. z.Select(value => value - z.Max() - Math.Log(z.Sum(other => Math.Exp(other - z.Max()))))]));
        Passed(
            Chapter05.LogSoftmax.Solution(z =>
                [.. z.Select(value => -(z.Max() - value + Math.Log(z.Sum(other => Math.Exp(other - z.Max())))))]));
    }

    [Theory]
    [MemberData(nameof(Masks))]
    public void A_wrong_masked_softmax_is_rejected(string name) =>
        Rejected(Chapter05.MaskedSoftmax.Solution(WrongMasked[name].Answer), WrongMasked[name].Named);

    [Theory]
    [MemberData(nameof(Temperatures))]
    public void A_wrong_temperature_is_rejected(string name) =>
        Rejected(Chapter05.Temperature.Solution(WrongTemperature[name].Answer), WrongTemperature[name].Named);

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_wrong_batch_is_rejected(string name) =>
        Rejected(Chapter05.BatchSoftmax.Solution(WrongBatch[name].Answer), WrongBatch[name].Named);

    [Theory]
    [MemberData(nameof(Logarithms))]
    public void A_wrong_logarithm_is_rejected(string name) =>
        Rejected(Chapter05.LogSoftmax.Solution(WrongLogarithm[name].Answer), WrongLogarithm[name].Named);

    private static double[] Divide(double[] numbers) => [.. numbers.Select(number => number / numbers.Sum())];

    private static double[] Softmax(double[] logits) => Divide([.. logits.Select(z => Math.Exp(z - logits.Max()))]);

    private static double[] Cold(double[] logits) => Divide([.. logits.Select(z => z == logits.Max() ? 1.0 : 0)]);

    private static double[] Masked(double[] logits, bool[] allowed, Func<double[], double> shift)
    {
        double by = shift([.. logits.Where((_, j) => allowed[j])]);
        return Divide([.. logits.Select((z, j) => allowed[j] ? Math.Exp(z - by) : 0)]);
    }

    private static Matrix Rows(Matrix logits, double[]? temperatures, Func<double[], double, double[]> softmax)
    {
        var probabilities = new Matrix(logits.Rows, logits.Columns);
        for (int row = 0; row < logits.Rows; row++)
            softmax(logits.Row(row).ToArray(), temperatures?[row] ?? 1).CopyTo(probabilities.Row(row));
        return probabilities;
    }
}
