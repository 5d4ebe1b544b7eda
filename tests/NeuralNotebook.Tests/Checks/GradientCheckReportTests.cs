namespace NeuralNotebook.Tests.Checks;

public sealed class GradientCheckReportTests
{
    private static readonly Matrix X = [[0.3, -1], [0.8, 0.4]], Targets = [[0.5, 0, 1], [0, 1, -2]];

    [Theory]
    [InlineData(0, GradientVerdict.Good)]
    [InlineData(1e-7, GradientVerdict.Good)]
    [InlineData(1.0001e-7, GradientVerdict.AcceptableAcrossAKink)]
    [InlineData(1e-2, GradientVerdict.AcceptableAcrossAKink)]
    [InlineData(1.0001e-2, GradientVerdict.Wrong)]
    [InlineData(double.PositiveInfinity, GradientVerdict.Wrong)]
    [InlineData(double.NaN, GradientVerdict.Wrong)]
    public void The_verdict_is_that_on_the_worst_slope(double worst, GradientVerdict verdict)
    {
        var report = new GradientCheckReport([Entry("a", 1e-9), Entry("b", worst), Entry("c", 0)]);
        Assert.Equal(verdict, report.Verdict);
        Assert.Equal(worst > 1e-9 || double.IsNaN(worst) ? "b" : "a", report.Worst.Name);
    }

    [Fact]
    public void What_is_not_a_number_is_worse_than_any_number() =>
        Assert.Equal("c", new GradientCheckReport([Entry("a", 1e300), Entry("b", 0.5), Entry("c", double.NaN), Entry("d", 1)]).Worst.Name);

    [Fact]
    public void Of_nothing_there_is_no_worst() => Assert.Contains("neither weights nor inputs",
        Assert.Throws<InvalidOperationException>(() => new GradientCheckReport([]).Worst).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_weight_every_bias_and_every_input_is_called_by_its_layer_and_place()
    {
        var report = GradientCheck.Run([new Dense(2, 3, seed: 1) { Name = "first" }], new MeanSquaredError(), X, Targets);
        Assert.Equal(6 + 3 + 4, report.Entries.Count);
        Assert.Equal(["Dense 'first' (2 → 3) weights [0, 0]", "Dense 'first' (2 → 3) biases [0, 2]", "inputs [1, 1]"],
            new[] { 0, 8, 12 }.Select(i => report.Entries[i].Name));
    }

    [Fact]
    public void An_error_is_relative_to_the_larger_of_the_two_slopes()
    {
        // y = x with a way back that says 3 for a slope of 1: apart by 2 of 3.
        var report = GradientCheck.Run([new Linear(), new ThreeTimesTooMuch()], new MeanAbsoluteError(), [[2.0]], [[0.0]]);
        Assert.Equal(3, report.Worst.Computed);
        Assert.Equal(1, report.Worst.Measured, 6);
        Assert.Equal(2 / 3.0, report.Worst.RelativeError, 6);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Layer[] layers = [new Dense(2, 3)];
        var loss = new MeanSquaredError();
        Assert.Throws<ArgumentNullException>("layers", () => GradientCheck.Run(null!, loss, X, Targets));
        Assert.Throws<ArgumentNullException>("loss", () => GradientCheck.Run(layers, null!, X, Targets));
        Assert.Throws<ArgumentNullException>("X", () => GradientCheck.Run(layers, loss, null!, Targets));
        Assert.Throws<ArgumentNullException>("targets", () => GradientCheck.Run(layers, loss, X, null!));
        Assert.Throws<ArgumentNullException>("model", () => GradientCheck.Run(null!, loss, new Dataset(X, Targets)));
        Assert.Throws<ArgumentNullException>("data", () => GradientCheck.Run(new Sequential(layers), loss, null!));
    }

    [Fact]
    public void Targets_of_another_shape_are_refused_with_both()
    {
        var error = Assert.Throws<ArgumentException>("targets",
            () => GradientCheck.Run([new Dense(2, 3)], new MeanSquaredError(), X, new Matrix(2, 2)));
        Assert.StartsWith("For these samples the network gives 2 × 3 numbers, so the targets have that shape, too; got 2 × 2.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_wants_to_stop_the_work_is_heard_at_every_measurement()
    {
        int heard = 0;
        AskedToStop.During(() => GradientCheck.Run([new Linear()], new MeanSquaredError(), [[1.0]], [[2.0]]), () => heard++);
        // Once for the slopes that are computed, and four times for the one that is measured.
        Assert.Equal(5, heard);
    }

    private static GradientCheckEntry Entry(string name, double error) => new(name, 1, 1, error);

    private sealed class ThreeTimesTooMuch : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs) => outputs.CopyFrom(inputs);

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
            inputGradient.CopyFrom(3 * outputGradient);
    }
}
