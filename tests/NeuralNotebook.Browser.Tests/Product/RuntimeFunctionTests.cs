using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook.Browser.Tests.Product;

/// <summary>The functions that take the place of the browser runtime's own, against those of Linux,
/// with which the chapters' outputs are stored.</summary>
public sealed class RuntimeFunctionTests
{
    private const int Count = 1 << 18;

    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    { ["sin"] = Math.Sin, ["cos"] = Math.Cos, ["tanh"] = Math.Tanh };

    /// <summary>Each function with the largest argument: within the first series, a part of a turn, some turns, and many.</summary>
    public static TheoryData<string, double> Cases =>
        [.. Functions.Keys.SelectMany(name =>
            new[] { 1e-8, 0.1, 0.8, 2.4, 30, 1e5, 9e7 }.Select(largest => new TheoryDataRow<string, double>(name, largest)))];

    [Theory(Explicit = true)]
    [MemberData(nameof(Cases))]
    public Task With_the_instruction_a_function_has_the_bits_of_Linux(string name, double largest) => AgreeAsync(name, largest, "fused");

    [Theory(Explicit = true)]
    [MemberData(nameof(Cases))]
    public Task Without_the_instruction_a_function_has_the_bits_of_Linux(string name, double largest) => AgreeAsync(name, largest, "exact");

    private static async Task AgreeAsync(string name, double largest, string module)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && Fma.IsSupported,
            "Needs GNU's C library on a processor with fused multiply-adds.");
        var random = new Random(1);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(_ => largest * (2 * random.NextDouble() - 1))];
        double[] results = await NodeRun.RunAsync("runtime_functions.mjs", [module, name], numbers);
        foreach (var (number, result) in numbers.Zip(results))
        {
            double expected = Functions[name](number);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(result),
                $"{name} {number:R} is {expected:R}, not {result:R}.");
        }
    }
}
