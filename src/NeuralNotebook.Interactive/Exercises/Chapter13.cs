namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 13, Generalisation.</summary>
public static class Chapter13
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
            new("36 adds rates and penalties (or counts three folds); every rate meets every penalty, and each setting is trained five times.", 36),
            new("48 or 49 would be four trainings a setting: each of the five folds validates once, with a training on the other four.", 48),
            new("48 or 49 would be four trainings a setting: each of the five folds validates once, with a training on the other four.", 49),
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
            new("losses that fall by 0.0000000001 each epoch, patience 1, minimum 0", stop => stop([.. Enumerable.Range(0, 5).Select(epoch => 0.5 - (epoch * 1e-10))], 1, 0)),
        ],
        RandomCase = random => StopCase([.. Enumerable.Range(0, 6 + random.Next(6)).Select(_ => (1 + random.Next(32)) / 16.0)], 1 + random.Next(3), random.Next(3) / 8.0),
        Mistakes =
        [
            new("Every lower loss counts there, however little lower; it must be lower by more than the minimum.", (losses, patience, minimum) => Stop(losses, patience, 0)),
            new("A loss that is lower by exactly the minimum is not lower by *more* than it.", (losses, patience, minimum) => Stop(losses, patience, minimum, improves: (loss, best) => loss <= best - minimum)),
            new("The minimum has the wrong sign: a loss that is *higher* counts as better.", (losses, patience, minimum) => Stop(losses, patience, minimum, improves: (loss, best) => loss < best + minimum)),
            new("The minimum is a difference of losses, not a share of the best one.", (losses, patience, minimum) => Stop(losses, patience, minimum, improves: (loss, best) => double.IsInfinity(best) || loss < best * (1 - minimum))),
            new("It stops one epoch too late: with a patience of 2 the second epoch without an improvement is the last.", (losses, patience, minimum) => Stop(losses, patience + 1, minimum)),
            new("It stops one epoch too early: with a patience of 2 there are two epochs without an improvement.", (losses, patience, minimum) => Stop(losses, patience - 1, minimum)),
            new("The waiting is never set back: after an improvement it begins again at 0.", (losses, patience, minimum) => Stop(losses, patience, minimum, resets: false)),
            new("Each loss is compared with the one before; compare it with the best so far.", (losses, patience, minimum) => Stop(losses, patience, minimum, comparesBest: false)),
            new("A lower loss that is no improvement becomes the mark to beat; the mark moves only with an improvement.", (losses, patience, minimum) => Stop(losses, patience, minimum, creeps: true)),
            new("It never stops: the patience must end the loop.", (losses, patience, minimum) => Stop(losses, int.MaxValue, minimum)),
            new("Epochs are counted from 1, and both of yours from 0.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best - 1, stopped - 1) : default),
            new("Epochs are counted from 1; your best one is counted from 0.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best - 1, stopped) : default),
            new("Epochs are counted from 1; your last one is counted from 0.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (best, stopped - 1) : default),
            new("The two numbers have changed places: first the best epoch, then the last.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped) ? (stopped, best) : default),
            new("The best epoch is not the last one: there the loss had been waited for in vain.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (_, stopped) ? (stopped, stopped) : default),
            new("That training ends at the best epoch; nobody knows then that it is the best.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, _) ? (best, best) : default),
            new("The best epoch is looked for among all losses; those after the stop are never seen.", (losses, patience, minimum) => (Array.IndexOf(losses, losses.Min()) + 1, Stop(losses, patience, minimum).Stopped)),
            new("The best epoch plus the patience may lie behind the end of the training.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, _) ? (best, best + patience) : default),
            new("That says the losses' lowest place; an improvement must be more than the minimum.", (losses, patience, minimum) => Stop(losses, patience, minimum) is var (_, stopped) ? (Array.IndexOf(losses, losses[..stopped].Min()) + 1, stopped) : default),
            new("The first epoch has no mark to beat: begin with double.PositiveInfinity, not with 0.", (losses, patience, minimum) => Stop(losses, patience, minimum, mark: 0)),
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
            new("values [[2, 4, 6, 8]], draws [[0.1, 0.7, 0.5, 0.3]], rate 0.5, training", f => f([[2, 4, 6, 8]], [[0.1, 0.7, 0.5, 0.3]], 0.5, true)),
            new("the same, predicting", f => f([[2, 4, 6, 8]], [[0.1, 0.7, 0.5, 0.3]], 0.5, false)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.2, training", f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.2, true)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.75, training", f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.75, true)),
            new("values [[1, -2], [3, 5]], draws [[0.9, 0.1], [0.2, 0.6]], rate 0.75, predicting", f => f([[1, -2], [3, 5]], [[0.9, 0.1], [0.2, 0.6]], 0.75, false)),
            new("values [[-3], [4], [-5]], draws [[0], [0.5], [0.99]], rate 0, training", f => f([[-3], [4], [-5]], [[0], [0.5], [0.99]], 0, true)),
            new("values [[7, -1, 2]], draws [[0.05, 0.02, 0.3]], rate 0.5, training: nothing is kept", f => f([[7, -1, 2]], [[0.05, 0.02, 0.3]], 0.5, true)),
            new("values [[7, -1, 2]], draws [[0.95, 0.92, 0.8]], rate 0.4, training: all are kept", f => f([[7, -1, 2]], [[0.95, 0.92, 0.8]], 0.4, true)),
            new("a batch without samples, training", f => f(new Matrix(0, 3), new Matrix(0, 3), 0.5, true)),
        ],
        RandomCase = random =>
        {
            double[] values = CaseNumbers.Draw(random, 6), draws = CaseNumbers.Draw(random, 6, 0, 0.99, 2);
            double rate = Math.Round(random.NextUniform(0.1, 0.8), 1);
            return new($"2 × 3 random values, rate {NumberText.Short(rate)}, training", f => f(new Matrix(2, 3, values), new Matrix(2, 3, draws), rate, true));
        },
        Mistakes =
        [
            new("What is kept must be enlarged by 1 / (1 − rate), or the next layer gets less in training than in prediction.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1)),
            new("What is kept is divided by 1 − rate, not multiplied by it.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 - rate)),
            new("1 / rate is the wrong factor: the share that is kept is 1 − rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / rate)),
            new("That keeps the others: a value is dropped where its draw is *below* the rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: draw => draw >= rate)),
            new("A draw equal to the rate is not below it: that value is kept.", (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: draw => draw <= rate)),
            new("The rate is the share that is dropped, not the share that is kept.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / rate, dropped: draw => draw >= rate)),
            new("In prediction nothing is dropped and nothing is scaled.", (values, draws, rate, training) => Drop(values, draws, rate, true)),
            new("In prediction nothing is scaled: training has made up for it already.", (values, draws, rate, training) => training ? Drop(values, draws, rate, true) : values * (1 - rate)),
            new("In prediction nothing is scaled.", (values, draws, rate, training) => training ? Drop(values, draws, rate, true) : values / (1 - rate)),
            new("That drops in prediction and not in training; the other way round.", (values, draws, rate, training) => Drop(values, draws, rate, !training)),
            new("Nothing is ever dropped.", (values, draws, rate, training) => values.Copy()),
            new("Nothing is dropped, only enlarged.", (values, draws, rate, training) => Drop(values, draws, rate, training, dropped: _ => false)),
            new("Every value has a draw of its own; that takes the draws of the first row for all.", (values, draws, rate, training) => Drop(values, draws, rate, training, rowOfDraws: _ => 0)),
            new("Each value is divided by the share that happened to be kept; divide by 1 − rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: draws.Values.Length / (double)Math.Max(1, draws.Values.ToArray().Count(draw => draw >= rate)))),
            new("The *expected* sum stays the same, not the sum of each draw; divide by 1 − rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: values.Sum() / Drop(values, draws, rate, training, scale: 1).Sum())),
            new("That enlarges what is kept by 1 + rate; divide by 1 − rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 + rate)),
            new("That divides what is kept by 1 + rate; divide by 1 − rate.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / (1 + rate))),
            new("What is kept has the wrong sign.", (values, draws, rate, training) => Drop(values, draws, rate, training, scale: 1 / (rate - 1))),
        ],
        Hints =
        [
            "First the easy half: what comes out when training is false?",
            "In training a value becomes 0 where its draw is below the rate, and value / (1 − rate) elsewhere. Write into a new matrix.",
        ],
    };

    /// <summary>Exercise 13.4: batch normalisation folded into the layer before it.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Matrix, Matrix, Matrix, double, (Matrix Weights, Matrix Biases)>> FoldAway { get; } = new("13.4", "Fold it away")
    {
        Reference = (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon),
        Cases =
        [
            new("2 × 2 weights, a variance of 4 and 9, ε = 0", f => f([[1, 2], [3, 4]], [[0.5, -1]], [[4, 1.5]], [[0.1, 0.2]], [[1, -2]], [[4, 9]], 0)),
            new("3 × 2 weights, ε = 0.5", f => f([[1, -1], [0.5, 2], [-2, 3]], [[1, 2]], [[0.5, -1]], [[3, -3]], [[2, 0.5]], [[0.5, 3.5]], 0.5)),
            new("1 × 3 weights, a variance of 0, ε = 0.25", f => f([[2, -4, 6]], [[0, 1, 2]], [[1, 2, -3]], [[0, 0, 5]], [[1, 1, 1]], [[0, 2, 6]], 0.25)),
            new("1 × 2 weights, variances of 0, ε = 0.1", f => f([[30, -20]], [[10, 4]], [[1, 2]], [[0, 1]], [[3, 4]], [[0, 0]], 0.1)),
            new("means 0, variances 1, γ = 1, β = 0: nothing changes", f => f([[1, 2], [3, 4]], [[5, 6]], [[1, 1]], [[0, 0]], [[0, 0]], [[1, 1]], 0)),
            new("γ = 0: only β is left", f => f([[1, 2], [3, 4]], [[5, 6]], [[0, 0]], [[7, -8]], [[1, 2]], [[3, 4]], 0.001)),
        ],
        RandomCase = random =>
        {
            double[] n = CaseNumbers.Draw(random, 21), variances = CaseNumbers.Draw(random, 3, 0.2, 4);
            return new("3 × 3 random weights, ε = 0.001", f => f(new Matrix(3, 3, n.AsSpan(0, 9)), new Matrix(1, 3, n.AsSpan(9, 3)), new Matrix(1, 3, n.AsSpan(12, 3)), new Matrix(1, 3, n.AsSpan(15, 3)), new Matrix(1, 3, n.AsSpan(18, 3)), new Matrix(1, 3, variances), 0.001));
        },
        Mistakes =
        [
            new("The variance needs its root: divide by √(σ² + ε).", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => v + e)),
            new("ε is missing under the root.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, _) => Math.Sqrt(v))),
            new("ε belongs under the root: √(σ² + ε), not √σ² + ε.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => Math.Sqrt(v) + e)),
            new("ε is added to the variance, not taken away.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => Math.Sqrt(v - e))),
            new("Divide by √(σ² + ε); that multiplies by it.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (v, e) => 1 / Math.Sqrt(v + e))),
            new("The running variance is left out.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean, variance, epsilon, deviation: (_, _) => 1)),
            new("γ is missing.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma.Map(_ => 1), beta, mean, variance, epsilon)),
            new("The numbers are multiplied by γ, not divided by it.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma.Map(g => 1 / g), beta, mean, variance, epsilon)),
            new("The running mean is missing: it is subtracted from the biases.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, mean * 0, variance, epsilon)),
            new("The running mean is subtracted from the biases, not added.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta, -mean, variance, epsilon)),
            new("β is missing: it is added to the biases at the end.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta * 0, mean, variance, epsilon)),
            new("β is added, not subtracted.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, -beta, mean, variance, epsilon)),
            new("The old biases are missing.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases * 0, gamma, beta, mean, variance, epsilon)),
            new("The weights are right, the biases are not: they go through the same stretching as the weights.", (weights, biases, gamma, beta, mean, variance, epsilon) => (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights, biases - mean + beta)),
            new("The weights are right, the biases are not: the old ones go through the same stretching as the weights.", (weights, biases, gamma, beta, mean, variance, epsilon) => (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights, biases + Fold(weights, biases * 0, gamma, beta, mean, variance, epsilon).Biases)),
            new("β is scaled, too; it is added after the stretching.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases + beta, gamma, beta * 0, mean, variance, epsilon)),
            new("The running mean is taken off after the stretching; it comes before.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta - mean, mean * 0, variance, epsilon)),
            new("The weights stay as they were; they are stretched, too.", (weights, biases, gamma, beta, mean, variance, epsilon) => (weights.Copy(), Fold(weights, biases, gamma, beta, mean, variance, epsilon).Biases)),
            new("The biases stay as they were.", (weights, biases, gamma, beta, mean, variance, epsilon) => (Fold(weights, biases, gamma, beta, mean, variance, epsilon).Weights, biases.Copy())),
            new("Those biases are the old ones, stretched: the running mean and β are missing.", (weights, biases, gamma, beta, mean, variance, epsilon) => Fold(weights, biases, gamma, beta * 0, mean * 0, variance, epsilon)),
        ],
        Hints =
        [
            "Write what comes out of the two layers, one after the other, for one column: γ · (x · w + b − μ) / √(σ² + ε) + β. What stands in front of x, and what does not depend on x?",
            "With s = γ / √(σ² + ε): column j of the weights is multiplied by its s, and the bias becomes (b − μ) · s + β.",
        ],
    };

    /// <summary>Exercise 13.5: the simplest setting that is good enough.</summary>
    public static Exercise<Func<double[][], int>> GoodEnough { get; } = new("13.5", "The simplest that is good enough")
    {
        Reference = losses => Simplest(losses),
        Cases =
        [
            ChoiceCase([[0.9, 1.1], [0.5, 0.7], [0.45, 0.65]]),
            ChoiceCase([[0.6, 0.9, 0.75], [0.3, 0.5, 0.7], [0.4, 0.45, 0.5]]),
            ChoiceCase([[0.52, 0.5, 0.54], [0.3, 0.5, 0.7], [0.9, 0.95, 1]]),
            ChoiceCase([[0.62, 0.6, 0.64], [0.5, 0.9, 0.7], [0.55, 0.5, 0.6], [0.2, 0.5, 0.8]]),
            ChoiceCase([[1, 1], [1, 1]]),
            ChoiceCase([[1, 1], [0.5, 0.5], [0.5, 0.5]]),
            ChoiceCase([[0.3, 0.5]]),
            ChoiceCase([[0.2, 1.4, 0.8, 0.8], [0.7, 0.72, 0.71, 0.7], [0.69, 0.7, 0.71, 0.72]]),
            ChoiceCase([[0.7, 0.7, 0.7, 0.7], [0.25, 0.75, 0.5, 0.75], [0.125, 0.875, 0.625, 0.625]]),
            ChoiceCase([[0.735, 0.73, 0.74, 0.735], [0.5, 0.5, 0.7, 0.7], [0.3, 0.5, 0.9, 0.8]]),
            ChoiceCase([[0.66, 0.64], [0.4, 0.8], [0.9, 0.7]]),
            ChoiceCase([[3, 1], [2.5, 1.5], [4, 2]]),
            ChoiceCase([[0.8, 0.2, 0.9], [0.85, 0.9, 0.8], [0.5, 0.55, 0.6]]),
            ChoiceCase([[40, 50, 60], [20, 50, 20], [30, 20, 10]]),
            ChoiceCase([[0.76, 0.78], [0.4, 0.8]]),
            ChoiceCase([[62, 64], [54, 52], [20, 60]]),
            ChoiceCase([[0.655, 0.655, 0.655, 0.655], [0.5, 0.5, 0.7, 0.7]]),
            ChoiceCase([[3, 3, 3, 3], [5, 1, 1, 1]]),
        ],
        RandomCases = 8,
        RandomCase = random =>
        {
            // The means of the simpler settings come down to the best one's in small steps, so that another allowance finds another setting.
            int folds = 2 + random.Next(4), scale = random.Next(2) == 0 ? 1 : 20;
            double[] best = [.. CaseNumbers.Draw(random, folds, 0.2, 0.9, 2).Select(loss => scale * loss)];
            best[0] = scale * 1.1;
            double error = Deviation(best, folds - 1) / Math.Sqrt(folds);
            double[] Near(double errors) => [.. best.Select((_, fold) => Math.Round(best.Average() + (errors * error) + (0.01 * scale * ((fold % 2) - 0.5)), 3))];
            return ChoiceCase([Near(2.6), Near(1.7), Near(1.32), Near(1.15), Near(0.86), Near(0.67), Near(0.5), Near(0.3), best, Near(0.4)]);
        },
        Mistakes =
        [
            new("That is the setting with the lowest mean; a simpler one may be good enough.", losses => Simplest(losses, allowance: _ => 0)),
            new("That is always the first setting; it must be good enough.", losses => 0),
            new("The standard error is the standard deviation divided by √k, k being the number of folds.", losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1))),
            new("The standard error is the standard deviation divided by √k, not by k.", losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1) / folds.Length)),
            new("The standard deviation of k folds divides by k − 1.", losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length) / Math.Sqrt(folds.Length))),
            new("The root is missing: that adds the variance.", losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2))),
            new("The root of the variance is missing before it is divided by √k.", losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2) / Math.Sqrt(folds.Length))),
            new("That variance divided by k still needs its root.", losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2) / folds.Length)),
            new("The squared distances are added up and divided by k − 1; the division is missing.", losses => Simplest(losses, allowance: folds => Deviation(folds, 1) / Math.Sqrt(folds.Length))),
            new("The standard deviation is divided by √k, not multiplied by it.", losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1) * Math.Sqrt(folds.Length))),
            new("The sum of the squares is divided by k − 1, not multiplied by it.", losses => Simplest(losses, allowance: folds => Deviation(folds, 1) * Math.Sqrt((folds.Length - 1.0) / folds.Length))),
            new("The distances from the mean must be squared before they are added up.", losses => Simplest(losses, allowance: folds => Math.Sqrt(folds.Sum(loss => Math.Abs(loss - folds.Average())) / (folds.Length - 1)) / Math.Sqrt(folds.Length))),
            new("Good enough is *not above* the limit; that looks for one above it.", losses => Array.FindIndex(losses, folds => folds.Average() >= Limit(losses))),
            new("Exactly one standard error above the best is good enough, too.", losses => Simplest(losses, strict: true)),
            new("Exactly one standard error above the best is good enough, too.", losses => Simplest(losses, strict: true) is var place and >= 0 ? place : Simplest(losses, allowance: _ => 0)),
            new("Of those that are good enough, the first is the simplest, not the last.", losses => Simplest(losses, last: true)),
            new("The allowance is the standard error of the best setting, not of the one that is looked at.", losses => Simplest(losses, ownError: true)),
            new("The setting with the *lowest* mean loss is the best.", losses => Simplest([.. losses.Select(folds => folds.Select(loss => -loss).ToArray())])),
            new("Means are compared, not the lowest fold of each setting.", losses => Array.IndexOf([.. losses.Select(folds => folds.Min())], losses.Min(folds => folds.Min()))),
            new("Settings are counted from 0.", losses => Simplest(losses) + 1),
            new("That looks only at the first fold; take the mean of all.", losses => Simplest([.. losses.Select(folds => folds[..1])], allowance: _ => 0)),
            new("The standard error is added to the best mean, not taken away.", losses => Simplest(losses, allowance: folds => -Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length))),
            new("Twice the standard error is more than was asked.", losses => Simplest(losses, allowance: folds => 2 * Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length))),
            new("That is always the last setting.", losses => losses.Length - 1),
            new("That is how many settings are good enough; say the first of them.", losses => losses.Count(folds => folds.Average() <= Limit(losses))),
        ],
        Hints =
        [
            "Three steps: the mean of each setting; the best of them, and how far it may be off; the first whose mean is not above that.",
            "For the best setting: the squared distances from its mean, added up, divided by k − 1, the root of it, divided by √k.",
        ],
    };

    private static Case<Func<double[], int, double, (int Best, int Stopped)>> StopCase(double[] losses, int patience, double minimum) =>
        new($"losses [{CaseNumbers.Text(losses)}], patience {patience}, minimum {NumberText.Short(minimum)}", stop => stop([.. losses], patience, minimum));

    private static (int Best, int Stopped) Stop(
        double[] losses, int patience, double minimum, Func<double, double, bool>? improves = null,
        bool resets = true, bool comparesBest = true, bool creeps = false, double mark = double.PositiveInfinity)
    {
        improves ??= (loss, best) => loss < best - minimum;
        int best = 0, waited = 0;
        for (int epoch = 1; epoch <= losses.Length; epoch++)
        {
            double loss = losses[epoch - 1];
            bool isBetter = improves(loss, mark);
            if (isBetter)
                (best, waited) = (epoch, resets ? 0 : waited);
            else if (++waited >= patience)
                return (best, epoch);
            if (isBetter || !comparesBest || (creeps && loss < mark))
                mark = loss;
        }

        return (best, losses.Length);
    }

    private static Matrix Drop(Matrix values, Matrix draws, double rate, bool training, double? scale = null, Func<double, bool>? dropped = null, Func<int, int>? rowOfDraws = null)
    {
        var result = values.Copy();
        for (int row = 0; training && row < values.Rows; row++)
            for (int column = 0; column < values.Columns; column++)
            {
                double draw = draws[rowOfDraws?.Invoke(row) ?? row, column];
                result[row, column] *= (dropped?.Invoke(draw) ?? draw < rate) ? 0 : scale ?? 1 / (1 - rate);
            }

        return result;
    }

    private static (Matrix Weights, Matrix Biases) Fold(
        Matrix weights, Matrix biases, Matrix gamma, Matrix beta, Matrix mean, Matrix variance, double epsilon, Func<double, double, double>? deviation = null)
    {
        deviation ??= (v, e) => Math.Sqrt(v + e);
        var (foldedWeights, foldedBiases) = (weights.Copy(), biases.Copy());
        for (int column = 0; column < weights.Columns; column++)
        {
            double scale = gamma[0, column] / deviation(variance[0, column], epsilon);
            for (int row = 0; row < weights.Rows; row++)
                foldedWeights[row, column] *= scale;
            foldedBiases[0, column] = ((biases[0, column] - mean[0, column]) * scale) + beta[0, column];
        }

        return (foldedWeights, foldedBiases);
    }

    private static Case<Func<double[][], int>> ChoiceCase(double[][] losses) =>
        new(string.Join("; ", losses.Select((folds, setting) => $"{setting}: {CaseNumbers.Text(folds)}")), choose => choose([.. losses.Select(folds => folds.ToArray())]));

    private static int Simplest(double[][] losses, Func<double[], double>? allowance = null, bool strict = false, bool last = false, bool ownError = false)
    {
        allowance ??= folds => Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length);
        double[] best = losses.MinBy(folds => folds.Average())!;
        bool IsGoodEnough(double[] folds)
        {
            double limit = best.Average() + allowance(ownError ? folds : best);
            return strict ? folds.Average() < limit : folds.Average() <= limit;
        }

        return last ? Array.FindLastIndex(losses, IsGoodEnough) : Array.FindIndex(losses, IsGoodEnough);
    }

    private static double Limit(double[][] losses) => losses.MinBy(folds => folds.Average()) is { } best ? best.Average() + (Deviation(best, best.Length - 1) / Math.Sqrt(best.Length)) : 0;

    private static double Deviation(double[] values, int divisor) => Math.Sqrt(values.Sum(value => (value - values.Average()) * (value - values.Average())) / divisor);
}
