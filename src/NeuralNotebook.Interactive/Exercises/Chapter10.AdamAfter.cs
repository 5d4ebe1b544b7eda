namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter10
{
    /// <summary>Exercise 10.4: Adam over given slopes.</summary>
    public static Exercise<Func<double[], double, double, double>> AdamAfter { get; } = new("10.4", "Adam")
    {
        Reference = (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat),
        Cases =
        [
            new("one slope of 5, from 1, rate 0.1", f => f([5], 1, 0.1)),
            new("slopes [1, -0.5, 2], from 0, rate 0.1", f => f([1, -0.5, 2], 0, 0.1)),
            new("slopes [0.01, 0.02], from 1, rate 0.5", f => f([0.01, 0.02], 1, 0.5)),
            new("no slopes, from −3, rate 0.1", f => f([], -3, 0.1)),
            new("slopes [2, -1], from 150, rate 0.1", f => f([2, -1], 150, 0.1)),
            new("tiny slopes [0.00000001, -0.00000003, 0.00000002], from 2, rate 0.5", f => f([1e-8, -3e-8, 2e-8], 2, 0.5)),
            new("slopes [0, 0, -2], from 1, rate 0.2", f => f([0, 0, -2], 1, 0.2)),
            new("slopes [-3000, 40, 500, -7], from −1, rate 0.3", f => f([-3000, 40, 500, -7], -1, 0.3)),
        ],
        RandomCase = random =>
        {
            double[] slopes = CaseNumbers.Draw(random, 3 + random.Next(6), -2, 2);
            double start = CaseNumbers.Draw(random, 1, -2, 2)[0], rate = Math.Round(random.NextUniform(0.05, 0.5), 2);
            return new($"slopes [{CaseNumbers.Text(slopes)}], from {NumberText.Short(start)}, rate {NumberText.Short(rate)}",
                f => f([.. slopes], start, rate));
        },
        Mistakes =
        [
            new("The two means are not corrected: the hats are missing.",
                (slopes, start, rate) => Adam(slopes, start, rate, _ => 1, _ => 1)),
            new("The hat of s is missing; that of m is there.", (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, _ => 1)),
            new("The hat of m is missing; that of s is there.", (slopes, start, rate) => Adam(slopes, start, rate, _ => 1, SquareHat)),
            new("From the first step on this is no number: does t start at 0? Then the correction divides by 1 − β⁰ = 0.",
                (slopes, start, rate) => Adam(slopes, start, rate, t => MeanHat(t - 1), t => SquareHat(t - 1))),
            new("The correction of step 1 is used in every step: take β to the power of t.",
                (slopes, start, rate) => Adam(slopes, start, rate, _ => 0.1, _ => 0.001)),
            new("The correction multiplies by β · t; it is β to the power of t.",
                (slopes, start, rate) => Adam(slopes, start, rate, t => 1 - (0.9 * t), t => 1 - (0.999 * t))),
            new("The steps of the correction are one too far: t is 1 in the first step.",
                (slopes, start, rate) => Adam(slopes, start, rate, t => MeanHat(t + 1), t => SquareHat(t + 1))),
            new("m is multiplied by 1 − β₁ᵗ; divide.", (slopes, start, rate) => Adam(slopes, start, rate, t => 1 / MeanHat(t), SquareHat)),
            new("s is multiplied by 1 − β₂ᵗ; divide.", (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, t => 1 / SquareHat(t))),
            new("m is divided by 1 + β₁ᵗ; it is a minus.",
                (slopes, start, rate) => Adam(slopes, start, rate, t => 1 + Math.Pow(0.9, t), SquareHat)),
            new("s is divided by 1 + β₂ᵗ; it is a minus.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, t => 1 + Math.Pow(0.999, t))),
            new("m and s are overwritten by their hats, and go on from there; keep both, and use the hats for the step alone.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, keepsHats: true)),
            new("It walks uphill: every step goes the other way.", (slopes, start, rate) => Adam(slopes, start, -rate, MeanHat, SquareHat)),
            new("β₁ and β₂ are exchanged: the mean of the slopes forgets faster, with 0.9.",
                (slopes, start, rate) => Adam(slopes, start, rate, SquareHat, MeanHat, 0.999, 0.9)),
            new("ε stands inside the root; in this exercise it is added to the root.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: square => Math.Sqrt(square + 1e-8))),
            new("ε is missing: with slopes of 0 that divides 0 by 0.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: Math.Sqrt)),
            new("ε is subtracted from the root; add it.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: square => Math.Sqrt(square) - 1e-8)),
            new("The root is missing: divide by √ŝ, not by ŝ.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: square => square + 1e-8)),
            new("The step is not divided by √ŝ at all: that is a running mean of the slopes, corrected.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: _ => 1)),
            new("The step is multiplied by √ŝ; divide.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: square => 1 / (Math.Sqrt(square) + 1e-8))),
            new("s is a mean of the slopes; it is one of their squares.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, squared: g => g)),
            new("The new slope goes into m whole; its share is 1 − β₁ = 0.1.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, meanShare: 1)),
            new("The new square goes into s whole; its share is 1 − β₂ = 0.001.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, squareShare: 1)),
            new("m forgets nothing: its old value keeps the share β₁ = 0.9.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, beta1: 1, meanShare: 0.1)),
            new("s forgets nothing: its old value keeps the share β₂ = 0.999.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, beta2: 1, squareShare: 0.001)),
            new("m remembers nothing: that is the slope of this step alone.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, beta1: 0, meanShare: 0.1)),
            new("s remembers nothing: that is the square of this step alone.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, beta2: 0, squareShare: 0.001)),
            new("The slope itself is used in place of its running mean m̂.",
                (slopes, start, rate) => Adam(slopes, start, rate, _ => 1, SquareHat, beta1: 0)),
            new("The learning rate is not used.", (slopes, start, _) => Adam(slopes, start, 1, MeanHat, SquareHat)),
            new("The step is divided by the learning rate; multiply.",
                (slopes, start, rate) => Adam(slopes, start, 1 / rate, MeanHat, SquareHat)),
            new("The weight starts at 0; it starts at start.", (slopes, _, rate) => Adam(slopes, 0, rate, MeanHat, SquareHat)),
            new("The first slope is left out.", (slopes, start, rate) => Adam([.. slopes.Skip(1)], start, rate, MeanHat, SquareHat)),
            new("The loop begins at t = 2: the first slope is left out, the correction is not.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, first: 2)),
            new("The last slope is left out.", (slopes, start, rate) => Adam([.. slopes.SkipLast(1)], start, rate, MeanHat, SquareHat)),
            new("The weight stays at the start: no step is taken.", (_, start, _) => start),
            new("Only the first slope is used.", (slopes, start, rate) => Adam([.. slopes.Take(1)], start, rate, MeanHat, SquareHat)),
            new("s stays 0: the step is divided by ε alone.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: _ => 1e-8)),
            new("The cube root is taken; it is the square root.",
                (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, below: square => Math.Cbrt(square) + 1e-8)),
            new("m starts at 1; it starts at 0.", (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, mean: 1)),
            new("s starts at 1; it starts at 0.", (slopes, start, rate) => Adam(slopes, start, rate, MeanHat, SquareHat, square: 1)),
            new("The weight becomes the step, turned round; the step is subtracted from the weight.",
                (slopes, start, rate) => slopes.Length == 0
                    ? start : Adam(slopes[..^1], 0, rate, MeanHat, SquareHat) - Adam(slopes, 0, rate, MeanHat, SquareHat)),
            new("The size of every slope is taken, without its sign.",
                (slopes, start, rate) => Adam([.. slopes.Select(Math.Abs)], start, rate, MeanHat, SquareHat)),
            new("The slopes are taken from the last to the first.",
                (slopes, start, rate) => Adam([.. slopes.Reverse()], start, rate, MeanHat, SquareHat)),
        ],
        Hints =
        [
            "Three variables live through the loop: the weight, m and s. From which number does the count t start?",
            "In each round in this order: m and s from their old values and the new slope; both divided by 1 minus their β to the power "
                + "of t; then the step.",
        ],
    };

    private static double MeanHat(int t) => 1 - Math.Pow(0.9, t);

    private static double SquareHat(int t) => 1 - Math.Pow(0.999, t);

    private static double Descend(Func<double, double> slope, double w, int steps, Func<int, double> rateAt)
    {
        for (int step = 0; step < steps; step++)
            w -= rateAt(step) * slope(w);
        return w;
    }

    private static double Unbracketed(Func<double, double> slope, double w, double rate, double decay, int steps)
    {
        for (int step = 0; step < steps; step++)
            w -= rate + (decay * step * slope(w));
        return w;
    }

    private static double Shrinking(Func<double, double> slope, double start, double rate, double decay, int steps)
    {
        double current = rate;
        return Descend(slope, start, steps, step => current /= 1 + (decay * step));
    }

    private static double Roll(double[] slopes, double w, Func<double, double, double> velocity, Func<double, double, double>? step = null,
        double speed = 0)
    {
        double v = speed;
        foreach (double g in slopes)
        {
            v = velocity(v, g);
            w += step is null ? v : step(v, g);
        }

        return w;
    }

    /// <summary>Adam over given slopes. What the optional arguments change makes one of the mistakes.</summary>
    private static double Adam(
        double[] slopes,
        double w,
        double rate,
        Func<int, double> meanHat,
        Func<int, double> squareHat,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double? meanShare = null,
        double? squareShare = null,
        Func<double, double>? squared = null,
        Func<double, double>? below = null,
        int first = 1,
        double mean = 0,
        double square = 0,
        bool keepsHats = false)
    {
        double m = mean, s = square;
        for (int t = first; t <= slopes.Length; t++)
        {
            double g = slopes[t - 1];
            m = (beta1 * m) + ((meanShare ?? 1 - beta1) * g);
            s = (beta2 * s) + ((squareShare ?? 1 - beta2) * (squared is null ? g * g : squared(g)));
            double correctedMean = m / meanHat(t), correctedSquare = s / squareHat(t);
            if (keepsHats)
                (m, s) = (correctedMean, correctedSquare);
            w -= rate * correctedMean / (below is null ? Math.Sqrt(correctedSquare) + 1e-8 : below(correctedSquare));
        }

        return w;
    }
}
