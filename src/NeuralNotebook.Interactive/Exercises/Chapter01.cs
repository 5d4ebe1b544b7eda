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
            "The dryness brings 2 · 3 points, the rain none. What must the bias be for the sum to be 0?",
        ],
    };

    /// <summary>Exercise 01.2: the weights and the bias of a neuron that is 1 only where both inputs are 0.</summary>
    public static Exercise<Func<double[]>> Nor { get; } = new("01.2", "A neuron for NOR")
    {
        Reference = () => [-1, -1, 0.5],
        // Beside the corners the places where a neuron that is right at the corners goes wrong first: both weights of a NOR are below zero.
        Cases =
            [.. new[] { (0.0, 0.0), (0, 1), (1, 0), (1, 1), (0.1, 0.1), (-0.1, -0.1), (-0.1, 0.9), (0.9, -0.1), (0, 0.9), (0.9, 0),
                (0.9, 0.9) }.Select(Corner)],
        Mistakes =
        [
            new("Your neuron says what OR says. NOR is its opposite: what speaks for OR has to speak against NOR, and the bias changes "
                + "its sign too.", () => [1, 1, -0.5]),
            new("Your neuron says what NAND says: it still answers 1 when one of the inputs is 1. A single 1 has to be enough to "
                + "silence it.", () => [-1, -1, 1.5]),
            new("Your neuron says what AND says: 1 where both inputs are 1. NOR says 1 where both are 0.", () => [1, 1, -1.5]),
            new("Your neuron listens to the first input only: its answers are the opposite of that one.", () => [-1, 0, 0.5]),
            new("Your neuron listens to the second input only: its answers are the opposite of that one.", () => [0, -1, 0.5]),
            new("Right at the corners, and wrong 0.1 beside (0, 1) and (1, 0), where it still says 1: its line runs too close to them. "
                + "Halfway to (0, 0) no corner is a close call.", () => [-1, -1, 1]),
            new("Right at the corners, and wrong 0.1 beside (0, 0), where it no longer says 1: its line runs too close to that corner.",
                () => [-1, -1, 0.1]),
            new("This neuron never says 1. At (0, 0) the logit is the bias alone, and that is the last of the three numbers: "
                + "it has to be above zero.", () => [-1, -1, -1]),
            new("At (0, 0) the logit is the bias alone, here 0, and step(0) is 0: the bias has to be above zero.", () => [-1, -1, 0]),
            new("The first input speaks for your neuron: it says 1 at (1, 0) and (1, 1) as well. Each 1 has to speak against it.",
                () => [1, -1, 0.5]),
            new("The second input speaks for your neuron: it says 1 at (0, 1) and (1, 1) as well. Each 1 has to speak against it.",
                () => [-1, 1, 0.5]),
            new("Two numbers came back. Three are asked: two weights and the bias, [w1, w2, b].", () => [-1, -1]),
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
            new("point [1, 2], weights [45, −28], bias 3", f => f([1, 2], [45, -28], 3)),
            new("point [3, 2], weights [2, −1], bias −4", f => f([3, 2], [2, -1], -4)),
            new("point [40000, −30000], weights [3, −5], bias 0.5", f => f([40000, -30000], [3, -5], 0.5)),
            new("point [1/3, −2/7], weights [π, −e], bias 1/7", f => f([1 / 3.0, -2 / 7.0], [Math.PI, -Math.E], 1 / 7.0)),
            new("point [1, 2, 3, 4], weights [0.1, −0.2, 0.2, 0.4], bias 1000", f => f([1, 2, 3, 4], [0.1, -0.2, 0.2, 0.4], 1000)),
        ],
        RandomCase = random =>
        {
            int inputs = 1 + random.Next(5);
            var (x, weights, bias) =
                (CaseNumbers.Draw(random, inputs), CaseNumbers.Draw(random, inputs, 0.5, 4), CaseNumbers.Draw(random, 1)[0]);
            weights[random.Next(inputs)] *= -1;
            return new($"point [{CaseNumbers.Text(x)}], weights [{CaseNumbers.Text(weights)}], bias {NumberText.Short(bias)}",
                f => f([.. x], [.. weights], bias));
        },
        Mistakes =
        [
            new("That is the logit itself: it is not divided by the length of the arrow yet.", Logit),
            new("Divided by the squared length: take the square root of the sum of squares.",
                (x, weights, bias) => Logit(x, weights, bias) / weights.Sum(weight => weight * weight)),
            new("The sign got lost: points on the side of the 0s have a negative distance.",
                (x, weights, bias) => Math.Abs(Logit(x, weights, bias)) / Math.Sqrt(weights.Sum(weight => weight * weight))),
            new("The bias is missing in the logit: this is the distance from a line through the origin.",
                (x, weights, _) => Logit(x, weights, 0) / Math.Sqrt(weights.Sum(weight => weight * weight))),
            new("Divided by the sum of the weights: the length of an arrow is the square root of the sum of the squares.",
                (x, weights, bias) => Logit(x, weights, bias) / weights.Sum()),
            new("Divided by the size of the weights' sum: the length of an arrow is the square root of the sum of the squares.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Abs(weights.Sum())),
            new("Divided by the sum of the weights' sizes: that is how far one walks along the axes, and the arrow is the shorter way. "
                + "Square, add up, take the root.", (x, weights, bias) => Logit(x, weights, bias) / weights.Sum(Math.Abs)),
            new("Divided by the largest weight alone: every weight has a part in the arrow's length.",
                (x, weights, bias) => Logit(x, weights, bias) / weights.Max(Math.Abs)),
            new("Divided by the length of the point's arrow: it is the weights' arrow whose length counts.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(x.Sum(value => value * value))),
            new("The bias has got into the length: only the weights make the arrow.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(weights.Sum(weight => weight * weight) + bias * bias)),
            new("The products are subtracted: each input times its weight is added, and then the bias.",
                (x, weights, bias) => (bias - Logit(x, weights, 0)) / Length(weights)),
            new("The bias is subtracted: it is added to the products.", (x, weights, bias) => Logit(x, weights, -bias) / Length(weights)),
            new("That is the length of the arrow alone: the logit stands above it.", (_, weights, _) => Length(weights)),
            new("The squares were added to 1: the sum begins at 0.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(1 + weights.Sum(weight => weight * weight))),
            new("The first weight is missing in the length.", (x, weights, bias) => Logit(x, weights, bias) / Length(weights.Skip(1))),
            new("Only the last weight is in the length: add the squares up.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Abs(weights[^1])),
            new("The root of the sum of the weights: square each weight before you add.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(weights.Sum())),
            new("The root of the sum of the weights' sizes: square each weight before you add.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(weights.Sum(Math.Abs))),
            new("The root of how many weights there are: their squares are added, not counted.",
                (x, weights, bias) => Logit(x, weights, bias) / Math.Sqrt(weights.Length)),
            new("The length is 0: no square has been added.", (x, weights, bias) => Logit(x, weights, bias) / 0),
            new("Divided by the number of inputs as well: the length is all there is to divide by.",
                (x, weights, bias) => Logit(x, weights, bias) / Length(weights) / x.Length),
            new("Each weight counts as if its input were 1: multiply it by the input.",
                (_, weights, bias) => (weights.Sum() + bias) / Length(weights)),
            new("The inputs meet the weights in reverse order: the first weight belongs to the first input.",
                (x, weights, bias) => Logit([.. x.Reverse()], weights, bias) / Length(weights)),
            new("Multiplied by the length of the arrow: divide by it.",
                (x, weights, bias) => Logit(x, weights, bias) * Math.Sqrt(weights.Sum(weight => weight * weight))),
        ],
        Hints =
        [
            "Two parts: the logit, and the length of the weights' arrow. Add up the squares in a loop first.",
            "The length is the square root of that sum. It stands under the line of the fraction, and above it stands what `Logit` "
                + "computes.",
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
            Count(0, 0, 0), Count(0, 1, 0), Count(1), Count(3, 1, 1), Count(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            Count(2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), Count(2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1), Count(1, 1),
        ],
        RandomCase = random =>
        {
            double[] x = [.. Enumerable.Range(0, 2 + random.Next(8)).Select(_ => (double)random.Next(2))];
            return Count(1 + random.Next(x.Length), x);
        },
        Mistakes =
        [
            new("Exactly k is not enough for it: with bias −k the logit is 0 there, and step(0) is 0. Put the threshold between k "
                + "− 1 and k.", (k, x) => x.Sum() > k ? 1 : 0),
            new("With a bias of −0.5 · k the threshold lies at half of k: for k = 3 two are enough. It belongs between k − 1 and k.",
                (k, x) => x.Sum() - 0.5 * k > 0 ? 1 : 0),
            new("Where at least k are 1, it says how many there are: the step says 1.", (k, x) => x.Sum() >= k ? x.Sum() : 0),
            new("The bias does not depend on k: this is OR, whatever k is.", (_, x) => x.Sum() > 0.5 ? 1 : 0),
            new("This is AND: it asks for all of them, whatever k is.", (_, x) => x.Sum() > x.Length - 0.5 ? 1 : 0),
            new("One is enough too early: the threshold lies below k − 1. It belongs between k − 1 and k.",
                (k, x) => x.Sum() > k - 1.5 ? 1 : 0),
            new("Your neuron says 1 if exactly k of the inputs are 1: more than k are enough as well.", (k, x) => x.Sum() == k ? 1 : 0),
            new("Your neuron says 1 if at most k of the inputs are 1: the logit has to grow with every 1.", (k, x) => x.Sum() <= k ? 1 : 0),
            new("The sides are exchanged: your neuron says 1 where fewer than k of the inputs are 1.", (k, x) => x.Sum() < k ? 1 : 0),
            new("The last input is not counted: each of them has a weight.", (k, x) => x.SkipLast(1).Sum() + 0.5 - k > 0 ? 1 : 0),
            new("Only the first input is counted: each of them has a weight.", (k, x) => x.Take(1).Sum() + 0.5 - k > 0 ? 1 : 0),
            new("Half as many are enough for it: every 1 counts twice, and the bias asks for k.",
                (k, x) => 2 * x.Sum() + 0.5 - k > 0 ? 1 : 0),
            new("Your neuron looks at the first k inputs only: each of them has a weight, however many there are.",
                (k, x) => x.Take(k).Sum() + 0.5 - k > 0 ? 1 : 0),
            new("The bias has the opposite sign: the more 1s are asked, the lower it has to be.", (k, x) => x.Sum() - 0.5 + k > 0 ? 1 : 0),
            new("Every 1 speaks against it: the weights have the opposite sign.", (k, x) => -x.Sum() + 0.5 - k > 0 ? 1 : 0),
            new("The inputs have no part in it: that is the step of the bias alone.", (k, _) => 0.5 - k > 0 ? 1 : 0),
            new("Your neuron says 1, whatever the inputs are.", (_, _) => 1),
            new("Your neuron never says 1.", (_, _) => 0),
            new("That is the logit: the step is missing.", (k, x) => x.Sum() + 0.5 - k),
            new("That is the logit: the step is missing. And a bias of −k leaves exactly k at 0.", (k, x) => x.Sum() - k),
        ],
        Hints =
        [
            "With all weights 1 the weighted sum counts the 1s. What bias makes the logit positive from k of them on, and not before?",
            "OR has k = 1 and bias −0.5; AND of two inputs has k = 2 and bias −1.5. Which rule gives both, and goes on for k = 3?",
        ],
    };

    private static double Length(IEnumerable<double> weights) => Math.Sqrt(weights.Sum(weight => weight * weight));

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

    private static Case<Func<int, double[], double>> Count(int k, params double[] x) =>
        new($"k = {k}, inputs [{string.Join(", ", x.Select(NumberText.Short))}]", f => f(k, [.. x]));
}
