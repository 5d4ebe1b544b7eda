using System.Diagnostics;

namespace NeuralNotebook.Tests.Training;

/// <summary>A run of the benchmarks' program, which trains in a process of its own, under other settings of the runtime.</summary>
internal static class BenchmarksProcess
{
    /// <summary>What it prints.</summary>
    public static async Task<string> RunAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        // …/tests/NeuralNotebook.Tests/bin/Debug/net10.0 → …/tests/NeuralNotebook.Benchmarks/bin/Debug/net10.0
        string program = AppContext.BaseDirectory.Replace("NeuralNotebook.Tests", "NeuralNotebook.Benchmarks", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "NeuralNotebook.Benchmarks.dll"), .. arguments])
        { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.TrimEnd();
    }
}
