namespace NeuralNotebook.Exchange.Tests;

/// <summary>A path in the system's folder for temporary files; what lies there is removed at the end.</summary>
public sealed class TemporaryFile(string end) : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"exchange-{Guid.NewGuid():N}{end}");

    public TemporaryFile With(byte[] content)
    {
        File.WriteAllBytes(Path, content);
        return this;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        else
            File.Delete(Path);
    }
}
