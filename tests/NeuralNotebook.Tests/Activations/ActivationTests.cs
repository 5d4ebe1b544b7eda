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
    public void An_empty_batch_gives_an_empty_batch(Activation activation) =>
        Assert.Equal("0 × 3", activation.Forward(new Matrix(0, 3)).Shape);

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
        Assert.Throws<NotSupportedException>(() => step.Backward([[1, 1, 1]]));
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
