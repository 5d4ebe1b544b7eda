using static NeuralNotebook.Tests.Matrices.RandomMatrix;

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
            double[] values = new double[length];
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

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void Many_rows_at_once_have_the_bits_of_each_row_alone(int columns)
    {
        foreach (int rows in (int[])[0, 1, 2, 86, 300])
        {
            Matrix table = Random(rows, columns, rows), shifted = new(rows, columns), divided = table.Copy();
            double[] largest = new double[rows];

            Elementwise.LargestOfRows(table, largest);
            Elementwise.SubtractLargestOfRows(table, shifted);
            Elementwise.DivideRowsBySum(divided);

            for (int row = 0; row < rows; row++)
            {
                double[] values = table.Row(row).ToArray();
                double most = values.Max();
                Assert.Equal(most, largest[row]);
                Assert.Equal(values.Select(value => value - most), shifted.Row(row).ToArray());
                double sum = values.Aggregate(0.0, (total, value) => total + value);
                Assert.Equal(values.Select(value => value / sum), divided.Row(row).ToArray());
            }
        }
    }

    /// <summary>What is computed in one way up to some size, and apart from there on, is right on either side of it.</summary>
    [Fact]
    public void Large_values_have_the_function_of_mathematics_among_extreme_ones()
    {
        double[] values = [-701, -700, -300, -25, 25, 300, 700, 701, double.PositiveInfinity, double.NegativeInfinity];
        Near.Equal(values.Select(Math.Exp).ToArray(), Of("exp", [.. values]), 1e-14);
        Near.Equal(values.Select(Math.Tanh).ToArray(), Of("tanh", [.. values]), 1e-14);
        Near.Equal(values.Select(value => 1 / (1 + Math.Exp(-value))).ToArray(), Of("sigmoid", [.. values]), 1e-14);
    }

    [Fact]
    public void Rows_without_values_have_no_largest_and_nothing_to_divide()
    {
        double[] largest = [1, 2, 3];
        Elementwise.LargestOfRows(new Matrix(3, 0), largest);
        Assert.Equal([double.NaN, double.NaN, double.NaN], largest);
        Elementwise.LargestOfRows(new Matrix(0, 4), []);
        var table = new Matrix(3, 0);
        Elementwise.DivideRowsBySum(table);
        Assert.Equal("3 × 0", table.Shape);
        Assert.True(LimitLook.AllWithin(table, 1));
    }

    [Fact]
    public void Rows_of_one_largest_are_counted_but_none_with_a_NaN()
    {
        Matrix a = [[1, 2, 2], [3, 1, 2], [double.NaN, 1, 2], [1, 2, 3], [0, 0, 0]];
        Matrix b = [[0, 5, 5], [1, 3, 2], [double.NaN, 1, 2], [1, 2, double.NaN], [7, 7, 7]];
        Assert.Equal(2, Elementwise.CountRowsOfOneArgMax(a, b));
        Assert.Equal(2, Elementwise.CountRowsOfOneArgMax(b, a));
        Assert.Equal(4, Elementwise.CountRowsOfOneArgMax(a, a));
    }

    /// <summary>Where an array lies decides which of its numbers share a register; what comes out may not depend on that.</summary>
    [Theory]
    [InlineData("exp", 700d, -700d, 800d, -750d, 709.5, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData("log", 0d, 5e-324, 1e-310, -1d, double.NaN, double.PositiveInfinity, 1e308)]
    [InlineData("tanh", 300d, -300d, 800d, -750d, 25d, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData("sigmoid", 700d, -700d, 800d, -750d, 709.5, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity)]
    public void A_number_gives_what_it_gives_alone_whatever_stands_beside_it(string function, params double[] extremes)
    {
        var random = new SeededRandom(11);
        for (int round = 0; round < 50; round++)
        {
            double[] values =
                [.. Enumerable.Range(0, 3 + random.Next(80))
                    .Select(i => random.Next(6) == 0
                        ? extremes[random.Next(extremes.Length)] : random.NextUniform(function == "log" ? 0.01 : -9, 9))];
            double[] alone = [.. values.Select(value => Of(function, [value])[0])];
            for (int offset = 0; offset < 9; offset++)
            {
                double[] shifted = new double[values.Length + offset];
                values.CopyTo(shifted, offset);
                Run(function, shifted.AsSpan(offset));
                Assert.Equal(alone, shifted[offset..]);
            }
        }
    }

    private static double[] Of(string function, double[] values)
    {
        Run(function, values);
        return values;
    }

    private static void Run(string function, Span<double> values)
    {
        switch (function)
        {
            case "exp": Elementwise.Exp(values, values); break;
            case "log": Elementwise.Log(values, values); break;
            case "tanh": Elementwise.Tanh(values, values); break;
            default: Elementwise.Sigmoid(values, values); break;
        }
    }
}
