using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>What the chapters load: built before the first cell runs, unless it is newer than its sources.</summary>
internal sealed class CourseLibraries
{
    private static readonly string[] Projects = ["NeuralNotebook", "NeuralNotebook.Interactive"];
    private static readonly string[] Settings = ["Directory.Build.props", "Directory.Packages.props", "global.json"];

    private readonly string notebooks;
    private readonly Action<string> tell;

    /// <summary>Begins to build.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <param name="tell">Takes what the learner should know.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public CourseLibraries(string notebooks, Action<string> tell, CancellationToken cancellation)
    {
        (this.notebooks, this.tell) = (notebooks, tell);
        Ready = Task.Run(() => BuildAsync(cancellation), CancellationToken.None);
    }

    /// <summary>Is done when they are built, or cannot be; never fails.</summary>
    public Task Ready { get; }

    /// <summary>Why they could not be built; null if they could.</summary>
    public string? Problem { get; private set; }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        if (CourseFolder.Find() is not { } folder
            || !Path.GetFullPath(notebooks).StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || IsFresh(folder))
            return;
        tell("Building what the chapters load; cells wait until it is done.");
        try
        {
            var clock = Stopwatch.StartNew();
            await NotebookLibraries.BuildAsync(folder, cancellation).ConfigureAwait(false);
            tell(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Built in {clock.Elapsed.TotalSeconds:0.0} s."));
        }
        catch (NotebookException error)
        {
            Problem = error.Message;
            tell(error.Message);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    /// <summary>Whether the built libraries are newer than every source: then building again, which takes seconds,
    /// changes nothing.</summary>
    private bool IsFresh(string folder)
    {
        var built = Projects.Select(project => new FileInfo(Path.Combine(notebooks, "lib", project + ".dll"))).ToArray();
        if (built.Any(file => !file.Exists))
            return false;
        var sources = Projects
            .Select(project => new DirectoryInfo(Path.Combine(folder, "src", project)))
            .Where(project => project.Exists)
            .SelectMany(project => project.EnumerateFiles("*", SearchOption.AllDirectories))
            .Where(file => !IsBuildOutput(Path.GetRelativePath(folder, file.FullName)))
            .Concat(Settings.Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists));
        var newest = sources.Max(file => (DateTime?)file.LastWriteTimeUtc);
        return newest is null || built.Min(file => file.LastWriteTimeUtc) > newest;
    }

    private static bool IsBuildOutput(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
