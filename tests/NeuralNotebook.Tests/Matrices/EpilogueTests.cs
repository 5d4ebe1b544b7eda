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

    [Fact]
    public void An_addend_a_condition_or_sums_of_another_shape_are_refused()
    {
        Matrix left = Random(4, 3, 9), right = Random(3, 5, 10), output = new(4, 5);

        Assert.Contains("1 × 5",
            Assert.Throws<ArgumentException>(() =>
                MatrixProduct.Multiply(left, right, output, new Epilogue { Addend = new Matrix(1, 4) })).Message, StringComparison.Ordinal);
        Assert.Contains("4 × 5",
            Assert.Throws<ArgumentException>(() =>
                MatrixProduct.Multiply(left, right, output, new Epilogue { WherePositive = new Matrix(5, 4) })).Message,
                StringComparison.Ordinal);
        Assert.Contains("1 × 5",
            Assert.Throws<ArgumentException>(() =>
                MatrixProduct.Multiply(left, right, output, new Epilogue { RightSums = new Matrix(5, 1) })).Message,
                StringComparison.Ordinal);
    }
}
