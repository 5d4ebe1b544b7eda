namespace NeuralNotebook.Interactive;

/// <summary>The ways in which a softmax of one row goes wrong, whatever is built around it:
/// the exercises of chapter 05 share them.</summary>
internal static class WrongSoftmax
{
    /// <summary>What is subtracted in place of the largest logit.</summary>
    public static IReadOnlyList<(string Description, Func<double[], double> Shift)> Shifts { get; } =
    [
        ("Nothing is subtracted before exp: exp(1000) is infinite.", _ => 0),
        ("The first logit is subtracted; it must be the largest, wherever that stands.", logits => logits.FirstOrDefault()),
        ("The last logit is subtracted; it must be the largest, wherever that stands.", logits => logits.LastOrDefault()),
        ("The smallest logit is subtracted; it must be the largest, so that no exponent is above 0.", logits => logits.Min()),
        ("The mean of the logits is subtracted; with 1000 and −1000 that is 0, and exp(1000) is still infinite.",
            logits => logits.Average()),
        ("What is subtracted is never below 0: the search for the largest logit seems to start at 0, and that is too large when all "
            + "logits are negative.", logits => Math.Max(0, logits.Max())),
        ("The largest size without its sign is subtracted; the largest logit must be.", logits => logits.Max(z => Math.Abs(z))),
        ("The sum of the logits is subtracted; it must be the largest one.", logits => logits.Sum()),
        ("The largest logit is added; it must be subtracted, so that no exponent is above 0.", logits => -logits.Max()),
    ];

    /// <summary>Every mistake with a row of logits.</summary>
    public static IReadOnlyList<(string Description, Func<double[], double[]> Of)> All { get; } =
    [
        .. Shifts.Select(wrong => (wrong.Description, (Func<double[], double[]>)(logits => Shares(logits, wrong.Shift)))),
        ("The powers are not divided by their sum yet.", Powers),
        ("The powers are divided by their mean; divide by their sum.",
            logits => [.. Powers(logits).Select(power => power / Powers(logits).Average())]),
        ("The powers are divided by how many there are; divide by their sum.",
            logits => [.. Powers(logits).Select(power => power / logits.Length)]),
        ("The powers are multiplied by their sum; divide by it.",
            logits => [.. Powers(logits).Select(power => power * Powers(logits).Sum())]),
        ("The fraction is upside down: each power goes above, the sum below.",
            logits => [.. Powers(logits).Select(power => Powers(logits).Sum() / power)]),
        ("The sum is subtracted from the powers; divide by it.",
            logits => [.. Powers(logits).Select(power => power - Powers(logits).Sum())]),
        ("The sum is one too large: it must start at 0.",
            logits => [.. Powers(logits).Select(power => power / (1 + Powers(logits).Sum()))]),
        ("The first power is missing in the sum.", logits => [.. Powers(logits).Select(power => power / Powers(logits).Skip(1).Sum())]),
        ("The last power is missing in the sum.", logits => [.. Powers(logits).Select(power => power / Powers(logits).SkipLast(1).Sum())]),
        ("The first class is left out: its place holds 0.", logits => [.. Right(logits).Select((p, j) => j == 0 ? 0 : p)]),
        ("The last class is left out: its place holds 0.", logits => [.. Right(logits).Select((p, j) => j == logits.Length - 1 ? 0 : p)]),
        ("The sum is taken without subtracting the largest logit, the powers with it: both need the same shift.",
            logits => [.. Powers(logits).Select(power => power / logits.Sum(Math.Exp))]),
        ("The powers are taken without subtracting the largest logit, the sum with it: both need the same shift.",
            logits => [.. logits.Select(z => Math.Exp(z) / Powers(logits).Sum())]),
        ("The logits are divided by their sum; exponentiate them first.", logits => Divided(logits)),
        ("The largest logit is subtracted, and exp is missing.", logits => Divided([.. logits.Select(z => z - logits.Max())])),
        ("These are powers of 2; softmax takes powers of e, Math.Exp.",
            logits => Divided([.. logits.Select(z => Math.Pow(2, z - logits.Max()))])),
        ("These are powers of 10; softmax takes powers of e, Math.Exp.",
            logits => Divided([.. logits.Select(z => Math.Pow(10, z - logits.Max()))])),
        ("The sign of the exponent is turned: the smallest logit gets the most.",
            logits => Shares([.. logits.Select(z => -z)], z => z.Max())),
        ("The difference is the wrong way round: z minus the largest, not the largest minus z.",
            logits => Shares([.. logits.Select(z => -z)], z => -logits.Max())),
        ("All classes get the same, whatever their logits.", logits => [.. logits.Select(_ => 1.0 / logits.Length)]),
        ("The winner takes all; softmax leaves the others their shares.",
            logits => Divided([.. logits.Select(z => z == logits.Max() ? 1.0 : 0)])),
        ("These are the logarithms of the probabilities.", logits => [.. Right(logits).Select(p => Math.Log(p))]),
        ("Each share is divided by the number of classes once more.", logits => [.. Right(logits).Select(p => p / logits.Length)]),
        ("The signs of the logits are lost.", logits => Right([.. logits.Select(z => Math.Abs(z))])),
        ("A negative logit counts as 0.", logits => Right([.. logits.Select(z => Math.Max(0, z))])),
        ("A logit above 20 counts as 20.", logits => Right([.. logits.Select(z => Math.Min(z, 20))])),
        ("The last class is left out: the list is one shorter.", logits => Right([.. logits.SkipLast(1)])),
        ("The sum has taken the place of the powers.", logits => [.. logits.Select(_ => Powers(logits).Sum())]),
        ("The answer is the other way round: the last class stands first.", logits => [.. Right(logits).Reverse()]),
        ("The logits come back as they went in.", logits => [.. logits]),
    ];

    /// <summary>The right softmax.</summary>
    public static double[] Right(double[] logits) => Divided(Powers(logits));

    /// <summary>A softmax that subtracts something else than the largest logit.</summary>
    public static double[] Shares(double[] logits, Func<double[], double> shift)
    {
        double by = shift(logits);
        return Divided([.. logits.Select(z => Math.Exp(z - by))]);
    }

    /// <summary>Numbers divided by their sum.</summary>
    public static double[] Divided(double[] numbers)
    {
        double sum = numbers.Sum();
        return [.. numbers.Select(number => number / sum)];
    }

    private static double[] Powers(double[] logits)
    {
        double largest = logits.Length == 0 ? 0 : logits.Max();
        return [.. logits.Select(z => Math.Exp(z - largest))];
    }
}
