namespace NeuralNotebook.Interactive;

/// <summary>The exercises of chapter 02, layers and batches.</summary>
public static class Chapter02
{
    /// <summary>Exercise 02.1: the number of parameters of a network 4-10-10-3.</summary>
    public static ValueExercise<double> Parameters { get; } = new("02.1", "Count the parameters")
    {
        Expected = 193,
        Mistakes =
        [
            new("The biases are missing: each neuron has one, besides its weights.", 170),
            new("Those are the biases alone: each neuron also has a weight for each of its inputs.", 23),
            new("The four inputs have no bias: they are given numbers, and no neurons.", 197),
            new("Those are the inputs and the neurons; asked are the weights and biases between and in them.", 27),
            new("Multiplied all the way: that counts the paths from an input to an output. Each pair of neighbouring layers has its own "
                + "weights; add them up.", 1200),
            new("The last layer is missing: 10 · 3 weights and 3 biases.", 160),
            new("The first layer is missing: 4 · 10 weights and 10 biases.", 143),
            new("The second hidden layer is missing: 10 · 10 weights and 10 biases lie between the two layers of ten.", 83),
        ],
        Hints =
        [
            "There are three layers of weights: 4 → 10, 10 → 10 and 10 → 3. For each: inputs times neurons, plus neurons.",
            "4 · 10 + 10 is the first. Add the other two.",
        ],
    };

