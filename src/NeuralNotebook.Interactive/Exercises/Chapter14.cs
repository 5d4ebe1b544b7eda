namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 14, Images.</summary>
public static partial class Chapter14
{
    private static Softmax Softmax { get; } = new();

    /// <summary>Exercise 14.1: how many numbers a network for MNIST learns.</summary>
    public static ValueExercise<int?> Numbers { get; } = new("14.1", "Count the numbers")
    {
        Expected = 109_386,
        Mistakes =
        [
            new("109,184 are the weights; every neuron has a bias as well.", 109_184),
            new("202 are the biases; the weights are most of it.", 202),
            new("100,480 is the first layer alone.", 100_480),
            new("12,618 would take a row of 28 pixels for the picture: it has 28 × 28.", 12_618),
            new("986 are the inputs and the neurons; count the connections between them.", 986),
            new("17,226 would be for the small digits, 64 pixels each; a picture of MNIST has 784.", 17_226),
        ],
        Hints =
        [
            "A layer from n inputs to m neurons has n × m weights, and one bias for each neuron. How many inputs has the first layer?",
            "784 × 128 + 128 for the first layer. The second has 128 inputs, the third 64.",
        ],
    };

    /// <summary>Exercise 14.2: one picture, moved by whole pixels.</summary>
    public static Exercise<Func<Matrix, int, int, Matrix>> Shift { get; } = new("14.2", "Move a picture")
    {
        Reference = (picture, right, down) => Moved(picture, right, down),
        Cases =
        [
            ShiftCase([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 1, 0),
            ShiftCase([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 0, 1),
            ShiftCase([[1, 2, 3], [4, 5, 6], [7, 8, 9]], -1, 0),
            ShiftCase([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 0, -1),
            ShiftCase([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 0, 0),
            ShiftCase([[1, 2, 3, 4], [5, 6, 7, 8]], 2, -1),
            ShiftCase([[1, 2, 3, 4], [5, 6, 7, 8]], -3, 1),
            ShiftCase([[1, 2, 3, 4], [5, 6, 7, 8]], 4, 0),
            ShiftCase([[1, 2], [3, 4], [5, 6]], 0, -3),
            ShiftCase([[1, 2], [3, 4], [5, 6]], -7, 9),
            ShiftCase([[-0.5, 1], [0.25, 30]], 1, 1),
            ShiftCase([[0.3333, 40], [0.0001, -40]], 0, 0),
            ShiftCase([[0.5]], 0, 0),
            ShiftCase([[1, 2, 3, 4, 5]], 1, 0),
            ShiftCase([[1], [2], [3], [4]], 0, 2),
        ],
        RandomCase = random =>
        {
            int rows = 2 + random.Next(3), columns = 2 + random.Next(4);
            return ShiftCase(new Matrix(rows, columns, CaseNumbers.Draw(random, rows * columns, 0, 1)), random.Next(2 * columns) - columns,
                random.Next(2 * rows) - rows);
        },
        Mistakes =
        [
            new("It goes left where it should go right: new [row, column] comes from old [row − down, column − right].",
                (picture, right, down) => Moved(picture, -right, down)),
            new("It goes up where it should go down: new [row, column] comes from old [row − down, column − right].",
                (picture, right, down) => Moved(picture, right, -down)),
            new("Both directions are the wrong way round: new [row, column] comes from old [row − down, column − right].",
                (picture, right, down) => Moved(picture, -right, -down)),
            new("Right and down have changed places: right moves along the columns.",
                (picture, right, down) => Moved(picture, down, right)),
            new("What leaves on one side comes in on the other; it should be lost, and 0 come in.",
                (picture, right, down) => Moved(picture, right, down, outside: Outside.Wraps)),
            new("What has moved already is moved once more: the picture is written over while it is still read. Read from the old one, "
                + "write into a new one.", MovedOver),
            new("What comes in repeats the border; it should be 0.",
                (picture, right, down) => Moved(picture, right, down, outside: Outside.Repeats)),
            new("Where nothing comes in the old picture still stands: begin with an empty matrix.",
                (picture, right, down) => Moved(picture, right, down, outside: Outside.Stays)),
            new("What leaves a row comes in at the next: the pixels were moved as one long row. Look at the column, too.",
                (picture, right, down) => Moved(picture, right, down, outside: Outside.NextRow)),
            new("Only the columns move; down moves the rows.", (picture, right, down) => Moved(picture, right, 0)),
            new("Only the rows move; right moves the columns.", (picture, right, down) => Moved(picture, 0, down)),
            new("The picture does not move at all.", (picture, _, _) => picture.Copy()),
            new("Where nothing moves the picture itself comes back, and whoever changes it later (here to 99) changes the answer: "
                + "return a new matrix.", (picture, right, down) => right == 0 && down == 0 ? picture : Moved(picture, right, down)),
            new("The picture comes back empty: some pixels stay inside.", (picture, _, _) => new Matrix(picture.Rows, picture.Columns)),
        ],
        Hints =
        [
            "Two loops over the new picture. For each of its pixels: where did it stand before? Somewhere else, or outside.",
            "new [row, column] is old [row − down, column − right], if that row and that column exist; "
                + "a new Matrix is full of zeros already.",
        ],
    };

    /// <summary>Exercise 14.3: which class is most often taken for which other.</summary>
    public static Exercise<Func<Matrix, (int Truth, int Said)>> Commonest { get; } = new("14.3", "The commonest confusion")
    {
        Reference = counts => Largest(counts),
        Cases =
        [
            CountsCase([[50, 2, 0], [1, 40, 7], [3, 0, 60]]),
            CountsCase([[50, 2, 0], [1, 40, 1], [9, 0, 60]]),
            CountsCase([[5, 4], [3, 1]]),
            CountsCase([[50, 25, 0], [0, 40, 37], [3, 0, 60]]),
            CountsCase([[0, 3], [4, 0]]),
            CountsCase([[10, 0, 5], [5, 10, 0], [0, 5, 10]]),
            CountsCase([[100, 6, 0], [0, 4, 5], [0, 0, 1]]),
            CountsCase([[9, 3, 4], [4, 9, 1], [3, 1, 9]]),
            CountsCase([[1, 0, 0, 2], [0, 1, 0, 0], [8, 0, 1, 0], [2, 0, 0, 1]]),
            CountsCase([[1, 0, 1], [0, 1, 0], [0, 0, 1]]),
            CountsCase([[0, 0, 0, 0], [0, 9, 0, 0], [0, 0, 2, 0], [0, 3, 2, 7]]),
        ],
        RandomCase = random =>
        {
            int classes = 2 + random.Next(4);
            var counts = new Matrix(classes, classes);
            for (int i = 0; i < counts.Values.Length; i++)
                counts.Values[i] = random.Next(i % (classes + 1) == 0 ? 40 : 9);
            counts[random.Next(classes - 1), classes - 1] += 1;
            return CountsCase(counts);
        },
        Mistakes =
        [
            new("The diagonal is looked at as well: what stands there is right, and no confusion.",
                counts => Largest(counts, counted: (_, _) => true)),
            new("The two are the wrong way round: a row is a true class, a column what was said.",
                counts => Largest(counts) is var (truth, said) ? (said, truth) : default),
            new("Of equal counts the last was taken; take the first, row by row.",
                counts => Largest(counts, replaces: (count, most) => count >= most)),
            new("That is the largest share of its row; the largest count is asked for.",
                counts => Largest(counts, measure: (i, j) => counts[i, j] / Math.Max(1, RowSum(counts, i)))),
            new("Only what lies above the diagonal was looked at.", counts => Largest(counts, counted: (i, j) => i < j)),
            new("Only what lies below the diagonal was looked at.", counts => Largest(counts, counted: (i, j) => i > j)),
            new("Both directions were added up: 3 taken for 8 and 8 taken for 3 are two confusions.",
                counts => Largest(counts, measure: (i, j) => counts[i, j] + counts[j, i])),
            new("That is the rarest confusion, not the commonest.",
                counts => Largest(counts, start: double.PositiveInfinity, replaces: (count, most) => count < most)),
            new("A row is a true class and a column what was said; here the table was read the other way round.",
                counts => Largest(counts.Transpose())),
            new("That is always the last pair: replace the largest so far only by a larger one.",
                counts => Largest(counts, replaces: (_, _) => true)),
            new("The last row was never looked at.", counts => Largest(counts, counted: (i, j) => i != j && i < counts.Rows - 1)),
            new("The first row was never looked at.", counts => Largest(counts, counted: (i, j) => i != j && i > 0)),
            new("Of equal counts the first down the columns was taken; read row by row.",
                counts => Largest(counts.Transpose()) is var (said, truth) ? (truth, said) : default),
            new("That is the largest count on the diagonal; what stands there is right.",
                counts => Largest(counts, counted: (i, j) => i == j)),
        ],
        Hints =
        [
            "Two loops, and a largest so far. One kind of cell is left out: which?",
            "Leave out the cells with the row equal to the column. Replace the largest so far only by a larger one, so that of equal "
                + "ones the first stays.",
        ],
    };

    /// <summary>Exercise 14.4: the wrong answers that a network was surest of.</summary>
    public static Exercise<Func<Matrix, int[], int, int[]>> Worst { get; } = new("14.4", "The worst mistakes")
    {
        Reference = (probabilities, labels, count) => Surest(probabilities, labels, count),
        Cases =
        [
            WorstCase([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.6, 0.4]], [1, 1, 0, 1], 2),
            WorstCase([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.6, 0.4]], [1, 1, 0, 1], 10),
            WorstCase([[0.6, 0.4], [0.2, 0.8], [0.05, 0.95]], [1, 0, 0], 1),
            WorstCase([[0.7, 0.2, 0.1], [0.1, 0.7, 0.2], [0.5, 0.1, 0.4], [0.25, 0.25, 0.5]], [2, 0, 2, 2], 3),
            WorstCase([[0.4, 0.35, 0.25], [0.1, 0.3, 0.6], [0.2, 0.5, 0.3]], [1, 1, 0], 3),
            WorstCase([[0.45, 0.44, 0.11], [0.5, 0.02, 0.48]], [1, 1], 2),
            WorstCase([[0.5, 0.3, 0.2], [0.45, 0.05, 0.5]], [1, 0], 2),
            WorstCase([[0.8, 0.2], [0.1, 0.9]], [0, 1], 3),
            WorstCase([[0.8, 0.2], [0.8, 0.2], [0.7, 0.3], [0.8, 0.2]], [1, 0, 1, 1], 2),
            WorstCase([[0.991, 0.009], [0.994, 0.006], [0.9943, 0.0057]], [1, 1, 1], 3),
            WorstCase([[0.5, 0.5], [0.5, 0.5], [0.2, 0.8]], [1, 0, 0], 3),
            WorstCase([[0.3, 0.7]], [0], 1),
            WorstCase(new Matrix(0, 2), [], 3),
            WorstCase([[0.3, 0.7], [0.6, 0.4]], [0, 1], 0),
        ],
        RandomCase = random =>
        {
            int rows = 3 + random.Next(5), classes = 2 + random.Next(3);
            var probabilities = new Matrix(rows, classes, CaseNumbers.Draw(random, rows * classes, 0.01, 1, decimals: 2));
            return WorstCase(probabilities, [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))], 1 + random.Next(4));
        },
        Mistakes =
        [
            new("Right answers are among them: only rows whose largest probability is not at their label.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, isMistake: (_, _) => true)),
            new("The least sure come first; the surest should.",
                (probabilities, labels, count) =>
                    Surest(probabilities, labels, count, key: row => -probabilities.Row(row).ToArray().Max())),
            new("They stand in the order of the rows; the surest should come first.",
                (probabilities, labels, count) => [.. Surest(probabilities, labels, int.MaxValue).Order().Take(count)]),
            new("These are the right rows, but the surest should come first.",
                (probabilities, labels, count) => [.. Surest(probabilities, labels, count).Order()]),
            new("That is the order of the true class's probability. How sure the network was is the probability of what it said: "
                + "the largest of the row.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, key: row => -probabilities[row, labels[row]])),
            new("That order begins with the largest probability of the true class; how sure the network was is the largest of the row.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, key: row => probabilities[row, labels[row]])),
            new("There are more than were asked for.", (probabilities, labels, _) => Surest(probabilities, labels, int.MaxValue)),
            new("Only answers above their label are taken for wrong; those below it are wrong as well.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, isMistake: (said, label) => said > label)),
            new("The last row was never looked at.",
                (probabilities, labels, count) => Surest(probabilities, [.. labels.SkipLast(1)], count)),
            new("Every label is taken for 0; compare with the row's own.",
                (probabilities, labels, count) => Surest(probabilities, new int[labels.Length], count)),
            new("What was said is the class of the largest probability, not of the smallest.",
                (probabilities, labels, count) => Surest(-1 * probabilities, labels, count)),
            new("Of equally probable classes the last is taken for what was said; take the first, as ArgMax() does.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, saidIn: row => Array.LastIndexOf(row, row.Max()))),
            new("There is one too many.", (probabilities, labels, count) => Surest(probabilities, labels, count + 1)),
            new("There is one too few.", (probabilities, labels, count) => Surest(probabilities, labels, count - 1)),
            new("The right answers are there, and the mistakes are not.",
                (probabilities, labels, count) => Surest(probabilities, labels, count, isMistake: (said, label) => said == label)),
            new("Those are the classes that were said; the numbers of the rows are asked for.",
                (probabilities, labels, count) => [.. Surest(probabilities, labels, count).Select(row => probabilities.ArgMax()[row])]),
            new("Of equally sure ones the later row comes first; the earlier should.",
                (probabilities, labels, count) =>
                    [.. Surest(probabilities, labels, int.MaxValue).OrderByDescending(row => row)
                        .OrderByDescending(row => probabilities.Row(row).ToArray().Max()).Take(count)]),
            new("The probabilities are rounded before they are compared: 0.991 and 0.994 are not equally sure.",
                (probabilities, labels, count) =>
                    Surest(probabilities, labels, count, key: row => Math.Round(probabilities.Row(row).ToArray().Max(), 2))),
            new("The first rows are taken, and then the mistakes among them: first the mistakes, then the surest, then so many of them.",
                (probabilities, labels, count) =>
                    [.. Enumerable.Range(0, probabilities.Rows).OrderByDescending(row => probabilities.Row(row).ToArray().Max()).Take(count)
                        .Where(row => probabilities.ArgMax()[row] != labels[row])]),
        ],
        Hints =
        [
            "Three steps: which rows are wrong, how sure was the network of each, and in which order do they come? ArgMax() says what "
                + "the network said of each row.",
            "Enumerable.Range over the rows, Where for the wrong ones, OrderByDescending for the largest probability of the row, Take, "
                + "ToArray. OrderByDescending leaves equal ones in their order.",
        ],
    };
}
