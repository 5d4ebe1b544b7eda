namespace NeuralNotebook;

/// <summary>Where the sources lie that these tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeuralNotebook.sln lies in no folder above the tests.");
        return folder.FullName;
    }
}
