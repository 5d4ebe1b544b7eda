using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 18 that learners may give: the right ones pass, each wrong one is rejected, and named where its mistake is known.</summary>
public sealed class Answers18Tests
{
    private static readonly Dictionary<string, (Func<int, int, int, int, int> Answer, string? Named)> WrongPlaces = new()
    {
        ["one border"] = ((n, k, s, p) => ((n + p - k) / s) + 1, "counts twice"),
        ["moves"] = ((n, k, s, p) => (n + (2 * p) - k) / s, "one place more"),
        ["rounded up"] = ((n, k, s, p) => (int)Math.Ceiling((n + (2.0 * p) - k) / s) + 1, "Rounded up"),
        ["rounded to the nearest"] = ((n, k, s, p) => (int)Math.Round((n + (2.0 * p) - k) / s) + 1, null),
        ["no stride"] = ((n, k, _, p) => n + (2 * p) - k + 1, "stride is missing"),
    };

    private static readonly Dictionary<string, (Func<Matrix, Matrix, int, Matrix> Answer, string? Named)> WrongSlopes = new()
    {
        ["to all"] = ((map, slopes, size) => Each(map, slopes, size, (_, _) => 1), "Every number of a window"),
        ["shared out"] = ((map, slopes, size) => Each(map, slopes, size, (_, _) => 1.0 / (size * size)), "average pooling"),
        ["to all equal ones"] = ((map, slopes, size) => Each(map, slopes, size, (value, window) => value == window.Max() ? 1 : 0), "Of equal numbers each"),
        ["equal ones share"] = ((map, slopes, size) => Each(map, slopes, size, (value, window) => value == window.Max() ? 1.0 / window.Count(other => other == value) : 0), null),
        ["to the smallest"] = ((map, slopes, size) => First(map, slopes, size, window => Array.IndexOf(window, window.Min())), "The smallest"),
        ["to the last equal one"] = ((map, slopes, size) => First(map, slopes, size, window => Array.LastIndexOf(window, window.Max())), "last gets the slope"),
    };

    private static readonly Dictionary<string, (Func<string[], string, double, Matrix> Answer, string? Named)> WrongPairs = new()
    {
        ["no start"] = ((names, signs, added) => Counted(names, signs, added, before: "", behind: "."), "start is missing"),
        ["no end"] = ((names, signs, added) => Counted(names, signs, added, before: ".", behind: ""), "end is missing"),
        ["as one text"] = ((names, signs, added) => Counted([string.Concat(names)], signs, added), "run into each other"),
        ["smoothed by 1"] = ((names, signs, _) => Counted(names, signs, 1), "smoothing is 1"),
        ["by columns"] = ((names, signs, added) => Counted([.. names.Select(name => new string([.. name.Reverse()]))], signs, added), "changed places"),
        ["zeros"] = ((_, signs, _) => new Matrix(signs.Length, signs.Length), null),
    };

    private static readonly Dictionary<string, (Func<double[], Matrix, double[]> Answer, string? Named)> WrongShares = new()
    {
        ["no root"] = ((query, keys) => Looked(query, keys, 1), "root is missing"),
        ["divided by d"] = ((query, keys) => Looked(query, keys, query.Length), "root is wanted"),
        ["root of the keys"] = ((query, keys) => Looked(query, keys, Math.Sqrt(keys.Rows)), "number of keys"),
        ["e overflows"] = ((query, keys) => Looked(query, keys, Math.Sqrt(query.Length), largest: _ => 0), "overflows"),
        ["the other way round"] = ((query, keys) => Looked(query, keys, -Math.Sqrt(query.Length)), "wrong way round"),
        ["the smallest subtracted"] = ((query, keys) => Looked(query, keys, Math.Sqrt(query.Length), largest: fits => fits.Min()), null),
    };

    public static TheoryData<string> WrongPlacesNames => [.. WrongPlaces.Keys];

    public static TheoryData<string> WrongSlopesNames => [.. WrongSlopes.Keys];

    public static TheoryData<string> WrongPairsNames => [.. WrongPairs.Keys];

    public static TheoryData<string> WrongSharesNames => [.. WrongShares.Keys];

