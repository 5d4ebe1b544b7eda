namespace NeuralNotebook.Interactive;

// The last exercise of the chapter, and what the references, cases and mistakes of all of them are made of.
public static partial class Chapter15
{
    /// <summary>Exercise 15.5: the area under the ROC curve, counted in pairs.</summary>
    public static Exercise<Func<double[], int[], double>> Pairs { get; } = new("15.5", "The area, in pairs")
    {
        Reference = (scores, y) => Share(scores, y, (yes, no) => yes > no ? 1 : yes == no ? 0.5 : 0),
        Cases =
        [
            PairCase([0.9, 0.8, 0.3, 0.1], [1, 0, 1, 0]),
            PairCase([0.1, 0.3, 0.8, 0.9], [0, 0, 1, 1]),
            PairCase([0.9, 0.8, 0.3, 0.1], [0, 0, 1, 1]),
            PairCase([0.5, 0.5], [1, 0]),
            PairCase([0.5, 0.5, 0.5, 0.2], [1, 0, 0, 1]),
            PairCase([2, -1, 4, 0, 3], [1, 0, 1, 0, 0]),
            PairCase([-2, -2, -7], [1, 0, 0]),
            PairCase([0.7, 0.6, 0.6, 0.4, 0.4, 0.2], [1, 1, 0, 0, 1, 0]),
            PairCase([0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1], [0, 0, 0, 0, 0, 0, 1, 0, 0, 1]),
            PairCase([1e-9, 2e-9, 3e-9], [1, 0, 1]),
            PairCase([30, 25, 10, 40], [1, 0, 1, 1]),
            PairCase([0.5, 0.5000000001, 0.4999999999], [1, 0, 1]),
        ],
        RandomCase = random =>
        {
            int count = 4 + random.Next(5);
            return PairCase(CaseNumbers.Draw(random, count, 0, 1), [1, 0, .. Enumerable.Range(0, count - 2).Select(_ => random.Next(2))]);
        },
        Mistakes =
        [
            new("Equal scores count half.", (scores, y) => Share(scores, y, (yes, no) => yes > no ? 1 : 0)),
            new("Equal scores count half, not whole.", (scores, y) => Share(scores, y, (yes, no) => yes >= no ? 1 : 0)),
            new("The other way round: a pair counts where the faulty part has the higher score.",
                (scores, y) => Share(scores, y, (yes, no) => yes < no ? 1 : yes == no ? 0.5 : 0)),
            new("Only the equal pairs are counted there.", (scores, y) => Share(scores, y, (yes, no) => yes == no ? 0.5 : 0)),
            new("That is the number of pairs; divide by how many there are.", (scores, y) => Share(scores, y, Won, (_, _) => 1)),
            new("The pairs are those of a faulty and a sound part: as many as the one number times the other.",
                (scores, y) => Share(scores, y, Won, (yes, no) => (yes + no) * (yes + no))),
            new("The pairs are those of a faulty and a sound part, not all pairs.",
                (scores, y) => Share(scores, y, Won, (yes, no) => (yes + no) * (yes + no - 1) / 2.0)),
            new("Divide by the number of pairs, not by the number of faulty parts.", (scores, y) => Share(scores, y, Won, (yes, _) => yes)),
            new("Divide by the number of pairs, not by the number of sound parts.", (scores, y) => Share(scores, y, Won, (_, no) => no)),
            new("Divide by the number of pairs, not by the number of parts.", (scores, y) => Share(scores, y, Won, (yes, no) => yes + no)),
            new("The number of pairs is a product, not a sum.", (scores, y) => Share(scores, y, Won, (yes, no) => yes - no)),
            new("Only neighbours in the list are compared there; compare every faulty part with every sound one.",
                (scores, y) => Neighbours(scores, y)),
            new("Those are the means compared; compare every faulty part with every sound one.",
                (scores, y) => scores.Where((_, i) => y[i] == 1).Average() > scores.Where((_, i) => y[i] == 0).Average() ? 1 : 0),
            new("That is the accuracy at a threshold of 0.5; the area needs no threshold.",
                (scores, y) => scores.Zip(y, (score, label) => score >= 0.5 == (label == 1) ? 1.0 : 0).Average()),
            new("That is how far apart the mean scores are; only their order counts.",
                (scores, y) => Share(scores, y, (yes, no) => yes - no)),
            new("Won counts 1, lost counts 0: lost pairs are subtracted there.",
                (scores, y) => Share(scores, y, (yes, no) => Math.Sign(yes - no))),
            new("The last part counts as well.", (scores, y) => Share(scores[..^1], y[..^1], Won)),
            new("The first part counts as well.", (scores, y) => Share(scores[1..], y[1..], Won)),
            new("A faulty part is compared with the sound ones only, not with the other faulty ones or itself.",
                (scores, y) => Mean(scores.Where((_, i) => y[i] == 1), scores)),
            new("A sound part is compared with the faulty ones only, not with the other sound ones or itself.",
                (scores, y) => Mean(scores, scores.Where((_, i) => y[i] == 0))),
            new("A pair that is lost counts 0; only equal scores count half.",
                (scores, y) => Share(scores, y, (yes, no) => yes > no ? 1 : 0.5)),
            new("Equal scores count half, not a quarter.",
                (scores, y) => Share(scores, y, (yes, no) => yes > no ? 1 : yes == no ? 0.25 : 0)),
            new("Equal scores add a half; it is not taken off.",
                (scores, y) => Share(scores, y, (yes, no) => yes > no ? 1 : yes == no ? -0.5 : 0)),
            new("A pair that is won adds 1; it is not taken off.",
                (scores, y) => Share(scores, y, (yes, no) => yes > no ? -1 : yes == no ? 0.5 : 0)),
            new("The count begins at 0.",
                (scores, y) => Share(scores, y, Won, (_, _) => 1) is var won ? (won + 1) / (y.Sum() * (y.Length - y.Sum())) : 0),
            new("The pairs are counted, but not how many are won.", (_, y) => y.Sum() * (y.Length - y.Sum())),
            new("Divide by the number of pairs; it is not multiplied.",
                (scores, y) => Share(scores, y, Won, (yes, no) => 1.0 / (yes * no))),
            new("Divide by the number of pairs, once.", (scores, y) => Share(scores, y, Won, (yes, no) => yes * no * (yes + no))),
            new("The scores are in the wrong order: score and label i belong to one part.",
                (scores, y) => Share([.. scores.Reverse()], y, Won)),
            new("A score may be negative, and counts as it is.", (scores, y) => Share([.. scores.Select(Math.Abs)], y, Won)),
            new("Nothing is divided by nothing there: find the pairs, and count them.", (_, _) => double.NaN),
            new("It counts whether a pair is won, and every pair was.", (_, _) => 1),
            new("0.5 is the area of guessing, and of every part against every other; only pairs of a faulty and a sound part count.",
                (_, _) => 0.5),
        ],
        Hints =
        [
            "Two loops: over the parts with y = 1, and for each over the parts with y = 0. What does one pair count?",
            "1 if the faulty part's score is higher, 0.5 if the two are equal, 0 otherwise. Count the pairs as you go, "
                + "and divide at the end.",
        ],
    };