    /// <summary>Exercise 02.2: a network that is 1 between 2 and 5.</summary>
    public static Exercise<Func<(Matrix, Matrix, Matrix, Matrix)>> Bump { get; } = new("02.2", "A bump from two steps")
    {
        Reference = () => ([[1, 1]], [[-2, -5]], [[1], [-1]], [[-0.5]]),
        Cases =
        [
            new("the shapes of W1, b1, W2, b2",
                f => f() is var (W1, b1, W2, b2)
                    ? new[] { W1.Shape.ToString(), b1.Shape.ToString(), W2.Shape.ToString(), b2.Shape.ToString() } : null),
            .. new[] { 2.001, 4.999, 3.5, 1.999, 5.001, 0, -2, -5, 7, -1000, 1e6 }.Select(At),
        ],
        RandomCase = random => At(Math.Round(Math.Round(random.NextUniform(-10, 15), 1) + 0.05, 2)),
        Remark = answers => answers[0] is object?[] shapes ? WrongShape(shapes) : null,
        Mistakes =
        [
            new("Only one edge counts: this is 1 for everything above 2. What the first neuron gives, the second has to take away.",
                () => ([[1, 1]], [[-2, -5]], [[1], [1]], [[-0.5]])),
            new("Only one edge counts: this is 1 for everything above 5. Between 2 and 5 it should be 1, and there the second neuron "
                + "is silent.", () => ([[1, 1]], [[-2, -5]], [[1], [1]], [[-1.5]])),
            new("Only one edge counts: this is 1 for everything below 5.", () => ([[1, 1]], [[-2, -5]], [[0], [-1]], [[0.5]])),
            new("Only one edge counts, and on the wrong side: this is 1 for everything below 2.",
                () => ([[1, 1]], [[-2, -5]], [[-1], [0]], [[0.5]])),
            new("Inside and outside are exchanged: multiply the output neuron's weights and bias by −1.",
                () => ([[1, 1]], [[-2, -5]], [[-1], [1]], [[0.5]])),
            new("This is 1 between −5 and −2: x + 2 is above zero from −2 on, and x − 2 from 2 on.",
                () => ([[1, 1]], [[2, 5]], [[-1], [1]], [[-0.5]])),
            new("This is 1 between −2 and 5: the lower edge is not where it should be.",
                () => ([[1, 1]], [[2, -5]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 1 and 5: the lower edge is not where it should be.",
                () => ([[1, 1]], [[-1, -5]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 3 and 5: the lower edge is not where it should be.",
                () => ([[1, 1]], [[-3, -5]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 2 and 2.5: the upper edge is not where it should be.",
                () => ([[1, 1]], [[-2, -2.5]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 2 and 4: the upper edge is not where it should be.",
                () => ([[1, 1]], [[-2, -4]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 2 and 6: the upper edge is not where it should be.",
                () => ([[1, 1]], [[-2, -6]], [[1], [-1]], [[-0.5]])),
            new("This is 1 between 2 and 10: the upper edge is not where it should be.",
                () => ([[1, 1]], [[-2, -10]], [[1], [-1]], [[-0.5]])),
            new("The output is never 1. Take x = 3.5: what do the two hidden neurons say there, and what does the output neuron "
                + "make of it?", () => ([[1, 1]], [[2, 5]], [[1], [-1]], [[-0.5]])),
            new("The output is always 1. Take x = 0: what do the two hidden neurons say there, and what does the output neuron make of it?",
                () => ([[1, 1]], [[-2, -5]], [[1], [-1]], [[1.5]])),
        ],
        Hints =
        [
            "One hidden neuron is 1 above 2, the other is 1 above 5. Their weights are 1; what are their biases?",
            "Between 2 and 5 the first is 1 and the second 0. Give the second a weight of −1 in the output neuron, and a bias that lets "
                + "the first alone be enough.",
        ],
    };

    /// <summary>Exercise 02.3: the forward step with weights that are kept as neurons × inputs.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Matrix>> ForwardFromPyTorch { get; } = new("02.3", "Weights from PyTorch")
    {
        Reference = (X, torchWeights, biases) => X * torchWeights.Transpose() + biases,
        Cases =
        [
            new("X 4 × 2, weights 3 × 2", f => f([[5, 3], [5, 8], [3, 2], [9, 6]], [[2, -1], [0, 1], [-1, -1]], [[-4, -5, 6]])),
            new("X 1 × 2, weights 3 × 2", f => f([[1, -1]], [[2, -1], [0, 1], [-1, -1]], [[-4, -5, 6]])),
            new("X 3 × 2, weights 2 × 2", f => f([[1, 2], [3, 4], [5, 6]], [[1, 2], [3, 5]], [[0.5, -0.5]])),
            new("X 2 × 3, weights 1 × 3", f => f([[1, 2, 3], [0, 1, 0]], [[1, 10, 100]], [[7]])),
            new("X 1 × 1, weights 1 × 1", f => f([[-3]], [[2]], [[10]])),
            new("X 2 × 2, weights 2 × 2, large", f => f([[0, -1e6], [2e6, 1]], [[3, 0], [1e3, -1]], [[-1e4, 1]])),
            new("X 0 × 2, weights 1 × 2: a batch without samples", f => f(new Matrix(0, 2), [[1, 2]], [[3]])),
            new("X 3 × 1, weights 4 × 1", f => f([[1], [0], [-2]], [[1], [2], [-3], [0]], [[4, 3, 2, 1]])),
        ],
        RandomCase = random =>
        {
            var (samples, inputs, neurons) = (1 + random.Next(5), 1 + random.Next(4), 1 + random.Next(4));
            var (X, weights, biases) = (Draw(random, samples, inputs), Draw(random, neurons, inputs), Draw(random, 1, neurons));
            return new($"random numbers, X {X.Shape}, weights {weights.Shape}", f => f(X.Copy(), weights.Copy(), biases.Copy()));
        },
        Mistakes =
        [
            new("The weights are not transposed: theirs have a row for each neuron, ours a column. Where they are square, "
                + "no error says so.", (X, torchWeights, biases) => X * torchWeights + biases),
            new("The biases are missing.", (X, torchWeights, _) => X * torchWeights.Transpose()),
            new("The weights' numbers were filled into the other shape, row after row: exchanging rows and columns is another thing, "
                + "Transpose().", (X, torchWeights, biases) =>
                    X * new Matrix(torchWeights.Columns, torchWeights.Rows, torchWeights.Values.ToArray()) + biases),
            new("The weights are transposed only where they do not fit: where they are square they fit either way round, and have to be "
                + "turned as well.", (X, torchWeights, biases) =>
                    X * (torchWeights.Rows == X.Columns ? torchWeights : torchWeights.Transpose()) + biases),
            new("Every neuron gets the first bias: each has its own.",
                (X, torchWeights, biases) => X * torchWeights.Transpose() + biases.Map(_ => biases[0, 0])),
            new("The result lies on its side: a row should be a sample, and here it is a neuron.",
                (X, torchWeights, biases) => (X * torchWeights.Transpose() + biases).Transpose()),
            new("The weights stand on the left and the samples were turned: the product then has a row for each neuron, and the biases, "
                + "a row, no longer fit. Turn the weights instead, or turn the product back first.",
                (X, torchWeights, biases) => torchWeights * X.Transpose() + biases),
            new("The weights stand on the left, the product was not turned back, and the biases are missing.",
                (X, torchWeights, _) => torchWeights * X.Transpose()),
            new("The weights are not transposed, and the biases are missing.", (X, torchWeights, _) => X * torchWeights),
            new("Those are the biases alone.", (_, _, biases) => biases),
            new("Every row holds the biases alone: the samples have no part in it.",
                (X, torchWeights, biases) => 0 * X * torchWeights.Transpose() + biases),
            new("Every bias counts as 1.", (X, torchWeights, biases) => X * torchWeights.Transpose() + biases.Map(_ => 1)),
            new("The product has the opposite sign: it is added to the biases.",
                (X, torchWeights, biases) => -(X * torchWeights.Transpose()) + biases),
            new("The samples are turned as well as the weights: a row of X is a sample and stays one.",
                (X, torchWeights, biases) => X.Transpose() * torchWeights.Transpose() + biases),
            new("Inputs below zero count as if they were above.",
                (X, torchWeights, biases) => X.Map(Math.Abs) * torchWeights.Transpose() + biases),
            new("The biases are subtracted: they are added.", (X, torchWeights, biases) => X * torchWeights.Transpose() - biases),
            new("The biases reach the first sample only: every row gets them.",
                (X, torchWeights, biases) => FirstRow(X * torchWeights.Transpose(), biases)),
        ],
        Hints =
        [
            "Write down the shapes: X is samples × inputs, their weights neurons × inputs. What has to be done with the weights so that "
                + "the inner numbers agree?",
            "Turned round, their weights have the shape that this chapter uses. The rest is the formula of the section on batches.",
        ],
    };

    /// <summary>Exercise 02.4: one layer for several linear ones.</summary>
    public static Exercise<Func<Matrix[], Matrix[], (Matrix, Matrix)>> Collapse { get; } = new("02.4", "Multiply layers out")
    {
        Reference = (weights, biases) =>
        {
            var (W, b) = (weights[0], biases[0]);
            for (int k = 1; k < weights.Length; k++)
                (W, b) = (W * weights[k], b * weights[k] + biases[k]);
            return (W, b);
        },
        Cases =
        [
            new("one layer, 2 → 2", f => f([[[1, 2], [3, 4]]], [[[5, 6]]])),
            new("1 → 1 → 1: 2x + 1, then 3z + 4", f => f([[[2]], [[3]]], [[[1]], [[4]]])),
            new("2 → 2 → 2", f => f([[[1, 2], [3, 4]], [[0, 1], [1, 1]]], [[[1, -1]], [[2, 5]]])),
            new("2 → 3 → 1", f => f([[[1, 2, 3], [4, 5, 6]], [[1], [-1], [2]]], [[[1, 1, 2]], [[3]]])),
            new("1 → 3 → 2 → 1", f => f([[[1, -2, 3]], [[1, 0], [2, -1], [0, 4]], [[1], [-3]]], [[[1, 0, -1]], [[2, 5]], [[-7]]])),
            new("five layers, 1 → 1 each", f => f([[[2]], [[-1]], [[3]], [[1000]], [[0.5]]], [[[1]], [[0]], [[-2]], [[5]], [[1e6]]])),
        ],
        RandomCase = random =>
        {
            int[] sizes = [.. Enumerable.Range(0, 2 + random.Next(4)).Select(_ => 1 + random.Next(3))];
            Matrix[] weights = [.. sizes.Zip(sizes.Skip(1), (inputs, neurons) => Draw(random, inputs, neurons))];
            Matrix[] biases = [.. sizes.Skip(1).Select(neurons => Draw(random, 1, neurons))];
            return new($"random numbers, {string.Join(" → ", sizes)}",
                f => f([.. weights.Select(W => W.Copy())], [.. biases.Select(b => b.Copy())]));
        },
        Mistakes =
        [
            new("The earlier biases are lost: they go through the later weights as well, b₁ · W₂ + b₂.",
                (weights, biases) => (weights.Aggregate((W, next) => W * next), biases[^1])),
            new("The biases are only added up: on the way to the output the earlier ones go through the later weights, b₁ · W₂ + b₂.",
                (weights, biases) => (weights.Aggregate((W, next) => W * next), biases.Aggregate((b, next) => b + next))),
            new("The weights are multiplied in the wrong order: the first layer stands on the left, W₁ · W₂.",
                (weights, biases) => Multiplied(weights, biases, (W, next) => next * W, (b, _, next, own) => b * next + own)),
            new("The biases go through the weights multiplied so far, and not through those of the one next layer: b₁ · W₂ + b₂.",
                (weights, biases) => Multiplied(weights, biases, (W, next) => W * next, (b, W, next, own) => b * (W * next) + own)),
            new("The earlier biases go through the later weights, and the later layers' own biases are never added: b₁ · W₂ + b₂.",
                (weights, biases) => Multiplied(weights, biases, (W, next) => W * next, (b, _, next, _) => b * next)),
            new("It begins with the weights of the second layer; the first are weights[0].",
                (weights, biases) => Right([weights[1], .. weights.Skip(1)], biases)),
            new("The loop goes on after the last layer: its index is weights.Length − 1.",
                (weights, biases) => (weights[weights.Length], biases[weights.Length])),
            new("Those are the weights and biases of the last layer alone.", (weights, biases) => (weights[^1], biases[^1])),
            new("Those are the weights and biases of the first layer alone.", (weights, biases) => (weights[0], biases[0])),
            new("Only the first two layers are multiplied out: there may be more, or only one.", (weights, biases) => weights.Length == 1
                ? (weights[0], biases[0])
                : (weights[0] * weights[1], biases[0] * weights[1] + biases[1])),
        ],
        Hints =
        [
            "Begin with the weights and biases of layer 0 and take in one more layer at a time: the formula of the section, "
                + "again and again.",
            "The weights so far are multiplied by those of the new layer, on the right. The biases so far are numbers that go through "
                + "the new layer as any inputs do, and then meet its own biases.",
        ],
    };

    private static Case<Func<(Matrix, Matrix, Matrix, Matrix)>> At(double x) =>
        new($"your network at x = {AnswerText.Number(x, AnswerText.AllDigits)}", f =>
        {
            var (W1, b1, W2, b2) = f();
            return new Sequential(new Dense(W1, b1), new Step(), new Dense(W2, b2), new Step()).Predict([[x]])[0, 0];
        });

    private static string? WrongShape(object?[] shapes)
    {
        string[] names = ["W1", "b1", "W2", "b2"], asked = ["1 × 2", "1 × 2", "2 × 1", "1 × 1"];
        int wrong = shapes.Zip(asked).ToList().FindIndex(pair => pair.First as string != pair.Second);
        return wrong < 0 ? null : $"{names[wrong]} has the shape {shapes[wrong]}, and {asked[wrong]} is asked.";
    }

    /// <summary>Takes in one layer after the other, by a rule for the weights and one for the biases.</summary>
    private static (Matrix, Matrix) Multiplied(Matrix[] weights, Matrix[] biases, Func<Matrix, Matrix, Matrix> weightsOf,
        Func<Matrix, Matrix, Matrix, Matrix, Matrix> biasesOf)
    {
        var (W, b) = (weights[0], biases[0]);
        for (int k = 1; k < weights.Length; k++)
            (W, b) = (weightsOf(W, weights[k]), biasesOf(b, W, weights[k], biases[k]));
        return (W, b);
    }

    private static (Matrix W, Matrix B) Right(Matrix[] weights, Matrix[] biases) =>
        Multiplied(weights, biases, (W, next) => W * next, (b, _, next, own) => b * next + own);

    private static Matrix FirstRow(Matrix logits, Matrix biases)
    {
        for (int j = 0; j < logits.Columns; j++)
            logits[0, j] += biases[0, j];
        return logits;
    }

    private static Matrix Draw(SeededRandom random, int rows, int columns) => new Matrix(rows, columns).Map(_ => random.NextUniform(-2, 2));
}
