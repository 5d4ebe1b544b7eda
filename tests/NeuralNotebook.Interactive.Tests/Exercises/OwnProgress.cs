namespace NeuralNotebook.Interactive.Tests;

/// <summary>A progress file of a test's own, which is gone afterwards. Tests that use one do not run at the same time.</summary>
internal sealed class OwnProgress : IDisposable
{
    private readonly string? before = Environment.GetEnvironmentVariable(Progress.Variable);

    public OwnProgress() => Environment.SetEnvironmentVariable(Progress.Variable, Path);

    public string Folder { get; } = Directory.CreateTempSubdirectory("progress-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "progress.json");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Progress.Variable, before);
        Directory.Delete(Folder, recursive: true);
    }
}
