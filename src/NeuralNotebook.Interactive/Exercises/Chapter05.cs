namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 05, Softmax.</summary>
public static class Chapter05
{
    /// <summary>Exercise 05.1: the logit that gives a class one half against two zeros.</summary>
    public static ValueExercise<double> EvenOdds { get; } = new("05.1", "Even odds")
    {
        Expected = Math.Log(2),
        Tolerance = 1e-3,
        Mistakes =
        [
            new("With a logit of 0 all three are equal, and each gets a third.", 0),
            new("A logit of 1 gives exp(1) = 2.72 against 2: a little more than one half.", 1),
            new("2 is what its power must be. Which logit has the power 2?", 2),
        ],
        Hints =
        [
            "The other two powers are exp(0) = 1 each. For one half, the third power must be as large as both together.",
            "exp(z) = 2. The function that undoes exp is the natural logarithm, Math.Log.",
        ],
    };

    /// <summary>Exercise 05.2: softmax of one row, safe for large logits.</summary>
    public static Exercise<Func<double[], double[]>> StableSoftmax { get; } = new("05.2", "Write it yourself")
    {
        Reference = Softmax,
        Cases =
        [
            new("logits [2, 1, 0]", f => f([2, 1, 0])),
            new("logits [0.5, 0.5]", f => f([0.5, 0.5])),
            new("logits [-3, 4, -1, 0]", f => f([-3, 4, -1, 0])),
            new("one logit, [7]", f => f([7])),
            new("logits [1000, 1, 0]", f => f([1000, 1, 0])),
            new("logits [-1000, -1001]", f => f([-1000, -1001])),
        ],
        RandomCase = random =>
        {
            var logits = CaseNumbers.Draw(random, 3);
            return new($"logits [{CaseNumbers.Text(logits)}]", f => f([.. logits]));
        },
        Mistakes =
        [
            new("The largest logit is not subtracted: exp(1000) is infinite, and infinity divided by infinity is NaN.", Naive),
            new("The logits are divided by their sum; exponentiate them first.", logits => [.. logits.Select(z => z / logits.Sum())]),
            new("The powers are not divided by their sum yet.", logits => [.. logits.Select(z => Math.Exp(z - logits.Max()))]),
            new("The sum is taken without subtracting the largest logit, the powers with it: both need the same shift.", logits => [.. logits.Select(z => Math.Exp(z - logits.Max()) / logits.Sum(Math.Exp))]),
            new("The smallest logit is subtracted; it must be the largest, so that no exponent is above 0.", logits => Naive([.. logits.Select(z => z - logits.Min())])),
        ],
        Hints =
        [
            "Three steps: the powers of all logits, their sum, and each power divided by the sum. With large logits subtract something from every logit first.",
            "double largest = logits.Max(); then use Math.Exp(z - largest) in the sum and in the division.",
        ],
    };

    /// <summary>Exercise 05.3: softmax with a temperature.</summary>
    public static Exercise<Func<double[], double, double[]>> Temperature { get; } = new("05.3", "Temperature")
    {
        Reference = (logits, temperature) => Softmax([.. logits.Select(z => z / temperature)]),
        Cases =
        [
            new("logits [2, 1, 0], T = 1", f => f([2, 1, 0], 1)),
            new("logits [2, 1, 0], T = 4", f => f([2, 1, 0], 4)),
            new("logits [2, 1, 0], T = 0.25", f => f([2, 1, 0], 0.25)),
            new("logits [50, 10], T = 0.01", f => f([50, 10], 0.01)),
        ],
        RandomCase = random =>
        {
            var logits = CaseNumbers.Draw(random, 3);
            double temperature = Math.Round(random.NextUniform(0.3, 3), 1);
            return new($"logits [{CaseNumbers.Text(logits)}], T = {NumberText.Short(temperature)}", f => f([.. logits], temperature));
        },
        Mistakes =
        [
            new("The temperature is not used.", (logits, _) => Softmax(logits)),
            new("The logits are multiplied by the temperature; divide them by it.", (logits, temperature) => Softmax([.. logits.Select(z => z * temperature)])),
            new("The probabilities are divided by the temperature; the logits must be, before the softmax.", (logits, temperature) => [.. Softmax(logits).Select(p => p / temperature)]),
            new("At T = 0.01 the logit 50 becomes 5000: subtract the largest one before exp.", (logits, temperature) => Naive([.. logits.Select(z => z / temperature)])),
        ],
        Hints =
        [
            "Divide every logit by the temperature, then do what you did before.",
            "You may call Softmax, the method of this chapter: it is already safe for large logits.",
        ],
    };

