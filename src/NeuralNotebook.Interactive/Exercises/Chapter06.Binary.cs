namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter06
{
    /// <summary>Exercise 06.5: binary cross-entropy, clipped.</summary>
    public static Exercise<Func<double[], double[], double>> Binary { get; } = new("06.5", "Yes or no")
    {
        Reference = (p, y) => p.Zip(y, BinaryLoss).Average(),
        Cases =
        [
            new("p [0.8], y [1]", f => f([0.8], [1])),
            new("p [0.8, 0.8, 0.3], y [1, 0, 0]", f => f([0.8, 0.8, 0.3], [1, 0, 0])),
            new("p [0, 0.5], y [1, 1]", f => f([0, 0.5], [1, 1])),
            new("p [1, 0.5], y [0, 0]", f => f([1, 0.5], [0, 0])),
            new("p [1, 0, 0.25], y [1, 0, 1]", f => f([1, 0, 0.25], [1, 0, 1])),
            new("p [0.000001, 0.999999], y [1, 0]", f => f([0.000001, 0.999999], [1, 0])),
            new("p [1e-9, 0.3], y [1, 0]", f => f([1e-9, 0.3], [1, 0])),
            new("p [0.4, 0.1, 0], y [0, 1, 1]", f => f([0.4, 0.1, 0], [0, 1, 1])),
        ],
        RandomCase = random =>
        {
            double[] p = CaseNumbers.Draw(random, 4, 0.05, 0.95, decimals: 2);
            double[] y = [.. p.Select(_ => (double)random.Next(2))];
            return new($"p [{CaseNumbers.Text(p)}], y [{CaseNumbers.Text(y)}]", f => f([.. p], [.. y]));
        },
        Mistakes =
        [
            new("Only the samples with y = 1 count here; the others lose −ln(1 − p).",
                (p, y) => p.Zip(y, (a, b) => -b * Math.Log(Clip(a))).Average()),
            new("Only the samples with y = 0 count here; the others lose −ln p.",
                (p, y) => p.Zip(y, (a, b) => -(1 - b) * Math.Log(1 - Clip(a))).Average()),
            new("The two cases are exchanged: where y is 1, −ln p counts.", (p, y) => p.Zip(y, (a, b) => BinaryLoss(a, 1 - b)).Average()),
            new("Every sample is treated as if its truth were yes.", (p, _) => p.Average(a => BinaryLoss(a, 1))),
            new("Every sample is treated as if its truth were no.", (p, _) => p.Average(a => BinaryLoss(a, 0))),
            new("Both terms count for every sample, whatever y is.", (p, _) => p.Average(a => BinaryLoss(a, 0) + BinaryLoss(a, 1))),
            new("The second term is subtracted: both have the same sign.",
                (p, y) => p.Zip(y, (a, b) => b == 1 ? BinaryLoss(a, 1) : -BinaryLoss(a, 0)).Average()),
            new("The first term is subtracted: both have the same sign.",
                (p, y) => p.Zip(y, (a, b) => b == 1 ? -BinaryLoss(a, 1) : BinaryLoss(a, 0)).Average()),
            new("That is the sum; the mean is asked for.", (p, y) => p.Zip(y, BinaryLoss).Sum()),
            new("The minus sign is missing: a loss is not negative.", (p, y) => -p.Zip(y, BinaryLoss).Average()),
            new("The sum is divided by one less than there are samples.", (p, y) => p.Zip(y, BinaryLoss).Sum() / (p.Length - 1)),
            new("The sum is divided by one more than there are samples.", (p, y) => p.Zip(y, BinaryLoss).Sum() / (p.Length + 1)),
            new("The sum is multiplied by the number of samples; divide by it.", (p, y) => p.Zip(y, BinaryLoss).Sum() * p.Length),
            new("The sum is divided by two: one sample has one loss, also when it is written with two terms.",
                (p, y) => p.Zip(y, BinaryLoss).Average() / 2),
            new("The sum starts at 1; it must start at 0.", (p, y) => (1 + p.Zip(y, BinaryLoss).Sum()) / p.Length),
            new("The first sample is left out: samples are counted from 0.", (p, y) => p.Zip(y, BinaryLoss).Skip(1).Sum() / p.Length),
            new("The last sample is left out: the loop ends one too early.", (p, y) => p.Zip(y, BinaryLoss).SkipLast(1).Sum() / p.Length),
            new("Only the last sample is counted: add up.", (p, y) => p.Zip(y, BinaryLoss).Last() / p.Length),
            new("Only the last sample is counted, and its sign is turned: take away from the sum, sample by sample.",
                (p, y) => -p.Zip(y, BinaryLoss).Last() / p.Length),
            new("The mean is divided by the number of samples once more.", (p, y) => p.Zip(y, BinaryLoss).Average() / p.Length),
            new("Where y is 1, no logarithm is taken.", (p, y) => p.Zip(y, (a, b) => b == 1 ? -Clip(a) : BinaryLoss(a, 0)).Average()),
            new("Where y is 0, no logarithm is taken.", (p, y) => p.Zip(y, (a, b) => b == 1 ? BinaryLoss(a, 1) : Clip(a) - 1).Average()),
            new("Where y is 0, every sample costs the same.", (p, y) => p.Zip(y, (a, b) => b == 1 ? BinaryLoss(a, 1) : -1).Average()),
            new("ln p is to the base 10 here; take the natural logarithm, Math.Log, in both terms.",
                (p, y) => p.Zip(y, (a, b) => b == 1 ? BinaryLoss(a, 1) / Math.Log(10) : BinaryLoss(a, 0)).Average()),
            new("ln(1 − p) is to the base 10 here; take the natural logarithm, Math.Log, in both terms.",
                (p, y) => p.Zip(y, (a, b) => b == 1 ? BinaryLoss(a, 1) : BinaryLoss(a, 0) / Math.Log(10)).Average()),
            new("p and y are exchanged: the logarithm is taken of p, and y says which term counts.",
                (p, y) => y.Zip(p, BinaryLoss).Average()),
            new("The second logarithm is taken of p − 1, which is negative; it must be 1 − p.",
                (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(Clip(a))) + ((1 - b) * Math.Log(Clip(a) - 1)))).Average()),
            new("The logarithm is to the base 2; take the natural one, Math.Log.", (p, y) => p.Zip(y, BinaryLoss).Average() / Math.Log(2)),
            new("The logarithm is to the base 10; take the natural one, Math.Log.",
                (p, y) => p.Zip(y, BinaryLoss).Average() / Math.Log(10)),
            new("A p of 0 or 1 is not clipped: 0 times infinity is NaN.", (p, y) => p.Zip(y, Plain).Average()),
            new("A p of 0 or 1 is not clipped: the logarithm of 0 is −∞.",
                (p, y) => p.Zip(y, (a, b) => -Math.Log(b == 1 ? a : 1 - a)).Average()),
            new("p is clipped below only: with p = 1 there is still a logarithm of 0.",
                (p, y) => p.Zip(y, (a, b) => Plain(Math.Max(a, Smallest), b)).Average()),
            new("An answer that is sure and right costs 0 here: p is to be held to at most 1 - 1e-7, and then it costs 1e-7.",
                (p, y) => p.Zip(y, (a, b) => -Math.Log(Math.Max(b == 1 ? a : 1 - a, Smallest))).Average()),
            new("p is clipped above only: with p = 0 there is still a logarithm of 0.",
                (p, y) => p.Zip(y, (a, b) => Plain(Math.Min(a, 1 - Smallest), b)).Average()),
            .. OtherClips.Select(clip =>
                new Mistake<Func<double[], double[], double>>("A p near 0 or 1 is held at another distance than 1e-7.",
                    (p, y) => p.Zip(y, (a, b) => Plain(Math.Clamp(a, clip, 1 - clip), b)).Average())),
            .. OtherClips.Select(clip =>
                new Mistake<Func<double[], double[], double>>("A p near 0 is held at another distance than 1e-7.",
                    (p, y) => p.Zip(y, (a, b) => Plain(Math.Clamp(a, clip, 1 - Smallest), b)).Average())),
            .. OtherClips.Select(clip =>
                new Mistake<Func<double[], double[], double>>("A p near 1 is held at another distance than 1e-7.",
                    (p, y) => p.Zip(y, (a, b) => Plain(Math.Clamp(a, Smallest, 1 - clip), b)).Average())),
            new("Every second sample is left out.", (p, y) => p.Zip(y, BinaryLoss).Where((_, i) => i % 2 == 0).Sum() / p.Length),
            new("The logarithms are multiplied; the two terms are added.",
                (p, y) => p.Zip(y, (a, b) => -(b * Math.Log(Clip(a)) * (1 - b) * Math.Log(1 - Clip(a)))).Average()),
            new("Where y is 0, the logarithm is taken of 1 + p; it must be 1 − p.",
                (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(Clip(a))) + ((1 - b) * Math.Log(1 + Clip(a))))).Average()),
            new("The second factor is 1 + y; it must be 1 − y, so that only one term counts.",
                (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(Clip(a))) + ((1 + b) * Math.Log(1 - Clip(a))))).Average()),
            new("Both terms have the factor y; the second one needs 1 − y.",
                (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(Clip(a))) + (b * Math.Log(1 - Clip(a))))).Average()),
            new("The first factor, y, is missing: ln p counts for every sample.",
                (p, y) => p.Zip(y, (a, b) => -(Math.Log(Clip(a)) + ((1 - b) * Math.Log(1 - Clip(a))))).Average()),
            new("The second factor, 1 − y, is missing: ln(1 − p) counts for every sample.",
                (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(Clip(a))) + Math.Log(1 - Clip(a)))).Average()),
            new("No logarithm is taken: that is the mean distance between p and y.",
                (p, y) => p.Zip(y, (a, b) => Math.Abs(a - b)).Average()),
            new("That is the mean squared error; the logarithm is missing.", (p, y) => p.Zip(y, (a, b) => Square(a - b)).Average()),
        ],
        Hints =
        [
            "Two steps for every sample: hold p between the two bounds (Math.Clamp does that), then put the result into the formula of "
                + "binary cross-entropy.",
            "The formula has p twice, and both need the clipped one. Where y is 1 its first half is left, where y is 0 its second. "
                + "Add up, divide at the end.",
        ],
    };

    /// <summary>Bounds that stand in other programs, or that a slip of the finger makes of 1e-7.</summary>
    private static IEnumerable<double> OtherClips => [1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 2e-7, 5e-8, 1e-10, 1e-12, 1e-15];

    private static double Square(double value) => value * value;

    private static IEnumerable<double> Errors(double[] predictions, double[] targets) => predictions.Zip(targets, (p, y) => p - y);

    /// <summary>The errors at the points that were measured.</summary>
    private static double[] Known(double[] predictions, double[] targets) =>
        [.. Errors(predictions, targets).Where(error => !double.IsNaN(error))];

    /// <summary>The predictions where nothing was measured.</summary>
    private static double[] Missing(double[] predictions, double[] targets) => [.. predictions.Where((_, i) => double.IsNaN(targets[i]))];

    private static double Measured(double[] predictions, double[] targets, Func<double[], double> mean) =>
        Known(predictions, targets) is { Length: > 0 } errors ? mean([.. errors.Select(Square)]) : 0;

    /// <summary>A mistake by learners who took care of the case that nothing was measured, and by those who let it divide 0 by 0.</summary>
    private static Mistake<Func<double[], double[], double>>[] Any(string description, Func<double[], double[], double> answer) =>
    [
        new(description, (predictions, targets) => Known(predictions, targets).Length == 0 ? 0 : answer(predictions, targets)),
        new(description, (predictions, targets) => Known(predictions, targets).Length == 0 ? double.NaN : answer(predictions, targets)),
    ];

    private static Mistake<Func<double[], double[], double>>[] Mean(string description, Func<double[], double> mean) =>
        Any(description, (predictions, targets) => Measured(predictions, targets, mean));

    private static Mistake<Func<double[], double[], double>>[] Errors(string description, Func<double[], double> mean) =>
        Any(description, (predictions, targets) => mean(Known(predictions, targets)));

    private static double[] Picked(Matrix probabilities, int[] labels) => [.. labels.Select((label, row) => probabilities[row, label])];

    private static double[] Shares(double[] numbers) => [.. numbers.Select(number => number / numbers.Sum())];

    private static double CategoryLoss(double p) => -Math.Log(Math.Max(p, Smallest));

    private static double Clip(double p) => Math.Clamp(p, Smallest, 1 - Smallest);

    private static double BinaryLoss(double p, double y) => Plain(Clip(p), y);

    private static double Plain(double p, double y) => -((y * Math.Log(p)) + ((1 - y) * Math.Log(1 - p)));
}
