using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Export;

/// <summary>Publishes the kernel that runs in the reader's browser, from the repository's sources.</summary>
internal static class BrowserKernelPublisher
{
    /// <summary>Publishes it; that takes a minute or two.</summary>
    /// <param name="repository">The repository's folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The folder of its files.</returns>
    /// <exception cref="NotebookException">Its sources are not there, or do not compile.</exception>
    public static async Task<string> PublishAsync(string repository, CancellationToken cancellation)
    {
        string project = Path.Combine(repository, "src", "NeuralNotebook.Browser", "NeuralNotebook.Browser.csproj");
        if (!File.Exists(project))
        {
            throw new NotebookException($"{project}: the sources of the kernel that runs in a browser are not there; " +
                "name a published one with --kernel, or a folder to export only for reading with --folder");
        }

        // What the chapters load lies in the kernel's files.
        await NotebookLibraries.BuildAsync(repository, cancellation).ConfigureAwait(false);
        string target = Path.Combine(repository, "artifacts", "browser");
        // Its files have their hashes in their names: an earlier kernel's would stay beside them.
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        using var publish =
            Start(["publish", project, "--configuration", "Release", "--output", target, "--nologo", "--verbosity", "quiet"]);
        string output = await publish.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await publish.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return publish.ExitCode == 0 ? Path.Combine(target, "wwwroot")
            : throw new NotebookException($"The kernel that runs in a browser could not be published: {Reason(output)}");
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        // Those of the SDK, where that started this program.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToArray())
            start.Environment.Remove(name);
        return Process.Start(start)
            ?? throw new NotebookException(
                "dotnet could not be started: the .NET SDK is needed to publish the kernel that runs in a browser.");
    }

    private static string Reason(string output) =>
        output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? output;
}
