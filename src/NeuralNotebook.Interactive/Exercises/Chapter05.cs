namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 05, Softmax.</summary>
public static partial class Chapter05
{
    /// <summary>Exercise 05.1: the logit that gives a class one half against two zeros.</summary>
    public static ValueExercise<double> EvenOdds { get; } = new("05.1", "Even odds")
    {
        Expected = Math.Log(2),
        Tolerance = 5e-4,
        Mistakes =
        [
            new("With a logit of 0 all three are equal, and each gets a third.", 0),
            new("A logit of 1 has the power exp(1) = 2.72: more than the other two together.", 1),
            new("2 is what its power must be. Which logit has the power 2?", 2),
            new("The sign is turned: the power of this logit is exp(−0.693) = 0.5, less than each of the others.", -Math.Log(2)),
            new("That is the logarithm to the base 10; e is undone by the natural one, Math.Log.", Math.Log10(2)),
            new("Its power is 3, and 3 of 5 is more than one half: the other two powers are 1 each.", Math.Log(3)),
            new("One half is the probability, not the logit: exp(0.5) = 1.65.", 0.5),
        ],
        Hints =
        [
            "The other two powers are exp(0) = 1 each. For one half, the third power must be as large as both together.",
            "So its power is 2. Which function undoes exp?",
        ],
    };

