namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter05
{
    /// <summary>Exercise 05.5: the logarithm of softmax without going through a probability of 0.</summary>
    public static Exercise<Func<double[], double[]>> LogSoftmax { get; } = new("05.5", "Its logarithm")
    {
        Reference = logits => Logarithm(logits, z => z.Max()),
        Cases =
        [
            new("logits [2, 1, 0]", f => f([2, 1, 0])),
            new("logits [0, 0]", f => f([0, 0])),
            new("logits [-3, 4, -1, 0]", f => f([-3, 4, -1, 0])),
            new("logits [1000, 0]", f => f([1000, 0])),
            new("logits [0, 1000]", f => f([0, 1000])),
            new("logits [1000, -1000, 1000]", f => f([1000, -1000, 1000])),
            new("logits [1000, -1000]", f => f([1000, -1000])),
            new("logits [500, -1500]", f => f([500, -1500])),
            new("logits [1000, 900]", f => f([1000, 900])),
            new("logits [400, 0]", f => f([400, 0])),
            new("logits [-1000, -1001]", f => f([-1000, -1001])),
            new("one logit, [7]", f => f([7])),
        ],
        RandomCase = random =>
        {
            double[] logits = CaseNumbers.Draw(random, 3);
            logits[random.Next(3)] += random.Next(2) == 0 ? 800 : 0;
            return new($"logits [{CaseNumbers.Text(logits)}]", f => f([.. logits]));
        },
        Mistakes =
        [
            new("The logarithm is taken of a probability that has rounded to 0: ln 0 is −∞. Do not form the probability.",
                logits => [.. WrongSoftmax.Right(logits).Select(p => Math.Log(p))]),
            .. Least.SelectMany(least => new Mistake<Func<double[], double[]>>[]
            {
                new(Clipped, logits => [.. WrongSoftmax.Right(logits).Select(p => Math.Log(Math.Max(p, least)))]),
                new(Clipped, logits => [.. WrongSoftmax.Right(logits).Select(p => Math.Log(p + least))]),
            }),
            new("The largest logit is subtracted within the sum only; it must come off z as well.",
                logits => [.. Logarithm(logits, z => z.Max()).Select(value => value + logits.Max())]),
            new("The largest logit comes off z, but not within the sum.",
                logits => [.. logits.Select(z => z - logits.Max() - Math.Log(logits.Sum(Math.Exp)))]),
            new("These are the probabilities; their logarithm is asked for.", WrongSoftmax.Right),
            new("The sum itself is subtracted; its logarithm must be.", logits => WithSum(logits, sum => -sum)),
            new("The logarithm of the sum is added; ln(a / b) is ln a minus ln b.", logits => WithSum(logits, sum => Math.Log(sum))),
            new("The logarithm of the sum is missing: ln(a / b) is ln a minus ln b.", logits => WithSum(logits, _ => 0)),
            new("Here z is divided by the logarithm of the sum; subtract it.",
                logits => [.. logits.Select(z => (z - logits.Max()) / Math.Log(logits.Sum(other => Math.Exp(other - logits.Max()))))]),
            new("The logarithm of the sum is to the base 10; e is undone by the natural one, Math.Log.",
                logits => WithSum(logits, sum => -Math.Log10(sum))),
            new("The logarithm of the sum is to the base 2; e is undone by the natural one, Math.Log.",
                logits => WithSum(logits, sum => -Math.Log2(sum))),
            new("The sign is turned: ln of a probability is at most 0.",
                logits => [.. Logarithm(logits, z => z.Max()).Select(value => -value)]),
            new("The logarithm is taken of the mean of the powers; it must be their sum.",
                logits => WithSum(logits, sum => -Math.Log(sum / logits.Length))),
            new("Under the logarithm there is a 1 too many.", logits => WithSum(logits, sum => -Math.Log(1 + sum))),
            new("The signs of the logits are lost.", logits => Logarithm([.. logits.Select(z => Math.Abs(z))], z => z.Max())),
            new("The sign of the logits is turned: the smallest gets the most.",
                logits => Logarithm([.. logits.Select(z => -z)], z => z.Max())),
            new("The difference is the wrong way round: z minus the largest, not the largest minus z.",
                logits => [.. Logarithm(logits, z => z.Max()).Select((value, j) => value + (2 * (logits.Max() - logits[j])))]),
            .. WrongSoftmax.Shifts.Select(wrong =>
                new Mistake<Func<double[], double[]>>(wrong.Description, logits => Logarithm(logits, wrong.Shift))),
        ],
        Hints =
        [
            "The logarithm of a fraction is a difference: ln(a / b) = ln a − ln b. Here a is exp(z − m), with m the largest logit. "
                + "What is its logarithm?",
            "Two numbers belong to the whole row: the largest logit, and the logarithm of the sum of the powers (each with the largest "
                + "subtracted). Both come off every z.",
        ],
    };

    private const string Clipped =
        "The probability was formed and held above 0: all very unlikely classes then get the same logarithm. Do not form the probability.";

    /// <summary>What learners hold a probability above.</summary>
    private static IEnumerable<double> Least => [double.Epsilon, 1e-300, 1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7];

    /// <summary>What learners take for a temperature of 0.</summary>
    private static IEnumerable<double> LeastTemperatures => [1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-9];

    /// <summary>A softmax of the allowed classes only, each answer back in its place.</summary>
    private static double[] Masked(double[] logits, bool[] allowed, Func<double[], double[]> softmax)
    {
        var shares = new Queue<double>(softmax([.. logits.Where((_, j) => allowed[j])]));
        return [.. allowed.Select(yes => yes ? shares.Dequeue() : 0)];
    }

    /// <summary>The powers of the allowed classes, and another number in the place of the others.</summary>
    private static IEnumerable<double> Powers(double[] logits, bool[] allowed, double other, Func<double[], double>? shift = null)
    {
        double[] taking = [.. logits.Where((_, j) => allowed[j])];
        double by = shift is null ? taking.Max() : shift(taking);
        return logits.Select((z, j) => allowed[j] ? Math.Exp(z - by) : other);
    }

    /// <summary>At T = 0 the winners share; above it a softmax of the divided logits.</summary>
    private static double[] Tempered(double[] logits, double temperature, Func<double[], double[]> softmax) =>
        temperature == 0 ? Winners(logits) : softmax([.. logits.Select(z => z / temperature)]);

    private static double[] Winners(double[] logits) => WrongSoftmax.Divided([.. logits.Select(z => z == logits.Max() ? 1.0 : 0)]);

    private static double[] OnlyAt(double[] logits, int winner) => [.. logits.Select((_, j) => j == winner ? 1.0 : 0)];

    /// <summary>A mistake at every temperature above 0, by learners who took care of T = 0 and by those who did not.</summary>
    private static Mistake<Func<double[], double, double[]>>[] Named(string description, Func<double[], double, double[]> answer) =>
        [new(description, (logits, temperature) => temperature == 0 ? Winners(logits) : answer(logits, temperature)),
            new(description, answer)];

    /// <summary>A mistake at T = 0 only.</summary>
    private static Mistake<Func<double[], double, double[]>> Cold(string description, Func<double[], double[]> answer) =>
        new(description, (logits, temperature) => temperature == 0 ? answer(logits) : Tempered(logits, temperature, WrongSoftmax.Right));

    /// <summary>A mistake with a batch, by learners whose answer without rows is right and by those whose answer throws there.</summary>
    private static Mistake<Func<Matrix, double[], Matrix>>[] Batch(string description, Func<Matrix, double[], Matrix> answer) =>
    [
        new(description, (logits, temperatures) => logits.Rows == 0 ? logits.Copy() : answer(logits, temperatures)),
        new(description, (logits, temperatures) => logits.Rows == 0
            ? throw new InvalidOperationException(description) : answer(logits, temperatures)),
    ];

    private static Matrix Rows(Matrix logits, double[]? temperatures, Func<double[], double[]> softmax) =>
        PerRow(logits, temperatures ?? [.. Enumerable.Repeat(1.0, logits.Rows)], (row, T) => softmax([.. row.Select(z => z / T)]));

    private static Matrix PerRow(Matrix logits, double[] temperatures, Func<double[], double, double[]> softmax,
        Func<int, bool>? which = null)
    {
        var probabilities = new Matrix(logits.Rows, logits.Columns);
        for (int row = 0; row < logits.Rows; row++)
            if (which is null || which(row))
                softmax(logits.Row(row).ToArray(), temperatures[row]).CopyTo(probabilities.Row(row));
        return probabilities;
    }

    private static Matrix Cooled(Matrix logits, double[] temperatures) =>
        PerRow(logits, temperatures, (row, T) => [.. row.Select(z => z / T)]);

    private static Matrix Whole(Matrix logits) => new(logits.Rows, logits.Columns, WrongSoftmax.Right(logits.Values.ToArray()));

    private static Matrix OneSum(Matrix logits)
    {
        var powers = Rows(logits, null, row => [.. row.Select(z => Math.Exp(z - row.Max()))]);
        return powers / powers.Sum();
    }

    private static double[] Logarithm(double[] logits, Func<double[], double> shift)
    {
        double by = shift(logits);
        double logOfSum = Math.Log(logits.Sum(z => Math.Exp(z - by)));
        return [.. logits.Select(z => z - by - logOfSum)];
    }

    private static double[] WithSum(double[] logits, Func<double, double> term)
    {
        double largest = logits.Max(), sum = logits.Sum(z => Math.Exp(z - largest));
        return [.. logits.Select(z => z - largest + term(sum))];
    }
}
