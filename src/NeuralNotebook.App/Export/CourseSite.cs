using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Export;

/// <summary>The course as the files of a site that any web server can send: finished pages, what they show and link to,
/// and the notebooks.</summary>
/// <remarks>Every way is relative, so that the site may lie under any address;
/// only the page for addresses that are none of it cannot know its own.</remarks>
internal static class CourseSite
{
    // What the build lays beside the chapters for their kernel.
    private const string Libraries = "lib";

    private const string NotFound = "404.html";

    /// <summary>Makes the site's files.</summary>
    /// <param name="notebooks">The course's folder of notebooks.</param>
    /// <param name="address">Where the site will be, ending with a slash; null where nobody knows yet.</param>
    /// <param name="repository">Where the course's repository can be read, ending with a slash;
    /// null where links to it lead nowhere.</param>
    /// <param name="kernel">The folder that publishing the browser's kernel wrote; null for a site that is only read.</param>
    /// <returns>The files by their paths, which are separated by slashes.</returns>
    /// <exception cref="NotebookException">A notebook cannot be read, or two files would have one name.</exception>
    public static SiteFiles Make(string notebooks, string? address, string? repository, string? kernel)
    {
        var links =
            PageLinks.ForFiles with { Repository = repository, OffersNotebooks = true, Run = kernel is null ? null : RunningPage.Folder };
        var folder = new CoursePath(notebooks);
        var chapters = new CourseChapters(folder);
        string[] paths = [.. Below(folder, folder.Root).Order(StringComparer.Ordinal)];
        (string Path, string Text)[] texts = [.. paths.Where(IsText).Select(path => (path, File.ReadAllText(folder.Resolve(path))))];
        var course = chapters.Names();

        var files = new SiteFiles();
        foreach (string path in paths.Where(path => !IsText(path)))
            files.Add(path, File.ReadAllBytes(folder.Resolve(path)));
        foreach (string path in paths.Where(ContentsStore.IsNotebook))
            files.Add(PagePath(path),
                NotebookPage.Write(Notebook.Load(folder.Resolve(path), path), path, links, Neighbours.Of(path, course)));
        foreach (var (path, text) in texts)
            files.Add(PagePath(path), TextPage.Write(text, path, links));
        files.Add(links.Map,
            MapPage.Write(chapters.All(), links,
                texts: [.. texts.Where(text => !text.Path.Contains('/', StringComparison.Ordinal))
                    .Select(text => TextPage.Name(text.Text, text.Path))]));
        files.Add(NotFound,
            NoticePage.Write("There is no such page", "Nothing of the course lies at this address.",
                (links with { Address = address }).At(null), program: null));
        foreach (string name in StyleSheet.Names)
            files.Add(links.Assets + name, StyleSheet.Read(name));
        // GitHub Pages would leave out what begins with an underscore.
        files.Add(".nojekyll", "");
        if (kernel is not null)
            RunningPage.Add(files, PageFiles.Folder, chapters, kernel);
        files.AddList();
        return files;
    }

    /// <summary>The course's files below a folder: neither hidden ones, nor links, nor what the build makes.</summary>
    private static IEnumerable<string> Below(CoursePath course, string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => CoursePath.IsPlainName(entry.Name) && entry.LinkTarget is null)
            .SelectMany(entry => entry is FileInfo
                ? [course.Relative(entry.FullName)] : course.Relative(entry.FullName) == Libraries ? [] : Below(course, entry.FullName));

    private static bool IsText(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static string PagePath(string path) => Path.ChangeExtension(path, ".html");
}
