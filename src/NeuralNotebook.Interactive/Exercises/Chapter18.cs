namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 18, Where next.</summary>
public static class Chapter18
{
    private const string TakenFromAll = "The largest was taken from the whole row: subtract the largest of those that may be looked at, or all of them become 0.";

    /// <summary>Exercise 18.1: at how many places a window fits.</summary>
    public static Exercise<Func<int, int, int, int, int>> Places { get; } = new("18.1", "How large is the result")
    {
        Reference = (pixels, kernel, stride, padding) => ((pixels + (2 * padding) - kernel) / stride) + 1,
        Cases =
        [
            Window(8, 3, 1, 0),
            Window(8, 3, 1, 1),
            Window(8, 3, 2, 1),
            Window(8, 3, 2, 0),
            Window(28, 5, 3, 2),
            Window(7, 7, 4, 0),
            Window(9, 2, 2, 0),
            Window(1, 1, 1, 0),
            Window(5, 4, 3, 2),
            Window(224, 7, 2, 3),
        ],
        RandomCase = random => Window(6 + random.Next(30), 1 + random.Next(6), 1 + random.Next(4), random.Next(4)),
        Mistakes =
        [
            new("The border is on both sides: it counts twice.", (n, k, s, p) => ((n + p - k) / s) + 1),
            new("The border is missing.", (n, k, s, _) => ((n - k) / s) + 1),
            new("The first place is missing: those are the moves, and there is one place more.", (n, k, s, p) => (n + (2 * p) - k) / s),
            new("Rounded up: a window that does not fit any more is not looked at.", (n, k, s, p) => ((n + (2 * p) - k + s - 1) / s) + 1),
            new("The 1 is added before the division: first the moves, rounded down, then one more.", (n, k, s, p) => (n + (2 * p) - k + 1) / s),
            new("The kernel's own width is missing: its left edge cannot go up to the right edge of the picture.", (n, _, s, p) => ((n + (2 * p)) / s) + 1),
            new("The stride is missing.", (n, k, _, p) => n + (2 * p) - k + 1),
            new("Only the picture is divided by the stride; what is divided is all the way that the window can go.", (n, k, s, p) => (n / s) + (2 * p) - k + 1),
            new("Kernel and stride have changed places.", (n, k, s, p) => ((n + (2 * p) - s) / k) + 1),
            new("Stride and border have changed places.", (n, k, s, p) => ((n + (2 * s) - k) / Math.Max(1, p)) + 1),
            new("The border makes the way longer, not shorter.", (n, k, s, p) => ((n - (2 * p) - k) / s) + 1),
            new("The kernel takes away from the way: subtract it.", (n, k, s, p) => ((n + (2 * p) + k) / s) + 1),
        ],
        Hints =
        [
            "Put the window at the left edge of the picture with its border. How many pixels are there on its right, into which it can move?",
            "The way is pixels + 2 · padding − kernel. Divide it by the stride, rounded down (whole numbers do that in C#), and add the place where it stood first.",
        ],
    };

