namespace NeuralNotebook.Repository.Tests;

/// <summary>The folder of the whole repository, which these tests look at.</summary>
internal static class House
{
    /// <summary>The files that git would keep: all below a folder but what is built or fetched.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules", "artifacts"]).Any());
}
