namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 02: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers02Tests
{
    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["02.1 weights alone"] = () => Chapter02.Parameters.Solution(170),
        ["02.2 three hidden neurons"] = () => Chapter02.Bump.Solution(() => ([[1, 1, 0]], [[-2, -5, 0]], [[1], [-1], [0]], [[-0.5]])),
        ["02.2 the lower edge at 2.05"] = () => Bump(-2.05, -5),
        ["02.2 the upper edge at 4.95"] = () => Bump(-2, -4.95),
        ["02.2 the biases' signs"] = () => Bump(2, 5),
        ["02.2 above 2"] = () => Chapter02.Bump.Solution(() => ([[1, 1]], [[-2, -5]], [[1], [1]], [[-0.5]])),
        ["02.2 exchanged"] = () => Chapter02.Bump.Solution(() => ([[1, 1]], [[-2, -5]], [[-1], [1]], [[0.5]])),
        ["02.2 shapes that do not fit"] = () => Chapter02.Bump.Solution(() => ([[1], [1]], [[-2, -5]], [[1], [-1]], [[-0.5]])),
        ["02.3 filled into the other shape"] = () =>
            Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (X * new Matrix(W.Columns, W.Rows, W.Values.ToArray())) + b),
        ["02.3 transposed where it does not fit"] = () =>
            Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (X * (X.Columns == W.Rows ? W : W.Transpose())) + b),
        ["02.3 the first bias for all"] = () =>
            Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (X * W.Transpose()) + b.Map(_ => b[0, 0])),
        ["02.3 not transposed"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (X * W) + b),
        ["02.3 the wrong way round"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (W * X.Transpose()) + b),
        ["02.3 not turned back"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (W * X.Transpose()) + b.Transpose()),
        ["02.3 no biases"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, _) => X * W.Transpose()),
        ["02.3 biases for the first sample"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) =>
        {
            var z = X * W.Transpose();
            for (int j = 0; j < z.Columns; j++)
                z[0, j] += b[0, j];
            return z;
        }),
        ["02.4 biases through the weights so far"] = () => Collapse((W, next) => W * next, (b, W, next, own) => (b * (W * next)) + own),
        ["02.4 biases added up"] = () => Collapse((W, next) => W * next, (b, _, _, own) => b + own),
        ["02.4 biases lost"] = () => Collapse((W, next) => W * next, (_, _, _, own) => own),
        ["02.4 the last biases lost"] = () => Collapse((W, next) => W * next, (b, _, next, _) => b * next),
        ["02.4 the other order"] = () => Collapse((W, next) => next * W, (b, _, next, own) => (b * next) + own),
        ["02.4 three layers at most"] = () =>
            Chapter02.Collapse.Solution((weights, biases) =>
                Collapsed([.. weights.Take(3)], [.. biases.Take(3)], (W, next) => W * next, (b, _, next, own) => (b * next) + own)),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["02.1"] = () => Chapter02.Parameters.Solution(193),
        ["02.2 two steps up"] = () => Bump(-2, -5),
        ["02.2 a step up and a step down"] = () => Chapter02.Bump.Solution(() => ([[1, -1]], [[-2, 5]], [[1], [1]], [[-1.5]])),
        ["02.2 larger numbers"] = () => Chapter02.Bump.Solution(() => ([[10, 3]], [[-20, -15]], [[4], [-7]], [[-1]])),
        ["02.2 the output's bias 0"] = () => Chapter02.Bump.Solution(() => ([[1, 1]], [[-2, -5]], [[1], [-1]], [[0]])),
        ["02.3 the formula"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (X * W.Transpose()) + b),
        ["02.3 turned back"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => (W * X.Transpose()).Transpose() + b),
        ["02.3 the engine's layer"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) => new Dense(W.Transpose(), b).Forward(X)),
        ["02.3 loops"] = () => Chapter02.ForwardFromPyTorch.Solution((X, W, b) =>
        {
            var z = new Matrix(X.Rows, W.Rows);
            for (int r = 0; r < X.Rows; r++)
                for (int j = 0; j < W.Rows; j++)
                    z[r, j] = b[0, j] + Enumerable.Range(0, X.Columns).Sum(i => X[r, i] * W[j, i]);
            return z;
        }),
        ["02.4 from the first"] = () => Collapse((W, next) => W * next, (b, _, next, own) => (b * next) + own),
        ["02.4 from the last"] = () => Chapter02.Collapse.Solution((weights, biases) =>
        {
            Matrix W = weights[^1], b = biases[^1];
            for (int k = weights.Length - 2; k >= 0; k--)
                (W, b) = (weights[k] * W, (biases[k] * W) + b);
            return (W, b);
        }),
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string name) => Assert.Equal(CheckStatus.Failed, wrong[name]().Status);

    [Theory, MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string name) =>
        Assert.True(right[name]() is { Status: CheckStatus.Passed } result, right[name]().ToString());

    [Theory]
    [InlineData("02.3 the wrong way round", "The weights stand on the left")]
    [InlineData("02.3 filled into the other shape", "filled into the other shape")]
    [InlineData("02.3 transposed where it does not fit", "transposed only where they do not fit")]
    [InlineData("02.3 the first bias for all", "Every neuron gets the first bias")]
    [InlineData("02.4 biases through the weights so far", "through the weights multiplied so far")]
    [InlineData("02.2 exchanged", "Inside and outside are exchanged")]
    public void A_typical_mistake_is_named(string name, string said) =>
        Assert.Contains(said, wrong[name]().Mistake, StringComparison.Ordinal);

    [Theory]
    [InlineData("02.2 three hidden neurons", "W1 has the shape 1 × 3, and 1 × 2 is asked.")]
    [InlineData("02.2 shapes that do not fit", "W1 has the shape 2 × 1, and 1 × 2 is asked.")]
    [InlineData("02.2 the upper edge at 4.95", "your network at x = 4.999")]
    public void A_bump_is_told_which_shape_or_which_place_is_wrong(string name, string said) =>
        Assert.Contains(said, wrong[name]().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Two_inputs_that_were_changed_were_changed() =>
        Assert.Contains("`w` and `b` were changed", Chapter02.Collapse.Solution((w, b) =>
        {
            for (int k = 1; k < w.Length; k++)
                (w[0], b[0]) = (w[0] * w[k], (b[0] * w[k]) + b[k]);
            return (w[0], b[0]);
        }).ToHtml(), StringComparison.Ordinal);

    private static CheckResult Bump(double first, double second) =>
        Chapter02.Bump.Solution(() => ([[1, 1]], [[first, second]], [[1], [-1]], [[-0.5]]));

    private static CheckResult Collapse(Func<Matrix, Matrix, Matrix> weightsOf, Func<Matrix, Matrix, Matrix, Matrix, Matrix> biasesOf) =>
        Chapter02.Collapse.Solution((weights, biases) => Collapsed(weights, biases, weightsOf, biasesOf));

    private static (Matrix, Matrix) Collapsed(Matrix[] weights, Matrix[] biases, Func<Matrix, Matrix, Matrix> weightsOf,
        Func<Matrix, Matrix, Matrix, Matrix, Matrix> biasesOf)
    {
        var (W, b) = (weights[0], biases[0]);
        for (int k = 1; k < weights.Length; k++)
            (W, b) = (weightsOf(W, weights[k]), biasesOf(b, W, weights[k], biases[k]));
        return (W, b);
    }
}
