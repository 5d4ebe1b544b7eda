namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 11, The whole network.</summary>
public static class Chapter11
{
    private static Softmax Softmax { get; } = new();

    private static CategoricalCrossEntropy CrossEntropy { get; } = new();

    /// <summary>Exercise 11.1: how many steps a training takes.</summary>
    public static ValueExercise<int?> Steps { get; } = new("11.1", "Count the steps")
    {
        Expected = 630,
        Mistakes =
        [
            new("That leaves out the last, shorter batch of each epoch: 1,000 is not a multiple of 48.", 600),
            new("An epoch ends with a shorter batch; the next begins anew and does not fill it up.", 625),
            new("That is one step a sample; a step takes 48.", 30_000),
            new("That is one epoch.", 21),
            new("That is one step an epoch.", 30),
        ],
        Hints =
        [
            "How many batches does one epoch have? Divide, and do not forget the samples that are left over.",
            "1,000 / 48 is a little less than 21: 20 full batches and a shorter one. And there are 30 epochs.",
        ],
    };

    /// <summary>Exercise 11.2: an order of samples, cut into batches.</summary>
    public static Exercise<Func<int[], int, int[][]>> Batches { get; } = new("11.2", "Cut into batches")
    {
        Reference = (order, batchSize) => [.. order.Chunk(batchSize)],
        Cases =
        [
            new("order [3, 0, 4, 1, 2], batches of 2", f => f([3, 0, 4, 1, 2], 2)),
            new("order [5, 1, 0, 4, 2, 3], batches of 3", f => f([5, 1, 0, 4, 2, 3], 3)),
            new("order [1, 2, 0], batches of 10", f => f([1, 2, 0], 10)),
        ],
        RandomCase = random =>
        {
            int[] order = [.. Enumerable.Range(0, 5 + random.Next(5))];
            random.Shuffle(order.AsSpan());
            int batchSize = 2 + random.Next(3);
            return new($"order [{string.Join(", ", order)}], batches of {batchSize}", f => f([.. order], batchSize));
        },
        Mistakes =
        [
            new("The samples left over are lost: the last batch may be shorter, and it counts.", (order, batchSize) => [.. order.Chunk(batchSize).Where(batch => batch.Length == batchSize)]),
            new("Those are places in the order, not samples: take order[i] and not i.", (order, batchSize) => [.. Enumerable.Range(0, order.Length).Chunk(batchSize)]),
            new("That many batches, instead of batches of that size.", (order, batchSize) => [.. order.Chunk((order.Length + batchSize - 1) / batchSize)]),
        ],
        Hints =
        [
            "A loop whose step is the batch size: for (int start = 0; start < order.Length; start += batchSize).",
            "The batch is order[start..end], and end is start + batchSize or order.Length, whichever is smaller.",
        ],
    };

