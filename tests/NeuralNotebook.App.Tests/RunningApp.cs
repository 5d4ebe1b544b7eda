using System.Diagnostics;

namespace NeuralNotebook.App.Tests;

/// <summary>The app as a person starts it: a process with arguments, output and an exit code.</summary>
internal static class RunningApp
{
    public static Process Start(string folder, params string[] arguments) => Start(folder, [], arguments);

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] arguments) =>
        EndAsync(Start(folder, arguments));

    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, (string Name, string Value) variable,
        params string[] arguments) => EndAsync(Start(folder, [variable], arguments));

    private static Process Start(string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.App.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
