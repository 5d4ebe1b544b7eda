namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 07, Slopes.</summary>
public static class Chapter07
{
    private const double Step = 1e-5;

    /// <summary>Exercise 07.1: the slope of (3x + 1)² at 2 by the chain rule.</summary>
    public static ValueExercise<double> ByHand { get; } = new("07.1", "By hand")
    {
        Expected = 42,
        Mistakes =
        [
            new("That is the slope of the square alone, 2 · 7; multiply it by the slope of 3x + 1.", 14),
            new("That is the value (3 · 2 + 1)²; the slope is asked for.", 49),
            new("That is the slope of the inside; multiply it by the slope of the square.", 3),
            new("The slope of the square is 2 · 7, not 7.", 21),
            new("The square is taken at 7, the value of the inside, not at x = 2.", 12),
        ],
        Hints =
        [
            "The inside is u = 3x + 1. At x = 2 it is 7, and its slope is 3.",
            "The slope of u² is 2u. Multiply it, at u = 7, by the slope of the inside.",
        ],
    };

    /// <summary>Exercise 07.2: the centred difference.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> CentredDifference { get; } = new("07.2", "Measure it")
    {
        Reference = (f, x, h) => (f(x + h) - f(x - h)) / (2 * h),
        Cases =
        [
            new("f(x) = x² at 3, h = 0.1", f => f(x => x * x, 3, 0.1)),
            new("f(x) = eˣ at 1, h = 0.5", f => f(Math.Exp, 1, 0.5)),
            new("f(x) = x³ at 2, h = 1", f => f(x => x * x * x, 2, 1)),
        ],
        RandomCase = random =>
        {
            double x = Math.Round(random.NextUniform(-2, 2), 1), h = Math.Round(random.NextUniform(0.2, 0.9), 1);
            return new($"f(x) = eˣ at {NumberText.Short(x)}, h = {NumberText.Short(h)}", f => f(Math.Exp, x, h));
        },
        Mistakes =
        [
            new("That is the one-sided difference; step to both sides.", (f, x, h) => (f(x + h) - f(x)) / h),
            new("From x − h to x + h the distance is 2h, not h.", (f, x, h) => (f(x + h) - f(x - h)) / h),
            new("Brackets are missing: dividing by 2 and multiplying by h is not dividing by 2h.", (f, x, h) => (f(x + h) - f(x - h)) / 2 * h),
            new("The sign is wrong: the right side minus the left side.", (f, x, h) => (f(x - h) - f(x + h)) / (2 * h)),
            new("h is fixed here; use the one that is given.", (f, x, _) => (f(x + Step) - f(x - Step)) / (2 * Step)),
        ],
        Hints =
        [
            "The height at x + h minus the height at x − h, divided by the distance between the two places.",
            "(f(x + h) - f(x - h)) / (2 * h): mind the brackets below the line.",
        ],
    };

    /// <summary>Exercise 07.3: all partial derivatives by measuring.</summary>
    public static Exercise<Func<Func<double[], double>, double[], double[]>> Gradient { get; } = new("07.3", "A whole gradient")
    {
        Reference = (f, at) => Measured(f, at, Step),
        Tolerance = 1e-5,
        Cases =
        [
            new("f = a² + 3b at (2, 5)", f => f(v => (v[0] * v[0]) + (3 * v[1]), [2, 5])),
            new("f = a · b · c at (1, 2, 3)", f => f(v => v[0] * v[1] * v[2], [1, 2, 3])),
            new("f = eᵃ at (0)", f => f(v => Math.Exp(v[0]), [0])),
        ],
        RandomCase = random =>
        {
            double[] at = CaseNumbers.Draw(random, 3, -2, 2);
            return new($"f = a · b + b · c² at ({CaseNumbers.Text(at)})", f => f(v => (v[0] * v[1]) + (v[1] * v[2] * v[2]), [.. at]));
        },
        Mistakes =
        [
            new("All numbers move at once; move one and leave the others where they were.", (f, at) => [.. at.Select(_ => (f([.. at.Select(v => v + Step)]) - f([.. at.Select(v => v - Step)])) / (2 * Step))]),
            new("The difference is divided by h; from left to right it is 2h.", (f, at) => [.. Measured(f, at, Step).Select(slope => 2 * slope)]),
            new("The differences are not divided by the distance yet.", (f, at) => [.. Measured(f, at, Step).Select(slope => 2 * Step * slope)]),
            new("The step goes to the right only and is divided by 2h: take the left side, too.", (f, at) => [.. at.Select((_, i) => (f(Moved(at, i, Step)) - f(at)) / (2 * Step))]),
        ],
        Hints =
        [
            "A loop over i. In it two copies of the array: in the one at[i] is larger by 1e-5, in the other smaller.",
            "double[] right = [.. at]; right[i] += 1e-5; the same with left and −; then (f(right) - f(left)) / 2e-5.",
        ],
    };

