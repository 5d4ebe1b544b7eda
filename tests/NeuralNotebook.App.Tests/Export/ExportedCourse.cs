
namespace NeuralNotebook.App.Tests.Export;

/// <summary>The course, exported once by the command for all tests that read it.</summary>
public sealed class ExportedCourse : IAsyncLifetime
{
    private readonly string home = Directory.CreateTempSubdirectory("export-").FullName;

    /// <summary>The site's folder.</summary>
    public string Folder => Path.Combine(home, SubPath);

    /// <summary>Where it lies below <see cref="Home"/>, as below a host's address; such a name needs care in every link.</summary>
    public static string SubPath => "a site";

    /// <summary>The folder above it.</summary>
    public string Home => home;

    /// <summary>The pages, as paths from the site's folder.</summary>
    public IReadOnlyList<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(home, "export", SubPath, "--folder", Path.Combine(SourceTree.Root, "notebooks"));
        Assert.Equal((0, ""), (exitCode, errors));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(home, recursive: true);
        return ValueTask.CompletedTask;
    }
}
