namespace NeuralNotebook.Tests.Training;

public sealed class MetricsTests
{
    [Fact]
    public void Confusions_precision_recall_and_F1_are_those_of_scikit_learn()
    {
        foreach (var reference in Reference.Load("metrics").Items("cases"))
        {
            int classes = reference.GetProperty("labels").GetArrayLength();
            var confusions = new ConfusionMatrix(reference.Integers("y_true"), reference.Integers("y_pred"), classes);
            Near.Equal(reference.Matrix("confusion_matrix"), confusions.ToMatrix(), 0);
            Near.Equal(reference.Number("accuracy"), confusions.Accuracy, 0, 1e-14);
            Near.Equal(reference.Numbers("precision"), confusions.Precision, 0, 1e-14);
            Near.Equal(reference.Numbers("recall"), confusions.Recall, 0, 1e-14);
            Near.Equal(reference.Numbers("f1"), confusions.F1, 0, 1e-14);
            Assert.Equal(reference.Integers("support"), confusions.Support);
            foreach (var (name, (precision, recall, f1)) in new[] { ("macro", confusions.Macro), ("micro", confusions.Micro),
                ("weighted", confusions.Weighted) })
            {
                var expected = reference.GetProperty(name);
                Near.Equal([expected.Number("precision"), expected.Number("recall"), expected.Number("f1")], [precision, recall, f1],
                    0, 1e-14, name);
            }
        }
    }

    [Fact]
    public void Errors_and_R_squared_are_those_of_scikit_learn()
    {
        var reference = Reference.Load("metrics").GetProperty("regression");
        var (truth, predicted) = (Matrix.FromColumn(reference.Numbers("y_true")), Matrix.FromColumn(reference.Numbers("y_pred")));
        Near.Equal(reference.Number("mse"), new MeanSquaredError().Value(predicted, truth), 0, 1e-14);
        Near.Equal(reference.Number("mae"), new MeanAbsoluteError().Value(predicted, truth), 0, 1e-14);
        Near.Equal(reference.Number("r2"), Metrics.RSquared(predicted, truth), 0, 1e-14);
    }

    [Fact]
    public void Top_k_counts_a_sample_whose_class_is_among_the_k_likeliest()
    {
        Matrix predictions = [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]];
        Assert.Equal([0, 0.5, 1], new[] { 1, 2, 3 }.Select(k => Metrics.TopK(predictions, [1, 0], k)));
    }

    [Theory]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.4999, 1, 0)]
    [InlineData(0.4999, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    public void One_column_is_the_probability_of_class_1_of_which_a_half_and_more_says_1(double prediction, double target, double right)
    {
        Assert.Equal(right, Metrics.Accuracy([[prediction]], [[target]]));
        Assert.Equal((2 + right) / 4, Metrics.Accuracy([[prediction], [0.9], [0.2], [0.1]], [[target], [1], [0], [1]]));
    }

    [Fact]
    public void Predictions_that_are_the_targets_are_all_right()
    {
        Matrix column = [[0], [0.25], [0.5], [0.75], [1]], rows = [[0.2, 0.8], [0.5, 0.5], [1, 0]];
        Assert.Equal((1, 1), (Metrics.Accuracy(column, column), Metrics.Accuracy(rows, rows)));
        Assert.Equal((1, 1), (Metrics.RSquared(column, column), Metrics.RSquared(rows, rows)));
    }

    [Fact]
    public void Targets_that_differ_by_no_more_than_rounding_have_no_variance_to_explain()
    {
        // Ten numbers around 1 count as equal up to a deviation of 10 · 2⁻⁵² (Chan, Golub, LeVeque: n · mean · ε).
        var (rounded, apart) = (Around(8), Around(16));
        Assert.Contains("all equal", Assert.Throws<ArgumentException>("targets", () => Metrics.RSquared(rounded, rounded)).Message,
            StringComparison.Ordinal);
        Assert.Equal(1, Metrics.RSquared(apart, apart));
        Assert.Equal(0, Metrics.RSquared(Around(0), apart));

        static Matrix Around(double units) =>
            Matrix.FromColumn([.. Enumerable.Range(0, 10).Select(i => 1 + ((i % 2 == 0 ? units : -units) * Math.ScaleB(1, -52)))]);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_with_the_reason()
    {
        Assert.Contains("2 × 3 predictions and 1 labels",
            Assert.Throws<ArgumentException>(() => Metrics.TopK(new Matrix(2, 3), [0], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.TopK(new Matrix(1, 3), [3], 1));
        Assert.Contains("all equal", Assert.Throws<ArgumentException>(() => Metrics.RSquared([[1], [2]], [[5], [5]])).Message,
            StringComparison.Ordinal);
        Assert.Contains("2 × 1 and 1 × 2",
            Assert.Throws<ArgumentException>(() => Metrics.RSquared(new Matrix(2, 1), new Matrix(1, 2))).Message, StringComparison.Ordinal);
        Assert.Contains("got 2 and 1", Assert.Throws<ArgumentException>("predicted", () => new ConfusionMatrix([0, 1], [0], 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix([2], [0], 2));
    }

    [Theory]
    [InlineData(2, 1, 2, 2)]
    [InlineData(2, 2, 2, 1)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 2, 2, 1)]
    public void Predictions_and_targets_of_two_shapes_are_refused_with_both(int rows, int columns, int otherRows, int otherColumns)
    {
        var (predictions, targets) = (new Matrix(rows, columns), new Matrix(otherRows, otherColumns));
        string shapes = $"got {rows} × {columns} and {otherRows} × {otherColumns}";
        Assert.Contains(shapes, Assert.Throws<ArgumentException>(() => Metrics.Accuracy(predictions, targets)).Message,
            StringComparison.Ordinal);
        Assert.Contains(shapes, Assert.Throws<ArgumentException>(() => Metrics.RSquared(predictions, targets)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Matrix some = [[0, 1]];
        Assert.Throws<ArgumentNullException>("predictions", () => Metrics.Accuracy(null!, some));
        Assert.Throws<ArgumentNullException>("targets", () => Metrics.Accuracy(some, null!));
        Assert.Throws<ArgumentNullException>("predictions", () => Metrics.RSquared(null!, some));
        Assert.Throws<ArgumentNullException>("targets", () => Metrics.RSquared(some, null!));
        Assert.Throws<ArgumentNullException>("predictions", () => Metrics.TopK(null!, [1], 1));
        Assert.Throws<ArgumentNullException>("labels", () => Metrics.TopK(some, null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Metrics.TopK(some, [1], 0));
        Assert.Throws<ArgumentNullException>("truth", () => new ConfusionMatrix(null!, [1], 2));
        Assert.Throws<ArgumentNullException>("predicted", () => new ConfusionMatrix([1], null!, 2));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => new ConfusionMatrix([], [], 0));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 2)]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    public void A_sample_of_a_class_that_is_none_is_named_with_the_classes_that_there_are(int truth, int predicted)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>("classes",
            () => new ConfusionMatrix([1, truth], [0, predicted], 2)).Message;
        Assert.Contains($"Sample 1 is of class {truth} and predicted as {predicted}", message, StringComparison.Ordinal);
        Assert.Contains("2 classes they run from 0 to 1.", message, StringComparison.Ordinal);
    }
}
