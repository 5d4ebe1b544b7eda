using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellSpeedTests
{
    private const string Loop = """
        public static double Sum(int steps)
        {
            double sum = 0;
            var values = new double[256];
            for (int i = 0; i < steps; i++)
            {
                values[i & 255] += i;
                sum += values[(i * 7) & 255] * 0.5;
            }
            return sum;
        }
        """;

    [Fact]
    public async Task A_method_of_a_cell_is_as_fast_as_the_same_method_of_a_Release_library()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var library = CSharpCompilation.Create("Reference", [CSharpSyntaxTree.ParseText($"public static class Reference {{ {Loop} }}")],
            FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        Assert.True(library.Emit(Path.Combine(kernel.Folder, "Reference.dll")).Success);
        await kernel.RunAsync("#r \"Reference.dll\"\n" + Loop["public static ".Length..]);
        // Both in turn, the best of many: what else the machine does meets both alike.
        string ratio = (await kernel.ValueAsync("""
            double Time(Func<int, double> work)
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                work(4_000_000);
                return clock.Elapsed.TotalMilliseconds;
            }
            double cell = double.MaxValue, dll = double.MaxValue;
            for (int round = 0; round < 60; round++)
            {
                cell = Math.Min(cell, Time(Sum));
                dll = Math.Min(dll, Time(Reference.Sum));
            }
            cell / dll
            """))!;
        Assert.InRange(double.Parse(ratio, CultureInfo.InvariantCulture), 0, 1.1);
    }
}