    /// <summary>Exercise 11.3: one epoch of a network with a single layer.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Matrix, double, int, (double Loss, Matrix Weights, Matrix Biases)>> Epoch { get; } = new("11.3", "An epoch, written by you")
    {
        Reference = (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize),
        Cases =
        [
            new("5 samples, batches of 2, rate 0.5", f => f([[1, 0], [0, 1], [-1, 2], [2, -1], [0.5, 0.5]], [[1, 0], [0, 1], [0, 1], [1, 0], [1, 0]], [[0.1, -0.2], [0.3, 0.4]], [[0, 0.1]], 0.5, 2)),
            new("3 samples, 3 classes, all at once, rate 1", f => f([[1, 2], [0, -1], [-2, 0]], [[0, 0, 1], [1, 0, 0], [0, 1, 0]], new Matrix(2, 3), new Matrix(1, 3), 1, 3)),
            new("4 samples, one a step, rate 0.1", f => f([[1], [-1], [2], [-3]], [[1, 0], [0, 1], [1, 0], [0, 1]], [[0.2, -0.1]], [[0, 0]], 0.1, 1)),
        ],
        RandomCase = random =>
        {
            double[] numbers = CaseNumbers.Draw(random, 14, -2, 2);
            return new("5 random samples, batches of 3, rate 0.3", f => f(new Matrix(5, 2, numbers.AsSpan(0, 10)), [[1, 0], [0, 1], [1, 0], [1, 0], [0, 1]], new Matrix(2, 2, numbers.AsSpan(10, 4)), new Matrix(1, 2), 0.3, 3));
        },
        Mistakes =
        [
            new("The weights go uphill: the step is subtracted.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, -learningRate, batchSize)),
            new("The slopes are not divided by the samples of the batch: the loss is a mean.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, divisor: _ => 1)),
            new("The slopes of the last, shorter batch are divided by the batch size; divide by the samples that it has.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, divisor: _ => batchSize)),
            new("The batches' losses are averaged as if all were equally long: weigh each by its samples.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, weighed: false)),
            new("The loss is measured after the step; measure it before.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, before: false)),
            new("The samples left over never come: the last batch may be shorter, and it counts.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, leftOver: false)),
            new("The biases stay as they are: they get a step as well.", (X, Y, weights, biases, learningRate, batchSize) => Run(X, Y, weights, biases, learningRate, batchSize, biased: false)),
        ],
        Hints =
        [
            "For each batch: p = SoftmaxRows(x * weights + biases), dZ = (p − y) / samples of the batch, dW = xᵀ · dZ, db = dZ.ColumnSums(). Then the step.",
            "The loss of the epoch: for each batch, before its step, add −Σ y · ln p over its samples; divide the total by X.Rows.",
        ],
    };

    /// <summary>Exercise 11.4: a network for the moons with few numbers.</summary>
    public static Exercise<Func<Sequential>> Thirty { get; } = new("11.4", "Thirty numbers")
    {
        Reference = () => new Sequential(1, new Dense(2, 5), new Tanh(), new Dense(5, 2), new Softmax()),
        Cases = [new("trained on the moons for 100 epochs", build => Judge(build()))],
        Mistakes =
        [
            new("It learns the moons, but has more than 30 numbers. Each neuron of the first layer costs three, and two more on the way out.", () => new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax())),
            new("Few numbers, but it does not get 95 % right. Is there something that bends, and are there enough lines?", () => new Sequential(1, new Dense(2, 2), new Softmax())),
        ],
        Hints =
        [
            "With n neurons in one hidden layer: 2n weights and n biases in, 2n weights and 2 biases out. How large may n be?",
            "5n + 2 is at most 30, so n is 5. ReLUs may die in so small a network; Tanh does not.",
        ],
    };

    private static (double Loss, Matrix Weights, Matrix Biases) Run(
        Matrix X, Matrix Y, Matrix weights, Matrix biases, double learningRate, int batchSize,
        Func<int, double>? divisor = null, bool weighed = true, bool before = true, bool leftOver = true, bool biased = true)
    {
        double loss = 0;
        int batches = 0, samples = 0;
        for (int start = 0; start < X.Rows; start += batchSize)
        {
            int count = Math.Min(batchSize, X.Rows - start);
            if (count < batchSize && !leftOver)
                break;
            Matrix x = X.Slice(start, count), y = Y.Slice(start, count);
            double Loss() => CrossEntropy.Value(Softmax.Forward((x * weights) + biases), y);
            double measured = Loss();
            var slopes = (Softmax.Forward((x * weights) + biases) - y) / (divisor?.Invoke(count) ?? count);
            weights -= learningRate * x.TransposeThisAndMultiply(slopes);
            if (biased)
                biases -= learningRate * slopes.ColumnSums();
            loss += (before ? measured : Loss()) * (weighed ? count : 1);
            (batches, samples) = (batches + 1, samples + count);
        }

        return (loss / (weighed ? samples : batches), weights, biases);
    }

    private static Dictionary<string, object> Judge(Sequential model)
    {
        var moons = Datasets.Moons(samples: 400, noise: 0.1, seed: 7).Split(test: 0.25);
        model.Fit(moons.Train, CrossEntropy, new SGD(0.1, momentum: 0.9), epochs: 100);
        return new()
        {
            ["at most 30 numbers"] = model.Layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Value.Values.Length)) <= 30,
            ["at least 95 % of the test points right"] = model.Evaluate(moons.Test, CrossEntropy).Accuracy >= 0.95,
        };
    }
}
