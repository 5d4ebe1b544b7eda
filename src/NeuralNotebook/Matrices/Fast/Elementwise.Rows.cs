using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <content>What is done to every row of a table. Rows of a few classes are short: here no row costs more than its numbers do.</content>
internal static partial class Elementwise
{
    /// <summary>The largest value of every row; of rows without values, NaN. Which of a NaN and a number is taken differs
    /// between processors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LargestOfRows(Matrix table, Span<double> largest)
    {
        ReadOnlySpan<double> values = table.Values;
        int columns = table.Columns;
        if (columns == 0)
            largest.Fill(double.NaN);
        if (values.IsEmpty)
            return;
        largest = largest[..(values.Length / columns)];
        ref double value = ref MemoryMarshal.GetReference(values);
        for (int row = 0; row < largest.Length; row++, value = ref Unsafe.Add(ref value, columns))
            largest[row] = Largest(ref value, columns);
    }

    /// <summary>Every row less its largest value.</summary>
    /// <param name="table">The rows, with at least one column.</param>
    /// <param name="results">As large as the table, or the table itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractLargestOfRows(Matrix table, Matrix results)
    {
        ReadOnlySpan<double> values = table.Values;
        int columns = table.Columns, rows = values.Length / columns;
        ref double value = ref MemoryMarshal.GetReference(values), result = ref MemoryMarshal.GetReference(results.Values[..values.Length]);
        for (int row = 0; row < rows; row++)
        {
            double largest = Largest(ref value, columns);
            for (int column = 0; column < columns; column++)
                Unsafe.Add(ref result, column) = Unsafe.Add(ref value, column) - largest;
            value = ref Unsafe.Add(ref value, columns);
            result = ref Unsafe.Add(ref result, columns);
        }
    }

    /// <summary>Every row divided by its sum, which is added in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void DivideRowsBySum(Matrix table)
    {
        const int AtOnce = 256;
        int columns = table.Columns;
        Span<double> divisors = stackalloc double[AtOnce];
        int rowsAtOnce = columns == 0 ? 0 : AtOnce / columns;
        if (rowsAtOnce < 2)
        {
            for (int row = 0; row < table.Rows; row++)
                TensorPrimitives.Divide(table.Row(row), Sum(table.Row(row)), table.Row(row));
            return;
        }

        // Many short rows are divided at once, for a division of eight numbers takes little longer than one of one.
        for (var values = table.Values; !values.IsEmpty;)
        {
            var rows = values[..Math.Min(values.Length, rowsAtOnce * columns)];
            for (int start = 0; start < rows.Length; start += columns)
            {
                double sum = 0;
                for (int i = start; i < start + columns; i++)
                    sum += rows[i];
                for (int i = start; i < start + columns; i++)
                    divisors[i] = sum;
            }

            TensorPrimitives.Divide(rows, divisors[..rows.Length], rows);
            values = values[rows.Length..];
        }
    }

    /// <summary>How many rows have their largest value where the other table's row has it; a row with NaN has none.
    /// The tables have one shape, and at least one column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountRowsOfOneArgMax(Matrix a, Matrix b)
    {
        ReadOnlySpan<double> values = a.Values;
        int columns = a.Columns, rows = values.Length / columns, count = 0;
        ref double first = ref MemoryMarshal.GetReference(values), second = ref MemoryMarshal.GetReference(b.Values[..values.Length]);
        for (int row = 0; row < rows; row++)
        {
            // NaN counts as largest: where a row holds one, that is what stands at its place.
            int place = ArgMax(ref first, columns);
            count += place == ArgMax(ref second, columns) && !double.IsNaN(Unsafe.Add(ref first, place))
                && !double.IsNaN(Unsafe.Add(ref second, place)) ? 1 : 0;
            first = ref Unsafe.Add(ref first, columns);
            second = ref Unsafe.Add(ref second, columns);
        }

        return count;
    }

    /// <summary>Where the largest of one or more values stands, the first of equals. NaN counts as largest,
    /// so that it does not hide.</summary>
    public static int ArgMax(ReadOnlySpan<double> values) => ArgMax(ref MemoryMarshal.GetReference(values), values.Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ArgMax(ref double first, int count)
    {
        int place = 0;
        double largest = first;
        for (int i = 1; i < count; i++)
        {
            double value = Unsafe.Add(ref first, i);
            // Not (≤) is (>), or one of the two is NaN.
            if (value <= largest)
                continue;
            if (double.IsNaN(largest))
                break;
            place = i;
            largest = value;
        }

        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Largest(ref double first, int count)
    {
        double largest = first;
        for (int i = 1; i < count; i++)
            largest = double.MaxNative(largest, Unsafe.Add(ref first, i));
        return largest;
    }
}
