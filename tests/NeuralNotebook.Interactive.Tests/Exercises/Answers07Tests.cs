namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 07: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers07Tests
{
    private const double Step = 1e-5;

    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["07.1 the outer slope alone"] = () => Chapter07.ByHand.Solution(14),
        ["07.1 the inside without its 1"] = () => Chapter07.ByHand.Solution(36),
        ["07.1 slopes added"] = () => Chapter07.ByHand.Solution(17),
        ["07.2 the chapter's own slope"] = () => Chapter07.Bend.Solution(Slope),
        ["07.2 the chapter's own slope, twice"] = () => Chapter07.Bend.Solution((f, x, h) => Slope(v => Slope(f, v, h), x, h)),
        ["07.2 divided once"] = () => Chapter07.Bend.Solution((f, x, h) => (f(x + h) - (2 * f(x)) + f(x - h)) / h),
        ["07.2 divided by 2h and h"] = () => Chapter07.Bend.Solution((f, x, h) => (f(x + h) - (2 * f(x)) + f(x - h)) / (2 * h * h)),
        ["07.2 multiplied again"] = () => Chapter07.Bend.Solution((f, x, h) => (f(x + h) - (2 * f(x)) + f(x - h)) / h * h),
        ["07.2 left minus right"] = () => Chapter07.Bend.Solution((f, x, h) => (-f(x + h) + (2 * f(x)) - f(x - h)) / (h * h)),
        ["07.2 its size"] = () => Chapter07.Bend.Solution((f, x, h) => Math.Abs(f(x + h) - (2 * f(x)) + f(x - h)) / (h * h)),
        ["07.2 the exact bend of a square"] = () => Chapter07.Bend.Solution((_, _, _) => 2),
        ["07.2 a tiny step of its own"] = () =>
            Chapter07.Bend.Solution((f, x, _) => (f(x + Step) - (2 * f(x)) + f(x - Step)) / (Step * Step)),
        ["07.2 another step, 1e-4"] = () => Chapter07.Bend.Solution((f, x, _) => (f(x + 1e-4) - (2 * f(x)) + f(x - 1e-4)) / (1e-4 * 1e-4)),
        ["07.2 half as wide"] = () =>
            Chapter07.Bend.Solution((f, x, h) => (((f(x + (h / 2)) - f(x)) / (h / 2)) - ((f(x) - f(x - (h / 2))) / (h / 2))) / (h / 2)),
        ["07.2 both to the left"] = () => Chapter07.Bend.Solution((f, x, h) => (f(x) - (2 * f(x - h)) + f(x - (2 * h))) / (h * h)),
        ["07.3 left moved"] = () => Chapter07.Gradient.Solution((f, at) =>
        {
            double[] v = [.. at], slopes = new double[at.Length];
            for (int i = 0; i < v.Length; i++)
            {
                v[i] += Step;
                double right = f(v);
                v[i] -= 2 * Step;
                slopes[i] = (right - f(v)) / (2 * Step);
            }

            return slopes;
        }),
        ["07.4 the sigmoid's slope"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) =>
                Neuron(x1, x2, w1, w2, b, y, (_, predicted) => predicted * (1 - predicted))),
        ["07.3 one-sided, 1e-8"] = () =>
            Chapter07.Gradient.Solution((f, at) => [.. at.Select((_, i) => (f(Moved(at, i, 1e-8)) - f(at)) / 1e-8)]),
        ["07.3 one-sided, 1e-5"] = () =>
            Chapter07.Gradient.Solution((f, at) => [.. at.Select((_, i) => (f(Moved(at, i, Step)) - f(at)) / Step)]),
        ["07.3 from the left, 1e-5"] = () =>
            Chapter07.Gradient.Solution((f, at) => [.. at.Select((_, i) => (f(at) - f(Moved(at, i, -Step))) / Step)]),
        ["07.3 centred, 1e-3"] = () => Chapter07.Gradient.Solution((f, at) => Centred(f, at, 1e-3)),
        ["07.3 centred, 1e-6"] = () => Chapter07.Gradient.Solution((f, at) => Centred(f, at, 1e-6)),
        ["07.3 centred, 2e-5"] = () => Chapter07.Gradient.Solution((f, at) => Centred(f, at, 2e-5)),
        ["07.3 all at once"] = () =>
            Chapter07.Gradient.Solution((f, at) =>
                [.. at.Select(_ => (f([.. at.Select(v => v + Step)]) - f([.. at.Select(v => v - Step)])) / (2 * Step))]),
        ["07.3 the first number only"] = () =>
            Chapter07.Gradient.Solution((f, at) => [.. Centred(f, at, Step).Select((slope, i) => i == 0 ? slope : 0)]),
        ["07.3 three numbers at most"] = () =>
            Chapter07.Gradient.Solution((f, at) => [.. Centred(f, at, Step).Select((slope, i) => i < 3 ? slope : 0)]),
        ["07.3 fails on no numbers"] = () => Chapter07.Gradient.Solution((f, at) => at.Length == 0 ? [double.NaN] : Centred(f, at, Step)),
        ["07.3 right, but the array stays moved"] = () => Chapter07.Gradient.Solution((f, at) =>
        {
            double[] slopes = Centred(f, at, Step);
            for (int i = 0; i < at.Length; i++)
                at[i] -= Step;
            return slopes;
        }),
        ["07.4 measured"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => Centred(v => Loss(x1, x2, v[0], v[1], v[2], y), [w1, w2, b], Step)),
        ["07.4 1 − z²"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => Neuron(x1, x2, w1, w2, b, y, (z, _) => 1 - (z * z))),
        ["07.4 b's slope times b"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) =>
                [.. Neuron(x1, x2, w1, w2, b, y).Select((slope, i) => i == 2 ? slope * b : slope)]),
        ["07.4 no tanh on the way back"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => Neuron(x1, x2, w1, w2, b, y, (_, _) => 1)),
        ["07.4 1 − ŷ"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => Neuron(x1, x2, w1, w2, b, y, (_, predicted) => 1 - predicted)),
        ["07.4 the first weight twice"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) =>
                [.. Neuron(x1, x2, w1, w2, b, y).Select((slope, i) => i == 1 ? Neuron(x1, x2, w1, w2, b, y)[0] : slope)]),
        ["07.4 the bias first"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => [.. Neuron(x1, x2, w1, w2, b, y).Reverse()]),
        ["07.4 steps, not slopes"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => [.. Neuron(x1, x2, w1, w2, b, y).Select(slope => -0.1 * slope)]),
        ["07.5 without the gradient"] = () => Chapter07.ExpPassesOn.Solution((a, _) => Math.Exp(a)),
        ["07.5 the rule for powers"] = () => Chapter07.ExpPassesOn.Solution((a, gradient) => a * Math.Exp(a - 1) * gradient),
        ["07.5 of the product"] = () => Chapter07.ExpPassesOn.Solution((a, gradient) => Math.Exp(a * gradient)),
        ["07.5 clipped"] = () => Chapter07.ExpPassesOn.Solution((a, gradient) => Math.Min(Math.Exp(a), 1e6) * gradient),
        ["07.5 tanh's slope"] = () => Chapter07.ExpPassesOn.Solution((a, gradient) => (1 - (Math.Tanh(a) * Math.Tanh(a))) * gradient),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["07.1"] = () => Chapter07.ByHand.Solution(42),
        ["07.2 half by half"] = () => Chapter07.Bend.Solution((f, x, h) => (((f(x + h) - f(x)) / h) - ((f(x) - f(x - h)) / h)) / h),
        ["07.2 in one line"] = () => Chapter07.Bend.Solution((f, x, h) => (f(x + h) + f(x - h) - (2 * f(x))) / h / h),
        ["07.2 the slope of the slope with half steps"] = () =>
            Chapter07.Bend.Solution((f, x, h) => Slope(v => Slope(f, v, h / 2), x, h / 2)),
        ["07.3 copies"] = () => Chapter07.Gradient.Solution((f, at) => Centred(f, at, Step)),
        ["07.3 moved and put back"] = () => Chapter07.Gradient.Solution((f, at) =>
        {
            double[] slopes = new double[at.Length];
            for (int i = 0; i < at.Length; i++)
            {
                double before = at[i];
                at[i] = before + Step;
                double right = f(at);
                at[i] = before - Step;
                slopes[i] = (right - f(at)) / (2 * Step);
                at[i] = before;
            }

            return slopes;
        }),
        ["07.4 the chain rule"] = () => Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) => Neuron(x1, x2, w1, w2, b, y)),
        ["07.4 tanh's slope as 1 / cosh²"] = () =>
            Chapter07.NeuronSlopes.Solution((x1, x2, w1, w2, b, y) =>
                Neuron(x1, x2, w1, w2, b, y, (z, _) => 1 / (Math.Cosh(z) * Math.Cosh(z)))),
        ["07.5"] = () => Chapter07.ExpPassesOn.Solution((a, gradient) => gradient * Math.Pow(Math.E, a)),
    };

    /// <summary>Mistakes that the chapter itself warns of: the check says their name.</summary>
    private static readonly Dictionary<string, string> named = new()
    {
        ["07.1 the outer slope alone"] = "the square alone",
        ["07.1 the inside without its 1"] = "here it is 6",
        ["07.1 slopes added"] = "multiplied, not added",
        ["07.2 the chapter's own slope"] = "That is the slope",
        ["07.2 the chapter's own slope, twice"] = "reach 2h to each side",
        ["07.2 divided once"] = "Divided by h once",
        ["07.2 divided by 2h and h"] = "h apart, not 2h",
        ["07.2 multiplied again"] = "multiplied again",
        ["07.2 left minus right"] = "The sign is turned",
        ["07.2 another step, 1e-4"] = "those for another",
        ["07.2 half as wide"] = "reach h / 2",
        ["07.2 both to the left"] = "to the left of x",
        ["07.3 left moved"] = "stays there",
        ["07.3 one-sided, 1e-8"] = "with another step",
        ["07.4 measured"] = "were measured",
        ["07.4 the sigmoid's slope"] = "the sigmoid's",
        ["07.3 one-sided, 1e-5"] = "one-sided difference to the right",
        ["07.3 from the left, 1e-5"] = "one-sided difference to the left",
        ["07.3 centred, 1e-3"] = "another step, 1e-3",
        ["07.3 centred, 1e-6"] = "another step, 1e-6",
        ["07.3 all at once"] = "All numbers move at once",
        ["07.3 the first number only"] = "Only the first slope",
        ["07.4 1 − z²"] = "here it is 1 − z²",
        ["07.4 b's slope times b"] = "multiplied by b",
        ["07.4 no tanh on the way back"] = "The slope of tanh is missing",
        ["07.4 1 − ŷ"] = "not squared",
        ["07.5 without the gradient"] = "multiply it by the gradient",
        ["07.5 the rule for powers"] = "the rule for powers",
        ["07.5 of the product"] = "of the whole product",
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    public static TheoryData<string> Named => [.. named.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string answer) => Assert.Equal(CheckStatus.Failed, wrong[answer]().Status);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string answer) =>
        Assert.True(right[answer]().Status == CheckStatus.Passed, right[answer]().ToString());

    [Theory]
    [MemberData(nameof(Named))]
    public void A_mistake_that_the_chapter_warns_of_is_called_by_its_name(string answer) =>
        Assert.Contains(named[answer], wrong[answer]().Mistake, StringComparison.Ordinal);

    [Fact]
    public void Who_leaves_the_given_array_moved_is_told_so() =>
        Assert.Contains("changed", wrong["07.3 right, but the array stays moved"]().ToString(), StringComparison.Ordinal);

    /// <summary>The chapter's own method.</summary>
    private static double Slope(Func<double, double> f, double x, double h) => (f(x + h) - f(x - h)) / (2 * h);

    private static double[] Centred(Func<double[], double> f, double[] at, double h) =>
        [.. at.Select((_, i) => (f(Moved(at, i, h)) - f(Moved(at, i, -h))) / (2 * h))];

    private static double[] Moved(double[] at, int i, double by) => [.. at.Select((value, k) => k == i ? value + by : value)];

    private static double Loss(double x1, double x2, double w1, double w2, double b, double y) =>
        Math.Pow(Math.Tanh((w1 * x1) + (w2 * x2) + b) - y, 2);

    /// <summary>The neuron's slopes, with a slope of tanh that is given the sum and the prediction.</summary>
    private static double[] Neuron(double x1, double x2, double w1, double w2, double b, double y,
        Func<double, double, double>? slope = null)
    {
        double z = (w1 * x1) + (w2 * x2) + b, predicted = Math.Tanh(z);
        double forZ = 2 * (predicted - y) * (slope?.Invoke(z, predicted) ?? 1 - (predicted * predicted));
        return [forZ * x1, forZ * x2, forZ];
    }
}
