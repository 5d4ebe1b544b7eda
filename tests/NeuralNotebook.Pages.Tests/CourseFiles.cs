using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages.Tests;

/// <summary>The course as it lies in the repository.</summary>
internal static class CourseFiles
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "notebooks");

    /// <summary>Its notebooks' names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.ipynb").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>The names, as the rows of a theory.</summary>
    public static TheoryData<string> Notebooks { get; } = new(Names);

    /// <summary>Where finished pages are kept, to be looked at.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "artifacts", "pages")).FullName;

    public static Notebook Load(string name) => Notebook.Load(Path.Combine(Folder, name));
}
