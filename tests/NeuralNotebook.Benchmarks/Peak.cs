using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNotebook.Benchmarks;

/// <summary>How near the product comes to what the processor can do at all: multiply-adds on registers, no memory.</summary>
internal static class Peak
{
    private static readonly (int Rows, int Inner, int Columns)[] Sizes =
        [(512, 512, 512), (128, 784, 128), (300, 64, 64), (32, 64, 64), (1024, 1024, 1024)];

    public static int Run()
    {
        Parallelism.Threads = 1;
        var rounds = new List<double[]>();
        for (int round = 0; round < 9; round++)
            rounds.Add([MeasurePeak(), .. Sizes.Select(size => MeasureProduct(size.Rows, size.Inner, size.Columns, transposedLeft: false)),
                MeasureProduct(784, 128, 128, transposedLeft: true)]);

        // Peak and product are measured in turn, and compared round by round, because the machine's speed drifts.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"register-only multiply-adds: {Median(rounds.Select(round => round[0])):0.0} GFLOP/s"));
        for (int i = 1; i < rounds[0].Length; i++)
        {
            string name = i <= Sizes.Length
                ? $"{Sizes[i - 1].Rows} × {Sizes[i - 1].Inner} × {Sizes[i - 1].Columns}" : "Aᵀ·B 784 × 128 × 128";
            int at = i;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"{name}: {Median(rounds.Select(round => round[at])):0.0}"
                        + $" GFLOP/s, {100 * Median(rounds.Select(round => round[at] / round[0])):0} % of that"));
        }

        return 0;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double MeasureProduct(int rows, int inner, int columns, bool transposedLeft)
    {
        var left = transposedLeft ? new Matrix(inner, rows) : new Matrix(rows, inner);
        var right = new Matrix(inner, columns);
        left.Values.Fill(1.0 / 3);
        right.Values.Fill(2.0 / 3);
        var output = new Matrix(rows, columns);
        long flops = 2L * rows * inner * columns;
        int times = (int)Math.Max(1, 100_000_000 / flops);
        return Best(() =>
        {
            for (int i = 0; i < times; i++)
            {
                if (transposedLeft)
                    MatrixProduct.TransposeThisAndMultiply(left, right, output);
                else
                    MatrixProduct.Multiply(left, right, output);
            }
        }) * flops * times;
    }

    /// <summary>GFLOP/s of multiply-adds on the widest registers.</summary>
    public static double MeasurePeak()
    {
        const int Loops = 4_000_000;
        int width = Vector512.IsHardwareAccelerated ? 8 : 4;
        return Best(() => _ = Vector512.IsHardwareAccelerated ? Registers512(Loops) : Registers256(Loops)) * Loops * 12 * 2 * width;
    }

    /// <summary>The highest rate of several runs, in runs per nanosecond.</summary>
    private static double Best(Action action)
    {
        double best = 0;
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Max(best, 1 / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Registers512(int loops)
    {
        Vector512<double> x = Vector512.Create(0.999), y = Vector512.Create(1e-9);
        Vector512<double> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int loop = 0; loop < loops; loop++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Registers256(int loops)
    {
        Vector256<double> x = Vector256.Create(0.999), y = Vector256.Create(1e-9);
        Vector256<double> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int loop = 0; loop < loops; loop++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y);
            b = Vector256.FusedMultiplyAdd(b, x, y);
            c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y);
            e = Vector256.FusedMultiplyAdd(e, x, y);
            f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y);
            h = Vector256.FusedMultiplyAdd(h, x, y);
            i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y);
            k = Vector256.FusedMultiplyAdd(k, x, y);
            l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