    [Theory]
    [MemberData(nameof(WrongPlacesNames))]
    public void A_wrong_number_of_places_is_rejected(string name) => Rejected(Chapter18.Places.Solution(WrongPlaces[name].Answer), WrongPlaces[name].Named);

    [Theory]
    [MemberData(nameof(WrongSlopesNames))]
    public void Slopes_that_go_elsewhere_are_rejected(string name) => Rejected(Chapter18.PoolBack.Solution(WrongSlopes[name].Answer), WrongSlopes[name].Named);

    [Theory]
    [MemberData(nameof(WrongPairsNames))]
    public void Wrongly_counted_pairs_are_rejected(string name) => Rejected(Chapter18.Bigrams.Solution(WrongPairs[name].Answer), WrongPairs[name].Named);

    [Theory]
    [MemberData(nameof(WrongSharesNames))]
    public void Wrong_shares_are_rejected(string name) => Rejected(Chapter18.Attention.Solution(WrongShares[name].Answer), WrongShares[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(Chapter18.Places.Solution((n, k, s, p) => Enumerable.Range(0, n + (2 * p)).Count(left => left % s == 0 && left + k <= n + (2 * p))));
        Passed(Chapter18.PoolBack.Solution((map, slopes, size) => First(map, slopes, size, window => Array.IndexOf(window, window.Max()))));
        Passed(Chapter18.Bigrams.Solution((names, signs, added) => Counted(names, signs, added)));
        Passed(Chapter18.Attention.Solution((query, keys) => Looked(query, keys, Math.Sqrt(query.Length))));
        Passed(Chapter18.Attention.Solution((query, keys) => new Softmax().Forward(1 / Math.Sqrt(query.Length) * new Matrix(1, query.Length, query).TransposeAndMultiply(keys)).Values.ToArray()));
    }

    /// <summary>The slope of each window, times a factor from a number and its window.</summary>
    private static Matrix Each(Matrix map, Matrix slopes, int size, Func<double, double[], double> factor)
    {
        var result = new Matrix(map.Rows, map.Columns);
        for (int y = 0; y < slopes.Rows * size; y++)
        {
            for (int x = 0; x < slopes.Columns * size; x++)
                result[y, x] = slopes[y / size, x / size] * factor(map[y, x], WindowAt(map, y / size, x / size, size));
        }

        return result;
    }

    /// <summary>The slope of each window at the place that is chosen from its numbers.</summary>
    private static Matrix First(Matrix map, Matrix slopes, int size, Func<double[], int> choose)
    {
        var result = new Matrix(map.Rows, map.Columns);
        for (int y = 0; y < slopes.Rows; y++)
        {
            for (int x = 0; x < slopes.Columns; x++)
            {
                int place = choose(WindowAt(map, y, x, size));
                result[(y * size) + (place / size), (x * size) + (place % size)] = slopes[y, x];
            }
        }

        return result;
    }

    private static double[] WindowAt(Matrix map, int y, int x, int size) =>
        [.. Enumerable.Range(0, size * size).Select(i => map[(y * size) + (i / size), (x * size) + (i % size)])];

    private static Matrix Counted(string[] names, string signs, double added, string before = ".", string behind = ".")
    {
        var counts = new Matrix(signs.Length, signs.Length).Map(_ => added);
        foreach (string whole in names.Select(name => before + name + behind))
        {
            foreach (var (first, second) in whole.Zip(whole.Skip(1)))
                counts[signs.IndexOf(first, StringComparison.Ordinal), signs.IndexOf(second, StringComparison.Ordinal)] += 1;
        }

        foreach (int row in Enumerable.Range(0, counts.Rows))
        {
            double sum = counts.Row(row).ToArray().Sum();
            foreach (ref double count in counts.Row(row))
                count /= sum;
        }

        return counts;
    }

    private static double[] Looked(double[] query, Matrix keys, double divisor, Func<double[], double>? largest = null)
    {
        double[] fits = [.. keys.ToRows().Select(key => key.Zip(query, (k, q) => k * q).Sum() / divisor)];
        double[] powers = [.. fits.Select(fit => Math.Exp(fit - (largest?.Invoke(fits) ?? fits.Max())))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
