namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 09, Gradient descent.</summary>
public static class Chapter09
{
    /// <summary>Exercise 09.1: two steps on w² by hand.</summary>
    public static ValueExercise<double> TwoSteps { get; } = new("09.1", "Two steps by hand")
    {
        Expected = 1,
        Mistakes =
        [
            new("That is after one step; take another from there.", 2),
            new("The slope of w² is 2w, not w.", 2.25),
            new("The second step starts where the first ended, and its slope is smaller.", 0),
            new("That goes uphill: subtract.", 9),
        ],
        Hints =
        [
            "First step: the slope at 4 is 8, the rate times it is 2.",
            "Second step: from 2 the slope is 4.",
        ],
    };

    /// <summary>Exercise 09.2: the rate above which 3w² diverges.</summary>
    public static ValueExercise<double> Limit { get; } = new("09.2", "The limit")
    {
        Expected = 1.0 / 3,
        Tolerance = 1e-2,
        Mistakes =
        [
            new("That is the limit for w², whose slope is 2w.", 1),
            new("With that rate one step goes straight to the bottom; the limit is twice as far.", 1.0 / 6),
            new("That is the slope's factor; the limit is 2 divided by it.", 6),
            new("Turn it over: 2 divided by 6.", 3),
        ],
        Hints =
        [
            "One step multiplies w by 1 − 6 · rate. When does w become larger from step to step?",
            "When that factor is below −1. So 6 · rate must not exceed 2.",
        ],
    };

    /// <summary>Exercise 09.3: gradient descent on any slope.</summary>
    public static Exercise<Func<Func<double, double>, double, double, int, double>> Descend { get; } = new("09.3", "Descend anything")
    {
        Reference = (slope, start, rate, steps) => Walk(slope, start, rate, steps, -1),
        Cases =
        [
            new("slope 2w, from 1, rate 0.1, 3 steps", f => f(w => 2 * w, 1, 0.1, 3)),
            new("slope 2(w − 3), from 0, rate 0.4, 10 steps", f => f(w => 2 * (w - 3), 0, 0.4, 10)),
            new("slope 4w³, from 1, rate 0.05, 2 steps", f => f(w => 4 * w * w * w, 1, 0.05, 2)),
            new("no step at all", f => f(w => 2 * w, 5, 0.1, 0)),
        ],
        RandomCase = random =>
        {
            double start = Math.Round(random.NextUniform(-2, 2), 1), rate = Math.Round(random.NextUniform(0.05, 0.4), 2);
            return new($"slope 2w + 1, from {NumberText.Short(start)}, rate {NumberText.Short(rate)}, 4 steps", f => f(w => (2 * w) + 1, start, rate, 4));
        },
        Mistakes =
        [
            new("That walks uphill: subtract the rate times the slope.", (slope, start, rate, steps) => Walk(slope, start, rate, steps, 1)),
            new("That is one step too many.", (slope, start, rate, steps) => Walk(slope, start, rate, steps + 1, -1)),
            new("The slope is taken at the start in every step; take it where you stand.", (slope, start, rate, steps) => start - (steps * rate * slope(start))),
            new("The rate is not used.", (slope, start, _, steps) => Walk(slope, start, 1, steps, -1)),
            new("That is one step only.", (slope, start, rate, steps) => steps == 0 ? start : Walk(slope, start, rate, 1, -1)),
        ],
        Hints =
        [
            "A loop that runs steps times. In it one line: the new w from the old one.",
            "w -= rate * slope(w);",
        ],
    };