    /// <summary>Exercise 05.2: softmax of the classes that are allowed, safe for large logits.</summary>
    public static Exercise<Func<double[], bool[], double[]>> MaskedSoftmax { get; } = new("05.2", "Only the allowed")
    {
        Reference = (logits, allowed) => Masked(logits, allowed, WrongSoftmax.Right),
        Cases =
        [
            new("logits [2, 1, 0], all allowed", f => f([2, 1, 0], [true, true, true])),
            new("logits [2, 1, 0], the second not allowed", f => f([2, 1, 0], [true, false, true])),
            new("logits [1000, 1, 0], the first not allowed", f => f([1000, 1, 0], [false, true, true])),
            new("logits [0, 1000], both allowed", f => f([0, 1000], [true, true])),
            new("logits [1000, 5, 0], the second not allowed", f => f([1000, 5, 0], [true, false, true])),
            new("logits [1, 1000, 0, 999], the third not allowed", f => f([1, 1000, 0, 999], [true, true, false, true])),
            new("logits [-1000, 4, -1001], the second not allowed", f => f([-1000, 4, -1001], [true, false, true])),
            new("logits [1000, -1000], both allowed", f => f([1000, -1000], [true, true])),
            new("logits [500, -1500], both allowed", f => f([500, -1500], [true, true])),
            new("logits [1000, 900], both allowed", f => f([1000, 900], [true, true])),
            new("logits [400, 0], both allowed", f => f([400, 0], [true, true])),
            new("logits [3, -800], only the second allowed", f => f([3, -800], [false, true])),
            new("logits [0, 0, -2000], all allowed", f => f([0, 0, -2000], [true, true, true])),
            new("one logit, [7], allowed", f => f([7], [true])),
            new("logits [2, 1, 0, 5], the first and the last not allowed: how many are exactly 0",
                f => f([2, 1, 0, 5], [false, true, true, false]).Count(p => p == 0)),
        ],
        RandomCase = random =>
        {
            double[] logits = CaseNumbers.Draw(random, 4);
            logits[random.Next(4)] += random.Next(2) == 0 ? 800 : -800;
            bool[] allowed = [.. logits.Select(_ => random.Next(3) > 0)];
            allowed[random.Next(4)] = true;
            return new($"logits [{CaseNumbers.Text(logits)}], allowed [{string.Join(", ", allowed.Select(yes => yes ? "yes" : "no"))}]",
                f => f([.. logits], [.. allowed]));
        },
        RandomCases = 8,
        Mistakes =
        [
            new("The classes that are not allowed take part: they must get 0, and the others share the 1.",
                (logits, _) => WrongSoftmax.Right(logits)),
            new("The 0 for a class that is not allowed comes after the division: the rest no longer adds up to 1.",
                (logits, allowed) => [.. WrongSoftmax.Right(logits).Select((p, j) => allowed[j] ? p : 0)]),
            new("The logit that is subtracted is the largest of all; with a forbidden logit of 1000 every allowed power becomes 0.",
                (logits, allowed) => WrongSoftmax.Divided([.. logits.Select((z, j) => allowed[j] ? Math.Exp(z - logits.Max()) : 0)])),
            new("A class that is not allowed gets the logit 0 here, and exp(0) is 1. Its share must be 0.",
                (logits, allowed) => WrongSoftmax.Right([.. logits.Select((z, j) => allowed[j] ? z : 0)])),
            new("It is the other way round: true in allowed means that the class takes part.",
                (logits, allowed) => Masked(logits, [.. allowed.Select(yes => !yes)], WrongSoftmax.Right)),
            new("It is the other way round: true in allowed means that the class takes part.",
                (logits, allowed) => Masked(logits, [.. allowed.Select(yes => !yes)], row => WrongSoftmax.Shares(row, z => z.Max()))),
            new("A class that is not allowed gets a very small share, as a very small logit has one; asked is exactly 0.",
                (logits, allowed) =>
                    WrongSoftmax.Right([.. logits.Select((z, j) => allowed[j] ? z : logits.Where((_, k) => allowed[k]).Max() - 40)])),
            new("A class that is not allowed gets a 1 here where a 0 belongs.",
                (logits, allowed) => WrongSoftmax.Divided([.. Powers(logits, allowed, 1)])),
            new("A class that is not allowed gets the 0 only after the division by the sum of all powers, which here counts a power of "
                + "1 for it.", (logits, allowed) =>
                    [.. WrongSoftmax.Divided([.. Powers(logits, allowed, 1)]).Select((p, j) => allowed[j] ? p : 0)]),
            new("The largest logit is looked for among the classes that are not allowed.",
                (logits, allowed) =>
                    WrongSoftmax.Divided(
                        [.. logits.Select((z, j) => allowed[j] ? Math.Exp(z - logits.Where((_, k) => !allowed[k]).Max()) : 0)])),
            new("The list is shorter than the logits: a class that is not allowed keeps its place, with a 0.",
                (logits, allowed) => WrongSoftmax.Right([.. logits.Where((_, j) => allowed[j])])),
            .. WrongSoftmax.All.Select(wrong =>
                new Mistake<Func<double[], bool[], double[]>>(wrong.Description, (logits, allowed) => Masked(logits, allowed, wrong.Of))),
            .. WrongSoftmax.Shifts.Select(wrong =>
                new Mistake<Func<double[], bool[], double[]>>(wrong.Description,
                    (logits, allowed) => WrongSoftmax.Divided([.. Powers(logits, allowed, 0, wrong.Shift)]))),
        ],
        Hints =
        [
            "A class that is not allowed adds nothing to the sum, as if it were not there. And it must not have a say in what is "
                + "subtracted.",
            "Three steps: the largest logit among the allowed ones; the powers, with a 0 in the place of every class that is not "
                + "allowed; each power divided by the sum.",
        ],
    };

