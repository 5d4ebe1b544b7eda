using static NeuralNotebook.Tests.Matrices.RandomMatrix;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>Products of random shapes, forms and endings, on one to three threads, beside the plain loops.</summary>
[Collection(ThreadsCollection.Name)]
public sealed class RandomProductTests : IDisposable
{
    private static readonly double[] Special = [0, -0.0, double.NaN, double.PositiveInfinity, 1e-310, -1e300];
    private readonly int threads = Parallelism.Threads;

    // Small products would not be shared out.
    public RandomProductTests() => Sharing.Always = true;

    public void Dispose()
    {
        Sharing.Always = false;
        Parallelism.Threads = threads;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_product_with_any_ending_has_the_bits_of_the_plain_loops_and_writes_nowhere_else(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 150; i++)
            Check(random, $"seed {seed}, product {i}");
    }

    [Theory]
    [InlineData(12, 2177, 8)]
    [InlineData(6, 6000, 17)]
    [InlineData(3, 70000, 3)]
    public void More_threads_than_tiles_do_not_get_into_each_others_way(int rows, int inner, int columns)
    {
        Parallelism.Threads = 5;
        Matrix left = Random(inner, rows, 1), right = Random(inner, columns, 2), output = new(rows, columns), sums = new(1, columns);
        for (int repetition = 0; repetition < 20; repetition++)
        {
            MatrixProduct.TransposeThisAndMultiply(left, right, output, new Epilogue { RightSums = sums });
            Assert.Equal(Plain(left.Transpose(), right), output.Values.ToArray());
            Assert.Equal(right.ColumnSums().Values.ToArray(), sums.Values.ToArray());
        }
    }

    private static void Check(Random random, string which)
    {
        int rows = Size(20, 320), columns = Size(20, 150), inner = Math.Min(Size(70, 2200), 1_500_000 / Math.Max(1, rows * columns));
        Parallelism.Threads = random.Next(1, 4);
        bool withSpecial = random.Next(4) == 0;
        Matrix left = Filled(rows, inner), right = Filled(inner, columns), expected = new(rows, columns, Plain(left, right));
        Matrix? addend = Maybe(1), sums = Maybe(1), condition = Maybe(rows);
        bool rectify = random.Next(2) == 0;

        // The output lies within a larger matrix, whose other rows must not change.
        var around = Filled(rows + 4, columns);
        var before = around.Copy();
        var output = around.Slice(2, rows);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = expected[row, column] + (addend is null ? -0.0 : addend[0, column]);
                value = rectify && value <= 0 ? 0 : value;
                expected[row, column] = condition is null || condition[row, column] > 0 ? value : 0;
            }
        }

        if (condition is not null && inner <= MatrixProduct.TermsAtOnce && random.Next(2) == 0)
        {
            output.CopyFrom(condition);
            condition = output;
        }

        var epilogue = new Epilogue { Addend = addend, Rectify = rectify, WherePositive = condition, RightSums = sums };
        switch (random.Next(3))
        {
            case 0:
                MatrixProduct.Multiply(left, right, output, epilogue);
                break;
            case 1:
                MatrixProduct.TransposeThisAndMultiply(left.Transpose(), right, output, epilogue);
                break;
            default:
                MatrixProduct.TransposeAndMultiply(left, right.Transpose(), output, epilogue);
                break;
        }

        string context = $"{which}: {rows} × {inner} × {columns}";
        Assert.True(Bits(expected).SequenceEqual(Bits(output)), context);
        Assert.True(sums is null || Bits(right.ColumnSums()).SequenceEqual(Bits(sums)), context + ", sums");
        Assert.True(Bits(before[..2]).SequenceEqual(Bits(around[..2])) && Bits(before[^2..]).SequenceEqual(Bits(around[^2..])),
            context + ", around");

        int Size(int small, int large) => random.Next(3) == 0 ? random.Next(large) : random.Next(small);

        Matrix Filled(int rows, int columns)
        {
            var matrix = random.Next(2) == 0 ? Matrix.Aligned(rows, columns) : new Matrix(rows, columns);
            foreach (ref double value in matrix.Values)
                value = withSpecial && random.Next(50) == 0 ? Special[random.Next(Special.Length)] : (2 * random.NextDouble()) - 1;
            return matrix;
        }

        Matrix? Maybe(int rows) => random.Next(2) == 0 ? Filled(rows, columns) : null;
    }

    /// <summary>The sums, in ascending order of their terms.</summary>
    internal static double[] Plain(Matrix left, Matrix right)
    {
        double[] product = new double[left.Rows * right.Columns];
        for (int row = 0; row < left.Rows; row++)
        {
            for (int column = 0; column < right.Columns; column++)
            {
                double sum = 0;
                for (int k = 0; k < left.Columns; k++)
                    sum = double.MultiplyAddEstimate(left[row, k], right[k, column], sum);
                product[(row * right.Columns) + column] = sum;
            }
        }

        return product;
    }

    /// <summary>All values as bits, so that 0 and −0 differ; every NaN is one.</summary>
    private static long[] Bits(Matrix matrix) =>
        [.. matrix.Values.ToArray().Select(value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value))];
}