    /// <summary>Exercise 07.4: the slopes of a tanh neuron by the chain rule.</summary>
    public static Exercise<Func<double, double, double, double, double, double, double[]>> NeuronSlopes { get; } = new("07.4", "Back through a neuron")
    {
        Reference = (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b)),
        Tolerance = 1e-7,
        Cases =
        [
            new("x (1, 2), w (0.5, -0.3), b 0.1, y 1", f => f(1, 2, 0.5, -0.3, 0.1, 1)),
            new("x (0, 1), w (2, 1), b -1, y -1", f => f(0, 1, 2, 1, -1, -1)),
        ],
        RandomCase = random =>
        {
            double[] n = CaseNumbers.Draw(random, 6, -1.5, 1.5);
            return new($"x ({NumberText.Short(n[0])}, {NumberText.Short(n[1])}), w ({NumberText.Short(n[2])}, {NumberText.Short(n[3])}), b {NumberText.Short(n[4])}, y {NumberText.Short(n[5])}",
                f => f(n[0], n[1], n[2], n[3], n[4], n[5]));
        },
        Mistakes =
        [
            new("The slope of tanh is missing: 1 − tanh².", (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y))),
            new("The slope of the square is 2 times the error; the 2 is missing.", (x1, x2, w1, w2, b, y) => Scaled(x1, x2, Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
            new("The sign is wrong: the error is prediction minus truth.", (x1, x2, w1, w2, b, y) => Scaled(x1, x2, -2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
            new("These are the slopes for the inputs: the slope for a weight has its input as the factor.", (x1, x2, w1, w2, b, y) => Scaled(w1, w2, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
            new("The error alone is not the slope of the loss: it goes on through the square, tanh and the sum.", (x1, x2, w1, w2, b, y) => Scaled(x1, x2, Miss(x1, x2, w1, w2, b, y) * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
        ],
        Hints =
        [
            "From the right: the slope of the square is 2 (ŷ − y). Multiply by the slope of tanh, 1 − ŷ². That is the slope for z.",
            "z changes with w₁ at the rate x₁, with w₂ at the rate x₂, and with b at the rate 1.",
        ],
    };

    /// <summary>Exercise 07.5: what the exponential passes back.</summary>
    public static Exercise<Func<double, double, double>> ExpPassesOn { get; } = new("07.5", "A new box")
    {
        Reference = (a, gradient) => Math.Exp(a) * gradient,
        Cases =
        [
            new("a = 0, gradient of y 1", f => f(0, 1)),
            new("a = 1, gradient of y 2", f => f(1, 2)),
            new("a = -2, gradient of y -3", f => f(-2, -3)),
        ],
        RandomCase = random =>
        {
            double a = Math.Round(random.NextUniform(-2, 2), 1), gradient = Math.Round(random.NextUniform(1.5, 3), 1);
            return new($"a = {NumberText.Short(a)}, gradient of y {NumberText.Short(gradient)}", f => f(a, gradient));
        },
        Mistakes =
        [
            new("The box's own slope is right; multiply it by the gradient that comes back.", (a, _) => Math.Exp(a)),
            new("The gradient goes on unchanged only through an addition.", (_, gradient) => gradient),
            new("The slope of eᵃ is eᵃ, not a.", (a, gradient) => a * gradient),
            new("The exponential is taken of the gradient; it belongs to a.", (a, gradient) => a * Math.Exp(gradient)),
        ],
        Hints =
        [
            "What is the slope of eᵃ? It is the one function that is its own slope.",
            "The box's slope times the gradient of y.",
        ],
    };

    private static double[] Measured(Func<double[], double> f, double[] at, double h) =>
        [.. at.Select((_, i) => (f(Moved(at, i, h)) - f(Moved(at, i, -h))) / (2 * h))];

    private static double[] Moved(double[] at, int i, double h) => [.. at.Select((value, k) => k == i ? value + h : value)];

    private static double Predicted(double x1, double x2, double w1, double w2, double b) => Math.Tanh((w1 * x1) + (w2 * x2) + b);

    private static double Miss(double x1, double x2, double w1, double w2, double b, double y) => Predicted(x1, x2, w1, w2, b) - y;

    private static double TanhSlope(double x1, double x2, double w1, double w2, double b) => 1 - (Predicted(x1, x2, w1, w2, b) * Predicted(x1, x2, w1, w2, b));

    private static double[] Scaled(double first, double second, double slope) => [slope * first, slope * second, slope];
}
