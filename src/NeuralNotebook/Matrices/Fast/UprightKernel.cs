using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>The innermost loop for outputs of at most four columns: a register holds four rows of one column, it stands upright.</summary>
/// <remarks>A register that lay across such an output would take in only one number of the left-hand side for every load,
/// and the loads would be what the processor waits for.
/// Here it takes in four. Each element still takes its terms in ascending order. For machines with AVX2.</remarks>
internal static unsafe class UprightKernel
{
    /// <summary>The largest number of columns.</summary>
    public const int Columns = 4;

    /// <summary>Whether this processor has the instructions.</summary>
    public static bool IsSupported => Avx.IsSupported;

    /// <summary>output[0..8, 0..4] (+)= a · panel; of the four columns the first so many as <paramref name="columns"/>
    /// says are right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows(in Tiles tiles, double* a, double* output, int columns)
    {
        nint aRow = tiles.LeftRow, aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        Vector256<double> upper0 = default, upper1 = default, upper2 = default, upper3 = default;
        Vector256<double> lower0 = default, lower1 = default, lower2 = default, lower3 = default;
        if (tiles.Accumulate)
        {
            Square.Load(output, outputRow, out upper0, out upper1, out upper2, out upper3);
            Square.Load(output + (4 * outputRow), outputRow, out lower0, out lower1, out lower2, out lower3);
        }

        int terms = tiles.Depth;
        for (; terms >= 4 && aRow != 1; terms -= 4, a += 4, b += 4 * bRow)
        {
            Square.Load(a, aRow, out var x0, out var x1, out var x2, out var x3);
            Square.Load(a + (4 * aRow), aRow, out var y0, out var y1, out var y2, out var y3);
            Add(x0, y0, b, columns, ref upper0, ref lower0, ref upper1, ref lower1, ref upper2, ref lower2, ref upper3, ref lower3);
            Add(x1, y1, b + bRow, columns, ref upper0, ref lower0, ref upper1, ref lower1, ref upper2, ref lower2, ref upper3, ref lower3);
            Add(x2, y2, b + (2 * bRow), columns, ref upper0, ref lower0, ref upper1, ref lower1, ref upper2, ref lower2,
                ref upper3, ref lower3);
            Add(x3, y3, b + (3 * bRow), columns, ref upper0, ref lower0, ref upper1, ref lower1, ref upper2, ref lower2,
                ref upper3, ref lower3);
        }

        for (; terms > 0; terms--, a += aColumn, b += bRow)
        {
            var x = aRow == 1 ? Vector256.Load(a) : Vector256.Create(a[0], a[aRow], a[2 * aRow], a[3 * aRow]);
            var y = aRow == 1 ? Vector256.Load(a + 4) : Vector256.Create(a[4 * aRow], a[5 * aRow], a[6 * aRow], a[7 * aRow]);
            Add(x, y, b, columns, ref upper0, ref lower0, ref upper1, ref lower1, ref upper2, ref lower2, ref upper3, ref lower3);
        }

        Square.Store(upper0, upper1, upper2, upper3, output, outputRow);
        Square.Store(lower0, lower1, lower2, lower3, output + (4 * outputRow), outputRow);
    }

    /// <summary>One term of every sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        Vector256<double> upper,
        Vector256<double> lower,
        double* b,
        int columns,
        ref Vector256<double> upper0,
        ref Vector256<double> lower0,
        ref Vector256<double> upper1,
        ref Vector256<double> lower1,
        ref Vector256<double> upper2,
        ref Vector256<double> lower2,
        ref Vector256<double> upper3,
        ref Vector256<double> lower3)
    {
        AddColumn(upper, lower, b, ref upper0, ref lower0);
        AddColumn(upper, lower, b + 1, ref upper1, ref lower1);
        if (columns > 2)
            AddColumn(upper, lower, b + 2, ref upper2, ref lower2);
        if (columns > 3)
            AddColumn(upper, lower, b + 3, ref upper3, ref lower3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumn(Vector256<double> upper, Vector256<double> lower, double* b, ref Vector256<double> upperSum,
        ref Vector256<double> lowerSum)
    {
        var factor = Vector256.Create(*b);
        upperSum = Vector256.MultiplyAddEstimate(upper, factor, upperSum);
        lowerSum = Vector256.MultiplyAddEstimate(lower, factor, lowerSum);
    }
}
