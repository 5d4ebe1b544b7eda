namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 10, Better descent.</summary>
public static class Chapter10
{
    /// <summary>Exercise 10.1: gradient descent with inverse-time decay.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double, int, double>> DecayingSGD { get; } = new("10.1", "Repair the optimizer")
    {
        Reference = (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * step))),
        Cases =
        [
            new("slope 2w, from 1, rate 0.1, decay 0.5, 10 steps", f => f(w => 2 * w, 1, 0.1, 0.5, 10)),
            new("slope 2w, from 4, rate 0.25, decay 1, 3 steps", f => f(w => 2 * w, 4, 0.25, 1, 3)),
            new("no decay, slope 2(w − 3), from 0, rate 0.1, 5 steps", f => f(w => 2 * (w - 3), 0, 0.1, 0, 5)),
        ],
        RandomCase = random =>
        {
            double start = Math.Round(random.NextUniform(1, 3), 1), rate = Math.Round(random.NextUniform(0.05, 0.3), 2), decay = Math.Round(random.NextUniform(0.2, 1.5), 1);
            return new($"slope 2w, from {NumberText.Short(start)}, rate {NumberText.Short(rate)}, decay {NumberText.Short(decay)}, 5 steps", f => f(w => 2 * w, start, rate, decay, 5));
        },
        Mistakes =
        [
            new("It walks uphill: subtract the step (patient 1).", (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => -rate / (1 + (decay * step)))),
            new("The rate that has decayed already is divided again; divide the rate of the start (patient 2).", Shrinking),
            new("The undecayed rate is used (patient 3).", (slope, start, rate, _, steps) => Descend(slope, start, steps, _ => rate)),
            new("The step counter stands still after the first step (patient 4).", (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * Math.Min(step, 1))))),
            new("The steps count from 1 here; the first step has the whole rate.", (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * (step + 1))))),
        ],
        Hints =
        [
            "A loop with a counter that starts at 0. In each round first the rate of this step, then the step against the slope.",
            "w -= rate / (1 + decay * step) * slope(w);",
        ],
    };

    /// <summary>Exercise 10.2: the step at which the rate is half.</summary>
    public static ValueExercise<double> HalfAt { get; } = new("10.2", "When is it half?")
    {
        Expected = 250,
        Tolerance = 1e-3,
        Mistakes =
        [
            new("That would be half of that again: 1 + decay · step must be 2, not 3.", 500),
            new("The start rate does not matter for when it is half.", 200),
            new("That is half of the way: 1 + 0.004 · 125 is 1.5.", 125),
            new("That is the rate; the number of the step is asked for.", 0.4),
        ],
        Hints =
        [
            "The rate is half when the number below the line, 1 + decay · step, is 2.",
            "decay · step = 1.",
        ],
    };

    /// <summary>Exercise 10.3: momentum with the rate in the velocity.</summary>
    public static Exercise<Func<double[], double, double, double, double>> Momentum { get; } = new("10.3", "Momentum")
    {
        Reference = (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), v => v),
        Cases =
        [
            new("slopes [1, 1, 1], from 0, rate 0.1, μ 0.9", f => f([1, 1, 1], 0, 0.1, 0.9)),
            new("slopes [2, -1, 0, 0], from 1, rate 0.5, μ 0.5", f => f([2, -1, 0, 0], 1, 0.5, 0.5)),
            new("no slopes, from 3", f => f([], 3, 0.1, 0.9)),
        ],
        RandomCase = random =>
        {
            double[] slopes = CaseNumbers.Draw(random, 4, -2, 2);
            return new($"slopes [{CaseNumbers.Text(slopes)}], from 1, rate 0.2, μ 0.7", f => f([.. slopes], 1, 0.2, 0.7));
        },
        Mistakes =
        [
            new("The velocity is forgotten in each step: that is plain descent.", (slopes, start, rate, _) => start - (rate * slopes.Sum())),
            new("It rolls uphill: the velocity loses rate times slope.", (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) + (rate * g), v => v)),
            new("The velocity is not reduced by μ.", (slopes, start, rate, _) => Roll(slopes, start, (v, g) => v - (rate * g), v => v)),
            new("The velocity is multiplied by the rate once more.", (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), v => rate * v)),
            new("The slope is multiplied by 1 − μ; that is a running mean, not this chapter's momentum.", (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - ((1 - mu) * rate * g), v => v)),
        ],
        Hints =
        [
            "Two variables live through the loop: the weight and its velocity, which starts at 0.",
            "For each slope: v = mu * v - rate * g; then w += v;",
        ],
    };

    /// <summary>Exercise 10.4: Adam over given slopes.</summary>
    public static Exercise<Func<double[], double, double, double>> AdamAfter { get; } = new("10.4", "Adam")
    {
        Reference = (slopes, start, rate) => Adam(slopes, start, rate, t => 1 - Math.Pow(0.9, t), t => 1 - Math.Pow(0.999, t)),
        Cases =
        [
            new("one slope of 5, from 1, rate 0.1", f => f([5], 1, 0.1)),
            new("slopes [1, -0.5, 2], from 0, rate 0.1", f => f([1, -0.5, 2], 0, 0.1)),
            new("slopes [0.01, 0.02], from 1, rate 0.5", f => f([0.01, 0.02], 1, 0.5)),
        ],
        RandomCase = random =>
        {
            double[] slopes = CaseNumbers.Draw(random, 5, -2, 2);
            return new($"slopes [{CaseNumbers.Text(slopes)}], from 1, rate 0.1", f => f([.. slopes], 1, 0.1));
        },
        Mistakes =
        [
            new("The two means are not corrected: the hats are missing.", (slopes, start, rate) => Adam(slopes, start, rate, _ => 1, _ => 1)),
            new("The steps count from 0 here: the correction divides by 1 − β⁰ = 0.", (slopes, start, rate) => Adam(slopes, start, rate, t => 1 - Math.Pow(0.9, t - 1), t => 1 - Math.Pow(0.999, t - 1))),
            new("The correction of step 1 is used in every step: take β to the power of t.", (slopes, start, rate) => Adam(slopes, start, rate, _ => 0.1, _ => 0.001)),
            new("It walks uphill: subtract the step.", (slopes, start, rate) => Adam(slopes, start, -rate, t => 1 - Math.Pow(0.9, t), t => 1 - Math.Pow(0.999, t))),
            new("β₁ and β₂ are exchanged: the mean of the slopes forgets faster, with 0.9.", (slopes, start, rate) => Adam(slopes, start, rate, t => 1 - Math.Pow(0.999, t), t => 1 - Math.Pow(0.9, t), 0.999, 0.9)),
        ],
        Hints =
        [
            "Three variables live through the loop: the weight, m and s. The count t starts at 1.",
            "m = 0.9 * m + 0.1 * g; s = 0.999 * s + 0.001 * g * g; then divide m by 1 - Math.Pow(0.9, t) and s by 1 - Math.Pow(0.999, t) before the step.",
        ],
    };

    private static double Descend(Func<double, double> slope, double w, int steps, Func<int, double> rateAt)
    {
        for (int step = 0; step < steps; step++)
            w -= rateAt(step) * slope(w);
        return w;
    }

    private static double Shrinking(Func<double, double> slope, double start, double rate, double decay, int steps)
    {
        double current = rate;
        return Descend(slope, start, steps, step => current /= 1 + (decay * step));
    }

    private static double Roll(double[] slopes, double w, Func<double, double, double> velocity, Func<double, double> stepOf)
    {
        double v = 0;
        foreach (double g in slopes)
        {
            v = velocity(v, g);
            w += stepOf(v);
        }

        return w;
    }

    private static double Adam(double[] slopes, double w, double rate, Func<int, double> correctMean, Func<int, double> correctSquare, double beta1 = 0.9, double beta2 = 0.999)
    {
        double m = 0, s = 0;
        for (int t = 1; t <= slopes.Length; t++)
        {
            double g = slopes[t - 1];
            m = (beta1 * m) + ((1 - beta1) * g);
            s = (beta2 * s) + ((1 - beta2) * g * g);
            w -= rate * (m / correctMean(t)) / (Math.Sqrt(s / correctSquare(t)) + 1e-8);
        }

        return w;
    }
}