    /// <summary>Exercise 18.2: where the slopes go on the way back through max pooling.</summary>
    public static Exercise<Func<Matrix, Matrix, int, Matrix>> PoolBack { get; } = new("18.2", "The way back through pooling")
    {
        Reference = (map, slopes, size) => Back(map, slopes, size),
        Cases =
        [
            Pooling([[1, 2], [4, 3]], [[5]], 2),
            Pooling([[1, 2, 7, 0], [4, 3, 6, 5], [0, 1, 1, 2], [9, 2, 3, 8]], [[1, 2], [3, 4]], 2),
            Pooling([[-4, -2], [-1, -3]], [[0.5]], 2),
            Pooling([[3, 3], [3, 3]], [[2]], 2),
            Pooling([[1, 5, 2, 2, 9], [5, 0, 2, 2, 9], [9, 9, 9, 9, 9]], [[-1, 4]], 2),
            Pooling([[1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1], [0, 9, 0, -9, 0, 9]], [[1, -2]], 3),
            Pooling([[0, 0], [0, 0], [0, 1], [0, 0]], [[3], [-7]], 2),
            Pooling([[2, -8], [1, 0]], [[1]], 2),
            Pooling([[4, -4, 30]], [[1, 2, 3]], 1),
            Pooling([[0.5, 0.25, 40, 60], [-40, -60, 50, 0.75]], [[40, -60]], 2),
        ],
        RandomCase = random =>
        {
            int size = 1 + random.Next(3), rows = 1 + random.Next(2), columns = 1 + random.Next(3);
            int height = (rows * size) + random.Next(size), width = (columns * size) + random.Next(size);
            return Pooling(new Matrix(height, width, CaseNumbers.Draw(random, height * width)), new Matrix(rows, columns, CaseNumbers.Draw(random, rows * columns)), size);
        },
        Mistakes =
        [
            new("Every number of a window gets the whole slope: only the one that won does.", (map, slopes, size) => Back(map, slopes, size, (_, _) => true)),
            new("The slope is shared out among the window, as average pooling does. Here the number that won gets all of it.", (map, slopes, size) => Back(map, 1.0 / (size * size) * slopes, size, (_, _) => true)),
            new("Of equal numbers each gets the slope: the first alone does, row by row.", (map, slopes, size) => Back(map, slopes, size, (value, largest) => value == largest)),
            new("Of equal numbers the last gets the slope; the first should, row by row.", (map, slopes, size) => Back(map, slopes, size, replaces: (value, largest) => value >= largest)),
            new("The smallest gets the slope, not the largest.", (map, slopes, size) => Back(map, slopes, size, replaces: (value, smallest) => value < smallest)),
            new("The search for the largest begins at 0, so that nothing wins in a window without positive numbers. Begin with the first number of the window, or at −∞.", (map, slopes, size) => Back(map, slopes, size, from: 0)),
            new("The search for the largest begins at 0, so that in a window without positive numbers the first wins. Begin with the first number of the window, or at −∞.", (map, slopes, size) => Back(map.Map(value => Math.Max(0, value)), slopes, size)),
            new("The largest is looked for without its sign: −8 is less than 2.", (map, slopes, size) => Back(map.Map(Math.Abs), slopes, size)),
            new("A 1 stands where the slope should: pass it on.", (map, slopes, size) => Back(map, slopes.Map(_ => 1), size)),
            new("The slope is multiplied by the number that won. The largest changes with itself one to one: the slope arrives as it is.", (map, slopes, size) => Back(map, slopes, size).PointwiseMultiply(map)),
            new("The number that won comes back, instead of its slope.", (map, slopes, size) => Back(map, slopes.Map(_ => 1), size).PointwiseMultiply(map)),
            new("The slope has the wrong sign.", (map, slopes, size) => Back(map, -1 * slopes, size)),
            new("Only the first window gets its slope.", (map, slopes, size) => Back(map, OnlyFirst(slopes), size)),
            new("Nothing comes back.", (map, _, _) => new Matrix(map.Rows, map.Columns)),
            new("The slope always goes to the first number of the window.", (map, slopes, size) => Back(map, slopes, size, replaces: (_, largest) => double.IsInfinity(largest))),
            new("The slope always goes to the last number of the window.", (map, slopes, size) => Back(map, slopes, size, replaces: (_, _) => true)),
        ],
        Hints =
        [
            "Two loops over the slopes: one for each window. Window y, x begins in row y · size and column x · size of the map. Look for its largest number, and remember where it stands.",
            "Begin with the window's first number as the largest so far, and replace it by a larger one only (>). Then result[row, column] = slopes[y, x]. All other places stay 0.",
        ],
    };

