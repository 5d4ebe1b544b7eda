namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 06, Loss.</summary>
public static class Chapter06
{
    private const double Smallest = 1e-7;

    /// <summary>Exercise 06.1: the probability that costs 0.1.</summary>
    public static ValueExercise<double> Backwards { get; } = new("06.1", "Backwards")
    {
        Expected = Math.Exp(-0.1),
        Tolerance = 1e-3,
        Mistakes =
        [
            new("That is −ln 0.1, the loss of a probability of 0.1. Here the loss is 0.1, and the probability is asked for.", -Math.Log(0.1)),
            new("The sign is lost: exp(0.1) is above 1, and no probability is.", Math.Exp(0.1)),
            new("10 % less than certain is a good guess, and a little too low.", 0.9),
        ],
        Hints =
        [
            "The loss is −ln p. Write −ln p = 0.1 and bring the minus sign to the other side.",
            "ln p = −0.1. The function that undoes the logarithm is Math.Exp.",
        ],
    };

    /// <summary>Exercise 06.2: what a network with 26 classes loses before training.</summary>
    public static ValueExercise<double> Letters { get; } = new("06.2", "Where it starts")
    {
        Expected = Math.Log(26),
        Tolerance = 1e-3,
        Mistakes =
        [
            new("That is the probability of each letter. Its −ln is the loss.", 1.0 / 26),
            new("That is the logarithm to the base 10; the loss has the natural one, Math.Log.", Math.Log10(26)),
            new("That is the logarithm to the base 2; the loss has the natural one, Math.Log.", Math.Log2(26)),
            new("The sign is wrong: a loss is not negative.", -Math.Log(26)),
        ],
        Hints =
        [
            "An untrained network gives every letter the same probability. Which one?",
            "It is 1/26, and −ln(1/26) = ln 26.",
        ],
    };

    /// <summary>Exercise 06.3: the mean squared error.</summary>
    public static Exercise<Func<double[], double[], double>> SquaredError { get; } = new("06.3", "Squared error")
    {
        Reference = (predictions, targets) => predictions.Zip(targets, (p, y) => (p - y) * (p - y)).Average(),
        Cases =
        [
            new("predictions [1, 2, 3], targets [1, 2, 3]", f => f([1, 2, 3], [1, 2, 3])),
            new("predictions [1, 1.5, 2], targets [1, 2.1, 2.9]", f => f([1, 1.5, 2], [1, 2.1, 2.9])),
            new("predictions [0, 0], targets [3, -4]", f => f([0, 0], [3, -4])),
        ],
        RandomCase = random =>
        {
            double[] predictions = CaseNumbers.Draw(random, 3, -3, 3, decimals: 2), targets = CaseNumbers.Draw(random, 3, -3, 3, decimals: 2);
            return new($"predictions [{CaseNumbers.Text(predictions)}], targets [{CaseNumbers.Text(targets)}]", f => f([.. predictions], [.. targets]));
        },
        Mistakes =
        [
            new("That is the sum; divide by the number of values.", (predictions, targets) => predictions.Zip(targets, (p, y) => (p - y) * (p - y)).Sum()),
            new("The errors are not squared: those of different sign cancel.", (predictions, targets) => predictions.Zip(targets, (p, y) => p - y).Average()),
            new("That is the mean absolute error; square the errors instead.", (predictions, targets) => predictions.Zip(targets, (p, y) => Math.Abs(p - y)).Average()),
            new("The mean is squared; square each error, then take the mean.", (predictions, targets) => Math.Pow(predictions.Zip(targets, (p, y) => p - y).Average(), 2)),
            new("That is the root of it; no root is asked for.", (predictions, targets) => Math.Sqrt(predictions.Zip(targets, (p, y) => (p - y) * (p - y)).Average())),
            new("There is a factor of one half too many; some books have it, this one does not.", (predictions, targets) => predictions.Zip(targets, (p, y) => (p - y) * (p - y)).Average() / 2),
        ],
        Hints =
        [
            "A loop over i: add up (predictions[i] - targets[i]) times itself.",
            "After the loop divide the sum by predictions.Length.",
        ],
    };

