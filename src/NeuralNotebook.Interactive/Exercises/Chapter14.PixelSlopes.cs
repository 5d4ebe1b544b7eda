namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter14
{
    /// <summary>Exercise 14.5: how the loss of each picture changes with its pixels, for a network of one layer.</summary>
    public static Exercise<Func<Matrix, int[], Matrix, Matrix, Matrix>> PixelSlopes { get; } = new("14.5", "Which pixels matter")
    {
        Reference = (X, y, weights, biases) => Slopes(X, y, weights, biases),
        Cases =
        [
            SlopesCase([[1, 0]], [0], [[0.5, -0.5], [1, 2]], [[0, 0]]),
            SlopesCase([[1, 0], [0, 1]], [1, 0], [[0.5, -0.5], [1, 2]], [[0.3, -0.2]]),
            SlopesCase([[0.5, 1, 0.25], [1, 0, 1], [0, 0.5, 0.5]], [2, 0, 1], [[1, 0, -1], [0.5, 2, 0], [-1, 1, 0.25]], [[0.1, 0, -0.1]]),
            SlopesCase([[0.5, 1, 0.25], [1, 0, 1]], [3, 3], [[1, 0, -1, 0.5], [0.5, 2, 0, -1], [-1, 1, 0.25, 0]], [[0.5, 0, -0.5, 1]]),
            SlopesCase([[0.5], [2], [-1]], [0, 1, 1], [[1, -2]], [[0, 0.5]]),
            SlopesCase([[0, 0]], [1], [[3, 1], [-2, 2]], [[1, -1]]),
            SlopesCase([[900, 30], [-900, 30]], [1, 0], [[1, 1], [2, 1.9]], [[0, 0.5]]),
        ],
        RandomCase = random =>
        {
            double[] numbers = CaseNumbers.Draw(random, 3 * 4 + 4 * 3 + 3, -1, 1);
            return SlopesCase(new Matrix(3, 4, numbers.AsSpan(0, 12)), [random.Next(3), random.Next(3), random.Next(3)],
                new Matrix(4, 3, numbers.AsSpan(12, 12)), new Matrix(1, 3, numbers.AsSpan(24)));
        },
        Mistakes =
        [
            new("It is divided by the number of pictures: here each picture has a loss of its own.",
                (X, y, weights, biases) => Slopes(X, y, weights, biases) / X.Rows),
            new("The sign is the wrong way round: the slope of softmax with cross-entropy is p − y.",
                (X, y, weights, biases) => -Slopes(X, y, weights, biases)),
            new("The true class is missing: p − y, not p.", (X, y, weights, biases) => Slopes(X, y, weights, biases, less: 0)),
            new("The biases are missing on the way forward.",
                (X, y, weights, biases) => Slopes(X, y, weights, new Matrix(1, biases.Columns))),
            new("The slopes are without a sign: leave the sign, it says in which direction.",
                (X, y, weights, biases) => Slopes(X, y, weights, biases).Map(Math.Abs)),
            new("Those are the slopes for the logits; one step further back come the pixels.",
                (X, y, weights, biases) => AtLogits(X, y, weights, biases)),
            new("Those are the slopes for the weights; the pixels' come from the weights, transposed.",
                (X, y, weights, biases) => X.TransposeThisAndMultiply(AtLogits(X, y, weights, biases))),
            new("Those are the pixels times their slopes; the slopes alone are asked for.",
                (X, y, weights, biases) => X.PointwiseMultiply(Slopes(X, y, weights, biases))),
            new("The softmax is missing: p are probabilities, not logits.",
                (X, y, weights, biases) => Less((X * weights) + biases, y).TransposeAndMultiply(weights)),
            new("Large logits overflow: take the largest of the row away before Math.Exp, or let Softmax do it.",
                (X, y, weights, biases) => ((X * weights) + biases).Map(Math.Exp) is var powers
                    ? Less(powers.PointwiseDivide(powers.RowSums() * Ones(biases.Columns)), y).TransposeAndMultiply(weights) : X),
            new("The true class is added to p; it is taken away: p − y.",
                (X, y, weights, biases) => Slopes(X, y, weights, biases, less: -1)),
            new("Those are the slopes of the true class's score; those of the loss are asked for.",
                (_, y, weights, _) => weights.Transpose().SelectRows(y)),
            new("The slopes of all pictures are added up: each picture has a row of its own.",
                (X, y, weights, biases) => Slopes(X, y, weights, biases).ColumnSums()),
        ],
        Hints =
        [
            "Forward first: logits, then softmax, row by row. Chapter 08 has both ways back: through softmax with cross-entropy, "
                + "and through a layer to its inputs.",
            "dZ is the probabilities with 1 taken away at the true class of each row. The slopes for the inputs of a layer are dZ times "
                + "the weights, transposed.",
        ],
    };

    private static Case<Func<Matrix, int, int, Matrix>> ShiftCase(Matrix picture, int right, int down) =>
        new($"{AnswerText.Of(picture)}, {right} to the right, {down} down", shift =>
        {
            Matrix given = picture.Copy(), moved = shift(given, right, down);
            given.Values.Fill(99); // an answer that is not a matrix of its own shows it
            return moved;
        });

    private static Case<Func<Matrix, (int Truth, int Said)>> CountsCase(Matrix counts) =>
        new($"counts {AnswerText.Of(counts)}", find => find(counts.Copy()));

    private static Case<Func<Matrix, int[], int, int[]>> WorstCase(Matrix probabilities, int[] labels, int count) =>
        new($"probabilities {AnswerText.Of(probabilities)}, labels [{string.Join(", ", labels)}], at most {count}",
            find => find(probabilities.Copy(), [.. labels], count));

    private static Case<Func<Matrix, int[], Matrix, Matrix, Matrix>> SlopesCase(Matrix X, int[] y, Matrix weights, Matrix biases) =>
        new($"X {AnswerText.Of(X)}, y [{string.Join(", ", y)}], weights {AnswerText.Of(weights)}, biases {AnswerText.Of(biases)}",
            slopes => slopes(X.Copy(), [.. y], weights.Copy(), biases.Copy()));

    /// <summary>What stands where nothing of the old picture comes in.</summary>
    private enum Outside
    {
        Zero,
        Wraps,
        Repeats,
        Stays,
        NextRow,
    }

    private static Matrix Moved(Matrix picture, int right, int down, Outside outside = Outside.Zero)
    {
        var (rows, columns) = (picture.Rows, picture.Columns);
        var moved = new Matrix(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int fromRow = row - down, fromColumn = column - right, flat = (fromRow * columns) + fromColumn;
                bool isInside = fromRow >= 0 && fromRow < rows && fromColumn >= 0 && fromColumn < columns;
                moved[row, column] = isInside ? picture[fromRow, fromColumn] : outside switch
                {
                    Outside.Wraps => picture[((fromRow % rows) + rows) % rows, ((fromColumn % columns) + columns) % columns],
                    Outside.Repeats => picture[Math.Clamp(fromRow, 0, rows - 1), Math.Clamp(fromColumn, 0, columns - 1)],
                    Outside.Stays => picture[row, column],
                    Outside.NextRow => flat >= 0 && flat < picture.Values.Length ? picture.Values[flat] : 0,
                    _ => 0,
                };
            }
        }

        return moved;
    }

    /// <summary>In one matrix, from the first pixel to the last, so that later ones find earlier ones moved.</summary>
    private static Matrix MovedOver(Matrix picture, int right, int down)
    {
        var moved = picture.Copy();
        for (int row = 0; row < moved.Rows; row++)
        {
            for (int column = 0; column < moved.Columns; column++)
            {
                int fromRow = row - down, fromColumn = column - right;
                bool isInside = fromRow >= 0 && fromRow < moved.Rows && fromColumn >= 0 && fromColumn < moved.Columns;
                moved[row, column] = isInside ? moved[fromRow, fromColumn] : 0;
            }
        }

        return moved;
    }

    private static (int Truth, int Said) Largest(Matrix counts, Func<int, int, bool>? counted = null,
        Func<double, double, bool>? replaces = null, Func<int, int, double>? measure = null, double start = 0)
    {
        var (most, found) = (start, (0, 0));
        for (int i = 0; i < counts.Rows; i++)
        {
            for (int j = 0; j < counts.Columns; j++)
            {
                double count = measure?.Invoke(i, j) ?? counts[i, j];
                if ((counted?.Invoke(i, j) ?? i != j) && (replaces?.Invoke(count, most) ?? count > most))
                    (most, found) = (count, (i, j));
            }
        }

        return found;
    }

    private static double RowSum(Matrix counts, int row) => counts.RowSums()[row, 0];

    private static int[] Surest(Matrix probabilities, int[] labels, int count, Func<int, int, bool>? isMistake = null,
        Func<int, double>? key = null, Func<double[], int>? saidIn = null)
    {
        int[] said = saidIn is null
            ? probabilities.ArgMax() : [.. Enumerable.Range(0, probabilities.Rows).Select(row => saidIn(probabilities.Row(row).ToArray()))];
        return [.. Enumerable.Range(0, labels.Length).Where(row => isMistake?.Invoke(said[row], labels[row]) ?? said[row] != labels[row])
            .OrderByDescending(key ?? (row => probabilities.Row(row).ToArray().Max())).Take(count)];
    }

    private static Matrix Slopes(Matrix X, int[] y, Matrix weights, Matrix biases, double less = 1) =>
        AtLogits(X, y, weights, biases, less).TransposeAndMultiply(weights);

    private static Matrix AtLogits(Matrix X, int[] y, Matrix weights, Matrix biases, double less = 1) =>
        Less(Softmax.Forward((X * weights) + biases), y, less);

    private static Matrix Ones(int columns) => new Matrix(1, columns).Map(_ => 1);

    private static Matrix Less(Matrix outputs, int[] y, double less = 1)
    {
        for (int row = 0; row < y.Length; row++)
            outputs[row, y[row]] -= less;
        return outputs;
    }
}
