namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter18
{
    /// <summary>Exercise 18.4: in what shares the signs of several names look at each other.</summary>
    public static Exercise<Func<Matrix, Matrix, int[], Matrix>> Look { get; } = new("18.4", "Several names in one matrix")
    {
        Reference = (queries, keys, lengths) => Looks(queries, keys, lengths),
        Cases =
        [
            Names([[2], [1], [3]], [[0], [1], [-1]], [2, 1]),
            Names([[1, 0], [0, 1], [1, 1]], [[1, 0], [0, 1], [2, -1]], [3]),
            Names([[1, 2], [3, 4], [-1, 0]], [[1, 1], [2, 0], [0, 3]], [1, 1, 1]),
            Names([[1, 0, 1, 0], [2, 1, 0, 1], [0, 1, 1, 0], [1, 1, -1, 2], [0, 2, 1, 1]],
                [[1, 1, 0, 0], [0, 1, 0, 1], [1, 0, 2, 0], [0, 0, 1, 1], [2, 1, 0, -1]], [2, 3]),
            Names([[30], [40], [-30], [20]], [[30], [31], [60], [30.5]], [2, 2]),
            Names([[1], [1], [50], [50]], [[-1], [1], [40], [39.9]], [2, 2]),
            Names([[60], [60]], [[20], [-20]], [2]),
            Names([[-40], [-40], [-40]], [[30], [30.1], [-50]], [2, 1]),
            Names([[0, 0], [0, 0], [0, 0], [0, 0]], [[3, 1], [2, -5], [1, 1], [0, 4]], [1, 3]),
            Names([[2]], [[5]], [1]),
        ],
        RandomCase = random =>
        {
            int[] lengths = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => 1 + random.Next(3))];
            int rows = lengths.Sum(), d = 1 + random.Next(3);
            return Names(new Matrix(rows, d, CaseNumbers.Draw(random, rows * d, -2, 2)),
                new Matrix(rows, d, CaseNumbers.Draw(random, rows * d, -2, 2)), lengths);
        },
        Mistakes =
        [
            new("The mask is missing: every sign looks at every other one.", (q, k, lengths) => Looks(q, k, lengths, (_, _, _) => true)),
            new("A sign looks into earlier names: the names lie in one matrix, and have nothing to do with each other.",
                (q, k, lengths) => Looks(q, k, lengths, (row, column, _) => column <= row)),
            new("A sign looks ahead in its name: it may look at itself and back.",
                (q, k, lengths) => Looks(q, k, lengths, (_, _, isSame) => isSame)),
            new("A sign looks ahead instead of back.",
                (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column >= row)),
            new("A sign looks at itself, too: the first of a name has nothing else.",
                (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column < row)),
            new("A sign looks at itself and the one before only: it may look back to the beginning of its name.",
                (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column <= row && column >= row - 1)),
            new("Every sign looks at itself alone.", (q, k, lengths) => Looks(q, k, lengths, (row, column, _) => row == column)),
            new("A product of 0 is no share of 0: e to it is 1. Where a sign may not look, the product has to be −∞.",
                (q, k, lengths) => Looks(q, k, lengths, hidden: 0)),
            new("The shares of a row do not add up to 1: the mask comes before the softmax, not behind it.",
                (q, k, lengths) => Looks(q, k, lengths, (_, _, _) => true).PointwiseMultiply(Seen(lengths))),
            new("The root is missing: the products are divided by √d, where d is the number of columns.",
                (q, k, lengths) => Looks(q, k, lengths, divisor: 1)),
            new("The products are divided by d; its root is wanted.", (q, k, lengths) => Looks(q, k, lengths, divisor: q.Columns)),
            new("The products are multiplied by the root: divide by it.",
                (q, k, lengths) => Looks(q, k, lengths, divisor: 1 / Math.Sqrt(q.Columns))),
            new("The root is that of the number of rows; d is the number of columns.",
                (q, k, lengths) => Looks(q, k, lengths, divisor: Math.Sqrt(q.Rows))),
            new("Without subtracting the largest, e to a large product overflows.",
                (q, k, lengths) => Looks(q, k, lengths, largest: _ => 0)),
            new("Without subtracting the largest, e to a large product overflows, and to one far below 0 all become 0.",
                (q, k, lengths) => Looks(q, k, lengths, largest: _ => 0, dividesAll: true)),
            new(TakenFromAll, (q, k, lengths) => Looks(q, k, lengths, largest: row => row.Max())),
            new(TakenFromAll, (q, k, lengths) => Looks(q, k, lengths, largest: row => row.Max(), dividesAll: true)),
            new("Queries and keys have changed places.", (q, k, lengths) => Looks(k, q, lengths)),
            new("The sign is the wrong way round: what fits best gets the least.",
                (q, k, lengths) => Looks(q, k, lengths, divisor: -Math.Sqrt(q.Columns))),
            new("All that may be looked at gets the same share: the query is not asked.", (q, k, lengths) => Looks(0 * q, k, lengths)),
            new("Rows and columns have changed places: a row is the sign that looks.", (q, k, lengths) => Looks(q, k, lengths).Transpose()),
            new("The softmax is missing: those are the products.",
                (q, k, lengths) => (1 / Math.Sqrt(q.Columns) * q.TransposeAndMultiply(k)).PointwiseMultiply(Seen(lengths))),
            new("Only the first name is looked at.",
                (q, k, lengths) => Looks(q, k, lengths)
                    .PointwiseMultiply(Seen([lengths[0], .. Enumerable.Repeat(0, lengths.Length - 1)], q.Rows))),
        ],
        Hints =
        [
            "A loop over the names, with the row at which each begins; in it a loop over the rows of the name. "
                + "Row i may look at the rows from the beginning of its name up to i: the products of its query with their keys, "
                + "divided by the root of queries.Columns.",
            "Subtract the largest of these products, take e to each, and divide by their sum. All other places of the row stay 0.",
        ],
    };

    private static Case<Func<int, int, int, int, int>> Window(int pixels, int kernel, int stride, int padding) =>
        new($"{pixels} pixels, kernel {kernel}, stride {stride}, border {padding}", places => places(pixels, kernel, stride, padding));

    private static Case<Func<Matrix, Matrix, int, Matrix>> Pooling(Matrix map, Matrix slopes, int size) =>
        new($"map {Text(map)}, slopes {Text(slopes)}, size {size}", back => back(map.Copy(), slopes.Copy(), size));

    /// <param name="map">What went in.</param>
    /// <param name="slopes">One for each window.</param>
    /// <param name="size">Height and width of a window.</param>
    /// <param name="gets">Whether a number gets the slope, from it and the largest of its window; null: the one that won.</param>
    /// <param name="replaces">Whether a number replaces the one that wins so far.</param>
    /// <param name="from">What the search begins with; null: with what every number replaces.</param>
    private static Matrix Back(
        Matrix map, Matrix slopes, int size, Func<double, double, bool>? gets = null, Func<double, double, bool>? replaces = null,
        double? from = null)
    {
        replaces ??= (value, largest) => value > largest;
        var result = new Matrix(map.Rows, map.Columns);
        for (int window = 0; window < slopes.Rows * slopes.Columns; window++)
        {
            var (top, left) = (window / slopes.Columns * size, window % slopes.Columns * size);
            double slope = slopes.Values[window];
            double best = from ?? (replaces(0, double.PositiveInfinity) ? double.PositiveInfinity : double.NegativeInfinity);
            (int Row, int Column)? winner = null;
            for (int i = 0; i < size * size; i++)
            {
                var (row, column) = (top + (i / size), left + (i % size));
                if (replaces(map[row, column], best))
                    (best, winner) = (map[row, column], (row, column));
            }

            for (int i = 0; i < size * size; i++)
            {
                var (row, column) = (top + (i / size), left + (i % size));
                if (gets?.Invoke(map[row, column], best) ?? winner == (row, column))
                    result[row, column] = slope;
            }
        }

        return result;
    }

    private static Matrix OnlyFirst(Matrix slopes)
    {
        var first = new Matrix(slopes.Rows, slopes.Columns);
        first[0, 0] = slopes[0, 0];
        return first;
    }

    private static Case<Func<double[], double, int, double[]>> Drawing(double[] logits, double temperature, int k) =>
        new($"logits [{CaseNumbers.Text(logits)}], temperature {AnswerText.Number(temperature)}, k {k}",
            top => top([.. logits], temperature, k));

    /// <param name="logits">One for each sign.</param>
    /// <param name="temperature">What they are divided by.</param>
    /// <param name="k">How many are kept: those of the highest rank, of equals the first.</param>
    /// <param name="rank">The rank of a logit; null: itself.</param>
    /// <param name="subtracted">Whether the largest is subtracted before e is taken to them.</param>
    /// <param name="dividesAll">Whether what is not kept is divided by the sum, too; that shows where the sum is 0.</param>
    private static double[] Top(double[] logits, double temperature, int k, Func<double, double>? rank = null, bool subtracted = true,
        bool dividesAll = false) =>
        Kept(logits, Enumerable.Range(0, logits.Length).OrderByDescending(i => rank?.Invoke(logits[i]) ?? logits[i]).Take(k), temperature,
            subtracted, dividesAll);

    /// <summary>The places of the logits that are not below the k-th largest.</summary>
    private static IEnumerable<int> Above(double[] logits, int k) =>
        Enumerable.Range(0, logits.Length).Where(i => logits[i] >= logits.OrderDescending().ElementAt(k - 1));

    private static double[] Kept(double[] logits, IEnumerable<int> kept, double temperature, bool subtracted = true,
        bool dividesAll = false)
    {
        int[] places = [.. kept];
        double largest = subtracted && places.Length > 0 ? places.Max(i => logits[i] / temperature) : 0;
        double[] powers = new double[logits.Length];
        foreach (int i in places)
            powers[i] = Math.Exp((logits[i] / temperature) - largest);
        return [.. powers.Select((power, i) => dividesAll || places.Contains(i) ? power / powers.Sum() : 0)];
    }

    private static Case<Func<Matrix, Matrix, int[], Matrix>> Names(Matrix queries, Matrix keys, int[] lengths) =>
        new($"queries {Text(queries)}, keys {Text(keys)}, lengths [{string.Join(", ", lengths)}]",
            look => look(queries.Copy(), keys.Copy(), [.. lengths]));

    /// <param name="queries">A row for each sign of each name.</param>
    /// <param name="keys">The same.</param>
    /// <param name="lengths">How many signs each name has.</param>
    /// <param name="maySee">Whether a row may look at a column, which belongs to the same name or not; null:
    /// at itself and back in its name.</param>
    /// <param name="divisor">What the products are divided by; null: the root of d.</param>
    /// <param name="largest">What is subtracted, from all products of the row; null: the largest of those that may be seen.</param>
    /// <param name="hidden">The product where a row may not look.</param>
    /// <param name="dividesAll">Whether what may not be seen is divided by the sum, too; that shows where the sum is 0.</param>
    private static Matrix Looks(Matrix queries, Matrix keys, int[] lengths, Func<int, int, bool, bool>? maySee = null,
        double? divisor = null,
        Func<double[], double>? largest = null, double hidden = double.NegativeInfinity, bool dividesAll = false)
    {
        var products = 1 / (divisor ?? Math.Sqrt(queries.Columns)) * queries.TransposeAndMultiply(keys);
        int[] nameOf = NameOf(lengths);
        var shares = new Matrix(queries.Rows, keys.Rows);
        for (int row = 0; row < shares.Rows; row++)
        {
            double[] fits = [.. Enumerable.Range(0, keys.Rows).Select(column =>
            {
                bool isSame = nameOf[row] == nameOf[column];
                return (maySee?.Invoke(row, column, isSame) ?? (isSame && column <= row)) ? products[row, column] : hidden;
            })];
            double taken = largest?.Invoke(products.Row(row).ToArray()) ?? fits.Max();
            double[] powers = [.. fits.Select(fit => Math.Exp(fit - taken))];
            for (int column = 0; column < keys.Rows; column++)
                shares[row, column] = dividesAll || fits[column] > double.NegativeInfinity ? powers[column] / powers.Sum() : 0;
        }

        return shares;
    }

    private static int[] NameOf(int[] lengths) => [.. lengths.SelectMany((length, name) => Enumerable.Repeat(name, length))];

    /// <summary>1 where a row may look, else 0; <paramref name="size"/>: how many rows there are, if more than the names have.</summary>
    private static Matrix Seen(int[] lengths, int? size = null)
    {
        int[] nameOf = NameOf(lengths);
        var seen = new Matrix(size ?? nameOf.Length, size ?? nameOf.Length);
        for (int row = 0; row < nameOf.Length; row++)
        {
            for (int column = 0; column <= row; column++)
                seen[row, column] = nameOf[row] == nameOf[column] ? 1 : 0;
        }

        return seen;
    }

    private static string Text(Matrix matrix) => $"[{string.Join(", ", matrix.ToRows().Select(row => $"[{CaseNumbers.Text(row)}]"))}]";
}