    /// <summary>Exercise 05.3: softmax with a temperature that may be 0.</summary>
    public static Exercise<Func<double[], double, double[]>> Temperature { get; } = new("05.3", "Down to zero")
    {
        Reference = (logits, temperature) => Tempered(logits, temperature, WrongSoftmax.Right),
        Cases =
        [
            new("logits [2, 1, 0], T = 1", f => f([2, 1, 0], 1)),
            new("logits [2, 1, 0], T = 4", f => f([2, 1, 0], 4)),
            new("logits [0.5, -1, 2], T = 0.25", f => f([0.5, -1, 2], 0.25)),
            new("logits [2, 1, 0], T = 0", f => f([2, 1, 0], 0)),
            new("logits [1, 3, 3], T = 0", f => f([1, 3, 3], 0)),
            new("logits [-2, -1, -3], T = 0", f => f([-2, -1, -3], 0)),
            new("logits [3, 1, 3, 1000], T = 0", f => f([3, 1, 3, 1000], 0)),
            new("logits [1, 1.001, 0], T = 0", f => f([1, 1.001, 0], 0)),
            new("logits [1, 1.00000001], T = 0", f => f([1, 1.00000001], 0)),
            new("logits [10, 50], T = 0.01", f => f([10, 50], 0.01)),
            new("logits [0, 0.001], T = 0.001", f => f([0, 0.001], 0.001)),
            new("logits [800, 799], T = 1", f => f([800, 799], 1)),
            new("logits [1000, 0], T = 1000", f => f([1000, 0], 1000)),
            new("logits [0, 1000, -1000], T = 500", f => f([0, 1000, -1000], 500)),
            new("logits [1000, -1000], T = 1", f => f([1000, -1000], 1)),
            new("logits [0, 1000], T = 1", f => f([0, 1000], 1)),
            new("logits [2000, 0], T = 2", f => f([2000, 0], 2)),
            new("logits [500, -1500], T = 1", f => f([500, -1500], 1)),
            new("logits [1000, 900], T = 1", f => f([1000, 900], 1)),
            new("logits [200, 0], T = 0.5", f => f([200, 0], 0.5)),
            new("logits [-1000, -1001], T = 0.5", f => f([-1000, -1001], 0.5)),
            new("one logit, [7], T = 2", f => f([7], 2)),
        ],
        RandomCase = random =>
        {
            double[] logits = CaseNumbers.Draw(random, 3);
            double temperature = Math.Round(random.NextUniform(0.3, 3), 1);
            return new($"logits [{CaseNumbers.Text(logits)}], T = {NumberText.Short(temperature)}", f => f([.. logits], temperature));
        },
        Mistakes =
        [
            .. Named("The answer does not depend on the temperature: either it is not used, or it cancels, as it does when it divides "
                + "all powers or is added to all logits.", (logits, _) => WrongSoftmax.Right(logits)),
            .. Named("The logits are multiplied by the temperature; divide them by it.",
                (logits, temperature) => WrongSoftmax.Right([.. logits.Select(z => z * temperature)])),
            .. Named("The probabilities are divided by the temperature; the logits must be, before the softmax.",
                (logits, temperature) => [.. WrongSoftmax.Right(logits).Select(p => p / temperature)]),
            .. Named("The temperature comes after the softmax: a probability that has rounded to 0 or 1 stays there, and 1000, "
                + "0 at T = 1000 should give 0.731, 0.269.",
                (logits, temperature) => WrongSoftmax.Divided([.. WrongSoftmax.Right(logits).Select(p => Math.Pow(p, 1 / temperature))])),
            .. Named("The logits are divided by the temperature, the largest one is not: subtract the largest of what goes into exp.",
                (logits, temperature) => WrongSoftmax.Shares([.. logits.Select(z => z / temperature)], _ => logits.Max())),
            .. Named("The temperature divides only the largest logit, not the others.",
                (logits, temperature) => WrongSoftmax.Shares(logits, _ => logits.Max() / temperature)),
            new("At T = 0 there is a division by 0, and NaN comes out. What should happen there?",
                (logits, temperature) => WrongSoftmax.Right([.. logits.Select(z => z / temperature)])),
            Cold("At T = 0 the first of several equal winners takes all; they must share.",
                logits => OnlyAt(logits, Array.IndexOf(logits, logits.Max()))),
            Cold("At T = 0 the last of several equal winners takes all; they must share.",
                logits => OnlyAt(logits, Array.LastIndexOf(logits, logits.Max()))),
            Cold("At T = 0 every winner gets a whole 1; equal winners must share.",
                logits => [.. logits.Select(z => z == logits.Max() ? 1.0 : 0)]),
            Cold("At T = 0 all classes are alike here; that is very hot, not very cold.",
                logits => [.. logits.Select(_ => 1.0 / logits.Length)]),
            Cold("At T = 0 the smallest logit takes all here; it must be the largest.",
                logits => WrongSoftmax.Divided([.. logits.Select(z => z == logits.Min() ? 1.0 : 0)])),
            Cold("At T = 0 the answer is that of T = 1.", WrongSoftmax.Right),
            .. LeastTemperatures.Select(least =>
                Cold("T = 0 is replaced by a small temperature: logits that lie close together then share the 1.",
                    logits => WrongSoftmax.Right([.. logits.Select(z => z / least)]))),
            .. new[] { 0.1, 0.05, 0.03, 0.02, 0.01,
                0.005 }.SelectMany(least =>
                    Named("No temperature counts as less than a certain small one: logits that lie close together then share too evenly.",
                        (logits, temperature) => WrongSoftmax.Right([.. logits.Select(z => z / Math.Max(temperature, least))]))),
            Cold("At T = 0 all but the winner share here; the winner must take all.",
                logits => WrongSoftmax.Divided([.. logits.Select(z => z == logits.Max() ? 0.0 : 1)])),
            .. WrongSoftmax.All.SelectMany(wrong =>
                Named(wrong.Description, (logits, temperature) => wrong.Of([.. logits.Select(z => z / temperature)]))),
        ],
        Hints =
        [
            "For T above 0: divide every logit by the temperature, then do what you did before. And for T = 0: "
                + "look at the picture of the triangle. Where does the path end?",
            "At T = 0 a class whose logit is the largest has the power 1 and every other one the power 0. Then divide by the sum, "
                + "as always: equal winners share.",
        ],
    };

