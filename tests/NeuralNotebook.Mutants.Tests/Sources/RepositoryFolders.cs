namespace NeuralNotebook.Mutants.Tests;

/// <summary>Where the notebooks and this project lie.</summary>
internal static class RepositoryFolders
{
    public static string Notebook(string chapter) =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "notebooks"), $"{chapter}-*.ipynb").Single();

    public static string Project(string path) => Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Mutants.Tests", path);
}