    /// <summary>Exercise 06.4: categorical cross-entropy of a batch with labels, clipped.</summary>
    public static Exercise<Func<Matrix, int[], double>> CrossEntropy { get; } = new("06.4", "Cross-entropy of a batch")
    {
        Reference = (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(Math.Max(p, Smallest))),
        Cases =
        [
            new("[[0.5, 0.3, 0.2]], label 1", f => f([[0.5, 0.3, 0.2]], [1])),
            new("[[0.5, 0.3, 0.2], [0.7, 0.2, 0.1]], labels 1, 0", f => f([[0.5, 0.3, 0.2], [0.7, 0.2, 0.1]], [1, 0])),
            new("[[1, 0], [0.25, 0.75]], labels 1, 1", f => f([[1, 0], [0.25, 0.75]], [1, 1])),
        ],
        RandomCase = random =>
        {
            double p = Math.Round(random.NextUniform(0.05, 0.95), 2), q = Math.Round(random.NextUniform(0.05, 0.95), 2);
            int label = random.Next(2);
            return new($"[[{NumberText.Short(p)}, {NumberText.Short(1 - p)}], [{NumberText.Short(q)}, {NumberText.Short(1 - q)}]], labels {label}, 0", f => f([[p, 1 - p], [q, 1 - q]], [label, 0]));
        },
        Mistakes =
        [
            new("That is the sum over the samples; the mean is asked for.", (probabilities, labels) => Picked(probabilities, labels).Sum(p => -Math.Log(Math.Max(p, Smallest)))),
            new("The minus sign is missing: a loss is not negative.", (probabilities, labels) => Picked(probabilities, labels).Average(p => Math.Log(Math.Max(p, Smallest)))),
            new("The logarithm of 0 is −∞: clip the probability to at least 1e-7 first.", (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(p))),
            new("The mean is taken of the probabilities; take the logarithm of each first.", (probabilities, labels) => -Math.Log(Math.Max(Picked(probabilities, labels).Average(), Smallest))),
            new("That is the logarithm to the base 2; take the natural one, Math.Log.", (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log2(Math.Max(p, Smallest)))),
            new("The sum is divided by all numbers of the matrix; divide by the number of samples.", (probabilities, labels) => Picked(probabilities, labels).Sum(p => -Math.Log(Math.Max(p, Smallest))) / probabilities.Values.Length),
        ],
        Hints =
        [
            "For each row pick one number: probabilities[row, labels[row]].",
            "Add up -Math.Log(Math.Max(picked, 1e-7)) over the rows, and divide by probabilities.Rows.",
        ],
    };

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
        ],
        RandomCase = random =>
        {
            double[] p = CaseNumbers.Draw(random, 3, 0.05, 0.95, decimals: 2);
            double[] y = [.. p.Select(_ => (double)random.Next(2))];
            return new($"p [{CaseNumbers.Text(p)}], y [{CaseNumbers.Text(y)}]", f => f([.. p], [.. y]));
        },
        Mistakes =
        [
            new("Only the samples with y = 1 count here; the others lose −ln(1 − p).", (p, y) => p.Zip(y, (a, b) => -b * Math.Log(Clip(a))).Average()),
            new("The two cases are exchanged: where y is 1, −ln p counts.", (p, y) => p.Zip(y, (a, b) => BinaryLoss(a, 1 - b)).Average()),
            new("That is the sum; the mean is asked for.", (p, y) => p.Zip(y, BinaryLoss).Sum()),
            new("The minus sign is missing: a loss is not negative.", (p, y) => -p.Zip(y, BinaryLoss).Average()),
            new("A p of 0 or 1 is not clipped: 0 times infinity is NaN.", (p, y) => p.Zip(y, (a, b) => -((b * Math.Log(a)) + ((1 - b) * Math.Log(1 - a)))).Average()),
        ],
        Hints =
        [
            "First clip: double safe = Math.Clamp(p[i], 1e-7, 1 - 1e-7). Then the formula with safe.",
            "sum -= y[i] * Math.Log(safe) + (1 - y[i]) * Math.Log(1 - safe); and at the end sum / p.Length.",
        ],
    };

    private static double[] Picked(Matrix probabilities, int[] labels) => [.. labels.Select((label, row) => probabilities[row, label])];

    private static double Clip(double p) => Math.Clamp(p, Smallest, 1 - Smallest);

    private static double BinaryLoss(double p, double y) => -((y * Math.Log(Clip(p))) + ((1 - y) * Math.Log(1 - Clip(p))));
}