    /// <summary>Exercise 05.4: softmax of a batch, row by row, each row with a temperature of its own.</summary>
    public static Exercise<Func<Matrix, double[], Matrix>> BatchSoftmax { get; } = new("05.4", "A temperature for each row")
    {
        Reference = (logits, temperatures) => Rows(logits, temperatures, WrongSoftmax.Right),
        Cases =
        [
            new("one row, [[2, 1, 0]], T 1", f => f([[2, 1, 0]], [1])),
            new("a square, [[2, 1], [0, 3]], T 1, 4", f => f([[2, 1], [0, 3]], [1, 4])),
            new("[[2, 1, 0], [2, 1, 0]], T 0.5, 4", f => f([[2, 1, 0], [2, 1, 0]], [0.5, 4])),
            new("[[0, 1000], [1000, 1], [-2, 2]], T 1, 2, 1", f => f([[0, 1000], [1000, 1], [-2, 2]], [1, 2, 1])),
            new("[[1000, -1000], [-1000, -1001], [5, 7]], T 1, 1, 2", f => f([[1000, -1000], [-1000, -1001], [5, 7]], [1, 1, 2])),
            new("[[500, -1500], [1000, 900], [1000, 0]], T 1, 1, 1", f => f([[500, -1500], [1000, 900], [1000, 0]], [1, 1, 1])),
            new("[[200, 0, 100]], T 0.5", f => f([[200, 0, 100]], [0.5])),
            new("[[1000, 0], [0, 1]], T 1000, 0.01", f => f([[1000, 0], [0, 1]], [1000, 0.01])),
            new("one column, [[3], [-4]], T 2, 1", f => f([[3], [-4]], [2, 1])),
            new("no rows: how many rows come back", f => f(new Matrix(0, 3), []).Rows),
        ],
        RandomCase = random =>
        {
            var logits = new Matrix(3, 4);
            foreach (ref double value in logits.Values)
                value = Math.Round(random.NextUniform(-3, 3), 1);
            logits[random.Next(3), random.Next(4)] += 800;
            double[] temperatures = CaseNumbers.Draw(random, 3, 0.5, 3);
            return new($"a random 3 × 4 matrix, T {CaseNumbers.Text(temperatures)}", f => f(logits.Copy(), [.. temperatures]));
        },
        Mistakes =
        [
            .. Batch("The columns add up to 1, not the rows: each sample is a row.",
                (logits, temperatures) => Rows(Cooled(logits, temperatures).Transpose(), null, WrongSoftmax.Right).Transpose()),
            .. Batch("The columns add up to 1, not the rows; and the temperatures are not used.",
                (logits, _) => Rows(logits.Transpose(), null, WrongSoftmax.Right).Transpose()),
            .. Batch("All numbers of the batch together add up to 1, as with a maximum and a sum without an axis: "
                + "each row needs a sum of its own.", (logits, temperatures) => Whole(Cooled(logits, temperatures))),
            .. Batch("Each row has its own largest logit, but one sum for the whole batch divides them all.",
                (logits, temperatures) => OneSum(Cooled(logits, temperatures))),
            .. Batch(
                "The largest logit of the whole batch is subtracted: in a row far below it every power is 0. Take the largest of each row.",
                (logits, temperatures) =>
                    Rows(Cooled(logits, temperatures), null,
                        row => WrongSoftmax.Shares(row, _ => Cooled(logits, temperatures).Values.ToArray().Max()))),
            .. Batch("The answer does not depend on the temperatures: either they are not used, or they cancel.",
                (logits, _) => Rows(logits, null, WrongSoftmax.Right)),
            .. Batch("The first temperature is used for every row; row i has temperatures[i].",
                (logits, temperatures) => Rows(logits, [.. temperatures.Select(_ => temperatures[0])], WrongSoftmax.Right)),
            .. Batch("The last temperature is used for every row; row i has temperatures[i].",
                (logits, temperatures) => Rows(logits, [.. temperatures.Select(_ => temperatures[^1])], WrongSoftmax.Right)),
            .. Batch("The mean of the temperatures is used for every row; row i has temperatures[i].",
                (logits, temperatures) => Rows(logits, [.. temperatures.Select(_ => temperatures.Average())], WrongSoftmax.Right)),
            .. Batch("Each column is divided by a temperature; they belong to the rows.",
                (logits, temperatures) => Rows(logits, null, row => WrongSoftmax.Right([.. row.Select((z, j) => z / temperatures[j])]))),
            .. Batch("The temperatures are taken in the wrong order: the first row has temperatures[0].",
                (logits, temperatures) => Rows(logits, [.. temperatures.Reverse()], WrongSoftmax.Right)),
            .. Batch("Each logit is multiplied by the temperature of its row; divide by it.",
                (logits, temperatures) => Rows(logits, [.. temperatures.Select(T => 1 / T)], WrongSoftmax.Right)),
            .. Batch(
                "The temperature comes after the softmax, as a power or a divisor of the probabilities; it belongs before, to the logits.",
                (logits, temperatures) =>
                    PerRow(logits, temperatures,
                        (row, T) => WrongSoftmax.Divided([.. WrongSoftmax.Right(row).Select(p => Math.Pow(p, 1 / T))]))),
            .. Batch(
                "The temperature comes after the softmax, as a power or a divisor of the probabilities; it belongs before, to the logits.",
                (logits, temperatures) => PerRow(logits, temperatures, (row, T) => [.. WrongSoftmax.Right(row).Select(p => p / T)])),
            .. Batch("The logits are divided by the temperature, the largest one is not: subtract the largest of what goes into exp.",
                (logits, temperatures) =>
                    PerRow(logits, temperatures, (row, T) => WrongSoftmax.Shares([.. row.Select(z => z / T)], _ => row.Max()))),
            .. Batch("The largest logit is divided by the temperature, the others are not.",
                (logits, temperatures) => PerRow(logits, temperatures, (row, T) => WrongSoftmax.Shares(row, _ => row.Max() / T))),
            .. Batch("The first row stays 0: rows are counted from 0.",
                (logits, temperatures) =>
                    PerRow(logits, temperatures, (row, T) => WrongSoftmax.Right([.. row.Select(z => z / T)]), row => row > 0)),
            .. Batch("The last row stays 0: the loop ends one row too early.",
                (logits, temperatures) =>
                    PerRow(logits, temperatures, (row, T) => WrongSoftmax.Right([.. row.Select(z => z / T)]),
                        row => row < logits.Rows - 1)),
            .. WrongSoftmax.All.SelectMany(wrong =>
                Batch(wrong.Description, (logits, temperatures) => Rows(logits, temperatures, wrong.Of))),
        ],
        Hints =
        [
            "One loop over the rows. Everything inside belongs to one row: its temperature, its largest logit, its sum.",
            "logits.Row(row).ToArray() is one row as an array. What do you know that turns an array and a temperature into "
                + "probabilities? Its answer goes into the same row of a new matrix.",
        ],
    };
}
