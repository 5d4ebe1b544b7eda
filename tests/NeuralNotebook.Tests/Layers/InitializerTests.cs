namespace NeuralNotebook.Tests.Layers;

public sealed class InitializerTests
{
    private const int Inputs = 200, Outputs = 300;

    /// <summary>Each initialiser, the standard deviation that its formula gives, and the limit of a uniform one.</summary>
    public static TheoryData<string, Initializer, double, double> Formulas => new()
    {
        { "He, normal", Initializer.HeNormal, Math.Sqrt(2.0 / Inputs), double.PositiveInfinity },
        { "He, uniform", Initializer.HeUniform, Math.Sqrt(2.0 / Inputs), Math.Sqrt(6.0 / Inputs) },
        { "Glorot, normal", Initializer.GlorotNormal, Math.Sqrt(2.0 / (Inputs + Outputs)), double.PositiveInfinity },
        { "Glorot, uniform", Initializer.GlorotUniform, Math.Sqrt(2.0 / (Inputs + Outputs)), Math.Sqrt(6.0 / (Inputs + Outputs)) },
        { "LeCun, normal", Initializer.LeCunNormal, Math.Sqrt(1.0 / Inputs), double.PositiveInfinity },
        { "normal", Initializer.Normal(0.7), 0.7, double.PositiveInfinity },
        { "zeros", Initializer.Zeros, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Weights_spread_as_the_formula_says(string name, Initializer initializer, double deviation, double limit)
    {
        double[] weights = new Dense(Inputs, Outputs, initializer, seed: 9).Weights.Values.ToArray();
        // 60,000 draws: the mean is within five of its standard errors, the deviation within two per cent.
        Near.Equal(0, weights.Average(), 0, 5 * deviation / Math.Sqrt(weights.Length), $"mean of {name}");
        Near.Equal(deviation, Math.Sqrt(weights.Average(weight => weight * weight)), 0.02, what: $"deviation of {name}");
        Assert.All(weights, weight => Assert.True(Math.Abs(weight) <= limit));
    }

    [Fact]
    public void A_penalty_is_the_sum_of_sizes_and_of_squares()
    {
        Near.Equal((0.1 * 6) + (0.01 * 14), new Regularizer(l1: 0.1, l2: 0.01).Penalty([[1, -2], [3, 0]]), 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularizer(l1: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Regularizer(l2: double.NaN));
    }
}
