using System.Collections.Concurrent;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Serve;

/// <summary>The chapters of the course, as they lie in its folder; a file is read again when it has changed.</summary>
internal sealed class CourseChapters(CoursePath folder)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, Chapter Chapter)> known = new();

    /// <summary>All of them in order, by their paths from the folder.</summary>
    public IReadOnlyList<(string Path, Chapter Chapter)> All() =>
        [.. Directory.EnumerateFiles(folder.Root, "*.ipynb")
            .Where(file => CoursePath.IsPlainName(Path.GetFileName(file)) && new FileInfo(file).LinkTarget is null)
            .Order(StringComparer.Ordinal)
            .Select(file => (folder.Relative(file), Read(file)))];

    /// <summary>All of them as links call them.</summary>
    public IReadOnlyList<ChapterName> Names() => [.. All().Select(chapter => new ChapterName(chapter.Path, chapter.Chapter.Title))];

    /// <summary>One of them.</summary>
    /// <param name="file">The notebook's file.</param>
    public Chapter Read(string file)
    {
        var info = new FileInfo(file);
        var (written, length) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (known.TryGetValue(file, out var entry) && entry.Written == written && entry.Length == length)
            return entry.Chapter;
        var chapter = Chapter.Read(file, folder.Relative(file));
        known[file] = (written, length, chapter);
        return chapter;
    }
}
