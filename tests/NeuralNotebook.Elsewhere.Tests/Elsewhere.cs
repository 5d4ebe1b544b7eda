namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>The folder of the programs, found upwards from the tests.</summary>
internal static class Elsewhere
{
    public static string Root { get; } = Find();

    public static string Folder { get; } = Path.Combine(Root, "notebooks", "elsewhere");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeuralNotebook.sln lies in no folder above the tests.");
        return folder.FullName;
    }
}
