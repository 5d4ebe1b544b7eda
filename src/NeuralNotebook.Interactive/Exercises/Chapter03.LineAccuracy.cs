namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter03
{
    /// <summary>Exercise 03.5: the share of samples that a line puts into their own class.</summary>
    public static Exercise<Func<Matrix, int[], double, double, double, double>> LineAccuracy { get; } = new("03.5", "How good is a line?")
    {
        Reference = Right,
        Cases =
        [
            new("4 points, the line x₁ + x₂ = 3", f => f([[0, 0], [1, 0.2], [3, 2.8], [2.5, 3.5]], [0, 0, 1, 1], 1, 1, -3)),
            new("3 points, one on the wrong side of x₁ = 1", f => f([[0, 5], [2, 0], [3, 1]], [0, 1, 0], 1, 0, -1)),
            new("a point of class 0 on the line itself", f => f([[1, 1], [0, 2], [4, 4], [0, 0]], [0, 0, 1, 1], 1, 1, -2)),
            new("a point of class 1 on the line itself", f => f([[1, 1], [0, 3], [4, -4]], [1, 1, 0], 1, 1, -2)),
            new("one point, on the wrong side", f => f([[2, -1]], [0], 1, 1, 0)),
            new("one point, on its own side", f => f([[2, -1]], [1], 2, 3, 0)),
            new("5 points far out, weights [-2, 0.5], b 300",
                f => f([[100, 5], [200, -40], [0, -700], [-90, 1000], [160, 60]], [1, 0, 1, 1, 0], -2, 0.5, 300)),
            new("weights [0, 0], b 1: every point is class 1", f => f([[1, 2], [3, -4], [5, 6]], [1, 0, 0], 0, 0, 1)),
        ],
        RandomCase = random =>
        {
            Matrix X = [.. Enumerable.Range(0, 7).Select(_ => CaseNumbers.Draw(random, 2))];
            int[] y = [.. Enumerable.Range(0, 7).Select(_ => random.Next(2))];
            double[] line = CaseNumbers.Draw(random, 3);
            return new($"7 random points, the line {CaseNumbers.Text(line)}", f => f(X.Copy(), [.. y], line[0], line[1], line[2]));
        },
        Mistakes =
        [
            new("That is the number of right samples; divide it by the number of samples.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) * X.Rows),
            new("That is the share in percent; it was asked from 0 to 1.", (X, y, w1, w2, b) => 100 * Right(X, y, w1, w2, b)),
            new("Those are the samples on the wrong side: class 1 is where the sum is positive.",
                (X, y, w1, w2, b) => 1 - Right(X, y, w1, w2, b)),
            new("On the line itself the sum is 0 and not above 0: such a point is class 0.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => (Sum(x, w1, w2, b) >= 0 ? 1 : 0) == label)),
            new("A point on the line counts for neither class: there the line says 0.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => Math.Sign(Sum(x, w1, w2, b)) == (label == 1 ? 1 : -1))),
            new("That is the better of the line and its opposite; the line says 1 on one side only, the one where the sum is above 0.",
                (X, y, w1, w2, b) => Math.Max(Right(X, y, w1, w2, b), 1 - Right(X, y, w1, w2, b))),
            new("Only the samples of class 1 are looked at; those of class 0 count too.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => label == 1 && Sum(x, w1, w2, b) > 0, (_, label) => label == 1)),
            new("Only the samples of class 0 are looked at; those of class 1 count too.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => label == 0 && Sum(x, w1, w2, b) <= 0, (_, label) => label == 0)),
            new("Only the right samples of class 1 are counted; those of class 0 on their own side are right, too.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => label == 1 && Sum(x, w1, w2, b) > 0)),
            new("Only the right samples of class 0 are counted; those of class 1 on their own side are right, too.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => label == 0 && Sum(x, w1, w2, b) <= 0)),
            new("That is the share of samples for which the line says 1; compare with y.",
                (X, y, w1, w2, b) => Share(X, y, (x, _) => Sum(x, w1, w2, b) > 0)),
            new("Of the samples for which the line says 1, that is the share of class 1; those for which it says 0 count too.",
                (X, y, w1, w2, b) => Share(X, y, (_, label) => label == 1, (x, _) => Sum(x, w1, w2, b) > 0)),
            new("The line's sum is taken as above 1; class 1 begins above 0.", (X, y, w1, w2, b) => Right(X, y, w1, w2, b - 1)),
            new("The line's sum is taken as above −1; class 1 begins above 0.", (X, y, w1, w2, b) => Right(X, y, w1, w2, b + 1)),
            new("The bias b is not added.", (X, y, w1, w2, _) => Right(X, y, w1, w2, 0)),
            new("The bias b is subtracted; it is added.", (X, y, w1, w2, b) => Right(X, y, w1, w2, -b)),
            new("The second feature has no part in the sum: add w2 · x₂.", (X, y, w1, _, b) => Right(X, y, w1, 0, b)),
            new("The first feature has no part in the sum: add w1 · x₁.", (X, y, _, w2, b) => Right(X, y, 0, w2, b)),
            new("w2 · x₂ is subtracted; it is added.", (X, y, w1, w2, b) => Right(X, y, w1, -w2, b)),
            new("w1 · x₁ is subtracted; it is added.", (X, y, w1, w2, b) => Right(X, y, -w1, w2, b)),
            new("w1 and w2 are exchanged.", (X, y, w1, w2, b) => Right(X, y, w2, w1, b)),
            new("Both weights meet the first feature; w2 belongs to the second.", (X, y, w1, w2, b) => Right(X, y, w1 + w2, 0, b)),
            new("Both weights meet the second feature; w1 belongs to the first.", (X, y, w1, w2, b) => Right(X, y, 0, w1 + w2, b)),
            new("w1 is added to x₁; the two are multiplied.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => (w1 + x[0] + (w2 * x[1]) + b > 0 ? 1 : 0) == label)),
            new("w2 is added to x₂; the two are multiplied.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => ((w1 * x[0]) + w2 + x[1] + b > 0 ? 1 : 0) == label)),
            new("The first sample is left out of the count.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) - (IsRight(X, y, 0, w1, w2, b) ? 1.0 / X.Rows : 0)),
            new("The last sample is left out of the count.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) - (IsRight(X, y, X.Rows - 1, w1, w2, b) ? 1.0 / X.Rows : 0)),
            new("The count is divided by the number of columns; divide it by the number of samples.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) * X.Rows / X.Columns),
            new("The sides are exchanged, and a point on the line counts as class 1 nowhere: class 1 is where the sum is above 0.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => (Sum(x, w1, w2, b) < 0 ? 1 : 0) == label)),
            new("Both features have the wrong sign in the sum.", (X, y, w1, w2, b) => Right(X, y, -w1, -w2, b)),
            new("The line says 1 for every sample here: that is the share of class 1.",
                (X, y, _, _, _) => Share(X, y, (_, label) => label == 1)),
            new("The line says 0 for every sample here: that is the share of class 0.",
                (X, y, _, _, _) => Share(X, y, (_, label) => label == 0)),
            new("Only the bias decides; the weighted features belong to the sum.", (X, y, _, _, b) => Right(X, y, 0, 0, b)),
            new("w1 is in the sum without x₁.", (X, y, w1, w2, b) => Right(X, y, 0, w2, w1 + b)),
            new("w2 is in the sum without x₂.", (X, y, w1, w2, b) => Right(X, y, w1, 0, w2 + b)),
            new("x₁ is in the sum without its weight w1.", (X, y, _, w2, b) => Right(X, y, 1, w2, b)),
            new("x₂ is in the sum without its weight w2.", (X, y, w1, _, b) => Right(X, y, w1, 1, b)),
            new("w1 is divided by x₁; the two are multiplied.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => ((w1 / x[0]) + (w2 * x[1]) + b > 0 ? 1 : 0) == label)),
            new("w2 is divided by x₂; the two are multiplied.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => ((w1 * x[0]) + (w2 / x[1]) + b > 0 ? 1 : 0) == label)),
            new("w2 and b are exchanged.", (X, y, w1, w2, b) => Right(X, y, w1, b, w2)),
            new("w1 and b are exchanged.", (X, y, w1, w2, b) => Right(X, y, b, w2, w1)),
            new("The bias is taken as 1, whatever b is.", (X, y, w1, w2, _) => Right(X, y, w1, w2, 1)),
            new("A sample also counts where the line says 1 and y says 0; the two must be equal.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => (Sum(x, w1, w2, b) > 0 ? 1 : 0) >= label)),
            new("A sample also counts where the line says 0 and y says 1; the two must be equal.",
                (X, y, w1, w2, b) => Share(X, y, (x, label) => (Sum(x, w1, w2, b) > 0 ? 1 : 0) <= label)),
            new("One sample too many is counted: the count begins at 0.", (X, y, w1, w2, b) => Right(X, y, w1, w2, b) + (1.0 / X.Rows)),
            new("The count is multiplied by the number of samples; divide it.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) * X.Rows * X.Rows),
            new("The share is divided by the number of samples once more.", (X, y, w1, w2, b) => Right(X, y, w1, w2, b) / X.Rows),
            new("The count is divided by one less than the number of samples.",
                (X, y, w1, w2, b) => Right(X, y, w1, w2, b) * X.Rows / (X.Rows - 1)),
            new("Only every second sample is counted.",
                (X, y, w1, w2, b) => (double)Enumerable.Range(0, X.Rows).Count(i => i % 2 == 0 && IsRight(X, y, i, w1, w2, b)) / X.Rows),
            new("That is the number of samples; how many of them are right?", (X, _, _, _, _) => X.Rows),
            new("The sign of w1 is lost.", (X, y, w1, w2, b) => Right(X, y, Math.Abs(w1), w2, b)),
            new("The sign of w2 is lost.", (X, y, w1, w2, b) => Right(X, y, w1, Math.Abs(w2), b)),
            new("The sign of b is lost.", (X, y, w1, w2, b) => Right(X, y, w1, w2, Math.Abs(b))),
            new("The signs of the features are lost.", (X, y, w1, w2, b) => Right(X.Map(Math.Abs), y, w1, w2, b)),
            new("An integer is divided by an integer, which drops the fraction: convert one to double.",
                (X, y, w1, w2, b) => Math.Floor(Right(X, y, w1, w2, b))),
        ],
        Hints =
        [
            "For each row: the sum w1 · x₁ + w2 · x₂ + b. Is it above 0? Then the line says 1.",
            "Count the rows for which the line says what y says. A share is that count divided by the number of rows, and two whole "
                + "numbers divide to a whole number in C#.",
        ],
    };

    private static double Right(Matrix X, int[] y, double w1, double w2, double b) =>
        Share(X, y, (x, label) => (Sum(x, w1, w2, b) > 0 ? 1 : 0) == label);

    private static bool IsRight(Matrix X, int[] y, int row, double w1, double w2, double b) =>
        (Sum([.. X.Row(row)], w1, w2, b) > 0 ? 1 : 0) == y[row];

    private static double Sum(double[] x, double w1, double w2, double b) => (w1 * x[0]) + (w2 * x[1]) + b;

    /// <summary>The share of the samples for which something holds: of all, or of those that are looked at.</summary>
    private static double Share(Matrix X, int[] y, Func<double[], int, bool> holds, Func<double[], int, bool>? isLookedAt = null)
    {
        var samples = X.Zip(y).Where(sample => isLookedAt?.Invoke(sample.First, sample.Second) ?? true).ToArray();
        return (double)samples.Count(sample => holds(sample.First, sample.Second)) / samples.Length;
    }

    private static double Deviation(double[] column) => Deviation(column, around: column.Average());

    private static double Deviation(double[] column, double around) => Math.Sqrt(column.Average(x => (x - around) * (x - around)));

    private static double[] Standardised(double[] column, double mean, double deviation) => [.. column.Select(x => (x - mean) / deviation)];

    private static double[] Joined(double[] first, double[] second) => [.. first, .. second];
}
