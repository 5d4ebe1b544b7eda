using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 14 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers14Tests
{
    private static readonly Dictionary<string, (Func<Matrix, int, int, Matrix> Answer, string? Named)> WrongShift = new()
    {
        ["one long row"] =
            ((picture, right, down) =>
                new(picture.Rows, picture.Columns,
                    [.. Enumerable.Range(0, picture.Values.Length).Select(k => k - right - (down * picture.Columns))
                        .Select(k => k >= 0 && k < picture.Values.Length ? picture.Values[k] : 0)]), "as one long row"),
        ["around the corner"] =
            ((picture, right, down) =>
                Built(picture, (row, column) => picture[Mod(row - down, picture.Rows), Mod(column - right, picture.Columns)]),
                "comes in on the other"),
        ["the old picture below"] =
            ((picture, right, down) =>
                Built(picture, (row, column) => Inside(picture, row - down, column - right)
                    ? picture[row - down, column - right] : picture[row, column]), "begin with an empty matrix"),
        ["down and right exchanged"] = ((picture, right, down) => Shifted(picture, down, right), "changed places"),
        ["to the left"] = ((picture, right, down) => Shifted(picture, -right, down), "goes left"),
        ["to the right alone"] = ((picture, right, down) => Shifted(picture, Math.Max(0, right), Math.Max(0, down)), null),
        ["never further than 3"] = ((picture, right, down) => Shifted(picture, Math.Clamp(right, -3, 3), down), null),
        ["turned"] = ((picture, right, down) => Shifted(picture, right, down).Transpose(), null),
        ["in place"] = ((picture, right, down) => { picture.CopyFrom(Shifted(picture, right, down)); return picture; }, null),
        ["itself where nothing moves"] =
            ((picture, right, down) => (right, down) == (0, 0) ? picture : Shifted(picture, right, down), "return a new matrix"),
        ["written over, in a copy"] = ((picture, right, down) => WrittenOver(picture.Copy(), right, down), "written over while"),
        ["written over"] = (WrittenOver, null),
        ["rows for columns"] =
            ((picture, right, down) =>
                Built(picture, (row, column) => row - down >= 0 && row - down < picture.Columns && column - right >= 0
                    && column - right < picture.Rows ? picture[row - down, column - right] : 0), null),
        ["made lying instead of standing"] =
            ((picture, right, down) => new Matrix(picture.Columns, picture.Rows, Shifted(picture, right, down).Values), null),
        ["empty"] = ((picture, _, _) => new Matrix(picture.Rows, picture.Columns), "comes back empty"),
    };

    private static readonly Dictionary<string, (Func<Matrix, (int, int)> Answer, string? Named)> WrongCommonest = new()
    {
        ["the diagonal, too"] = (counts => Best(counts, (i, j) => counts[i, j]), "The diagonal"),
        ["the wrong way round"] =
            (counts => Best(counts, (i, j) => i == j ? -1 : counts[i, j]) is var (truth, said) ? (said, truth) : default,
                "the wrong way round"),
        ["the share of the row"] = (counts => Best(counts, (i, j) => i == j ? -1 : counts[i, j] / counts.RowSums()[i, 0]), null),
        ["the last of equal ones"] = (counts => Ranked(counts, (i, j) => i == j ? -1 : counts[i, j]).Last(), "Of equal counts the last"),
        ["both directions"] = (counts => Best(counts, (i, j) => i == j ? -1 : counts[i, j] + counts[j, i]), "added up"),
        ["above the diagonal"] = (counts => Best(counts, (i, j) => i >= j ? 0 : counts[i, j]), "above the diagonal"),
        ["below the diagonal"] = (counts => Best(counts, (i, j) => i <= j ? 0 : counts[i, j]), "below the diagonal"),
        ["the share of the column"] =
            (counts => Best(counts, (i, j) => i == j ? -1 : counts[i, j] / (1 + counts.ColumnSums()[0, j])), null),
        ["always the first two"] = (_ => (0, 1), null),
    };

    private static readonly Dictionary<string, (Func<Matrix, int[], int, int[]> Answer, string? Named)> WrongWorst = new()
    {
        ["the right ones, too"] =
            ((probabilities, _, count) => [.. Rows(probabilities).OrderByDescending(row => Sure(probabilities, row)).Take(count)],
                "Right answers are among them"),
        ["the least sure first"] =
            ((probabilities, labels, count) => [.. Mistaken(probabilities, labels).OrderBy(row => Sure(probabilities, row)).Take(count)],
                "The least sure"),
        ["in their order"] =
            ((probabilities, labels, count) => [.. Mistaken(probabilities, labels).Take(count)], "in the order of the rows"),
        ["by the true class"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderBy(row => probabilities[row, labels[row]]).Take(count)],
                "the true class's probability"),
        ["all of them"] =
            ((probabilities, labels, _) => [.. Mistaken(probabilities, labels).OrderByDescending(row => Sure(probabilities, row))],
                "more than were asked for"),
        ["the right ones"] =
            ((probabilities, labels, count) =>
                [.. Rows(probabilities).Except(Mistaken(probabilities, labels)).OrderByDescending(row => Sure(probabilities, row))
                    .Take(count)], "the mistakes are not"),
        ["later first"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).Reverse().OrderByDescending(row => Sure(probabilities, row)).Take(count)],
                "the earlier should"),
        ["turned round"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderBy(row => Sure(probabilities, row)).Reverse().Take(count)], "the earlier should"),
        ["so many, then the mistakes"] =
            ((probabilities, labels, count) =>
                [.. Rows(probabilities).OrderByDescending(row => Sure(probabilities, row)).Take(count)
                    .Where(row => Mistaken(probabilities, labels).Contains(row))], "first the mistakes"),
        ["the first rows, then the mistakes"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).Where(row => row < count).OrderByDescending(row => Sure(probabilities, row))], null),
        ["the last of equal classes"] =
            ((probabilities, labels, count) =>
                [.. Rows(probabilities)
                    .Where(row => Array.LastIndexOf(probabilities.Row(row).ToArray(), Sure(probabilities, row)) != labels[row])
                    .OrderByDescending(row => Sure(probabilities, row)).Take(count)], "as ArgMax() does"),
        ["always so many"] =
            ((probabilities, labels, count) =>
                [.. Enumerable.Range(0, count)
                    .Select(i => Mistaken(probabilities, labels).OrderByDescending(row => Sure(probabilities, row)).ElementAtOrDefault(i))],
                    null),
        ["below one half"] =
            ((probabilities, labels, count) =>
                [.. Rows(probabilities).Where(row => probabilities[row, labels[row]] < 0.5)
                    .OrderByDescending(row => Sure(probabilities, row)).Take(count)], null),
        ["in whole per cents"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderByDescending(row => Math.Round(Sure(probabilities, row), 2)).Take(count)],
                "rounded before"),
        ["in thousandths"] =
            ((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderByDescending(row => Math.Round(Sure(probabilities, row), 3)).Take(count)], null),
        ["always the first"] = ((_, _, _) => [0], null),
    };

    private static readonly Dictionary<string, (Func<Matrix, int[], Matrix, Matrix, Matrix> Answer, string? Named)> WrongSlopes = new()
    {
        ["the mean"] =
            ((X, y, weights, biases) => AtLogits(X, y, weights, biases).TransposeAndMultiply(weights) / X.Rows, "divided by the number"),
        ["uphill and down"] = ((X, y, weights, biases) => -1 * AtLogits(X, y, weights, biases).TransposeAndMultiply(weights), "The sign"),
        ["without y"] =
            ((X, _, weights, biases) => new Softmax().Forward((X * weights) + biases).TransposeAndMultiply(weights), "p − y, not p"),
        ["without biases"] =
            ((X, y, weights, biases) => AtLogits(X, y, weights, 0 * biases).TransposeAndMultiply(weights), "The biases are missing"),
        ["the size"] =
            ((X, y, weights, biases) => AtLogits(X, y, weights, biases).TransposeAndMultiply(weights).Map(Math.Abs), "without a sign"),
        ["of the score"] = ((_, y, weights, _) => weights.Transpose().SelectRows(y), "true class's score"),
        ["of the probability"] = ((X, y, weights, biases) =>
        {
            Matrix p = new Softmax().Forward((X * weights) + biases),
                slopes = -1 * AtLogits(X, y, weights, biases).TransposeAndMultiply(weights);
            for (int row = 0; row < y.Length; row++)
                for (int pixel = 0; pixel < X.Columns; pixel++)
                    slopes[row, pixel] *= p[row, y[row]];
            return slopes;
        }, null),
        ["at the logits"] = ((X, y, weights, biases) => AtLogits(X, y, weights, biases), "one step further back"),
        ["for the weights"] = ((X, y, weights, biases) => X.Transpose() * AtLogits(X, y, weights, biases), "for the weights"),
        ["without the maximum taken away"] = ((X, y, weights, biases) =>
        {
            Matrix powers = ((X * weights) + biases).Map(Math.Exp), p = new(powers.Rows, powers.Columns);
            for (int row = 0; row < p.Rows; row++)
                for (int column = 0; column < p.Columns; column++)
                    p[row, column] = (powers[row, column] / powers.RowSums()[row, 0]) - (column == y[row] ? 1 : 0);
            return p * weights.Transpose();
        }, "overflow"),
    };

    public static TheoryData<string> WrongShiftNames => [.. WrongShift.Keys];

    public static TheoryData<string> WrongCommonestNames => [.. WrongCommonest.Keys];

    public static TheoryData<string> WrongWorstNames => [.. WrongWorst.Keys];

    public static TheoryData<string> WrongSlopesNames => [.. WrongSlopes.Keys];

    [Theory]
    [MemberData(nameof(WrongShiftNames))]
    public void A_wrong_move_is_rejected(string name) =>
        Rejected(Chapter14.Shift.Solution(WrongShift[name].Answer), WrongShift[name].Named);

    [Theory]
    [MemberData(nameof(WrongCommonestNames))]
    public void A_wrong_pair_is_rejected(string name) =>
        Rejected(Chapter14.Commonest.Solution(WrongCommonest[name].Answer), WrongCommonest[name].Named);

    [Theory]
    [MemberData(nameof(WrongWorstNames))]
    public void A_wrong_list_of_mistakes_is_rejected(string name) =>
        Rejected(Chapter14.Worst.Solution(WrongWorst[name].Answer), WrongWorst[name].Named);

    [Theory]
    [MemberData(nameof(WrongSlopesNames))]
    public void Wrong_slopes_are_rejected(string name) =>
        Rejected(Chapter14.PixelSlopes.Solution(WrongSlopes[name].Answer), WrongSlopes[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(Chapter14.Numbers.Solution(109_386));
        Passed(Chapter14.Shift.Solution(Shifted));
        Passed(
            Chapter14.Shift.Solution((picture, right, down) =>
                new Matrix(picture.Rows, picture.Columns,
                    Augmentation.Shift(new Matrix(1, picture.Values.Length, picture.Values), picture.Columns, right, down).Values)));
        Passed(Chapter14.Commonest.Solution(counts => Best(counts, (i, j) => i == j ? -1 : counts[i, j])));
        Passed(
            Chapter14.Worst.Solution((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderByDescending(row => Sure(probabilities, row)).Take(count)]));
        Passed(
            Chapter14.Worst.Solution((probabilities, labels, count) =>
                [.. Mistaken(probabilities, labels).OrderBy(row => -Sure(probabilities, row)).ThenBy(row => row).Take(count)]));
        Passed(Chapter14.PixelSlopes.Solution((X, y, weights, biases) => AtLogits(X, y, weights, biases) * weights.Transpose()));
        Passed(Chapter14.PixelSlopes.Solution((X, y, weights, biases) =>
        {
            var softmax = new Softmax();
            var probabilities = softmax.Forward((X * weights) + biases);
            return softmax.Backward(new CategoricalCrossEntropy().Gradient(probabilities, Labels.OneHot(y, weights.Columns)) * X.Rows)
                .TransposeAndMultiply(weights);
        }));
        Passed(
            Chapter14.PixelSlopes.Solution((X, y, weights, biases) => new CategoricalCrossEntropy()
                .GradientFromLogits((X * weights) + biases, Labels.OneHot(y, weights.Columns)).TransposeAndMultiply(weights) * X.Rows));
    }

    private static Matrix Shifted(Matrix picture, int right, int down) =>
        Built(picture, (row, column) => Inside(picture, row - down, column - right) ? picture[row - down, column - right] : 0);

    private static Matrix Built(Matrix picture, Func<int, int, double> pixel)
    {
        var built = new Matrix(picture.Rows, picture.Columns);
        for (int row = 0; row < built.Rows; row++)
            for (int column = 0; column < built.Columns; column++)
                built[row, column] = pixel(row, column);
        return built;
    }

    private static bool Inside(Matrix picture, int row, int column) =>
        row >= 0 && row < picture.Rows && column >= 0 && column < picture.Columns;

    private static int Mod(int value, int count) => ((value % count) + count) % count;

    /// <summary>In one matrix, from the first pixel to the last, so that later ones find earlier ones moved.</summary>
    private static Matrix WrittenOver(Matrix picture, int right, int down)
    {
        for (int row = 0; row < picture.Rows; row++)
            for (int column = 0; column < picture.Columns; column++)
                picture[row, column] = Inside(picture, row - down, column - right) ? picture[row - down, column - right] : 0;
        return picture;
    }

    private static (int, int) Best(Matrix counts, Func<int, int, double> measure) =>
        Pairs(counts).MaxBy(pair => measure(pair.Item1, pair.Item2));

    /// <summary>The smallest first, and equal ones in their order.</summary>
    private static IEnumerable<(int, int)> Ranked(Matrix counts, Func<int, int, double> measure) =>
        Pairs(counts).OrderBy(pair => measure(pair.Item1, pair.Item2));

    private static IEnumerable<(int, int)> Pairs(Matrix counts) =>
        Enumerable.Range(0, counts.Rows).SelectMany(i => Enumerable.Range(0, counts.Columns).Select(j => (i, j)));

    private static IEnumerable<int> Rows(Matrix probabilities) => Enumerable.Range(0, probabilities.Rows);

    private static IEnumerable<int> Mistaken(Matrix probabilities, int[] labels) =>
        Rows(probabilities).Where(row => probabilities.ArgMax()[row] != labels[row]);

    private static double Sure(Matrix probabilities, int row) => probabilities.Row(row).ToArray().Max();

    private static Matrix AtLogits(Matrix X, int[] y, Matrix weights, Matrix biases) =>
        new Softmax().Forward((X * weights) + biases) - Labels.OneHot(y, weights.Columns);
}
