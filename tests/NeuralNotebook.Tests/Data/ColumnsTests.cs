namespace NeuralNotebook.Tests.Data;

/// <summary>What both scalers ask of a table.</summary>
public sealed class ColumnsTests
{
    public static TheoryData<string> Scalers => ["standard", "range"];

    [Theory]
    [MemberData(nameof(Scalers))]
    public void A_scaler_is_fitted_to_a_table_of_at_least_one_row(string scaler)
    {
        Assert.Equal("X", Assert.Throws<ArgumentNullException>(() => Fit(scaler, null!)).ParamName);
        var error = Assert.Throws<ArgumentException>(() => Fit(scaler, new Matrix(0, 2)));
        Assert.Contains("at least one row", error.Message, StringComparison.Ordinal);
        Assert.Equal("X", error.ParamName);
        Assert.Equal("1 × 2", Fit(scaler, [[1, 2]])([[1, 2]]).Shape);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void A_scaler_needs_a_table_to_change_which_may_have_no_row(string scaler)
    {
        var transform = Fit(scaler, [[1, 2], [3, 4]]);
        Assert.Equal("X", Assert.Throws<ArgumentNullException>(() => transform(null!)).ParamName);
        Assert.Equal("0 × 2", transform(new Matrix(0, 2)).Shape);
    }

    // The bound is n·ε·var + (n·mean·ε)², and n·ε·var next to nothing. With ε = 2⁻⁵² the powers of two below hit the second term,
    // or miss it by a factor of two.
    [Theory]
    [InlineData(4, 2, -98, true)]
    [InlineData(4, 2, -97, false)]
    [InlineData(4, -2, -98, true)]
    [InlineData(8, 0.5, -100, true)]
    [InlineData(8, 0.5, -99, false)]
    [InlineData(1, 1, -104, true)]
    [InlineData(1, 1, -103, false)]
    public void Numbers_are_constant_up_to_the_variance_that_rounding_may_have_made(int count, double mean, int exponent, bool constant) =>
        Assert.Equal(constant, Columns.IsConstant(Math.ScaleB(1, exponent), mean, count));

    [Fact]
    public void Zeros_are_constant_and_around_0_any_variance_is_real()
    {
        Assert.True(Columns.IsConstant(variance: 0, mean: 0, count: 3));
        Assert.False(Columns.IsConstant(double.Epsilon, mean: 0, count: 3));
    }

    private static Func<Matrix, Matrix> Fit(string scaler, Matrix X) =>
        scaler == "standard" ? StandardScaler.Fit(X).Transform : MinMaxScaler.Fit(X).Transform;
}
