namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 04, Activations.</summary>
public static class Chapter04
{
    /// <summary>What the outputs of the ReLU of exercise 04.2 cannot exceed.</summary>
    private const double Ceiling = 20;

    /// <summary>Exercise 04.1: after how many sigmoids at most a thousandth of the slope is left.</summary>
    public static ValueExercise<double> HowManySigmoids { get; } = new("04.1", "How many sigmoids?")
    {
        Expected = 5,
        Mistakes =
        [
            new("After four, 0.25⁴ = 0.0039 is left: still more than a thousandth.", 4),
            new("After three, 0.25³ = 0.0156 is left: still more than a thousandth.", 3),
            new("Ten are enough for a millionth; a thousandth needs fewer.", 10),
            new("The slopes multiply, they do not add up: 0.25 · 0.25 · 0.25 …", 250),
            new("That divides 1000 by 4 once and again, one sigmoid too many: count the factors of a quarter.", 6),
            new("That is where exactly a thousandth would be left; sigmoids come in whole numbers.", Math.Log(0.001) / Math.Log(0.25)),
        ],
        Hints =
        [
            "After one sigmoid 0.25 is left, after two 0.25 · 0.25. Go on multiplying.",
            "Math.Pow(0.25, n) is what is left after n. Which is the first n for which that is not above 0.001?",
        ],
    };

