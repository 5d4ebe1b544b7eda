using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 13 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers13Tests
{
    private static readonly Dictionary<string, (Func<double[], int, double, (int Best, int Stopped)> Answer, string? Named)> WrongStops =
        new()
        {
            ["the chapter's own"] = ((losses, patience, _) => Stop(losses, patience, 0), "Every lower loss counts"),
            ["one epoch more"] = ((losses, patience, minimum) => Stop(losses, patience + 1, minimum), "too late"),
            ["to the end"] = ((losses, _, minimum) => Stop(losses, 1000, minimum), "never stops"),
            ["from 0"] = ((losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped)
                ? (best - 1, stopped - 1) : default, "counted from 1"),
            ["last first"] = ((losses, patience, minimum) => Stop(losses, patience, minimum) is var (best, stopped)
                ? (stopped, best) : default, "changed places"),
            ["the lowest of all"] =
                ((losses, patience, minimum) =>
                    (Array.IndexOf(losses, losses.Min()) + 1, Stop(losses, patience, minimum).Stopped), "never seen"),
            ["a share of the best"] =
                ((losses, patience, minimum) => Stop(losses, patience, minimum, (loss, best) => loss < best * (1 - minimum)),
                    "not a share"),
            ["lower by exactly the minimum"] =
                ((losses, patience, minimum) => Stop(losses, patience, minimum, (loss, best) => loss <= best - minimum),
                    "exactly the minimum"),
            ["the mark follows every hair"] = (Creeping, "the mark moves only"),
            ["the epoch before"] = (AgainstTheLast, "with the one before"),
            ["always the second"] = ((_, _, _) => (2, 4), null),
        };

    private static readonly Dictionary<string, (Func<Matrix, Matrix, double, bool, Matrix> Answer, string? Named)> WrongDropouts = new()
    {
        ["not enlarged"] = ((values, draws, rate, training) => training ? Kept(values, draws, draw => draw >= rate, 1) : values.Copy(),
            "must be enlarged"),
        ["the others"] = ((values, draws, rate, training) => training
            ? Kept(values, draws, draw => draw < rate, 1 / (1 - rate)) : values.Copy(), "keeps the others"),
        ["in prediction, too"] =
            ((values, draws, rate, _) => Kept(values, draws, draw => draw >= rate, 1 / (1 - rate)), "In prediction nothing is dropped"),
        ["scaled in prediction"] =
            ((values, draws, rate, training) => training ? Kept(values, draws, draw => draw >= rate, 1) : values * (1 - rate), null),
        ["nothing"] = ((values, _, _, _) => values.Copy(), "Nothing is ever dropped"),
        ["the sum of the draw"] =
            ((values, draws, rate, training) => training
                ? Kept(values, draws, draw => draw >= rate, values.Sum() / Kept(values, draws, draw => draw >= rate, 1).Sum())
                : values.Copy(), "*expected* sum"),
        ["less in prediction"] = ((values, draws, rate, training) => training
            ? Kept(values, draws, draw => draw >= rate, 1 / (1 - rate)) : values * (1 - rate), "made up for it"),
        ["the draw at the rate"] =
            ((values, draws, rate, training) => training ? Kept(values, draws, draw => draw > rate, 1 / (1 - rate)) : values.Copy(),
                "equal to the rate"),
    };

    private static readonly Dictionary<string, (Func<double[][], int> Answer, string? Named)> WrongChoices = new()
    {
        ["the best itself"] = (losses => Choice(losses, _ => 0), "lowest mean"),
        ["the deviation"] = (losses => Choice(losses, folds => Deviation(folds, folds.Length - 1)), "divided by √k"),
        ["all folds in the deviation"] =
            (losses => Choice(losses, folds => Deviation(folds, folds.Length) / Math.Sqrt(folds.Length)), "divides by k − 1"),
        ["all folds in the deviation, from scratch"] =
            (losses =>
                Choice(losses, folds => Math.Sqrt(folds.Average(loss => loss * loss) - Math.Pow(folds.Average(), 2))
                    / Math.Sqrt(folds.Length)), "divides by k − 1"),
        ["below the limit, or else the best"] =
            (losses => Array.FindIndex(losses, folds => folds.Average() < Limit(losses)) is var place and >= 0
                ? place : Choice(losses, _ => 0), "Exactly one standard error"),
        ["the deviation by k"] = (losses => Choice(losses, folds => Deviation(folds, folds.Length - 1) / folds.Length), "not by k"),
        ["the error of each"] =
            (losses => losses.MinBy(folds => folds.Average()) is { } best
                ? Array.FindIndex(losses,
                    folds => folds.Average() <= best.Average() + (Deviation(folds, folds.Length - 1) / Math.Sqrt(folds.Length)))
                    : 0, "not of the one that is looked at"),
        ["the last good one"] = (losses => Array.FindLastIndex(losses, folds => folds.Average() <= Limit(losses)), "not the last"),
        ["the last of equal ones"] =
            (losses => losses.Reverse().MinBy(folds => folds.Average()) is { } best
                ? Array.FindIndex(losses,
                    folds => folds.Average() <= best.Average() + (Deviation(best, best.Length - 1) / Math.Sqrt(best.Length))) : 0, null),
        ["the variance"] = (losses => Choice(losses, folds => Math.Pow(Deviation(folds, folds.Length - 1), 2)), "root is missing"),
        ["the first"] = (_ => 0, "always the first"),
        ["the last"] = (losses => losses.Length - 1, "always the last"),
        ["ten percent"] = (losses => Choice(losses, folds => 0.1 * folds.Average()), null),
    };

    public static TheoryData<string> Stops => [.. WrongStops.Keys];

    public static TheoryData<string> Dropouts => [.. WrongDropouts.Keys];

    public static TheoryData<string> Choices => [.. WrongChoices.Keys];

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_wrong_stop_is_rejected(string name) =>
        Rejected(Chapter13.Stopping.Solution(WrongStops[name].Answer), WrongStops[name].Named);

    [Theory]
    [MemberData(nameof(Dropouts))]
    public void A_wrong_dropout_is_rejected(string name) =>
        Rejected(Chapter13.Dropout.Solution(WrongDropouts[name].Answer), WrongDropouts[name].Named);

    [Theory]
    [MemberData(nameof(Choices))]
    public void A_wrong_choice_is_rejected(string name) =>
        Rejected(Chapter13.GoodEnough.Solution(WrongChoices[name].Answer), WrongChoices[name].Named);

    [Fact]
    public void Folding_without_the_root_or_with_rows_for_columns_is_rejected()
    {
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                Folded(W, b, gamma, beta, mean, variance.Map(v => ((v + epsilon) * (v + epsilon)) - epsilon), epsilon)), "needs its root");
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                Folded(W, b, gamma, beta, mean, variance.Map(v => Math.Pow(Math.Sqrt(v) + epsilon, 2) - epsilon), epsilon)),
                "ε belongs under the root");
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                Folded(W, b + beta, gamma, beta * 0, mean, variance, epsilon)), "β is scaled");
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                (GammaByRow(W, gamma, variance, epsilon), Folded(W, b, gamma, beta, mean, variance, epsilon).Biases)), null);
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                (Folded(W, b, gamma, beta, mean, variance, epsilon).Weights, b)), "biases stay");
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                (Folded(W, b, gamma, beta, mean, variance, epsilon).Weights, b - mean + beta)), "The weights are right");
        Rejected(
            Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
                (Folded(W, b, gamma, beta, mean, variance, epsilon).Weights,
                    b + Folded(W, b * 0, gamma, beta, mean, variance, epsilon).Biases)), "The weights are right");
    }

    [Fact]
    public void Folding_in_place_is_told_which_of_its_arguments_it_changes()
    {
        var result = Chapter13.FoldAway.Solution((weights, biases, gamma, beta, mean, variance, epsilon) =>
        {
            var (foldedWeights, foldedBiases) = Folded(weights, biases, gamma, beta, mean, variance, epsilon);
            foldedWeights.Values.CopyTo(weights.Values);
            foldedBiases.Values.CopyTo(biases.Values);
            return (weights, biases);
        });
        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Equal("`weights` and `biases`", result.Changed);
    }

    [Fact]
    public void Right_answers_in_other_words_pass()
    {
        Passed(
            Chapter13.Dropout.Solution((values, draws, rate, training) => training
                ? Kept(values, draws, draw => draw >= rate, 1 / (1 - rate)) : values));
        Passed(Chapter13.Stopping.Solution(Backwards));
        Passed(
            Chapter13.Dropout.Solution((values, draws, rate, training) => training
                ? values.PointwiseMultiply(draws.Map(draw => draw < rate ? 0 : 1)) / (1 - rate) : values.Copy()));
        Passed(Chapter13.FoldAway.Solution(Folded));
        Passed(Chapter13.FoldAway.Solution((W, b, gamma, beta, mean, variance, epsilon) =>
        {
            // Ask the two layers themselves: what comes out of 0 is the bias, and of each unit row, less that, a row of weights.
            Matrix Both(Matrix x) => ((x * W) + b - mean).PointwiseDivide(Repeated(variance.Map(v => Math.Sqrt(v + epsilon)), x.Rows))
                .PointwiseMultiply(Repeated(gamma, x.Rows)) + beta;
            var unit = new Matrix(W.Rows, W.Rows);
            for (int i = 0; i < W.Rows; i++)
                unit[i, i] = 1;
            var bias = Both(new Matrix(1, W.Rows));
            return (Both(unit) + (-1 * bias), bias);
        }));
        Passed(Chapter13.GoodEnough.Solution(losses =>
        {
            double[] best = losses.OrderBy(folds => folds.Sum() / folds.Length).First();
            double mean = best.Sum() / best.Length,
                error = Math.Sqrt(best.Select(loss => Math.Pow(loss - mean, 2)).Sum() / (best.Length - 1) / best.Length);
            return losses.TakeWhile(folds => folds.Average() > mean + error + 1e-12).Count();
        }));
        Passed(Chapter13.Trainings.Solution(61));
    }

    private static (int Best, int Stopped) Stop(double[] losses, int patience, double minimum, Func<double, double, bool>? improves = null)
    {
        improves ??= (loss, mark) => mark - minimum > loss;
        (int best, int epoch) = (1, 1);
        while (epoch < losses.Length && epoch - best < patience)
        {
            if (improves(losses[epoch], losses[best - 1]))
                best = epoch + 1;
            epoch++;
        }

        return (best, epoch);
    }

    /// <summary>With recursion instead of a loop.</summary>
    private static (int Best, int Stopped) Backwards(double[] losses, int patience, double minimum)
    {
        (int, int) From(int best, int epoch) => epoch == losses.Length || epoch - best == patience
            ? (best, epoch) : From(losses[epoch] < losses[best - 1] - minimum ? epoch + 1 : best, epoch + 1);
        return From(1, 1);
    }

    /// <summary>A lower loss that is no improvement lowers the mark all the same.</summary>
    private static (int Best, int Stopped) Creeping(double[] losses, int patience, double minimum)
    {
        (int best, double mark) = (1, losses[0]);
        for (int epoch = 2; epoch <= losses.Length; epoch++)
        {
            if (losses[epoch - 1] < mark - minimum)
                best = epoch;
            mark = Math.Min(mark, losses[epoch - 1]);
            if (epoch - best == patience)
                return (best, epoch);
        }

        return (best, losses.Length);
    }

    private static (int Best, int Stopped) AgainstTheLast(double[] losses, int patience, double minimum)
    {
        int best = 1;
        for (int epoch = 2; epoch <= losses.Length; epoch++)
        {
            if (losses[epoch - 1] < losses[epoch - 2] - minimum)
                best = epoch;
            if (epoch - best == patience)
                return (best, epoch);
        }

        return (best, losses.Length);
    }

    private static Matrix Kept(Matrix values, Matrix draws, Func<double, bool> kept, double scale) =>
        values.PointwiseMultiply(draws.Map(draw => kept(draw) ? scale : 0));

    private static Matrix Repeated(Matrix row, int rows) => new Matrix(rows, row.Columns) + row;

    private static (Matrix Weights, Matrix Biases) Folded(Matrix W, Matrix b, Matrix gamma, Matrix beta, Matrix mean, Matrix variance,
        double epsilon)
    {
        var scale = gamma.PointwiseDivide(variance.Map(v => Math.Sqrt(v + epsilon)));
        return (W.PointwiseMultiply(Repeated(scale, W.Rows)), (b - mean).PointwiseMultiply(scale) + beta);
    }

    /// <summary>γ of the row in place of that of the column.</summary>
    private static Matrix GammaByRow(Matrix W, Matrix gamma, Matrix variance, double epsilon)
    {
        var weights = W.Copy();
        for (int row = 0; row < W.Rows; row++)
            for (int column = 0; column < W.Columns; column++)
                weights[row, column] *= gamma[0, Math.Min(row, gamma.Columns - 1)] / Math.Sqrt(variance[0, column] + epsilon);
        return weights;
    }

    private static int Choice(double[][] losses, Func<double[], double> allowance)
    {
        double[] best = losses.MinBy(folds => folds.Average())!;
        return Array.FindIndex(losses, folds => folds.Average() <= best.Average() + allowance(best));
    }

    private static double Limit(double[][] losses)
    {
        double[] best = losses.MinBy(folds => folds.Average())!;
        return best.Average() + (Deviation(best, best.Length - 1) / Math.Sqrt(best.Length));
    }

    private static double Deviation(double[] folds, int divisor) =>
        Math.Sqrt(folds.Sum(loss => Math.Pow(loss - folds.Average(), 2)) / divisor);
}
