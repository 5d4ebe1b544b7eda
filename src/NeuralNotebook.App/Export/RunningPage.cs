using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Export;

/// <summary>The page of the course within a site: the one that the server serves, told that there is no server,
/// and the kernel that runs in the reader's browser.</summary>
internal static class RunningPage
{
    /// <summary>Where it lies in the site.</summary>
    public const string Folder = "run/";

    /// <summary>The script that keeps the site for the next visit; it must lie above all that it keeps.</summary>
    public const string Worker = "sw.js";

    // The page's own parts, as its build writes their addresses for the server.
    private const string OnServer = "\"/page/";

    /// <summary>Adds the page.</summary>
    /// <param name="files">The site.</param>
    /// <param name="page">The page that the build made.</param>
    /// <param name="chapters">The course.</param>
    /// <param name="kernel">The folder that publishing the browser's kernel wrote.</param>
    public static void Add(SiteFiles files, string page, CourseChapters chapters, string kernel)
    {
        foreach (string path in Directory.EnumerateFiles(page, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(page, file).Replace('\\', '/')))
        {
            if (path != "index.html")
                files.Add(Folder + path, File.ReadAllBytes(Path.Combine(page, path)));
        }

        string shell = File.ReadAllText(Path.Combine(page, "index.html"));
        files.Add(Folder + "index.html", Told(shell));
        files.Add(Folder + "course.json", new JsonObject { ["chapters"] = CourseApi.Cards(chapters) }.ToJsonString());
        foreach (var (path, chapter) in chapters.All())
        {
            if (chapter.Picture is { } picture)
                files.Add($"{Folder}pictures/{Path.ChangeExtension(path, ".svg")}", DarkPicture.Of(picture));
        }

        PackedFiles.Pack(kernel, Folder + "kernel/", files);
        string worker = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "export", "service-worker.js"));
        files.Add(Worker, worker.Replace("{version}", files.Version(), StringComparison.Ordinal));
    }

    private static string Told(string shell)
    {
        const string Place = "<meta charset=\"utf-8\">";
        if (!shell.Contains(Place, StringComparison.Ordinal) || !shell.Contains(OnServer, StringComparison.Ordinal))
            throw new NotebookException("The page that the build made is not as the export knows it: build src/NeuralNotebook.App anew");
        return shell.Replace(OnServer, "\"", StringComparison.Ordinal).Replace(Place, $"""
            {Place}
              <meta http-equiv="Content-Security-Policy" content="{ContentPolicy.OfSite}">
              <meta name="site" content="../">
              <meta name="kernel" content="kernel/">
            """, StringComparison.Ordinal);
    }
}
