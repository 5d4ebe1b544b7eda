using static NeuralNotebook.Interactive.Tests.Verdicts;
using DescendAnswer = System.Func<System.Func<double, double>, double, double, int, double>;
using EpochAnswer = System.Func<double[], double[], double, double, double, int, double[]>;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 09 as a learner may write them: the right ones pass, the wrong ones do not,
/// and typical mistakes are named.</summary>
public sealed class Answers09Tests
{
    private static readonly Dictionary<string, DescendAnswer> RightDescents = new()
    {
        ["a recursion"] = Recursive,
        ["a while loop that counts down"] = (slope, w, rate, steps) =>
        {
            while (steps-- > 0)
                w = w - slope(w) * rate;
            return w;
        },
    };

    private static readonly Dictionary<string, (DescendAnswer Answer, string? Named)> WrongDescents = new()
    {
        ["uphill"] = ((slope, start, rate, steps) => Descend(start, steps, w => w + rate * slope(w)), "uphill"),
        ["the loop starts at 1"] = ((slope, start, rate, steps) => Descend(start, steps - 1, w => w - rate * slope(w)), "too few"),
        ["the loop runs to and with steps"] =
            ((slope, start, rate, steps) => Descend(start, steps + 1, w => w - rate * slope(w)), "too many"),
        ["at least one step"] = ((slope, start, rate, steps) => Descend(start, Math.Max(1, steps), w => w - rate * slope(w)), null),
        ["at most a hundred steps"] = ((slope, start, rate, steps) => Descend(start, Math.Min(100, steps), w => w - rate * slope(w)), null),
        ["it stops where the weight changes its sign"] =
            ((slope, start, rate, steps) => Descend(start, steps, w => w * start < 0 ? w : w - rate * slope(w)), null),
        ["a slope of 2w whatever is given"] = ((_, start, rate, steps) => Descend(start, steps, w => w - rate * 2 * w), null),
        ["rate and slope added"] = ((slope, start, rate, steps) => Descend(start, steps, w => w - (rate + slope(w))), "added"),
        ["the size of the slope"] = ((slope, start, rate, steps) => Descend(start, steps, w => w - rate * Math.Abs(slope(w))), null),
        ["slopes no larger than 10"] =
            ((slope, start, rate, steps) => Descend(start, steps, w => w - rate * Math.Clamp(slope(w), -10, 10)), null),
    };

    private static readonly Dictionary<string, Func<int, int, int[][]>> RightBatches = new()
    {
        ["LINQ's Chunk"] = (samples, size) => [.. Enumerable.Range(0, samples).Chunk(size)],
        ["row by row"] = (samples, size) =>
        {
            var all = new List<List<int>>();
            for (int row = 0; row < samples; row++)
            {
                if (row % size == 0)
                    all.Add([]);
                all[^1].Add(row);
            }

            return [.. all.Select(batch => batch.ToArray())];
        },
    };

    private static readonly Dictionary<string, (Func<int, int, int[][]> Answer, string? Named)> WrongBatches = new()
    {
        ["the last one dropped"] =
            ((samples, size) => [.. Enumerable.Range(0, samples / size).Select(i => Enumerable.Range(i * size, size).ToArray())],
                "short batch"),
        ["an empty batch for no samples"] =
            ((samples, size) => samples == 0 ? [[]] : [.. Enumerable.Range(0, samples).Chunk(size)], "not one that is empty"),
        ["an empty one at the end"] =
            ((samples, size) =>
                [.. Enumerable.Range(0, samples / size + 1)
                    .Select(i => Enumerable.Range(i * size, Math.Min(size, samples - i * size)).ToArray())], "empty"),
        ["the last one filled up"] =
            ((samples, size) =>
                [.. Enumerable.Range(0, (samples + size - 1) / size).Select(i => Enumerable.Range(i * size, size).ToArray())],
                "past the last row"),
        ["from 1"] = ((samples, size) => [.. Enumerable.Range(1, samples).Chunk(size)], "not from 1"),
        ["the number of batches"] =
            ((samples, size) => [.. Enumerable.Range(0, samples).Chunk(Math.Max(1, samples / size))], "number of batches"),
    };

    private static readonly Dictionary<string, EpochAnswer> RightEpochs = new()
    {
        ["means by LINQ"] = (x, y, w, b, rate, size) =>
        {
            foreach (int[] rows in Enumerable.Range(0, x.Length).Chunk(size))
            {
                double[] errors = [.. rows.Select(i => w * x[i] + b - y[i])];
                (w, b) = (w - rate * rows.Zip(errors, (i, error) => error * x[i]).Average(), b - rate * errors.Average());
            }

            return [w, b];
        },
        ["a copy of the rows of each batch"] = (x, y, w, b, rate, size) =>
        {
            for (int start = 0; start < x.Length; start += size)
            {
                double[] input = [.. x.Skip(start).Take(size)], truth = [.. y.Skip(start).Take(size)];
                double sumW = 0, sumB = 0;
                for (int i = 0; i < input.Length; i++)
                {
                    double error = truth[i] - (w * input[i] + b);
                    (sumW, sumB) = (sumW + error * input[i], sumB + error);
                }

                (w, b) = (w + rate * sumW / input.Length, b + rate * sumB / input.Length);
            }

            return [w, b];
        },
    };

