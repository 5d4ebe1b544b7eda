namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 01, one neuron.</summary>
public static class Chapter01
{
    /// <summary>Exercise 01.1: the bias with which the plant keeper's line crosses the axis at dryness 3.</summary>
    public static ValueExercise<double> Patience { get; } = new("01.1", "A more patient plant keeper")
    {
        Expected = -6,
        Mistakes =
        [
            new("The sign is the wrong way round: with a positive bias the neuron waters even a swamp.", 6),
            new("The weight is missing: a dryness of 3 brings 2 · 3 points, not 3.", -3),
            new("That is the old bias: with it, watering starts above dryness 2.", -4),
            new("That is the change, not the new bias: the old one is −4.", -2),
        ],
        Hints =
        [
            "Put dryness 3 and rain 0 into z = 2 · x₁ − 1 · x₂ + b, and set z to 0.",
            "2 · 3 − 1 · 0 + b = 0. Solve for b.",
        ],
    };

    /// <summary>Exercise 01.2: the weights and the bias of a neuron that is 1 only where both inputs are 0.</summary>
    public static Exercise<Func<double[]>> Nor { get; } = new("01.2", "A neuron for NOR")
    {
        Reference = () => [-1, -1, 0.5],
        Cases = [.. new[] { (0.0, 0.0), (0, 1), (1, 0), (1, 1), (0.1, 0.1), (0.1, 0.9), (0.9, 0.1), (0.9, 0.9) }.Select(Corner)],
        Mistakes =
        [
            new("That is OR. NOR is its opposite: what speaks for OR has to speak against NOR, and the bias changes its sign too.", () => [1, 1, -0.5]),
            new("That is NAND: it still says 1 when one of the inputs is 1. A single 1 has to be enough to silence it.", () => [-1, -1, 1.5]),
            new("This neuron never says 1. At (0, 0) the logit is the bias alone, and step(0) is 0: the bias has to be above zero.", () => [-1, -1, 0]),
            new("This neuron always says 1: its weights do not outweigh the bias.", () => [0, 0, 1]),
        ],
        Hints =
        [
            "Write down the four conditions, as for OR: the row (0, 0) asks for b > 0, the other three for a logit that is not above zero.",
            "NOR is the opposite of OR. Section “What the weights and the bias do” shows what exchanges the two sides of a line.",
        ],
    };

    /// <summary>Exercise 01.3: the signed distance of a point from a neuron's line.</summary>
    public static Exercise<Func<double[], double[], double, double>> Distance { get; } = new("01.3", "How far from the line")
    {
        Reference = (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(weights.Sum(weight => weight * weight)),
        Cases =
        [
            new("point [3, 4], weights [3, 4], bias −5", f => f([3, 4], [3, 4], -5)),
            new("point [0, 0], weights [3, 4], bias −5", f => f([0, 0], [3, 4], -5)),
            new("point [5, 3], weights [2, −1], bias −4", f => f([5, 3], [2, -1], -4)),
            new("point [5, 8], weights [2, −1], bias −4", f => f([5, 8], [2, -1], -4)),
            new("point [1, 1, 1], weights [2, 3, 6], bias 3", f => f([1, 1, 1], [2, 3, 6], 3)),
            new("point [7], weights [−2], bias 4", f => f([7], [-2], 4)),
        ],
        Mistakes =
        [
            new("That is the logit itself: it is not divided by the length of the arrow yet.", Logit),
            new("Divided by the squared length: take the square root of the sum of squares.", (x, weights, bias) => Logit(x, weights, bias) / weights.Sum(weight => weight * weight)),
            new("The sign got lost: points on the side of the 0s have a negative distance.", (x, weights, bias) => Math.Abs(Logit(x, weights, bias)) / Math.Sqrt(weights.Sum(weight => weight * weight))),
            new("The bias is missing in the logit: this is the distance from a line through the origin.", (x, weights, _) => Logit(x, weights, 0) / Math.Sqrt(weights.Sum(weight => weight * weight))),
            new("Divided by the sum of the weights: the length of an arrow is the square root of the sum of the squares.", (x, weights, bias) => Logit(x, weights, bias) / weights.Sum()),
        ],
        Hints =
        [
            "Two parts: the logit, and the length of the weights' arrow. Add up the squares in a loop first.",
            "return Logit(x, weights, bias) / Math.Sqrt(sum of the squares);",
        ],
    };

    /// <summary>Exercise 01.4: one neuron that counts to k.</summary>
    public static Exercise<Func<int, double[], double>> AtLeast { get; } = new("01.4", "At least k")
    {
        Reference = (k, x) => x.Sum() + 0.5 - k > 0 ? 1 : 0,
        Cases =
        [
            Count(1, 0, 0), Count(1, 0, 1), Count(1, 1, 1), Count(2, 0, 1), Count(2, 1, 1), Count(2, 1, 0, 1), Count(2, 0, 0, 1),
            Count(3, 1, 0, 1, 1), Count(3, 1, 1, 1, 1), Count(3, 1, 0, 1, 0), Count(4, 1, 1, 1, 0, 1),
        ],
        RandomCase = random =>
        {
            double[] x = [.. Enumerable.Range(0, 6).Select(_ => (double)random.Next(2))];
            return Count(1 + random.Next(6), x);
        },
        Mistakes =
        [
            new("Exactly k is not enough for it: with bias −k the logit is 0 there, and step(0) is 0. Put the threshold between k − 1 and k.", (k, x) => x.Sum() > k ? 1 : 0),
            new("The bias does not depend on k: this is OR, whatever k is.", (_, x) => x.Sum() > 0.5 ? 1 : 0),
            new("This is AND: it asks for all of them, whatever k is.", (_, x) => x.Sum() > x.Length - 0.5 ? 1 : 0),
            new("One is enough too early: the threshold lies below k − 1. It belongs between k − 1 and k.", (k, x) => x.Sum() > k - 1.5 ? 1 : 0),
            new("That is the logit: the step is missing.", (k, x) => x.Sum() + 0.5 - k),
            new("That is the logit: the step is missing. And a bias of −k leaves exactly k at 0.", (k, x) => x.Sum() - k),
        ],
        Hints =
        [
            "With all weights 1 the weighted sum counts the 1s. What bias makes the logit positive from k of them on, and not before?",
            "OR has k = 1 and bias −0.5; AND of two inputs has k = 2 and bias −1.5. So the bias is 0.5 − k.",
        ],
    };

    private static double Logit(double[] x, double[] weights, double bias)
    {
        double sum = bias;
        for (int i = 0; i < x.Length; i++)
            sum += weights[i] * x[i];
        return sum;
    }

    private static Case<Func<double[]>> Corner((double X1, double X2) at) =>
        new($"your neuron at ({NumberText.Short(at.X1)}, {NumberText.Short(at.X2)})", f => f() switch
        {
            [var w1, var w2, var b] => w1 * at.X1 + w2 * at.X2 + b > 0 ? 1 : 0,
            null => null,
            { Length: var length } => throw new ArgumentException($"Three numbers were expected, [w1, w2, b]; got {length}."),
        });

    private static Case<Func<int, double[], double>> Count(int k, params double[] x) => new($"k = {k}, inputs [{string.Join(", ", x.Select(NumberText.Short))}]", f => f(k, [.. x]));
}
