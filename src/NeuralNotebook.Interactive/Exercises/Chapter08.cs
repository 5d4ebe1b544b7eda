namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 08, Backpropagation.</summary>
public static class Chapter08
{
    /// <summary>Exercise 08.1: the slope for a logit by p − y.</summary>
    public static ValueExercise<double> ThirdSlope { get; } = new("08.1", "By hand")
    {
        Expected = -0.8,
        Tolerance = 1e-6,
        Mistakes =
        [
            new("The sign is turned: it is probability minus target.", 0.8),
            new("That is the probability; the target 1 must still be taken from it.", 0.2),
            new("That is the slope for the probability, −1/p. It goes on through the softmax.", -5),
            new("That is the loss, −ln 0.2; its slope is asked for.", -Math.Log(0.2)),
            new("That is p (1 − p), how fast the probability changes with its logit. The loss's own slope, −1/p, is still to be "
                + "multiplied in.", 0.2 * 0.8),
            new("That is the slope for the second logit, had the second class been true. The third is.", -0.3),
            new("There is one sample, so nothing is divided by 3.", -0.8 / 3),
            new("That is −y alone; the probability is missing.", -1),
            new("That is −p; it is p − y, and the target is 1.", -0.2),
        ],
        Hints =
        [
            "Which two numbers of this class does the fused formula need?",
            "What the third class was given, minus what it should have been given.",
        ],
    };

