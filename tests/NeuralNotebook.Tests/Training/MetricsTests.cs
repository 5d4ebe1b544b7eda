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
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0, 1], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix([2], [0], 2));
    }
}
