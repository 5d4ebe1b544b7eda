namespace NeuralNotebook.Tests.Losses;

public sealed class LossTests
{
    [Fact]
    public void The_worked_example_costs_minus_the_logarithm_of_three_tenths() =>
        Near.Equal(-Math.Log(0.3), new CategoricalCrossEntropy().Value([[0.5, 0.3, 0.2]], [[0, 1, 0]]), 1e-15);

    [Fact]
    public void Huber_is_squared_for_small_errors_and_straight_for_large_ones()
    {
        var loss = new HuberLoss(delta: 2);
        Near.Equal(0.5, loss.Value([[1]], [[0]]), 1e-15);
        Near.Equal(2 * (5 - 1), loss.Value([[5]], [[0]]), 1e-15);
        Assert.Equal([1, -2, 2], loss.Gradient([[1, -5, 5]], [[0, 0, 0]]).Map(slope => slope * 3).Values.ToArray());
    }

    [Fact]
    public void Label_smoothing_is_cross_entropy_against_the_smoothed_targets()
    {
        Matrix p = [[0.7, 0.2, 0.1]];
        Near.Equal(new CategoricalCrossEntropy().Value(p, [[0.1 / 3, 0.9 + (0.1 / 3), 0.1 / 3]]),
            new CategoricalCrossEntropy(labelSmoothing: 0.1).Value(p, [[0, 1, 0]]), 1e-14);
    }

    [Fact]
    public void Shapes_that_differ_are_named() =>
        Assert.Contains("2 × 3 predictions and 2 × 2 targets",
            Assert.Throws<ArgumentException>(() => new MeanSquaredError().Value(new Matrix(2, 3), new Matrix(2, 2))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_empty_batch_has_no_mean() => Assert.True(double.IsNaN(new MeanSquaredError().Value(new Matrix(0, 3), new Matrix(0, 3))));

    [Fact]
    public void Targets_of_another_shape_than_the_logits_are_refused()
    {
        Matrix logits = [[1, 2, 3], [0, 5, 0]], wide = [[0, 0, 1, 0], [0, 1, 0, 0]];
        Assert.Contains("2 × 4",
            Assert.Throws<ArgumentException>(() => new CategoricalCrossEntropy().ValueFromLogits(logits, wide)).Message,
            StringComparison.Ordinal);
        Assert.Contains("2 × 4",
            Assert.Throws<ArgumentException>(() =>
                GradientCheck.Run([new Dense(3, 3), new Softmax()], new CategoricalCrossEntropy(), logits, wide)).Message,
                StringComparison.Ordinal);
    }
}
