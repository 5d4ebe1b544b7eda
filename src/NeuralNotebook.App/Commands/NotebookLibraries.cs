using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary>Builds what the chapters load: the engine and the charts, into notebooks/lib.</summary>
internal static class NotebookLibraries
{
    /// <summary>Builds the libraries from their sources, if one of the notebooks is the course's;
    /// where no sources lie near, what is there is used.</summary>
    /// <exception cref="NotebookException">They do not compile.</exception>
    public static async Task BuildAsync(IReadOnlyList<string> notebooks, RunReport report, CancellationToken cancellation)
    {
        if (CourseFolder.Find() is not { } folder || !notebooks.Any(notebook => IsWithin(notebook, Path.Combine(folder, "notebooks"))))
            return;
        report.Note("building what the notebooks load …");
        await BuildAsync(folder, cancellation).ConfigureAwait(false);
    }

    /// <summary>Builds the libraries from their sources; where no sources lie, what is there is used.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="NotebookException">They do not compile.</exception>
    public static async Task BuildAsync(string folder, CancellationToken cancellation)
    {
        string project = Path.Combine(folder, "src", "NeuralNotebook.Interactive", "NeuralNotebook.Interactive.csproj");
        if (!File.Exists(project))
            return;
        var start = new ProcessStartInfo("dotnet", ["build", project, "--nologo", "--verbosity", "quiet"])
        { RedirectStandardOutput = true, UseShellExecute = false };
        using var build = Process.Start(start)
            ?? throw new NotebookException("dotnet could not be started: the .NET SDK is needed to build what the notebooks load.");
        string output = await build.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await build.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (build.ExitCode != 0)
            throw new NotebookException("What the notebooks load does "
                + $"not build: {output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? output}");
    }

    private static bool IsWithin(string file, string folder) =>
        Path.GetFullPath(file).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
