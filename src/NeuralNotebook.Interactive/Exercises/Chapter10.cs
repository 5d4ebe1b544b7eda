namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 10, Better descent.</summary>
public static partial class Chapter10
{
    /// <summary>Exercise 10.1: gradient descent with inverse-time decay.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double, int, double>> DecayingSGD { get; } =
        new("10.1", "Repair the optimizer")
        {
            Reference = (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * step))),
            Cases =
            [
                new("slope 2w, from 1, rate 0.1, decay 0.5, 10 steps", f => f(w => 2 * w, 1, 0.1, 0.5, 10)),
                new("slope 2w, from 4, rate 0.25, decay 1, 3 steps", f => f(w => 2 * w, 4, 0.25, 1, 3)),
                new("no decay, slope 2(w − 3), from 0, rate 0.1, 5 steps", f => f(w => 2 * (w - 3), 0, 0.1, 0, 5)),
                new("no step at all, from −5", f => f(w => 2 * w, -5, 0.1, 0.5, 0)),
                new("slope cos w, from −2, rate 0.3, decay 2, 1 step", f => f(Math.Cos, -2, 0.3, 2, 1)),
                new("slope 2w + 7, from −1000, rate 0.4, decay 0.01, 100 steps", f => f(w => (2 * w) + 7, -1000, 0.4, 0.01, 100)),
                new("slope 4w³, from 1.5, rate 0.1, decay 3, 4 steps", f => f(w => 4 * w * w * w, 1.5, 0.1, 3, 4)),
            ],
            RandomCase = random =>
            {
                double start = Math.Round(random.NextUniform(1, 3), 1), rate = Math.Round(random.NextUniform(0.05, 0.3), 2),
                    decay = Math.Round(random.NextUniform(0.2, 1.5), 1);
                int steps = 2 + random.Next(6);
                return new($"slope 2w − 1, from {NumberText.Short(start)}, rate {NumberText.Short(rate)}"
                    + $", decay {NumberText.Short(decay)}, {steps} steps", f => f(w => (2 * w) - 1, start, rate, decay, steps));
            },
            Mistakes =
            [
                new("It walks uphill: subtract the step (patient 1).",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => -rate / (1 + (decay * step)))),
                new("The rate that has decayed already is divided again; divide the rate of the start (patient 2).", Shrinking),
                new("The undecayed rate is used (patient 3).", (slope, start, rate, _, steps) => Descend(slope, start, steps, _ => rate)),
                new("The step counter stands still after the first step (patient 4).",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * Math.Min(step, 1))))),
                new("The steps count from 1 here; the first step has the whole rate.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay * (step + 1))))),
                new("The rate is multiplied by 1 + decay · step and grows; divide.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate * (1 + (decay * step)))),
                new("That is rate / 1 + decay · step: brackets around 1 + decay · step are missing.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate + (decay * step))),
                new("The rate is divided by 1 − decay · step; it is a plus.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 - (decay * step)))),
                new("The rate is divided by decay · step; the 1 is missing, and step 0 divides by 0.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (decay * step))),
                new("The rate is divided by 1 + step; the decay is missing.",
                    (slope, start, rate, _, steps) => Descend(slope, start, steps, step => rate / (1 + step))),
                new("The rate is divided by 1 + decay in every step; the number of the step is missing.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, _ => rate / (1 + decay))),
                new("Decay and step are added; multiply them.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + decay + step))),
                new("The decay is divided by the step; multiply them.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (1 + (decay / step)))),
                new("The rate shrinks by the same factor in every step: that is exponential decay.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / Math.Pow(1 + decay, step))),
                new("The rate shrinks by the factor 1 − decay in every step: that is exponential decay.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate * Math.Pow(1 - decay, step))),
                new("The step is taken before its rate is computed: every step but the first has the rate of the one before.",
                    (slope, start, rate, decay, steps) =>
                        Descend(slope, start, steps, step => rate / (1 + (decay * Math.Max(0, step - 1))))),
                new("That is rate / 1 + decay · step · slope: brackets around 1 + decay · step are missing.",
                    (slope, start, rate, decay, steps) => Unbracketed(slope, start, rate, decay, steps)),
                new("The start rate is missing: the step is the slope divided by 1 + decay · step.",
                    (slope, start, _, decay, steps) => Descend(slope, start, steps, step => 1 / (1 + (decay * step)))),
                new("That is one step too many.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps + 1, step => rate / (1 + (decay * step)))),
                new("That is one step too few, at the end.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps - 1, step => rate / (1 + (decay * step)))),
                new("Step 0 is left out: the loop begins at 1 and ends one step too early.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps - 1, step => rate / (1 + (decay * (step + 1))))),
                new("The slope is taken at the start in every step; take it where you stand.",
                    (slope, start, rate, decay, steps) => Descend(_ => slope(start), start, steps, step => rate / (1 + (decay * step)))),
                new("The slope is not used: that subtracts the rate times w.",
                    (_, start, rate, decay, steps) => Descend(w => w, start, steps, step => rate / (1 + (decay * step)))),
                new("The slope is divided into the rate; the step is the rate times the slope.",
                    (slope, start, rate, decay, steps) => Descend(w => 1 / slope(w), start, steps, step => rate / (1 + (decay * step)))),
                new("The walk begins at 0; it begins at start.",
                    (slope, _, rate, decay, steps) => Descend(slope, 0, steps, step => rate / (1 + (decay * step)))),
                new("The weight stays at the start: no step is taken.", (_, start, _, _, _) => start),
                new("The slope is missing: the step is the decayed rate alone.",
                    (slope, start, rate, decay, steps) => Descend(_ => 1, start, steps, step => rate / (1 + (decay * step)))),
                new("Rate and decay are exchanged.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => decay / (1 + (rate * step)))),
                new("The 1 below the line is a 2: step 0 has the whole rate.",
                    (slope, start, rate, decay, steps) => Descend(slope, start, steps, step => rate / (2 + (decay * step)))),
            ],
            Hints =
            [
                "A loop with a counter that starts at 0. In each round first the rate of this step, then the step against the slope.",
                "The rate of a round comes from the start rate and the counter alone, never from the round before. "
                    + "Mind the brackets below the line.",
            ],
        };

    /// <summary>Exercise 10.2: the step at which the rate is half.</summary>
    public static ValueExercise<double> HalfAt { get; } = new("10.2", "When is it half?")
    {
        Expected = 250,
        Tolerance = 1e-3,
        Mistakes =
        [
            new("At step 500 the number below the line is 3, so the rate is a third.", 500),
            new("That is 0.8 / 0.004; the start rate does not matter for when it is half.", 200),
            new("At step 125 the number below the line is 1.5; for the half it must be 2.", 125),
            new("That is the rate; the number of the step is asked for.", 0.4),
            new("At step 100 the number below the line is 1.4; the example of the chapter has another decay.", 100),
            new("That is one step early: at step 249 the number below the line is 1.996.", 249),
            new("That is one step late: the steps count from 0, and step 0 has the whole rate.", 251),
        ],
        Hints =
        [
            "What must the number below the line, 1 + decay · step, be for the rate to be half?",
            "It must be 2. How large is decay · step then?",
        ],
    };

    /// <summary>Exercise 10.3: momentum with the rate in the velocity.</summary>
    public static Exercise<Func<double[], double, double, double, double>> Momentum { get; } = new("10.3", "Momentum")
    {
        Reference = (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g)),
        Cases =
        [
            new("slopes [1, 1, 1], from 0, rate 0.1, μ 0.9", f => f([1, 1, 1], 0, 0.1, 0.9)),
            new("slopes [2, -1, 0, 0], from 1, rate 0.5, μ 0.5", f => f([2, -1, 0, 0], 1, 0.5, 0.5)),
            new("no slopes, from 3", f => f([], 3, 0.1, 0.9)),
            new("one slope of −4, from −2, rate 0.25, μ 0.8", f => f([-4], -2, 0.25, 0.8)),
            new("slopes [1, -3, 2], from 1, rate 0.2, μ 0 (no momentum)", f => f([1, -3, 2], 1, 0.2, 0)),
            new("slopes [-2000, 500, 1000, -300], from −7, rate 0.01, μ 0.99", f => f([-2000, 500, 1000, -300], -7, 0.01, 0.99)),
        ],
        RandomCase = random =>
        {
            double[] slopes = CaseNumbers.Draw(random, 3 + random.Next(3), -2, 2);
            double start = CaseNumbers.Draw(random, 1, -2, 2)[0], rate = Math.Round(random.NextUniform(0.05, 0.5), 2),
                mu = Math.Round(random.NextUniform(0.3, 0.95), 2);
            return new($"slopes [{CaseNumbers.Text(slopes)}], from {NumberText.Short(start)}, rate {NumberText.Short(rate)}"
                + $", μ {NumberText.Short(mu)}", f => f([.. slopes], start, rate, mu));
        },
        Mistakes =
        [
            new("The velocity is forgotten in each step: that is plain descent.",
                (slopes, start, rate, _) => start - (rate * slopes.Sum())),
            new("It rolls uphill: the velocity loses rate times slope.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) + (rate * g))),
            new("The velocity is not reduced by μ.", (slopes, start, rate, _) => Roll(slopes, start, (v, g) => v - (rate * g))),
            new("The velocity is multiplied by the rate once more.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), (v, _) => rate * v)),
            new("The slope is multiplied by 1 − μ; that is a running mean, not this chapter's momentum.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - ((1 - mu) * rate * g))),
            new("That is Nesterov's momentum; here the weight moves by the velocity alone.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), (v, g) => (mu * v) - (rate * g))),
            new("μ also shrinks the step of this round; it shrinks only the velocity of the round before.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => mu * (v - (rate * g)))),
            new("The velocity changes its sign in every round: μ · v is added, not subtracted.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => -(mu * v) - (rate * g))),
            new("The weight becomes the velocity; the velocity is added to it.",
                (slopes, start, rate, mu) => slopes.Length == 0
                    ? start : Roll(slopes, 0, (v, g) => (mu * v) - (rate * g)) - Roll(slopes[..^1], 0, (v, g) => (mu * v) - (rate * g))),
            new("The learning rate is not used.", (slopes, start, _, mu) => Roll(slopes, start, (v, g) => (mu * v) - g)),
            new("The slope is divided by the learning rate; multiply.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (g / rate))),
            new("The rate is divided by the slope; multiply.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate / g))),
            new("Rate and slope are added; multiply them.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate + g))),
            new("The velocity is divided by μ; multiply.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (v / mu) - (rate * g))),
            new("μ and the velocity are added; multiply them.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => mu + v - (rate * g))),
            new("μ and the rate are exchanged.", (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (rate * v) - (mu * g))),
            new("The velocity starts at 1; it starts at 0.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), speed: 1)),
            new("The velocity starts at the place of the weight; it starts at 0.",
                (slopes, start, rate, mu) => Roll(slopes, start, (v, g) => (mu * v) - (rate * g), speed: start)),
            new("The weight starts at 0; it starts at start.", (slopes, _, rate, mu) => Roll(slopes, 0, (v, g) => (mu * v) - (rate * g))),
            new("The first slope is left out.",
                (slopes, start, rate, mu) => Roll([.. slopes.Skip(1)], start, (v, g) => (mu * v) - (rate * g))),
            new("The last slope has no effect: it is left out, or the weight moves before the velocity has changed.",
                (slopes, start, rate, mu) => Roll([.. slopes.SkipLast(1)], start, (v, g) => (mu * v) - (rate * g))),
            new("Only the first slope is used.",
                (slopes, start, rate, mu) => Roll([.. slopes.Take(1)], start, (v, g) => (mu * v) - (rate * g))),
            new("The weight stays at the start: the velocity is never added to it.", (_, start, _, _) => start),
            new("The size of every slope is taken, without its sign.",
                (slopes, start, rate, mu) => Roll([.. slopes.Select(Math.Abs)], start, (v, g) => (mu * v) - (rate * g))),
            new("The slopes are taken from the last to the first.",
                (slopes, start, rate, mu) => Roll([.. slopes.Reverse()], start, (v, g) => (mu * v) - (rate * g))),
            new("μ is added where it multiplies the velocity.",
                (slopes, start, rate, mu) => Roll(slopes, start, (_, g) => mu - (rate * g))),
        ],
        Hints =
        [
            "Two variables live through the loop: the weight and its velocity. Where does each start?",
            "In each round the velocity keeps its share μ and loses the rate times the slope; then the weight moves by it. Two lines.",
        ],
    };
}
