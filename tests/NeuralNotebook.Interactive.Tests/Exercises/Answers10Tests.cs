using static NeuralNotebook.Interactive.Tests.Verdicts;
using AdamAnswer = System.Func<double[], double, double, double>;
using DecayAnswer = System.Func<System.Func<double, double>, double, double, double, int, double>;
using MomentumAnswer = System.Func<double[], double, double, double, double>;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 10 as a learner may write them: the right ones pass, the wrong ones do not,
/// and typical mistakes are named.</summary>
public sealed class Answers10Tests
{
    private static readonly Dictionary<string, DecayAnswer> RightDecays = new()
    {
        ["a rate on a line of its own"] = (slope, start, rate, decay, steps) =>
            Descend(slope, start, steps, t => rate / (1.0 + (t * decay))),
        ["the number below the line grows by decay"] = (slope, start, rate, decay, steps) =>
        {
            double below = 1;
            return Descend(slope, start, steps, _ =>
            {
                double now = rate / below;
                below += decay;
                return now;
            });
        },
    };

    private static readonly Dictionary<string, (DecayAnswer Answer, string? Named)> WrongDecays = new()
    {
        ["uphill"] = ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => -rate / (1 + (decay * t))), "patient 1"),
        ["divided again and again"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => rate /= 1 + (decay * t)), "patient 2"),
        ["no decay"] = ((slope, start, rate, _, steps) => Descend(slope, start, steps, _ => rate), "patient 3"),
        ["brackets missing"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => (rate / 1) + (decay * t)), "brackets"),
        ["brackets missing, the slope at the end"] =
            ((slope, start, rate, decay, steps) => Slipping(start, steps, (w, t) => (rate / 1) + (decay * t * slope(w))), "brackets"),
        ["the step before its rate"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => t == 0 ? rate : rate / (1 + (decay * (t - 1)))),
                "before its rate"),
        ["a share less in every step"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => rate * Math.Pow(1 - decay, t)),
                "1 − decay in every step"),
        ["multiplied"] = ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => rate * (1 + (decay * t))), "grows"),
        ["exponential"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => rate * Math.Pow(1 / (1 + decay), t)), "exponential"),
        ["a whole number of decays"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => rate / (1 + ((int)decay * t))), null),
        ["at least one step"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, Math.Max(1, steps), t => rate / (1 + (decay * t))), null),
        ["a rate of at least 0.15"] =
            ((slope, start, rate, decay, steps) => Descend(slope, start, steps, t => Math.Max(0.15, rate / (1 + (decay * t)))), null),
        ["the slope 2w whatever is given"] =
            ((_, start, rate, decay, steps) => Descend(w => 2 * w, start, steps, t => rate / (1 + (decay * t))), null),
    };

    private static readonly Dictionary<string, MomentumAnswer> RightMomentum = new()
    {
        ["a loop over an index"] = (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (v * mu) - (g * rate)),
        ["PyTorch's way, the same at one rate"] = (slopes, start, rate, mu) =>
        {
            double w = start, v = 0;
            foreach (double g in slopes)
            {
                v = (mu * v) + g;
                w -= rate * v;
            }

            return w;
        },
    };

    private static readonly Dictionary<string, (MomentumAnswer Answer, string? Named)> WrongMomentum = new()
    {
        ["Nesterov"] =
            ((slopes, start, rate, mu) =>
                Roll(slopes, start, (v, g) => (mu * v) - (rate * g), (v, g) => (mu * v) - (rate * g)), "Nesterov"),
        ["plain"] = ((slopes, start, rate, _) => Roll(slopes, start, (_, g) => -rate * g), "plain descent"),
        ["0.9 whatever is given"] = ((slopes, start, rate, _) => Roll(slopes, start, (v, g) => (0.9 * v) - (rate * g)), null),
        ["a running mean"] = ((slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * (1 - mu) * g)), "running mean"),
        ["the slopes are overwritten"] = ((slopes, start, rate, mu) =>
        {
            for (int i = 1; i < slopes.Length; i++)
                slopes[i] += mu * slopes[i - 1];
            return start - (rate * slopes.Sum());
        }, null),
        ["NaN for no slopes"] =
            ((slopes, start, rate, mu) => slopes.Length == 0 ? double.NaN : Roll(slopes, start, (v, g) => (mu * v) - (rate * g)), null),
        ["slopes of at most 100"] =
            ((slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * Math.Clamp(g, -100, 100))), null),
    };

    private static readonly Dictionary<string, AdamAnswer> RightAdam = new()
    {
        ["the hats within the rate"] = (slopes, start, rate) =>
            Adam(slopes, start, (m, s, t, _) => rate / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(s / (1 - Math.Pow(0.999, t))) + 1e-8)),
        ["powers by multiplying"] = (slopes, start, rate) =>
        {
            double p1 = 1, p2 = 1;
            return Adam(slopes, start, (m, s, _, _) =>
            {
                (p1, p2) = (p1 * 0.9, p2 * 0.999);
                return rate * m / (1 - p1) / (Math.Sqrt(s / (1 - p2)) + 1e-8);
            });
        },
    };

    private static readonly Dictionary<string, (AdamAnswer Answer, string? Named)> WrongAdam = new()
    {
        ["ε inside the root"] =
            ((slopes, start, rate) =>
                Adam(slopes, start, (m, s, t, _) => rate * (m / (1 - Math.Pow(0.9, t))) / Math.Sqrt((s / (1 - Math.Pow(0.999, t))) + 1e-8)),
                "inside the root"),
        ["overwritten by their hats"] = (Overwritten, "overwritten by their hats"),
        ["no ε"] =
            ((slopes, start, rate) =>
                Adam(slopes, start, (m, s, t, _) => rate * (m / (1 - Math.Pow(0.9, t))) / Math.Sqrt(s / (1 - Math.Pow(0.999, t)))),
                "ε is missing"),
        ["the hat of m only"] =
            ((slopes, start, rate) =>
                Adam(slopes, start, (m, s, t, _) => rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s) + 1e-8)), "hat of s"),
        ["the hat of s only"] =
            ((slopes, start, rate) =>
                Adam(slopes, start, (m, s, t, _) => rate * m / (Math.Sqrt(s / (1 - Math.Pow(0.999, t))) + 1e-8)), "hat of m"),
        ["no hats"] = ((slopes, start, rate) => Adam(slopes, start, (m, s, _, _) => rate * m / (Math.Sqrt(s) + 1e-8)), "hats are missing"),
        ["the ε of RMSProp"] =
            ((slopes, start, rate) =>
                Adam(slopes, start, (m, s, t, _) => rate * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(s / (1 - Math.Pow(0.999, t))) + 1e-7)),
                null),
        ["the slope in place of its mean"] =
            ((slopes, start, rate) => Adam(slopes, start, (_, s, t, g) => rate * g / (Math.Sqrt(s / (1 - Math.Pow(0.999, t))) + 1e-8)),
                "running mean"),
        ["NaN for no slopes"] =
            ((slopes, start, rate) => slopes.Length == 0 ? double.NaN : RightAdam["powers by multiplying"](slopes, start, rate), null),
        ["the slopes are overwritten"] = ((slopes, start, rate) =>
        {
            double w = RightAdam["powers by multiplying"](slopes, start, rate);
            Array.Clear(slopes);
            return w;
        }, null),
    };

    public static TheoryData<string> NamesOfRightDecays => [.. RightDecays.Keys];

    public static TheoryData<string> NamesOfWrongDecays => [.. WrongDecays.Keys];

    public static TheoryData<string> NamesOfRightMomentum => [.. RightMomentum.Keys];

    public static TheoryData<string> NamesOfWrongMomentum => [.. WrongMomentum.Keys];

    public static TheoryData<string> NamesOfRightAdam => [.. RightAdam.Keys];

    public static TheoryData<string> NamesOfWrongAdam => [.. WrongAdam.Keys];

    [Theory]
    [MemberData(nameof(NamesOfRightDecays))]
    public void A_right_decay_passes(string name) =>
        Assert.Equal(CheckStatus.Passed, Chapter10.DecayingSGD.Solution(RightDecays[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongDecays))]
    public void A_wrong_decay_is_rejected(string name) =>
        Rejected(Chapter10.DecayingSGD.Solution(WrongDecays[name].Answer), WrongDecays[name].Named);

    [Theory]
    [InlineData(249, "1.996")]
    [InlineData(251, "count from 0")]
    [InlineData(200, "start rate")]
    public void A_wrong_step_of_the_half_rate_is_named(double answer, string named) => Rejected(Chapter10.HalfAt.Solution(answer), named);

    [Theory]
    [MemberData(nameof(NamesOfRightMomentum))]
    public void Right_momentum_passes(string name) =>
        Assert.Equal(CheckStatus.Passed, Chapter10.Momentum.Solution(RightMomentum[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongMomentum))]
    public void Wrong_momentum_is_rejected(string name) =>
        Rejected(Chapter10.Momentum.Solution(WrongMomentum[name].Answer), WrongMomentum[name].Named);

    [Theory]
    [MemberData(nameof(NamesOfRightAdam))]
    public void A_right_Adam_passes(string name) => Assert.Equal(CheckStatus.Passed, Chapter10.AdamAfter.Solution(RightAdam[name]).Status);

    [Theory]
    [MemberData(nameof(NamesOfWrongAdam))]
    public void A_wrong_Adam_is_rejected(string name) =>
        Rejected(Chapter10.AdamAfter.Solution(WrongAdam[name].Answer), WrongAdam[name].Named);

    private static double Overwritten(double[] slopes, double w, double rate)
    {
        double m = 0, s = 0;
        for (int t = 1; t <= slopes.Length; t++)
        {
            m = (0.9 * m) + (0.1 * slopes[t - 1]);
            s = (0.999 * s) + (0.001 * slopes[t - 1] * slopes[t - 1]);
            m /= 1 - Math.Pow(0.9, t);
            s /= 1 - Math.Pow(0.999, t);
            w -= rate * m / (Math.Sqrt(s) + 1e-8);
        }

        return w;
    }

    private static double Slipping(double w, int steps, Func<double, int, double> stepAt)
    {
        for (int step = 0; step < steps; step++)
            w -= stepAt(w, step);
        return w;
    }

    private static double Descend(Func<double, double> slope, double w, int steps, Func<int, double> rateAt)
    {
        for (int t = 0; t < steps; t++)
            w -= rateAt(t) * slope(w);
        return w;
    }

    private static double Roll(double[] slopes, double w, Func<double, double, double> velocity, Func<double, double, double>? step = null)
    {
        double v = 0;
        foreach (double g in slopes)
        {
            v = velocity(v, g);
            w += step?.Invoke(v, g) ?? v;
        }

        return w;
    }

    private static double Adam(double[] slopes, double w, Func<double, double, int, double, double> step)
    {
        double m = 0, s = 0;
        for (int t = 1; t <= slopes.Length; t++)
        {
            double g = slopes[t - 1];
            (m, s) = ((0.9 * m) + (0.1 * g), (0.999 * s) + (0.001 * g * g));
            w -= step(m, s, t, g);
        }

        return w;
    }
}
