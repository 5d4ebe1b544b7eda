namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 03, Data.</summary>
public static class Chapter03
{
    /// <summary>Exercise 03.1: one value, standardised by hand.</summary>
    public static ValueExercise<double> OneValue { get; } = new("03.1", "Standardise one value")
    {
        Expected = 2,
        Mistakes =
        [
            new("That is the distance from the mean; divide it by the standard deviation.", 20),
            new("The mean is not subtracted yet.", 7),
            new("The sign is wrong: 70 lies above the mean.", -2),
            new("Divide by the standard deviation, not by the mean.", 0.4),
        ],
        Hints =
        [
            "How far from the mean is 70?",
            "(70 − 50), divided by 10.",
        ],
    };

    /// <summary>Exercise 03.2: a point on a circle around any centre.</summary>
    public static Exercise<Func<double, double, double, double, double[]>> PointOnCircle { get; } = new("03.2", "A circle somewhere else")
    {
        Reference = (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle))],
        Cases =
        [
            new("angle 0, radius 1, centre (0, 0)", f => f(0, 1, 0, 0)),
            new("angle π/2, radius 2, centre (1, 5)", f => f(Math.PI / 2, 2, 1, 5)),
            new("angle π, radius 0.5, centre (-3, 2)", f => f(Math.PI, 0.5, -3, 2)),
        ],
        RandomCase = random =>
        {
            double angle = Math.Round(random.NextUniform(0.2, 6), 1), radius = Math.Round(random.NextUniform(1.5, 4), 1), x = random.Next(9) + 1, y = -random.Next(9) - 1;
            return new($"angle {NumberText.Short(angle)}, radius {NumberText.Short(radius)}, centre ({NumberText.Short(x)}, {NumberText.Short(y)})", f => f(angle, radius, x, y));
        },
        Mistakes =
        [
            new("Sine and cosine are exchanged: x₁ has the cosine.", (angle, radius, x, y) => [x + (radius * Math.Sin(angle)), y + (radius * Math.Cos(angle))]),
            new("The centre is missing: add it to the point.", (angle, radius, _, _) => [radius * Math.Cos(angle), radius * Math.Sin(angle)]),
            new("The radius is missing: multiply cosine and sine by it.", (angle, _, x, y) => [x + Math.Cos(angle), y + Math.Sin(angle)]),
            new("The centre is multiplied by the radius, too; add it last.", (angle, radius, x, y) => [radius * (x + Math.Cos(angle)), radius * (y + Math.Sin(angle))]),
            new("The angle is already in radians; do not convert it.", (angle, radius, x, y) => [x + (radius * Math.Cos(angle * Math.PI / 180)), y + (radius * Math.Sin(angle * Math.PI / 180))]),
        ],
        Hints =
        [
            "First the point on a circle around (0, 0): radius times cosine, radius times sine.",
            "Then move it: add centerX to the first number and centerY to the second.",
        ],
    };

    /// <summary>Exercise 03.3: labels as one-hot rows.</summary>
    public static Exercise<Func<int[], int, Matrix>> OneHot { get; } = new("03.3", "One-hot, from an empty method")
    {
        Reference = (labels, classes) => Labels.OneHot(labels, classes),
        Cases =
        [
            new("labels [1, 0, 2], 3 classes", f => f([1, 0, 2], 3)),
            new("labels [0, 0], 2 classes", f => f([0, 0], 2)),
            new("labels [3], 5 classes", f => f([3], 5)),
        ],
        RandomCase = random =>
        {
            int[] labels = [random.Next(4), random.Next(4), random.Next(4)];
            return new($"labels [{string.Join(", ", labels)}], 4 classes", f => f([.. labels], 4));
        },
        Mistakes =
        [
            new("Rows and columns are exchanged: a row for each label, a column for each class.", (labels, classes) => Labels.OneHot(labels, classes).Transpose()),
            new("There are as many columns as the largest label needs; there should be as many as classes.", (labels, _) => Labels.OneHot(labels, labels.Max() + 1)),
            new("The label itself stands in its column; it should be a 1.", (labels, classes) => Scaled(Labels.OneHot(labels, classes), labels)),
            new("Labels count from 0: label 0 belongs into the first column.", (labels, classes) => Labels.OneHot([.. labels.Select(label => (label + classes - 1) % classes)], classes)),
        ],
        Hints =
        [
            "new Matrix(labels.Length, classes) is full of zeros. Each row needs one 1.",
            "rows[i, labels[i]] = 1; in a loop over i.",
        ],
    };

    /// <summary>Exercise 03.4: a test column, standardised with the numbers of the training column.</summary>
    public static Exercise<Func<double[], double[], double[]>> StandardiseWith { get; } = new("03.4", "With the numbers of another set")
    {
        Reference = (train, test) => Standardised(test, train.Average(), Deviation(train)),
        Cases =
        [
            new("train [2, 4, 6], test [4, 8]", f => f([2, 4, 6], [4, 8])),
            new("train [0, 10], test [0, 5, 20]", f => f([0, 10], [0, 5, 20])),
        ],
        RandomCase = random =>
        {
            double[] train = CaseNumbers.Draw(random, 4), test = CaseNumbers.Draw(random, 3);
            return new($"train [{CaseNumbers.Text(train)}], test [{CaseNumbers.Text(test)}]", f => f([.. train], [.. test]));
        },
        Mistakes =
        [
            new("Mean and deviation are taken from the test column; they must come from the training column.", (_, test) => Standardised(test, test.Average(), Deviation(test))),
            new("That is the training column; the test column was asked for.", (train, _) => Standardised(train, train.Average(), Deviation(train))),
            new("The division is by n − 1; the formula of the chapter has n.", (train, test) => Standardised(test, train.Average(), Deviation(train) * Math.Sqrt(train.Length / (train.Length - 1.0)))),
            new("The root is missing: divide by the standard deviation, not by its square.", (train, test) => Standardised(test, train.Average(), Deviation(train) * Deviation(train))),
            new("The mean is not subtracted.", (train, test) => Standardised(test, 0, Deviation(train))),
            new("The values are not divided by the standard deviation.", (train, test) => Standardised(test, train.Average(), 1)),
        ],
        Hints =
        [
            "Two numbers first, both from train: its mean, and the root of the mean of the squared distances from it.",
            "Then a new array: (x - mean) / deviation for each x of test.",
        ],
    };

    /// <summary>Exercise 03.5: the share of samples that a line puts into their own class.</summary>
    public static Exercise<Func<Matrix, int[], double, double, double, double>> LineAccuracy { get; } = new("03.5", "How good is a line?")
    {
        Reference = Right,
        Cases =
        [
            new("4 points, the line x₁ + x₂ = 3", f => f([[0, 0], [1, 0.2], [3, 2.8], [2.5, 3.5]], [0, 0, 1, 1], 1, 1, -3)),
            new("3 points, one on the wrong side of x₁ = 1", f => f([[0, 5], [2, 0], [3, 1]], [0, 1, 0], 1, 0, -1)),
            new("a point on the line itself", f => f([[1, 1], [0, 2], [4, 4], [0, 0]], [0, 0, 1, 1], 1, 1, -2)),
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
            new("That is the number of right samples; divide it by the number of samples.", (X, y, w1, w2, b) => Right(X, y, w1, w2, b) * X.Rows),
            new("Those are the samples on the wrong side: class 1 is where the sum is positive.", (X, y, w1, w2, b) => X.Zip(y, (x, label) => ((w1 * x[0]) + (w2 * x[1]) + b > 0 ? 0 : 1) == label ? 1.0 : 0).Average()),
            new("The bias b is not added.", (X, y, w1, w2, _) => Right(X, y, w1, w2, 0)),
            new("An integer is divided by an integer, which drops the fraction: convert one to double.", (X, y, w1, w2, b) => Math.Floor(Right(X, y, w1, w2, b))),
        ],
        Hints =
        [
            "For each row: the sum w1 · x₁ + w2 · x₂ + b. Is it above 0? Then the line says 1.",
            "Count the rows for which that is y[i], and divide by X.Rows: (double)right / X.Rows.",
        ],
    };

    private static double Right(Matrix X, int[] y, double w1, double w2, double b) =>
        X.Zip(y, (x, label) => ((w1 * x[0]) + (w2 * x[1]) + b > 0 ? 1 : 0) == label ? 1.0 : 0).Average();

    private static double Deviation(double[] column) => Math.Sqrt(column.Average(x => (x - column.Average()) * (x - column.Average())));

    private static double[] Standardised(double[] column, double mean, double deviation) => [.. column.Select(x => (x - mean) / deviation)];

    private static Matrix Scaled(Matrix rows, int[] labels) => [.. rows.Select((row, i) => row.Select(value => value * labels[i]).ToArray())];
}
