using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 11, The whole network.</summary>
public static class Chapter11
{
    private const string Learned = "at most 30 numbers, and at least 95 % of the test points right";

    private static Softmax Softmax { get; } = new();

    private static CategoricalCrossEntropy CrossEntropy { get; } = new();

    /// <summary>Exercise 11.1: how many steps a training takes.</summary>
    public static ValueExercise<int?> Steps { get; } = new("11.1", "Count the steps")
    {
        Expected = 630,
        Mistakes =
        [
            new("600 would leave out the last, shorter batch of each epoch: 1,000 is not a multiple of 48.", 600),
            new("625 would fill the last batch of an epoch up from the next; each epoch begins anew.", 625),
            new("30,000 would be one step a sample; a step takes 48.", 30_000),
            new("1,000 are the samples, not the steps.", 1_000),
            new("1,440 would be one step for each sample of a batch in each epoch; a batch is one step.", 1_440),
            new("21 would be one epoch.", 21),
            new("30 would be one step an epoch.", 30),
        ],
        Hints =
        [
            "How many batches does one epoch have? Divide, and do not forget the samples that are left over.",
            "1,000 / 48 is a little less than 21. A shorter batch is a step as well, and every epoch has one.",
        ],
    };

    /// <summary>Exercise 11.2: an order of samples, cut into batches of which none has a single sample.</summary>
    public static Exercise<Func<int[], int, int[][]>> Batches { get; } = new("11.2", "No batch of one")
    {
        Reference = (order, batchSize) => Joined([.. order.Chunk(batchSize)]),
        Cases =
        [
            BatchCase([3, 0, 4, 1, 2], 3),
            BatchCase([5, 1, 0, 4, 2, 3], 3),
            BatchCase([3, 0, 4, 1, 2], 2),
            BatchCase([6, 5, 1, 0, 4, 2, 3], 3),
            BatchCase([1, 2, 0], 10),
            BatchCase([2, 0, 1], 3),
            BatchCase([4], 3),
            BatchCase([], 4),
            BatchCase([1, 0], 2),
            BatchCase([1, 0, 2], 2),
            BatchCase([907, 12, 333, 4, 58, 71, 600, 9], 4),
            BatchCase([8, 7, 6, 5, 4, 3, 2, 1, 0], 4),
            BatchCase([9, 7, 6, 5, 4, 3, 2, 1, 0, 8, 11, 10], 5),
        ],
        RandomCase = random =>
        {
            int[] order = [.. Enumerable.Range(0, 5 + random.Next(9))];
            random.Shuffle(order.AsSpan());
            return BatchCase(order, 2 + random.Next(4));
        },
        Mistakes =
        [
            new("A batch of a single sample is there: join that sample to the batch before it.",
                (order, batchSize) => [.. order.Chunk(batchSize)]),
            new("The sample left over is lost; it joins the batch before it.",
                (order, batchSize) => [.. order.Chunk(batchSize).Where((batch, i) => i == 0 || batch.Length > 1)]),
            new("All samples left over are lost: the last batch may be shorter, and it counts.",
                (order, batchSize) => [.. order.Chunk(batchSize).Where(batch => batch.Length == batchSize)]),
            new("Every shorter batch is joined to the one before; only a single sample should be.",
                (order, batchSize) => Joined([.. order.Chunk(batchSize)], shortest: batchSize)),
            new("The sample left over stands before the others of its batch; it comes behind them.",
                (order, batchSize) =>
                    [.. Joined([.. order.Chunk(batchSize)])
                        .Select(batch => batch.Length > batchSize ? [batch[^1], .. batch[..^1]] : batch)]),
            new("The sample left over joins the first batch, not the one before it.",
                (order, batchSize) => order.Length > batchSize && order.Length % batchSize == 1
                    ? [[.. order[..batchSize], order[^1]], .. order[batchSize..^1].Chunk(batchSize)] : [.. order.Chunk(batchSize)]),
            new("Those are places in the order, not samples: take order[i] and not i.",
                (order, batchSize) => Joined([.. Enumerable.Range(0, order.Length).Chunk(batchSize)])),
            new("That many batches, instead of batches of that size.",
                (order, batchSize) => [.. order.Chunk(Math.Max(1, (order.Length + batchSize - 1) / batchSize))]),
            new("The samples are sorted; they come in the given order.", (order, batchSize) => Joined([.. order.Order().Chunk(batchSize)])),
            new("The batches come from the end of the order to its start.",
                (order, batchSize) => Joined([.. order.Reverse().Chunk(batchSize)])),
        ],
        Hints =
        [
            "First cut as before: a loop whose step is the batch size, or Chunk. Then look at the last batch.",
            "If the last of several batches has one sample, the batch before it gets that sample at its end, and there is one batch less.",
        ],
    };

