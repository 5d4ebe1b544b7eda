using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>Four rows of four numbers, turned in registers so that rows become columns. For machines with AVX.</summary>
internal static unsafe class Square
{
    /// <summary>Reads four rows, a stride apart, as four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(double* from, nint stride, out Vector256<double> column0, out Vector256<double> column1,
        out Vector256<double> column2, out Vector256<double> column3) =>
        Turn(Vector256.Load(from), Vector256.Load(from + stride), Vector256.Load(from + (2 * stride)), Vector256.Load(from + (3 * stride)),
            out column0, out column1, out column2, out column3);

    /// <summary>Writes four columns as four rows, a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> column0, Vector256<double> column1, Vector256<double> column2, Vector256<double> column3,
        double* to, nint stride)
    {
        Turn(column0, column1, column2, column3, out var row0, out var row1, out var row2, out var row3);
        row0.Store(to);
        row1.Store(to + stride);
        row2.Store(to + (2 * stride));
        row3.Store(to + (3 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(
        Vector256<double> a,
        Vector256<double> b,
        Vector256<double> c,
        Vector256<double> d,
        out Vector256<double> first,
        out Vector256<double> second,
        out Vector256<double> third,
        out Vector256<double> fourth)
    {
        Vector256<double> evenAB = Avx.UnpackLow(a, b), oddAB = Avx.UnpackHigh(a, b), evenCD = Avx.UnpackLow(c, d),
            oddCD = Avx.UnpackHigh(c, d);
        first = Avx.Permute2x128(evenAB, evenCD, 0x20);
        second = Avx.Permute2x128(oddAB, oddCD, 0x20);
        third = Avx.Permute2x128(evenAB, evenCD, 0x31);
        fourth = Avx.Permute2x128(oddAB, oddCD, 0x31);
    }
}
