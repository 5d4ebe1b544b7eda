namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 03: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers03Tests
{
    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["03.2 degrees"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
                [x + (radius * Math.Cos(angle * Math.PI / 180)), y + (radius * Math.Sin(angle * Math.PI / 180))]),
        ["03.2 clockwise"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y - (radius * Math.Sin(angle))]),
        ["03.2 an angle of once around at most"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
                [x + (radius * Math.Cos(Math.Min(angle, 2 * Math.PI))), y + (radius * Math.Sin(Math.Min(angle, 2 * Math.PI)))]),
        ["03.2 the size of the angle"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
                [x + (radius * Math.Cos(Math.Abs(angle))), y + (radius * Math.Sin(Math.Abs(angle)))]),
        ["03.2 rounded"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
                [Math.Round(x + (radius * Math.Cos(angle)), 3), Math.Round(y + (radius * Math.Sin(angle)), 3)]),
        ["03.3 the chapter's own method"] = () => Chapter03.OneHot.Solution((labels, classes) => Labels.OneHot(labels, classes)),
        ["03.3 a label less 1"] = () =>
            Chapter03.OneHot.Solution((labels, classes) => Rows(labels, classes, (rows, i) => rows[i, labels[i] - 1] = 1)),
        ["03.3 unknown as class 0"] = () =>
            Chapter03.OneHot.Solution((labels, classes) => Rows(labels, classes, (rows, i) => rows[i, Math.Max(0, labels[i])] = 1)),
        ["03.3 class 0 as unknown"] = () =>
            Chapter03.OneHot.Solution((labels, classes) =>
                Rows(labels, classes, (rows, i) => rows[i, Math.Max(0, labels[i])] = labels[i] > 0 ? 1 : 0)),
        ["03.3 three columns"] = () =>
            Chapter03.OneHot.Solution((labels, _) =>
                Rows(labels, 3, (rows, i) => rows[i, Math.Max(0, labels[i])] = labels[i] >= 0 ? 1 : 0)),
        ["03.3 the first row only"] = () =>
            Chapter03.OneHot.Solution((labels, classes) =>
                Rows(labels, classes, (rows, i) => rows[i, Math.Max(0, labels[i])] = i == 0 && labels[i] >= 0 ? 1 : 0)),
        ["03.3 too large labels in silence"] = () =>
            Chapter03.OneHot.Solution((labels, classes) =>
                Rows(labels, classes, (rows, i) =>
                    rows[i, Math.Clamp(labels[i], 0, classes - 1)] = labels[i] >= 0 && labels[i] < classes ? 1 : 0)),
        ["03.3 exceptions in silence"] = () => Chapter03.OneHot.Solution((labels, classes) => Rows(labels, classes, (rows, i) =>
        {
            try
            {
                rows[i, labels[i]] = 1;
            }
            catch (ArgumentOutOfRangeException)
            {
            }
        })),
        ["03.3 up to the first unknown"] = () => Chapter03.OneHot.Solution((labels, classes) =>
        {
            var rows = new Matrix(labels.Length, classes);
            for (int i = 0; i < labels.Length && labels[i] >= 0; i++)
                rows[i, labels[i]] = 1;
            return rows;
        }),
        ["03.4 the mean of train, the distances of test"] = () => Chapter03.StandardiseWith.Solution((train, test) =>
        {
            double mean = train.Average(), deviation = Math.Sqrt(test.Average(x => (x - mean) * (x - mean)));
            return [.. test.Select(x => (x - mean) / deviation)];
        }),
        ["03.5 neither on the line"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) =>
                (double)Enumerable.Range(0, X.Rows).Count(i => Math.Sign((w1 * X[i, 0]) + (w2 * X[i, 1]) + b) == (2 * y[i]) - 1) / X.Rows),
        ["03.4 train and test together"] = () => Chapter03.StandardiseWith.Solution((train, test) => Scaled(test, [.. train, .. test])),
        ["03.4 the test column's numbers"] = () => Chapter03.StandardiseWith.Solution((_, test) => Scaled(test, test)),
        ["03.4 clipped at 3 deviations"] = () =>
            Chapter03.StandardiseWith.Solution((train, test) => [.. Scaled(test, train).Select(value => Math.Clamp(value, -3, 3))]),
        ["03.4 as long as train"] = () =>
            Chapter03.StandardiseWith.Solution((train, test) =>
                [.. Scaled(test, train).Concat(new double[train.Length]).Take(train.Length)]),
        ["03.4 two values only"] = () => Chapter03.StandardiseWith.Solution((train, test) => [.. Scaled(test, train).Take(2)]),
        ["03.4 a little is added to the deviation"] = () =>
            Chapter03.StandardiseWith.Solution((train, test) => Scaled(test, train, added: 1e-4)),
        ["03.5 also the line itself"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => Share(X, y, sum => sum >= 0 ? 1 : 0)(w1, w2, b)),
        ["03.5 percent"] = () => Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => 100 * Share(X, y, sum => sum > 0 ? 1 : 0)(w1, w2, b)),
        ["03.5 class 1 only"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => Enumerable.Range(0, X.Rows).Where(i => y[i] == 1)
                .Select(i => (w1 * X[i, 0]) + (w2 * X[i, 1]) + b > 0 ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average()),
        ["03.5 whole numbers divided"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => (int)Share(X, y, sum => sum > 0 ? 1 : 0)(w1, w2, b)),
        ["03.5 the sum rounded"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => Share(X, y, sum => Math.Round(sum) > 0 ? 1 : 0)(w1, w2, b)),
        ["03.5 the better of the two sides"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) =>
                Math.Max(Share(X, y, sum => sum > 0 ? 1 : 0)(w1, w2, b), Share(X, y, sum => sum > 0 ? 0 : 1)(w1, w2, b))),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["03.1"] = () => Chapter03.OneValue.Solution(2),
        ["03.2 by the angle's complement"] = () =>
            Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
                [x + (radius * Math.Sin((Math.PI / 2) - angle)), y + (radius * Math.Cos((Math.PI / 2) - angle))]),
        ["03.2 with SinCos"] = () => Chapter03.PointOnCircle.Solution((angle, radius, x, y) =>
        {
            var (sine, cosine) = Math.SinCos(angle);
            return [(radius * cosine) + x, (radius * sine) + y];
        }),
        ["03.3 a loop"] = () =>
            Chapter03.OneHot.Solution((labels, classes) =>
                Rows(labels, classes, (rows, i) => rows[i, Math.Max(0, labels[i])] = labels[i] >= 0 ? 1 : 0)),
        ["03.3 the engine's rows, then cleared"] = () => Chapter03.OneHot.Solution((labels, classes) =>
        {
            var rows = Labels.OneHot([.. labels.Select(label => Math.Max(0, label))], classes);
            for (int i = 0; i < labels.Length; i++)
            {
                if (labels[i] == -1)
                    rows.Row(i).Clear();
            }

            return rows;
        }),
        ["03.4 the formula"] = () => Chapter03.StandardiseWith.Solution((train, test) => Scaled(test, train)),
        ["03.4 the engine's scaler"] = () =>
            Chapter03.StandardiseWith.Solution((train, test) => test.Length == 0
                ? [] : StandardScaler.Fit(Matrix.FromColumn(train)).Transform(Matrix.FromColumn(test)).Column(0)),
        ["03.4 mean of squares less square of mean"] = () => Chapter03.StandardiseWith.Solution((train, test) =>
        {
            double shift = train[0]; // keeps the large ones precise
            double mean = train.Average(x => x - shift);
            double deviation = Math.Sqrt(train.Average(x => (x - shift) * (x - shift)) - (mean * mean));
            return [.. test.Select(x => (x - shift - mean) / deviation)];
        }),
        ["03.5 a loop"] = () => Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) => Share(X, y, sum => sum > 0 ? 1 : 0)(w1, w2, b)),
        ["03.5 one less the wrong ones"] = () =>
            Chapter03.LineAccuracy.Solution((X, y, w1, w2, b) =>
                1 - ((double)Enumerable.Range(0, X.Rows).Count(i => (w1 * X[i, 0]) + (w2 * X[i, 1]) + b > 0 != (y[i] == 1)) / X.Rows)),
    };

    /// <summary>Mistakes that the chapter itself warns of: the check says their name.</summary>
    private static readonly Dictionary<string, string> named = new()
    {
        ["03.2 degrees"] = "already in radians",
        ["03.2 clockwise"] = "radius · sine is subtracted",
        ["03.3 the chapter's own method"] = "leave such a row as it is",
        ["03.3 a label less 1"] = "labels count from 0",
        ["03.3 unknown as class 0"] = "gets the column of class 0",
        ["03.3 too large labels in silence"] = "passed over in silence",
        ["03.3 exceptions in silence"] = "passed over in silence",
        ["03.3 up to the first unknown"] = "the loop ends there",
        ["03.4 the mean of train, the distances of test"] = "those of the test column",
        ["03.5 neither on the line"] = "counts for neither class",
        ["03.5 the better of the two sides"] = "the better of the line and its opposite",
        ["03.4 train and test together"] = "both columns together",
        ["03.4 the test column's numbers"] = "taken from the test column",
        ["03.5 also the line itself"] = "On the line itself",
        ["03.5 percent"] = "in percent",
        ["03.5 whole numbers divided"] = "An integer is divided",
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    public static TheoryData<string> Named => [.. named.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string answer) => Assert.Equal(CheckStatus.Failed, wrong[answer]().Status);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string answer) =>
        Assert.True(right[answer]().Status == CheckStatus.Passed, right[answer]().ToString());

    [Theory]
    [MemberData(nameof(Named))]
    public void A_mistake_that_the_chapter_warns_of_is_called_by_its_name(string answer) =>
        Assert.Contains(named[answer], wrong[answer]().Mistake, StringComparison.Ordinal);

    private static Matrix Rows(int[] labels, int classes, Action<Matrix, int> fill)
    {
        var rows = new Matrix(labels.Length, classes);
        for (int i = 0; i < labels.Length; i++)
            fill(rows, i);
        return rows;
    }

    private static double[] Scaled(double[] column, double[] measured, double added = 0)
    {
        double mean = measured.Average(), deviation = Math.Sqrt(measured.Average(x => (x - mean) * (x - mean))) + added;
        return [.. column.Select(x => (x - mean) / deviation)];
    }

    private static Func<double, double, double, double> Share(Matrix X, int[] y, Func<double, int> says) => (w1, w2, b) =>
        Enumerable.Range(0, X.Rows).Average(i => says((w1 * X[i, 0]) + (w2 * X[i, 1]) + b) == y[i] ? 1.0 : 0);
}
