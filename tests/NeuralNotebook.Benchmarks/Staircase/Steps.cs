using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNotebook.Benchmarks;

/// <summary>The products of chapter 17, step by step, as its cells have them:
/// a test holds the two against each other, word for word.</summary>
/// <remarks>All give output = left · right, (m × k) · (k × n), for any m, k and n.</remarks>
internal static class Steps
{
    /// <summary>Each output element is finished before the next: the loops of chapter 02.</summary>
    public static void RowByColumn(Matrix left, Matrix right, Matrix output)
    {
        for (int row = 0; row < left.Rows; row++)
            for (int column = 0; column < right.Columns; column++)
            {
                double sum = 0;
                for (int k = 0; k < right.Rows; k++)
                    sum += left[row, k] * right[k, column];
                output[row, column] = sum;
            }
    }

    /// <summary>The three loops over spans: the same walk down the columns, without the checks of <c>[row, column]</c>.</summary>
    public static void OverSpans(Matrix left, Matrix right, Matrix output)
    {
        ReadOnlySpan<double> all = right.Values;
        for (int row = 0; row < left.Rows; row++)
        {
            Span<double> from = left.Row(row), to = output.Row(row);
            for (int column = 0; column < to.Length; column++)
            {
                double sum = 0;
                for (int k = 0, place = column; k < from.Length; k++, place += to.Length)
                    sum += from[k] * all[place];
                to[column] = sum;
            }
        }
    }

    /// <summary>The two inner loops exchanged: all three matrices are read along their rows.</summary>
    public static void RowByRow(Matrix left, Matrix right, Matrix output)
    {
        output.Values.Clear();
        for (int row = 0; row < left.Rows; row++)
            for (int k = 0; k < right.Rows; k++)
            {
                double factor = left[row, k];
                Span<double> from = right.Row(k), to = output.Row(row);
                for (int column = 0; column < to.Length; column++)
                    to[column] += factor * from[column];
            }
    }

    /// <summary>to += factor · from, as many numbers at once as a register holds.</summary>
    public static void AddScaled<T>(T factor, ReadOnlySpan<T> from, Span<T> to) where T : struct, INumber<T>
    {
        var wideFrom = MemoryMarshal.Cast<T, Vector<T>>(from);
        var wideTo = MemoryMarshal.Cast<T, Vector<T>>(to);
        for (int i = 0; i < wideTo.Length; i++)
            wideTo[i] += factor * wideFrom[i];
        for (int i = wideTo.Length * Vector<T>.Count; i < to.Length; i++)
            to[i] += factor * from[i];
    }

    /// <summary>Row by row, with <see cref="AddScaled"/> as the inner loop.</summary>
    public static void WithVectors(Matrix left, Matrix right, Matrix output)
    {
        output.Values.Clear();
        for (int row = 0; row < left.Rows; row++)
            for (int k = 0; k < right.Rows; k++)
                AddScaled(left[row, k], right.Row(k), output.Row(row));
    }