    /// <summary>Exercise 05.4: softmax of a batch, row by row.</summary>
    public static Exercise<Func<Matrix, Matrix>> BatchSoftmax { get; } = new("05.4", "A batch")
    {
        Reference = Rows,
        Cases =
        [
            new("one row, [[2, 1, 0]]", f => f([[2, 1, 0]])),
            new("a square, [[2, 1], [0, 3]]", f => f([[2, 1], [0, 3]])),
            new("[[2, 1, 0], [0.5, 0.5, 0.5]]", f => f([[2, 1, 0], [0.5, 0.5, 0.5]])),
            new("[[1000, 1], [0, 1], [-2, 2]]", f => f([[1000, 1], [0, 1], [-2, 2]])),
        ],
        RandomCase = random =>
        {
            var logits = new Matrix(3, 4);
            foreach (ref double value in logits.Values)
                value = Math.Round(random.NextUniform(-3, 3), 1);
            return new("a random 3 × 4 matrix", f => f(logits.Copy()));
        },
        Mistakes =
        [
            new("The columns add up to 1, not the rows: each sample is a row.", logits => Rows(logits.Transpose()).Transpose()),
            new("All numbers of the batch together add up to 1: each row needs a sum of its own.", Whole),
            new("The largest number of a row is not subtracted: exp(1000) is infinite.", NaiveRows),
        ],
        Hints =
        [
            "Two loops: the outer one over the rows. For each row first the largest logit, then the powers and their sum, then the division.",
            "logits.Row(row).ToArray() is one row as an array, and Softmax(…) takes such an array. Write its result to probabilities[row, column].",
        ],
    };

    /// <summary>Exercise 05.5: the logarithm of softmax without going through a probability of 0.</summary>
    public static Exercise<Func<double[], double[]>> LogSoftmax { get; } = new("05.5", "Its logarithm")
    {
        Reference = logits =>
        {
            double largest = logits.Max();
            double logOfSum = Math.Log(logits.Sum(z => Math.Exp(z - largest)));
            return [.. logits.Select(z => z - largest - logOfSum)];
        },
        Cases =
        [
            new("logits [2, 1, 0]", f => f([2, 1, 0])),
            new("logits [0, 0]", f => f([0, 0])),
            new("logits [1000, 0]", f => f([1000, 0])),
        ],
        RandomCase = random =>
        {
            var logits = CaseNumbers.Draw(random, 3);
            return new($"logits [{CaseNumbers.Text(logits)}]", f => f([.. logits]));
        },
        Mistakes =
        [
            new("The logarithm is taken of a probability that has rounded to 0: ln 0 is −∞. Do not form the probability.", logits => [.. Softmax(logits).Select(p => Math.Log(p))]),
            new("The largest logit is subtracted within the sum only; it must come off z as well.", logits => [.. logits.Select(z => z - Math.Log(logits.Sum(other => Math.Exp(other - logits.Max()))))]),
            new("The largest logit is not subtracted: exp(1000) is infinite.", logits => [.. logits.Select(z => z - Math.Log(logits.Sum(Math.Exp)))]),
            new("These are the probabilities; their logarithm is asked for.", Softmax),
        ],
        Hints =
        [
            "The logarithm of a fraction is a difference: ln(a / b) = ln a − ln b. Here a = exp(z − m), so ln a is z − m.",
            "With largest = logits.Max(): each answer is z - largest - Math.Log(sum), where sum adds up Math.Exp(z - largest).",
        ],
    };

    private static double[] Softmax(double[] logits) => Naive([.. logits.Select(z => z - logits.Max())]);

    private static double[] Naive(double[] logits)
    {
        double sum = logits.Sum(Math.Exp);
        return [.. logits.Select(z => Math.Exp(z) / sum)];
    }

    private static Matrix Rows(Matrix logits) => [.. logits.Select(Softmax)];

    private static Matrix NaiveRows(Matrix logits) => [.. logits.Select(Naive)];

    private static Matrix Whole(Matrix logits) => new(logits.Rows, logits.Columns, Softmax(logits.Values.ToArray()));
}
