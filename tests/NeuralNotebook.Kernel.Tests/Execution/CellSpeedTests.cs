using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

/// <summary>Cells can be interrupted, and pay for it no more than a tenth.</summary>
[Trait("measures", "time")]
public sealed class CellSpeedTests
{
    /// <summary>Where in memory the runtime puts a method makes a tight loop up to 1.6 times as slow, by chance:
    /// of so many copies one lies well.</summary>
    private const int Copies = 12;

    [Theory(Explicit = true)]
    [InlineData("a tight loop", """
        double sum = 0;
        var values = new double[256];
        for (int i = 0; i < steps; i++)
        {
            values[i & 255] += i;
            sum += values[(i * 7) & 255] * 0.5;
        }
        return sum;
        """)]
    [InlineData("the sum of an array", """
        var values = new int[1000];
        int sum = 0;
        for (int round = 0; round < steps / 1000; round++)
            for (int i = 0; i < values.Length; i++)
                sum += values[i];
        return sum;
        """)]
    [InlineData("a dot product of vectors", """
        var (a, b) = (new double[1024], new double[1024]);
        var sum = System.Numerics.Vector<double>.Zero;
        for (int round = 0; round < steps / 400; round++)
            for (int i = 0; i <= a.Length - System.Numerics.Vector<double>.Count; i += System.Numerics.Vector<double>.Count)
                sum += new System.Numerics.Vector<double>(a, i) * new System.Numerics.Vector<double>(b, i);
        return System.Numerics.Vector.Sum(sum);
        """)]
    [InlineData("a product of matrices", """
        int n = 64;
        var (a, b, c) = (new double[n, n], new double[n, n], new double[n, n]);
        for (int round = 0; round < steps / 200_000; round++)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                {
                    double sum = 0;
                    for (int k = 0; k < n; k++)
                        sum += a[i, k] * b[k, j];
                    c[i, j] = sum;
                }
        return c[3, 4];
        """)]
    [InlineData("a product of matrices in rows", """
        int n = 64;
        var (a, b, c) = (new double[n * n], new double[n * n], new double[n * n]);
        for (int round = 0; round < steps / 200_000; round++)
            for (int i = 0; i < n; i++)
                for (int k = 0; k < n; k++)
                {
                    double value = a[i * n + k];
                    for (int j = 0; j < n; j++)
                        c[i * n + j] += value * b[k * n + j];
                }
        return c[3];
        """)]
    [InlineData("small functions", """
        double ReLU(double x) => x > 0 ? x : 0;
        double sum = 0;
        for (int i = 0; i < steps; i++)
            sum += ReLU(i - 1000);
        return sum;
        """)]
    public async Task A_method_of_a_cell_is_as_fast_as_the_same_method_of_a_Release_library(string what, string body)
    {
        await using var kernel = await RunningKernel.StartAsync();
        string methods = string.Join('\n',
            Enumerable.Range(0, Copies).Select(copy => $"public static double Work{copy}(int steps) {{ {Cold(copy)} {body} }}"));
        var library = CSharpCompilation.Create("Reference",
            [CSharpSyntaxTree.ParseText($"using System; public static class Reference {{ {methods} }}")],
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        Assert.True(library.Emit(Path.Combine(kernel.Folder, "Reference.dll")).Success);
        await kernel.RunAsync($"#r \"Reference.dll\"\npublic static class Cell {{ {methods} }}");
        // All in turn, the best of many: what else the machine does meets both alike.
        // Long enough for the runtime's own second thoughts about both.
        string ratio = (await kernel.ValueAsync($$"""
            double Time(Func<int, double> work)
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                work(1_000_000);
                return clock.Elapsed.TotalMilliseconds;
            }
            var cells = new Func<int, double>[] { {{string.Join(", ", Enumerable.Range(0, Copies).Select(copy => $"Cell.Work{copy}"))}} };
            var dlls = new Func<int, double>[] { {{string.Join(", ", Enumerable.Range(0, Copies).Select(copy => $"Reference.Work{copy}"))}} };
            double cell = double.MaxValue, dll = double.MaxValue;
            var all = System.Diagnostics.Stopwatch.StartNew();
            while (all.ElapsedMilliseconds < 20_000 && (cell / dll > 1.05 || all.ElapsedMilliseconds < 2_000))
            {
                for (int copy = 0; copy < cells.Length; copy++)
                {
                    cell = Math.Min(cell, Time(cells[copy]));
                    dll = Math.Min(dll, Time(dlls[copy]));
                }
            }
            cell / dll
            """))!;
        double slower = double.Parse(ratio, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{what}: {slower:0.000}"));
        Assert.True(slower <= 1.1, $"{what}: {slower:0.00} times the library's time");
    }

    /// <summary>Code that never runs, of a length of its own for each copy, so that they do not all lie alike.</summary>
    private static string Cold(int copy) =>
        $"if (steps < 0) {{ {string.Concat(Enumerable.Repeat("GC.Collect(); ", copy + 1))} return 0; }}";
}