    private static double[] Slopes(double[] predictions, double[] targets, Func<double, int, double> slope) =>
        [.. predictions.Zip(targets, (p, t) => slope(p - t, predictions.Length))];

    private static Case<Func<double[], double[], double, double[]>> HuberCase(double[] predictions, double[] targets, double delta) =>
        new($"predictions [{CaseNumbers.Text(predictions)}], targets [{CaseNumbers.Text(targets)}], δ = {AnswerText.Number(delta)}",
            slopes => slopes([.. predictions], [.. targets], delta));

    private static double Plain(double z, int label) => Math.Max(z, 0) - (z * label) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static double Apart(double z, int label) =>
        1 / (1 + Math.Exp(-z)) is var p ? -((label * Math.Log(p)) + ((1 - label) * Math.Log(1 - p))) : 0;

    private static double[] Losses(double[] logits, int[] y, double weight, Func<double, int, double> loss) =>
        [.. logits.Zip(y, (z, label) => (label == 1 ? weight : 1) * loss(z, label))];

    private static double Weighted(double[] logits, int[] y, double weight) => Losses(logits, y, weight, Plain).Average();

    private static Case<Func<double[], int[], double, double>> LossCase(double[] logits, int[] y, double weight) =>
        new($"logits [{CaseNumbers.Text(logits)}], y [{string.Join(", ", y)}], weight {AnswerText.Number(weight)}",
            loss => loss([.. logits], [.. y], weight));

    private static Case<Func<double[], int[], double, double, double>> PriceCase(double[] p, int[] y, double miss, double alarm) =>
        new($"p [{CaseNumbers.Text(p)}], y [{string.Join(", ", y)}], miss {AnswerText.Number(miss)}, alarm {AnswerText.Number(alarm)}",
            threshold => threshold([.. p], [.. y], miss, alarm));

    private static double Won(double yes, double no) => yes > no ? 1 : yes == no ? 0.5 : 0;

    /// <summary>The mean of what each pair of a yes and a no counts, or the sum over another divisor.</summary>
    private static double Share(double[] scores, int[] y, Func<double, double, double> counts, Func<int, int, double>? divisor = null)
    {
        double[] yes = [.. scores.Where((_, i) => y[i] == 1)], no = [.. scores.Where((_, i) => y[i] == 0)];
        return yes.Sum(above => no.Sum(below => counts(above, below))) / (divisor?.Invoke(yes.Length, no.Length) ?? yes.Length * no.Length);
    }

    private static double Mean(IEnumerable<double> first, IEnumerable<double> second) =>
        first.SelectMany(one => second.Select(other => Won(one, other))).Average();

    private static double Neighbours(double[] scores, int[] y)
    {
        int[] pairs = [.. Enumerable.Range(0, y.Length - 1).Where(i => y[i] != y[i + 1])];
        return pairs.Sum(i => y[i] == 1 ? Won(scores[i], scores[i + 1]) : Won(scores[i + 1], scores[i])) / pairs.Length;
    }

    private static Case<Func<double[], int[], double>> PairCase(double[] scores, int[] y) =>
        new($"scores [{CaseNumbers.Text(scores)}], y [{string.Join(", ", y)}]", area => area([.. scores], [.. y]));
}
