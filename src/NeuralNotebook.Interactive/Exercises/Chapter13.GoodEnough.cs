namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter13
{
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
            // The means of the simpler settings come down to the best one's in small steps,
            // so that another allowance finds another setting.
            int folds = 2 + random.Next(4), scale = random.Next(2) == 0 ? 1 : 20;
            double[] best = [.. CaseNumbers.Draw(random, folds, 0.2, 0.9, 2).Select(loss => scale * loss)];
            best[0] = scale * 1.1;
            double error = Deviation(best, folds - 1) / Math.Sqrt(folds);
            double[] Near(double errors) =>
                [.. best.Select((_, fold) => Math.Round(best.Average() + (errors * error) + (0.01 * scale * ((fold % 2) - 0.5)), 3))];
            return ChoiceCase(
                [Near(2.6), Near(1.7), Near(1.32), Near(1.15), Near(0.86), Near(0.67), Near(0.5), Near(0.3), best, Near(0.4)]);
        },
        Mistakes =
        [
            new("That is the setting with the lowest mean; a simpler one may be good enough.",
                losses => Simplest(losses, allowance: _ => 0)),
            new("That is always the first setting; it must be good enough.", losses => 0),
            new("The standard error is the standard deviation divided by √k, k being the number of folds.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1))),
            new("The standard error is the standard deviation divided by √k, not by k.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1) / folds.Length)),
            new("The standard deviation of k folds divides by k − 1.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length) / Math.Sqrt(folds.Length))),
            new("The root is missing: that adds the variance.",
                losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2))),
            new("The root of the variance is missing before it is divided by √k.",
                losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2) / Math.Sqrt(folds.Length))),
            new("That variance divided by k still needs its root.",
                losses => Simplest(losses, allowance: folds => Math.Pow(Deviation(folds, folds.Length - 1), 2) / folds.Length)),
            new("The squared distances are added up and divided by k − 1; the division is missing.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, 1) / Math.Sqrt(folds.Length))),
            new("The standard deviation is divided by √k, not multiplied by it.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, folds.Length - 1) * Math.Sqrt(folds.Length))),
            new("The sum of the squares is divided by k − 1, not multiplied by it.",
                losses => Simplest(losses, allowance: folds => Deviation(folds, 1) * Math.Sqrt((folds.Length - 1.0) / folds.Length))),
            new("The distances from the mean must be squared before they are added up.",
                losses =>
                    Simplest(losses, allowance: folds =>
                        Math.Sqrt(folds.Sum(loss => Math.Abs(loss - folds.Average())) / (folds.Length - 1)) / Math.Sqrt(folds.Length))),
            new("Good enough is *not above* the limit; that looks for one above it.",
                losses => Array.FindIndex(losses, folds => folds.Average() >= Limit(losses))),
            new("Exactly one standard error above the best is good enough, too.", losses => Simplest(losses, strict: true)),
            new("Exactly one standard error above the best is good enough, too.",
                losses => Simplest(losses, strict: true) is var place and >= 0 ? place : Simplest(losses, allowance: _ => 0)),
            new("Of those that are good enough, the first is the simplest, not the last.", losses => Simplest(losses, last: true)),
            new("The allowance is the standard error of the best setting, not of the one that is looked at.",
                losses => Simplest(losses, ownError: true)),
            new("The setting with the *lowest* mean loss is the best.",
                losses => Simplest([.. losses.Select(folds => folds.Select(loss => -loss).ToArray())])),
            new("Means are compared, not the lowest fold of each setting.",
                losses => Array.IndexOf([.. losses.Select(folds => folds.Min())], losses.Min(folds => folds.Min()))),
            new("Settings are counted from 0.", losses => Simplest(losses) + 1),
            new("That looks only at the first fold; take the mean of all.",
                losses => Simplest([.. losses.Select(folds => folds[..1])], allowance: _ => 0)),
            new("The standard error is added to the best mean, not taken away.",
                losses => Simplest(losses, allowance: folds => -Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length))),
            new("Twice the standard error is more than was asked.",
                losses => Simplest(losses, allowance: folds => 2 * Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length))),
            new("That is always the last setting.", losses => losses.Length - 1),
            new("That is how many settings are good enough; say the first of them.",
                losses => losses.Count(folds => folds.Average() <= Limit(losses))),
        ],
        Hints =
        [
            "Three steps: the mean of each setting; the best of them, and how far it may be off; the first whose mean is not above that.",
            "For the best setting: the squared distances from its mean, added up, divided by k − 1, the root of it, divided by √k.",
        ],
    };

    private static Case<Func<double[], int, double, (int Best, int Stopped)>> StopCase(double[] losses, int patience, double minimum) =>
        new($"losses [{CaseNumbers.Text(losses)}], patience {patience}, minimum {NumberText.Short(minimum)}",
            stop => stop([.. losses], patience, minimum));

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

    private static Matrix Drop(Matrix values, Matrix draws, double rate, bool training, double? scale = null,
        Func<double, bool>? dropped = null, Func<int, int>? rowOfDraws = null)
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
        Matrix weights, Matrix biases, Matrix gamma, Matrix beta, Matrix mean, Matrix variance, double epsilon,
        Func<double, double, double>? deviation = null)
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
        new(string.Join("; ", losses.Select((folds, setting) => $"{setting}: {CaseNumbers.Text(folds)}")),
            choose => choose([.. losses.Select(folds => folds.ToArray())]));

    private static int Simplest(double[][] losses, Func<double[], double>? allowance = null, bool strict = false, bool last = false,
        bool ownError = false)
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

    private static double Limit(double[][] losses) => losses.MinBy(folds => folds.Average()) is { } best
        ? best.Average() + (Deviation(best, best.Length - 1) / Math.Sqrt(best.Length)) : 0;

    private static double Deviation(double[] values, int divisor) =>
        Math.Sqrt(values.Sum(value => (value - values.Average()) * (value - values.Average())) / divisor);
}