    /// <summary>Exercise 18.3: the probabilities to draw from, of the likeliest signs only.</summary>
    public static Exercise<Func<double[], double, int, double[]>> TopK { get; } = new("18.3", "Only the likeliest")
    {
        Reference = (logits, temperature, k) => Top(logits, temperature, k),
        Cases =
        [
            Drawing([2, 1, 0], 1, 2),
            Drawing([0, 3, 1, 2], 0.3, 2),
            Drawing([1, 4, 4, 0, 4], 1, 2),
            Drawing([3], 2, 1),
            Drawing([-1, -2, -0.5, -3], 1, 3),
            Drawing([0.5, -1, 2], 3, 3),
            Drawing([0, 1000, 999, -1000], 0.5, 3),
            Drawing([-1000, -1001, -1000.5], 1, 2),
            Drawing([2, -8, 1, 0], 1, 2),
            Drawing([40, -60, 38, 39], 1, 3),
        ],
        RandomCase = random =>
        {
            int count = 3 + random.Next(4);
            return Drawing(CaseNumbers.Draw(random, count, -2, 2), 0.5 * (1 + random.Next(5)), 1 + random.Next(count));
        },
        Mistakes =
        [
            new("All signs are still there: only the k with the largest logits may be drawn.", (logits, t, _) => Top(logits, t, logits.Length)),
            new("One sign too many is kept.", (logits, t, k) => Top(logits, t, Math.Min(logits.Length, k + 1))),
            new("One sign too few is kept.", (logits, t, k) => Top(logits, t, k - 1)),
            new("The k smallest logits are kept; the largest should be.", (logits, t, k) => Top(logits, t, k, rank: logit => -logit)),
            new("Those are the first k signs, not the k with the largest logits.", (logits, t, k) => Top(logits, t, k, rank: _ => 0)),
            new("The largest are looked for without their sign: −8 is less than 2.", (logits, t, k) => Top(logits, t, k, rank: Math.Abs)),
            new("Of equal logits all are kept; no more than k may be, the first ones.", (logits, t, k) => Kept(logits, Above(logits, k), t)),
            new("Of equal logits the last are kept; the first should be.", (logits, t, k) => [.. Top([.. logits.Reverse()], t, k).Reverse()]),
            new("What is left does not add up to 1: the softmax runs over the k that are kept, not over all.", (logits, t, k) =>
                [.. Top(logits, t, logits.Length).Zip(Top(logits, t, k), (all, kept) => kept > 0 ? all : 0)]),
            new("Two things: what is left does not add up to 1, since the softmax ran over all; and of equal ones no more than k may be kept, the first.", (logits, t, k) =>
                [.. Top(logits, t, logits.Length).Zip(Kept(logits, Above(logits, k), t), (all, kept) => kept > 0 ? all : 0)]),
            new("A logit of 0 is no probability of 0: e to it is 1. Leave those out of the softmax, or set their logits to −∞.", (logits, t, k) =>
                Top([.. logits.Zip(Top(logits, t, k), (logit, kept) => kept > 0 ? logit : 0)], t, logits.Length)),
            new("The temperature is missing: divide the logits by it.", (logits, _, k) => Top(logits, 1, k)),
            new("The temperature multiplies there; the logits are divided by it.", (logits, t, k) => Top(logits, 1 / t, k)),
            new("The probabilities are divided by the temperature; the logits should be, before the softmax.", (logits, t, k) => [.. Top(logits, 1, k).Select(share => share / t)]),
            new("Without subtracting the largest, e to a large logit overflows.", (logits, t, k) => Top(logits, t, k, subtracted: false)),
            new("Without subtracting the largest, e to a large logit overflows, and to one far below 0 all become 0.", (logits, t, k) => Top(logits, t, k, subtracted: false, dividesAll: true)),
            new("The likeliest sign gets all: it is one of k to draw from.", (logits, t, _) => Top(logits, t, 1)),
            new("All that are kept got the same: the logits still say how probable each is.", (logits, t, k) => [.. Top(logits, t, k).Select(share => share > 0 ? 1.0 / k : 0)]),
            new("The probabilities stand in the order of their size; each sign keeps its place, with 0 where it was left out.", (logits, t, k) => [.. Top(logits, t, k).OrderDescending()]),
            new("Those that were left out are missing: their probability is 0, in their place.", (logits, t, k) => [.. Top(logits, t, k).Where(share => share > 0)]),
            new("The sum is missing in the softmax: the probabilities do not add up to 1.", (logits, t, k) => Top(logits, t, k) is var shares ? [.. shares.Select(share => share / shares.Max())] : []),
            new("The sign of the logits is the wrong way round: the largest is the likeliest.", (logits, t, k) => Top(logits, -t, k)),
        ],
        Hints =
        [
            "Find the places of the k largest logits: k times, look for the largest that was not taken yet (>, so that of equal ones the first wins), and mark it as taken.",
            "Begin with zeros. For each kept place e to (logit − largest) / temperature; then divide these by their sum. The others stay 0.",
        ],
    };