    /// <summary>Four rows × two registers of the output stay in registers while all terms run.</summary>
    public static void Tile(Matrix left, int row, ReadOnlySpan<double> panel, int step, Matrix output, int column)
    {
        int lanes = Vector<double>.Count, depth = left.Columns, wide = output.Columns;
        ref double x = ref left.Row(row)[0], y = ref MemoryMarshal.GetReference(panel), z = ref output.Row(row)[column];
        Vector<double> a0 = default, a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
        for (int k = 0; k < depth; k++)
        {
            var y0 = Vector.LoadUnsafe(ref y, (nuint)(k * step));
            var y1 = Vector.LoadUnsafe(ref y, (nuint)(k * step + lanes));
            a0 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k)), y0, a0);
            a1 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k)), y1, a1);
            b0 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + depth)), y0, b0);
            b1 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + depth)), y1, b1);
            c0 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + 2 * depth)), y0, c0);
            c1 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + 2 * depth)), y1, c1);
            d0 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + 3 * depth)), y0, d0);
            d1 = Vector.FusedMultiplyAdd(new(Unsafe.Add(ref x, k + 3 * depth)), y1, d1);
        }
        a0.StoreUnsafe(ref z); a1.StoreUnsafe(ref z, (nuint)lanes);
        b0.StoreUnsafe(ref z, (nuint)wide); b1.StoreUnsafe(ref z, (nuint)(wide + lanes));
        c0.StoreUnsafe(ref z, (nuint)(2 * wide)); c1.StoreUnsafe(ref z, (nuint)(2 * wide + lanes));
        d0.StoreUnsafe(ref z, (nuint)(3 * wide)); d1.StoreUnsafe(ref z, (nuint)(3 * wide + lanes));
    }

    /// <summary>What no tile covers: the columns on the right, and the rows below.</summary>
    public static void Rest(Matrix left, Matrix right, Matrix output, int tiledRows, int tiledColumns)
    {
        for (int row = 0; row < left.Rows; row++)
            for (int column = row < tiledRows ? tiledColumns : 0; column < right.Columns; column++)
            {
                double sum = 0;
                for (int k = 0; k < right.Rows; k++)
                    sum = Math.FusedMultiplyAdd(left[row, k], right[k, column], sum);
                output[row, column] = sum;
            }
    }

    /// <summary>Tile beside tile; the right-hand side is read where it lies.</summary>
    public static void InTiles(Matrix left, Matrix right, Matrix output)
    {
        int wide = 2 * Vector<double>.Count, rows = left.Rows / 4 * 4, columns = right.Columns / wide * wide;
        for (int row = 0; row < rows; row += 4)
            for (int column = 0; column < columns; column += wide)
                Tile(left, row, right.Values[column..], right.Columns, output, column);
        Rest(left, right, output, rows, columns);
    }

    /// <summary>The columns that a tile reads are copied side by side first, once for all tiles that stand below each other.</summary>
    public static void Packed(Matrix left, Matrix right, Matrix output)
    {
        int wide = 2 * Vector<double>.Count, rows = left.Rows / 4 * 4, columns = right.Columns / wide * wide;
        double[] panel = new double[right.Rows * wide];
        for (int column = 0; column < columns; column += wide)
        {
            for (int k = 0; k < right.Rows; k++)
                right.Row(k).Slice(column, wide).CopyTo(panel.AsSpan(k * wide));
            for (int row = 0; row < rows; row += 4)
                Tile(left, row, panel, wide, output, column);
        }
        Rest(left, right, output, rows, columns);
    }

    /// <summary>Each thread fills some rows of the output.</summary>
    public static void Shared(Matrix left, Matrix right, Matrix output, int threads) =>
        Parallel.For(0, threads, part =>
        {
            int first = left.Rows * part / threads, count = left.Rows * (part + 1) / threads - first;
            Packed(left.Slice(first, count), right, output.Slice(first, count));
        });

    /// <summary>Multiply-adds on numbers that never leave the registers: twelve that do not wait for each other,
    /// in each of the rounds.</summary>
    public static double RegistersOnly(int rounds)
    {
        Vector<double> x = new(0.999), y = new(1e-9);
        Vector<double> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector.FusedMultiplyAdd(a, x, y);
            b = Vector.FusedMultiplyAdd(b, x, y);
            c = Vector.FusedMultiplyAdd(c, x, y);
            d = Vector.FusedMultiplyAdd(d, x, y);
            e = Vector.FusedMultiplyAdd(e, x, y);
            f = Vector.FusedMultiplyAdd(f, x, y);
            g = Vector.FusedMultiplyAdd(g, x, y);
            h = Vector.FusedMultiplyAdd(h, x, y);
            i = Vector.FusedMultiplyAdd(i, x, y);
            j = Vector.FusedMultiplyAdd(j, x, y);
            k = Vector.FusedMultiplyAdd(k, x, y);
            l = Vector.FusedMultiplyAdd(l, x, y);
        }
        return Vector.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    /// <summary>The shortest time of an action, in seconds, after a warm-up.</summary>
    public static double Best(Action action, double patience = 0.1)
    {
        var watch = Stopwatch.StartNew();
        do action(); while (watch.Elapsed.TotalSeconds < patience);
        double best = double.PositiveInfinity;
        watch.Restart();
        do
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (watch.Elapsed.TotalSeconds < patience);
        return best;
    }
}