    /// <summary>Exercise 09.4: one epoch of the simple rule on a line.</summary>
    public static Exercise<Func<double[], double[], double, double, double, double[]>> OneEpoch { get; } = new("09.4", "One epoch on a line")
    {
        Reference = (x, y, w, b, rate) => Epoch(x, y, w, b, rate, 1, 1),
        Cases =
        [
            new("one example, x 2, y 2.9, from 0, 0, rate 0.05", f => f([2], [2.9], 0, 0, 0.05)),
            new("x [0, 1, 2], y [1, 2.1, 2.9], from 0, 0, rate 0.1", f => f([0, 1, 2], [1, 2.1, 2.9], 0, 0, 0.1)),
            new("x [1, -1], y [3, 1], from 1, 1, rate 0.2", f => f([1, -1], [3, 1], 1, 1, 0.2)),
        ],
        RandomCase = random =>
        {
            double[] x = CaseNumbers.Draw(random, 3, -2, 2), y = CaseNumbers.Draw(random, 3, -2, 2);
            return new($"x [{CaseNumbers.Text(x)}], y [{CaseNumbers.Text(y)}], from 0.5, -0.5, rate 0.1", f => f([.. x], [.. y], 0.5, -0.5, 0.1));
        },
        Mistakes =
        [
            new("That goes uphill: the error is prediction minus truth, and the step is against it.", (x, y, w, b, rate) => Epoch(x, y, w, b, -rate, 1, 1)),
            new("The bias is not moved.", (x, y, w, b, rate) => Epoch(x, y, w, b, rate, 1, 0)),
            new("The weight is moved without its input x.", (x, y, w, b, rate) => WithoutInput(x, y, w, b, rate)),
            new("There is a 2 in it; the rule of this exercise has none.", (x, y, w, b, rate) => Epoch(x, y, w, b, rate, 2, 2)),
            new("All errors are taken at the starting line; move after every example.", AllAtOnce),
        ],
        Hints =
        [
            "A loop over i. First the error with the w and b of this moment: w * x[i] + b - y[i].",
            "Then w -= learningRate * error * x[i]; and b -= learningRate * error; and at the end return [w, b].",
        ],
    };

    /// <summary>Exercise 09.5: the row numbers of each batch.</summary>
    public static Exercise<Func<int, int, int[][]>> Batches { get; } = new("09.5", "Cut into batches")
    {
        Reference = (samples, size) => [.. Enumerable.Range(0, samples).Chunk(size)],
        Cases =
        [
            new("6 samples, batches of 2", f => f(6, 2)),
            new("7 samples, batches of 3", f => f(7, 3)),
            new("3 samples, batches of 10", f => f(3, 10)),
            new("4 samples, batches of 1", f => f(4, 1)),
        ],
        Mistakes =
        [
            new("The short batch at the end is missing.", (samples, size) => [.. Enumerable.Range(0, samples).Chunk(size).Where(batch => batch.Length == size)]),
            new("The rows count from 0, not from 1.", (samples, size) => [.. Enumerable.Range(1, samples).Chunk(size)]),
            new("batchSize is taken as the number of batches; it is the size of each.", (samples, size) => [.. Enumerable.Range(0, samples).Chunk(Math.Max(1, samples / size))]),
        ],
        Hints =
        [
            "The first batch starts at row 0, the next at batchSize, and so on: a loop that goes up by batchSize.",
            "LINQ has it ready: Enumerable.Range(0, samples).Chunk(batchSize).",
        ],
    };

    private static double Walk(Func<double, double> slope, double w, double rate, int steps, int sign)
    {
        for (int i = 0; i < steps; i++)
            w += sign * rate * slope(w);
        return w;
    }

    private static double[] Epoch(double[] x, double[] y, double w, double b, double rate, double weightFactor, double biasFactor)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double error = (w * x[i]) + b - y[i];
            w -= weightFactor * rate * error * x[i];
            b -= biasFactor * rate * error;
        }

        return [w, b];
    }

    private static double[] WithoutInput(double[] x, double[] y, double w, double b, double rate)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double error = (w * x[i]) + b - y[i];
            w -= rate * error;
            b -= rate * error;
        }

        return [w, b];
    }

    private static double[] AllAtOnce(double[] x, double[] y, double w, double b, double rate)
    {
        double[] errors = [.. x.Zip(y, (input, truth) => (w * input) + b - truth)];
        return [w - (rate * errors.Zip(x, (error, input) => error * input).Sum()), b - (rate * errors.Sum())];
    }
}
