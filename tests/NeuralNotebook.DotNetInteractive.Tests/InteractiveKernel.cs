using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>Runs a notebook in Microsoft's kernel, in a process of its own.</summary>
internal static class InteractiveKernel
{
    /// <summary>A notebook took three minutes at the very most on a machine that was busy with other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string Runner = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.DotNetInteractive.Runner", "bin",
        Path.GetRelativePath(Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.DotNetInteractive.Tests", "bin"),
            AppContext.BaseDirectory),
        "NeuralNotebook.DotNetInteractive.Runner.dll");

    /// <summary>The notebook's code cells with the outputs that they have there.</summary>
    /// <param name="notebook">The file, which stays as it is.</param>
    public static async Task<IReadOnlyList<CourseCell>> RunAsync(string notebook)
    {
        string result = Path.GetTempFileName();
        try
        {
            var (exitCode, said) = await StartAsync("dotnet", [Runner, notebook, result], Path.GetDirectoryName(notebook)!);
            Assert.True(exitCode == 0, said);
            return [.. JsonNode.Parse(await File.ReadAllTextAsync(result))!["cells"]!.AsArray()
                .Select(cell => new CourseCell(cell!.AsObject())).Where(cell => cell.IsCode)];
        }
        finally
        {
            File.Delete(result);
        }
    }

    /// <summary>Runs a program to its end and returns what it said.</summary>
    public static async Task<(int ExitCode, string Said)> StartAsync(string program, string[] arguments, string folder,
        params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Patience.TotalMinutes:0} minutes.");
        }

        return (process.ExitCode, await output + await errors);
    }
}
