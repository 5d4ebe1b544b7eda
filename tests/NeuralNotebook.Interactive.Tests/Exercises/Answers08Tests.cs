namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 08: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers08Tests
{
    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["08.1 y − p"] = () => Chapter08.ThirdSlope.Solution(0.8),
        ["08.1 p (1 − p)"] = () => Chapter08.ThirdSlope.Solution(0.16),
        ["08.1 −1/p"] = () => Chapter08.ThirdSlope.Solution(-5),
        ["08.1 another class"] = () => Chapter08.ThirdSlope.Solution(-0.3),
        ["08.1 −y"] = () => Chapter08.ThirdSlope.Solution(-1),
        ["08.1 −p"] = () => Chapter08.ThirdSlope.Solution(-0.2),
        ["08.2 the first sample's biases"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Stacked(X.Transpose() * dZ, dZ[..1])),
        ["08.3 two sums multiplied"] = () => Chapter08.InputSlopes.Solution((dZ, W) => dZ.RowSums() * W.Sum()),
        ["08.3 columns for rows"] = () => Chapter08.InputSlopes.Solution((dZ, _) => dZ.ColumnSums()),
        ["08.4 a second softmax"] = () =>
            Chapter08.FusedSlopes.Solution((p, labels) => (new Softmax().Forward(p) - OneHot(p, labels)) / p.Rows),
        ["08.4 labels from 1"] = () => Chapter08.FusedSlopes.Solution((p, labels) => Written(p, labels, -1, value => value - 1)),
        ["08.4 −1 written"] = () => Chapter08.FusedSlopes.Solution((p, labels) => Written(p, labels, 0, _ => -1)),
        ["08.2 the chapter's own method"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => X.Transpose() * dZ),
        ["08.2 the biases on top"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Stacked(dZ.ColumnSums(), X.Transpose() * dZ)),
        ["08.2 = for +="] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Summed(X, dZ, (_, product) => product)),
        ["08.2 += for the weights, = for the biases"] = () =>
            Chapter08.WeightSlopes.Solution((X, dZ) => X.Rows == 0 ? Summed(X, dZ) : Stacked(X.Transpose() * dZ, dZ[^1..])),
        ["08.2 the mean once more"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Summed(X, dZ) / X.Rows),
        ["08.2 the biases as means"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Stacked(X.Transpose() * dZ, dZ.ColumnMeans())),
        ["08.2 transposed"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Summed(X, dZ).Transpose()),
        ["08.2 the last sample dropped"] = () =>
            Chapter08.WeightSlopes.Solution((X, dZ) => Summed(X[..Math.Max(0, X.Rows - 1)], dZ[..Math.Max(0, X.Rows - 1)])),
        ["08.2 turned"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => -Summed(X, dZ)),
        ["08.2 fails without samples"] = () =>
            Chapter08.WeightSlopes.Solution((X, dZ) => X.Rows == 0 ? throw new InvalidOperationException() : Summed(X, dZ)),
        ["08.3 the chapter's own method"] = () => Chapter08.InputSlopes.Solution((dZ, W) => dZ * W.Transpose()),
        ["08.3 over the samples"] = () => Chapter08.InputSlopes.Solution((dZ, W) => (dZ * W.Transpose()).ColumnSums()),
        ["08.3 means"] = () => Chapter08.InputSlopes.Solution((dZ, W) => (dZ * W.Transpose()).RowMeans()),
        ["08.3 one knob for the batch"] = () => Chapter08.InputSlopes.Solution((dZ, W) => new Matrix(1, 1, [(dZ * W.Transpose()).Sum()])),
        ["08.3 not transposed"] = () => Chapter08.InputSlopes.Solution((dZ, W) => (dZ * W).RowSums()),
        ["08.3 not transposed where it fits"] = () =>
            Chapter08.InputSlopes.Solution((dZ, W) => (dZ.Columns == W.Rows ? dZ * W : dZ * W.Transpose()).RowSums()),
        ["08.3 without the weights"] = () => Chapter08.InputSlopes.Solution((dZ, W) => dZ.RowSums()),
        ["08.3 lying"] = () => Chapter08.InputSlopes.Solution((dZ, W) => (dZ * W.Transpose()).RowSums().Transpose()),
        ["08.4 without the mean"] = () => Chapter08.FusedSlopes.Solution((p, labels) => p - OneHot(p, labels)),
        ["08.4 divided by the classes"] = () => Chapter08.FusedSlopes.Solution((p, labels) => (p - OneHot(p, labels)) / p.Columns),
        ["08.4 y − p"] = () => Chapter08.FusedSlopes.Solution((p, labels) => (OneHot(p, labels) - p) / p.Rows),
        ["08.4 the 1 after the mean"] = () => Chapter08.FusedSlopes.Solution((p, labels) => (p / p.Rows) - OneHot(p, labels)),
        ["08.4 the true class alone"] = () =>
            Chapter08.FusedSlopes.Solution((p, labels) => (p - OneHot(p, labels)).PointwiseMultiply(OneHot(p, labels)) / p.Rows),
        ["08.4 the two steps"] = () => Chapter08.FusedSlopes.Solution(TwoSteps),
        ["08.4 the largest instead of the label"] = () => Chapter08.FusedSlopes.Solution((p, _) => (p - OneHot(p, p.ArgMax())) / p.Rows),
        ["08.4 clipped"] = () =>
            Chapter08.FusedSlopes.Solution((p, labels) => (p.Map(value => Math.Clamp(value, 1e-3, 1 - 1e-3)) - OneHot(p, labels)) / p.Rows),
        ["08.4 right, but into the given matrix"] = () => Chapter08.FusedSlopes.Solution((p, labels) =>
        {
            for (int row = 0; row < p.Rows; row++)
                p[row, labels[row]] -= 1;
            return p / p.Rows;
        }),
        ["08.5 one line too early"] = () => Chapter08.FindTheBug.Solution(3),
        ["08.5 one line too late"] = () => Chapter08.FindTheBug.Solution(5),
        ["08.5 no line"] = () => Chapter08.FindTheBug.Solution(6),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["08.1"] = () => Chapter08.ThirdSlope.Solution(0.2 - 1),
        ["08.2 loops"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Summed(X, dZ)),
        ["08.2 two results, stacked"] = () => Chapter08.WeightSlopes.Solution((X, dZ) => Stacked(X.Transpose() * dZ, dZ.ColumnSums())),
        ["08.2 the engine's layer"] = () => Chapter08.WeightSlopes.Solution((X, dZ) =>
        {
            var layer = new Dense(X.Columns, dZ.Columns);
            layer.Forward(X);
            layer.Backward(dZ);
            return Stacked(layer.Parameters[0].Gradient, layer.Parameters[1].Gradient);
        }),
        ["08.3 the inputs' slopes, summed"] = () => Chapter08.InputSlopes.Solution((dZ, W) => (dZ * W.Transpose()).RowSums()),
        ["08.3 the weights summed first"] = () => Chapter08.InputSlopes.Solution((dZ, W) => dZ * W.ColumnSums().Transpose()),
        ["08.4 one-hot"] = () => Chapter08.FusedSlopes.Solution((p, labels) => (p - OneHot(p, labels)) / p.Rows),
        ["08.4 in a copy"] = () => Chapter08.FusedSlopes.Solution((p, labels) =>
        {
            var slopes = p.Copy();
            for (int row = 0; row < slopes.Rows; row++)
                slopes[row, labels[row]] -= 1;
            return slopes / p.Rows;
        }),
        ["08.5"] = () => Chapter08.FindTheBug.Solution(4),
    };

    /// <summary>Mistakes that the chapter itself warns of: the check says their name.</summary>
    private static readonly Dictionary<string, string> named = new()
    {
        ["08.1 y − p"] = "The sign is turned",
        ["08.1 p (1 − p)"] = "how fast the probability changes",
        ["08.1 −1/p"] = "the slope for the probability",
        ["08.1 another class"] = "second class",
        ["08.1 −y"] = "−y alone",
        ["08.1 −p"] = "That is −p",
        ["08.2 += for the weights, = for the biases"] = "last sample alone",
        ["08.2 the first sample's biases"] = "first sample alone",
        ["08.3 two sums multiplied"] = "Two sums are multiplied",
        ["08.3 columns for rows"] = "sums over the samples",
        ["08.4 a second softmax"] = "a second time",
        ["08.4 labels from 1"] = "counted from 1",
        ["08.4 −1 written"] = "A −1 stands",
        ["08.4 the largest instead of the label"] = "the largest probability",
        ["08.2 the chapter's own method"] = "the row of the biases is missing",
        ["08.2 the biases on top"] = "stands on top",
        ["08.2 = for +="] = "+= and not =",
        ["08.2 the mean once more"] = "the mean is in dZ already",
        ["08.2 transposed"] = "the transpose",
        ["08.2 the last sample dropped"] = "The last sample is left out",
        ["08.3 the chapter's own method"] = "The knob goes into all inputs",
        ["08.3 over the samples"] = "sums over the samples",
        ["08.3 means"] = "means over the inputs",
        ["08.3 one knob for the batch"] = "one number",
        ["08.3 not transposed"] = "W is not transposed",
        ["08.3 without the weights"] = "without the weights",
        ["08.3 lying"] = "in one row",
        ["08.4 without the mean"] = "The mean is missing",
        ["08.4 divided by the classes"] = "number of classes",
        ["08.4 y − p"] = "The sign is turned",
        ["08.4 the 1 after the mean"] = "after the division",
        ["08.4 the true class alone"] = "the other classes have one, too",
        ["08.5 one line too early"] = "Line 3 is right",
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    public static TheoryData<string> Named => [.. named.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string answer) => Assert.Equal(CheckStatus.Failed, wrong[answer]().Status);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string answer) =>
        Assert.True(right[answer]().Status == CheckStatus.Passed, right[answer]().ToString());

    [Theory]
    [MemberData(nameof(Named))]
    public void A_mistake_that_the_chapter_warns_of_is_called_by_its_name(string answer) =>
        Assert.Contains(named[answer], wrong[answer]().Mistake, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Who_names_a_wrong_line_is_not_told_where_the_right_one_lies(int line)
    {
        string said = Chapter08.FindTheBug.Solution(line).ToString();

        Assert.DoesNotContain("too small", said, StringComparison.Ordinal);
        Assert.DoesNotContain("too large", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_changes_the_given_matrix_is_told_so() =>
        Assert.Contains("changed", wrong["08.4 right, but into the given matrix"]().ToString(), StringComparison.Ordinal);

    /// <summary>The probabilities, with another number in the label's place, or beside it, and the mean.</summary>
    private static Matrix Written(Matrix p, int[] labels, int beside, Func<double, double> number)
    {
        var slopes = p.Copy();
        for (int row = 0; row < p.Rows; row++)
            slopes[row, labels[row] + beside] = number(slopes[row, labels[row] + beside]);
        return slopes / p.Rows;
    }

    private static Matrix OneHot(Matrix p, int[] labels) => Labels.OneHot(labels, p.Columns);

    private static Matrix Stacked(Matrix above, Matrix below) =>
        new(above.Rows + below.Rows, above.Columns, [.. above.Values, .. below.Values]);

    /// <summary>The slopes in plain loops; how a product is kept says the second argument, which is given what was there.</summary>
    private static Matrix Summed(Matrix X, Matrix dZ, Func<double, double, double>? keep = null)
    {
        var slopes = new Matrix(X.Columns + 1, dZ.Columns);
        for (int sample = 0; sample < X.Rows; sample++)
        {
            for (int i = 0; i < slopes.Rows; i++)
            {
                for (int j = 0; j < dZ.Columns; j++)
                {
                    double product = (i < X.Columns ? X[sample, i] : 1) * dZ[sample, j];
                    slopes[i, j] = keep?.Invoke(slopes[i, j], product) ?? slopes[i, j] + product;
                }
            }
        }

        return slopes;
    }

    /// <summary>First cross-entropy, then softmax: right, but where the probability of the true class is 0.</summary>
    private static Matrix TwoSteps(Matrix p, int[] labels)
    {
        var slopes = new Matrix(p.Rows, p.Columns);
        for (int row = 0; row < p.Rows; row++)
        {
            double slope = -1 / p[row, labels[row]];
            for (int k = 0; k < p.Columns; k++)
                slopes[row, k] = slope * p[row, labels[row]] * ((k == labels[row] ? 1 : 0) - p[row, k]) / p.Rows;
        }

        return slopes;
    }
}
