using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Serve;

/// <summary><c>api/course</c>: the map of the course, its pictures, and the originals; what our page needs beyond Jupyter's own.</summary>
internal sealed class CourseApi(CoursePath folder, ContentsStore store, Checkpoints checkpoints, Originals originals, CourseLibraries libraries)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, Chapter Chapter)> known = new();

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/course", context => Answer.JsonAsync(context, Course()));
        routes.MapGet("/api/course/picture/{**path}", SendPictureAsync);
        routes.MapPost("/api/course/reset/{**path}", ResetAsync);
    }

    private JsonObject Course() => new()
    {
        ["chapters"] = new JsonArray([.. Directory.EnumerateFiles(folder.Root, "*.ipynb")
            .Where(file => CoursePath.IsPlainName(Path.GetFileName(file)) && new FileInfo(file).LinkTarget is null)
            .Order(StringComparer.Ordinal)
            .Select(Card)]),
        ["progress"] = LearnersProgress.Read(folder.Root),
        ["building"] = !libraries.Ready.IsCompleted,
        ["problem"] = libraries.Problem,
    };

    private JsonObject Card(string file)
    {
        var chapter = Read(file);
        return new JsonObject
        {
            ["path"] = folder.Relative(file),
            ["title"] = chapter.Title,
            ["promise"] = chapter.Promise,
            ["minutes"] = chapter.Minutes,
            ["exercises"] = chapter.Exercises,
            ["hasPicture"] = chapter.Picture is not null,
            ["problem"] = chapter.Problem,
        };
    }

    private Chapter Read(string file)
    {
        var info = new FileInfo(file);
        var (written, length) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (known.TryGetValue(file, out var entry) && entry.Written == written && entry.Length == length)
            return entry.Chapter;
        var chapter = Chapter.Read(file, folder.Relative(file));
        known[file] = (written, length, chapter);
        return chapter;
    }

    private Task SendPictureAsync(HttpContext context)
    {
        string full = folder.Resolve(PathOf(context));
        if (!File.Exists(full) || !ContentsStore.IsNotebook(full) || Read(full).Picture is not { } picture)
            throw new RequestException(StatusCodes.Status404NotFound, $"'{PathOf(context)}' shows no picture.");
        context.Response.ContentType = "image/svg+xml; charset=utf-8";
        return context.Response.WriteAsync(picture, context.RequestAborted);
    }

    private Task ResetAsync(HttpContext context)
    {
        string path = PathOf(context), full = folder.Resolve(path);
        if (!File.Exists(full) || !ContentsStore.IsNotebook(full))
            throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is no notebook of the course.");
        byte[] original = originals.Find(full) ?? throw new RequestException(StatusCodes.Status404NotFound, $"The original of '{path}' is not known: it is in no git repository, and this server has not saved over it yet.");
        return Answer.JsonAsync(context, store.Replace(path, original, checkpoints));
    }

    private static string PathOf(HttpContext context) => (string?)context.Request.RouteValues["path"] ?? "";
}
