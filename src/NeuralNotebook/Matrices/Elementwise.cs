using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <summary>What is done to many numbers at once, where <see cref="TensorPrimitives"/> has no word for it or would not give the same bits everywhere.</summary>
internal static partial class Elementwise
{
    /// <summary>The sum in storage order. (TensorPrimitives.Sum adds in lanes as wide as the machine's registers, so its last bits depend on the machine.)</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    /// <summary>e to the power of every value. A single value goes the way of many, whose last bit may differ from Math.Exp's.</summary>
    public static void Exp(ReadOnlySpan<double> values, Span<double> results) => Vectorised(values, results, TensorPrimitives.Exp);

    /// <summary>The natural logarithm of every value.</summary>
    public static void Log(ReadOnlySpan<double> values, Span<double> results) => Vectorised(values, results, TensorPrimitives.Log);

    /// <summary>The hyperbolic tangent of every value.</summary>
    public static void Tanh(ReadOnlySpan<double> values, Span<double> results) => Vectorised(values, results, TensorPrimitives.Tanh);

    /// <summary>1/(1 + e⁻ˣ) of every value.</summary>
    public static void Sigmoid(ReadOnlySpan<double> values, Span<double> results) => Vectorised(values, results, TensorPrimitives.Sigmoid);

    /// <summary>ln(1 + eˣ) of every value, without overflow and without losing small results: max(x, 0) + ln(1 + e^(−|x|)).</summary>
    public static void Softplus(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            Span<double> exponential = [-Math.Abs(values[i])];
            Exp(exponential, exponential);
            results[i] = Math.Max(values[i], 0) + Log1Plus(exponential[0]);
        }
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, right to the last digits also where 1 + x rounds. Source: Kahan, as given in Higham (2002), "Accuracy and stability of numerical algorithms", section 1.14.1.</summary>
    public static double Log1Plus(double x)
    {
        double sum = 1 + x;
        if (sum == 1)
            return x;
        Span<double> logarithm = [sum];
        Log(logarithm, logarithm);
        return logarithm[0] * x / (sum - 1);
    }

    /// <summary>result = a where the condition is positive, otherwise 0.</summary>
    public static void WherePositive(ReadOnlySpan<double> condition, ReadOnlySpan<double> a, Span<double> result)
    {
        a = a[..condition.Length];
        result = result[..condition.Length];
        ref double conditions = ref MemoryMarshal.GetReference(condition), values = ref MemoryMarshal.GetReference(a), results = ref MemoryMarshal.GetReference(result);
        int i = 0;
        for (; i <= condition.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var mask = Vector.GreaterThan(Vector.LoadUnsafe(ref conditions, (nuint)i), Vector<double>.Zero);
            Vector.ConditionalSelect(mask, Vector.LoadUnsafe(ref values, (nuint)i), Vector<double>.Zero).StoreUnsafe(ref results, (nuint)i);
        }

        for (; i < condition.Length; i++)
            result[i] = condition[i] > 0 ? a[i] : 0;
    }

    /// <summary>Adds one row to every row of a row-major table.</summary>
    public static void AddToEveryRow(ReadOnlySpan<double> row, Span<double> table)
    {
        int columns = row.Length;
        ref double addend = ref MemoryMarshal.GetReference(row);
        for (int start = 0; start < table.Length; start += columns)
        {
            var place = table.Slice(start, columns);
            ref double sum = ref MemoryMarshal.GetReference(place);
            int column = 0;
            for (; column <= columns - Vector<double>.Count; column += Vector<double>.Count)
                (Vector.LoadUnsafe(ref sum, (nuint)column) + Vector.LoadUnsafe(ref addend, (nuint)column)).StoreUnsafe(ref sum, (nuint)column);
            for (; column < columns; column++)
                place[column] += row[column];
        }
    }

    /// <summary>Multiplies every row of a row-major table by one row, element by element.</summary>
    public static void MultiplyEveryRow(ReadOnlySpan<double> row, Span<double> table)
    {
        int columns = row.Length;
        ref double factor = ref MemoryMarshal.GetReference(row);
        for (int start = 0; start < table.Length; start += columns)
        {
            var place = table.Slice(start, columns);
            ref double product = ref MemoryMarshal.GetReference(place);
            int column = 0;
            for (; column <= columns - Vector<double>.Count; column += Vector<double>.Count)
                (Vector.LoadUnsafe(ref product, (nuint)column) * Vector.LoadUnsafe(ref factor, (nuint)column)).StoreUnsafe(ref product, (nuint)column);
            for (; column < columns; column++)
                place[column] *= row[column];
        }
    }

    /// <summary>The sum of every column, its rows added in order.</summary>
    public static void ColumnSums(Matrix matrix, Span<double> sums)
    {
        ReadOnlySpan<double> table = matrix.Values;
        int columns = matrix.Columns;
        int column = 0;
        for (; column <= columns - (4 * Vector<double>.Count); column += 4 * Vector<double>.Count)
        {
            Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (int at = column; at < table.Length; at += columns)
            {
                var row = table.Slice(at, 4 * Vector<double>.Count);
                sum0 += new Vector<double>(row);
                sum1 += new Vector<double>(row[Vector<double>.Count..]);
                sum2 += new Vector<double>(row[(2 * Vector<double>.Count)..]);
                sum3 += new Vector<double>(row[(3 * Vector<double>.Count)..]);
            }

            var result = sums[column..];
            sum0.CopyTo(result);
            sum1.CopyTo(result[Vector<double>.Count..]);
            sum2.CopyTo(result[(2 * Vector<double>.Count)..]);
            sum3.CopyTo(result[(3 * Vector<double>.Count)..]);
        }

        for (; column < columns; column++)
        {
            double sum = 0;
            for (int at = column; at < table.Length; at += columns)
                sum += table[at];
            sums[column] = sum;
        }
    }

    /// <summary>Whether every value lies in [−limit, limit]; NaN does not.</summary>
    public static bool AllWithin(ReadOnlySpan<double> values, double limit)
    {
        int i = 0;
        var bound = new Vector<double>(limit);
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (!Vector.LessThanOrEqualAll(Vector.Abs(new Vector<double>(values[i..])), bound))
                return false;
        }

        for (; i < values.Length; i++)
        {
            if (!(Math.Abs(values[i]) <= limit))
                return false;
        }

        return true;
    }

    private static void Vectorised(ReadOnlySpan<double> values, Span<double> results, Operation operation)
    {
        if (values.Length > 1)
        {
            operation(values, results);
            return;
        }

        // Some of the operations refuse an empty span; an empty batch has nothing to compute.
        if (values.IsEmpty)
            return;

        Span<double> pair = [values[0], values[0]];
        operation(pair, pair);
        results[0] = pair[0];
    }

    private delegate void Operation(ReadOnlySpan<double> values, Span<double> results);
}
