using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The course exported with a kernel, which a program of a few lines stands in for;
/// once for all tests that sit before it.</summary>
public sealed class RunnableCourse : IAsyncLifetime
{
    /// <summary>The folder above the site.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("run-").FullName;

    /// <summary>The site's folder.</summary>
    public string Folder => Path.Combine(Home, "a site");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "page")),
            "The page is not built: Node.js with npm builds it.");
        string kernel = StandInKernel.Write(Path.Combine(Home, "kernel"));
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(Home, "export", "a site", "--folder", Path.Combine(Repository.Root, "notebooks"), "--kernel", kernel);
        Assert.Equal((0, ""), (exitCode, errors));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Home, recursive: true);
        return ValueTask.CompletedTask;
    }
}
