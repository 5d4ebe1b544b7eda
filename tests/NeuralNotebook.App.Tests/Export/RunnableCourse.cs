
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
        // Long enough, however well it is packed, to come piece by piece.
        byte[] noise = new byte[1_000_000];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(Path.Combine(kernel, "_framework", "Noise.wasm"), noise, TestContext.Current.CancellationToken);
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(Home, "export", "a site", "--folder", Path.Combine(SourceTree.Root, "notebooks"), "--kernel", kernel);
        Assert.Equal((0, ""), (exitCode, errors));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Home, recursive: true);
        return ValueTask.CompletedTask;
    }
}
