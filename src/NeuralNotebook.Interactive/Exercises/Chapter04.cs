namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 04, Activations.</summary>
public static class Chapter04
{
    /// <summary>Exercise 04.1: after how many sigmoids at most a thousandth of the slope is left.</summary>
    public static ValueExercise<double> HowManySigmoids { get; } = new("04.1", "How many sigmoids?")
    {
        Expected = 5,
        Mistakes =
        [
            new("After four, 0.25⁴ = 0.0039 is left: still more than a thousandth.", 4),
            new("Ten are enough for a millionth; a thousandth needs fewer.", 10),
            new("The slopes multiply, they do not add up: 0.25 · 0.25 · 0.25 …", 250),
            new("That is enough, but it is not the smallest number.", 6),
        ],
        Hints =
        [
            "After one sigmoid 0.25 is left, after two 0.25 · 0.25. Go on multiplying.",
            "Compare 0.25⁴ and 0.25⁵ with 0.001: Math.Pow(0.25, n).",
        ],
    };

    /// <summary>Exercise 04.2: ReLU over an array.</summary>
    public static Exercise<Func<double[], double[]>> ReLUOfArray { get; } = new("04.2", "ReLU over an array")
    {
        Reference = inputs => [.. inputs.Select(value => Math.Max(0, value))],
        Cases =
        [
            new("[-2, -0.5, 0, 0.5, 2]", f => f([-2, -0.5, 0, 0.5, 2])),
            new("[-1, -3]", f => f([-1, -3])),
            new("an empty array", f => f([])),
        ],
        RandomCase = random =>
        {
            var inputs = CaseNumbers.Draw(random, 4);
            return new($"[{CaseNumbers.Text(inputs)}]", f => f([.. inputs]));
        },
        Mistakes =
        [
            new("That keeps the negative side and drops the positive one.", inputs => [.. inputs.Select(value => Math.Min(0, value))]),
            new("That is the absolute value: a negative number becomes 0, not positive.", inputs => [.. inputs.Select(Math.Abs)]),
            new("That is the slope, 1 or 0; the value itself is asked for.", inputs => [.. inputs.Select(value => value > 0 ? 1.0 : 0)]),
            new("The negative numbers are left out; each must stay in its place, as a 0.", inputs => [.. inputs.Where(value => value > 0)]),
        ],
        Hints =
        [
            "Make a new array of the same length, and go through the inputs with a loop.",
            "Each output is Math.Max(0, inputs[i]).",
        ],
    };

    /// <summary>Exercise 04.3: the slope of leaky ReLU.</summary>
    public static Exercise<Func<double, double, double>> LeakySlope { get; } = new("04.3", "The slope of leaky ReLU")
    {
        Reference = (z, leak) => z > 0 ? 1 : leak,
        Cases =
        [
            new("z = 2, leak 0.01", f => f(2, 0.01)),
            new("z = -2, leak 0.01", f => f(-2, 0.01)),
            new("z = -5, leak 0.3", f => f(-5, 0.3)),
            new("z = 0, leak 0.1", f => f(0, 0.1)),
        ],
        RandomCase = random =>
        {
            double z = Math.Round(random.NextUniform(-3, 3), 1), leak = Math.Round(random.NextUniform(0.05, 0.4), 2);
            return new($"z = {NumberText.Short(z)}, leak {NumberText.Short(leak)}", f => f(z, leak));
        },
        Mistakes =
        [
            new("That is leaky ReLU itself; its slope is asked for.", (z, leak) => z > 0 ? z : leak * z),
            new("That is the slope of plain ReLU: on the left a leaky one still climbs.", (z, _) => z > 0 ? 1 : 0),
            new("At 0 the slope of the left side was asked for.", (z, leak) => z >= 0 ? 1 : leak),
            new("The leak is fixed at 0.01; use the one that is given.", (z, _) => z > 0 ? 1 : 0.01),
        ],
        Hints =
        [
            "Leaky ReLU is two straight lines. What is the slope of the line y = z, and what of the line y = leak · z?",
            "z > 0 ? 1 : …",
        ],
    };

    /// <summary>Exercise 04.4: the way back through ReLU.</summary>
    public static Exercise<Func<double[], double[], double[]>> Backward { get; } = new("04.4", "The way back through ReLU")
    {
        Reference = (z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? slope : 0)],
        Cases =
        [
            new("z [1, -1, 2], slopes [10, 20, 30]", f => f([1, -1, 2], [10, 20, 30])),
            new("z [-1, 3], slopes [5, -5]", f => f([-1, 3], [5, -5])),
            new("z [0, 1], slopes [7, 8]", f => f([0, 1], [7, 8])),
        ],
        RandomCase = random =>
        {
            double[] z = CaseNumbers.Draw(random, 3), slopes = CaseNumbers.Draw(random, 3);
            return new($"z [{CaseNumbers.Text(z)}], slopes [{CaseNumbers.Text(slopes)}]", f => f([.. z], [.. slopes]));
        },
        Mistakes =
        [
            new("That is ReLU's own slope; multiply it by the slope that comes in.", (z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? 1.0 : 0)]),
            new("The slopes decide here; it must be the inputs z: is the input positive?", (z, slopes) => [.. slopes.Select(slope => Math.Max(0, slope))]),
            new("The input is multiplied with the slope; only its sign counts.", (z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? input * slope : 0)]),
            new("At an input of exactly 0 the slope of our ReLU is 0.", (z, slopes) => [.. z.Zip(slopes, (input, slope) => input >= 0 ? slope : 0)]),
            new("Nothing is held back: where the input was negative, 0 goes on.", (z, slopes) => [.. slopes]),
        ],
        Hints =
        [
            "ReLU's slope is 1 or 0. What comes in is multiplied by it.",
            "For each i: z[i] > 0 ? slopes[i] : 0.",
        ],
    };

    /// <summary>Exercise 04.5: how many units of a ReLU layer are dead.</summary>
    public static Exercise<Func<Matrix, int>> CountDead { get; } = new("04.5", "Count the dead")
    {
        Reference = outputs => Columns(outputs).Count(unit => unit.All(value => value == 0)),
        Cases =
        [
            new("[[0, 1, 0], [0, 2, 3]]", f => f([[0, 1, 0], [0, 2, 3]])),
            new("[[0, 0], [0, 0], [0, 0]]", f => f([[0, 0], [0, 0], [0, 0]])),
            new("[[1, 2]]", f => f([[1, 2]])),
            new("[[0, 0, 0, 4], [0, 0, 1, 0]]", f => f([[0, 0, 0, 4], [0, 0, 1, 0]])),
        ],
        Mistakes =
        [
            new("A unit that is 0 for some samples lives; dead is 0 for every sample.", outputs => Columns(outputs).Count(unit => unit.Any(value => value == 0))),
            new("Those are the samples for which every unit is 0; a unit is a column.", outputs => outputs.Count(row => row.All(value => value == 0))),
            new("Those are all zeros of the matrix; count columns that hold nothing else.", outputs => outputs.Values.ToArray().Count(value => value == 0)),
            new("Those are the living ones.", outputs => Columns(outputs).Count(unit => unit.Any(value => value != 0))),
        ],
        Hints =
        [
            "A unit is a column: outputs.Column(unit) is its output for every sample.",
            "Count the units for which outputs.Column(unit).All(value => value == 0).",
        ],
    };

    private static IEnumerable<double[]> Columns(Matrix matrix) => Enumerable.Range(0, matrix.Columns).Select(matrix.Column);
}
