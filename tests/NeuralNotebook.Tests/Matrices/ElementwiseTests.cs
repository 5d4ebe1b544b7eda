using static NeuralNotebook.Tests.Matrices.MatrixProductTests;

namespace NeuralNotebook.Tests.Matrices;

public sealed class ElementwiseTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-2e150)]
    public void A_runaway_value_is_found_wherever_it_stands(double runaway)
    {
        for (int length = 1; length <= 70; length++)
        {
            var values = new double[length];
            Assert.True(Elementwise.AllWithin(values, 1e150));
            for (int place = 0; place < length; place++)
            {
                values[place] = runaway;
                Assert.False(Elementwise.AllWithin(values, 1e150), $"place {place} of {length}");
                values[place] = 1e150;
            }
        }
    }

    [Fact]
    public void Column_sums_add_the_rows_in_order_for_every_width()
    {
        for (int columns = 1; columns <= 140; columns++)
        {
            var matrix = Random(5, columns, columns);
            var sums = matrix.ColumnSums();
            for (int column = 0; column < columns; column++)
                Assert.Equal(matrix.Column(column).Aggregate(0.0, (sum, value) => sum + value), sums[0, column]);
        }
    }
}
