namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 12, When it does not learn.</summary>
public static class Chapter12
{
    private static readonly string[] causes = ["zero weights", "no shuffle", "shifted labels", "rate too high", "dead ReLU"];

    /// <summary>Exercise 12.1: what is wrong with each of the five trainings of <see cref="Patient"/>.</summary>
    public static ValueExercise<string[]> Round { get; } = new("12.1", "The ward round")
    {
        Expected = causes,
        Mistakes =
        [
            new("Patients 1 and 5 are the other way round: look at the weights that are 0.",
                ["dead ReLU", "no shuffle", "shifted labels", "rate too high", "zero weights"]),
            new("Patients 2 and 3 are the other way round: whose test follows its training, and whose stays at chance?",
                ["zero weights", "shifted labels", "no shuffle", "rate too high", "dead ReLU"]),
            new("Patients 2 and 4 are the other way round: whose first loss is far above ln 3?",
                ["zero weights", "rate too high", "shifted labels", "no shuffle", "dead ReLU"]),
            new("Patients 3 and 4 are the other way round: whose first loss is far above ln 3?",
                ["zero weights", "no shuffle", "rate too high", "shifted labels", "dead ReLU"]),
            new("Patients 4 and 5 are the other way round: one has jumps, one a flat line from the start.",
                ["zero weights", "no shuffle", "shifted labels", "dead ReLU", "rate too high"]),
        ],
        Unreadable = guesses => NotAName(guesses, causes),
        Untouched = [["", "", "", "", ""]],
        Hints =
        [
            "Two patients stand at ln 3 from the first epoch to the last. The table says what is different between them.",
            "Of the others, one jumps, one has a test that follows its training slowly, and one a training that gets better while the "
                + "test does not.",
        ],
    };

