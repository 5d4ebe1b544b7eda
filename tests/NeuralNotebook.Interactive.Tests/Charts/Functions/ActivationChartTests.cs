namespace NeuralNotebook.Interactive.Tests;

public sealed class ActivationChartTests
{
    [Theory, InlineData(0), InlineData(0.3), InlineData(1.0 / 3), InlineData(Math.PI)]
    public void A_jump_is_found_wherever_it_lies_and_nothing_joins_its_sides(double place)
    {
        var curve = new Curve(x => x > place ? x + 1 : x, -4, 4);

        var jump = Assert.Single(curve.Breaks);
        Assert.Equal((place, place, place + 1), (Math.Round(jump.X, 8), Math.Round(jump.Left, 8), Math.Round(jump.Right, 8)), Nearly);
        Assert.DoesNotContain(curve.Points.Zip(curve.Points.Skip(1)), pair => Math.Abs(pair.Second.Y - pair.First.Y) > 0.5);
        Assert.Contains(curve.Points, point => double.IsNaN(point.Y));
    }

    [Fact]
    public void A_steep_curve_is_no_jump() => Assert.Empty(new Curve(x => Math.Tanh(1e5 * x), -4, 4).Breaks);

    [Fact]
    public void The_slope_of_relu_stops_at_zero_with_the_taken_value_filled_and_the_other_open()
    {
        var dots = Chart.Activation(new ReLU()).Panels[0].Traces.OfType<PointTrace>().ToList();

        Assert.Equal([(0.0, 1.0), (0.0, 1.0), (0.0, 0.0)], dots.Select(dot => (dot.X.Single(), Math.Round(dot.Y.Single(), 9))));
        Assert.Equal(Palette.Background, dots[1].Color);
    }

    [Fact]
    public void The_finding_names_the_jump_and_the_value_taken() =>
        Assert.Equal("At 0 the slope jumps from 0 to 1; 0 is taken there", Chart.Activation(new ReLU()).Subtitle);

    [Fact]
    public void A_jump_at_a_round_place_is_told_with_the_value_that_is_taken_there() => Assert.Equal(
        "At 1 the slope jumps from 0 to 1; 1 is taken there",
        Chart.Activation(x => Math.Max(0, x - 1), x => x >= 1 ? 1 : 0).Subtitle);

    [Fact]
    public void The_sigmoid_is_steepest_at_zero_with_a_quarter() =>
        Assert.Contains("from −4 to 4 its slope lies between 0.0177 and 0.25, steepest at 0",
            Chart.Activation(new Sigmoid()).AlternativeText, StringComparison.Ordinal);

    [Fact]
    public void A_step_has_slope_zero_on_both_sides_and_none_where_it_jumps()
    {
        string text = Chart.Activation(new Step()).AlternativeText;

        Assert.Contains("the function jumps from 0 to 1 at 0", text, StringComparison.Ordinal);
        Assert.Contains("0 on both sides of 0, where it has none", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawn_slope_is_the_one_that_training_uses()
    {
        foreach (var activation in new Activation[] { new Sigmoid(), new Tanh(), new ELU(), new GELU(), new Softplus(), new Linear() })
        {
            var lines = Chart.Activation(activation, -3, 3).Panels[0].Traces.OfType<LineTrace>().ToList();
            for (int i = 1; i + 1 < lines[0].X.Count; i++)
            {
                double difference = (lines[0].Y[i + 1] - lines[0].Y[i - 1]) / (lines[0].X[i + 1] - lines[0].X[i - 1]);
                Assert.Equal(difference, lines[1].Y[i], 0.02);
            }
        }
    }

    [Fact]
    public void Softmax_is_refused_because_it_looks_at_a_whole_row() =>
        Assert.Contains("Chart.Column", Assert.Throws<ArgumentException>(() => Chart.Activation(new Softmax())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_slope_is_that_of_the_way_back()
    {
        var (f, slope) = ActivationCurve.Of(new ReLU());

        Assert.Equal([0, 0, 2], new[] { -3.0, 0, 2 }.Select(f));
        Assert.Equal([0, 0, 1], new[] { -3.0, 0, 2 }.Select(slope));
    }

    [Fact]
    public void An_activation_without_a_way_back_has_the_slope_of_its_differences_and_none_beside_its_jump()
    {
        var (f, slope) = ActivationCurve.Of(new Step());

        Assert.Equal([0, 0, 1], new[] { -3.0, 0, 2 }.Select(f));
        Assert.Equal([0, double.NaN, double.NaN, double.NaN, 0], new[] { -2e-6, -5e-7, 0, 5e-7, 2e-6 }.Select(slope));
    }

    [Theory, InlineData(3), InlineData(-3), InlineData(9990), InlineData(-9990)]
    public void Steep_lines_still_have_a_slope_and_steeper_ones_are_taken_for_jumps(double factor)
    {
        Assert.Equal(factor, ActivationCurve.Of(new OneWay(factor)).Slope(0.5), 1e-3);
        Assert.Equal(double.NaN, ActivationCurve.Of(new OneWay(10_010 * factor)).Slope(0.5));
    }

    [Fact]
    public void What_has_no_curve_is_refused_by_its_name() => Assert.StartsWith(
        $"{new Softmax()} looks at all numbers of a row together",
        Assert.Throws<ArgumentException>(() => ActivationCurve.Of(new Softmax())).Message, StringComparison.Ordinal);

    [Theory, InlineData(1, 1), InlineData(2, 1), InlineData(double.NaN, 1), InlineData(0, double.PositiveInfinity)]
    public void Places_that_are_not_in_order_are_refused(double from, double to) =>
        Assert.Throws<ArgumentException>(() => Chart.Activation(new ReLU(), from, to));

    [Fact]
    public void A_function_without_values_says_so()
    {
        var figure = Chart.Activation(_ => double.NaN, _ => double.PositiveInfinity);

        Assert.Contains("has no values", figure.AlternativeText, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_activation_remembers_is_left_alone()
    {
        var relu = new ReLU();
        relu.Forward([[1, -1]]);
        Chart.Activation(relu);

        Assert.Equal([[1, 0]], relu.Backward([[1, 1]]).ToRows());
    }

    private static bool Nearly((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-7 && Math.Abs(a.Item2 - b.Item2) < 1e-7 && Math.Abs(a.Item3 - b.Item3) < 1e-7;

    /// <summary>A line through 0 that refuses to be trained.</summary>
    private sealed class OneWay(double factor) : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs)
        {
            for (int i = 0; i < outputs.Values.Length; i++)
                outputs.Values[i] = factor * inputs.Values[i];
        }

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
            throw new NotSupportedException();
    }
}
