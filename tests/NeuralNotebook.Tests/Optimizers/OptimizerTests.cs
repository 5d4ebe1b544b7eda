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
    public void AdamW_makes_Adams_step_from_the_weight_that_has_shrunk()
    {
        var parameter = new Parameter("weights", [[2.0]]);
        parameter.Gradient[0, 0] = 3;
        new AdamW(0.1, weightDecay: 0.5).Update([parameter]);
        // At the first step m̂ = g and v̂ = g².
        Near.Equal((2 * (1 - (0.1 * 0.5))) - (0.1 * 3 / (3 + 1e-8)), parameter.Value[0, 0], 1e-14);
    }

    [Fact]
    public void AdamW_without_decay_is_Adam()
    {
        var (adam, adamW) = (new Adam(0.1), new AdamW(0.1, weightDecay: 0));
        Parameter one = new("weights", [[2.0, -1.0]]), other = new("weights", [[2.0, -1.0]]);
        for (int step = 1; step <= 3; step++)
        {
            (one.Gradient[0, 0], one.Gradient[0, 1]) = (step, -0.01 / step);
            other.Gradient.CopyFrom(one.Gradient);
            adam.Update([one]);
            adamW.Update([other]);
            Assert.Equal(one.Value.Values.ToArray(), other.Value.Values.ToArray());
        }
    }

    /// <remarks>The squares of the larger ones are beyond a double's range.</remarks>
    [Theory]
    [InlineData(3, 4)]
    [InlineData(3e160, 4e160)]
    [InlineData(1.2e308, 1.6e308)]
    public void A_gradient_that_is_too_long_is_shortened_over_all_parameters_together(double slope, double other)
    {
        var (first, second) = (new Parameter("a", [[0.0]]), new Parameter("b", [[0.0]]));
        (first.Gradient[0, 0], second.Gradient[0, 0]) = (slope, other);
        new SGD(1) { ClipNorm = 1 }.Update([first, second]);
        Near.Equal(-0.6, first.Value[0, 0], 1e-15);
        Near.Equal(-0.8, second.Value[0, 0], 1e-15);
    }

    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(0.3, -0.4, 1.0)]
    [InlineData(3, -4, 5.0)]
    [InlineData(3, -4, null)]
    [InlineData(1e200, -1e200, double.PositiveInfinity)]
    [InlineData(3e160, -4e160, 1e161)]
    public void A_gradient_that_is_not_too_long_is_left_as_it_is(double first, double second, double? longest)
    {
        var parameter = new Parameter("weights", [[0.0, 0.0]]);
        (parameter.Gradient[0, 0], parameter.Gradient[0, 1]) = (first, second);
        new SGD(1) { ClipNorm = longest }.Update([parameter]);
        Assert.Equal([-first, -second], parameter.Value.Values.ToArray());
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
    public void A_cosine_stays_at_its_floor_and_does_not_rise_again() =>
        // cos is back at 1 after twice as many steps.
        Assert.All([100, 101, 150, 200, 1000], step => Assert.Equal(0.1, new CosineDecay(1, 100, floor: 0.1).At(step)));

    [Fact]
    public void The_schedule_behind_a_warm_up_counts_its_steps_from_0() =>
        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0.25],
            Enumerable.Range(0, 9).Select(new WarmUp(4, new StepDecay(1, 0.5, every: 2)).At));
}
