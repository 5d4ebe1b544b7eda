namespace NeuralNotebook.Notebooks.Tests;

/// <summary>Where the course lies.</summary>
internal static class Course
{
    public static string Notebooks { get; } = Path.Combine(SourceTree.Root, "notebooks");

    /// <summary>The names of all notebooks.</summary>
    public static IReadOnlyList<string> NotebookNames { get; } =
        [.. Directory.EnumerateFiles(Notebooks, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The names of the notebooks that are chapters, in their order.</summary>
    public static IReadOnlyList<string> ChapterNames { get; } =
        [.. NotebookNames.Where(name => CourseNotebook.Read(name).Chapter is not null)];

    /// <summary>Everything that is written for a reader: each notebook's text, and the pages beside them.</summary>
    public static IEnumerable<(string Name, string Markdown)> Pages() =>
    [
        .. NotebookNames.Select(name => (name, string.Join("\n\n", CourseNotebook.Read(name).Markdown.Select(cell => cell.Source)))),
        .. Directory.EnumerateFiles(Notebooks, "*.md").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
    ];

    /// <summary>The text of one page.</summary>
    public static string Page(string name) => Pages().Single(page => page.Name == name).Markdown;
}
