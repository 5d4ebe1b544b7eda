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
        Cases = [.. new[] { -3.0, 0, 1.9, 2.1, 3.5, 4.9, 5.1, 7, 20 }.Select(At)],
        Mistakes =
        [
            new("Only one edge counts: this is 1 for everything above 2. The second neuron has to take away what the first one gives.", () => ([[1, 1]], [[-2, -5]], [[1], [1]], [[-0.5]])),
            new("This is 1 for everything above 5: the output asks for both neurons. It should ask for the first and not the second.", () => ([[1, 1]], [[-2, -5]], [[1], [1]], [[-1.5]])),
            new("Inside and outside are exchanged: multiply the output neuron's weights and bias by −1.", () => ([[1, 1]], [[-2, -5]], [[-1], [1]], [[0.5]])),
            new("The output is never 1. Either the first biases have the wrong sign (x − 2 is above zero from 2 on, x + 2 from −2 on), or the output's bias is −1 or less, so that one hidden answer of 1 is not enough.", () => ([[1, 1]], [[2, 5]], [[1], [-1]], [[-0.5]])),
        ],
        Hints =
        [
            "One hidden neuron is 1 above 2, the other is 1 above 5. Their weights are 1; what are their biases?",
            "Between 2 and 5 the first is 1 and the second 0. Give the second a weight of −1 in the output neuron, and a bias that lets the first alone be enough.",
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
        ],
        RandomCase = random =>
        {
            var (X, weights, biases) = (Draw(random, 4, 3), Draw(random, 3, 3), Draw(random, 1, 3));
            return new("random numbers, X 4 × 3, weights 3 × 3", f => f(X.Copy(), weights.Copy(), biases.Copy()));
        },
        Mistakes =
        [
            new("The weights are not transposed: theirs have a row for each neuron, ours a column. Where they are square, no error says so.", (X, torchWeights, biases) => X * torchWeights + biases),
            new("The biases are missing.", (X, torchWeights, _) => X * torchWeights.Transpose()),
            new("The result lies on its side: a row should be a sample, and here it is a neuron.", (X, torchWeights, biases) => (X * torchWeights.Transpose() + biases).Transpose()),
        ],
        Hints =
        [
            "Write down the shapes: X is samples × inputs, their weights neurons × inputs. What has to be done with the weights so that the inner numbers agree?",
            "torchWeights.Transpose() has the shape that this chapter uses.",
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
        ],
        RandomCase = random =>
        {
            Matrix[] weights = [Draw(random, 2, 2), Draw(random, 2, 2), Draw(random, 2, 2)];
            Matrix[] biases = [Draw(random, 1, 2), Draw(random, 1, 2), Draw(random, 1, 2)];
            return new("random numbers, 2 → 2 → 2 → 2", f => f([.. weights.Select(W => W.Copy())], [.. biases.Select(b => b.Copy())]));
        },
        Mistakes =
        [
            new("The earlier biases are lost: they go through the later weights as well, b₁ · W₂ + b₂.", (weights, biases) => (weights.Aggregate((W, next) => W * next), biases[^1])),
            new("The biases are only added up: on the way to the output the earlier ones go through the later weights, b₁ · W₂ + b₂.", (weights, biases) => (weights.Aggregate((W, next) => W * next), biases.Aggregate((b, next) => b + next))),
            new("The weights are multiplied in the wrong order: the first layer stands on the left, W₁ · W₂.", (weights, biases) =>
            {
                var (W, b) = (weights[0], biases[0]);
                for (int k = 1; k < weights.Length; k++)
                    (W, b) = (weights[k] * W, b * weights[k] + biases[k]);
                return (W, b);
            }),
            new("Only the first two layers are multiplied out: there may be more, or only one.", (weights, biases) => weights.Length == 1
                ? (weights[0], biases[0])
                : (weights[0] * weights[1], biases[0] * weights[1] + biases[1])),
        ],
        Hints =
        [
            "Begin with the weights and biases of layer 0 and take in one more layer at a time: the formula of the section, again and again.",
            "In the loop: b = b * weights[k] + biases[k]; W = W * weights[k];",
        ],
    };

    private static Case<Func<(Matrix, Matrix, Matrix, Matrix)>> At(double x) => new($"your network at x = {NumberText.Short(x)}", f =>
    {
        var (W1, b1, W2, b2) = f();
        return new Sequential(new Dense(W1, b1), new Step(), new Dense(W2, b2), new Step()).Predict([[x]])[0, 0];
    });

    private static Matrix Draw(SeededRandom random, int rows, int columns) => new Matrix(rows, columns).Map(_ => random.NextUniform(-2, 2));
}
