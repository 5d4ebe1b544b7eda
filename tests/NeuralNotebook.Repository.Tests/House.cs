namespace NeuralNotebook.Repository.Tests;

/// <summary>The folder of the whole repository, which these tests look at.</summary>
internal static class House
{
    public static string Root { get; } = Find();

    /// <summary>The files that git would keep: all below a folder but what is built or fetched.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules", "artifacts"]).Any());

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeuralNotebook.sln lies in no folder above the tests.");
        return folder.FullName;
    }
}
