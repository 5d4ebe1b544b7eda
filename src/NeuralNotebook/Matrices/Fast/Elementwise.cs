using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuralNotebook;

/// <summary>What is done to many numbers at once, where <see cref="TensorPrimitives"/> has no word for it or would not give the same
/// bits everywhere.</summary>
internal static unsafe partial class Elementwise
{
    /// <summary>The sum in storage order. (TensorPrimitives.Sum adds in lanes as wide as the machine's registers,
    /// so its last bits depend on the machine.)</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    /// <summary>e to the power of every value. A single value is computed as many are: the last bit may differ from Math.Exp's.</summary>
    public static void Exp(ReadOnlySpan<double> values, Span<double> results) => Vectorised<ExpFunction>(values, results);

    /// <summary>The natural logarithm of every value.</summary>
    public static void Log(ReadOnlySpan<double> values, Span<double> results) => Vectorised<LogFunction>(values, results);

    /// <summary>The hyperbolic tangent of every value.</summary>
    public static void Tanh(ReadOnlySpan<double> values, Span<double> results) => Vectorised<TanhFunction>(values, results);

    /// <summary>1/(1 + e⁻ˣ) of every value.</summary>
    public static void Sigmoid(ReadOnlySpan<double> values, Span<double> results) => Vectorised<SigmoidFunction>(values, results);

