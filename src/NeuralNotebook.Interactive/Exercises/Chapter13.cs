namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 13, Generalisation.</summary>
public static partial class Chapter13
{
    /// <summary>Exercise 13.1: how many trainings a search by cross-validation takes.</summary>
    public static ValueExercise<int?> Trainings { get; } = new("13.1", "Count the trainings")
    {
        Expected = 61,
        Mistakes =
        [
            new("60 leaves out the last one: the setting that was chosen is trained once more, on all 200 samples.", 60),
            new("12 are the settings; each is trained once for every fold.", 12),
            new("13 would try each setting once, without folds.", 13),
            new("35 adds rates and penalties; every rate meets every penalty.", 35),
            new("36 adds rates and penalties (or counts three folds); every rate meets every penalty, and each setting is trained "
                + "five times.", 36),
            new("48 or 49 would be four trainings a setting: each of the five folds validates once, with a training on the other four.",
                48),
            new("48 or 49 would be four trainings a setting: each of the five folds validates once, with a training on the other four.",
                49),
            new("72 trains every setting once more on all 200 samples; only the chosen one is.", 72),
        ],
        Hints =
        [
            "How many settings are there, if every rate meets every penalty? And how many trainings does one of them take?",
            "Twelve settings, five trainings each. And then the network that you keep is trained, too.",
        ],
    };

