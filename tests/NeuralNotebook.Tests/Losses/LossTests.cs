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
    public void Huber_is_a_mean_over_errors_between_numbers_that_are_both_not_zero()
    {
        var loss = new HuberLoss(delta: 2);
        Near.Equal((2 + 14) / 2.0, loss.Value([[3, 10]], [[1, 2]]), 1e-15);
        Assert.Equal([0.25, -1], loss.Gradient([[3, 1]], [[2.5, 9]]).Values.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Huber_refuses_an_error_from_which_on_it_is_straight_that_is_not_positive(double delta) =>
        Assert.StartsWith("δ is larger than 0", Assert.Throws<ArgumentOutOfRangeException>(() => new HuberLoss(delta)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_slope_of_an_absolute_error_is_its_sign_and_NaN_stays_NaN() =>
        Assert.Equal([1 / 4.0, -1 / 4.0, 0, double.NaN],
            new MeanAbsoluteError().Gradient([[3, 1, 2, double.NaN]], [[2, 2, 2, 2]]).Values.ToArray());

    [Fact]
    public void A_probability_of_0_or_1_is_clipped_in_the_slope_too_and_a_class_that_is_not_the_true_one_has_none()
    {
        double[] slopes = new CategoricalCrossEntropy().Gradient([[1, 0], [1, 0]], [[1, 0], [0, 1]]).Values.ToArray();
        Near.Equal(-1 / (1 - 1e-7) / 2, slopes[0], 1e-15);
        Near.Equal(-1 / 1e-7 / 2, slopes[3], 1e-15);
        Assert.All([slopes[1], slopes[2]], slope => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(slope)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Label_smoothing_that_leaves_nothing_of_the_targets_is_refused(double smoothing) =>
        Assert.StartsWith("Label smoothing lies in [0, 1)",
            Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalCrossEntropy(smoothing)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_the_activation_that_belongs_to_a_loss_is_fused_with_it()
    {
        Assert.Null(new CategoricalCrossEntropy().FuseWith(new Sigmoid()));
        Assert.Null(new BinaryCrossEntropy().FuseWith(new Softmax()));
        Assert.Null(new MeanSquaredError().FuseWith(new Softmax()));
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
    public void Every_question_refuses_shapes_that_differ()
    {
        Matrix narrow = new(2, 2), wide = new(2, 3), high = new(3, 2);
        foreach (var (predictions, targets) in ((Matrix, Matrix)[])[(narrow, wide), (narrow, high)])
        {
            Assert.Throws<ArgumentException>(() => new MeanSquaredError().Gradient(predictions, targets));
            Assert.Throws<ArgumentException>(() => new BinaryCrossEntropy().ValueFromLogits(predictions, targets));
            Assert.Throws<ArgumentException>(() => new CategoricalCrossEntropy().ValueFromLogits(predictions, targets));
            Assert.Throws<ArgumentException>(() => new CategoricalCrossEntropy().GradientFromLogits(predictions, targets));
        }
    }

    [Fact]
    public void Nothing_in_the_place_of_a_matrix_is_refused_by_its_name()
    {
        Matrix some = [[0.5, 0.5]];
        var cross = new CategoricalCrossEntropy();
        Assert.Throws<ArgumentNullException>("predictions", () => cross.Value(null!, some));
        Assert.Throws<ArgumentNullException>("targets", () => cross.Value(some, (Matrix)null!));
        Assert.Throws<ArgumentNullException>("predictions", () => cross.Gradient(null!, some));
        Assert.Throws<ArgumentNullException>("targets", () => cross.Gradient(some, (Matrix)null!));
        Assert.Throws<ArgumentNullException>("probabilities", () => cross.Value(null!, [0]));
        Assert.Throws<ArgumentNullException>("probabilities", () => cross.Gradient(null!, [0]));
        Assert.Throws<ArgumentNullException>("logits", () => cross.ValueFromLogits(null!, some));
        Assert.Throws<ArgumentNullException>("logits", () => cross.GradientFromLogits(null!, some));
        Assert.Throws<ArgumentNullException>("logits", () => new BinaryCrossEntropy().ValueFromLogits(null!, some));
        Assert.Throws<ArgumentNullException>("targets", () => new BinaryCrossEntropy().ValueFromLogits(some, null!));
    }

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
