namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>The folder of the programs, found upwards from the tests.</summary>
internal static class Elsewhere
{
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "notebooks", "elsewhere");
}
