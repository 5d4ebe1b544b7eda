namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 06, Loss.</summary>
public static partial class Chapter06
{
    private const double Smallest = 1e-7;

    /// <summary>Exercise 06.1: the probability that costs 0.1.</summary>
    public static ValueExercise<double> Backwards { get; } = new("06.1", "Backwards")
    {
        Expected = Math.Exp(-0.1),
        Tolerance = 5e-4,
        Mistakes =
        [
            new("That is −ln 0.1, the loss of a probability of 0.1. Here the loss is 0.1, and the probability is asked for.",
                -Math.Log(0.1)),
            new("The sign is lost: exp(0.1) is above 1, and no probability is.", Math.Exp(0.1)),
            new("10 % less than certain is a good guess, and a little too low.", 0.9),
            new("That undoes a logarithm to the base 10; the loss has the natural one, and Math.Exp undoes it.", Math.Pow(10, -0.1)),
            new("That undoes a logarithm to the base 2; the loss has the natural one, and Math.Exp undoes it.", Math.Pow(2, -0.1)),
            new("That is the loss itself; its probability is asked for.", 0.1),
            new("That is the rest, what the other classes got together.", 1 - Math.Exp(-0.1)),
        ],
        Hints =
        [
            "The loss is −ln p. Write −ln p = 0.1 and bring the minus sign to the other side.",
            "Now ln p stands alone on one side. Which function undoes the logarithm?",
        ],
    };

    /// <summary>Exercise 06.2: what a network with 26 classes loses before training.</summary>
    public static ValueExercise<double> Letters { get; } = new("06.2", "Where it starts")
    {
        Expected = Math.Log(26),
        Tolerance = 6e-4,
        Mistakes =
        [
            new("1 / 26 divides whole numbers and is 0 in C#: write 1.0 / 26.", double.PositiveInfinity),
            new("That is the probability of each letter. Its −ln is the loss.", 1.0 / 26),
            new("That is the number of letters. Which probability does each get, and what does that cost?", 26),
            new("That is the logarithm to the base 10; the loss has the natural one, Math.Log.", Math.Log10(26)),
            new("That is the logarithm to the base 2; the loss has the natural one, Math.Log.", Math.Log2(26)),
            new("The sign is wrong: a loss is not negative.", -Math.Log(26)),
            new("That is −ln of 25/26, the probability of all the wrong letters together.", -Math.Log(25.0 / 26)),
            new("A sample has one true letter; its −ln p is not divided by the 26.", Math.Log(26) / 26),
        ],
        Hints =
        [
            "An untrained network gives every letter about the same probability. Which one?",
            "26 equal shares of 1. The loss of a sample is −ln of the share that its true letter got.",
        ],
    };

