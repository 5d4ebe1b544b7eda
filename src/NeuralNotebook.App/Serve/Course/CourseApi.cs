using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NeuralNotebook.Kernel;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Serve;

/// <summary><c>api/course</c>: the map of the course, its pictures, and the originals; what our page needs beyond Jupyter's own.</summary>
internal sealed class CourseApi(CoursePath folder, CourseChapters chapters, ContentsStore store, Checkpoints checkpoints,
    Originals originals, CourseLibraries libraries)
{
    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/course", context => HttpJson.JsonAsync(context, Course()));
        routes.MapGet("/api/course/picture/{**path}", SendPictureAsync);
        routes.MapPost("/api/course/reset/{**path}", ResetAsync);
    }

    /// <summary>What the map shows of the chapters.</summary>
    public static JsonArray Cards(CourseChapters chapters) =>
        new([.. chapters.All().Select(chapter => Card(chapter.Path, chapter.Chapter))]);

    private JsonObject Course() => new()
    {
        ["chapters"] = Cards(chapters),
        ["progress"] = LearnersProgress.Read(folder.Root),
        ["building"] = !libraries.Ready.IsCompleted,
        ["problem"] = libraries.Problem,
    };

    private static JsonObject Card(string path, Chapter chapter) => new()
    {
        ["path"] = path,
        ["title"] = chapter.Title,
        ["promise"] = chapter.Promise,
        ["minutes"] = chapter.Minutes,
        ["exercises"] = chapter.Exercises,
        ["hasPicture"] = chapter.Picture is not null,
        ["problem"] = chapter.Problem,
    };

    private Task SendPictureAsync(HttpContext context)
    {
        string full = folder.Resolve(PathOf(context));
        if (!File.Exists(full) || !ContentsStore.IsNotebook(full) || chapters.Read(full).Picture is not { } picture)
            throw new RequestException(StatusCodes.Status404NotFound, $"'{PathOf(context)}' shows no picture.");
        context.Response.ContentType = "image/svg+xml; charset=utf-8";
        return context.Response.WriteAsync(DarkPicture.Of(picture), context.RequestAborted);
    }

    private Task ResetAsync(HttpContext context)
    {
        string path = PathOf(context), full = folder.Resolve(path);
        if (!File.Exists(full) || !ContentsStore.IsNotebook(full))
            throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is no notebook of the course.");
        byte[] original = OriginalOf(full)
            ?? throw new RequestException(StatusCodes.Status404NotFound,
                $"The original of '{path}' is not known: it is in no git repository, and this server has not saved over it yet.");
        return HttpJson.JsonAsync(context, store.Replace(path, original, checkpoints));
    }

    private byte[]? OriginalOf(string full)
    {
        try
        {
            return originals.Find(full);
        }
        catch (NotebookException late)
        {
            throw new RequestException(StatusCodes.Status503ServiceUnavailable, late.Message);
        }
    }

    private static string PathOf(HttpContext context) => (string?)context.Request.RouteValues["path"] ?? "";
}
