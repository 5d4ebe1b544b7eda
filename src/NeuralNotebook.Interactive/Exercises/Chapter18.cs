namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 18, Where next.</summary>
public static partial class Chapter18
{
    private const string TakenFromAll =
        "The largest was taken from the whole row: subtract the largest of those that may be looked at, or all of them become 0.";

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
            new("The 1 is added before the division: first the moves, rounded down, then one more.",
                (n, k, s, p) => (n + (2 * p) - k + 1) / s),
            new("The kernel's own width is missing: its left edge cannot go up to the right edge of the picture.",
                (n, _, s, p) => ((n + (2 * p)) / s) + 1),
            new("The stride is missing.", (n, k, _, p) => n + (2 * p) - k + 1),
            new("Only the picture is divided by the stride; what is divided is all the way that the window can go.",
                (n, k, s, p) => (n / s) + (2 * p) - k + 1),
            new("Kernel and stride have changed places.", (n, k, s, p) => ((n + (2 * p) - s) / k) + 1),
            new("Stride and border have changed places.", (n, k, s, p) => ((n + (2 * s) - k) / Math.Max(1, p)) + 1),
            new("The border makes the way longer, not shorter.", (n, k, s, p) => ((n - (2 * p) - k) / s) + 1),
            new("The kernel takes away from the way: subtract it.", (n, k, s, p) => ((n + (2 * p) + k) / s) + 1),
        ],
        Hints =
        [
            "Put the window at the left edge of the picture with its border. How many pixels are there on its right, into which it "
                + "can move?",
            "The way is pixels + 2 · padding − kernel. Divide it by the stride, rounded down (whole numbers do that in C#), "
                + "and add the place where it stood first.",
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
            return Pooling(new Matrix(height, width, CaseNumbers.Draw(random, height * width)),
                new Matrix(rows, columns, CaseNumbers.Draw(random, rows * columns)), size);
        },
        Mistakes =
        [
            new("Every number of a window gets the whole slope: only the one that won does.",
                (map, slopes, size) => Back(map, slopes, size, (_, _) => true)),
            new("The slope is shared out among the window, as average pooling does. Here the number that won gets all of it.",
                (map, slopes, size) => Back(map, 1.0 / (size * size) * slopes, size, (_, _) => true)),
            new("Of equal numbers each gets the slope: the first alone does, row by row.",
                (map, slopes, size) => Back(map, slopes, size, (value, largest) => value == largest)),
            new("Of equal numbers the last gets the slope; the first should, row by row.",
                (map, slopes, size) => Back(map, slopes, size, replaces: (value, largest) => value >= largest)),
            new("The smallest gets the slope, not the largest.",
                (map, slopes, size) => Back(map, slopes, size, replaces: (value, smallest) => value < smallest)),
            new("The search for the largest begins at 0, so that nothing wins in a window without positive numbers. "
                + "Begin with the first number of the window, or at −∞.", (map, slopes, size) => Back(map, slopes, size, from: 0)),
            new("The search for the largest begins at 0, so that in a window without positive numbers the first wins. "
                + "Begin with the first number of the window, or at −∞.",
                (map, slopes, size) => Back(map.Map(value => Math.Max(0, value)), slopes, size)),
            new("The largest is looked for without its sign: −8 is less than 2.",
                (map, slopes, size) => Back(map.Map(Math.Abs), slopes, size)),
            new("A 1 stands where the slope should: pass it on.", (map, slopes, size) => Back(map, slopes.Map(_ => 1), size)),
            new("The slope is multiplied by the number that won. The largest changes with itself one to one: the slope arrives as it is.",
                (map, slopes, size) => Back(map, slopes, size).PointwiseMultiply(map)),
            new("The number that won comes back, instead of its slope.",
                (map, slopes, size) => Back(map, slopes.Map(_ => 1), size).PointwiseMultiply(map)),
            new("The slope has the wrong sign.", (map, slopes, size) => Back(map, -1 * slopes, size)),
            new("Only the first window gets its slope.", (map, slopes, size) => Back(map, OnlyFirst(slopes), size)),
            new("Nothing comes back.", (map, _, _) => new Matrix(map.Rows, map.Columns)),
            new("The slope always goes to the first number of the window.",
                (map, slopes, size) => Back(map, slopes, size, replaces: (_, largest) => double.IsInfinity(largest))),
            new("The slope always goes to the last number of the window.",
                (map, slopes, size) => Back(map, slopes, size, replaces: (_, _) => true)),
        ],
        Hints =
        [
            "Two loops over the slopes: one for each window. Window y, x begins in row y · size and column x · size of the map. "
                + "Look for its largest number, and remember where it stands.",
            "Begin with the window's first number as the largest so far, and replace it by a larger one only (>). Then result[row, "
                + "column] = slopes[y, x]. All other places stay 0.",
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
            new("All signs are still there: only the k with the largest logits may be drawn.",
                (logits, t, _) => Top(logits, t, logits.Length)),
            new("One sign too many is kept.", (logits, t, k) => Top(logits, t, Math.Min(logits.Length, k + 1))),
            new("One sign too few is kept.", (logits, t, k) => Top(logits, t, k - 1)),
            new("The k smallest logits are kept; the largest should be.", (logits, t, k) => Top(logits, t, k, rank: logit => -logit)),
            new("Those are the first k signs, not the k with the largest logits.", (logits, t, k) => Top(logits, t, k, rank: _ => 0)),
            new("The largest are looked for without their sign: −8 is less than 2.", (logits, t, k) => Top(logits, t, k, rank: Math.Abs)),
            new("Of equal logits all are kept; no more than k may be, the first ones.",
                (logits, t, k) => Kept(logits, Above(logits, k), t)),
            new("Of equal logits the last are kept; the first should be.",
                (logits, t, k) => [.. Top([.. logits.Reverse()], t, k).Reverse()]),
            new("What is left does not add up to 1: the softmax runs over the k that are kept, not over all.", (logits, t, k) =>
                [.. Top(logits, t, logits.Length).Zip(Top(logits, t, k), (all, kept) => kept > 0 ? all : 0)]),
            new("Two things: what is left does not add up to 1, since the softmax ran over all; and of equal ones no more than k may be "
                + "kept, the first.", (logits, t, k) =>
                [.. Top(logits, t, logits.Length).Zip(Kept(logits, Above(logits, k), t), (all, kept) => kept > 0 ? all : 0)]),
            new("A logit of 0 is no probability of 0: e to it is 1. Leave those out of the softmax, or set their logits to −∞.",
                (logits, t, k) =>
                    Top([.. logits.Zip(Top(logits, t, k), (logit, kept) => kept > 0 ? logit : 0)], t, logits.Length)),
            new("The temperature is missing: divide the logits by it.", (logits, _, k) => Top(logits, 1, k)),
            new("The temperature multiplies there; the logits are divided by it.", (logits, t, k) => Top(logits, 1 / t, k)),
            new("The probabilities are divided by the temperature; the logits should be, before the softmax.",
                (logits, t, k) => [.. Top(logits, 1, k).Select(share => share / t)]),
            new("Without subtracting the largest, e to a large logit overflows.", (logits, t, k) => Top(logits, t, k, subtracted: false)),
            new("Without subtracting the largest, e to a large logit overflows, and to one far below 0 all become 0.",
                (logits, t, k) => Top(logits, t, k, subtracted: false, dividesAll: true)),
            new("The likeliest sign gets all: it is one of k to draw from.", (logits, t, _) => Top(logits, t, 1)),
            new("All that are kept got the same: the logits still say how probable each is.",
                (logits, t, k) => [.. Top(logits, t, k).Select(share => share > 0 ? 1.0 / k : 0)]),
            new("The probabilities stand in the order of their size; each sign keeps its place, with 0 where it was left out.",
                (logits, t, k) => [.. Top(logits, t, k).OrderDescending()]),
            new("Those that were left out are missing: their probability is 0, in their place.",
                (logits, t, k) => [.. Top(logits, t, k).Where(share => share > 0)]),
            new("The sum is missing in the softmax: the probabilities do not add up to 1.",
                (logits, t, k) => Top(logits, t, k) is var shares ? [.. shares.Select(share => share / shares.Max())] : []),
            new("The sign of the logits is the wrong way round: the largest is the likeliest.", (logits, t, k) => Top(logits, -t, k)),
        ],
        Hints =
        [
            "Find the places of the k largest logits: k times, look for the largest that was not taken yet (>, so that of equal ones the "
                + "first wins), and mark it as taken.",
            "Begin with zeros. For each kept place e to (logit − largest) / temperature; then divide these by their sum. "
                + "The others stay 0.",
        ],
    };
}