    /// <summary>Exercise 06.3: the mean squared error of those points that were measured.</summary>
    public static Exercise<Func<double[], double[], double>> SquaredError { get; } = new("06.3", "What was measured")
    {
        Reference = (predictions, targets) => Measured(predictions, targets, squares => squares.Average()),
        Cases =
        [
            new("predictions [1, 2, 3], targets [1, 2, 3]", f => f([1, 2, 3], [1, 2, 3])),
            new("predictions [1, 1.5, 2], targets [1, 2.1, 2.9]", f => f([1, 1.5, 2], [1, 2.1, 2.9])),
            new("predictions [0, 0], targets [3, -4]", f => f([0, 0], [3, -4])),
            new("predictions [1, 5, 2], targets [2, NaN, 4]", f => f([1, 5, 2], [2, double.NaN, 4])),
            new("predictions [-2, 1, 1, 7], targets [NaN, 4, 0, NaN]", f => f([-2, 1, 1, 7], [double.NaN, 4, 0, double.NaN])),
            new("predictions [1000, -3], targets [-1000, -3.5]", f => f([1000, -3], [-1000, -3.5])),
            new("one point, prediction 2, target 5", f => f([2], [5])),
            new("nothing measured: predictions [1, 2], targets [NaN, NaN]", f => f([1, 2], [double.NaN, double.NaN])),
            new("no points at all", f => f([], [])),
        ],
        RandomCase = random =>
        {
            double[] predictions = CaseNumbers.Draw(random, 4, -3, 3, decimals: 2),
                targets = CaseNumbers.Draw(random, 4, -3, 3, decimals: 2);
            targets[random.Next(4)] = double.NaN;
            return new($"predictions [{CaseNumbers.Text(predictions)}"
                + $"], targets [{string.Join(", ", targets.Select(y => double.IsNaN(y) ? "NaN" : NumberText.Short(y)))}]",
                f => f([.. predictions], [.. targets]));
        },
        Mistakes =
        [
            .. Any("A missing target takes part, and one NaN makes the whole sum NaN: leave it out.",
                (predictions, targets) => Errors(predictions, targets).Select(Square).DefaultIfEmpty().Average()),
            new("A missing target takes part, and one NaN makes the whole sum NaN: leave it out.",
                (predictions, targets) => Errors(predictions, targets).Select(Square).DefaultIfEmpty().Average()),
            new("With nothing measured comes 1 here; 0 is asked for.",
                (predictions, targets) => Known(predictions, targets).Length == 0
                    ? 1 : Measured(predictions, targets, squares => squares.Average())),
            new("With nothing to add up, 0 is divided by 0: that gives NaN, and 0 is asked for.",
                (predictions, targets) => Known(predictions, targets).Sum(Square) / Known(predictions, targets).Length),
            new("Average of nothing throws: with nothing measured the loss shall be 0.",
                (predictions, targets) => Known(predictions, targets).Select(Square).Average()),
            .. Any("The sum is divided by the number of all points; divide by the number of those that were measured.",
                (predictions, targets) => Known(predictions, targets).Sum(Square) / predictions.Length),
            .. Any("A missing target counts as 0 here; leave it out.",
                (predictions, targets) => predictions.Zip(targets, (p, y) => Square(double.IsNaN(y) ? p : p - y)).Average()),
            new("A missing target counts as 0 here; leave it out.",
                (predictions, targets) => predictions.Zip(targets, (p, y) => Square(double.IsNaN(y) ? p : p - y))
                    .DefaultIfEmpty().Average()),
            new("A missing target counts as 0 here; leave it out.",
                (predictions, targets) =>
                    predictions.Zip(targets, (p, y) => Square(double.IsNaN(y) ? p : p - y)).Sum() / predictions.Length),
            .. Any("It ends at the first missing target; leave that one out and go on.",
                (predictions, targets) => targets.TakeWhile(y => !double.IsNaN(y)).Count() is > 0 and var many
                    ? Measured(predictions[..many], targets[..many], squares => squares.Average()) : 0),
            .. Any("A target of 0 is left out; it was measured. Missing is NaN.",
                (predictions, targets) => predictions.Zip(targets).Where(pair => pair.Second != 0 && !double.IsNaN(pair.Second))
                    .Select(pair => Square(pair.First - pair.Second)).DefaultIfEmpty().Average()),
            .. Mean("That is the sum; divide by the number of points that were measured.", squares => squares.Sum()),
            .. Mean("There is a factor of one half too many; some books have it, this one does not.", squares => squares.Average() / 2),
            .. Mean("That is the root of it; no root is asked for.", squares => Math.Sqrt(squares.Average())),
            .. Mean("The sign is turned: a loss is not negative.", squares => -squares.Average()),
            .. Mean("The sum starts at 1; it must start at 0.", squares => (1 + squares.Sum()) / squares.Length),
            .. Mean("The sum is divided by one more than there are points.", squares => squares.Sum() / (squares.Length + 1)),
            .. Mean("The sum is divided by one less than there are points.", squares => squares.Sum() / (squares.Length - 1)),
            .. Mean("The sum is multiplied by the number of points; divide by it.", squares => squares.Sum() * squares.Length),
            .. Mean("The mean is divided by the number of points once more.", squares => squares.Average() / squares.Length),
            .. Any("Only the first prediction is compared, with the first target; every point counts.",
                (predictions, targets) => Measured(predictions[..1], targets[..1], squares => squares.Average())),
            .. Mean("That is the largest squared error; the mean is asked for.", squares => squares.Max()),
            .. Mean("The squares are squared once more.", squares => squares.Select(Square).Average()),
            .. Errors("The errors are not squared: those of different sign cancel.", errors => errors.Average()),
            .. Errors("That is the mean absolute error; square the errors instead.", errors => errors.Average(error => Math.Abs(error))),
            .. Errors("The mean is squared; square each error, then take the mean.", errors => Square(errors.Average())),
            .. Errors("That is the third power; square the errors.", errors => errors.Average(error => error * error * error)),
            .. Errors("The errors are doubled; square them.", errors => errors.Average(error => 2 * error)),
            .. Any("The error is the difference of the two, prediction minus target; here they are added.",
                (predictions, targets) => Measured([.. predictions.Select(p => -p)], targets, squares => squares.Average())),
            .. Any("The predictions are squared; square the difference to the target.",
                (predictions, targets) => Measured(predictions, [.. targets.Select(y => y * 0)], squares => squares.Average())),
            .. Any("The targets are squared; square the difference between prediction and target.",
                (predictions, targets) => Measured([.. predictions.Select(_ => 0.0)], targets, squares => squares.Average())),
            .. Any("Prediction and target are squared, each for itself; square their difference.",
                (predictions, targets) => predictions.Zip(targets, (p, y) => Square(p) - Square(y))
                    .Where(value => !double.IsNaN(value)).Average()),
            .. Any("Prediction and target are multiplied; subtract them, and square that.",
                (predictions, targets) => predictions.Zip(targets, (p, y) => p * y).Where(value => !double.IsNaN(value)).Average()),
            .. Any("Each error is divided by itself; square it.",
                (predictions, targets) => Known(predictions, targets).Average(error => error / error)),
            .. Any("The signs of the predictions are lost.",
                (predictions, targets) => Measured([.. predictions.Select(p => Math.Abs(p))], targets, squares => squares.Average())),
            .. Any("The signs of the targets are lost.",
                (predictions, targets) => Measured(predictions, [.. targets.Select(y => Math.Abs(y))], squares => squares.Average())),
            .. Any("A negative prediction counts as 0.",
                (predictions, targets) => Measured([.. predictions.Select(p => Math.Max(0, p))], targets, squares => squares.Average())),
            .. Any("A negative target counts as 0.",
                (predictions, targets) => Measured(predictions, [.. targets.Select(y => Math.Max(0, y))], squares => squares.Average())),
            .. Errors("Only the last measured point counts: add up.", errors => Square(errors[^1]) / errors.Length),
            .. Any("Every second point is left out.",
                (predictions, targets) =>
                    Known([.. predictions.Where((_, i) => i % 2 == 0)], [.. targets.Where((_, i) => i % 2 == 0)]) is { Length: > 0 } errors
                        ? errors.Average(Square) : 0),
            .. Any("The first point is left out: points are counted from 0.",
                (predictions, targets) => Known(predictions[1..], targets[1..]).Sum(Square) / Known(predictions, targets).Length),
            .. Any("The first point is left out: points are counted from 0.",
                (predictions, targets) => Measured(predictions[1..], targets[1..], squares => squares.Average())),
            .. Any("The last point is left out: the loop ends one too early.",
                (predictions, targets) => Known(predictions[..^1], targets[..^1]).Sum(Square) / Known(predictions, targets).Length),
            .. Any("The last point is left out: the loop ends one too early.",
                (predictions, targets) => Measured(predictions[..^1], targets[..^1], squares => squares.Average())),
            new("It is the other way round: the points whose target is NaN are to be left out, and the others count.",
                (predictions, targets) => Missing(predictions, targets) is { Length: > 0 } missing ? missing.Average(Square) : 0),
        ],
        Hints =
        [
            "Go through the points and add up squares. double.IsNaN tells whether a target is missing. What must you count besides?",
            "Two running numbers: the sum of the squared errors, and how many targets were there. At the end divide one by the other, "
                + "and think of what to return when the second is 0.",
        ],
    };