    /// <summary>ln(1 + eˣ) of every value, without overflow and without losing small results: max(x, 0) + ln(1 + e^(−|x|)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softplus(ReadOnlySpan<double> values, Span<double> results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            Span<double> exponential = [-Math.Abs(values[i])];
            Exp(exponential, exponential);
            results[i] = Math.Max(values[i], 0) + Log1Plus(exponential[0]);
        }
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, right to the last digits also where 1 + x rounds. Source:
    /// Kahan, as given in Higham (2002), "Accuracy and stability of numerical algorithms", section 1.14.1.</summary>
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WherePositive(ReadOnlySpan<double> condition, ReadOnlySpan<double> a, Span<double> result)
    {
        if (HostLoops.WherePositive != null)
        {
            HostStep.Run(HostLoops.WherePositive, default, result[..condition.Length], a[..condition.Length], condition);
            return;
        }

        a = a[..condition.Length];
        result = result[..condition.Length];
        ref double conditions = ref MemoryMarshal.GetReference(condition), values = ref MemoryMarshal.GetReference(a),
            results = ref MemoryMarshal.GetReference(result);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddToEveryRow(ReadOnlySpan<double> row, Span<double> table)
    {
        if (HostLoops.AddToEveryRow != null && !table.IsEmpty)
        {
            HostStep.Run(HostLoops.AddToEveryRow, new() { Rows = table.Length / row.Length }, table, row);
            return;
        }

        int columns = row.Length;
        ref double addend = ref MemoryMarshal.GetReference(row);
        for (int start = 0; start < table.Length; start += columns)
        {
            var place = table.Slice(start, columns);
            ref double sum = ref MemoryMarshal.GetReference(place);
            int column = 0;
            for (; column <= columns - Vector<double>.Count; column += Vector<double>.Count)
                (Vector.LoadUnsafe(ref sum, (nuint)column) + Vector.LoadUnsafe(ref addend, (nuint)column))
                    .StoreUnsafe(ref sum, (nuint)column);
            for (; column < columns; column++)
                place[column] += row[column];
        }
    }

    /// <summary>Multiplies every row of a row-major table by one row, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyEveryRow(ReadOnlySpan<double> row, Span<double> table)
    {
        if (HostLoops.MultiplyEveryRow != null && !table.IsEmpty)
        {
            HostStep.Run(HostLoops.MultiplyEveryRow, new() { Rows = table.Length / row.Length }, table, row);
            return;
        }

        int columns = row.Length;
        ref double factor = ref MemoryMarshal.GetReference(row);
        for (int start = 0; start < table.Length; start += columns)
        {
            var place = table.Slice(start, columns);
            ref double product = ref MemoryMarshal.GetReference(place);
            int column = 0;
            for (; column <= columns - Vector<double>.Count; column += Vector<double>.Count)
                (Vector.LoadUnsafe(ref product, (nuint)column) * Vector.LoadUnsafe(ref factor, (nuint)column))
                    .StoreUnsafe(ref product, (nuint)column);
            for (; column < columns; column++)
                place[column] *= row[column];
        }
    }

    /// <summary>The sum of every column, its rows added in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ColumnSums(Matrix matrix, Span<double> sums)
    {
        if (HostLoops.ColumnSums != null)
        {
            HostStep.Run(HostLoops.ColumnSums, new() { Rows = matrix.Rows }, sums[..matrix.Columns], matrix.Values);
            return;
        }

        ReadOnlySpan<double> table = matrix.Values;
        ref double first = ref MemoryMarshal.GetReference(table);
        nuint columns = (nuint)matrix.Columns, length = (nuint)table.Length;
        nuint column = 0;
        // Eight registers side by side: one alone would wait for each of its additions.
        for (; column + 64 <= columns; column += 64)
        {
            Vector512<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default,
                sum6 = default, sum7 = default;
            for (nuint at = column; at < length; at += columns)
            {
                sum0 += Vector512.LoadUnsafe(ref first, at);
                sum1 += Vector512.LoadUnsafe(ref first, at + 8);
                sum2 += Vector512.LoadUnsafe(ref first, at + 16);
                sum3 += Vector512.LoadUnsafe(ref first, at + 24);
                sum4 += Vector512.LoadUnsafe(ref first, at + 32);
                sum5 += Vector512.LoadUnsafe(ref first, at + 40);
                sum6 += Vector512.LoadUnsafe(ref first, at + 48);
                sum7 += Vector512.LoadUnsafe(ref first, at + 56);
            }

            var result = sums[(int)column..];
            sum0.CopyTo(result);
            sum1.CopyTo(result[8..]);
            sum2.CopyTo(result[16..]);
            sum3.CopyTo(result[24..]);
            sum4.CopyTo(result[32..]);
            sum5.CopyTo(result[40..]);
            sum6.CopyTo(result[48..]);
            sum7.CopyTo(result[56..]);
        }

        for (; column + 4 <= columns; column += 4)
        {
            Vector256<double> sum = default;
            for (nuint at = column; at < length; at += columns)
                sum += Vector256.LoadUnsafe(ref first, at);
            sum.CopyTo(sums[(int)column..]);
        }

        // The last one to three columns are read as four, whose surplus belongs to the next row;
        // where there is no more to read, number by number.
        if (column < columns)
        {
            Vector256<double> sum = default;
            nuint at = column;
            for (; at + 4 <= length; at += columns)
                sum += Vector256.LoadUnsafe(ref first, at);
            for (int i = 0; column < columns; i++, column++, at++)
            {
                double total = sum[i];
                for (nuint rest = at; rest < length; rest += columns)
                    total += table[(int)rest];
                sums[(int)column] = total;
            }
        }
    }

    /// <summary>Whether every value lies in [−limit, limit]; NaN does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllWithin(ReadOnlySpan<double> values, double limit)
    {
        if (HostLoops.AllWithin != null)
        {
            fixed (double* all = values)
            {
                var look = new HostStep { Weights = all, Count = values.Length, Rate = limit };
                return HostLoops.AllWithin(&look) != 0;
            }
        }

        ref double first = ref MemoryMarshal.GetReference(values);
        nuint length = (nuint)values.Length, i = 0;
        var bound = Vector256.Create(limit);
        for (; i + 16 <= length; i += 16)
        {
            var within = Within(ref first, i, bound) & Within(ref first, i + 4, bound) & Within(ref first, i + 8, bound)
                & Within(ref first, i + 12, bound);
            if (Vector256.ExtractMostSignificantBits(within) != 0b1111)
                return false;
        }

        for (; i < length; i++)
        {
            if (!(Math.Abs(values[(int)i]) <= limit))
                return false;
        }

        return true;

        static Vector256<double> Within(ref double values, nuint at, Vector256<double> bound) =>
            Vector256.LessThanOrEqual(Vector256.Abs(Vector256.LoadUnsafe(ref values, at)), bound);
    }

    /// <summary>A function of many values, each of which gives what it gives alone.</summary>
    /// <remarks>The library computes those of one register in another way as soon as one of them is extreme,
    /// and where an array lies decides which share one: in a training that diverges the last bit was another from call to call.
    /// So the extreme ones are kept apart.</remarks>
    private static void Vectorised<TFunction>(ReadOnlySpan<double> values, Span<double> results)
        where TFunction : struct, IFunction
    {
        if (values.Length == 1 && TFunction.HostLoop == null)
            results[0] = Alone<TFunction>(values[0]);
        else if (double.IsPositiveInfinity(TFunction.Ordinary) || AllWithin(values, TFunction.Ordinary))
        {
            // Some of the functions refuse an empty span; an empty batch has nothing to compute.
            if (values.IsEmpty)
                return;
            if (TFunction.HostLoop == null)
                TFunction.Apply(values, results);
            else
                Apply(TFunction.HostLoop, values, results);
        }
        else
            KeepApart<TFunction>(values, results);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void KeepApart<TFunction>(ReadOnlySpan<double> values, Span<double> results)
        where TFunction : struct, IFunction
    {
        Span<double> buffer = stackalloc double[64];
        for (int start = 0; start < values.Length; start += buffer.Length)
        {
            var ordinary = buffer[..Math.Min(buffer.Length, values.Length - start)];
            for (int i = 0; i < ordinary.Length; i++)
                ordinary[i] = Math.Abs(values[start + i]) <= TFunction.Ordinary ? values[start + i] : 0;
            Vectorised<TFunction>(ordinary, ordinary);
            for (int i = 0; i < ordinary.Length; i++)
                results[start + i] = Math.Abs(values[start + i]) <= TFunction.Ordinary ? ordinary[i] : Alone<TFunction>(values[start + i]);
        }
    }

    private static void Apply(delegate* unmanaged<HostStep*, void> hostLoop, ReadOnlySpan<double> values, Span<double> results)
    {
        fixed (double* from = values, to = results[..values.Length])
        {
            var step = new HostStep { Weights = to, Gradients = from, Count = values.Length };
            hostLoop(&step);
        }
    }

    /// <summary>One value is computed as one of a pair: so it has the bits that it has among others.</summary>
    private static double Alone<TFunction>(double value)
        where TFunction : struct, IFunction
    {
        Span<double> pair = [value, value];
        TFunction.Apply(pair, pair);
        return pair[0];
    }

    /// <summary>A function as a type, not as a delegate: called through one, the same function took three times as long.</summary>
    private interface IFunction
    {
        /// <summary>Values up to this size, of either sign, are computed in the one way.</summary>
        static abstract double Ordinary { get; }

        /// <summary>What a host brings along for ordinary values; null where it brings nothing.</summary>
        static abstract delegate* unmanaged<HostStep*, void> HostLoop { get; }

        static abstract void Apply(ReadOnlySpan<double> values, Span<double> results);
    }

    private readonly struct ExpFunction : IFunction
    {
        public static double Ordinary => 700;

        public static delegate* unmanaged<HostStep*, void> HostLoop => HostLoops.Exp;

        public static void Apply(ReadOnlySpan<double> values, Span<double> results) => TensorPrimitives.Exp(values, results);
    }

    private readonly struct LogFunction : IFunction
    {
        public static double Ordinary => double.PositiveInfinity;

        public static delegate* unmanaged<HostStep*, void> HostLoop => HostLoops.Log;

        public static void Apply(ReadOnlySpan<double> values, Span<double> results) => TensorPrimitives.Log(values, results);
    }

    private readonly struct TanhFunction : IFunction
    {
        public static double Ordinary => 300;

        public static delegate* unmanaged<HostStep*, void> HostLoop => HostLoops.Tanh;

        public static void Apply(ReadOnlySpan<double> values, Span<double> results) => TensorPrimitives.Tanh(values, results);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        public static double Ordinary => 700;

        public static delegate* unmanaged<HostStep*, void> HostLoop => HostLoops.Sigmoid;

        public static void Apply(ReadOnlySpan<double> values, Span<double> results) => TensorPrimitives.Sigmoid(values, results);
    }
}
