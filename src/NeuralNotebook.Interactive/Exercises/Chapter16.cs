namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 16, The same network elsewhere.</summary>
public static class Chapter16
{
    private static readonly string[] ports = ["A", "B", "C", "D", "E", "F", "G", "H"];

    /// <summary>Exercise 16.1: PyTorch's batch-norm momentum of 0.1 and weight decay of 0.01, in Keras' words.</summary>
    public static ValueExercise<double[]> Words { get; } = new("16.1", "Two numbers in Keras' words")
    {
        Expected = [0.9, 0.005],
        Mistakes =
        [
            new("Both numbers mean something else in Keras: a momentum there is the share of what is kept, and the slope of l2·w² "
                + "is 2·l2·w.", [0.1, 0.01]),
            new("The momentum is right. The slope of l2·w² is 2·l2·w, and that is to be 0.01·w.", [0.9, 0.01]),
            new("The momentum is right. The decay goes the other way: 2·l2 is 0.01.", [0.9, 0.02]),
            new("The l2 is right. PyTorch's momentum is the share of the new batch, Keras' that of the old average.", [0.1, 0.005]),
            new("The l2 is right. 0.99 is Keras' default; this script asks for something else.", [0.99, 0.005]),
            new("The momentum first, then the l2.", [0.005, 0.9]),
        ],
        Hints =
        [
            "Of the running average, how much does PyTorch keep with momentum=0.1, and how much does it take from the new batch? Which "
                + "of the two has the name momentum in Keras?",
            "weight_decay adds 0.01·w to the slope. The penalty l2·w² has the slope 2·l2·w.",
        ],
    };

    /// <summary>Exercise 16.2: which of eight optimizers of ours gives the losses of three lines of other libraries.</summary>
    public static ValueExercise<string[]> Ports { get; } = new("16.2", "Which port keeps the numbers")
    {
        Expected = ["E", "C", "G"],
        Unreadable = answer => answer.Length != 3 ? $"There are three lines, so three letters are wanted; got {answer.Length}."
            : answer.FirstOrDefault(letter => !ports.Contains(letter?.Trim(), StringComparer.OrdinalIgnoreCase)) is { } other
                ? $"\"{other}\" is none of the ports: they are A to H." : null,
        Mistakes =
        [
            new("Three lines that look right, and their numbers are not: D has Keras' momentum, B lacks Nesterov's form, F has another ε.",
                ["D", "B", "F"]),
            new("The first: D has the rate inside the velocity, as in Keras. PyTorch multiplies by it afterwards.", ["D", "C", "G"]),
            new("The second: scikit-learn's momentum is Nesterov's unless told otherwise.", ["E", "B", "G"]),
            new("The second: scikit-learn has a momentum of 0.9 unless told otherwise.", ["E", "A", "G"]),
            new("The third: TensorFlow.js' ε is 1e-7, not 1e-8.", ["E", "C", "F"]),
            new("The third: TensorFlow.js' ε stands after the correction. H is Keras' form.", ["E", "C", "H"]),
        ],
        Hints =
        [
            "Nobody has to guess: Losses(ports[\"A\"]) gives 100 losses, and the peers hold those of the three lines. "
                + "Apart says how far they are from each other.",
            "The peer's names: momentum-pytorch in PyTorch, nesterov in scikit-learn, adam in TensorFlow.js, whose float32 leaves about "
                + "a millionth.",
        ],
    };

