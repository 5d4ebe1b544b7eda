using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

[Collection(ThreadsCollection.Name)]
public sealed class MatrixProductTests
{
    /// <summary>Sizes around every edge of the blocks: tiles of 8 × 16, panels 1,024 deep, one and many.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 2, 16 }, { 2, 3, 4 }, { 3, 5, 7 }, { 8, 8, 16 }, { 9, 17, 33 }, { 13, 300, 10 }, { 32, 64, 64 },
        { 37, 1, 19 }, { 64, 257, 3 }, { 100, 513, 31 }, { 300, 64, 3 }, { 200, 130, 140 }, { 5, 700, 40 }, { 16, 16, 1 },
        { 523, 300, 130 }, { 8, 9, 96 }, { 9, 1024, 17 }, { 13, 1030, 20 }, { 100, 2051, 35 },
        { 40, 3, 64 }, { 37, 4, 35 }, { 300, 2, 64 }, { 24, 66, 2 }, { 41, 67, 4 }, { 30, 2050, 3 }, { 130, 1030, 40 }, { 20, 1025, 32 },
        { 104, 96, 16 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_equals_the_triple_loop(int rows, int inner, int columns)
    {
        var left = Random(rows, inner, 1);
        var right = Random(inner, columns, 2);
        var expected = TripleLoop(left, right);

        Near.Equal(expected, left * right, relative: 1e-13, absolute: 1e-13);
        Near.Equal(expected, left.Transpose().TransposeThisAndMultiply(right), relative: 1e-13, absolute: 1e-13);
        Near.Equal(expected, left.TransposeAndMultiply(right.Transpose()), relative: 1e-13, absolute: 1e-13);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_three_forms_of_a_product_have_the_same_bits(int rows, int inner, int columns)
    {
        var left = Random(rows, inner, 3);
        var right = Random(inner, columns, 4);
        var product = left * right;

        Assert.Equal(product.Values.ToArray(), left.Transpose().TransposeThisAndMultiply(right).Values.ToArray());
        Assert.Equal(product.Values.ToArray(), left.TransposeAndMultiply(right.Transpose()).Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_sum_takes_its_terms_in_ascending_order_and_rounds_once_a_term(int rows, int inner, int columns)
    {
        Matrix left = Random(rows, inner, 9), right = Random(inner, columns, 10), expected = new(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int k = 0; k < inner; k++)
                    expected[row, column] = double.MultiplyAddEstimate(left[row, k], right[k, column], expected[row, column]);
            }
        }

        Assert.Equal(expected.Values.ToArray(), (left * right).Values.ToArray());
    }

    [Fact]
    public void A_product_has_the_same_bits_on_one_thread_and_on_several()
    {
        var left = Random(301, 517, 5);
        var right = Random(517, 233, 6);
        int threads = Parallelism.Threads;
        try
        {
            Parallelism.Threads = 1;
            var alone = left * right;
            for (int count = 2; count <= 5; count++)
            {
                Parallelism.Threads = count;
                Assert.Equal(alone.Values.ToArray(), (left * right).Values.ToArray());
            }
        }
        finally
        {
            Parallelism.Threads = threads;
        }
    }

    [Fact]
    public void Rows_of_a_batch_do_not_depend_on_the_rest_of_the_batch()
    {
        var left = Random(77, 40, 7);
        var right = Random(40, 21, 8);
        var product = left * right;
        for (int row = 0; row < left.Rows; row++)
            Assert.Equal(product.Row(row).ToArray(), (left.Slice(row, 1) * right).Values.ToArray());
    }

    [Fact]
    public void Products_on_several_threads_at_once_do_not_disturb_each_other()
    {
        var left = Random(120, 130, 9);
        var right = Random(130, 140, 10);
        double[] expected = (left * right).Values.ToArray();
        Parallel.For(0, 200, _ => Assert.Equal(expected, (left * right).Values.ToArray()));
    }

    [Fact]
    public void Threads_that_have_gone_to_sleep_are_woken_for_the_next_product()
    {
        var left = Random(96, 96, 11);
        double[] expected = (left * left).Values.ToArray();
        int threads = Parallelism.Threads;
        try
        {
            Parallelism.Threads = 3;
            for (int i = 0; i < 100; i++)
            {
                // A member looks out for work for a tenth of a millisecond: these pauses end before, at and after that moment.
                Thread.SpinWait(i * 50);
                if (i % 10 == 0)
                    Thread.Sleep(2);
                Assert.Equal(expected, (left * left).Values.ToArray());
            }
        }
        finally
        {
            Parallelism.Threads = threads;
        }
    }

    [Fact]
    public void Infinity_and_not_a_number_go_through_a_product()
    {
        Matrix left = [[1, double.PositiveInfinity], [double.NaN, 1]];
        Matrix right = [[1, 0], [1, 0]];
        var product = left * right;
        Assert.Equal(double.PositiveInfinity, product[0, 0]);
        Assert.True(double.IsNaN(product[0, 1]));
        Assert.True(double.IsNaN(product[1, 0]));
    }

    [Fact]
    public void An_empty_inner_size_gives_zeros() => Assert.Equal([0, 0, 0, 0], (new Matrix(2, 0) * new Matrix(0, 2)).Values.ToArray());

    [Fact]
    public void A_product_of_shapes_that_do_not_fit_says_so()
    {
        var error = Assert.Throws<ArgumentException>(() => new Matrix(2, 3) * new Matrix(2, 3));
        Assert.Contains("2 × 3 · 2 × 3", error.Message, StringComparison.Ordinal);
    }

    private static Matrix TripleLoop(Matrix left, Matrix right)
    {
        var product = new Matrix(left.Rows, right.Columns);
        for (int row = 0; row < left.Rows; row++)
        {
            for (int column = 0; column < right.Columns; column++)
            {
                for (int k = 0; k < left.Columns; k++)
                    product[row, column] += left[row, k] * right[k, column];
            }
        }

        return product;
    }
}