    /// <summary>Exercise 13.2: early stopping that asks for more than a hair.</summary>
    public static Exercise<Func<double[], int, double, (int Best, int Stopped)>> Stopping { get; } = new("13.2", "More than a hair")
    {
        Reference = (losses, patience, minimum) => Stop(losses, patience, minimum),
        Cases =
        [
            StopCase([0.75, 0.5, 0.625, 0.75], 2, 0),
            StopCase([0.75, 0.5, 0.625, 0.25, 0.5, 0.625, 0.125], 2, 0),
            StopCase([1, 0.875, 0.75, 0.625, 0.5], 2, 0.25),
            StopCase([1, 0.9375, 0.875, 0.8125, 0.75, 0.5], 3, 0.5),
            StopCase([1, 0.5, 0.5, 0.5, 0.25], 2, 0),
            StopCase([1, 0.75, 0.5, 0.5, 0.5, 0.5], 3, 0.25),
            StopCase([0.5, 0.75, 0.625, 0.5625, 0.25], 3, 0),
            StopCase([1, 0.75, 0.5], 1, 0),
            StopCase([0.5, 0.75], 1, 0),
            StopCase([0.5, 1, 0.25, 1, 1, 0.125], 2, 0),
            StopCase([0.5, 1, 0.4375, 1, 1, 1, 0.125], 3, 0.125),
            StopCase([0.5], 4, 0),
            StopCase([2, 1, 0.5, 0.4375, 0.375, 0.0625], 2, 0.25),
            StopCase([0.5, 0.75, 0.25, 0.75, 0.125, 0.25, 0.375, 0.0625], 2, 0),
            StopCase([1, 0.75, 0.8125, 0.5, 0.5625, 0.5, 0.4375], 3, 0.125),
            StopCase([200, 150, 120, 100], 2, 40),
            StopCase([0.5, 0.3, 0.3], 2, 0.25),
            new("losses that fall by 0.0000000001 each epoch, patience 1, minimum 0",
                stop => stop([.. Enumerable.Range(0, 5).Select(epoch => 0.5 - (epoch * 1e-10))], 1, 0)),
        ],
        RandomCase = random => StopCase([.. Enumerable.Range(0, 6 + random.Next(6)).Select(_ => (1 + random.Next(32)) / 16.0)],
            1 + random.Next(3), random.Next(3) / 8.0),
        Mistakes =
        [
            new("Every lower loss counts there, however little lower; it must be lower by more than the minimum.",
                (losses, patience, minimum) => Stop(losses, patience, 0)),
            new("A loss that is lower by exactly the minimum is not lower by *more* than it.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, improves: (loss, best) => loss <= best - minimum)),
            new("The minimum has the wrong sign: a loss that is *higher* counts as better.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, improves: (loss, best) => loss < best + minimum)),
            new("The minimum is a difference of losses, not a share of the best one.",
                (losses, patience, minimum) =>
                    Stop(losses, patience, minimum, improves: (loss, best) => double.IsInfinity(best) || loss < best * (1 - minimum))),
            new("It stops one epoch too late: with a patience of 2 the second epoch without an improvement is the last.",
                (losses, patience, minimum) => Stop(losses, patience + 1, minimum)),
            new("It stops one epoch too early: with a patience of 2 there are two epochs without an improvement.",
                (losses, patience, minimum) => Stop(losses, patience - 1, minimum)),
            new("The waiting is never set back: after an improvement it begins again at 0.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, resets: false)),
            new("Each loss is compared with the one before; compare it with the best so far.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, comparesBest: false)),
            new("A lower loss that is no improvement becomes the mark to beat; the mark moves only with an improvement.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, creeps: true)),
            new("It never stops: the patience must end the loop.", (losses, patience, minimum) => Stop(losses, int.MaxValue, minimum)),
            new("Epochs are counted from 1, and both of yours from 0.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best - 1, stopped - 1) : default),
            new("Epochs are counted from 1; your best one is counted from 0.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best - 1, stopped) : default),
            new("Epochs are counted from 1; your last one is counted from 0.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best, stopped - 1) : default),
            new("The two numbers have changed places: first the best epoch, then the last.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (stopped, best) : default),
            new("The best epoch is not the last one: there the loss had been waited for in vain.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (_, stopped) ? (stopped, stopped) : default),
            new("That training ends at the best epoch; nobody knows then that it is the best.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, _) ? (best, best) : default),
            new("The best epoch is looked for among all losses; those after the stop are never seen.",
                (losses, patience, minimum) => (Array.IndexOf(losses, losses.Min()) + 1, Stop(losses, patience, minimum).Stopped)),
            new("The best epoch plus the patience may lie behind the end of the training.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, _) ? (best, best + patience) : default),
            new("That says the losses' lowest place; an improvement must be more than the minimum.",
                (losses, patience, minimum) => Stop(losses, patience, minimum) is var (_, stopped)
                    ? (Array.IndexOf(losses, losses[..stopped].Min()) + 1, stopped) : default),
            new("The first epoch has no mark to beat: begin with double.PositiveInfinity, not with 0.",
                (losses, patience, minimum) => Stop(losses, patience, minimum, mark: 0)),
        ],
        Hints =
        [
            "Take the chapter's Stop. Only one comparison changes.",
            "An epoch improves if its loss is below the best so far minus the minimum. Only then best, mark and waiting change.",
        ],
    };

    /// <summary>Exercise 13.3: dropout, with the draws given.</summary>
    public static Exercise<Func<Matrix, Matrix, double, bool, Matrix>> Dropout { get; } = new("13.3", "Dropout, written by you")
    {
        Reference = (values, draws, rate, training) => Drop(values, draws, rate, training),
        Cases =
        [
            new("values [[2, 4, 6, 8]], draws [[0.1, 0.7, 0.5, 0.3]], rate 0.5, training",
                f => f([[2, 4, 6, 8]], [[0.1, 0.7, 0.5, 0.3]], 0.5, true)),
            new("the same, predicting", f => f([[2, 4, 6, 8]], [[0.1, 0.7, 0.5, 0.3]], 0.5, false)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.2, training",
                f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.2, true)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.75, training",
                f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.75, true)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.75, predicting",
                f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.75, false)),
            new("values [[-3], [4], [-5]], draws [[0], [0.5], [0.99]], rate 0, training",
                f => f([[-3], [4], [-5]], [[0], [0.5], [0.99]], 0, true)),
            new("values [[7, -1, 2]], draws [[0.05, 0.02, 0.3]], rate 0.5, training: nothing is kept",
                f => f([[7, -1, 2]], [[0.05, 0.02, 0.3]], 0.5, true)),
            new("values [[7, -1, 2]], draws [[0.95, 0.92, 0.8]], rate 0.4, training: all are kept",
                f => f([[7, -1, 2]], [[0.95, 0.92, 0.8]], 0.4, true)),
            new("a batch without samples, training", f => f(new Matrix(0, 3), new Matrix(0, 3), 0.5, true)),
        ],
        RandomCase = random =>
        {
            double[] values = CaseNumbers.Draw(random, 6), draws = CaseNumbers.Draw(random, 6, 0, 0.99, 2);
            double rate = Math.Round(random.NextUniform(0.1, 0.8), 1);
            return new($"2 × 3 random values, rate {NumberText.Short(rate)}, training",
                f => f(new Matrix(2, 3, values), new Matrix(2, 3, draws), rate, true));
        },
        Mistakes =
        [
            new("What is kept must be enlarged by 1 / (1 − rate), or the next layer gets less in training than in prediction.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1)),
            new("What is kept is divided by 1 − rate, not multiplied by it.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 - rate)),
            new("1 / rate is the wrong factor: the share that is kept is 1 − rate.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / rate)),
            new("That keeps the others: a value is dropped where its draw is *below* the rate.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: draw => draw >= rate)),
            new("A draw equal to the rate is not below it: that value is kept.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: draw => draw <= rate)),
            new("The rate is the share that is dropped, not the share that is kept.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / rate, dropped: draw => draw >= rate)),
            new("In prediction nothing is dropped and nothing is scaled.",
                (values, draws, rate, training) => Drop(values, draws, rate, true)),
            new("In prediction nothing is scaled: training has made up for it already.",
                (values, draws, rate, training) => training ? Drop(values, draws, rate, true) : values * (1 - rate)),
            new("In prediction nothing is scaled.",
                (values, draws, rate, training) => training ? Drop(values, draws, rate, true) : values / (1 - rate)),
            new("That drops in prediction and not in training; the other way round.",
                (values, draws, rate, training) => Drop(values, draws, rate, !training)),
            new("Nothing is ever dropped.", (values, draws, rate, training) => values.Copy()),
            new("Nothing is dropped, only enlarged.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: _ => false)),
            new("Every value has a draw of its own; that takes the draws of the first row for all.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, rowOfDraws: _ => 0)),
            new("Each value is divided by the share that happened to be kept; divide by 1 − rate.",
                (values, draws, rate, training) =>
                    Drop(values, draws, rate, training,
                        scale: draws.Values.Length / (double)Math.Max(1, draws.Values.ToArray().Count(draw => draw >= rate)))),
            new("The *expected* sum stays the same, not the sum of each draw; divide by 1 − rate.",
                (values, draws, rate, training) =>
                    Drop(values, draws, rate, training, scale: values.Sum() / Drop(values, draws, rate, training, scale: 1).Sum())),
            new("That enlarges what is kept by 1 + rate; divide by 1 − rate.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 + rate)),
            new("That divides what is kept by 1 + rate; divide by 1 − rate.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / (1 + rate))),
            new("What is kept has the wrong sign.",
                (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / (rate - 1))),
        ],
        Hints =
        [
            "First the easy half: what comes out when training is false?",
            "In training a value becomes 0 where its draw is below the rate, and value / (1 − rate) elsewhere. Write into a new matrix.",
        ],
    };

    /// <summary>Exercise 13.4: batch normalisation folded into the layer before it.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Matrix, Matrix, Matrix, double, (Matrix Weights,
        Matrix Biases)>> FoldAway
    { get; } = new("13.4", "Fold it away")
    {
        Reference = (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon),
        Cases =
        [
            new("2 × 2 weights, a variance of 4 and 9, ε = 0",
                f => f([[1, 2], [3, 4]], [[0.5, -1]], [[4, 1.5]], [[0.1, 0.2]], [[1, -2]], [[4, 9]], 0)),
            new("3 × 2 weights, ε = 0.5",
                f => f([[1, -1], [0.5, 2], [-2, 3]], [[1, 2]], [[0.5, -1]], [[3, -3]], [[2, 0.5]], [[0.5, 3.5]], 0.5)),
            new("1 × 3 weights, a variance of 0, ε = 0.25",
                f => f([[2, -4, 6]], [[0, 1, 2]], [[1, 2, -3]], [[0, 0, 5]], [[1, 1, 1]], [[0, 2, 6]], 0.25)),
            new("1 × 2 weights, variances of 0, ε = 0.1", f => f([[30, -20]], [[10, 4]], [[1, 2]], [[0, 1]], [[3, 4]], [[0, 0]], 0.1)),
            new("means 0, variances 1, γ = 1, β = 0: nothing changes",
                f => f([[1, 2], [3, 4]], [[5, 6]], [[1, 1]], [[0, 0]], [[0, 0]], [[1, 1]], 0)),
            new("γ = 0: only β is left", f => f([[1, 2], [3, 4]], [[5, 6]], [[0, 0]], [[7, -8]], [[1, 2]], [[3, 4]], 0.001)),
        ],
        RandomCase = random =>
        {
            double[] n = CaseNumbers.Draw(random, 21), variances = CaseNumbers.Draw(random, 3, 0.2, 4);
            return new("3 × 3 random weights, ε = 0.001",
                f => f(new Matrix(3, 3, n.AsSpan(0, 9)), new Matrix(1, 3, n.AsSpan(9, 3)), new Matrix(1, 3, n.AsSpan(12, 3)),
                    new Matrix(1, 3, n.AsSpan(15, 3)), new Matrix(1, 3, n.AsSpan(18, 3)), new Matrix(1, 3, variances), 0.001));
        },
        Mistakes =
        [
            new("The variance needs its root: divide by √(σ² + ε).",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => v + e)),
            new("ε is missing under the root.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, _) => Math.Sqrt(v))),
            new("ε belongs under the root: √(σ² + ε), not √σ² + ε.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => Math.Sqrt(v) + e)),
            new("ε is added to the variance, not taken away.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => Math.Sqrt(v - e))),
            new("Divide by √(σ² + ε); that multiplies by it.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => 1 / Math.Sqrt(v + e))),
            new("The running variance is left out.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (_, _) => 1)),
            new("γ is missing.", (weights, biases, gamma, beta, mean, variance, epsilon) =>
                Fold(weights, biases, gamma.Map(_ => 1), beta, mean, variance, epsilon)),
            new("The numbers are multiplied by γ, not divided by it.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma.Map(g => 1 / g), beta, mean, variance, epsilon)),
            new("The running mean is missing: it is subtracted from the biases.",
                (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean * 0, variance, epsilon)),
            new("The running mean is subtracted from the biases, not added.",
                (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, -mean, variance, epsilon)),
            new("β is missing: it is added to the biases at the end.",
                (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta * 0, mean, variance, epsilon)),
            new("β is added, not subtracted.",
                (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, -beta, mean, variance, epsilon)),
            new("The old biases are missing.",
                (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases * 0, gamma, beta, mean, variance, epsilon)),
            new("The weights are right, the biases are not: they go through the same stretching as the weights.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights, biases - mean + beta)),
            new("The weights are right, the biases are not: the old ones go through the same stretching as the weights.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights,
                        biases + Fold(weights, biases * 0, gamma, beta, mean, variance, epsilon).Biases)),
            new("β is scaled, too; it is added after the stretching.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases + beta, gamma, beta * 0, mean, variance, epsilon)),
            new("The running mean is taken off after the stretching; it comes before.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta - mean, mean * 0, variance, epsilon)),
            new("The weights stay as they were; they are stretched, too.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    (weights.Copy(), Fold(weights, biases, gamma, beta, mean, variance, epsilon).Biases)),
            new("The biases stay as they were.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights, biases.Copy())),
            new("Those biases are the old ones, stretched: the running mean and β are missing.",
                (weights, biases, gamma, beta, mean, variance, epsilon) =>
                    Fold(weights, biases, gamma, beta * 0, mean * 0, variance, epsilon)),
        ],
        Hints =
        [
            "Write what comes out of the two layers, one after the other, for one column: γ · (x · w + b − μ) / √(σ² + ε) + β. "
                + "What stands in front of x, and what does not depend on x?",
            "With s = γ / √(σ² + ε): column j of the weights is multiplied by its s, and the bias becomes (b − μ) · s + β.",
        ],
    };
}
