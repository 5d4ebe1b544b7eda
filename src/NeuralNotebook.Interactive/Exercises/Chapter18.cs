namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 18, Where next.</summary>
public static class Chapter18
{
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
            Pooling([[-1, -2], [-4, -3]], [[0.5]], 2),
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

    /// <summary>Exercise 18.3: how probable each sign is after each other one, from counts.</summary>
    public static Exercise<Func<string[], string, double, Matrix>> Bigrams { get; } = new("18.3", "Pairs, smoothed")
    {
        Reference = (names, signs, smoothing) => Shares(Counts(names, signs), smoothing),
        Cases =
        [
            Pairs(["ab"], ".ab", 1),
            Pairs(["ab", "aab"], ".ab", 1),
            Pairs(["ba"], ".abc", 0.5),
            Pairs([], ".ab", 2),
            Pairs(["a", "a", "a"], ".ab", 0.1),
            Pairs(["", "ab"], ".ab", 1),
            Pairs(["cabac", "abba", "cc"], ".abc", 1),
            Pairs(["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"], ".a", 30),
        ],
        RandomCase = random => Pairs(
            [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "abc"[random.Next(3)])))], ".abc", 0.1 * (1 + random.Next(20))),
        Mistakes =
        [
            new("The smoothing is missing.", (names, signs, _) => Shares(Counts(names, signs), 0)),
            new("The smoothing is 1 there; it is given.", (names, signs, _) => Shares(Counts(names, signs), 1)),
            new("The smoothing is added to the counts and not to the sums: the rows do not add up to 1.", (names, signs, smoothing) => Shares(Counts(names, signs), smoothing, inSum: 0)),
            new("To a row's sum the smoothing is added once; it has been added to every sign of the row.", (names, signs, smoothing) => Shares(Counts(names, signs), smoothing, inSum: 1)),
            new("The smoothing is added after the division: the rows do not add up to 1.", (names, signs, smoothing) => Shares(Counts(names, signs), 0).Map(share => share + smoothing)),
            new("The start is missing: the first sign stands before every name.", (names, signs, smoothing) => Shares(Counts(names, signs, start: false), smoothing)),
            new("The end is missing: the first sign stands behind every name, too.", (names, signs, smoothing) => Shares(Counts(names, signs, end: false), smoothing)),
            new("Start and end are missing: the first sign stands before and behind every name.", (names, signs, smoothing) => Shares(Counts(names, signs, start: false, end: false), smoothing)),
            new("Row and column have changed places: a row is the sign that comes first.", (names, signs, smoothing) => Shares(Counts(names, signs).Transpose(), smoothing)),
            new("The columns add up to 1; the rows should.", (names, signs, smoothing) => Shares(Counts(names, signs).Transpose(), smoothing).Transpose()),
            new("All pairs together add up to 1; each row should.", (names, signs, smoothing) => Counts(names, signs).Map(count => count + smoothing) is var all ? all / all.Sum() : all),
            new("Those are counts, not probabilities: divide by the sum of the row.", (names, signs, smoothing) => Counts(names, signs).Map(count => count + smoothing)),
            new("Those are logarithms; probabilities are asked for.", (names, signs, smoothing) => Shares(Counts(names, signs), smoothing).Map(Math.Log)),
            new("A pair is counted only once, however often it comes.", (names, signs, smoothing) => Shares(Counts(names, signs).Map(count => Math.Min(1, count)), smoothing)),
            new("The names run into each other: between two of them the first sign stands only once.", (names, signs, smoothing) => Shares(Counts([string.Concat(names)], signs), smoothing)),
            new("The names are not looked at.", (_, signs, smoothing) => Shares(Counts([], signs), smoothing)),
            new("The first name is missing.", (names, signs, smoothing) => Shares(Counts([.. names.Skip(1)], signs), smoothing)),
            new("The last name is missing.", (names, signs, smoothing) => Shares(Counts([.. names.SkipLast(1)], signs), smoothing)),
        ],
        Hints =
        [
            "Put the first sign before and behind each name: \"ab\" becomes \".ab.\", with the pairs (., a), (a, b) and (b, .). signs.IndexOf gives the row and the column.",
            "Begin with a matrix full of smoothing, not of 0, and add 1 for each pair. Then divide each number by the sum of its row.",
        ],
    };

    /// <summary>Exercise 18.4: in what shares one query looks at the keys.</summary>
    public static Exercise<Func<double[], Matrix, double[]>> Attention { get; } = new("18.4", "Where one query looks")
    {
        Reference = (query, keys) => Softmax(Products(query, keys, Math.Sqrt(query.Length))),
        Cases =
        [
            Query([2], [[0], [1]]),
            Query([1, 0], [[1, 0], [0, 1]]),
            Query([1, 1, 1, 1], [[1, 1, 1, 1], [0, 0, 0, 0], [-1, -1, -1, -1]]),
            Query([0, 0], [[3, 1], [2, -5]]),
            Query([0.5, -1], [[2, 1]]),
            Query([30, 40], [[30, 40], [-30, -40], [30, 39]]),
            Query([-30, 0], [[60, 0], [60.1, 0]]),
            Query([30, 40], [[30, 40], [-30, -40]]),
            Query([1, 2, 3], [[0, 1, 0], [0.5, 0, 0.5], [-1, 0, 0], [0, 0, 0.25]]),
            Query([-1, 2], [[1, 1], [1, 1]]),
        ],
        RandomCase = random =>
        {
            int length = 1 + random.Next(4), keys = 2 + random.Next(3);
            return Query(CaseNumbers.Draw(random, length, -2, 2), new Matrix(keys, length, CaseNumbers.Draw(random, keys * length, -2, 2)));
        },
        Mistakes =
        [
            new("The root is missing: the products are divided by √d, where d is the query's length.", (query, keys) => Softmax(Products(query, keys, 1))),
            new("The products are divided by d; its root is wanted.", (query, keys) => Softmax(Products(query, keys, query.Length))),
            new("The products are multiplied by the root: divide by it.", (query, keys) => Softmax(Products(query, keys, 1 / Math.Sqrt(query.Length)))),
            new("The root is that of the number of keys; d is the length of the query.", (query, keys) => Softmax(Products(query, keys, Math.Sqrt(keys.Rows)))),
            new("Without subtracting the largest, e to a large product overflows.", (query, keys) => Softmax(Products(query, keys, Math.Sqrt(query.Length)), subtracted: false)),
            new("The softmax is missing: those are the products.", (query, keys) => Products(query, keys, Math.Sqrt(query.Length))),
            new("The sum is missing in the softmax: the shares do not add up to 1.", (query, keys) => [.. Products(query, keys, Math.Sqrt(query.Length)) is var fits ? fits.Select(fit => Math.Exp(fit - fits.Max())) : []]),
            new("Those are shares of the products themselves; the softmax takes e to the product first.", (query, keys) => Products(query, keys, Math.Sqrt(query.Length)) is var fits ? [.. fits.Select(fit => fit / fits.Sum())] : fits),
            new("All of the look goes to the best key: that is no softmax, and it has no slope.", (query, keys) => Products(query, keys, 1) is var fits ? [.. fits.Select((_, i) => i == Array.IndexOf(fits, fits.Max()) ? 1.0 : 0.0)] : fits),
            new("The sign is the wrong way round: what fits best gets the least.", (query, keys) => Softmax(Products(query, keys, -Math.Sqrt(query.Length)))),
            new("All keys get the same share: the query is not asked.", (query, keys) => [.. Enumerable.Repeat(1.0 / keys.Rows, keys.Rows)]),
            new("Those are logarithms of the shares.", (query, keys) => [.. Softmax(Products(query, keys, Math.Sqrt(query.Length))).Select(share => Math.Log(share))]),
            new("The products leave out the last number of the rows.", (query, keys) => Softmax(Products([.. query.SkipLast(1), 0], keys, Math.Sqrt(query.Length)))),
            new("The products leave out the first number of the rows.", (query, keys) => Softmax(Products([0, .. query.Skip(1)], keys, Math.Sqrt(query.Length)))),
            new("The sign of the products is lost.", (query, keys) => Softmax([.. Products(query, keys, Math.Sqrt(query.Length)).Select(fit => Math.Abs(fit))])),
        ],
        Hints =
        [
            "One product for each row of keys: multiply number by number and add up. Divide each by the root of query.Length. Then the softmax of chapter 05.",
            "Subtract the largest of these numbers from all of them, take e to each, and divide by the sum of what came out.",
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

    private static Case<Func<string[], string, double, Matrix>> Pairs(string[] names, string signs, double smoothing) =>
        new($"names [{string.Join(", ", names.Select(name => $"\"{name}\""))}], signs \"{signs}\", smoothing {AnswerText.Number(smoothing)}", pairs => pairs([.. names], signs, smoothing));

    private static Matrix Counts(string[] names, string signs, bool start = true, bool end = true)
    {
        var counts = new Matrix(signs.Length, signs.Length);
        foreach (string name in names)
        {
            string whole = (start ? signs[..1] : "") + name + (end ? signs[..1] : "");
            for (int i = 1; i < whole.Length; i++)
                counts[signs.IndexOf(whole[i - 1], StringComparison.Ordinal), signs.IndexOf(whole[i], StringComparison.Ordinal)] += 1;
        }

        return counts;
    }

    /// <param name="counts">How often each sign follows each.</param>
    /// <param name="smoothing">What is added to each count.</param>
    /// <param name="inSum">How often it is added to the sum of a row; null: once for each sign, which is right.</param>
    private static Matrix Shares(Matrix counts, double smoothing, int? inSum = null)
    {
        var shares = new Matrix(counts.Rows, counts.Columns);
        for (int row = 0; row < counts.Rows; row++)
        {
            double sum = counts.RowSums()[row, 0] + ((inSum ?? counts.Columns) * smoothing);
            for (int column = 0; column < counts.Columns; column++)
                shares[row, column] = (counts[row, column] + smoothing) / sum;
        }

        return shares;
    }

    private static Case<Func<double[], Matrix, double[]>> Query(double[] query, Matrix keys) =>
        new($"query [{CaseNumbers.Text(query)}], keys {Text(keys)}", attend => attend([.. query], keys.Copy()));

    private static double[] Products(double[] query, Matrix keys, double divisor)
    {
        var products = new double[keys.Rows];
        for (int i = 0; i < keys.Rows; i++)
        {
            for (int j = 0; j < query.Length; j++)
                products[i] += query[j] * keys[i, j];
            products[i] /= divisor;
        }

        return products;
    }

    private static double[] Softmax(double[] logits, bool subtracted = true)
    {
        double largest = subtracted ? logits.Max() : 0;
        double[] powers = [.. logits.Select(logit => Math.Exp(logit - largest))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static string Text(Matrix matrix) => $"[{string.Join(", ", matrix.ToRows().Select(row => $"[{CaseNumbers.Text(row)}]"))}]";
}
