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
        ],
        Hints =
        [
            "Softmax and cross-entropy together have the slope p − y. What are p and y of the third class?",
            "p is 0.2, and y is 1, because the third class is the true one.",
        ],
    };

    /// <summary>Exercise 08.2: the slopes for the weights of a dense layer.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix>> WeightSlopes { get; } = new("08.2", "A layer's weights")
    {
        Reference = (X, dZ) => X.TransposeThisAndMultiply(dZ),
        Cases =
        [
            new("one sample, X 1 × 2, dZ 1 × 2", f => f([[1, 2]], [[0.5, -1]])),
            new("X 3 × 2, dZ 3 × 4", f => f([[1, 2], [0, -1], [3, 0.5]], [[0.5, -1, 0, 2], [1, 0, -1, 0.5], [0.25, 0.5, 1, -2]])),
            new("X 2 × 2, dZ 2 × 2", f => f([[1, 2], [3, 4]], [[1, 0], [0, 1]])),
        ],
        RandomCase = random =>
        {
            Matrix X = Random(random, 4, 3), dZ = Random(random, 4, 2);
            return new("a random X 4 × 3, dZ 4 × 2", f => f(X.Copy(), dZ.Copy()));
        },
        Mistakes =
        [
            new("That is the transpose of what is asked for: the slopes have the shape of the weights, inputs × outputs.", (X, dZ) => dZ.TransposeThisAndMultiply(X)),
            new("It is divided by the number of samples; the mean is in dZ already.", (X, dZ) => X.TransposeThisAndMultiply(dZ) / X.Rows),
            new("Only the first sample is there; the slopes of all samples are added up.", (X, dZ) => X.Slice(0, 1).TransposeThisAndMultiply(dZ.Slice(0, 1))),
            new("The sign is turned.", (X, dZ) => -X.TransposeThisAndMultiply(dZ)),
        ],
        Hints =
        [
            "What came in times what comes back, added up over the samples: a matrix product with the samples in the middle.",
            "X is batch × inputs. Transposed it is inputs × batch, and that times dZ (batch × outputs) has the right shape: X.Transpose() * dZ.",
        ],
    };

    /// <summary>Exercise 08.3: what a dense layer passes on.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix>> InputSlopes { get; } = new("08.3", "What goes on")
    {
        Reference = (dZ, W) => dZ.TransposeAndMultiply(W),
        Cases =
        [
            new("dZ 1 × 2, W 2 × 2", f => f([[0.5, -1]], [[0.5, -1], [0.25, 1]])),
            new("dZ 2 × 3, W 2 × 3", f => f([[1, 0, 2], [0, 1, -1]], [[1, 2, 3], [4, 5, 6]])),
        ],
        RandomCase = random =>
        {
            Matrix dZ = Random(random, 3, 2), W = Random(random, 2, 2);
            return new("a random dZ 3 × 2, W 2 × 2", f => f(dZ.Copy(), W.Copy()));
        },
        Mistakes =
        [
            new("W is not transposed: here the shapes happened to fit in some cases, and the numbers are of the wrong weights.", (dZ, W) => dZ * W),
            new("It is divided by the number of samples; the mean is in dZ already.", (dZ, W) => dZ.TransposeAndMultiply(W) / dZ.Rows),
            new("That is the transpose: a row is a sample.", (dZ, W) => W.TransposeAndMultiply(dZ)),
        ],
        Hints =
        [
            "An input went into every neuron: its slope is the sum over the neurons of what comes back times the weight.",
            "dZ is batch × outputs, and the result must be batch × inputs. So W has to be outputs × inputs: dZ * W.Transpose().",
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
            new("It is divided by the number of classes; divide by the number of samples.", (p, labels) => (p - OneHot(p, labels)) / p.Columns),
            new("It is divided by all numbers of the matrix; divide by the number of samples.", (p, labels) => (p - OneHot(p, labels)) / p.Values.Length),
            new("The 1 of the true class is not taken away.", (p, _) => p / p.Rows),
        ],
        Hints =
        [
            "Take 1 from the probability of the true class of each row; leave the others. Then the mean.",
            "(probabilities - Labels.OneHot(labels, probabilities.Columns)) / probabilities.Rows",
        ],
    };

    /// <summary>Exercise 08.5: the wrong line of a way back.</summary>
    public static ValueExercise<int?> FindTheBug { get; } = new("08.5", "Find the bug")
    {
        Expected = 4,
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

    private static Matrix Random(SeededRandom random, int rows, int columns) =>
        new Matrix(rows, columns).Map(_ => Math.Round(random.NextUniform(-2, 2), 1));
}