    /// <summary>Exercise 12.2: how many units of a layer say the same for every sample of a batch.</summary>
    public static Exercise<Func<Matrix, int>> StuckUnits { get; } = new("12.2", "Count the stuck")
    {
        Reference = Stuck,
        Cases =
        [
            StuckCase("the first and the last are dead", [[0, 1, 0], [0, 2, 0]]),
            StuckCase("stuck at 1", [[1, 0.2], [1, 0.9]]),
            StuckCase("stuck at −1, and dead", [[-1, 0, 0.5], [-1, 0, 0.4], [-1, 0, 0.5]]),
            StuckCase("only the first two samples agree", [[2, 0], [2, 0], [3, 0]]),
            StuckCase("only the last two samples agree", [[1, 5], [4, 5], [4, 5]]),
            StuckCase("only the first and the last agree", [[7, 1], [2, 1], [7, 1]]),
            StuckCase("values of both signs, their sum is 0", [[-1, 0], [1, 0]]),
            StuckCase("the same size, another sign", [[2, 3], [-2, 3]]),
            StuckCase("a small difference is a difference", [[1, 4], [1.0001, 4]]),
            StuckCase("a difference that a float does not keep", [[1, 4], [1.0000000001, 4]]),
            StuckCase("below the first, above the first", [[2, 2], [1, 3], [0, 5]]),
            StuckCase("two of three are stuck, and the last moves", [[3, 1, 2], [3, 1, 4]]),
            StuckCase("the mean is the first value", [[2, 0], [1, 0], [3, 0]]),
            StuckCase("the same decimal three times", [[0.1, 1], [0.1, 2], [0.1, 3]]),
            StuckCase("a difference in the fifteenth digit", [[1, 4], [1.00000000000001, 4]]),
            StuckCase("a small value, and 0", [[0, 1], [1E-9, 1]]),
            StuckCase("one sample: nothing differs", [[0, 4, 7, 0]]),
            StuckCase("one unit that moves", [[0], [0], [5]]),
            StuckCase("more units than samples", [[3, 1, 2, 3, 0], [3, 1, 2, 4, 0]]),
            StuckCase("all are stuck", [[5, 0], [5, 0]]),
            StuckCase("none is stuck", [[0, 1], [1, 0]]),
            StuckCase("rows that are alike within themselves", [[2, 2], [3, 3]]),
        ],
        RandomCase = random =>
        {
            int rows = 1 + random.Next(4), columns = 1 + random.Next(5);
            return StuckCase($"{rows} samples, {columns} units, drawn at random",
                new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (double)(random.Next(3) - 1))]));
        },
        Mistakes =
        [
            new("Those are the ones that move.", outputs => outputs.Columns - Stuck(outputs)),
            new("Those are the dead, stuck at 0; a unit may be stuck elsewhere.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value == 0))),
            new("Rows are samples, columns are units: that counts samples.", outputs => Stuck(outputs.Transpose())),
            new("That compares the first sample with the last; look at all between them.",
                outputs => Columns(outputs).Count(unit => unit[0] == unit[^1])),
            new("That compares the first two samples; look at all.",
                outputs => Columns(outputs).Count(unit => unit.Length < 2 || unit[0] == unit[1])),
            new("That counts a unit of which any two neighbouring samples agree.",
                outputs => Columns(outputs)
                    .Count(unit => unit.Length < 2 || unit.Zip(unit.Skip(1)).Any(pair => pair.First == pair.Second))),
            new("The size alone is compared: 2 and −2 differ.",
                outputs => Columns(outputs).Count(unit => unit.All(value => Math.Abs(value) == Math.Abs(unit[0])))),
            new("Those differ a little, and a little is a difference.",
                outputs => Columns(outputs).Count(unit => unit.All(value => Math.Abs(value - unit[0]) < 0.01))),
            new("Those are the units whose mean is their first value; look at each value.",
                outputs => Columns(outputs).Count(unit => unit.Average() == unit[0])),
            new("The mean of equal numbers is rounded, so their variance may be a little above 0; compare the values themselves.",
                outputs => Columns(outputs).Count(unit => unit.Average(value => Math.Pow(value - unit.Average(), 2)) == 0)),
            new("With one sample no unit differs, so that all are stuck.", outputs => outputs.Rows < 2 ? 0 : Stuck(outputs)),
            new("Those are all units, whether they move or not.", outputs => outputs.Columns),
            new("The first unit is never counted.", outputs => Columns(outputs).Skip(1).Count(IsStuck)),
            new("The last unit is never counted.", outputs => Columns(outputs).SkipLast(1).Count(IsStuck)),
            new("The last sample is never looked at.", outputs => Columns(outputs).Count(unit => IsStuck([.. unit.SkipLast(1)]))),
            new("Those are the units of which no other sample says what the first says.",
                outputs => Columns(outputs).Count(unit => unit.Skip(1).All(value => value != unit[0]))),
            new("A unit that falls below its first value moves as well.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value <= unit[0]))),
            new("A unit that rises above its first value moves as well.",
                outputs => Columns(outputs).Count(unit => unit.All(value => value >= unit[0]))),
            new("That says whether there are any; count them.", outputs => Math.Min(1, Stuck(outputs))),
        ],
        Hints =
        [
            "Two loops: over the columns, and for each column over the rows. What do all values of a stuck unit have in common?",
            "Take a unit as stuck until one of its values differs from its first.",
        ],
    };

    /// <summary>Exercise 12.3: the first look at a training, from its losses.</summary>
    public static Exercise<Func<double[], int, string>> Doctor { get; } = new("12.3", "A doctor for curves")
    {
        Reference = (losses, classes) => Diagnose(losses, classes),
        Cases =
        [
            DoctorCase([1.1, 0.7, 0.3], 3),
            DoctorCase([1.1, 1.0, 0.9], 3),
            DoctorCase([1.0986, 1.0990, 1.0984], 3),
            DoctorCase([1.0986, 1.0986, 1.05], 3),
            DoctorCase([1.0986, 1.15, 1.0986], 3),
            DoctorCase([1.05, 1.0986, 1.0986], 3),
            DoctorCase([1.15, 1.0986, 1.0986], 3),
            DoctorCase([0.697, 0.689, 0.693], 2),
            DoctorCase([4.60, 4.57, 4.63], 100),
            DoctorCase([4.60, 4.70, 4.60], 100),
            DoctorCase([0.704, 0.69, 0.69], 2),
            DoctorCase([1.0876, 1.0876, 1.0876], 3),
            DoctorCase([1.0870, 1.0986, 1.0986], 3),
            DoctorCase([2.1, 1.9, 1.5], 3),
            DoctorCase([2.3, 0.4, 0.1], 3),
            DoctorCase([2 * Math.Log(3), 1.5, 1.2], 3),
            DoctorCase([36.5, 1.2, 1.19], 3),
            DoctorCase([1.5, 0.9, 0.6], 2),
            DoctorCase([9.0, 5.0, 2.0], 100),
            DoctorCase([9.3, 5.0, 2.0], 100),
            DoctorCase([20, 9.0, 8.0], 100),
            DoctorCase([1.1, double.NaN, double.NaN], 3),
            DoctorCase([1.1, 1.0, double.PositiveInfinity], 3),
            DoctorCase([1.1, double.NegativeInfinity, 0.3], 3),
            DoctorCase([double.NaN, 0.5, 0.3], 3),
            DoctorCase([12, 40, double.NaN], 3),
            DoctorCase([1.0, 0.8, 0.5], 3),
            DoctorCase([1.0, 0.8, 0.499], 3),
            DoctorCase([1.0, 0.2, 0.9], 3),
            DoctorCase([0.8, 0.2, 0.45], 3),
            DoctorCase([0.01, 0.008, 0.004], 3),
            DoctorCase([1.0986], 3),
            DoctorCase([0.5], 3),
            DoctorCase([0.6931, 0.6931, 0.6931, 0.6931, 0.3], 2),
            DoctorCase([Math.Log(3), Math.Log(3), Math.Log(3)], 3),
            DoctorCase([double.NaN, double.PositiveInfinity], 3),
            DoctorCase([1.0, 5.0, 0.4], 3),
            DoctorCase([1.0, 5.0, 0.9], 3),
            DoctorCase([0.4, 0.7, 1.9], 2),
        ],
        RandomCase = random =>
        {
            int classes = 2 + random.Next(9);
            double guess = Math.Log(classes), start = guess * (0.4 + (2 * random.NextDouble())), factor = 0.2 + (0.9 * random.NextDouble());
            return DoctorCase([start, start * (1 + factor) / 2, start * factor], classes);
        },
        Mistakes =
        [
            new("ln K, not K: a pure guess has the loss ln K.", (losses, classes) => Diagnose(losses, classes, guess: _ => classes)),
            new("ln is Math.Log; Math.Log10 is another logarithm.",
                (losses, classes) => Diagnose(losses, classes, guess: k => Math.Log10(k))),
            new("Math.Log2 is another logarithm; ln is Math.Log.",
                (losses, classes) => Diagnose(losses, classes, guess: k => Math.Log2(k))),
            new("Numbers that are not finite are never found: look for them first.",
                (losses, classes) => Diagnose(losses, classes, finite: _ => true)),
            new("Infinity is not finite either: double.IsFinite finds both it and NaN.",
                (losses, classes) => Diagnose(losses, classes, finite: each => each.All(loss => !double.IsNaN(loss)))),
            new("Only the last loss is looked at for NaN and infinity; look at every one.",
                (losses, classes) => Diagnose(losses, classes, finite: each => double.IsFinite(each[^1]))),
            new("A loss far below ln K does not stand still: 1 % above *or below*.",
                (losses, classes) => Diagnose(losses, classes, still: (loss, guess) => loss - guess <= 0.01 * guess)),
            new("1 % of ln K, not 0.01: the larger ln K, the more that is.",
                (losses, classes) => Diagnose(losses, classes, still: (loss, guess) => Math.Abs(loss - guess) <= 0.01)),
            new("Every loss must be near ln K, not the first alone.",
                (losses, classes) => Diagnose(losses, classes, looked: each => each[..1])),
            new("Every loss must be near ln K, not the last alone.",
                (losses, classes) => Diagnose(losses, classes, looked: each => each[^1..])),
            new("Every loss must be near ln K; the mean hides the ones that are not.",
                (losses, classes) => Diagnose(losses, classes, looked: each => [each.Average()])),
            new("Exactly half is not *less* than half.",
                (losses, classes) => Diagnose(losses, classes, learned: each => each[^1] <= each[0] / 2)),
            new("The last loss counts, not the smallest: it may have risen again.",
                (losses, classes) => Diagnose(losses, classes, learned: each => each.Min() < each[0] / 2)),
            new("The last loss is compared with half of the first, not with the first.",
                (losses, classes) => Diagnose(losses, classes, learned: each => each[^1] < each[0])),
            new("Too high is more than twice ln K; that is more than ln K.",
                (losses, classes) => Diagnose(losses, classes, high: (each, guess) => each[0] > guess)),
            new("Exactly twice ln K is not *more* than twice.",
                (losses, classes) => Diagnose(losses, classes, high: (each, guess) => each[0] >= 2 * guess)),
            new("Too high is more than twice ln K; that is more than 2.",
                (losses, classes) => Diagnose(losses, classes, high: (each, _) => each[0] > 2)),
            new("The losses that start too high are never found.", (losses, classes) => Diagnose(losses, classes, high: (_, _) => false)),
            new("The first loss is the start, not the largest, which may come later.",
                (losses, classes) => Diagnose(losses, classes, high: (each, guess) => each.Max() > 2 * guess)),
            new("One number that is not finite is enough; not all have to be.",
                (losses, classes) => Diagnose(losses, classes, finite: each => each.Any(double.IsFinite))),
            new("The order counts: what starts too high and is not finite later has diverged.",
                (losses, classes) => losses[0] > 2 * Math.Log(classes) && double.IsFinite(losses[0])
                    ? "starts too high" : Diagnose(losses, classes)),
            new("The order counts: what starts too high and learns starts too high.",
                (losses, classes) => losses.All(double.IsFinite) && losses[^1] < losses[0] / 2 ? "learns" : Diagnose(losses, classes)),
            new("The losses that stand still are never found.", (losses, classes) => Diagnose(losses, classes, still: (_, _) => false)),
            new("Within 1 % of ln K, not exactly ln K.",
                (losses, classes) => Diagnose(losses, classes, still: (loss, guess) => loss == guess)),
            new("Every loss must be near ln K; one alone is not enough.",
                (losses, classes) => Diagnose(losses, classes, looked: each => [each.MinBy(loss => Math.Abs(loss - Math.Log(classes)))])),
            new("\"learns\" and \"slow\" are the wrong way round.",
                (losses, classes) => Diagnose(losses, classes, learned: each => each[^1] >= each[0] / 2)),
            new("The last loss is less than half of the first, not more.",
                (losses, classes) => Diagnose(losses, classes, learned: each => each[^1] > each[0] / 2)),
            new("Whatever is left learns there; compare the last loss with half of the first.",
                (losses, classes) => Diagnose(losses, classes, learned: _ => true)),
            new("Nothing ever learns there; compare the last loss with half of the first.",
                (losses, classes) => Diagnose(losses, classes, learned: _ => false)),
            new("The first loss and the last have changed places.", (losses, classes) => Diagnose([.. losses.Reverse()], classes)),
            new("Only the first loss is looked at.", (losses, classes) => Diagnose(losses[..1], classes)),
        ],
        Hints =
        [
            "Five ifs in the order of the list: each returns, so the next is asked only if none before it held. Compute ln K once.",
            "\"Within 1 %, above or below\" is about the size of a difference, and a size has no sign. \"Every\" is All.",
        ],
    };

    /// <summary>Exercise 12.4: what is wrong with the training of <see cref="UnknownPatient"/>.</summary>
    public static ValueExercise<string> Diagnosis { get; } = new("12.4", "The unknown patient")
    {
        Expected = "rate too low",
        Unreadable = cause => NotAName([cause], [.. causes, "rate too low"]),
        Mistakes =
        [
            new("With weights of 0 no weight of a hidden layer ever changes, and the loss stands at ln 3. Here it falls.", "zero weights"),
            new("Without a shuffle the first epoch is worse than a guess, as patient 2's was. Here the loss starts at ln 3 and "
                + "falls evenly.", "no shuffle"),
            new("With shifted labels the test stays at chance. Here it follows the training.", "shifted labels"),
            new("Nothing jumps here, and no loss lies far above ln 3.", "rate too high"),
            new("Dead units cannot learn, and the curve is flat. Here it falls.", "dead ReLU"),
        ],
        Hints =
        [
            "Look at the two curves apart, then together. Does the training get better? Does the test go with it?",
            "Everything goes in the right direction, evenly. What would make each step larger?",
        ],
    };

    /// <summary>The curves of one of the five patients of the ward; exercise 12.1 asks what each has.</summary>
    /// <param name="number">Which one, from 1 to 5.</param>
    /// <returns>Its 45 epochs on the spiral with three arms, and the share of its weights that are exactly 0 afterwards.</returns>
    public static (History History, double ZeroWeights) Patient(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, causes.Length);
        var model = new Sequential(seed: 2, new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 3), new Softmax());
        var layers = model.Layers.OfType<Dense>().ToArray();
        var data = Spiral.Train;
        switch (causes[number - 1])
        {
            case "zero weights":
                foreach (var layer in layers)
                    layer.Weights.Values.Clear();
                break;
            case "no shuffle":
                data = data.Select([.. Enumerable.Range(0, data.Samples).OrderBy(row => data.Labels[row])], "sorted by class");
                break;
            case "shifted labels":
                data = new Dataset(data.X, [.. data.Labels.Skip(1), data.Labels[0]], classes: 3);
                break;
            case "dead ReLU":
                foreach (var layer in layers.Take(2))
                    layer.Biases.Values.Fill(-3);
                break;
        }

        bool isHasty = causes[number - 1] == "rate too high", isSorted = causes[number - 1] == "no shuffle";
        var history = model.Fit(data, new CategoricalCrossEntropy(), new Adam(isHasty ? 1 : 0.01), epochs: 45, validation: Spiral.Test,
            shuffle: !isSorted);
        double[] weights = [.. layers.SelectMany(layer => layer.Weights.Values.ToArray())];
        return (history, weights.Count(weight => weight == 0) / (double)weights.Length);
    }

    /// <summary>The curves of a training in which something is wrong; exercise 12.4 asks what.</summary>
    /// <returns>Losses and accuracies of 45 epochs on the spiral with three arms.</returns>
    public static History UnknownPatient()
    {
        var model = new Sequential(4, new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 3), new Softmax());
        return model.Fit(Spiral.Train, new CategoricalCrossEntropy(), new Adam(0.0001), epochs: 45, validation: Spiral.Test);
    }

    /// <summary>Says of the first answer that is none of the names that it is none; "" is no answer yet.</summary>
    private static string? NotAName(IEnumerable<string?> answers, string[] names) =>
        answers.FirstOrDefault(answer => !string.IsNullOrWhiteSpace(answer)
            && !names.Contains(answer.Trim(), StringComparer.OrdinalIgnoreCase)) is { } other
            ? $"\"{other}\" is none of the names: choose among {string.Join(", ", names.Select(name => $"\"{name}\""))}." : null;

    private static DataSplit Spiral => spiral.Value;

    private static readonly Lazy<DataSplit> spiral =
        new(() => Datasets.Spiral(samples: 600, classes: 3, noise: 0.15, seed: 5).Split(test: 0.2));

    private static int Stuck(Matrix outputs) => Columns(outputs).Count(IsStuck);

    private static bool IsStuck(double[] unit) => unit.All(value => value == unit[0]);

    private static IEnumerable<double[]> Columns(Matrix outputs) =>
        Enumerable.Range(0, outputs.Columns)
            .Select(column => Enumerable.Range(0, outputs.Rows).Select(row => outputs[row, column]).ToArray());

    private static Case<Func<Matrix, int>> StuckCase(string what, Matrix outputs) =>
        new($"{what}: {AnswerText.Of(outputs)}", count => count(outputs.Copy()));

    private static Case<Func<double[], int, string>> DoctorCase(double[] losses, int classes) =>
        new($"losses [{string.Join(", ", losses.Select(loss => AnswerText.Number(loss)))}], {classes} classes",
            diagnose => diagnose([.. losses], classes));

    private static string Diagnose(
        double[] losses, int classes, Func<double, double>? guess = null, Func<double[], bool>? finite = null,
        Func<double, double, bool>? still = null,
        Func<double[], double[]>? looked = null, Func<double[], bool>? learned = null, Func<double[], double, bool>? high = null)
    {
        double pure = (guess ?? Math.Log)(classes);
        if (!(finite?.Invoke(losses) ?? losses.All(double.IsFinite)))
            return "diverged";
        if (high?.Invoke(losses, pure) ?? losses[0] > 2 * pure)
            return "starts too high";
        if ((looked?.Invoke(losses) ?? losses).All(loss => still?.Invoke(loss, pure) ?? Math.Abs(loss - pure) <= 0.01 * pure))
            return "stands still";
        return learned?.Invoke(losses) ?? losses[^1] < losses[0] / 2 ? "learns" : "slow";
    }
}
