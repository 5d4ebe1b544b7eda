using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>The innermost loops of the matrix product: a few rows × two registers of the output, held in registers while k runs.</summary>
/// <remarks>Every element of the output is one accumulator that takes its k terms in ascending order, whatever the register's
/// width: that is why the numbers are the same on every machine with FMA. What a kernel does on the side gets a place and a step in memory
/// (see <see cref="IRowAction{TLane}"/>) and, if it adds the panel's rows up, the place of their sums, or null.</remarks>
internal static unsafe class ProductKernel<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <summary>Columns of the output that one call fills: two registers.</summary>
    public static int Columns => 2 * TLane.Width;

    /// <summary>output[0..8, 0..Columns] (+)= a · panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightRows<TAction>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place,
        nint step, double* sums)
        where TAction : struct, IRowAction<TLane>
    {
        TLane sum0 = default, sum1 = default;
        if (TAction.AddsUp && tiles.Accumulate && sums != null)
            (sum0, sum1) = Load(sums);
        int k = tiles.Depth;
        // One pointer and four strides in bytes reach the eight rows, for addresses may hold a stride twice or four times:
        // eight pointers would not fit the processor's registers.
        nint row = tiles.LeftRow * sizeof(double), row3 = 3 * row, row5 = 5 * row, row7 = 7 * row;
        nint aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        TLane c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        TLane c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        if (tiles.Accumulate)
        {
            double* c = output;
            (c00, c01) = Load(c);
            (c10, c11) = Load(c += outputRow);
            (c20, c21) = Load(c += outputRow);
            (c30, c31) = Load(c += outputRow);
            (c40, c41) = Load(c += outputRow);
            (c50, c51) = Load(c += outputRow);
            (c60, c61) = Load(c += outputRow);
            (c70, c71) = Load(c + outputRow);
        }

        for (int p = 0; p < k; p++, a += aColumn, b += bRow)
        {
            var b0 = TLane.Load(b);
            var b1 = TLane.Load(b + TLane.Width);
            TAction.Do(b0, b1, ref place, step);
            if (TAction.AddsUp)
                (sum0, sum1) = (TLane.Add(sum0, b0), TLane.Add(sum1, b1));
            var x = TLane.Broadcast(a);
            c00 = TLane.MultiplyAdd(x, b0, c00);
            c01 = TLane.MultiplyAdd(x, b1, c01);
            x = TLane.Broadcast(At(a, row));
            c10 = TLane.MultiplyAdd(x, b0, c10);
            c11 = TLane.MultiplyAdd(x, b1, c11);
            x = TLane.Broadcast(At(a, 2 * row));
            c20 = TLane.MultiplyAdd(x, b0, c20);
            c21 = TLane.MultiplyAdd(x, b1, c21);
            x = TLane.Broadcast(At(a, row3));
            c30 = TLane.MultiplyAdd(x, b0, c30);
            c31 = TLane.MultiplyAdd(x, b1, c31);
            x = TLane.Broadcast(At(a, 4 * row));
            c40 = TLane.MultiplyAdd(x, b0, c40);
            c41 = TLane.MultiplyAdd(x, b1, c41);
            x = TLane.Broadcast(At(a, row5));
            c50 = TLane.MultiplyAdd(x, b0, c50);
            c51 = TLane.MultiplyAdd(x, b1, c51);
            x = TLane.Broadcast(At(a, 2 * row3));
            c60 = TLane.MultiplyAdd(x, b0, c60);
            c61 = TLane.MultiplyAdd(x, b1, c61);
            x = TLane.Broadcast(At(a, row7));
            c70 = TLane.MultiplyAdd(x, b0, c70);
            c71 = TLane.MultiplyAdd(x, b1, c71);
        }

        if (TAction.AddsUp && sums != null)
            Store(sum0, sum1, sums);
        finish.Store(c00, c01, output);
        finish.Store(c10, c11, output += outputRow);
        finish.Store(c20, c21, output += outputRow);
        finish.Store(c30, c31, output += outputRow);
        finish.Store(c40, c41, output += outputRow);
        finish.Store(c50, c51, output += outputRow);
        finish.Store(c60, c61, output += outputRow);
        finish.Store(c70, c71, output + outputRow);
    }

    /// <summary>The same for six rows: twelve sums, two registers of the panel and one number of the left-hand side fill fifteen of
    /// sixteen registers.</summary>
    /// <remarks>With four rows eight sums wait for each other on processors whose multiply-add takes four cycles,
    /// of which they begin two in each.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SixRows<TAction>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place, nint step)
        where TAction : struct, IRowAction<TLane>
    {
        int k = tiles.Depth;
        nint row = tiles.LeftRow * sizeof(double), row3 = 3 * row, row5 = 5 * row;
        nint aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        TLane c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TLane c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        if (tiles.Accumulate)
        {
            double* c = output;
            (c00, c01) = Load(c);
            (c10, c11) = Load(c += outputRow);
            (c20, c21) = Load(c += outputRow);
            (c30, c31) = Load(c += outputRow);
            (c40, c41) = Load(c += outputRow);
            (c50, c51) = Load(c + outputRow);
        }

        for (int p = 0; p < k; p++, a += aColumn, b += bRow)
        {
            var b0 = TLane.Load(b);
            var b1 = TLane.Load(b + TLane.Width);
            TAction.Do(b0, b1, ref place, step);
            var x = TLane.Broadcast(a);
            c00 = TLane.MultiplyAdd(x, b0, c00);
            c01 = TLane.MultiplyAdd(x, b1, c01);
            x = TLane.Broadcast(At(a, row));
            c10 = TLane.MultiplyAdd(x, b0, c10);
            c11 = TLane.MultiplyAdd(x, b1, c11);
            x = TLane.Broadcast(At(a, 2 * row));
            c20 = TLane.MultiplyAdd(x, b0, c20);
            c21 = TLane.MultiplyAdd(x, b1, c21);
            x = TLane.Broadcast(At(a, row3));
            c30 = TLane.MultiplyAdd(x, b0, c30);
            c31 = TLane.MultiplyAdd(x, b1, c31);
            x = TLane.Broadcast(At(a, 4 * row));
            c40 = TLane.MultiplyAdd(x, b0, c40);
            c41 = TLane.MultiplyAdd(x, b1, c41);
            x = TLane.Broadcast(At(a, row5));
            c50 = TLane.MultiplyAdd(x, b0, c50);
            c51 = TLane.MultiplyAdd(x, b1, c51);
        }

        finish.Store(c00, c01, output);
        finish.Store(c10, c11, output += outputRow);
        finish.Store(c20, c21, output += outputRow);
        finish.Store(c30, c31, output += outputRow);
        finish.Store(c40, c41, output += outputRow);
        finish.Store(c50, c51, output + outputRow);
    }

    /// <summary>The same for four rows: what is left of six or eight, and what does something on the side where a machine has 16
    /// registers only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourRows<TAction>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place,
        nint step, double* sums)
        where TAction : struct, IRowAction<TLane>
    {
        TLane sum0 = default, sum1 = default;
        if (TAction.AddsUp && tiles.Accumulate && sums != null)
            (sum0, sum1) = Load(sums);
        int k = tiles.Depth;
        nint aRow = tiles.LeftRow, aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        double* a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
        TLane c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        if (tiles.Accumulate)
        {
            double* c = output;
            (c00, c01) = Load(c);
            (c10, c11) = Load(c += outputRow);
            (c20, c21) = Load(c += outputRow);
            (c30, c31) = Load(c + outputRow);
        }

        nint at = 0;
        for (int p = 0; p < k; p++, at += aColumn, b += bRow)
        {
            var b0 = TLane.Load(b);
            var b1 = TLane.Load(b + TLane.Width);
            TAction.Do(b0, b1, ref place, step);
            if (TAction.AddsUp)
                (sum0, sum1) = (TLane.Add(sum0, b0), TLane.Add(sum1, b1));
            var x = TLane.Broadcast(a + at);
            c00 = TLane.MultiplyAdd(x, b0, c00);
            c01 = TLane.MultiplyAdd(x, b1, c01);
            x = TLane.Broadcast(a1 + at);
            c10 = TLane.MultiplyAdd(x, b0, c10);
            c11 = TLane.MultiplyAdd(x, b1, c11);
            x = TLane.Broadcast(a2 + at);
            c20 = TLane.MultiplyAdd(x, b0, c20);
            c21 = TLane.MultiplyAdd(x, b1, c21);
            x = TLane.Broadcast(a3 + at);
            c30 = TLane.MultiplyAdd(x, b0, c30);
            c31 = TLane.MultiplyAdd(x, b1, c31);
        }

        if (TAction.AddsUp && sums != null)
            Store(sum0, sum1, sums);
        finish.Store(c00, c01, output);
        finish.Store(c10, c11, output += outputRow);
        finish.Store(c20, c21, output += outputRow);
        finish.Store(c30, c31, output + outputRow);
    }

    /// <summary>The same for two rows: the gradient of the weights of a layer with two inputs,
    /// which reads a whole batch for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwoRows<TAction>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place,
        nint step, double* sums)
        where TAction : struct, IRowAction<TLane>
    {
        TLane sum0 = default, sum1 = default;
        if (TAction.AddsUp && tiles.Accumulate && sums != null)
            (sum0, sum1) = Load(sums);
        int k = tiles.Depth;
        nint aRow = tiles.LeftRow, aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        TLane c00 = default, c01 = default, c10 = default, c11 = default;
        if (tiles.Accumulate)
        {
            (c00, c01) = Load(output);
            (c10, c11) = Load(output + outputRow);
        }

        for (int p = 0; p < k; p++, a += aColumn, b += bRow)
        {
            var b0 = TLane.Load(b);
            var b1 = TLane.Load(b + TLane.Width);
            TAction.Do(b0, b1, ref place, step);
            if (TAction.AddsUp)
                (sum0, sum1) = (TLane.Add(sum0, b0), TLane.Add(sum1, b1));
            var x = TLane.Broadcast(a);
            c00 = TLane.MultiplyAdd(x, b0, c00);
            c01 = TLane.MultiplyAdd(x, b1, c01);
            x = TLane.Broadcast(a + aRow);
            c10 = TLane.MultiplyAdd(x, b0, c10);
            c11 = TLane.MultiplyAdd(x, b1, c11);
        }

        if (TAction.AddsUp && sums != null)
            Store(sum0, sum1, sums);
        finish.Store(c00, c01, output);
        finish.Store(c10, c11, output + outputRow);
    }

    /// <summary>The same for one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OneRow<TAction>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place,
        nint step, double* sums)
        where TAction : struct, IRowAction<TLane>
    {
        TLane sum0 = default, sum1 = default;
        if (TAction.AddsUp && tiles.Accumulate && sums != null)
            (sum0, sum1) = Load(sums);
        int k = tiles.Depth;
        nint aColumn = tiles.LeftColumn, bRow = tiles.RightRow;
        double* b = tiles.Right;
        TLane c0 = default, c1 = default;
        if (tiles.Accumulate)
            (c0, c1) = Load(output);
        for (int p = 0; p < k; p++, a += aColumn, b += bRow)
        {
            TLane b0 = TLane.Load(b), b1 = TLane.Load(b + TLane.Width);
            TAction.Do(b0, b1, ref place, step);
            if (TAction.AddsUp)
                (sum0, sum1) = (TLane.Add(sum0, b0), TLane.Add(sum1, b1));
            var x = TLane.Broadcast(a);
            c0 = TLane.MultiplyAdd(x, b0, c0);
            c1 = TLane.MultiplyAdd(x, b1, c1);
        }

        if (TAction.AddsUp && sums != null)
            Store(sum0, sum1, sums);
        finish.Store(c0, c1, output);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLane Left, TLane Right) Load(double* from) => (TLane.Load(from), TLane.Load(from + TLane.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double* At(double* from, nint bytes) => (double*)((byte*)from + bytes);

    // A call that is not inlined would make the compiler keep all sums in memory, within the loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLane left, TLane right, double* to)
    {
        TLane.Store(left, to);
        TLane.Store(right, to + TLane.Width);
    }
}
