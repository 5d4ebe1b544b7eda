using static NeuralNotebook.Interactive.HotRows;

namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 03, Data.</summary>
public static partial class Chapter03
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
            new("That multiplies the distance by the standard deviation; it is divided.", 200),
            new("The mean is added; subtract it.", 12),
            new("Mean and standard deviation are exchanged: subtract the mean, 50, and divide by the deviation, 10.", 1.2),
            new("That divides by the square of the standard deviation; divide by the deviation itself.", 0.2),
            new("The brackets are missing: first 70 − 50, then divide the result.", 65),
        ],
        Hints =
        [
            "How far from the mean is 70?",
            "How many times does one standard deviation, 10, go into that distance?",
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
            new("angle -0.7, radius 2.5, centre (0.5, -4)", f => f(-0.7, 2.5, 0.5, -4)),
            new("angle 9, radius 3, centre (-1.5, -2)", f => f(9, 3, -1.5, -2)),
            new("angle 1, radius 0, centre (4, -6)", f => f(1, 0, 4, -6)),
            new("angle 2, radius 1000, centre (20000, 300)", f => f(2, 1000, 20000, 300)),
            new("angle 4.2, radius 1.5, centre (1234.56789, -98.7654321)", f => f(4.2, 1.5, 1234.56789, -98.7654321)),
        ],
        RandomCase = random =>
        {
            double angle = Math.Round(random.NextUniform(0.2, 6), 1), radius = Math.Round(random.NextUniform(1.5, 4), 1),
                x = random.Next(9) + 1, y = -random.Next(9) - 1;
            return new($"angle {NumberText.Short(angle)}, radius {NumberText.Short(radius)}, centre ({NumberText.Short(x)}"
                + $", {NumberText.Short(y)})", f => f(angle, radius, x, y));
        },
        Mistakes =
        [
            new("Sine and cosine are exchanged: x₁ has the cosine.",
                (angle, radius, x, y) => [x + (radius * Math.Sin(angle)), y + (radius * Math.Cos(angle))]),
            new("Both numbers have the cosine; the second one needs the sine.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius * Math.Cos(angle))]),
            new("Both numbers have the sine; the first one needs the cosine.",
                (angle, radius, x, y) => [x + (radius * Math.Sin(angle)), y + (radius * Math.Sin(angle))]),
            new("The centre is missing: add it to the point.",
                (angle, radius, _, _) => [radius * Math.Cos(angle), radius * Math.Sin(angle)]),
            new("The centre is added to the second number only.",
                (angle, radius, _, y) => [radius * Math.Cos(angle), y + (radius * Math.Sin(angle))]),
            new("The centre is added to the first number only.",
                (angle, radius, x, _) => [x + (radius * Math.Cos(angle)), radius * Math.Sin(angle)]),
            new("centerX and centerY are exchanged.",
                (angle, radius, x, y) => [y + (radius * Math.Cos(angle)), x + (radius * Math.Sin(angle))]),
            new("centerX is added to both numbers; the second one needs centerY.",
                (angle, radius, x, _) => [x + (radius * Math.Cos(angle)), x + (radius * Math.Sin(angle))]),
            new("centerY is added to both numbers; the first one needs centerX.",
                (angle, radius, _, y) => [y + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle))]),
            new("The centre has the wrong sign in both numbers: it is added.",
                (angle, radius, x, y) => [(radius * Math.Cos(angle)) - x, (radius * Math.Sin(angle)) - y]),
            new("radius · cosine is subtracted in the first number; it is added.",
                (angle, radius, x, y) => [x - (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle))]),
            new("radius · sine is subtracted in the second number; it is added.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y - (radius * Math.Sin(angle))]),
            new("The point lies on the opposite side of the circle: the circle's part is added to the centre, in both numbers.",
                (angle, radius, x, y) => [x - (radius * Math.Cos(angle)), y - (radius * Math.Sin(angle))]),
            new("The radius is missing: multiply cosine and sine by it.", (angle, _, x, y) => [x + Math.Cos(angle), y + Math.Sin(angle)]),
            new("The radius is missing in the first number.",
                (angle, radius, x, y) => [x + Math.Cos(angle), y + (radius * Math.Sin(angle))]),
            new("The radius is missing in the second number.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + Math.Sin(angle)]),
            new("The cosine is added to the radius in the first number; the two are multiplied.",
                (angle, radius, x, y) => [x + (radius + Math.Cos(angle)), y + (radius * Math.Sin(angle))]),
            new("The sine is added to the radius in the second number; the two are multiplied.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius + Math.Sin(angle))]),
            new("The radius is divided by the cosine in the first number; multiply the two.",
                (angle, radius, x, y) => [x + (radius / Math.Cos(angle)), y + (radius * Math.Sin(angle))]),
            new("The radius is divided by the sine in the second number; multiply the two.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius / Math.Sin(angle))]),
            new("The centre is multiplied by the radius, too; add it last.",
                (angle, radius, x, y) => [radius * (x + Math.Cos(angle)), radius * (y + Math.Sin(angle))]),
            new("The centre is multiplied in the first number; it is added.",
                (angle, radius, x, y) => [x * (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle))]),
            new("The centre is multiplied in the second number; it is added.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y * (radius * Math.Sin(angle))]),
            new("The two numbers are in the wrong order: x₁ comes first.",
                (angle, radius, x, y) => [y + (radius * Math.Sin(angle)), x + (radius * Math.Cos(angle))]),
            new("The angle is already in radians; do not convert it.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle * Math.PI / 180)), y + (radius * Math.Sin(angle * Math.PI / 180))]),
            new("centerX has the wrong sign: it is added.",
                (angle, radius, x, y) => [(radius * Math.Cos(angle)) - x, y + (radius * Math.Sin(angle))]),
            new("centerY has the wrong sign: it is added.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), (radius * Math.Sin(angle)) - y]),
            new("In the first number the angle itself is taken; take its cosine.",
                (angle, radius, x, y) => [x + (radius * angle), y + (radius * Math.Sin(angle))]),
            new("In the second number the angle itself is taken; take its sine.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius * angle)]),
            new("The first number is centerX alone; radius · cosine comes on top.",
                (angle, radius, x, y) => [x, y + (radius * Math.Sin(angle))]),
            new("The second number is centerY alone; radius · sine comes on top.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y]),
            new("The cosine is missing in the first number.", (angle, radius, x, y) => [x + radius, y + (radius * Math.Sin(angle))]),
            new("The sine is missing in the second number.", (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + radius]),
            new("That is the centre; the point lies one radius away from it.", (_, _, x, y) => [x, y]),
            new("That is the point at the angle 0, whatever the angle is.", (_, radius, x, y) => [x + radius, y]),
            new("The sign of the angle is lost: a negative angle goes the other way round.",
                (angle, radius, x, y) => [x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(Math.Abs(angle)))]),
            new("Angle and radius are exchanged.",
                (angle, radius, x, y) => [x + (angle * Math.Cos(radius)), y + (angle * Math.Sin(radius))]),
            new("The second number is 0; it is centerY and radius · sine.", (angle, radius, x, _) => [x + (radius * Math.Cos(angle)), 0]),
        ],
        Hints =
        [
            "First the point on a circle around (0, 0): radius times cosine, radius times sine.",
            "Then move it: each of the two numbers gets its own part of the centre on top.",
        ],
    };

    /// <summary>Exercise 03.3: labels as one-hot rows, where some labels are not known.</summary>
    public static Exercise<Func<int[], int, Matrix>> OneHot { get; } = new("03.3", "One-hot, with labels missing")
    {
        Reference = (labels, classes) => Hot(labels, classes, label => label),
        Cases =
        [
            new("labels [1, 0, 2], 3 classes", f => f([1, 0, 2], 3)),
            new("labels [0, -1, 1], 2 classes", f => f([0, -1, 1], 2)),
            new("labels [3], 5 classes", f => f([3], 5)),
            new("labels [-1, -1], 3 classes", f => f([-1, -1], 3)),
            new("labels [4, 0, 4, -1, 2, 1], 6 classes", f => f([4, 0, 4, -1, 2, 1], 6)),
            new("labels [0, 0], 1 class", f => f([0, 0], 1)),
            new("no labels, 4 classes", f => f([], 4)),
            new("labels [0, 3], 3 classes: does it fail?", f => Fails(() => f([0, 3], 3))),
        ],
        RandomCase = random =>
        {
            int[] labels = [random.Next(5) - 1, random.Next(4), random.Next(5) - 1, random.Next(4)];
            return new($"labels [{string.Join(", ", labels)}], 4 classes", f => f([.. labels], 4));
        },
        Mistakes =
        [
            new("At a label of -1 that looks for a column −1, which does not exist: leave such a row as it is.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: _ => true)),
            new("A label that is too large is passed over in silence; it is a mistake in the data, and has to fail.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: label => label >= 0 && label < classes)),
            new("From the first label of -1 on all rows are empty: the loop ends there, and should go on with the next label.",
                (labels, classes) =>
                    Hot([.. labels.Select((label, i) => labels.Take(i).Contains(-1) ? -1 : label)], classes, label => label)),
            new("A label of -1 gets the column of class 0; its row should be all zeros.",
                (labels, classes) => Hot(labels, classes, label => Math.Max(label, 0), isKnown: _ => true)),
            new("A label of -1 gets the last column; its row should be all zeros.",
                (labels, classes) => Hot(labels, classes, label => (label + classes) % classes, isKnown: _ => true)),
            new("A label of -1 is left out; it should keep its row, all zeros.",
                (labels, classes) => Labels.OneHot([.. labels.Where(label => label >= 0)], classes)),
            new("A label of -1 has its row filled evenly; it should be all zeros.",
                (labels, classes) => Hot(labels, classes, label => label, missing: 1.0 / classes)),
            new("A label of -1 has a row of ones; it should be all zeros.",
                (labels, classes) => Hot(labels, classes, label => label, missing: 1)),
            new("Class 0 is treated as unknown; only labels below 0 are.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: label => label > 0)),
            new("Class 1 is treated as unknown, too; only labels below 0 are.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: label => label > 1)),
            new("Known and unknown are exchanged: only labels below 0 have an empty row.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: label => label < 0)),
            new("All rows are empty; each known label needs a 1 in its column.", (labels, classes) => new Matrix(labels.Length, classes)),
            new("Rows and columns are exchanged: a row for each label, a column for each class.",
                (labels, classes) => Hot(labels, classes, label => label).Transpose()),
            new("There are as many columns as the largest label needs; there should be as many as classes.",
                (labels, _) => Hot(labels, labels.Max() + 1, label => label)),
            new("The label itself stands in its column; it should be a 1.",
                (labels, classes) => Hot(labels, classes, label => label, hot: label => label)),
            new("The label plus 1 stands in its column; it should be a 1.",
                (labels, classes) => Hot(labels, classes, label => label, hot: label => label + 1)),
            new("There is a −1 in each label's column; it should be a 1.",
                (labels, classes) => Hot(labels, classes, label => label, hot: _ => -1)),
            new("There is a 2 in each label's column; it should be a 1.",
                (labels, classes) => Hot(labels, classes, label => label, hot: _ => 2)),
            new("The 1 stands one column too far to the left: labels count from 0. And a label of -1 is treated like the others; "
                + "its row should be all zeros.", (labels, classes) => Hot(labels, classes, label => label - 1, isKnown: _ => true)),
            new("The 1 stands one column too far to the left, and for label 0 there is none: labels count from 0.",
                (labels, classes) => Hot(labels, classes, label => label - 1)),
            new("The 1 stands one column too far to the left, and label 0 has it in the last one: labels count from 0.",
                (labels, classes) => Hot(labels, classes, label => (label + classes - 1) % classes)),
            new("The 1 stands one column too far to the right, and for the last class there is none: labels count from 0.",
                (labels, classes) => Hot(labels, classes, label => label + 1)),
            new("The first label has no 1: begin at row 0.", (labels, classes) => Without(Hot(labels, classes, label => label), row: 0)),
            new("The last label has no 1: go on to the last row.",
                (labels, classes) => Without(Hot(labels, classes, label => label), row: labels.Length - 1)),
            new("The known and the unknown are told apart at 0, and the wrong ones have the 1: it is those from 0 on.",
                (labels, classes) => Hot(labels, classes, label => label, isKnown: label => label <= 0)),
            new("Every label is treated as 0; look at its own number.",
                (labels, classes) => Hot([.. labels.Select(_ => 0)], classes, label => label)),
            new("The rows stand in the opposite order: the first label belongs into the first row.",
                (labels, classes) => Hot([.. Enumerable.Reverse(labels)], classes, label => label)),
            new("Row and column of the 1 are exchanged: the row is the place of the label, the column is the label.", Crossed),
            new("The 1s are divided by the number of labels; each stays a 1.",
                (labels, classes) => Hot(labels, classes, label => label) / labels.Length),
            new("Only every second label has its 1.",
                (labels, classes) => Hot([.. labels.Select((label, i) => i % 2 == 0 ? label : -1)], classes, label => label)),
            new("The last row is missing: there is a row for each label.",
                (labels, classes) => Hot(labels.Length == 0 ? labels : labels[..^1], classes, label => label)),
        ],
        Hints =
        [
            "new Matrix(labels.Length, classes) is full of zeros. Which rows need a 1, and where?",
            "Go through the rows with a loop. If the label of the row is a class, set the number in that column to 1; "
                + "if not, there is nothing to do.",
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
            new("train [-3, 1, 4, -8], test [-3]", f => f([-3, 1, 4, -8], [-3])),
            new("train [50000, 52000, 57000], test [51000, -2000000]", f => f([50000, 52000, 57000], [51000, -2000000])),
            new("train [0.001, 0.004], test [0.002, 0.01, 0, -0.003]", f => f([0.001, 0.004], [0.002, 0.01, 0, -0.003])),
            new("train [1, 3], test []", f => f([1, 3], [])),
            new("train [1, 5], test [9, 2]", f => f([1, 5], [9, 2])),
        ],
        RandomCase = random =>
        {
            double[] train = CaseNumbers.Draw(random, 4), test = CaseNumbers.Draw(random, 3);
            return new($"train [{CaseNumbers.Text(train)}], test [{CaseNumbers.Text(test)}]", f => f([.. train], [.. test]));
        },
        Mistakes =
        [
            new("Mean and deviation are taken from the test column; they must come from the training column.",
                (_, test) => Standardised(test, test.Average(), Deviation(test))),
            new("Mean and deviation are taken from both columns together; the test column must not have a say.",
                (train, test) => Standardised(test, Joined(train, test).Average(), Deviation(Joined(train, test)))),
            new("The mean is the test column's; it must be the training column's.",
                (train, test) => Standardised(test, test.Average(), Deviation(train))),
            new("The deviation is the test column's; it must be the training column's.",
                (train, test) => Standardised(test, train.Average(), Deviation(test))),
            new("The squared distances are those of the test column; the deviation must be the training column's.",
                (train, test) => Standardised(test, train.Average(), Deviation(test, around: train.Average()))),
            new("That is the training column; the test column was asked for.",
                (train, _) => Standardised(train, train.Average(), Deviation(train))),
            new("The division is by n − 1; the formula of the chapter has n.",
                (train, test) => Standardised(test, train.Average(), Deviation(train) * Math.Sqrt(train.Length / (train.Length - 1.0)))),
            new("The squared distances are added up and not divided by n.",
                (train, test) => Standardised(test, train.Average(), Deviation(train) * Math.Sqrt(train.Length))),
            new("The root is missing: divide by the standard deviation, not by its square.",
                (train, test) => Standardised(test, train.Average(), Deviation(train) * Deviation(train))),
            new("The distances are not squared before their mean and the root are taken.",
                (train, test) => Standardised(test, train.Average(), Math.Sqrt(train.Average(x => x - train.Average())))),
            new("The deviation is the mean distance without its sign; take the root of the mean square.",
                (train, test) => Standardised(test, train.Average(), train.Average(x => Math.Abs(x - train.Average())))),
            new("The squares are taken of the values; take them of the distances from the mean.",
                (train, test) => Standardised(test, train.Average(), Math.Sqrt(train.Average(x => x * x)))),
            new("The mean is added before squaring; the deviation needs the distances from the mean.",
                (train, test) =>
                    Standardised(test, train.Average(), Math.Sqrt(train.Average(x => (x + train.Average()) * (x + train.Average()))))),
            new("The sum of the training column is taken for its mean, in the deviation, too; divide it by n.",
                (train, test) => Standardised(test, train.Sum(), Deviation(train, around: train.Sum()))),
            new("The last training value has no part in mean and deviation.",
                (train, test) => Standardised(test, train[..^1].Average(), Deviation(train[..^1]))),
            new("The first training value has no part in mean and deviation.",
                (train, test) => Standardised(test, train[1..].Average(), Deviation(train[1..]))),
            new("The root is taken of a negative number, which gives NaN: a distance times itself is never negative.",
                (train, test) => Standardised(test, train.Average(), double.NaN)),
            new("The distances are not squared, only their sign is dropped before mean and root.",
                (train, test) => Standardised(test, train.Average(), Math.Sqrt(train.Average(x => Math.Abs(x - train.Average()))))),
            new("The cube root is taken; the standard deviation is the square root.",
                (train, test) => Standardised(test, train.Average(), Math.Cbrt(Deviation(train) * Deviation(train)))),
            new("The results are divided by n once more.",
                (train, test) => Standardised(test, train.Average(), Deviation(train) * train.Length)),
            new("The results are divided by the mean as well.",
                (train, test) => Standardised(test, train.Average(), Deviation(train) * train.Average())),
            new("That is the deviation itself at every place; the distance of each value is divided by it.",
                (train, test) => [.. test.Select(_ => Deviation(train))]),
            new("That is the mean, divided by the deviation, at every place; each value's distance from the mean is asked for.",
                (train, test) => [.. test.Select(_ => train.Average() / Deviation(train))]),
            new("train and test are exchanged.", (train, test) => Standardised(train, test.Average(), Deviation(test))),
            new("The signs of the test values are turned round before they are standardised.",
                (train, test) => Standardised([.. test.Select(x => -x)], train.Average(), Deviation(train))),
            new("The signs of the test values are lost before they are standardised.",
                (train, test) => Standardised([.. test.Select(Math.Abs)], train.Average(), Deviation(train))),
            new("The signs of the training values are lost before mean and deviation are taken.",
                (train, test) => Standardised(test, train.Average(Math.Abs), Deviation([.. train.Select(Math.Abs)]))),
            new("Negative test values count as 0; they stay as they are.",
                (train, test) => Standardised([.. test.Select(x => Math.Max(0, x))], train.Average(), Deviation(train))),
            new("Negative training values count as 0; they stay as they are.",
                (train, test) => Standardised(test, train.Average(x => Math.Max(0, x)), Deviation([.. train.Select(x => Math.Max(0, x))]))),
            new("Only the first value of test comes back.",
                (train, test) => [.. Standardised(test, train.Average(), Deviation(train)).Take(1)]),
            new("The last value is passed over: the loop ends too early.",
                (train, test) =>
                    [.. Standardised(test, train.Average(), Deviation(train)).Select((value, i) => i == test.Length - 1 ? 0 : value)]),
            new("The first value is passed over: a loop begins at 0.",
                (train, test) => [.. Standardised(test, train.Average(), Deviation(train)).Select((value, i) => i == 0 ? 0 : value)]),
            new("The mean is not subtracted.", (train, test) => Standardised(test, 0, Deviation(train))),
            new("The mean is added; subtract it.", (train, test) => Standardised(test, -train.Average(), Deviation(train))),
            new("The signs are turned round: it is x − mean, not mean − x.",
                (train, test) => Standardised(test, train.Average(), -Deviation(train))),
            new("The sum of the training column is subtracted; its mean is needed.",
                (train, test) => Standardised(test, train.Sum(), Deviation(train))),
            new("The smallest training value is subtracted; its mean is needed.",
                (train, test) => Standardised(test, train.Min(), Deviation(train))),
            new("The largest training value is subtracted; its mean is needed.",
                (train, test) => Standardised(test, train.Max(), Deviation(train))),
            new("The first training value is subtracted; the mean is needed.",
                (train, test) => Standardised(test, train[0], Deviation(train))),
            new("The values are not divided by the standard deviation.", (train, test) => Standardised(test, train.Average(), 1)),
            new("The distances are multiplied by the standard deviation; divide them.",
                (train, test) => Standardised(test, train.Average(), 1 / Deviation(train))),
            new("The brackets are missing: subtract the mean first, then divide.",
                (train, test) => Standardised(test, train.Average() / Deviation(train), 1)),
        ],
        Hints =
        [
            "Two numbers first, both from train: its mean, and the root of the mean of the squared distances from it.",
            "Then a new array of the length of test: what happened to each value of a column in the chapter happens to each value of "
                + "test, with those two numbers.",
        ],
    };
}
