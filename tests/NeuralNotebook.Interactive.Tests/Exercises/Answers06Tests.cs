using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 06 that learners gave or may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers06Tests
{
    private static readonly Dictionary<string, (Func<double[], double[], double> Answer, string? Named)> WrongSquares = new()
    {
        ["the chapter's own method"] = ((p, y) => p.Zip(y, (a, b) => (a - b) * (a - b)).Sum() / p.Length, "one NaN makes"),
        ["divided by all points"] =
            ((p, y) => p.Length == 0 ? 0 : Known(p, y).Sum(error => error * error) / p.Length, "number of all points"),
        ["a missing target as 0"] =
            ((p, y) => p.Length == 0 ? 0 : p.Zip(y, (a, b) => double.IsNaN(b) ? a * a : (a - b) * (a - b)).Average(), "counts as 0"),
        ["a missing target as 0, and nothing thought of"] =
            ((p, y) => p.Zip(y, (a, b) => double.IsNaN(b) ? a * a : (a - b) * (a - b)).Sum() / p.Length, "counts as 0"),
        ["the end at the first missing one"] =
            ((p, y) => y.TakeWhile(b => !double.IsNaN(b)).Count() is > 0 and var n
                ? Known(p[..n], y[..n]).Sum(error => error * error) / n : 0, "ends at the first missing"),
        ["zeros skipped"] =
            ((p, y) => p.Zip(y).Where(pair => !double.IsNaN(pair.Second) && pair.Second != 0)
                .Select(pair => (pair.First - pair.Second) * (pair.First - pair.Second)).DefaultIfEmpty(0).Average(), "target of 0"),
        ["NaN for nothing measured"] = ((p, y) => Known(p, y).Sum(error => error * error) / Known(p, y).Length, "0 is divided by 0"),
        ["throws for nothing measured"] = ((p, y) => Known(p, y).Average(error => error * error), "throws"),
        ["the sum"] = ((p, y) => Known(p, y).Sum(error => error * error), "That is the sum"),
        ["not squared"] = ((p, y) => Known(p, y).DefaultIfEmpty().Average(), "not squared"),
        ["absolute"] = ((p, y) => Known(p, y).DefaultIfEmpty().Average(error => Math.Abs(error)), "absolute"),
        ["the root"] = ((p, y) => Math.Sqrt(Known(p, y).DefaultIfEmpty().Average(error => error * error)), "root"),
        ["the last point left out"] =
            ((p, y) => p.Length == 0 ? 0 : Known(p[..^1], y[..^1]).DefaultIfEmpty().Average(error => error * error), "last point"),
    };

    private static readonly Dictionary<string, (Func<Matrix, int[], double> Answer, string? Named)> WrongEntropy = new()
    {
        ["the sum"] = ((P, labels) => Picked(P, labels).Sum(p => -Math.Log(Math.Max(p, 1e-7))), "sum over the samples"),
        ["base 10"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log10(Math.Max(p, 1e-7))), "base 10"),
        ["base 2"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log2(Math.Max(p, 1e-7))), "base 2"),
        ["swapped indices"] =
            ((P, labels) => labels.Select((label, row) => -Math.Log(Math.Max(P[label, row], 1e-7))).Average(), "Row and column"),
        ["the logarithm of the mean"] =
            ((P, labels) => -Math.Log(Math.Max(Picked(P, labels).Average(), 1e-7)), "mean is taken of the probabilities"),
        ["the logarithm of the clipped mean"] =
            ((P, labels) => -Math.Log(Picked(P, labels).Average(p => Math.Max(p, 1e-7))), "mean is taken of the probabilities"),
        ["not clipped"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log(p)), "not clipped"),
        ["only 0 replaced"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log(p == 0 ? 1e-7 : p)), "exactly 0 is replaced"),
        ["labels from 1"] =
            ((P, labels) => labels.Select((label, row) => -Math.Log(Math.Max(P[row, label - 1], 1e-7))).Average(), "counted from 1"),
        ["clipped at 1e-5"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log(Math.Max(p, 1e-5))), "another number than 1e-7"),
        ["clipped at 1e-15"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log(Math.Max(p, 1e-15))), "another number than 1e-7"),
        ["1e-7 added"] = ((P, labels) => Picked(P, labels).Average(p => -Math.Log(p + 1e-7)), "added"),
        ["divided by the classes"] =
            ((P, labels) => Picked(P, labels).Sum(p => -Math.Log(Math.Max(p, 1e-7))) / P.Columns, "number of classes"),
        ["the largest of each row"] = ((P, _) => P.Average(row => -Math.Log(row.Max())), "largest probability of each row"),
        ["the last sample dropped"] =
            ((P, labels) => Picked(P, labels).SkipLast(1).Sum(p => -Math.Log(Math.Max(p, 1e-7))) / P.Rows, "last sample"),
    };

    private static readonly Dictionary<string, (Func<double[], double[], double> Answer, string? Named)> WrongBinary = new()
    {
        ["clipped below only"] = ((p, y) => p.Zip(y, (a, b) => Loss(Math.Max(a, 1e-7), b)).Average(), "below only"),
        ["clipped under the logarithm only"] =
            ((p, y) => p.Zip(y, (a, b) => b == 1 ? -Math.Log(Math.Max(a, 1e-7)) : -Math.Log(Math.Max(1 - a, 1e-7))).Average(),
                "sure and right costs 0"),
        ["clipped above only"] = ((p, y) => p.Zip(y, (a, b) => Loss(Math.Min(a, 1 - 1e-7), b)).Average(), "above only"),
        ["not clipped"] = ((p, y) => p.Zip(y, Loss).Average(), "not clipped"),
        ["not clipped, one term"] = ((p, y) => p.Zip(y, (a, b) => b == 1 ? -Math.Log(a) : -Math.Log(1 - a)).Average(), "not clipped"),
        ["clipped at 1e-6"] = ((p, y) => p.Zip(y, (a, b) => Loss(Math.Clamp(a, 1e-6, 1 - 1e-6), b)).Average(), "another distance"),
        ["clipped at 1e-12"] = ((p, y) => p.Zip(y, (a, b) => Loss(Math.Clamp(a, 1e-12, 1 - 1e-12), b)).Average(), "another distance"),
        ["only yes"] = ((p, y) => p.Zip(y, (a, b) => -b * Math.Log(Clip(a))).Average(), "Only the samples with y = 1"),
        ["exchanged"] = ((p, y) => p.Zip(y, (a, b) => Loss(Clip(a), 1 - b)).Average(), "exchanged"),
        ["the sum"] = ((p, y) => p.Zip(y, (a, b) => Loss(Clip(a), b)).Sum(), "That is the sum"),
        ["base 2"] = ((p, y) => p.Zip(y, (a, b) => -Math.Log2(b == 1 ? Clip(a) : 1 - Clip(a))).Average(), "base 2"),
        ["the sign"] = ((p, y) => -p.Zip(y, (a, b) => Loss(Clip(a), b)).Average(), "minus sign"),
        ["squared"] = ((p, y) => p.Zip(y, (a, b) => (a - b) * (a - b)).Average(), "squared error"),
    };

    public static TheoryData<string> Squares => [.. WrongSquares.Keys];

    public static TheoryData<string> Entropies => [.. WrongEntropy.Keys];

    public static TheoryData<string> Binaries => [.. WrongBinary.Keys];

    [Theory]
    [InlineData(0.905)]
    [InlineData(0.9048)]
    [InlineData(0.904837418)]
    public void The_right_probability_passes_also_rounded_to_three_digits(double answer) =>
        Assert.Equal(CheckStatus.Passed, Chapter06.Backwards.Solution(answer).Status);

    [Theory]
    [InlineData(0.904, null)]
    [InlineData(0.906, null)]
    [InlineData(0.9, "10 %")]
    [InlineData(2.302585, "−ln 0.1")]
    [InlineData(0.794328, "base 10")]
    [InlineData(1.10517, "sign is lost")]
    public void A_wrong_probability_is_rejected(double answer, string? named) => Rejected(Chapter06.Backwards.Solution(answer), named);

    [Theory]
    [InlineData(1.0 / 26, "probability of each letter")]
    [InlineData(1.414973, "base 10")]
    [InlineData(4.70044, "base 2")]
    [InlineData(-3.258097, "not negative")]
    [InlineData(26, "number of letters")]
    [InlineData(double.PositiveInfinity, "1.0 / 26")]
    [InlineData(3.2, null)]
    public void A_wrong_starting_loss_is_rejected(double answer, string? named) => Rejected(Chapter06.Letters.Solution(answer), named);

    [Fact]
    public void The_right_losses_pass_whichever_way_they_are_written()
    {
        Passed(Chapter06.Letters.Solution(-Math.Log(1.0 / 26)));
        Passed(Chapter06.Letters.Solution(3.26));
        Passed(Chapter06.SquaredError.Solution((p, y) => Known(p, y).Select(error => error * error).DefaultIfEmpty(0).Average()));
        Passed(
            Chapter06.SquaredError.Solution((p, y) => Known(p, y).Length == 0
                ? 0 : Known(p, y).Sum(error => Math.Pow(error, 2)) / Known(p, y).Length));
        Passed(Chapter06.CrossEntropy.Solution((P, labels) => -Picked(P, labels).Sum(p => Math.Log(Math.Max(p, 1e-7))) / P.Rows));
        Passed(Chapter06.CrossEntropy.Solution((P, labels) => Picked(P, labels).Average(p => -Math.Log(Math.Clamp(p, 1e-7, 1 - 1e-7)))));
        Passed(Chapter06.Binary.Solution((p, y) => p.Zip(y, (a, b) => Loss(Clip(a), b)).Average()));
        Passed(Chapter06.Binary.Solution((p, y) => p.Zip(y, (a, b) => -Math.Log(b == 1 ? Clip(a) : 1 - Clip(a))).Sum() / p.Length));
    }

    [Theory]
    [MemberData(nameof(Squares))]
    public void A_wrong_squared_error_is_rejected(string name) =>
        Rejected(Chapter06.SquaredError.Solution(WrongSquares[name].Answer), WrongSquares[name].Named);

    [Theory]
    [MemberData(nameof(Entropies))]
    public void A_wrong_cross_entropy_is_rejected(string name) =>
        Rejected(Chapter06.CrossEntropy.Solution(WrongEntropy[name].Answer), WrongEntropy[name].Named);

    [Theory]
    [MemberData(nameof(Binaries))]
    public void A_wrong_binary_loss_is_rejected(string name) =>
        Rejected(Chapter06.Binary.Solution(WrongBinary[name].Answer), WrongBinary[name].Named);

    private static double[] Known(double[] predictions, double[] targets) =>
        [.. predictions.Zip(targets, (p, y) => p - y).Where(error => !double.IsNaN(error))];

    private static double[] Picked(Matrix probabilities, int[] labels) => [.. labels.Select((label, row) => probabilities[row, label])];

    private static double Clip(double p) => Math.Clamp(p, 1e-7, 1 - 1e-7);

    private static double Loss(double p, double y) => -((y * Math.Log(p)) + ((1 - y) * Math.Log(1 - p)));
}
