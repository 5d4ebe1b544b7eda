namespace NeuralNotebook.App.Tests.Page;

/// <summary>Where the repository lies.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralNotebook.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NeuralNotebook.sln lies in no folder above the tests.");
        return folder.FullName;
    }
}
