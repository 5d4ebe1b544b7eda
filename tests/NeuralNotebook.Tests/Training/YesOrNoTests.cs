namespace NeuralNotebook.Tests.Training;

/// <summary>The measures of answers to yes-or-no questions, against scikit-learn, SciPy and PyTorch.</summary>
public sealed class YesOrNoTests
{
    [Fact]
    public void The_ROC_curve_and_its_area_are_those_of_scikit_learn()
    {
        foreach (var reference in Reference.Load("yes_or_no").Items("roc"))
        {
            var curve = new RocCurve(reference.Integers("labels"), reference.Numbers("scores"));
            Near.Equal(reference.Numbers("false_positive_rate"), [.. curve.FalsePositiveRate], 0, 1e-14, reference.Text("name"));
            Near.Equal(reference.Numbers("true_positive_rate"), [.. curve.TruePositiveRate], 0, 1e-14, reference.Text("name"));
            Assert.Equal([double.PositiveInfinity, .. reference.Numbers("thresholds")], curve.Thresholds);
            Near.Equal(reference.Number("area"), curve.Area, 0, 1e-13, reference.Text("name"));
        }
    }

    [Fact]
    public void Bins_calibration_error_and_Brier_score_are_those_of_scikit_learn_and_their_intervals_those_of_SciPy()
    {
        foreach (var reference in Reference.Load("yes_or_no").Items("calibration"))
        {
            var calibration =
                new Calibration(reference.Integers("labels"), reference.Numbers("probabilities"), (int)reference.Number("bins"));
            Assert.Equal(reference.Integers("samples"), calibration.Bins.Select(bin => bin.Samples));
            Near.Equal(reference.Numbers("probability"), [.. calibration.Bins.Select(bin => bin.Probability)], 0, 1e-14);
            Near.Equal(reference.Numbers("share"), [.. calibration.Bins.Select(bin => bin.Share)], 0, 1e-14);
            Near.Equal(reference.Matrix("interval"),
                MatrixBuilder.Create([.. calibration.Bins.Select(bin => new[] { bin.Interval.Low, bin.Interval.High })]), 0, 1e-12);
            Near.Equal(reference.Number("expected_error"), calibration.ExpectedError, 0, 1e-14);
            Near.Equal(reference.Number("brier"), calibration.BrierScore, 0, 1e-14);
        }
    }

    [Fact]
    public void A_class_weight_weighs_the_fused_loss_and_its_slopes_as_in_PyTorch()
    {
        var reference = Reference.Load("yes_or_no").GetProperty("weighted");
        var (logits, targets) = (reference.Numbers("logits"), reference.Numbers("targets"));
        var layer = new Dense(new Matrix(logits.Length, 1, logits), new Matrix(1, 1));
        var oneHot = Labels.OneHot([.. Enumerable.Range(0, logits.Length)], logits.Length); // sample i sees weight i alone
        var data = new Dataset(oneHot, [.. targets.Select(target => (int)target)], classes: 2);

        double loss = new Sequential(layer, new Sigmoid())
            .Fit(data, new BinaryCrossEntropy(), new SGD(1), epochs: 1, batchSize: logits.Length,
                classWeights: [1, reference.Number("weight")]).Loss[0];

        Near.Equal(reference.Number("loss"), loss, 1e-13);
        Near.Equal(reference.Numbers("gradient"), [.. logits.Zip(layer.Weights.Column(0), (before, after) => before - after)], 0, 1e-13);
    }

    [Fact]
    public void Only_the_order_of_scores_makes_the_curve()
    {
        int[] labels = [1, 0, 1, 1, 0, 0];
        double[] logits = [2, -1, 0.5, -3, 4, -0.25];
        var (one, other) = (new RocCurve(labels, logits), new RocCurve(labels, [.. logits.Select(z => 1 / (1 + Math.Exp(-z)))]));

        Assert.Equal(one.TruePositiveRate, other.TruePositiveRate);
        Assert.Equal(one.Area, other.Area);
    }

    [Fact]
    public void The_interval_of_a_share_stays_between_0_and_1_and_narrows_with_more_samples()
    {
        Assert.Equal(0, new CalibrationBin(3, 0.1, 0).Interval.Low);
        Assert.Equal(1, new CalibrationBin(3, 0.9, 1).Interval.High);
        Assert.True(Width(new(10, 0.5, 0.5)) > Width(new(1000, 0.5, 0.5)));

        static double Width(CalibrationBin bin) => bin.Interval.High - bin.Interval.Low;
    }

    [Fact]
    public void A_probability_on_a_border_goes_into_the_lower_bin_whatever_the_rounding()
    {
        // 0.07 · 100 is a little more than 7 in a double.
        var calibration = new Calibration([0, 1], [0.07, 0.0699], bins: 100);
        Assert.Equal(2, Assert.Single(calibration.Bins).Samples);
    }

    [Fact]
    public void What_cannot_be_measured_is_refused_with_the_reason()
    {
        Assert.Contains("0 of class 1 and 2 of class 0", Assert.Throws<ArgumentException>(() => new RocCurve([0, 0], [0.1, 0.2])).Message,
            StringComparison.Ordinal);
        Assert.Contains("label 1 is 2", Assert.Throws<ArgumentException>(() => new RocCurve([0, 2], [0.1, 0.2])).Message,
            StringComparison.Ordinal);
        Assert.Contains("Score 0 is NaN", Assert.Throws<ArgumentException>(() => new RocCurve([0, 1], [double.NaN, 0.2])).Message,
            StringComparison.Ordinal);
        Assert.Contains("got 2 labels and 1 scores", Assert.Throws<ArgumentException>(() => new Calibration([0, 1], [0.5])).Message,
            StringComparison.Ordinal);
        Assert.Contains("got 1.5", Assert.Throws<ArgumentException>(() => new Calibration([0, 1], [0.5, 1.5])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Calibration([], []));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => new Calibration([0], [0.5], bins: 0));
        Assert.Throws<ArgumentNullException>("labels", () => new RocCurve(null!, [0.1, 0.2]));
        Assert.Throws<ArgumentNullException>("scores", () => new RocCurve([0, 1], null!));
    }

    [Theory]
    [InlineData(2, "got 2:")]
    [InlineData(-2, "got -2:")]
    public void Of_several_numbers_the_one_that_is_no_probability_is_named(double broken, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>("probabilities",
            () => new Calibration([0, 1, 1], [0, 1, broken])).Message, StringComparison.Ordinal); // 0 and 1 are probabilities

    [Fact]
    public void A_score_of_NaN_is_refused_with_where_to_look_for_its_cause() =>
        Assert.Contains("in its weights", Assert.Throws<ArgumentException>("scores", () => new RocCurve([0, 1], [0.2, double.NaN])).Message,
            StringComparison.Ordinal);
}
