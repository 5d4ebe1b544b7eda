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
            new("The inside is 3 · 2 + 1 = 7; here it is 6.", 36),
            new("Slopes through a chain are multiplied, not added.", 17),
        ],
        Hints =
        [
            "Give the inside a name: u = 3x + 1. How large is u at x = 2, and how fast does u grow with x?",
            "The slope of u² is 2u. Take it at the u that you found, and multiply it by how fast u grows with x.",
        ],
    };

    /// <summary>Exercise 07.2: how fast the slope changes, from three heights.</summary>
    public static Exercise<Func<Func<double, double>, double, double, double>> Bend { get; } = new("07.2", "Measure the bend")
    {
        Reference = (f, x, h) => Rise(f, x, h) / (h * h),
        Cases =
        [
            new("f(x) = x² at 3, h = 0.1", f => f(x => x * x, 3, 0.1)),
            new("f(x) = eˣ at 1, h = 0.5", f => f(Math.Exp, 1, 0.5)),
            new("f(x) = x³ at 2, h = 1", f => f(x => x * x * x, 2, 1)),
            new("f(x) = 3x + 5 at 2, h = 0.25", f => f(x => (3 * x) + 5, 2, 0.25)),
            new("f(x) = -x² at -100, h = 2", f => f(x => -x * x, -100, 2)),
            new("f(x) = x³ at -3, h = 0.5", f => f(x => x * x * x, -3, 0.5)),
            new("f(x) = |x| at 0, h = 0.5", f => f(Math.Abs, 0, 0.5)),
            new("f(x) = x⁴ at 0, h = 2", f => f(x => x * x * x * x, 0, 2)),
        ],
        RandomCase = random =>
        {
            double x = Math.Round(random.NextUniform(-2, 2), 1), h = Math.Round(random.NextUniform(0.2, 0.9), 1);
            return new($"f(x) = eˣ at {NumberText.Short(x)}, h = {NumberText.Short(h)}", f => f(Math.Exp, x, h));
        },
        Mistakes =
        [
            new("That is the slope; asked is how fast the slope changes.", (f, x, h) => (f(x + h) - f(x - h)) / (2 * h)),
            new("Divided by h once: each half's slope has an h below the line, and their difference is divided by h once more.",
                (f, x, h) => Rise(f, x, h) / h),
            new("What is left is the difference of the heights: either it is not divided, or what was divided is multiplied again.", Rise),
            new("The middles of the two halves lie h apart, not 2h.", (f, x, h) => Rise(f, x, h) / (2 * h * h)),
            new("Divided by (2h)²: from left to right it is 2h, but each half is only h wide.", (f, x, h) => Rise(f, x, h) / (4 * h * h)),
            new("The sign is turned: the right half's slope minus the left half's.", (f, x, h) => -Rise(f, x, h) / (h * h)),
            new("f(x) belongs to both halves, so it is taken away twice.", (f, x, h) => (f(x + h) - f(x) + f(x - h)) / (h * h)),
            new("f(x) is added here; both halves together take it away twice.", (f, x, h) => (f(x + h) + (2 * f(x)) + f(x - h)) / (h * h)),
            new("The two halves' slopes are added; asked is their difference.", (f, x, h) => (f(x + h) - f(x - h)) / (h * h)),
            new("The halves reach 2h to each side; they are to reach h.", (f, x, h) => Rise(f, x, 2 * h) / (4 * h * h)),
            new("The right half's rise is multiplied by h; a slope is a rise divided by h.",
                (f, x, h) => (((f(x + h) - f(x)) * h) - LeftSlope(f, x, h)) / h),
            new("The left half's rise is multiplied by h; a slope is a rise divided by h.",
                (f, x, h) => (RightSlope(f, x, h) - ((f(x) - f(x - h)) * h)) / h),
            new("The right half's rise is not divided by h yet.", (f, x, h) => (f(x + h) - f(x) - LeftSlope(f, x, h)) / h),
            new("The left half's rise is not divided by h yet.", (f, x, h) => (RightSlope(f, x, h) - (f(x) - f(x - h))) / h),
            new("The right half's slope has its sign turned: it is f(x + h) less f(x).",
                (f, x, h) => (-RightSlope(f, x, h) - LeftSlope(f, x, h)) / h),
            new("That is the left half's slope alone, divided by h.", (f, x, h) => LeftSlope(f, x, h) / h),
            new("That is the left half's slope alone, taken away and divided by h.", (f, x, h) => -LeftSlope(f, x, h) / h),
            new("That is the right half's slope alone, divided by h.", (f, x, h) => RightSlope(f, x, h) / h),
            new("In the right half stands the place x + h itself, where its height f(x + h) is asked for.",
                (f, x, h) => (((x + h - f(x)) / h) - LeftSlope(f, x, h)) / h),
            new("In the left half stands the place x − h itself, where its height f(x - h) is asked for.",
                (f, x, h) => (RightSlope(f, x, h) - ((f(x) - (x - h)) / h)) / h),
            new("In one of the two halves stands the place x itself, where its height f(x) is asked for.",
                (f, x, h) => (((f(x + h) - x) / h) - LeftSlope(f, x, h)) / h),
            new("The place given is not used: the answers are those at x = 0.", (f, _, h) => Rise(f, 0, h) / (h * h)),
            new("For negative x the answers are those of the positive one.", (f, x, h) => Rise(f, Math.Abs(x), h) / (h * h)),
            new("The step given is not used: the answers are those for h = 1.", (f, x, _) => Rise(f, x, 1)),
            .. new[] { 1e-2, 1e-3, 1e-4,
                Step }.Select(h =>
                    new Mistake<Func<Func<double, double>, double, double, double>>(
                        "The step given is not used: the answers are those for another, always the same.",
                        (f, x, _) => Rise(f, x, h) / (h * h))),
            new("The halves reach h / 2 to each side; they are to reach h.", (f, x, h) => Rise(f, x, h / 2) / (h * h / 4)),
            new("Both halves lie to the left of x; one is to lie on each side.", (f, x, h) => Rise(f, x - h, h) / (h * h)),
            new("Both halves lie to the right of x; one is to lie on each side.", (f, x, h) => Rise(f, x + h, h) / (h * h)),
        ],
        Hints =
        [
            "The slope of one half needs two heights and the distance h between them. Write it for the right half, then for the left.",
            "Right half: f(x + h) and f(x), divided by h. Left half: f(x) and f(x - h), the same. Then the difference of the two slopes, "
                + "over the distance between the middles of the halves.",
        ],
    };

    /// <summary>Exercise 07.3: all partial derivatives by measuring.</summary>
    public static Exercise<Func<Func<double[], double>, double[], double[]>> Gradient { get; } = new("07.3", "A whole gradient")
    {
        Reference = (f, at) => Measured(f, at, Step),
        Tolerance = 1e-7,
        Cases =
        [
            new("f = a² + 3b at (2, 5)", f => f(v => (v[0] * v[0]) + (3 * v[1]), [2, 5])),
            new("f = a · b · c at (1, 2, 3)", f => f(v => v[0] * v[1] * v[2], [1, 2, 3])),
            new("f = eᵃ at (0)", f => f(v => Math.Exp(v[0]), [0])),
            new("f = a · b at (1000, -2)", f => f(v => v[0] * v[1], [1000, -2])),
            new("f = a − 2b + 3c − 4d + 5e at (0, 1, 0, -1, 0)",
                f => f(v => v[0] - (2 * v[1]) + (3 * v[2]) - (4 * v[3]) + (5 * v[4]), [0, 1, 0, -1, 0])),
            new("f = sin a · b at (0.3, 0.71)", f => f(v => Math.Sin(v[0]) * v[1], [0.3, 0.71])),
            new("f = e³⁰ᵃ at (0.7123456789)", f => f(v => Math.Exp(30 * v[0]), [0.7123456789])),
            new("f = 7, of no numbers", f => f(_ => 7, [])),
            new("f = |a|, a kink, at (0)", f => f(v => Math.Abs(v[0]), [0])),
            new("f = 10¹⁰ · a³ at (0): with steps of 1e-5", f => f(v => 1e10 * v[0] * v[0] * v[0], [0])),
        ],
        RandomCase = random =>
        {
            double[] at = CaseNumbers.Draw(random, 3, -2, 2);
            return new($"f = a · b + b · c² at ({CaseNumbers.Text(at)})", f => f(v => (v[0] * v[1]) + (v[1] * v[2] * v[2]), [.. at]));
        },
        Mistakes =
        [
            new("All numbers move at once; move one and leave the others where they were.",
                (f, at) => [.. at.Select(_ => (f([.. at.Select(v => v + Step)]) - f([.. at.Select(v => v - Step)])) / (2 * Step))]),
            new("The difference is divided by h; from left to right it is 2h.",
                (f, at) => [.. Measured(f, at, Step).Select(slope => 2 * slope)]),
            new("The differences are not divided by the distance yet.",
                (f, at) => [.. Measured(f, at, Step).Select(slope => 2 * Step * slope)]),
            new("The step goes to the right only and is divided by 2h: take the left side, too.",
                (f, at) => [.. at.Select((_, i) => (f(Moved(at, i, Step)) - f(at)) / (2 * Step))]),
            new("That is the one-sided difference to the right; step to both sides.",
                (f, at) => [.. at.Select((_, i) => (f(Moved(at, i, Step)) - f(at)) / Step)]),
            new("That is the one-sided difference to the left; step to both sides.",
                (f, at) => [.. at.Select((_, i) => (f(at) - f(Moved(at, i, -Step))) / Step)]),
            .. new[] { 1e-3, 1e-4, 1e-6, 1e-7,
                1e-8 }.Select(h =>
                    new Mistake<Func<Func<double[], double>, double[], double[]>>(
                        "That is a one-sided difference, and with another step; step to both sides, by 1e-5.",
                        (f, at) => [.. at.Select((_, i) => (f(Moved(at, i, h)) - f(at)) / h)])),
            new("A number that has moved stays there while the next ones move: put it back first.", LeftMoved),
            new("The sign is turned: the right side minus the left side.", (f, at) => [.. Measured(f, at, Step).Select(slope => -slope)]),
            new("The slopes are those of another step, 1e-3; asked is 1e-5.", (f, at) => Measured(f, at, 1e-3)),
            new("The slopes are those of another step, 1e-4; asked is 1e-5.", (f, at) => Measured(f, at, 1e-4)),
            new("The slopes are those of another step, 1e-6; asked is 1e-5.", (f, at) => Measured(f, at, 1e-6)),
            new("Only the first slope is measured; the others are still 0.",
                (f, at) => [.. Measured(f, at, Step).Select((slope, i) => i == 0 ? slope : 0)]),
            new("The first slope is still 0: where does the loop begin?",
                (f, at) => [.. Measured(f, at, Step).Select((slope, i) => i == 0 ? 0 : slope)]),
        ],
        Hints =
        [
            "One round of a loop for each number. In a round only this number moves: once to the right, once to the left.",
            "Make two copies of the array in each round, [.. at], and change at[i] in each. What is left is the centred difference of "
                + "the two values of f.",
        ],
    };

    /// <summary>Exercise 07.4: the slopes of a tanh neuron by the chain rule.</summary>
    public static Exercise<Func<double, double, double, double, double, double, double[]>> NeuronSlopes { get; } =
        new("07.4", "Back through a neuron")
        {
            Reference = (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b)),
            Cases =
            [
                new("x (1, 2), w (0.5, -0.3), b 0.1, y 1", f => f(1, 2, 0.5, -0.3, 0.1, 1)),
                new("x (0, 1), w (2, 1), b -1, y -1", f => f(0, 1, 2, 1, -1, -1)),
                new("x (0, 0), w (1, 2), b 0.5, y 1", f => f(0, 0, 1, 2, 0.5, 1)),
                new("x (3, -1), w (0.2, 0.4), b -0.1, y 10000", f => f(3, -1, 0.2, 0.4, -0.1, 10000)),
                new("x (1000, -400), w (0.001, 0.002), b 0.3, y -1", f => f(1000, -400, 0.001, 0.002, 0.3, -1)),
                new("x (1, 1), w (30, 30), b 0, y -1", f => f(1, 1, 30, 30, 0, -1)),
            ],
            RandomCase = random =>
            {
                double[] n = CaseNumbers.Draw(random, 6, -1.5, 1.5);
                return new($"x ({NumberText.Short(n[0])}, {NumberText.Short(n[1])}), w ({NumberText.Short(n[2])}"
                    + $", {NumberText.Short(n[3])}), b {NumberText.Short(n[4])}, y {NumberText.Short(n[5])}",
                    f => f(n[0], n[1], n[2], n[3], n[4], n[5]));
            },
            Mistakes =
            [
                new("The slope of tanh is missing: 1 − tanh².", (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y))),
                new("These slopes were measured; by the chain rule they are exact.", MeasuredSlopes),
                new("The slope of tanh is 1 − ŷ²; ŷ (1 − ŷ) is the sigmoid's.",
                    (x1, x2, w1, w2, b, y) =>
                        Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * Predicted(x1, x2, w1, w2, b) * (1 - Predicted(x1, x2, w1, w2, b)))),
                new("The slope of the square is 2 times the miss; the 2 is not there.",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
                new("The sign is turned: the miss is prediction minus truth.",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, -2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
                new("These are the slopes for the inputs: the slope for a weight has its input as the factor.",
                    (x1, x2, w1, w2, b, y) => Scaled(w1, w2, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
                new("The miss is squared here; the slope of the square is 2 times the miss.",
                    (x1, x2, w1, w2, b, y) =>
                        Scaled(x1, x2, Miss(x1, x2, w1, w2, b, y) * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
                new("The slope of tanh is 1 − ŷ², with what tanh gave; here it is 1 − z², with what went in.",
                    (x1, x2, w1, w2, b, y) =>
                        Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * (1 - (Sum(x1, x2, w1, w2, b) * Sum(x1, x2, w1, w2, b))))),
                new("The slope for b is multiplied by b; the bias is only added, so its factor is 1.",
                    (x1, x2, w1, w2, b, y) => Biased(x1, x2, w1, w2, b, y, factor: b)),
                new("The slope for b is still 0; it is the slope for z.",
                    (x1, x2, w1, w2, b, y) => Biased(x1, x2, w1, w2, b, y, factor: 0)),
                new("The slope of tanh is 1 − ŷ²; here the ŷ is not squared.",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * (1 - Predicted(x1, x2, w1, w2, b)))),
                new("The slope of tanh is 1 − ŷ²; here it is 1 + ŷ².",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * (2 - TanhSlope(x1, x2, w1, w2, b)))),
                new("The slope of tanh is 1 − ŷ²; here it is ŷ².",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * (1 - TanhSlope(x1, x2, w1, w2, b)))),
                new("The factors are exchanged: w₁ was multiplied by x₁, and w₂ by x₂.",
                    (x1, x2, w1, w2, b, y) => Scaled(x2, x1, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b))),
                new("The bias is missing on the way forward.",
                    (x1, x2, w1, w2, b, y) => Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, 0, y) * TanhSlope(x1, x2, w1, w2, 0))),
                new("The neuron's tanh is missing on the way forward.",
                    (x1, x2, w1, w2, b, y) =>
                        Scaled(x1, x2, 2 * (Sum(x1, x2, w1, w2, b) - y) * (1 - (Sum(x1, x2, w1, w2, b) * Sum(x1, x2, w1, w2, b))))),
            ],
            Hints =
            [
                "First forward: z and ŷ. Then from the right: how fast does the loss change with ŷ, and ŷ with z?",
                "The slope for z is the slope of the square times the slope of tanh, the one that is written with ŷ. "
                    + "Each weight's slope is that times what the weight was multiplied by; and b was multiplied by nothing.",
            ],
        };

    /// <summary>Exercise 07.5: what the exponential passes back.</summary>
    public static Exercise<Func<double, double, double>> ExpPassesOn { get; } = new("07.5", "A new box")
    {
        Reference = (a, gradient) => Math.Exp(a) * gradient,
        Cases =
        [
            new("a = 0, gradient 1", f => f(0, 1)),
            new("a = 1, gradient 2", f => f(1, 2)),
            new("a = -2, gradient -3", f => f(-2, -3)),
            new("a = 3, gradient 0", f => f(3, 0)),
            new("a = 20, gradient -0.5", f => f(20, -0.5)),
            new("a = -6, gradient 1000", f => f(-6, 1000)),
        ],
        RandomCase = random =>
        {
            double a = Math.Round(random.NextUniform(-2, 2), 1), gradient = Math.Round(random.NextUniform(1.5, 3), 1);
            return new($"a = {NumberText.Short(a)}, gradient {NumberText.Short(gradient)}", f => f(a, gradient));
        },
        Mistakes =
        [
            new("The box's own slope is right; multiply it by the gradient that comes back.", (a, _) => Math.Exp(a)),
            new("The gradient goes on unchanged only through an addition.", (_, gradient) => gradient),
            new("The slope of eᵃ is eᵃ, not a.", (a, gradient) => a * gradient),
            new("The exponential is taken of the gradient; it belongs to a.", (a, gradient) => a * Math.Exp(gradient)),
            new("Slopes through a chain are multiplied; here they are added.", (a, gradient) => Math.Exp(a) + gradient),
            new("Slopes through a chain are multiplied; here one is taken from the other.", (a, gradient) => Math.Exp(a) - gradient),
            new("Slopes through a chain are multiplied; here the box's slope is divided by the gradient.",
                (a, gradient) => Math.Exp(a) / gradient),
            new("The exponential is taken of the whole product; it belongs to a alone.", (a, gradient) => Math.Exp(a * gradient)),
            new("a · eᵃ⁻¹ would be the rule for powers of a; here a is the exponent.", (a, gradient) => a * Math.Exp(a - 1) * gradient),
            new("The sign of what is passed on is turned.", (a, gradient) => -Math.Exp(a) * gradient),
            new("The exponential is taken of −a.", (a, gradient) => Math.Exp(-a) * gradient),
        ],
        Hints =
        [
            "Two things are multiplied: what comes back, and the slope of this box. Which function is its own slope?",
            "The box computed e to the power a going forward. Its slope is that very number; what is left to do with the gradient is "
                + "what every box does.",
        ],
    };

    private static double RightSlope(Func<double, double> f, double x, double h) => (f(x + h) - f(x)) / h;

    private static double LeftSlope(Func<double, double> f, double x, double h) => (f(x) - f(x - h)) / h;

    /// <summary>How far the two outer heights together lie above twice the middle one.</summary>
    private static double Rise(Func<double, double> f, double x, double h) => f(x + h) - (2 * f(x)) + f(x - h);

    private static double[] Measured(Func<double[], double> f, double[] at, double h) =>
        [.. at.Select((_, i) => (f(Moved(at, i, h)) - f(Moved(at, i, -h))) / (2 * h))];

    private static double[] Moved(double[] at, int i, double h) => [.. at.Select((value, k) => k == i ? value + h : value)];

    /// <summary>The centred differences in a copy that keeps every number where its last step left it.</summary>
    private static double[] LeftMoved(Func<double[], double> f, double[] at)
    {
        double[] moving = [.. at], gradient = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            moving[i] += Step;
            double right = f(moving);
            moving[i] -= 2 * Step;
            gradient[i] = (right - f(moving)) / (2 * Step);
        }

        return gradient;
    }

    /// <summary>The neuron's slopes as centred differences.</summary>
    private static double[] MeasuredSlopes(double x1, double x2, double w1, double w2, double b, double y) =>
        Measured(v => Miss(x1, x2, v[0], v[1], v[2], y) * Miss(x1, x2, v[0], v[1], v[2], y), [w1, w2, b], Step);

    private static double Sum(double x1, double x2, double w1, double w2, double b) => (w1 * x1) + (w2 * x2) + b;

    private static double Predicted(double x1, double x2, double w1, double w2, double b) => Math.Tanh(Sum(x1, x2, w1, w2, b));

    private static double Miss(double x1, double x2, double w1, double w2, double b, double y) => Predicted(x1, x2, w1, w2, b) - y;

    private static double TanhSlope(double x1, double x2, double w1, double w2, double b) =>
        1 - (Predicted(x1, x2, w1, w2, b) * Predicted(x1, x2, w1, w2, b));

    /// <summary>The right slopes of the weights, and the bias's times a factor that does not belong there.</summary>
    private static double[] Biased(double x1, double x2, double w1, double w2, double b, double y, double factor)
    {
        double[] slopes = Scaled(x1, x2, 2 * Miss(x1, x2, w1, w2, b, y) * TanhSlope(x1, x2, w1, w2, b));
        return [slopes[0], slopes[1], slopes[2] * factor];
    }

    private static double[] Scaled(double first, double second, double slope) => [slope * first, slope * second, slope];
}
