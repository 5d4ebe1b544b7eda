using System.Runtime.Intrinsics;

namespace NeuralNotebook;

/// <summary>The matrix product and its transposed forms: blocks that fit the caches, registers inside, threads outside.</summary>
/// <remarks>
/// <para>One loop serves the three forms, because a transposed matrix is the same memory read with its strides exchanged.
/// The right-hand side is read in panels as wide as two SIMD registers; a panel is copied (packed) where its rows do not lie side by side,
/// where it is narrower than the registers, or where enough rows of the left-hand side will read it to pay for the copy.</para>
/// <para>Every output element sums its terms in ascending order of the inner index, in one accumulator, whatever the blocks, the register
/// width and the number of threads: results are bit-identical on all machines with FMA. Chapter 17 builds this step by step.
/// Source of the blocking: Goto and van de Geijn (2008), "Anatomy of high-performance matrix multiplication".</para>
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>Up to so many terms a sum stays in the registers from the first to the last.</summary>
    public const int TermsAtOnce = 1024;

    /// <summary>Below so many multiplications a plain triple loop is done before the blocks are set up.</summary>
    private const int MultiplicationsOfATinyProduct = 64;

    /// <summary>output = left · right: (m × k) · (k × n), finished by the epilogue.</summary>
    public static void Multiply(Matrix left, Matrix right, Matrix output, Epilogue epilogue = default) =>
        Run(new Operand(left), new Operand(right), output, epilogue);

    /// <summary>output = leftᵀ · right: (k × m)ᵀ · (k × n), finished by the epilogue.</summary>
    public static void TransposeThisAndMultiply(Matrix left, Matrix right, Matrix output, Epilogue epilogue = default) =>
        Run(new Operand(left).Transpose(), new Operand(right), output, epilogue);

    /// <summary>output = left · rightᵀ: (m × k) · (n × k)ᵀ, finished by the epilogue.</summary>
    public static void TransposeAndMultiply(Matrix left, Matrix right, Matrix output, Epilogue epilogue = default) =>
        Run(new Operand(left), new Operand(right).Transpose(), output, epilogue);

    private static void Run(Operand left, Operand right, Matrix output, Epilogue epilogue)
    {
        if (left.Columns != right.Rows)
            throw new ArgumentException($"A matrix product needs as many columns on the left as rows on the right; got {left} · {right}"
                + ". Is one of them to be transposed?");
        if (output.Rows != left.Rows || output.Columns != right.Columns)
            throw new ArgumentException(
                $"The product {left} · {right} is {left.Rows} × {right.Columns}; the output given is {output.Shape}.");

        epilogue.RequireFit(output, left.Columns);
        if (HostLoops.Product != null)
        {
            HostProduct.Run(left, right, output, epilogue);
            return;
        }

        long multiplications = (long)left.Rows * right.Columns * left.Columns;
        if (multiplications <= MultiplicationsOfATinyProduct)
            Tiny(left, right, output, epilogue);
        else
            Sharing.Run(new ProductJob(left, right, output, epilogue), multiplications);
    }

    /// <summary>Fills one block of the output: what one thread does.</summary>
    internal static void RunBlock(Operand left, Operand right, Matrix output, Block block, Epilogue epilogue)
    {
        // Where two registers of four doubles hold a row of the output, those of eight would be half empty,
        // and go through a tile beside the output.
        if (Vector512.IsHardwareAccelerated && right.Columns > ProductKernel<Lane256>.Columns)
            BlockedProduct<Lane512>.Run(left, right, output, block, epilogue);
        else if (Vector256.IsHardwareAccelerated)
            BlockedProduct<Lane256>.Run(left, right, output, block, epilogue);
        else
            BlockedProduct<Lane128>.Run(left, right, output, block, epilogue);
    }

    /// <summary>The product as chapter 02 writes it, for a handful of numbers.</summary>
    private static void Tiny(Operand left, Operand right, Matrix output, Epilogue epilogue)
    {
        if (epilogue.RightSums is { } sums)
        {
            var total = sums.Values;
            var values = right.Matrix.Values;
            total.Clear();
            for (int k = 0; k < right.Rows; k++)
            {
                for (int column = 0; column < total.Length; column++)
                    total[column] += values[(k * right.RowStride) + (column * right.ColumnStride)];
            }
        }

        var addend = epilogue.Addend is { } biases ? biases.Values : [];
        for (int row = 0; row < left.Rows; row++)
        {
            var outputRow = output.Row(row);
            var condition = epilogue.WherePositive is { } conditions ? conditions.Row(row) : [];
            for (int column = 0; column < outputRow.Length; column++)
            {
                double sum = 0;
                for (int k = 0; k < left.Columns; k++)
                    sum = double.MultiplyAddEstimate(left[row, k], right[k, column], sum);
                if (!addend.IsEmpty)
                    sum += addend[column];
                if (epilogue.Rectify && sum <= 0)
                    sum = 0;
                // A condition may stand where the result will.
                outputRow[column] = !condition.IsEmpty && !(condition[column] > 0) ? 0 : sum;
            }
        }
    }
}
