using static NeuralNotebook.Tests.Matrices.RandomMatrix;
using static NeuralNotebook.Tests.Matrices.RandomProductTests;

namespace NeuralNotebook.Tests.Matrices;

/// <summary>The product with registers of every width, whatever the processor has: with tiles of six rows and of eight.</summary>
public class RegisterWidthTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_width_gives_the_bits_of_the_plain_loops(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 120; i++)
        {
            int rows = random.Next(1, i % 5 == 0 ? 260 : 30), columns = random.Next(1, 60), inner = random.Next(1, i % 7 == 0 ? 1500 : 40);
            Matrix left = Random(rows, inner, i), right = Random(inner, columns, i + 1000);
            double[] expected = Plain(left, right);
            string which = $"seed {seed}, product {i}: {rows} × {inner} · {inner} × {columns}";
            Check<Lane128>(left, right, expected, which + ", two doubles");
            Check<Lane256>(left, right, expected, which + ", four doubles");
            Check<Lane512>(left, right, expected, which + ", eight doubles");
        }
    }

    [Fact]
    public void A_processor_with_sixteen_registers_multiplies_six_rows_at_once_and_one_with_more_eight()
    {
        Assert.Equal(6, Lane256.TileRows);
        Assert.Equal(8, Lane512.TileRows);
        Assert.Contains(Lane128.TileRows, new[] { 6, 8 });
    }

    private static void Check<TLane>(Matrix left, Matrix right, double[] expected, string which)
        where TLane : struct, ILane<TLane>
    {
        Matrix output = new(left.Rows, right.Columns), sums = new(1, right.Columns), addend = Random(1, right.Columns, 77);
        BlockedProduct<TLane>.Run(new Operand(left), new Operand(right), output, Whole(output), new Epilogue { RightSums = sums });
        Assert.True(expected.AsSpan().SequenceEqual(output.Values), which);
        Assert.True(right.ColumnSums().Values.SequenceEqual(sums.Values), which + ", sums");

        BlockedProduct<TLane>.Run(new Operand(left.Transpose()).Transpose(), new Operand(right), output, Whole(output),
            new Epilogue { Addend = addend, Rectify = true });
        double[] rectified = [.. expected.Select((value, at) => Math.Max(0, value + addend[0, at % right.Columns]))];
        Assert.True(rectified.AsSpan().SequenceEqual(output.Values), which + ", transposed and rectified");

        BlockedProduct<TLane>.Run(new Operand(left), new Operand(right.Transpose()).Transpose(), output, Whole(output), default);
        Assert.True(expected.AsSpan().SequenceEqual(output.Values), which + ", right side transposed");
    }

    private static Block Whole(Matrix output) => new(0, output.Rows, 0, output.Columns);
}