    /// <summary>Exercise 18.4: in what shares the signs of several names look at each other.</summary>
    public static Exercise<Func<Matrix, Matrix, int[], Matrix>> Look { get; } = new("18.4", "Several names in one matrix")
    {
        Reference = (queries, keys, lengths) => Looks(queries, keys, lengths),
        Cases =
        [
            Names([[2], [1], [3]], [[0], [1], [-1]], [2, 1]),
            Names([[1, 0], [0, 1], [1, 1]], [[1, 0], [0, 1], [2, -1]], [3]),
            Names([[1, 2], [3, 4], [-1, 0]], [[1, 1], [2, 0], [0, 3]], [1, 1, 1]),
            Names([[1, 0, 1, 0], [2, 1, 0, 1], [0, 1, 1, 0], [1, 1, -1, 2], [0, 2, 1, 1]], [[1, 1, 0, 0], [0, 1, 0, 1], [1, 0, 2, 0], [0, 0, 1, 1], [2, 1, 0, -1]], [2, 3]),
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
            return Names(new Matrix(rows, d, CaseNumbers.Draw(random, rows * d, -2, 2)), new Matrix(rows, d, CaseNumbers.Draw(random, rows * d, -2, 2)), lengths);
        },
        Mistakes =
        [
            new("The mask is missing: every sign looks at every other one.", (q, k, lengths) => Looks(q, k, lengths, (_, _, _) => true)),
            new("A sign looks into earlier names: the names lie in one matrix, and have nothing to do with each other.", (q, k, lengths) => Looks(q, k, lengths, (row, column, _) => column <= row)),
            new("A sign looks ahead in its name: it may look at itself and back.", (q, k, lengths) => Looks(q, k, lengths, (_, _, isSame) => isSame)),
            new("A sign looks ahead instead of back.", (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column >= row)),
            new("A sign looks at itself, too: the first of a name has nothing else.", (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column < row)),
            new("A sign looks at itself and the one before only: it may look back to the beginning of its name.", (q, k, lengths) => Looks(q, k, lengths, (row, column, isSame) => isSame && column <= row && column >= row - 1)),
            new("Every sign looks at itself alone.", (q, k, lengths) => Looks(q, k, lengths, (row, column, _) => row == column)),
            new("A product of 0 is no share of 0: e to it is 1. Where a sign may not look, the product has to be −∞.", (q, k, lengths) => Looks(q, k, lengths, hidden: 0)),
            new("The shares of a row do not add up to 1: the mask comes before the softmax, not behind it.", (q, k, lengths) => Looks(q, k, lengths, (_, _, _) => true).PointwiseMultiply(Seen(lengths))),
            new("The root is missing: the products are divided by √d, where d is the number of columns.", (q, k, lengths) => Looks(q, k, lengths, divisor: 1)),
            new("The products are divided by d; its root is wanted.", (q, k, lengths) => Looks(q, k, lengths, divisor: q.Columns)),
            new("The products are multiplied by the root: divide by it.", (q, k, lengths) => Looks(q, k, lengths, divisor: 1 / Math.Sqrt(q.Columns))),
            new("The root is that of the number of rows; d is the number of columns.", (q, k, lengths) => Looks(q, k, lengths, divisor: Math.Sqrt(q.Rows))),
            new("Without subtracting the largest, e to a large product overflows.", (q, k, lengths) => Looks(q, k, lengths, largest: _ => 0)),
            new("Without subtracting the largest, e to a large product overflows, and to one far below 0 all become 0.", (q, k, lengths) => Looks(q, k, lengths, largest: _ => 0, dividesAll: true)),
            new(TakenFromAll, (q, k, lengths) => Looks(q, k, lengths, largest: row => row.Max())),
            new(TakenFromAll, (q, k, lengths) => Looks(q, k, lengths, largest: row => row.Max(), dividesAll: true)),
            new("Queries and keys have changed places.", (q, k, lengths) => Looks(k, q, lengths)),
            new("The sign is the wrong way round: what fits best gets the least.", (q, k, lengths) => Looks(q, k, lengths, divisor: -Math.Sqrt(q.Columns))),
            new("All that may be looked at gets the same share: the query is not asked.", (q, k, lengths) => Looks(0 * q, k, lengths)),
            new("Rows and columns have changed places: a row is the sign that looks.", (q, k, lengths) => Looks(q, k, lengths).Transpose()),
            new("The softmax is missing: those are the products.", (q, k, lengths) => (1 / Math.Sqrt(q.Columns) * q.TransposeAndMultiply(k)).PointwiseMultiply(Seen(lengths))),
            new("Only the first name is looked at.", (q, k, lengths) => Looks(q, k, lengths).PointwiseMultiply(Seen([lengths[0], .. Enumerable.Repeat(0, lengths.Length - 1)], q.Rows))),
        ],
        Hints =
        [
            "A loop over the names, with the row at which each begins; in it a loop over the rows of the name. Row i may look at the rows from the beginning of its name up to i: the products of its query with their keys, divided by the root of queries.Columns.",
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
        Matrix map, Matrix slopes, int size, Func<double, double, bool>? gets = null, Func<double, double, bool>? replaces = null, double? from = null)
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
        new($"logits [{CaseNumbers.Text(logits)}], temperature {AnswerText.Number(temperature)}, k {k}", top => top([.. logits], temperature, k));

    /// <param name="logits">One for each sign.</param>
    /// <param name="temperature">What they are divided by.</param>
    /// <param name="k">How many are kept: those of the highest rank, of equals the first.</param>
    /// <param name="rank">The rank of a logit; null: itself.</param>
    /// <param name="subtracted">Whether the largest is subtracted before e is taken to them.</param>
    /// <param name="dividesAll">Whether what is not kept is divided by the sum, too; that shows where the sum is 0.</param>
    private static double[] Top(double[] logits, double temperature, int k, Func<double, double>? rank = null, bool subtracted = true, bool dividesAll = false) =>
        Kept(logits, Enumerable.Range(0, logits.Length).OrderByDescending(i => rank?.Invoke(logits[i]) ?? logits[i]).Take(k), temperature, subtracted, dividesAll);

    /// <summary>The places of the logits that are not below the k-th largest.</summary>
    private static IEnumerable<int> Above(double[] logits, int k) => Enumerable.Range(0, logits.Length).Where(i => logits[i] >= logits.OrderDescending().ElementAt(k - 1));

    private static double[] Kept(double[] logits, IEnumerable<int> kept, double temperature, bool subtracted = true, bool dividesAll = false)
    {
        int[] places = [.. kept];
        double largest = subtracted && places.Length > 0 ? places.Max(i => logits[i] / temperature) : 0;
        var powers = new double[logits.Length];
        foreach (int i in places)
            powers[i] = Math.Exp((logits[i] / temperature) - largest);
        return [.. powers.Select((power, i) => dividesAll || places.Contains(i) ? power / powers.Sum() : 0)];
    }

    private static Case<Func<Matrix, Matrix, int[], Matrix>> Names(Matrix queries, Matrix keys, int[] lengths) =>
        new($"queries {Text(queries)}, keys {Text(keys)}, lengths [{string.Join(", ", lengths)}]", look => look(queries.Copy(), keys.Copy(), [.. lengths]));

    /// <param name="queries">A row for each sign of each name.</param>
    /// <param name="keys">The same.</param>
    /// <param name="lengths">How many signs each name has.</param>
    /// <param name="maySee">Whether a row may look at a column, which belongs to the same name or not; null: at itself and back in its name.</param>
    /// <param name="divisor">What the products are divided by; null: the root of d.</param>
    /// <param name="largest">What is subtracted, from all products of the row; null: the largest of those that may be seen.</param>
    /// <param name="hidden">The product where a row may not look.</param>
    /// <param name="dividesAll">Whether what may not be seen is divided by the sum, too; that shows where the sum is 0.</param>
    private static Matrix Looks(Matrix queries, Matrix keys, int[] lengths, Func<int, int, bool, bool>? maySee = null, double? divisor = null,
        Func<double[], double>? largest = null, double hidden = double.NegativeInfinity, bool dividesAll = false)
    {
        Matrix products = 1 / (divisor ?? Math.Sqrt(queries.Columns)) * queries.TransposeAndMultiply(keys);
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
