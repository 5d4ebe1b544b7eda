namespace NeuralNotebook.Mutants.Tests;

/// <summary>Where the notebooks and this project lie.</summary>
internal static class RepositoryFolders
{
    private static string Root { get; } = FindRoot();

    public static string Notebook(string chapter) =>
        Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), $"{chapter}-*.ipynb").Single();

    public static string Project(string path) => Path.Combine(Root, "tests", "NeuralNotebook.Mutants.Tests", path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeuralNotebook.sln lies in no folder above the tests.");
        return folder.FullName;
    }
}