    /// <summary>Exercise 04.2: ReLU over an array, with a ceiling.</summary>
    public static Exercise<Func<double[], double[]>> ReLUOfArray { get; } = new("04.2", "ReLU with a ceiling")
    {
        Reference = inputs => Each(inputs, Clipped),
        Cases =
        [
            new("[-2, -0.5, 0, 0.5, 2]", f => f([-2, -0.5, 0, 0.5, 2])),
            new("[3.7, 19.9, 20, 20.1, 5.25]", f => f([3.7, 19.9, 20, 20.1, 5.25])),
            new("[-1, -3]", f => f([-1, -3])),
            new("[1000000, -1000000, 7]", f => f([1_000_000, -1_000_000, 7])),
            new("[-25, 0.004, 45]", f => f([-25, 0.004, 45])),
            new("[12]", f => f([12])),
            new("[-7]", f => f([-7])),
            new("[33]", f => f([33])),
            new("an empty array", f => f([])),
        ],
        RandomCase = random =>
        {
            double[] inputs = CaseNumbers.Draw(random, 5, -15, 40);
            return new($"[{CaseNumbers.Text(inputs)}]", f => f([.. inputs]));
        },
        Mistakes =
        [
            new("That is ReLU without the ceiling: what is above 20 becomes 20.", inputs => Each(inputs, value => Math.Max(0, value))),
            new("The ceiling is there, and negative numbers pass; they become 0.",
                inputs => Each(inputs, value => Math.Min(Ceiling, value))),
            new("What is above 20 becomes 0; it becomes 20.", inputs => Each(inputs, value => value is > 0 and <= Ceiling ? value : 0)),
            new("The ceiling lies at 6; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 6))),
            new("The ceiling lies at 4; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 4))),
            new("The ceiling lies at 1; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 1))),
            new("The ceiling lies at 21; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 21))),
            new("The ceiling lies at 19; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 19))),
            new("The ceiling lies at 10; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 10))),
            new("The ceiling lies at 40; here it lies at 20.", inputs => Each(inputs, value => Math.Clamp(value, 0, 40))),
            new("The floor lies at 1; negative numbers become 0, and small ones stay.",
                inputs => Each(inputs, value => Math.Clamp(value, 1, Ceiling))),
            new("The floor lies at −1; negative numbers become 0.", inputs => Each(inputs, value => Math.Clamp(value, -1, Ceiling))),
            new("The numbers are clipped at −20, too; negative numbers become 0.",
                inputs => Each(inputs, value => Math.Clamp(value, -Ceiling, Ceiling))),
            new("Every number becomes 0; those between 0 and 20 stay.", inputs => Each(inputs, _ => 0)),
            new("Every number becomes 20; only those above 20 do.", inputs => Each(inputs, _ => Ceiling)),
            new("Every positive number becomes 20; only those above 20 do.", inputs => Each(inputs, value => value > 0 ? Ceiling : 0)),
            new("The numbers are scaled until the largest is 20; those between 0 and 20 stay as they are.",
                inputs => Each(inputs, value => Math.Max(0, value) * Math.Min(1, Ceiling / inputs.Max()))),
            new("That takes the larger of the number and 20; the ceiling needs the smaller.",
                inputs => Each(inputs, value => Math.Max(Ceiling, Math.Max(0, value)))),
            new("That keeps the negative side and drops the positive one.", inputs => Each(inputs, value => Math.Min(0, value))),
            new("The sign of the inputs is turned round before they are clipped.", inputs => Each(inputs, value => Clipped(-value))),
            new("That is the absolute value with a ceiling: a negative number becomes 0, not positive.",
                inputs => Each(inputs, value => Math.Min(Ceiling, Math.Abs(value)))),
            new("That is the slope, 1 or 0; the value itself is asked for.",
                inputs => Each(inputs, value => value is > 0 and < Ceiling ? 1.0 : 0)),
            new("The numbers are rounded; those between 0 and 20 stay as they are.",
                inputs => Each(inputs, value => Math.Round(Clipped(value)))),
            new("The fractions are cut off; numbers between 0 and 20 stay as they are.",
                inputs => Each(inputs, value => Math.Floor(Clipped(value)))),
            new("The negative numbers are left out; each must stay in its place, as a 0.",
                inputs => [.. inputs.Where(value => value > 0).Select(Clipped)]),
            new("The first number is passed over: a loop begins at 0.",
                inputs => [.. inputs.Select((value, i) => i == 0 ? 0 : Clipped(value))]),
            new("The last number is passed over: the loop ends too early.",
                inputs => [.. inputs.Select((value, i) => i == inputs.Length - 1 ? 0 : Clipped(value))]),
        ],
        Hints =
        [
            "Make a new array of the same length, and go through the inputs with a loop. Each number meets two limits.",
            "ReLU takes the larger of the number and 0. What do you take of that result and 20?",
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
            new("z = 0.001, leak 0.2", f => f(0.001, 0.2)),
            new("z = -0.001, leak 0.2", f => f(-0.001, 0.2)),
            new("z = 1000000, leak 0.05", f => f(1_000_000, 0.05)),
            new("z = -1000000, leak 0.05", f => f(-1_000_000, 0.05)),
            new("z = -1, leak 0", f => f(-1, 0)),
            new("z = -0.5, leak 0.0625", f => f(-0.5, 0.0625)),
            new("z = -3, leak 1.5", f => f(-3, 1.5)),
        ],
        RandomCase = random =>
        {
            double z = Math.Round(random.NextUniform(-3, 3), 1), leak = Math.Round(random.NextUniform(0.05, 0.4), 2);
            return new($"z = {NumberText.Short(z)}, leak {NumberText.Short(leak)}", f => f(z, leak));
        },
        Mistakes =
        [
            new("That is leaky ReLU itself; its slope is asked for.", Leaky),
            new("That is the slope of plain ReLU: on the left a leaky one still climbs.", (z, _) => z > 0 ? 1 : 0),
            new("At 0 the slope of the left side was asked for.", (z, leak) => z >= 0 ? 1 : leak),
            new("At 0 the slope of the left side was asked for: the leak, and not 0.", (z, leak) => z > 0 ? 1 : z < 0 ? leak : 0),
            new("That measures the slope. Where both sides of z are taken, the kink at 0 lies between them, and far out the digits run "
                + "short: use the two slopes that you know.", (z, leak) => (Leaky(z + 1e-5, leak) - Leaky(z - 1e-5, leak)) / 2e-5),
            new("The leak is fixed at 0.01; use the one that is given.", (z, _) => z > 0 ? 1 : 0.01),
            new("The sides are exchanged: 1 belongs to the right of 0, the leak to the left.", (z, leak) => z > 0 ? leak : 1),
            new("The sides are exchanged, and 0 counts to the wrong one: 1 belongs to the right of 0.", (z, leak) => z < 0 ? 1 : leak),
            new("On the left it is the slope that is asked for: the leak, and not the leak times z.", (z, leak) => z > 0 ? 1 : leak * z),
            new("On the right it is the slope that is asked for: 1, and not z.", (z, leak) => z > 0 ? z : leak),
            new("On the left the sign is turned round: leaky ReLU climbs there, too.", (z, leak) => z > 0 ? 1 : -leak),
            new("On the right the sign is turned round: leaky ReLU climbs there.", (z, leak) => z > 0 ? -1 : leak),
            new("The right side begins above 1; it begins above 0.", (z, leak) => z > 1 ? 1 : leak),
            new("The right side begins above −1; it begins above 0.", (z, leak) => z > -1 ? 1 : leak),
            new("That is 1 whatever z is; left of 0 the slope is the leak.", (_, _) => 1),
            new("That is the leak whatever z is; right of 0 the slope is 1.", (_, leak) => leak),
            new("That is 0 on the right; there the slope is 1.", (z, leak) => z > 0 ? 0 : leak),
            new("That is 2 on the right; there the slope is 1.", (z, leak) => z > 0 ? 2 : leak),
            new("z and leak are exchanged.", (z, leak) => leak > 0 ? 1 : z),
            new("The sign of z is lost: left of 0 the slope is the leak.", (z, leak) => z == 0 ? leak : 1),
        ],
        Hints =
        [
            "Leaky ReLU is two straight lines. What is the slope of the line y = z, and what of the line y = leak · z?",
            "One question about z decides which of the two lines you are on. And on which one are you at 0?",
        ],
    };

    /// <summary>Exercise 04.4: the way back through ReLU.</summary>
    public static Exercise<Func<double[], double[], double[]>> Backward { get; } = new("04.4", "The way back through ReLU")
    {
        Reference = (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope : 0),
        Cases =
        [
            new("z [1, -1, 2], slopes [10, 20, 30]", f => f([1, -1, 2], [10, 20, 30])),
            new("z [-1, 3], slopes [5, -5]", f => f([-1, 3], [5, -5])),
            new("z [0, 1], slopes [7, 8]", f => f([0, 1], [7, 8])),
            new("z [0.001, -0.001, 0.4], slopes [2, 3, -0.25]", f => f([0.001, -0.001, 0.4], [2, 3, -0.25])),
            new("z [5000, -5000], slopes [-2000000, 9]", f => f([5000, -5000], [-2_000_000, 9])),
            new("z [6], slopes [-4]", f => f([6], [-4])),
            new("z [-6], slopes [4]", f => f([-6], [4])),
            new("z [1.5, -2], slopes [0.12345, 7.5]", f => f([1.5, -2], [0.12345, 7.5])),
            new("z [], slopes []", f => f([], [])),
        ],
        RandomCase = random =>
        {
            double[] z = CaseNumbers.Draw(random, 4), slopes = CaseNumbers.Draw(random, 4);
            return new($"z [{CaseNumbers.Text(z)}], slopes [{CaseNumbers.Text(slopes)}]", f => f([.. z], [.. slopes]));
        },
        Mistakes =
        [
            new("That is ReLU's own slope; multiply it by the slope that comes in.",
                (z, slopes) => Both(z, slopes, (input, _) => input > 0 ? 1 : 0)),
            new("That is ReLU of the inputs; the slopes are to be handed on.",
                (z, slopes) => Both(z, slopes, (input, _) => Math.Max(0, input))),
            new("The slopes decide here; it must be the inputs z: is the input positive?",
                (z, slopes) => Both(z, slopes, (_, slope) => Math.Max(0, slope))),
            new("Only positive slopes are handed on; whether the input is positive is all that counts.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 && slope > 0 ? slope : 0)),
            new("The input is multiplied with the slope; only its sign counts.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? input * slope : 0)),
            new("At an input of exactly 0 the slope of our ReLU is 0.",
                (z, slopes) => Both(z, slopes, (input, slope) => input >= 0 ? slope : 0)),
            new("The sides are exchanged: the slope goes on where the input was positive.",
                (z, slopes) => Both(z, slopes, (input, slope) => input < 0 ? slope : 0)),
            new("The sides are exchanged, and an input of 0 counts to the wrong one: the slope goes on where the input was positive.",
                (z, slopes) => Both(z, slopes, (input, slope) => input <= 0 ? slope : 0)),
            new("The slope goes on above 1; it goes on above 0.", (z, slopes) => Both(z, slopes, (input, slope) => input > 1 ? slope : 0)),
            new("The slope goes on above −1; it goes on above 0.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > -1 ? slope : 0)),
            new("Nothing is held back: where the input was negative, 0 goes on.", (z, slopes) => [.. slopes]),
            new("Everything is held back: where the input was positive, the slope goes on.", (z, slopes) => Both(z, slopes, (_, _) => 0)),
            new("The slope's sign is turned round where it goes on.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? -slope : 0)),
            new("Where the input was negative, the slope goes on with its sign turned round; 0 goes on there.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope : -slope)),
            new("Where the input was negative, 1 goes on; it is 0.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope : 1)),
            new("Where the input was negative, the input goes on; it is 0.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope : input)),
            new("Where the input was negative, a hundredth of the slope goes on: that is leaky ReLU.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope : 0.01 * slope)),
            new("The slopes that are held back are left out; each keeps its place, as a 0.",
                (z, slopes) => [.. z.Zip(slopes).Where(pair => pair.First > 0).Select(pair => pair.Second)]),
            new("1 is added to the slopes that go on; they go on as they are.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope + 1 : 0)),
            new("z and slopes are exchanged: the sign of z decides whether the slope goes on.",
                (z, slopes) => Both(slopes, z, (input, slope) => input > 0 ? slope : 0)),
            new("The slopes that go on are divided by the number of units; they go on as they are.",
                (z, slopes) => Both(z, slopes, (input, slope) => input > 0 ? slope / z.Length : 0)),
            new("The first unit is passed over: a loop begins at 0.",
                (z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? slope : 0).Select((value, i) => i == 0 ? 0 : value)]),
            new("The last unit is passed over: the loop ends too early.",
                (z, slopes) =>
                    [.. z.Zip(slopes, (input, slope) => input > 0 ? slope : 0).Select((value, i) => i == z.Length - 1 ? 0 : value)]),
        ],
        Hints =
        [
            "ReLU's slope is 1 or 0. What comes in is multiplied by it.",
            "A new array, place by place. z decides whether the slope at the same place goes on or a 0 does.",
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
            new("a unit that lives in the middle row only", f => f([[0, 0, 2], [0, 0, 0], [0, 5, 0], [0, 0, 0], [0, 0, 1]])),
            new("a unit that lives in the last row only", f => f([[0, 0], [0, 0], [0, 0], [0, 3]])),
            new("a unit that lives in the first row only", f => f([[6, 0], [0, 0], [0, 0]])),
            new("[[0.03, 0, 0.4], [0, 0, 0.0001]]: small is not dead", f => f([[0.03, 0, 0.4], [0, 0, 0.0001]])),
            new("[[0.00001, 0], [0, 0]]", f => f([[0.00001, 0], [0, 0]])),
            new("[[1e-60, 0]]: smaller than a float can be", f => f([[1e-60, 0]])),
            new("[[0, 80000, 0]]", f => f([[0, 80_000, 0]])),
        ],
        RandomCase = random =>
        {
            // Three kinds of units: always 0, 0 for most samples, and never 0.
            var outputs = new Matrix(4, 5);
            double[] living = [0, random.NextDouble(), 0.3, 0, random.NextDouble()];
            for (int row = 0; row < outputs.Rows; row++)
            {
                for (int unit = 0; unit < outputs.Columns; unit++)
                    outputs[row, unit] = random.NextDouble() < living[unit] ? Math.Round(random.NextUniform(0.01, 2), 2) : 0;
            }

            return new($"[{string.Join(", ", outputs.Select(row => $"[{CaseNumbers.Text(row)}]"))}]", f => f(outputs.Copy()));
        },
        Mistakes =
        [
            new("A unit that is 0 for some samples lives; dead is 0 for every sample.",
                outputs => Columns(outputs).Count(unit => unit.Any(value => value == 0))),
            new("Only the first sample decides here; every sample must be 0.",
                outputs => outputs.Row(0).ToArray().Count(value => value == 0)),
            new("Only the last sample decides here; every sample must be 0.",
                outputs => outputs.Row(outputs.Rows - 1).ToArray().Count(value => value == 0)),
            new("The first and the last sample decide here; those between count, too.",
                outputs => Columns(outputs).Count(unit => unit[0] == 0 && unit[^1] == 0)),
            new("The first three samples decide here; every sample must be 0.",
                outputs => Columns(outputs).Count(unit => unit.Take(3).All(value => value == 0))),
            new("The first sample is passed over: a loop begins at 0.",
                outputs => Columns(outputs).Count(unit => unit.Skip(1).All(value => value == 0))),
            new("The last sample is passed over: the loop ends too early.",
                outputs => Columns(outputs).Count(unit => unit.SkipLast(1).All(value => value == 0))),
            new("The first unit is passed over: a loop begins at 0.",
                outputs => Columns(outputs).Skip(1).Count(unit => unit.All(value => value == 0))),
            new("The last unit is passed over: the loop ends too early.",
                outputs => Columns(outputs).SkipLast(1).Count(unit => unit.All(value => value == 0))),
            new("A small output, below 0.1, counts as 0 here; dead is exactly 0.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value < 0.1))),
            new("An output below a thousandth counts as 0 here; dead is exactly 0.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value < 0.001))),
            new("Every output below 1 counts as 0 here, as a cast to int does it; dead is exactly 0.",
                outputs => Columns(outputs).Count(unit => unit.All(value => (int)value == 0))),
            new("That looks for units that are 1 for every sample; dead is 0.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value == 1))),
            new("Those are the samples for which every unit is 0; a unit is a column.",
                outputs => outputs.Count(row => row.All(value => value == 0))),
            new("Those are all zeros of the matrix; count columns that hold nothing else.",
                outputs => outputs.Values.ToArray().Count(value => value == 0)),
            new("Those are the living ones.", outputs => Columns(outputs).Count(unit => unit.Any(value => value != 0))),
            new("Those are the units that are never 0.", outputs => Columns(outputs).Count(unit => unit.All(value => value != 0))),
            new("A ReLU's output is never below 0: every unit counts as dead here that is 0 or more.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value >= 0))),
            new("That is one too many.", outputs => Columns(outputs).Count(unit => unit.All(value => value == 0)) + 1),
            new("That only says whether there is a dead unit; how many are there?",
                outputs => Columns(outputs).Any(unit => unit.All(value => value == 0)) ? 1 : 0),
        ],
        Hints =
        [
            "A unit is a column: outputs.Column(unit) is its output for every sample.",
            "For each unit ask whether all numbers of its column are 0 (LINQ has a word for that), and count those for which it is so.",
        ],
    };

    private static double Leaky(double z, double leak) => z > 0 ? z : leak * z;

    private static double Clipped(double value) => Math.Clamp(value, 0, Ceiling);

    private static double[] Each(double[] inputs, Func<double, double> function) => [.. inputs.Select(function)];

    private static double[] Both(double[] z, double[] slopes, Func<double, double, double> function) => [.. z.Zip(slopes, function)];

    private static IEnumerable<double[]> Columns(Matrix matrix) => Enumerable.Range(0, matrix.Columns).Select(matrix.Column);
}
