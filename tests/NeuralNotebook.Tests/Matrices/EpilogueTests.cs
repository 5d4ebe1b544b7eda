using static NeuralNotebook.Tests.Matrices.MatrixProductTests;
using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

public sealed class EpilogueTests
{
    [Theory]
    [MemberData(nameof(Sizes), MemberType = typeof(MatrixProductTests))]
    public void A_product_with_biases_and_ReLU_has_the_bits_of_the_three_steps_one_after_the_other(int rows, int inner, int columns)
    {
        Matrix left = Random(rows, inner, 1), right = Random(inner, columns, 2), biases = Random(1, columns, 3);
        var expected = left * right;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                expected[row, column] = Math.Max(expected[row, column] + biases[0, column], 0);
        }

        var actual = new Matrix(rows, columns);
        MatrixProduct.Multiply(left, right, actual, new Epilogue { Addend = biases, Rectify = true });

        Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes), MemberType = typeof(MatrixProductTests))]
    public void A_condition_leaves_the_product_where_it_is_positive_and_zero_elsewhere(int rows, int inner, int columns)
    {
        Matrix left = Random(rows, inner, 4), right = Random(columns, inner, 5), condition = Random(rows, columns, 6);
        condition.Values[0] = 0;
        var expected = left.TransposeAndMultiply(right);
        for (int i = 0; i < expected.Values.Length; i++)
            expected.Values[i] = condition.Values[i] > 0 ? expected.Values[i] : 0;

        var beside = new Matrix(rows, columns);
        MatrixProduct.TransposeAndMultiply(left, right, beside, new Epilogue { WherePositive = condition });

        Assert.Equal(expected.Values.ToArray(), beside.Values.ToArray());
        if (inner > MatrixProduct.TermsAtOnce)
        {
            Assert.Throws<ArgumentException>(() =>
                MatrixProduct.TransposeAndMultiply(left, right, condition, new Epilogue { WherePositive = condition }));
            return;
        }

        MatrixProduct.TransposeAndMultiply(left, right, condition, new Epilogue { WherePositive = condition });
        Assert.Equal(expected.Values.ToArray(), condition.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes), MemberType = typeof(MatrixProductTests))]
    public void The_column_sums_of_the_right_hand_side_have_the_bits_of_adding_its_rows_in_order(int rows, int inner, int columns)
    {
        Matrix left = Random(inner, rows, 11), right = Random(inner, columns, 12), output = new(rows, columns),
            sums = Random(1, columns, 13);
        double[] expected =
            [.. Enumerable.Range(0, columns).Select(column => right.Column(column).Aggregate(0.0, (sum, value) => sum + value))];

        MatrixProduct.TransposeThisAndMultiply(left, right, output, new Epilogue { RightSums = sums });

        Assert.Equal(expected, sums.Values.ToArray());
        Assert.Equal(left.TransposeThisAndMultiply(right).Values.ToArray(), output.Values.ToArray());
    }

    [Fact]
    public void The_sums_of_no_rows_are_zero()
    {
        var sums = Random(1, 20, 14);
        MatrixProduct.TransposeThisAndMultiply(new Matrix(0, 30), new Matrix(0, 20), new Matrix(30, 20), new Epilogue { RightSums = sums });
        Assert.Equal(new double[20], sums.Values.ToArray());
    }

    [Fact]
    public void ReLU_within_a_product_keeps_NaN_so_that_nothing_broken_is_hidden()
    {
        Matrix left = Random(9, 20, 7), right = Random(20, 16, 8);
        left[3, 5] = double.NaN;
        var output = new Matrix(9, 16);

        MatrixProduct.Multiply(left, right, output, new Epilogue { Rectify = true });

        Assert.All(output.Row(3).ToArray(), value => Assert.Equal(double.NaN, value));
        Assert.All(output.Row(4).ToArray(), value => Assert.True(value >= 0));
    }

    [Theory]
    [InlineData("addend", 1, 4)]
    [InlineData("addend", 1, 6)]
    [InlineData("addend", 4, 5)]
    [InlineData("addend", 0, 5)]
    [InlineData("sums", 1, 3)]
    [InlineData("sums", 5, 1)]
    [InlineData("sums", 3, 5)]
    [InlineData("condition", 5, 4)]
    [InlineData("condition", 4, 4)]
    [InlineData("condition", 1, 5)]
    public void An_addend_a_condition_or_sums_of_another_shape_are_refused(string what, int rows, int columns)
    {
        Matrix left = Random(4, 3, 9), right = Random(3, 5, 10), other = new(rows, columns);
        var (epilogue, usual) = what switch
        {
            "addend" => (new Epilogue { Addend = other }, "added to every row of a 4 × 5 product is 1 × 5"),
            "sums" => (new Epilogue { RightSums = other }, "column sums of the right-hand side of a 4 × 5 product are 1 × 5"),
            _ => (new Epilogue { WherePositive = other }, "condition on a 4 × 5 product"),
        };
        var error = Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(left, right, new Matrix(4, 5), epilogue));
        Assert.Contains(usual, error.Message, StringComparison.Ordinal);
        Assert.Contains($"got {rows} × {columns}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_in_the_output_is_refused_from_the_first_term_on_that_does_not_fit()
    {
        var output = new Matrix(2, 3);
        MatrixProduct.Multiply(Random(2, 1024, 15), Random(1024, 3, 16), output, new Epilogue { WherePositive = output });
        var error = Assert.Throws<ArgumentException>(() =>
            MatrixProduct.Multiply(Random(2, 1025, 15), Random(1025, 3, 16), output, new Epilogue { WherePositive = output }));
        Assert.Contains("1025 terms", error.Message, StringComparison.Ordinal);
        Assert.Contains("up to 1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_column_sums_of_a_few_numbers_are_those_of_the_side_as_it_is_multiplied()
    {
        Matrix left = [[1, 2]], right = [[1, 2], [3, 4], [5, 6]], output = new(1, 3), sums = Random(1, 3, 17);
        MatrixProduct.TransposeAndMultiply(left, right, output, new Epilogue { RightSums = sums });
        // The right-hand side is [1 3 5; 2 4 6].
        Assert.Equal([5, 11, 17], output.Values.ToArray());
        Assert.Equal([3, 7, 11], sums.Values.ToArray());
    }

    /// <summary>Of sums that round to −0 the sign would go on into a division. Few numbers, tiles and the columns beside tiles
    /// are rectified in three places.</summary>
    [Fact]
    public void ReLU_within_a_product_turns_minus_zero_into_zero()
    {
        foreach (int inner in (int[])[1, 3, 5, 12])
        {
            for (int columns = 1; columns <= 40; columns++)
            {
                Matrix left = new(9, inner), right = new(inner, columns), output = Random(9, columns, 18);
                // Only the last term is not 0: −1e-400, which rounds to −0.
                for (int row = 0; row < left.Rows; row++)
                    left[row, inner - 1] = -1e-200;
                right.Row(inner - 1).Fill(1e-200);
                MatrixProduct.Multiply(left, right, output, new Epilogue { Rectify = true });
                Assert.All(output.Values.ToArray(), value => Assert.Equal(0, BitConverter.DoubleToInt64Bits(value)));
            }
        }
    }
}