    /// <summary>Exercise 06.4: categorical cross-entropy of a batch with labels, clipped.</summary>
    public static Exercise<Func<Matrix, int[], double>> CrossEntropy { get; } = new("06.4", "Cross-entropy of a batch")
    {
        Reference = (probabilities, labels) => Picked(probabilities, labels).Average(CategoryLoss),
        Cases =
        [
            new("[[0.5, 0.3, 0.2]], label 1", f => f([[0.5, 0.3, 0.2]], [1])),
            new("[[0.5, 0.3, 0.2], [0.7, 0.2, 0.1]], labels 1, 0", f => f([[0.5, 0.3, 0.2], [0.7, 0.2, 0.1]], [1, 0])),
            new("[[1, 0], [0.25, 0.75]], labels 1, 1", f => f([[1, 0], [0.25, 0.75]], [1, 1])),
            new("[[0.1, 0.9], [0.6, 0.4], [1, 0]], labels 0, 0, 1", f => f([[0.1, 0.9], [0.6, 0.4], [1, 0]], [0, 0, 1])),
            new("[[0.999999, 0.000001], [0.3, 0.7]], labels 1, 0", f => f([[0.999999, 0.000001], [0.3, 0.7]], [1, 0])),
            new("[[0.2, 1e-9, 0.8]], label 1", f => f([[0.2, 1e-9, 0.8]], [1])),
            new("[[0.2, 0.2, 0.6], [0.3, 0.3, 0.4], [0.8, 0.1, 0.1], [0.5, 0.4, 0.1]], labels 2, 1, 1, 0",
                f => f([[0.2, 0.2, 0.6], [0.3, 0.3, 0.4], [0.8, 0.1, 0.1], [0.5, 0.4, 0.1]], [2, 1, 1, 0])),
        ],
        RandomCase = random =>
        {
            Matrix probabilities =
                [.. Enumerable.Range(0, 3 + random.Next(3)).Select(_ => Shares(CaseNumbers.Draw(random, 3, 0.05, 0.95, decimals: 2)))];
            int[] labels = [.. Enumerable.Range(0, probabilities.Rows).Select(_ => random.Next(3))];
            return new($"a random {probabilities.Rows} × 3 matrix, labels {string.Join(", ", labels)}",
                f => f(probabilities.Copy(), [.. labels]));
        },
        Mistakes =
        [
            new("That is the sum over the samples; the mean is asked for.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss)),
            new("The minus sign is missing: a loss is not negative.",
                (probabilities, labels) => -Picked(probabilities, labels).Average(CategoryLoss)),
            new("Only a probability of exactly 0 is replaced; at least 1e-7 is asked for, and 1e-9 is less.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(p == 0 ? Smallest : p))),
            new("A probability of 0 is not clipped: its logarithm is −∞. At least 1e-7 is asked for.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(p))),
            new("The mean is taken of the probabilities; take the logarithm of each first.",
                (probabilities, labels) => CategoryLoss(Picked(probabilities, labels).Average())),
            new("The mean is taken of the probabilities; take the logarithm of each first.",
                (probabilities, labels) => -Math.Log(Picked(probabilities, labels).Average(p => Math.Max(p, Smallest)))),
            new("The logarithm is to the base 2; take the natural one, Math.Log.",
                (probabilities, labels) => Picked(probabilities, labels).Average(CategoryLoss) / Math.Log(2)),
            new("The logarithm is to the base 10; take the natural one, Math.Log.",
                (probabilities, labels) => Picked(probabilities, labels).Average(CategoryLoss) / Math.Log(10)),
            new("The sum is divided by all numbers of the matrix; divide by the number of samples.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss) / probabilities.Values.Length),
            new("The sum is divided by the number of classes; divide by the number of samples.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss) / probabilities.Columns),
            new("The sum is divided by one less than there are samples.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss) / (labels.Length - 1)),
            new("The sum is divided by one more than there are samples.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss) / (labels.Length + 1)),
            new("The sum is multiplied by the number of samples; divide by it.",
                (probabilities, labels) => Picked(probabilities, labels).Sum(CategoryLoss) * labels.Length),
            new("The sum starts at 1; it must start at 0.",
                (probabilities, labels) => (1 + Picked(probabilities, labels).Sum(CategoryLoss)) / labels.Length),
            new("The sum starts at 1; it must start at 0.",
                (probabilities, labels) => (Picked(probabilities, labels).Sum(CategoryLoss) - 1) / labels.Length),
            new("Row and column are exchanged: the sample is the row, its label the column.",
                (probabilities, labels) => labels.Select((label, row) => probabilities[label, row]).Average(CategoryLoss)),
            new("Every row is asked for the first sample's label; row i has labels[i].",
                (probabilities, labels) => labels.Select((_, row) => probabilities[row, labels[0]]).Average(CategoryLoss)),
            new("Every label is looked up in the first row; each sample has a row of its own.",
                (probabilities, labels) => labels.Select(label => probabilities[0, label]).Average(CategoryLoss)),
            new("The first class is taken for the true one in every row; the labels say which it is.",
                (probabilities, labels) => labels.Select((_, row) => probabilities[row, 0]).Average(CategoryLoss)),
            new("The largest probability of each row is taken; the true class's is asked for.",
                (probabilities, _) => probabilities.Select(row => row.Max()).Average(CategoryLoss)),
            new("The labels are counted from 1; they start at 0.",
                (probabilities, labels) => labels.Select((label, row) => probabilities[row, label - 1]).Average(CategoryLoss)),
            new("The column to the right of the label is taken.",
                (probabilities, labels) => labels.Select((label, row) => probabilities[row, label + 1]).Average(CategoryLoss)),
            new("The first sample is left out: rows are counted from 0.",
                (probabilities, labels) => Picked(probabilities, labels).Skip(1).Sum(CategoryLoss) / labels.Length),
            new("The last sample is left out: the loop ends one row too early.",
                (probabilities, labels) => Picked(probabilities, labels).SkipLast(1).Sum(CategoryLoss) / labels.Length),
            new("Only the last sample is counted: add up.",
                (probabilities, labels) => Picked(probabilities, labels).Select(CategoryLoss).Last() / labels.Length),
            new("Only the last sample is counted, and its sign is turned: take away from the sum, sample by sample.",
                (probabilities, labels) => -Picked(probabilities, labels).Select(CategoryLoss).Last() / labels.Length),
            new("The mean is divided by the number of samples once more.",
                (probabilities, labels) => Picked(probabilities, labels).Average(CategoryLoss) / labels.Length),
            .. OtherClips.Select(clip =>
                new Mistake<Func<Matrix, int[], double>>("A very small probability is held at another number than 1e-7.",
                    (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(Math.Max(p, clip))))),
            new("1e-7 is added to every probability; it is the least that a probability may be, and larger ones stay as they are.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(p + Smallest))),
            new("Every probability is held at 1e-7 or less; it must be at least that.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Log(Math.Min(p, Smallest)))),
            new("The logarithm is clipped; the probability must be, before it.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => -Math.Max(Math.Log(p), Smallest))),
            new("A sample with probability 0 is left out; it must cost −ln 1e-7.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => p == 0 ? 0 : CategoryLoss(p))),
            new("Every second sample is left out.",
                (probabilities, labels) => Picked(probabilities, labels).Where((_, row) => row % 2 == 0).Sum(CategoryLoss) / labels.Length),
            new("The first class is taken for the true one, in the row that the label names: a sample's row is its own.",
                (probabilities, labels) => labels.Select(label => probabilities[label, 0]).Average(CategoryLoss)),
            new("The column has the row's number; it must be the label's.",
                (probabilities, labels) => labels.Select((_, row) => probabilities[row, row]).Average(CategoryLoss)),
            new("The labels are read from back to front.",
                (probabilities, labels) => Picked(probabilities, [.. labels.Reverse()]).Average(CategoryLoss)),
            new("No logarithm is taken: that is 1 minus the mean probability.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => 1 - Math.Max(p, Smallest))),
            new("No logarithm is taken: these are the probabilities.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => Math.Max(p, Smallest))),
            new("No logarithm is taken: these are the probabilities, with a minus sign.",
                (probabilities, labels) => -Picked(probabilities, labels).Average(p => Math.Max(p, Smallest))),
            new("This is −ln(1 − p), the price of the wrong answer; −ln p is asked for.",
                (probabilities, labels) => Picked(probabilities, labels).Average(p => CategoryLoss(1 - p))),
        ],
        Hints =
        [
            "Of each row one number matters. In which row and which column does it stand?",
            "Pick that number, make it at least 1e-7 (Math.Max helps), take −ln of it; add these up over the rows. "
                + "The mean comes at the end.",
        ],
    };
}