    private static readonly Dictionary<string, (EpochAnswer Answer, string? Named)> WrongEpochs = new()
    {
        ["the loop of the chapter"] = ((x, y, w, b, rate, _) => RightEpochs["means by LINQ"](x, y, w, b, rate, 1), "after every example"),
        ["the bias after the weight"] = (WeightBeforeBias, "has moved already"),
        ["all examples at once"] =
            ((x, y, w, b, rate, _) => RightEpochs["means by LINQ"](x, y, w, b, rate, Math.Max(1, x.Length)), "one step"),
        ["the last batch dropped"] =
            ((x, y, w, b, rate, size) => RightEpochs["means by LINQ"]([.. x.Take(x.Length / size * size)], y, w, b, rate, size),
                "short batch"),
        ["sums"] =
            ((x, y, w, b, rate, size) =>
                Steps(x, y, w, b, size, (w, b, rows, error) => (w - rate * rows.Sum(i => error(i) * x[i]), b - rate * rows.Sum(error))),
                "mean"),
        ["divided by batchSize"] =
            ((x, y, w, b, rate, size) =>
                Steps(x, y, w, b, size, (w, b, rows, error) =>
                    (w - rate * rows.Sum(i => error(i) * x[i]) / size, b - rate * rows.Sum(error) / size)), "how many examples it has"),
        ["the bias moves with the weight that has moved"] = ((x, y, w, b, rate, size) => Steps(x, y, w, b, size, (w, b, rows, error) =>
        {
            double moved = w - rate * rows.Average(i => error(i) * x[i]);
            return (moved, b - rate * rows.Average(i => moved * x[i] + b - y[i]));
        }), null),
        ["NaN for no examples"] =
            ((x, y, w, b, rate, size) => x.Length == 0
                ? [double.NaN, double.NaN] : RightEpochs["means by LINQ"](x, y, w, b, rate, size), null),
        ["the truth is overwritten with the error"] = ((x, y, w, b, rate, size) =>
        {
            double[] answer = RightEpochs["means by LINQ"](x, y, w, b, rate, size);
            for (int i = 0; i < y.Length; i++)
                y[i] -= w * x[i] + b;
            return answer;
        }, null),
        ["errors of at most 10"] =
            ((x, y, w, b, rate, size) =>
                Steps(x, y, w, b, size, (w, b, rows, error) =>
                    (w - rate * rows.Average(i => Math.Clamp(error(i), -10, 10) * x[i]),
                        b - rate * rows.Average(i => Math.Clamp(error(i), -10, 10)))), null),
    };

    public static TheoryData<string> NamesOfRightDescents => [.. RightDescents.Keys];

    public static TheoryData<string> NamesOfWrongDescents => [.. WrongDescents.Keys];

    public static TheoryData<string> NamesOfRightBatches => [.. RightBatches.Keys];

    public static TheoryData<string> NamesOfWrongBatches => [.. WrongBatches.Keys];

    public static TheoryData<string> NamesOfRightEpochs => [.. RightEpochs.Keys];

    public static TheoryData<string> NamesOfWrongEpochs => [.. WrongEpochs.Keys];

    [Theory]
    [InlineData(0.0, "whole numbers")] // what 2 / 6 is in C#
    [InlineData(2.0 / 3, "grows")]
    [InlineData(1.0, "w²")]
    [InlineData(3.0, "Turn it over")]
    public void A_wrong_limit_is_named(double answer, string named) => Rejected(Chapter09.Limit.Solution(answer), named);

    [Theory]
    [InlineData(2.0 / 6)]
    [InlineData(0.333)]
    public void A_right_limit_passes(double answer) => Assert.Equal(CheckStatus.Passed, Chapter09.Limit.Solution(answer).Status);

    [Theory]
    [MemberData(nameof(NamesOfRightDescents))]
    public void A_right_descent_passes(string name) =>
        Assert.Equal(CheckStatus.Passed, Chapter09.Descend.Solution(RightDescents[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongDescents))]
    public void A_wrong_descent_is_rejected(string name) =>
        Rejected(Chapter09.Descend.Solution(WrongDescents[name].Answer), WrongDescents[name].Named);

    [Theory]
    [MemberData(nameof(NamesOfRightBatches))]
    public void Right_batches_pass(string name) => Assert.Equal(CheckStatus.Passed, Chapter09.Batches.Solution(RightBatches[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongBatches))]
    public void Wrong_batches_are_rejected(string name) =>
        Rejected(Chapter09.Batches.Solution(WrongBatches[name].Answer), WrongBatches[name].Named);

    [Theory]
    [MemberData(nameof(NamesOfRightEpochs))]
    public void A_right_epoch_passes(string name) =>
        Assert.Equal(CheckStatus.Passed, Chapter09.OneEpoch.Solution(RightEpochs[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongEpochs))]
    public void A_wrong_epoch_is_rejected(string name) =>
        Rejected(Chapter09.OneEpoch.Solution(WrongEpochs[name].Answer), WrongEpochs[name].Named);

    private static double[] WeightBeforeBias(double[] x, double[] y, double w, double b, double rate, int size)
    {
        foreach (int[] batch in Enumerable.Range(0, x.Length).Chunk(size))
        {
            w -= rate * batch.Average(i => x[i] * (w * x[i] + b - y[i]));
            b -= rate * batch.Average(i => w * x[i] + b - y[i]);
        }

        return [w, b];
    }

    private static double Recursive(Func<double, double> slope, double start, double rate, int steps) =>
        steps == 0 ? start : Recursive(slope, start - rate * slope(start), rate, steps - 1);

    private static double Descend(double w, int steps, Func<double, double> next)
    {
        for (int i = 0; i < steps; i++)
            w = next(w);
        return w;
    }

    private static double[] Steps(double[] x, double[] y, double w, double b, int size,
        Func<double, double, int[], Func<int, double>, (double W, double B)> step)
    {
        foreach (int[] rows in Enumerable.Range(0, x.Length).Chunk(size))
        {
            var (atW, atB) = (w, b);
            (w, b) = step(atW, atB, rows, i => atW * x[i] + atB - y[i]);
        }

        return [w, b];
    }
}
