namespace NeuralNotebook.Tests.Optimizers;

public sealed class OptimizerTests
{
    [Fact]
    public void AdamW_shrinks_a_weight_without_gradient_and_Adam_does_not()
    {
        var parameter = new Parameter("weights", [[2.0]]);
        new AdamW(0.1, weightDecay: 0.5).Update([parameter]);
        Near.Equal(2 * (1 - 0.05), parameter.Value[0, 0], 1e-15);
        new Adam(0.1).Update([parameter]);
        Near.Equal(2 * (1 - 0.05), parameter.Value[0, 0], 1e-15);
    }

    [Fact]
    public void A_gradient_that_is_too_long_is_shortened_over_all_parameters_together()
    {
        var (first, second) = (new Parameter("a", [[0.0]]), new Parameter("b", [[0.0]]));
        (first.Gradient[0, 0], second.Gradient[0, 0]) = (3, 4);
        new SGD(1) { ClipNorm = 1 }.Update([first, second]);
        Near.Equal(-0.6, first.Value[0, 0], 1e-15);
        Near.Equal(-0.8, second.Value[0, 0], 1e-15);
    }

    [Fact]
    public void Schedules_give_the_rates_of_their_formulas()
    {
        Assert.Equal([1, 0.5, 0.25], new[] { 0, 10, 30 }.Select(new InverseTimeDecay(1, 0.1).At));
        Assert.Equal([1, 1, 0.5, 0.25], new[] { 0, 9, 10, 20 }.Select(new StepDecay(1, 0.5, 10).At));
        Near.Equal(Math.Sqrt(0.5), new ExponentialDecay(1, 0.5, 10).At(5), 1e-15);
        Near.Equal([1, 0.55, 0.1, 0.1], [.. new[] { 0, 50, 100, 500 }.Select(new CosineDecay(1, 100, floor: 0.1).At)], 1e-12);
        Assert.Equal([0.25, 0.5, 1, 1], new[] { 0, 1, 3, 4 }.Select(new WarmUp(4, 1.0).At));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(0.1, momentum: 1));
        Assert.Throws<ArgumentException>(() => new SGD(new CosineDecay(1, 10), decay: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RMSProp(0.1, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(1) { ClipNorm = 0 });
    }
}