    /// <summary>Exercise 16.3: a Keras script as ours, with its losses.</summary>
    public static Exercise<Func<Matrix, int[], Matrix, Matrix, Matrix, Matrix, int, double[]>> KerasScript { get; } =
        new("16.3", "Port this Keras script")
        {
            Tolerance = 1e-10,
            Reference = (X, y, kernel1, bias1, kernel2, bias2, steps) => Trained(X, y, kernel1, bias1, kernel2, bias2, steps),
            Cases =
            [
                Script(seed: 1, samples: 4, inputs: 2, hidden: 3, classes: 2, steps: 3),
                Script(seed: 2, samples: 6, inputs: 3, hidden: 3, classes: 3, steps: 5),
                Script(seed: 3, samples: 40, inputs: 2, hidden: 4, classes: 2, steps: 4),
                Script(seed: 4, samples: 1, inputs: 1, hidden: 2, classes: 2, steps: 1),
                Script(seed: 5, samples: 9, inputs: 4, hidden: 2, classes: 3, steps: 12),
            ],
            RandomCase = random => Script(100 + random.Next(900), 2 + random.Next(8), 1 + random.Next(3), 2 + random.Next(3),
                2 + random.Next(2), 2 + random.Next(6)),
            RandomCases = 3,
            Mistakes =
            [
                Port("The numbers are those of a LeakyReLU of 0.01. Keras' default slope is another.", middle: () => new LeakyReLU()),
                Port("That is a ReLU: a leaky one lets 0.3 of what is below 0 through.", middle: () => new ReLU()),
                Port("There is no activation after the first layer there.", middle: () => new Linear()),
                Port("The ε of Keras' Adam is 1e-7, and stands before the correction.", optimizer: () => new Adam(0.02)),
                Port("The ε is right; in Keras it stands before the correction: epsilonHat.",
                    optimizer: () => new Adam(0.02, epsilon: 1e-7)),
                Port("The ε stands at the right place; Keras' default is 1e-7.", optimizer: () => new Adam(0.02, epsilonHat: true)),
                Port("That is descent without Adam.", optimizer: () => new SGD(0.02)),
                Port("The script gives a rate: 0.02, not Keras' default 0.001.",
                    optimizer: () => new Adam(0.001, epsilon: 1e-7, epsilonHat: true)),
                Port("The rate is 0.02, not 0.01.", optimizer: () => new Adam(0.01, epsilon: 1e-7, epsilonHat: true)),
                Port("The penalty of the first layer is missing.", l2: 0),
                Port("Keras' penalty is l2·Σw², as ours: neither half of it nor twice.", l2: 0.005),
                Port("Keras' penalty is l2·Σw², as ours: neither half of it nor twice.", l2: 0.02),
                Port("kernel_regularizer holds the weights of its layer; its biases have none.", onBiases: 0.01),
                Port("Only the first layer has a penalty.", onSecond: 0.01),
                Port("The penalty is an L2, of the squares, not an L1.", l2: 0, l1: 0.01),
                Port("LeakyReLU, Adam and the penalty: of each the default of ours was taken. Look at Keras' column.",
                    middle: () => new LeakyReLU(), optimizer: () => new Adam(0.02), l2: 0),
                Port("Two defaults differ: the slope of the LeakyReLU, and Adam's ε with its place.", middle: () => new LeakyReLU(),
                    optimizer: () => new Adam(0.02)),
                Port("The penalty is missing, and Adam's ε is ours.", optimizer: () => new Adam(0.02), l2: 0),
                Port("The penalty is missing, and the slope of the LeakyReLU is ours.", middle: () => new LeakyReLU(), l2: 0),
                new("The last activation is a softmax, in the script as here.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) =>
                        Trained(X, y, kernel1, bias1, kernel2, bias2, steps, end: new Linear())),
                new("The last activation is a softmax there, not a sigmoid.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) =>
                        Trained(X, y, kernel1, bias1, kernel2, bias2, steps, end: new Sigmoid())),
                new("All samples are one batch; ours takes 32 unless told.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) => Trained(X, y, kernel1, bias1, kernel2, bias2, steps, batchSize: 32)),
                new("Each sample is a step of its own there; the script takes them all together.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) => Trained(X, y, kernel1, bias1, kernel2, bias2, steps, batchSize: 1)),
                new("One step too many.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) => Trained(X, y, kernel1, bias1, kernel2, bias2, steps + 1)),
                new("The step before the first loss is too early: each loss is that before its step.",
                    (X, y, kernel1, bias1, kernel2, bias2, steps) => Trained(X, y, kernel1, bias1, kernel2, bias2, steps + 1)[1..]),
            ],
            Hints =
            [
                "One line of ours for each layer of theirs, with the given kernels and biases: new Dense(kernel1, "
                    + "bias1) { WeightRegularizer = … }. Then Fit, with all samples in one batch; what it returns has the losses.",
                "In the table: Leaky ReLU, L2, and Adam's ε with its place. epochs is the number of steps, batchSize: "
                    + "X.Rows, shuffle: false.",
            ],
        };

    /// <summary>Exercise 16.4: the weights of a PyTorch state_dict in our shapes.</summary>
    public static Exercise<Func<Matrix[], Matrix[]>> StateDict { get; } = new("16.4", "A state_dict, turned")
    {
        Reference = state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each.Copy())],
        Cases =
        [
            State(1, 2, 3, 2),
            State(2, 3, 3),
            State(3, 2, 2, 2),
            State(4, 1, 4, 1),
            State(5, 4, 1, 1, 2),
            new("an empty state", turn => turn([])),
        ],
        RandomCase = random => State(100 + random.Next(900), [.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => 1 + random.Next(4))]),
        Mistakes =
        [
            new("The weights are still outputs × inputs.", state => state),
            new("The biases are turned as well: they stay 1 × outputs.", state => [.. state.Select(each => each.Transpose())]),
            new("The biases are turned there, the weights are not.",
                state => [.. state.Select((each, i) => i % 2 == 1 ? each.Transpose() : each)]),
            new("The shapes are right, but the numbers are read row by row into them. To transpose is another thing: "
                + "[i, j] becomes [j, i].",
                state => [.. state.Select((each, i) => i % 2 == 0 ? new Matrix(each.Columns, each.Rows, each.Values) : each)]),
            new("A square layer has to be turned as well, though its shape fits as it is.",
                state => [.. state.Select((each, i) => i % 2 == 0 && each.Rows != each.Columns ? each.Transpose() : each)]),
            new("Only the first layer is turned.", state => [.. state.Select((each, i) => i == 0 ? each.Transpose() : each)]),
            new("The first layer is not turned.", state => [.. state.Select((each, i) => i % 2 == 0 && i > 0 ? each.Transpose() : each)]),
            new("The last layer is not turned.",
                state => [.. state.Select((each, i) => i % 2 == 0 && i < state.Length - 2 ? each.Transpose() : each)]),
            new("The biases are missing: weights and biases take turns.",
                state => [.. state.Where((_, i) => i % 2 == 0).Select(each => each.Transpose())]),
            new("The order of the layers is turned round.",
                state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each).Chunk(2).Reverse().SelectMany(pair => pair)]),
            new("Weights first, then the biases of the same layer, as they came.",
                state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each).Chunk(2).SelectMany(pair => pair.Reverse())]),
            new("The biases are 0 there.",
                state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : new Matrix(each.Rows, each.Columns))]),
            new("The turned weights are 0 there.",
                state => [.. state.Select((each, i) => i % 2 == 0 ? new Matrix(each.Columns, each.Rows) : each)]),
            new("The last matrix is missing.", state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each).SkipLast(1)]),
            new("The first matrix is missing.", state => [.. state.Select((each, i) => i % 2 == 0 ? each.Transpose() : each).Skip(1)]),
        ],
        Hints =
        [
            "state[0] is a layer's weights, state[1] its biases, state[2] the next layer's weights. Which of them changes its shape?",
            "A Matrix has a Transpose(). What stands at an even place is turned, what stands at an odd one is kept.",
        ],
    };

    /// <summary>Exercise 16.5: where PyTorch's momentum leads one weight.</summary>
    public static Exercise<Func<double[], double[], double, double[]>> TorchMomentum { get; } = new("16.5", "Momentum as PyTorch has it")
    {
        Reference = (slopes, rates, momentum) => Path(slopes, rates, momentum),
        Cases =
        [
            Steps([1, 1, 1], [0.2, 0.1, 0.05], 0.9),
            Steps([2, -1, 0.5, 3], [0.1, 0.1, 0.1, 0.1], 0.5),
            Steps([1, 0, 0, 0], [1, 0.5, 0.25, 0.125], 0.5),
            Steps([-3], [0.3], 0.9),
            Steps([4, 2], [0.5, 0.25], 0),
            Steps([-1, 2, -4, 8], [0.4, 0.2, 0.8, 0.1], 0.75),
            Steps([], [], 0.9),
        ],
        RandomCase = random => Random(random, 2 + random.Next(5)),
        Mistakes =
        [
            new("That is Keras' form: the rate goes into the velocity there. Here it multiplies the whole velocity, in each step anew.",
                (slopes, rates, momentum) =>
                    Walk(slopes, (i, w, v) => ((momentum * v) - (rates[i] * slopes[i]), w + (momentum * v) - (rates[i] * slopes[i])))),
            new("That is Nesterov's form.",
                (slopes, rates, momentum) =>
                    Walk(slopes, (i, w, v) =>
                        ((momentum * v) + slopes[i], w - (rates[i] * (slopes[i] + (momentum * ((momentum * v) + slopes[i]))))))),
            new("There is no momentum in it: the velocity keeps μ times what it was.", (slopes, rates, _) => Path(slopes, rates, 0)),
            new("The slope is damped by 1 − μ there. PyTorch's dampening is 0 unless told.",
                (slopes, rates, momentum) => Path([.. slopes.Select((slope, i) => (1 - momentum) * slope)], rates, momentum)),
            new("PyTorch's first velocity is the slope itself in any case; it is only damped where dampening is set.",
                (slopes, rates, momentum) =>
                    Walk(slopes, (i, w, v) => (i == 0 ? slopes[i] : (momentum * v) + ((1 - momentum) * slopes[i])) is var next
                        ? (next, w - (rates[i] * next)) : default)),
            new("The wrong sign: the weight goes against its slope.",
                (slopes, rates, momentum) => [.. Path(slopes, rates, momentum).Select(weight => -weight)]),
            new("The velocity is used before this step's slope has come in.",
                (slopes, rates, momentum) => Walk(slopes, (i, w, v) => ((momentum * v) + slopes[i], w - (rates[i] * v)))),
            new("The old velocity is not multiplied by the momentum.", (slopes, rates, momentum) => Path(slopes, rates, 1)),
            new("Those are the steps. The weight is their sum.",
                (slopes, rates, momentum) =>
                    [.. Path(slopes, rates, momentum).Zip(Path(slopes, rates, momentum).Prepend(0), (after, before) => after - before)]),
            new("Those are the velocities.",
                (slopes, _, momentum) =>
                    [.. Path(slopes, [.. slopes.Select(_ => 1.0)], momentum)
                        .Zip(Path(slopes, [.. slopes.Select(_ => 1.0)], momentum).Prepend(0), (after, before) => before - after)]),
            new("The rate is that of the first step throughout; each step has its own.",
                (slopes, rates, momentum) => Path(slopes, [.. slopes.Select(_ => rates[0])], momentum)),
            new("The rate is that of the last step throughout; each step has its own.",
                (slopes, rates, momentum) => Path(slopes, [.. slopes.Select(_ => rates[^1])], momentum)),
            new("The rate is left out.", (slopes, rates, momentum) => Path(slopes, [.. slopes.Select(_ => 1.0)], momentum)),
            new("Momentum and velocity are added there: v is μ times v, plus the slope.",
                (slopes, rates, momentum) =>
                    Walk(slopes, (i, w, v) => (momentum + v + slopes[i], w - (rates[i] * (momentum + v + slopes[i]))))),
            new("Both the velocity and the weight forget: only the velocity is multiplied by the momentum.",
                (slopes, rates, momentum) =>
                    Walk(slopes, (i, w, v) => ((momentum * v) + slopes[i], (momentum * w) - (rates[i] * ((momentum * v) + slopes[i]))))),
            new("The weight before each step is returned; wanted is that after it.",
                (slopes, rates, momentum) => [.. Path(slopes, rates, momentum).Prepend(0).SkipLast(1)]),
            new("The start is no step: one weight for each slope.", (slopes, rates, momentum) => [0, .. Path(slopes, rates, momentum)]),
            new("The weight after the last step is missing.", (slopes, rates, momentum) => [.. Path(slopes, rates, momentum).SkipLast(1)]),
            new("The slope's sign is lost in the velocity.",
                (slopes, rates, momentum) => Path([.. slopes.Select(Math.Abs)], rates, momentum)),
        ],
        Hints =
        [
            "Two numbers go along from step to step, the velocity and the weight, and both begin at 0.",
            "In each step: v = momentum * v + slopes[i], and then w = w − rates[i] * v. Keep w.",
        ],
    };

    private static Mistake<Func<Matrix, int[], Matrix, Matrix, Matrix, Matrix, int, double[]>> Port(
        string description, Func<Layer>? middle = null, Func<Optimizer>? optimizer = null, double l2 = 0.01, double l1 = 0,
        double onBiases = 0, double onSecond = 0) =>
        new(description, (X, y, kernel1, bias1, kernel2, bias2, steps) =>
            Trained(X, y, kernel1, bias1, kernel2, bias2, steps, middle?.Invoke(), optimizer?.Invoke(), l2, l1, onBiases, onSecond));

    private static double[] Trained(
        Matrix X, int[] y, Matrix kernel1, Matrix bias1, Matrix kernel2, Matrix bias2, int steps,
        Layer? middle = null, Optimizer? optimizer = null, double l2 = 0.01, double l1 = 0, double onBiases = 0, double onSecond = 0,
        int batchSize = int.MaxValue, Layer? end = null)
    {
        var model = new Sequential(
            new Dense(kernel1, bias1)
            { WeightRegularizer = new Regularizer(l1, l2), BiasRegularizer = onBiases > 0 ? new Regularizer(l2: onBiases) : null },
            middle ?? new LeakyReLU(0.3),
            new Dense(kernel2, bias2) { WeightRegularizer = onSecond > 0 ? new Regularizer(l2: onSecond) : null },
            end ?? new Softmax());
        return model.Fit(new Dataset(X, y, classes: kernel2.Columns), new CategoricalCrossEntropy(),
            optimizer ?? new Adam(0.02, epsilon: 1e-7, epsilonHat: true), epochs: steps, batchSize: batchSize, shuffle: false).Loss;
    }

    private static Case<Func<Matrix, int[], Matrix, Matrix, Matrix, Matrix, int, double[]>> Script(int seed, int samples, int inputs,
        int hidden, int classes, int steps) =>
        new($"{samples} × {inputs} inputs, {hidden} hidden, {classes} classes, {steps} {(steps == 1 ? "step" : "steps")}", port =>
        {
            var random = new SeededRandom(seed);
            Matrix Table(int rows, int columns) => new(rows, columns, CaseNumbers.Draw(random, rows * columns, -1.5, 1.5));
            return port(Table(samples, inputs), [.. Enumerable.Range(0, samples).Select(_ => random.Next(classes))], Table(inputs, hidden),
                Table(1, hidden), Table(hidden, classes), Table(1, classes), steps);
        });

    /// <summary>The weights and biases of a chain of layers, as PyTorch keeps them: outputs × inputs.</summary>
    private static Case<Func<Matrix[], Matrix[]>> State(int seed, params int[] sizes)
    {
        Matrix[] Make()
        {
            var random = new SeededRandom(seed);
            Matrix Table(int rows, int columns) => new(rows, columns, CaseNumbers.Draw(random, rows * columns));
            return [.. Enumerable.Range(1, sizes.Length - 1)
                .SelectMany(i => (Matrix[])[Table(sizes[i], sizes[i - 1]), Table(1, sizes[i])])];
        }

        return new($"a network {string.Join(" → ", sizes)}", turn => turn(Make()));
    }

    private static Case<Func<double[], double[], double, double[]>> Random(SeededRandom random, int count) =>
        Steps(CaseNumbers.Draw(random, count), [.. CaseNumbers.Draw(random, count, 0.1, 0.9).OrderDescending()],
            0.1 * (1 + random.Next(9)));

    private static Case<Func<double[], double[], double, double[]>> Steps(double[] slopes, double[] rates, double momentum) =>
        new($"slopes [{CaseNumbers.Text(slopes)}], rates [{CaseNumbers.Text(rates)}], momentum {AnswerText.Number(momentum)}",
            path => path([.. slopes], [.. rates], momentum));

    private static double[] Path(double[] slopes, double[] rates, double momentum) =>
        Walk(slopes, (i, weight, velocity) =>
            ((momentum * velocity) + slopes[i], weight - (rates[i] * ((momentum * velocity) + slopes[i]))));

    /// <summary>The weight after each step.</summary>
    /// <param name="slopes">One a step.</param>
    /// <param name="step">From its number, the weight and the velocity, the next velocity and weight.</param>
    private static double[] Walk(double[] slopes, Func<int, double, double, (double Velocity, double Weight)> step)
    {
        double[] weights = new double[slopes.Length];
        double weight = 0, velocity = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            (velocity, weight) = step(i, weight, velocity);
            weights[i] = weight;
        }

        return weights;
    }
}
