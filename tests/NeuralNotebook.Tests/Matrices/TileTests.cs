using static NeuralNotebook.Tests.Matrices.RandomMatrix;
using static NeuralNotebook.Tests.Matrices.RandomProductTests;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>Every height of a tile, with registers of every width: whole tiles side by side, and the columns beside them.</summary>
public sealed class TileTests
{
    /// <summary>One to nine rows and enough to copy panels; of terms few, many, and more than one panel holds.</summary>
    public static TheoryData<int, int> RowsAndTerms
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int rows = 1; rows <= 9; rows++)
            {
                foreach (int inner in (int[])[1, 2, 3, 4, 5, 12])
                    data.Add(rows, inner);
            }

            data.AddRange((1, 1027), (2, 1027), (4, 1027), (7, 1027), (98, 9), (104, 6));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(RowsAndTerms))]
    public void Every_tile_has_the_bits_of_the_plain_loops_and_sums_of_its_own(int rows, int inner)
    {
        foreach (int columns in (int[])[4, 16, 21])
        {
            Matrix left = Random(rows, inner, 1), right = Random(inner, columns, 2);
            double[] expected = Plain(left, right);
            double[] expectedSums =
                [.. Enumerable.Range(0, columns).Select(column => right.Column(column).Aggregate(0.0, (sum, value) => sum + value))];
            foreach (bool sumsAsked in (bool[])[true, false])
            {
                Check<Lane128>(left, right, expected, sumsAsked ? expectedSums : null);
                Check<Lane256>(left, right, expected, sumsAsked ? expectedSums : null);
                Check<Lane512>(left, right, expected, sumsAsked ? expectedSums : null);
            }
        }
    }

    /// <summary>A row of the left-hand side is multiplied for its own row of the output: what is broken stays in its row.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_broken_number_of_one_row_does_not_come_into_another(double broken)
    {
        for (int inner = 1; inner <= 6; inner++)
        {
            foreach (int columns in (int[])[3, 16, 20])
            {
                Matrix left = Random(12, inner, 3), right = Random(inner, columns, 4);
                double[] expected = Plain(left, right);
                left.Row(5).Fill(broken);
                var product = left * right;
                Assert.Equal(expected[..(5 * columns)], product[..5].Values.ToArray());
                Assert.Equal(expected[(6 * columns)..], product[6..].Values.ToArray());
                Assert.All(product.Row(5).ToArray(), value => Assert.False(double.IsFinite(value)));
                Assert.Equal(product.Values.ToArray(), left.Transpose().TransposeThisAndMultiply(right).Values.ToArray());
            }
        }
    }

    private static void Check<TLane>(Matrix left, Matrix right, double[] expected, double[]? expectedSums)
        where TLane : struct, ILane<TLane>
    {
        // What stood there before comes into nothing.
        Matrix output = Random(left.Rows, right.Columns, 5), sums = Random(1, right.Columns, 6);
        BlockedProduct<TLane>.Run(new Operand(left), new Operand(right), output, new Block(0, output.Rows, 0, output.Columns),
            new Epilogue { RightSums = expectedSums is null ? null : sums });
        string which = $"{left.Shape} · {right.Shape} with {TLane.Width} a register";
        Assert.True(expected.AsSpan().SequenceEqual(output.Values), which);
        Assert.True(expectedSums is null || expectedSums.AsSpan().SequenceEqual(sums.Values), which + ", sums");
    }
}
