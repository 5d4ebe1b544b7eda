namespace NeuralNotebook.Tests.Activations;

public sealed class ActivationTests
{
    public static TheoryData<Activation> All =>
        [new Linear(), new Sigmoid(), new Tanh(), new ReLU(), new LeakyReLU(), new ELU(1.3), new GELU(), new Softplus(), new Softmax()];

    [Theory]
    [MemberData(nameof(All))]
    public void Not_a_number_comes_out_where_it_went_in(Activation activation) =>
        Assert.Contains(activation.Forward([[double.NaN, 1.0]]).Values.ToArray(), double.IsNaN);

    [Theory]
    [MemberData(nameof(All))]
    public void Large_numbers_give_finite_values_and_slopes(Activation activation)
    {
        Matrix inputs = [[-1000, -30, 30, 1000], [1e300, -1e300, 0, 1]];
        Assert.All(activation.Forward(inputs).Values.ToArray(), value => Assert.True(double.IsFinite(value)));
        Matrix ones = [[1, 1, 1, 1], [1, 1, 1, 1]];
        Assert.All(activation.Backward(ones).Values.ToArray(), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_empty_batch_gives_an_empty_batch(Activation activation)
    {
        Assert.Equal("0 × 3", activation.Forward(new Matrix(0, 3)).Shape);
        Assert.Equal("2 × 0", activation.Forward(new Matrix(2, 0)).Shape);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_on_its_own_gives_the_same_bits_as_within_a_batch(Activation activation)
    {
        var inputs = new Matrix(9, 3);
        var random = new SeededRandom(4);
        foreach (ref double value in inputs.Values)
            value = 3 * random.NextNormal();
        var whole = activation.Forward(inputs);
        for (int row = 0; row < inputs.Rows; row++)
            Assert.Equal(whole.Row(row).ToArray(), activation.Forward(inputs.Slice(row, 1)).Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_goes_back_is_the_slope_that_small_steps_measure_times_what_came(Activation activation)
    {
        const double Step = 1e-5;
        Matrix inputs = [[-2.5, -0.7, 0.3, 1.9], [-11, -8.5, 8.5, 11]], upstream = [[0.5, -2, 3, 0.25], [1.5, 4, -0.3, 2]];
        activation.Forward(inputs);
        double[] slopes = activation.Backward(upstream).Values.ToArray();
        for (int i = 0; i < slopes.Length; i++)
            Near.Equal((Weighted(i, Step) - Weighted(i, -Step)) / (2 * Step), slopes[i], 1e-8, 1e-9, $"input {i}");

        double Weighted(int at, double step)
        {
            var moved = inputs.Map(value => value);
            moved.Values[at] += step;
            return activation.Forward(moved).PointwiseMultiply(upstream).Sum();
        }
    }

    [Fact]
    public void Where_there_is_no_slope_the_one_of_the_left_is_taken()
    {
        Assert.Equal([0, 3 * 0.1, 3 * 2], new Activation[] { new ReLU(), new LeakyReLU(0.1), new ELU(2) }.Select(activation =>
        {
            Assert.Equal(0, activation.Forward([[0]])[0, 0]);
            return activation.Backward([[3]])[0, 0];
        }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_depth_that_is_no_positive_number_is_refused(double alpha) =>
        Assert.StartsWith("α is a finite number larger than 0", Assert.Throws<ArgumentOutOfRangeException>(() => new ELU(alpha)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_slope_that_is_no_number_is_refused(double slope) =>
        Assert.StartsWith("The slope is a finite number",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LeakyReLU(slope)).Message, StringComparison.Ordinal);

    [Fact]
    public void Relu_passes_gradient_where_the_input_was_positive()
    {
        var relu = new ReLU();
        Assert.Equal([0, 0, 2], relu.Forward([[-1, 0, 2]]).Values.ToArray());
        Assert.Equal([0, 0, 7], relu.Backward([[5, 6, 7]]).Values.ToArray());
    }

    [Fact]
    public void A_step_computes_forward_and_refuses_to_go_back()
    {
        var step = new Step();
        Assert.Equal([0, 0, 1], step.Forward([[-1, 0, 2]]).Values.ToArray());
        Assert.Matches("^A step has slope 0 .* To train, take an activation that has a slope: Sigmoid or ReLU.$",
            Assert.Throws<NotSupportedException>(() => step.Backward([[1, 1, 1]])).Message);
    }

    [Fact]
    public void Softmax_rows_sum_to_one_and_ignore_a_shift()
    {
        var random = new SeededRandom(8);
        for (int trial = 0; trial < 200; trial++)
        {
            var logits = new Matrix(1, 1 + random.Next(9));
            foreach (ref double value in logits.Values)
                value = 50 * random.NextNormal();
            double shift = 100 * random.NextNormal();
            var probabilities = new Softmax().Forward(logits);
            Near.Equal(1, probabilities.Sum(), 1e-14);
            Near.Equal(probabilities, new Softmax().Forward(logits.Map(value => value + shift)), 1e-11, 1e-300);
        }
    }

    [Fact]
    public void GELU_has_its_published_values()
    {
        // tanh form: GELU(1) = 0.8411919906082768, GELU(−1) = −0.15880800939172324 (PyTorch, approximate="tanh").
        Near.Equal([0.8411919906082768, -0.15880800939172324, 0], new GELU().Forward([[1, -1, 0]]).Values, 1e-12, 1e-16);
    }
}
