namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 01: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers01Tests
{
    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["01.1 the wrong sign"] = () => Chapter01.Patience.Solution(6),
        ["01.1 a hair too large"] = () => Chapter01.Patience.Solution(-5.9999999),
        ["01.2 OR"] = () => Nor(1, 1, -0.5),
        ["01.2 AND"] = () => Nor(1, 1, -1.5),
        ["01.2 NAND"] = () => Nor(-1, -1, 1.5),
        ["01.2 the line through two corners"] = () => Nor(-1, -1, 1),
        ["01.2 the line through a corner"] = () => Nor(-3, -1, 1),
        ["01.2 the line close to two corners"] = () => Nor(-1, -1, 0.95),
        ["01.2 the line close to (0, 0)"] = () => Nor(-1, -1, 0.1),
        ["01.2 the first input alone"] = () => Nor(-1, 0, 0.5),
        ["01.2 the second input alone"] = () => Nor(0, -1, 0.5),
        ["01.2 the bias first"] = () => Nor(0.5, -1, -1),
        ["01.2 no bias"] = () => Nor(-1, -1, 0),
        ["01.2 always"] = () => Nor(0, 0, 1),
        ["01.2 two numbers"] = () => Nor(-1, -1),
        ["01.3 the logit"] = () => Distance((z, _, _, _) => z),
        ["01.3 the squared length"] = () => Distance((z, w, _, _) => z / w.Sum(value => value * value)),
        ["01.3 without its sign"] = () => Distance((z, w, _, _) => Math.Abs(z) / Length(w)),
        ["01.3 the other sign"] = () => Distance((z, w, _, _) => -z / Length(w)),
        ["01.3 without the bias"] = () => Distance((z, w, _, b) => (z - b) / Length(w)),
        ["01.3 the sum of the weights"] = () => Distance((z, w, _, _) => z / w.Sum()),
        ["01.3 the way along the axes"] = () => Distance((z, w, _, _) => z / w.Sum(Math.Abs)),
        ["01.3 two weights only"] = () => Distance((z, w, _, _) => z / Length([.. w.Take(2)])),
        ["01.3 rounded"] = () => Distance((z, w, _, _) => Math.Round(z / Length(w), 3)),
        ["01.3 the point's length"] = () => Distance((z, _, x, _) => z / Length(x)),
        ["01.3 the size of the weights' sum"] = () => Distance((z, w, _, _) => z / Math.Abs(w.Sum())),
        ["01.4 half of k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() - (0.5 * k) > 0 ? 1 : 0),
        ["01.4 how many"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() >= k ? x.Sum() : 0),
        ["01.4 a threshold on k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() - k > 0 ? 1 : 0),
        ["01.4 OR"] = () => Chapter01.AtLeast.Solution((_, x) => x.Sum() > 0 ? 1 : 0),
        ["01.4 AND"] = () => Chapter01.AtLeast.Solution((_, x) => x.All(value => value == 1) ? 1 : 0),
        ["01.4 exactly k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() == k ? 1 : 0),
        ["01.4 at most k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() <= k ? 1 : 0),
        ["01.4 the logit"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() + 0.5 - k),
        ["01.4 the first k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Take(k).Sum() + 0.5 - k > 0 ? 1 : 0),
        ["01.4 four inputs at most"] = () => Chapter01.AtLeast.Solution((k, x) => x.Take(4).Sum() + 0.5 - k > 0 ? 1 : 0),
        ["01.4 never"] = () => Chapter01.AtLeast.Solution((_, _) => 0),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["01.1"] = () => Chapter01.Patience.Solution(-6),
        ["01.2 halfway"] = () => Nor(-1, -1, 0.5),
        ["01.2 larger"] = () => Nor(-20, -20, 10),
        ["01.2 uneven"] = () => Nor(-3, -2, 0.9),
        ["01.2 nearer to (0, 0)"] = () => Nor(-1, -1, 0.3),
        ["01.2 nearer to the others"] = () => Nor(-1, -1, 0.7),
        ["01.3 the formula"] = () => Distance((z, w, _, _) => z / Length(w)),
        ["01.3 weights of length 1 first"] = () =>
            Chapter01.Distance.Solution((x, weights, bias) =>
                x.Zip(weights, (value, weight) => value * (weight / Length(weights))).Sum() + (bias / Length(weights))),
        ["01.4 half below k"] = () => Chapter01.AtLeast.Solution((k, x) => x.Sum() + 0.5 - k > 0 ? 1 : 0),
        ["01.4 a little below k"] = () => Chapter01.AtLeast.Solution((k, x) => (3 * x.Sum()) - (3 * k) + 0.3 > 0 ? 1 : 0),
        ["01.4 counted"] = () => Chapter01.AtLeast.Solution((k, x) => x.Count(value => value > 0.5) >= k ? 1 : 0),
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string name) => Assert.Equal(CheckStatus.Failed, wrong[name]().Status);

    [Theory, MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string name) =>
        Assert.True(right[name]() is { Status: CheckStatus.Passed } result, right[name]().ToString());

    [Fact]
    public void An_answer_that_rounds_to_the_right_one_is_shown_with_all_its_digits() =>
        Assert.Contains("Your answer: -5.9999999. That is too large.", wrong["01.1 a hair too large"]().ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void A_line_too_close_to_a_corner_is_told_which()
    {
        Assert.Contains("0.1 beside (0, 1) and (1, 0)", wrong["01.2 the line through two corners"]().Mistake, StringComparison.Ordinal);
        Assert.Contains("0.1 beside (0, 0)", wrong["01.2 the line close to (0, 0)"]().Mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01.2 the bias first", "that is the last of the three numbers")]
    [InlineData("01.3 the size of the weights' sum", "Divided by the size of the weights' sum")]
    [InlineData("01.4 half of k", "With a bias of −0.5 · k")]
    [InlineData("01.4 how many", "it says how many there are")]
    public void A_typical_mistake_is_named(string name, string said) =>
        Assert.Contains(said, wrong[name]().Mistake, StringComparison.Ordinal);

    private static CheckResult Nor(params double[] neuron) => Chapter01.Nor.Solution(() => neuron);

    private static CheckResult Distance(Func<double, double[], double[], double, double> answer) =>
        Chapter01.Distance.Solution((x, weights, bias) =>
            answer(x.Zip(weights, (value, weight) => value * weight).Sum() + bias, weights, x, bias));

    private static double Length(double[] values) => Math.Sqrt(values.Sum(value => value * value));
}