    /// <summary>Exercise 08.2: the slopes for the weights and the biases of a dense layer in one matrix.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix>> WeightSlopes { get; } = new("08.2", "A layer's weights, and its biases below")
    {
        Reference = (X, dZ) => WithOnes(X).TransposeThisAndMultiply(dZ),
        Cases =
        [
            new("one sample, X 1 × 2, dZ 1 × 2", f => f([[1, 2]], [[0.5, -1]])),
            new("X 3 × 2, dZ 3 × 4", f => f([[1, 2], [0, -1], [3, 0.5]], [[0.5, -1, 0, 2], [1, 0, -1, 0.5], [0.25, 0.5, 1, -2]])),
            new("X 2 × 2, dZ 2 × 2", f => f([[1, 2], [3, 4]], [[1, 0], [0, 1]])),
            new("X 4 × 1, dZ 4 × 1", f => f([[1], [-2], [3], [0]], [[2], [2], [-1], [5]])),
            new("X 3 × 2, dZ 3 × 2", f => f([[1, 2], [0, 3], [-1, 1]], [[2, 1], [1, -1], [0, 4]])),
            new("large numbers, X 2 × 3, dZ 2 × 2", f => f([[1000, -2000, 0.5], [0, 1, 3000]], [[-400, 7], [1, 900]])),
            new("no samples, X 0 × 2, dZ 0 × 3", f => f(new Matrix(0, 2), new Matrix(0, 3))),
        ],
        RandomCase = random =>
        {
            Matrix X = Random(random, 4, 3), dZ = Random(random, 4, 2);
            return new("a random X 4 × 3, dZ 4 × 2", f => f(X.Copy(), dZ.Copy()));
        },
        Mistakes =
        [
            new("These are the slopes for the weights; the row of the biases is missing below.", (X, dZ) => X.TransposeThisAndMultiply(dZ)),
            new("The row of the biases stands on top; it is asked for below.",
                (X, dZ) => Stacked(dZ.ColumnSums(), X.TransposeThisAndMultiply(dZ))),
            new("That is the transpose of what is asked for: a row for each input, a column for each neuron.",
                (X, dZ) => dZ.TransposeThisAndMultiply(WithOnes(X))),
            new("It is divided by the number of samples; the mean is in dZ already.",
                (X, dZ) => WithOnes(X).TransposeThisAndMultiply(dZ) / X.Rows),
            new("The slopes are those of the first sample alone; those of all samples are added up.",
                (X, dZ) => WithOnes(X[..Math.Min(1, X.Rows)]).TransposeThisAndMultiply(dZ[..Math.Min(1, X.Rows)])),
            new("The slopes are those of the last sample alone; those of all samples are added up: += and not =.",
                (X, dZ) => WithOnes(X[Math.Max(0, X.Rows - 1)..]).TransposeThisAndMultiply(dZ[Math.Max(0, X.Rows - 1)..])),
            new("The first sample is left out.",
                (X, dZ) => WithOnes(X[Math.Min(1, X.Rows)..]).TransposeThisAndMultiply(dZ[Math.Min(1, X.Rows)..])),
            new("The last sample is left out.",
                (X, dZ) => WithOnes(X[..Math.Max(0, X.Rows - 1)]).TransposeThisAndMultiply(dZ[..Math.Max(0, X.Rows - 1)])),
            new("The sign is turned.", (X, dZ) => -WithOnes(X).TransposeThisAndMultiply(dZ)),
            new("The weights' slopes are right; the biases' are still 0.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), 0 * dZ.ColumnSums())),
            new("The weights' slopes are right; the biases' are means here, where sums are asked for.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), dZ.ColumnSums() / X.Rows)),
            new("The weights' slopes are right; the biases' are those of the first sample alone.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), dZ[..1])),
            new("The weights' slopes are right; the biases' are those of the first sample alone.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), dZ.Rows == 0 ? dZ.ColumnSums() : dZ[..1])),
            new("The weights' slopes are right; the biases' are those of the last sample alone.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), dZ[^1..])),
            new("The weights' slopes are right; the biases' are those of the last sample alone.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), dZ.Rows == 0 ? dZ.ColumnSums() : dZ[^1..])),
            new("The weights' slopes are right; the biases' have their sign turned.",
                (X, dZ) => Stacked(X.TransposeThisAndMultiply(dZ), -dZ.ColumnSums())),
            new("The biases' slopes are right; the weights' have their sign turned.",
                (X, dZ) => Stacked(-X.TransposeThisAndMultiply(dZ), dZ.ColumnSums())),
            new("The inputs do not count here: every weight has the slope of its neuron's bias.",
                (X, dZ) => Filled(X.Columns + 1, 1) * dZ.ColumnSums()),
            new("The slopes do not count here: every row is a sum of inputs.",
                (X, dZ) => WithOnes(X).TransposeThisAndMultiply(Filled(dZ.Rows, dZ.Columns))),
            new("The biases' slopes are right; the weights' are still 0.",
                (X, dZ) => Stacked(0 * X.TransposeThisAndMultiply(dZ), dZ.ColumnSums())),
            new("The biases' slopes are right; in the weights' what came in is added to what comes back, and is to be multiplied.",
                (X, dZ) => Stacked((ColumnOf(X.ColumnSums()) * Filled(1, dZ.Columns)) + (Filled(X.Columns, 1) * dZ.ColumnSums()),
                    dZ.ColumnSums())),
        ],
        Hints =
        [
            "A bias is a weight whose input is 1 for every sample. What would X look like with that input?",
            "Either give X a last column of ones and do what is done for weights; or make two results, the weights' slopes and the sums "
                + "of dZ's columns, and put the second below the first.",
        ],
    };

    /// <summary>Exercise 08.3: through a dense layer back to one number a sample that was added to all inputs.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix>> InputSlopes { get; } = new("08.3", "One knob for all inputs")
    {
        Reference = (dZ, W) => dZ.TransposeAndMultiply(W).RowSums(),
        Cases =
        [
            new("dZ 1 × 2, W 2 × 2", f => f([[0.5, -1]], [[0.5, -1], [0.25, 1]])),
            new("dZ 2 × 3, W 2 × 3", f => f([[1, 0, 2], [0, 1, -1]], [[1, 2, 3], [4, 5, 6]])),
            new("dZ 3 × 1, W 2 × 1", f => f([[1], [-2], [0.5]], [[3], [-1]])),
            new("dZ 3 × 3, W 3 × 3", f => f([[1, 2, -1], [0, 1, 0], [2, 0, 0]], [[1, 2, 3], [0, 1, -1], [4, 0, 2]])),
            new("dZ 2 × 2, W 1 × 2", f => f([[1, 2], [3, -1]], [[4, 0.5]])),
            new("dZ 1 × 1, W 1 × 1", f => f([[2]], [[-3]])),
            new("large numbers, dZ 2 × 2, W 3 × 2", f => f([[1000, -3], [2, 500]], [[-200, 1], [40, 3000], [7, -0.5]])),
            new("no samples, dZ 0 × 2, W 3 × 2", f => f(new Matrix(0, 2), [[1, 2], [3, 4], [5, 6]])),
        ],
        RandomCase = random =>
        {
            Matrix dZ = Random(random, 3, 2), W = Random(random, 2, 2);
            return new("a random dZ 3 × 2, W 2 × 2", f => f(dZ.Copy(), W.Copy()));
        },
        Mistakes =
        [
            new("These are the slopes for the inputs, one by one. The knob goes into all inputs of its sample.",
                (dZ, W) => dZ.TransposeAndMultiply(W)),
            new("These are sums over the samples, one for each input; each sample has a knob of its own.",
                (dZ, W) => dZ.TransposeAndMultiply(W).ColumnSums()),
            new("Everything is added up to one number; each sample has a knob of its own.",
                (dZ, W) => new Matrix(1, 1, [dZ.TransposeAndMultiply(W).Sum()])),
            new("These are means over the inputs; where ways meet slopes are added, not averaged.",
                (dZ, W) => dZ.TransposeAndMultiply(W).RowSums() / W.Rows),
            new("It is divided by the number of samples; the mean is in dZ already.",
                (dZ, W) => dZ.TransposeAndMultiply(W).RowSums() / dZ.Rows),
            new("What comes back is added up without the weights that it comes back through.", (dZ, W) => dZ.RowSums()),
            new("W is not transposed: where the shapes fit all the same, the numbers are of other weights.", (dZ, W) => (dZ * W).RowSums()),
            new("The sign is turned.", (dZ, W) => -dZ.TransposeAndMultiply(W).RowSums()),
            new("The numbers are right, but they stand in one row; asked is one row for each sample.",
                (dZ, W) => dZ.TransposeAndMultiply(W).RowSums().Transpose()),
            new("Two sums are multiplied; each slope goes through its own weights, and then they are added up.",
                (dZ, W) => dZ.RowSums() * W.Sum()),
            new("These are sums over the samples; each sample has a knob of its own, so add along its row.", (dZ, W) => dZ.ColumnSums()),
            new("The weights do not count here: every way has a factor of 1.", (dZ, W) => W.Rows * dZ.RowSums()),
            new("What comes back does not count here: these are sums of weights.", (dZ, W) => Filled(dZ.Rows, 1) * W.Sum()),
            new("Only the way through the first input is there.", (dZ, W) => dZ.TransposeAndMultiply(W[..1])),
            new("The way through the first input is missing.", (dZ, W) => dZ.TransposeAndMultiply(W[1..]).RowSums()),
            new("The way through the last input is missing.", (dZ, W) => dZ.TransposeAndMultiply(W[..^1]).RowSums()),
            new("What comes back and the weight are added; they are to be multiplied.",
                (dZ, W) => (W.Rows * dZ.RowSums()) + (Filled(dZ.Rows, 1) * W.Sum())),
        ],
        Hints =
        [
            "The knob goes to every input of its sample, and from there to every neuron. What comes back along each of these ways?",
            "First the slopes for the inputs, as in the chapter. Then, in each row, the ways meet: slopes that meet are added.",
        ],
    };

    /// <summary>Exercise 08.4: softmax and cross-entropy on the way back, fused.</summary>
    public static Exercise<Func<Matrix, int[], Matrix>> FusedSlopes { get; } = new("08.4", "Softmax and cross-entropy, fused")
    {
        Reference = (p, labels) => (p - OneHot(p, labels)) / p.Rows,
        Cases =
        [
            new("[[0.5, 0.3, 0.2]], label 1", f => f([[0.5, 0.3, 0.2]], [1])),
            new("[[0.5, 0.5], [0.9, 0.1]], labels 0, 1", f => f([[0.5, 0.5], [0.9, 0.1]], [0, 1])),
            new("[[1, 0], [0.25, 0.75]], labels 1, 1", f => f([[1, 0], [0.25, 0.75]], [1, 1])),
            new("[[0.7, 0.1, 0.1, 0.1]], label 0", f => f([[0.7, 0.1, 0.1, 0.1]], [0])),
            new("[[1], [1]], one class, labels 0, 0", f => f([[1], [1]], [0, 0])),
            new("no samples, 3 classes", f => f(new Matrix(0, 3), [])),
        ],
        RandomCase = random =>
        {
            var p = new Softmax().Forward(Random(random, 3, 4));
            int[] labels = [random.Next(4), random.Next(4), random.Next(4)];
            return new($"random probabilities 3 × 4, labels {string.Join(", ", labels)}", f => f(p.Copy(), [.. labels]));
        },
        Mistakes =
        [
            new("The mean is missing: divide by the number of samples.", (p, labels) => p - OneHot(p, labels)),
            new("The sign is turned: it is probability minus target.", (p, labels) => (OneHot(p, labels) - p) / p.Rows),
            new("It is divided by the number of classes; divide by the number of samples.",
                (p, labels) => (p - OneHot(p, labels)) / p.Columns),
            new("It is divided by all numbers of the matrix; divide by the number of samples.",
                (p, labels) => (p - OneHot(p, labels)) / p.Values.Length),
            new("The softmax is applied a second time; what is given are probabilities already.",
                (p, labels) => (new Softmax().Forward(p) - OneHot(p, labels)) / p.Rows),
            new("The 1 is taken from the largest probability of each row; it belongs to the label's.",
                (p, _) => (p - OneHot(p, [.. Enumerable.Range(0, p.Rows).Select(p.ArgMax)])) / p.Rows),
            new("The labels are counted from 1; they start at 0.",
                (p, labels) => Marked(p, labels, value => value - 1, shift: -1) / p.Rows),
            new("A −1 stands in the place of the true class's probability; take 1 from it.",
                (p, labels) => Marked(p, labels, _ => -1) / p.Rows),
            new("A −1 stands in the place of the true class's slope; that is p − 1, and the mean belongs to it, too.",
                (p, labels) => Marked(p / p.Rows, labels, _ => -1)),
            new("The 1 of the true class is not taken away.", (p, _) => p / p.Rows),
            new("The 1 of the true class is added; it is to be taken away.", (p, labels) => (p + OneHot(p, labels)) / p.Rows),
            new("It is multiplied by the number of samples; divide by it.", (p, labels) => (p - OneHot(p, labels)) * p.Rows),
            new("The 1 is taken away after the division; the mean belongs to it, too.", (p, labels) => (p / p.Rows) - OneHot(p, labels)),
            new("The true class has its slope; the other classes have one, too: their probability.",
                (p, labels) => (p - OneHot(p, labels)).PointwiseMultiply(OneHot(p, labels)) / p.Rows),
            new("That is −y, divided by the number of samples; the probabilities are missing.", (p, labels) => -OneHot(p, labels) / p.Rows),
            new("That is y, divided by the number of samples; p − y is asked for.", (p, labels) => OneHot(p, labels) / p.Rows),
            new("That is −y/p, the slope for the probabilities; it goes on through the softmax.",
                (p, labels) => -(OneHot(p, labels) / p.Rows).PointwiseDivide(p)),
            new("The first sample still has its probabilities as slopes: where does the loop begin?",
                (p, labels) => (p - Without(OneHot(p, labels), 0)) / p.Rows),
            new("The last sample still has its probabilities as slopes: where does the loop end?",
                (p, labels) => (p - Without(OneHot(p, labels), p.Rows - 1)) / p.Rows),
        ],
        Hints =
        [
            "In each row one number changes before the mean is taken. Which one, and by how much?",
            "Make a copy. Go over the rows: the label says in which column the target is 1. In the end every number is divided by how "
                + "many samples there are.",
        ],
    };

    /// <summary>Exercise 08.5: the wrong line of a way back.</summary>
    public static ValueExercise<int?> FindTheBug { get; } = new("08.5", "Find the bug")
    {
        Expected = 4,
        Accepts = line => line == 4, // so that a wrong line is not told whether to look further up or down
        Mistakes =
        [
            new("Line 1 is right: p − y, and the mean, once.", 1),
            new("Line 2 is right, and the check says so: W2 is right.", 2),
            new("Line 3 is right: what comes back, times the transposed weights.", 3),
            new("Line 5 is right in itself; it is given something wrong.", 5),
        ],
        Hints =
        [
            "W2 is right, so lines 1 and 2 are. What is left between them and W1?",
            "ReLU lets slopes pass where its own input was positive. What was its input?",
        ],
    };

    private static Matrix OneHot(Matrix probabilities, int[] labels) => Labels.OneHot(labels, probabilities.Columns);

    /// <summary>A copy in which the label's number of each row is another one.</summary>
    private static Matrix Marked(Matrix probabilities, int[] labels, Func<double, double> number, int shift = 0)
    {
        var marked = probabilities.Copy();
        for (int row = 0; row < marked.Rows; row++)
            marked[row, labels[row] + shift] = number(marked[row, labels[row] + shift]);
        return marked;
    }

    private static Matrix Random(SeededRandom random, int rows, int columns) =>
        new Matrix(rows, columns).Map(_ => Math.Round(random.NextUniform(-2, 2), 1));

    /// <summary>The inputs, and a last one that is always 1: the one that a bias has.</summary>
    private static Matrix WithOnes(Matrix X)
    {
        var wider = new Matrix(X.Rows, X.Columns + 1);
        for (int row = 0; row < X.Rows; row++)
        {
            X.Row(row).CopyTo(wider.Row(row));
            wider[row, X.Columns] = 1;
        }

        return wider;
    }

    private static Matrix Stacked(Matrix above, Matrix below)
    {
        var both = new Matrix(above.Rows + below.Rows, above.Columns);
        above.Values.CopyTo(both.Values);
        below.Values.CopyTo(both.Values[above.Values.Length..]);
        return both;
    }

    private static Matrix ColumnOf(Matrix row) => row.Transpose();

    private static Matrix Filled(int rows, int columns) => new Matrix(rows, columns).Map(_ => 1);

    private static Matrix Without(Matrix targets, int row)
    {
        if (targets.Rows > 0)
            targets.Row(row).Clear();
        return targets;
    }
}
