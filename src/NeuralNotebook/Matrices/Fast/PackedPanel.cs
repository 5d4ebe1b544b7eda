using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>A strip of a product's right-hand side, as wide as a tile, with its rows side by side.</summary>
internal static unsafe class PackedPanel
{
    /// <summary>Depth of a panel. Every cut costs one more reading and writing of the output, whose rows often lie a multiple of
    /// 4 KiB apart and push each other out of the caches. A panel of 1,024 rows of 16 doubles (128 KiB) is read straight through,
    /// which the processor foresees: measured, that beats a panel that would stay in the first-level cache.</summary>
    public const int Rows = MatrixProduct.TermsAtOnce;

    /// <summary>As wide as two of the widest registers.</summary>
    private const int Columns = 16;

    [ThreadStatic]
    private static double[]? memory;

    [ThreadStatic]
    private static int offset;

    /// <summary>Where this thread's panel lies.</summary>
    public static double* Memory()
    {
        memory ??= AlignedMemory.Allocate(Rows * Columns, out offset);
        return (double*)Unsafe.AsPointer(ref memory[offset]);
    }

    /// <summary>panel[p · panelRow + j] = source[p·rowStride + j·columnStride] for p &lt; depth, j &lt; width;
    /// the rest of each row is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(double* source, nint rowStride, nint columnStride, int depth, int width, double* panel, int panelRow)
    {
        if (width < panelRow)
            new Span<double>(panel, depth * panelRow).Clear();
        if (columnStride == 1)
        {
            for (int row = 0; row < depth; row++, source += rowStride, panel += panelRow)
                new ReadOnlySpan<double>(source, width).CopyTo(new Span<double>(panel, width));
            return;
        }

        // Rows of the panel are columns of the memory: squares of 4 × 4 are turned in registers, the rest one by one.
        int squareRows = Avx.IsSupported && rowStride == 1 ? depth / 4 * 4 : 0;
        int squareColumns = squareRows > 0 ? width / 4 * 4 : 0;
        for (int column = 0; column < squareColumns; column += 4)
        {
            double* from = source + (column * columnStride);
            double* to = panel + column;
            for (int row = 0; row < squareRows; row += 4, from += 4, to += 4 * panelRow)
            {
                Square.Load(from, columnStride, out var row0, out var row1, out var row2, out var row3);
                row0.Store(to);
                row1.Store(to + panelRow);
                row2.Store(to + (2 * panelRow));
                row3.Store(to + (3 * panelRow));
            }
        }

        for (int column = 0; column < width; column++)
        {
            for (int row = column < squareColumns ? squareRows : 0; row < depth; row++)
                panel[(row * panelRow) + column] = source[(row * rowStride) + (column * columnStride)];
        }
    }
}