    /// <summary>Exercise 11.3: one epoch of a network with a single layer.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Matrix, double, int, (double Loss, Matrix Weights, Matrix Biases)>> Epoch { get; } =
        new("11.3", "An epoch, written by you")
        {
            Reference = (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize),
            Cases =
            [
                new("5 samples, batches of 2, rate 0.5",
                    f => f([[1, 0], [0, 1], [-1, 2], [2, -1], [0.5, 0.5]], [[1, 0], [0, 1], [0, 1], [1, 0], [1, 0]],
                        [[0.1, -0.2], [0.3, 0.4]], [[0, 0.1]], 0.5, 2)),
                new("3 samples, 3 classes, all at once, rate 1",
                    f => f([[1, 2], [0, -1], [-2, 0]], [[0, 0, 1], [1, 0, 0], [0, 1, 0]], new Matrix(2, 3), new Matrix(1, 3), 1, 3)),
                new("4 samples, one a step, rate 0.1",
                    f => f([[1], [-1], [2], [-3]], [[1, 0], [0, 1], [1, 0], [0, 1]], [[0.2, -0.1]], [[0, 0]], 0.1, 1)),
                new("3 samples, batches of 10, rate 0.2",
                    f => f([[1, -1], [2, 0.5], [0, 3]], [[0, 1], [1, 0], [0, 1]], [[0.5, 0], [-0.5, 0.2]], [[0.3, -0.3]], 0.2, 10)),
                new("one sample, rate 0.7", f => f([[2, -1]], [[0, 1]], [[0.5, 0.1], [0, -0.2]], [[0.1, 0.2]], 0.7, 4)),
                new("4 samples, batches of 2, a rate of 0: nothing moves",
                    f => f([[1, 0], [0, 1], [1, 1], [2, 2]], [[1, 0], [0, 1], [1, 0], [0, 1]], [[1, -1], [0.5, 2]], [[0, 1]], 0, 2)),
                new("3 samples, 3 classes, 2 a step, large numbers",
                    f => f([[30, -20], [10, 5], [-25, 15]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0.2, 0.1, -0.1], [0, 0.3, 0.1]],
                        [[0.5, 0, -0.5]], 0.05, 2)),
            ],
            RandomCase = random =>
            {
                double[] numbers = CaseNumbers.Draw(random, 16, -2, 2);
                return new("5 random samples, batches of 3, rate 0.3",
                    f => f(new Matrix(5, 2, numbers.AsSpan(0, 10)), [[1, 0], [0, 1], [1, 0], [1, 0], [0, 1]],
                        new Matrix(2, 2, numbers.AsSpan(10, 4)), new Matrix(1, 2, numbers.AsSpan(14, 2)), 0.3, 3));
            },
            Mistakes =
            [
                new("The weights go uphill: the step is subtracted.",
                    (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, -learningRate, batchSize)),
                new("The slopes are not divided by the samples of the batch: the loss is a mean.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, divisor: _ => 1)),
                new("The slopes of the last, shorter batch are divided by the batch size; divide by the samples that it has.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, divisor: _ => batchSize)),
                new("The slopes are divided by all samples of the epoch; divide by those of the batch.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, divisor: _ => X.Rows)),
                new("The batches' losses are averaged as if all were equally long: weigh each by its samples.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, weighed: false)),
                new("The losses of the samples are added up: divide by the number of samples.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        WithLoss(Run(X, Y, weights, biases, learningRate, batchSize), loss => loss * X.Rows)),
                new("The losses of the batches are added up: the loss of the epoch is a mean.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        WithLoss(Run(X, Y, weights, biases, learningRate, batchSize, weighed: false),
                            loss => loss * ((X.Rows + batchSize - 1) / batchSize))),
                new("The loss has the wrong sign: −ln p is positive.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        WithLoss(Run(X, Y, weights, biases, learningRate, batchSize), loss => -loss)),
                new("The loss is measured after the step; measure it before.",
                    (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, before: false)),
                new("The samples left over never come: the last batch may be shorter, and it counts.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, leftOver: false)),
                new("All samples make one step together; a step takes one batch.",
                    (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, X.Rows)),
                new("The biases stay as they are: they get a step as well.",
                    (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, biased: false)),
                new("The weights stay as they are: they get a step as well.",
                    (X, Y, weights, biases, learningRate, batchSize) =>
                        Run(X, Y, weights, biases, learningRate, batchSize, weighted: false)),
                new("Every step begins again at the given weights: go on from those of the step before.",
                    (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, goesOn: false)),
            ],
            Hints =
            [
                "Four things for each batch, in this order: forward, loss, backward, step. You wrote the backward of softmax with "
                    + "cross-entropy in chapter 08: it is short.",
                "The slopes of the sums are p − y, shared out among the samples of this batch. Add up −Σ y · ln p of every batch before "
                    + "its step, and divide once, at the end.",
            ],
        };

    /// <summary>Exercise 11.4: a network for the moons with few numbers.</summary>
    public static Exercise<Func<Sequential>> Thirty { get; } = new("11.4", "Thirty numbers")
    {
        Reference = () => new Sequential(1, new Dense(2, 5), new Tanh(), new Dense(5, 2), new Softmax()),
        Cases = [new("trained on the moons for 100 epochs", build => Judge(build))],
        Mistakes =
        [
            new("It has more than 30 numbers. Each neuron of one hidden layer costs three, and two more on the way out.",
                () => new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax())),
            new("Nothing bends between the Dense layers, so that together they are one layer, and its border is a line.",
                () => new Sequential(1, new Dense(2, 5), new Dense(5, 2), new Softmax())),
            new("The last layer is no Softmax, and the loss asks for probabilities.",
                () => new Sequential(1, new Dense(2, 5), new Tanh(), new Dense(5, 2))),
        ],
        Hints =
        [
            "Count what one hidden layer of n neurons costs: on the way in, and on the way out. How large may n be?",
            "Each neuron costs 2 weights and a bias, and 2 weights more on the way out; and 2 biases at the end. "
                + "In so small a network ReLUs may die; there are other bends.",
        ],
    };

    private static Case<Func<int[], int, int[][]>> BatchCase(int[] order, int batchSize) =>
        new($"order [{string.Join(", ", order)}], batches of {batchSize}", cut => cut([.. order], batchSize));

    /// <summary>A last batch that is too short goes to the end of the one before it.</summary>
    private static int[][] Joined(int[][] batches, int shortest = 2) =>
        batches.Length > 1 && batches[^1].Length < shortest ? [.. batches[..^2], [.. batches[^2], .. batches[^1]]] : batches;

    private static (double Loss, Matrix Weights, Matrix Biases) WithLoss((double Loss, Matrix Weights, Matrix Biases) epoch,
        Func<double, double> loss) => epoch with { Loss = loss(epoch.Loss) };

    private static (double Loss, Matrix Weights, Matrix Biases) Run(
        Matrix X, Matrix Y, Matrix weights, Matrix biases, double learningRate, int batchSize, Func<int, double>? divisor = null,
        bool weighed = true, bool before = true, bool leftOver = true, bool biased = true, bool weighted = true, bool goesOn = true)
    {
        var (firstWeights, firstBiases) = (weights, biases);
        double loss = 0;
        int batches = 0, samples = 0;
        for (int start = 0; start < X.Rows; start += batchSize)
        {
            int count = Math.Min(batchSize, X.Rows - start);
            if (count < batchSize && !leftOver)
                break;
            if (!goesOn)
                (weights, biases) = (firstWeights, firstBiases);
            Matrix x = X.Slice(start, count), y = Y.Slice(start, count);
            double Loss() => CrossEntropy.Value(Softmax.Forward((x * weights) + biases), y);
            double measured = Loss();
            var slopes = (Softmax.Forward((x * weights) + biases) - y) / (divisor?.Invoke(count) ?? count);
            if (weighted)
                weights -= learningRate * x.TransposeThisAndMultiply(slopes);
            if (biased)
                biases -= learningRate * slopes.ColumnSums();
            loss += (before ? measured : Loss()) * (weighed ? count : 1);
            (batches, samples) = (batches + 1, samples + count);
        }

        return (loss / (weighed ? samples : batches), weights, biases);
    }

    /// <summary>Trains what was built, and says how it went. A small network may have bad luck with its starting weights:
    /// then it gets others, a few times.</summary>
    private static string Judge(Func<Sequential> build)
    {
        var moons = Datasets.Moons(samples: 400, noise: 0.1, seed: 7).Split(test: 0.25);
        double best = 0;
        int numbers = 0;
        string seen = "";
        for (int attempt = 0; attempt < 10 && best < 0.95; attempt++)
        {
            var model = build();
            if (attempt > 0)
                DrawAnew(model, new SeededRandom(attempt));
            numbers = model.Layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Value.Values.Length));
            seen = Seen([.. model.Layers]);
            model.Fit(moons.Train, CrossEntropy, new SGD(0.1, momentum: 0.9), epochs: 100);
            best = Math.Max(best, model.Evaluate(moons.Test, CrossEntropy).Accuracy);
        }

        return numbers <= 30 && best >= 0.95
            ? Learned
            : string.Create(CultureInfo.InvariantCulture,
                $"{numbers} numbers, and trained it gets {100 * best:0.0} % of the test points right{seen}");
    }

    /// <summary>What of the layers keeps a network from learning the moons, whatever its weights:
    /// so that a network of other layers is not told so because it is as bad.</summary>
    private static string Seen(Layer[] layers)
    {
        int first = Array.FindIndex(layers, layer => layer is Dense), last = Array.FindLastIndex(layers, layer => layer is Dense);
        string bend = first < last && layers[first..last].All(layer => layer is Dense or Linear)
            ? "; nothing bends between its Dense layers" : "";
        return layers is [.., not NeuralNotebook.Softmax] ? $"{bend}; its last layer is no Softmax" : bend;
    }

    /// <summary>Other starting weights, of the size that Glorot and Bengio recommend.</summary>
    private static void DrawAnew(Sequential model, SeededRandom random)
    {
        foreach (var layer in model.Layers.OfType<Dense>())
        {
            double limit = Math.Sqrt(6.0 / (layer.Weights.Rows + layer.Weights.Columns));
            foreach (ref double weight in layer.Weights.Values)
                weight = random.NextUniform(-limit, limit);
            layer.Biases.Values.Clear();
        }
    }
}
