using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>Copies a part of a product's right-hand side to panels: strips as wide as a tile, each with its rows side by side, the last filled up with zeros.</summary>
internal static unsafe class Panel
{
    /// <summary>Depth of a panel. Every cut costs one more reading and writing of the output, whose rows often lie a multiple of 4 KiB apart and push each
    /// other out of the caches. A panel of 1,024 rows of 16 doubles (128 KiB) is read straight through, which the processor foresees: measured, that beats a
    /// panel that would stay in the first-level cache.</summary>
    public const int Rows = MatrixProduct.TermsAtOnce;

    /// <summary>So many columns are copied in one go, so that the source, which may lie far away in memory, is read row by row and not in narrow strips.</summary>
    public const int ColumnsAtOnce = 128;

    private const int CacheLine = 64;

    [ThreadStatic]
    private static double[]? memory;

    /// <summary>Where this thread's panels lie: on the start of a cache line, so that no load straddles two.</summary>
    public static double* Memory()
    {
        memory ??= GC.AllocateArray<double>((Rows * ColumnsAtOnce) + (CacheLine / sizeof(double)), pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref memory[0]);
        return (double*)((start + CacheLine - 1) / CacheLine * CacheLine);
    }

    /// <summary>Panel j / panelWidth holds source[p·rowStride + j·columnStride] for p &lt; depth, j &lt; width; panels lie behind each other, depth · panelWidth apart.</summary>
    public static void Pack(double* source, nint rowStride, nint columnStride, int depth, int width, double* panels, int panelWidth)
    {
        if (columnStride == 1)
        {
            PackRows(source, rowStride, depth, width, panels, panelWidth);
            return;
        }

        for (int column = 0; column < width; column += panelWidth, source += panelWidth * columnStride, panels += depth * panelWidth)
        {
            int columns = Math.Min(panelWidth, width - column);
            if (columns < panelWidth)
                new Span<double>(panels, depth * panelWidth).Clear();
            PackTransposed(source, rowStride, columnStride, depth, columns, panels, panelWidth);
        }
    }

    /// <summary>Row by row through all panels: the source is read straight through.</summary>
    private static void PackRows(double* source, nint rowStride, int depth, int width, double* panels, int panelWidth)
    {
        nint panelSize = (nint)depth * panelWidth;
        int whole = width / panelWidth * panelWidth;
        if (whole < width)
            new Span<double>(panels + (whole * (nint)depth), depth * panelWidth).Clear();
        for (int row = 0; row < depth; row++, source += rowStride, panels += panelWidth)
        {
            double* to = panels;
            int column = 0;
            for (; column < whole; column += panelWidth, to += panelSize)
            {
                for (int i = 0; i < panelWidth; i += Vector256<double>.Count)
                    Vector256.Load(source + column + i).Store(to + i);
            }

            for (; column <= width - Vector256<double>.Count; column += Vector256<double>.Count, to += Vector256<double>.Count)
                Vector256.Load(source + column).Store(to);
            for (; column < width; column++, to++)
                *to = source[column];
        }
    }

    /// <summary>Rows of the panel are columns of the memory: squares of 4 × 4 are turned in registers, the rest one by one.</summary>
    private static void PackTransposed(double* source, nint rowStride, nint columnStride, int depth, int width, double* panel, int panelWidth)
    {
        int squareRows = Avx.IsSupported && rowStride == 1 ? depth / 4 * 4 : 0;
        int squareColumns = squareRows > 0 ? width / 4 * 4 : 0;
        for (int column = 0; column < squareColumns; column += 4)
        {
            double* from = source + (column * columnStride);
            double* to = panel + column;
            for (int row = 0; row < squareRows; row += 4, from += 4, to += 4 * panelWidth)
                TurnSquare(from, columnStride, to, panelWidth);
        }

        for (int column = 0; column < width; column++)
        {
            for (int row = column < squareColumns ? squareRows : 0; row < depth; row++)
                panel[(row * panelWidth) + column] = source[(row * rowStride) + (column * columnStride)];
        }
    }

    private static void TurnSquare(double* from, nint fromStride, double* to, nint toStride)
    {
        var row0 = Vector256.Load(from);
        var row1 = Vector256.Load(from + fromStride);
        var row2 = Vector256.Load(from + (2 * fromStride));
        var row3 = Vector256.Load(from + (3 * fromStride));
        var low01 = Avx.UnpackLow(row0, row1);
        var high01 = Avx.UnpackHigh(row0, row1);
        var low23 = Avx.UnpackLow(row2, row3);
        var high23 = Avx.UnpackHigh(row2, row3);
        Avx.Permute2x128(low01, low23, 0x20).Store(to);
        Avx.Permute2x128(high01, high23, 0x20).Store(to + toStride);
        Avx.Permute2x128(low01, low23, 0x31).Store(to + (2 * toStride));
        Avx.Permute2x128(high01, high23, 0x31).Store(to + (3 * toStride));
    }
}
