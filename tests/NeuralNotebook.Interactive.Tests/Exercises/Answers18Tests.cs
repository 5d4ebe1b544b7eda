using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 18 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
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
        ["to all equal ones"] =
            ((map, slopes, size) => Each(map, slopes, size, (value, window) => value == window.Max() ? 1 : 0), "Of equal numbers each"),
        ["equal ones share"] =
            ((map, slopes, size) =>
                Each(map, slopes, size, (value, window) => value == window.Max() ? 1.0 / window.Count(other => other == value) : 0), null),
        ["to the smallest"] =
            ((map, slopes, size) => First(map, slopes, size, window => Array.IndexOf(window, window.Min())), "The smallest"),
        ["to the last equal one"] =
            ((map, slopes, size) => First(map, slopes, size, window => Array.LastIndexOf(window, window.Max())), "last gets the slope"),
    };

    private static readonly Dictionary<string, (Func<double[], double, int, double[]> Answer, string? Named)> WrongTops = new()
    {
        ["all of them"] = ((logits, t, _) => Drawn(logits, t, logits.Length), "All signs are still there"),
        ["equal ones too"] = ((logits, t, k) => Drawn(logits, t, logits.Count(logit => logit >= logits.OrderDescending().ElementAt(k - 1))),
            "Of equal logits all"),
        ["zeros after the softmax"] =
            ((logits, t, k) => [.. Drawn(logits, t, logits.Length).Zip(Drawn(logits, t, k), (all, kept) => kept == 0 ? 0 : all)],
                "does not add up to 1"),
        ["hot for cold"] = ((logits, t, k) => Drawn(logits, 1 / t, k), "multiplies"),
        ["the smallest"] =
            ((logits, t, k) => Drawn([.. logits.Select(logit => -logit)], -t, k, largest: negative => negative.Min()), "k smallest"),
        ["e overflows"] = ((logits, t, k) => Drawn(logits, t, k, largest: _ => 0), "overflows"),
        ["without a root of anything"] = ((logits, t, k) => [.. Drawn(logits, t, k).Select(Math.Sqrt)], null),
    };

    private static readonly Dictionary<string, (Func<Matrix, Matrix, int[], Matrix> Answer, string? Named)> WrongLooks = new()
    {
        ["no mask"] = ((queries, keys, lengths) => Looked(queries, keys, [queries.Rows], ahead: true), "mask is missing"),
        ["into other names"] = ((queries, keys, lengths) => Looked(queries, keys, [queries.Rows]), "into earlier names"),
        ["ahead"] = ((queries, keys, lengths) => Looked(queries, keys, lengths, ahead: true), "looks ahead in its name"),
        ["no root"] = ((queries, keys, lengths) => Looked(Math.Sqrt(queries.Columns) * queries, keys, lengths), "root is missing"),
        ["root of the rows"] =
            ((queries, keys, lengths) => Looked(Math.Sqrt((double)queries.Columns / queries.Rows) * queries, keys, lengths),
                "number of rows"),
        ["e overflows"] = ((queries, keys, lengths) => Looked(queries, keys, lengths, largest: (_, _) => 0), "overflows"),
        ["the largest of all"] = ((queries, keys, lengths) => Looked(queries, keys, lengths, largest: (row, _) => row.Max()), "whole row"),
        ["the smallest subtracted"] = ((queries, keys, lengths) => Looked(queries, keys, lengths, largest: (_, seen) => seen.Min()), null),
    };

    public static TheoryData<string> WrongPlacesNames => [.. WrongPlaces.Keys];

    public static TheoryData<string> WrongSlopesNames => [.. WrongSlopes.Keys];

    public static TheoryData<string> WrongTopsNames => [.. WrongTops.Keys];

    public static TheoryData<string> WrongLooksNames => [.. WrongLooks.Keys];

    [Theory]
    [MemberData(nameof(WrongPlacesNames))]
    public void A_wrong_number_of_places_is_rejected(string name) =>
        Rejected(Chapter18.Places.Solution(WrongPlaces[name].Answer), WrongPlaces[name].Named);

    [Theory]
    [MemberData(nameof(WrongSlopesNames))]
    public void Slopes_that_go_elsewhere_are_rejected(string name) =>
        Rejected(Chapter18.PoolBack.Solution(WrongSlopes[name].Answer), WrongSlopes[name].Named);

    [Theory]
    [MemberData(nameof(WrongTopsNames))]
    public void Wrong_signs_to_draw_from_are_rejected(string name) =>
        Rejected(Chapter18.TopK.Solution(WrongTops[name].Answer), WrongTops[name].Named);

    [Theory]
    [MemberData(nameof(WrongLooksNames))]
    public void Wrong_shares_are_rejected(string name) =>
        Rejected(Chapter18.Look.Solution(WrongLooks[name].Answer), WrongLooks[name].Named);

    [Fact]
    public void Right_answers_pass_however_they_are_written()
    {
        Passed(
            Chapter18.Places.Solution((n, k, s, p) => Enumerable.Range(0, n + (2 * p))
                .Count(left => left % s == 0 && left + k <= n + (2 * p))));
        Passed(Chapter18.PoolBack.Solution((map, slopes, size) => First(map, slopes, size, window => Array.IndexOf(window, window.Max()))));
        Passed(Chapter18.TopK.Solution((logits, t, k) => Drawn(logits, t, k)));
        Passed(Chapter18.TopK.Solution((logits, t, k) => new Softmax().Forward(new Matrix(1, logits.Length, [.. logits.Select((logit, i) =>
            logits.Where((other, j) => other > logit || (other == logit && j < i)).Count() < k
                ? logit / t : double.NegativeInfinity)])).Values.ToArray()));
        Passed(Chapter18.Look.Solution((queries, keys, lengths) => Looked(queries, keys, lengths)));
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

    /// <summary>The places are sorted by their logits, and by themselves where these are equal.</summary>
    private static double[] Drawn(double[] logits, double temperature, int k, Func<double[], double>? largest = null)
    {
        int[] kept = [.. Enumerable.Range(0, logits.Length).OrderBy(i => (-logits[i], i)).Take(k)];
        double most = largest?.Invoke(logits) ?? logits.Max();
        double[] shares = new double[logits.Length];
        foreach (int i in kept)
            shares[i] = Math.Exp((logits[i] - most) / temperature);
        double sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>Name after name, row after row; what is subtracted may depend on all products of a row,
    /// and on those that it sees.</summary>
    private static Matrix Looked(Matrix queries, Matrix keys, int[] lengths, bool ahead = false,
        Func<double[], double[], double>? largest = null)
    {
        var shares = new Matrix(queries.Rows, keys.Rows);
        int start = 0;
        foreach (int length in lengths)
        {
            for (int i = 0; i < length; i++)
            {
                double[] all = [.. keys.ToRows()
                    .Select(key => key.Zip(queries.Row(start + i).ToArray(), (k, q) => k * q).Sum() / Math.Sqrt(queries.Columns))];
                double[] seen = all[start..(start + (ahead ? length : i + 1))];
                double[] powers = [.. seen.Select(fit => Math.Exp(fit - (largest?.Invoke(all, seen) ?? seen.Max())))];
                for (int j = 0; j < powers.Length; j++)
                    shares[start + i, start + j] = powers[j] / powers.Sum();
            }

            start += length;
        }

        return shares;
    }
}
