using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using NeuralNotebook.Kernel;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Serve;

/// <summary>The page that needs no build: finished pages, and a few modules of our own that run cells in them.</summary>
internal sealed class PlainPages(CoursePath folder, CourseChapters chapters, ContentsStore store, CourseLibraries libraries)
{
    private static readonly PageLinks Links = new("chapters/", "", ".md", "", "files/", "plain/");

    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "plain")),
            RequestPath = "/plain",
            ContentTypeProvider = new FileExtensionContentTypeProvider(new Dictionary<string, string> { [".js"] = "text/javascript" }),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        foreach (string name in StyleSheet.Names)
            app.MapGet("/plain/" + name, context => SendAsync(context, StyleSheet.Read(name), "text/css"));
        foreach (string path in new[] { "/", "/tree" })
            app.MapMethods(path, ["GET", "HEAD"], context => SendPageAsync(context, () => Map()));
        app.MapMethods("/chapters/{**path}", ["GET", "HEAD"],
            context => SendPageAsync(context, () => Page((string?)context.Request.RouteValues["path"] ?? "")));
        app.MapPost("/api/course/render", RenderAsync);
    }

    private string Map() =>
        MapPage.Write(chapters.All(), Links, [.. LearnersProgress.Read(folder.Root)["passed"]!.AsArray().Select(id => (string)id!)],
            Problems(), Program([]));

    private string[] Problems() =>
        [.. new[] { libraries.Problem, (string?)LearnersProgress.Read(folder.Root)["problem"] }.OfType<string>()];

    private string Page(string name)
    {
        bool isText = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        string path = isText || ContentsStore.IsNotebook(name) ? name : name + ".ipynb", full = folder.Resolve(path);
        if (!File.Exists(full))
            throw new RequestException(StatusCodes.Status404NotFound, $"There is no chapter '{name}'.");
        if (isText)
            return TextPage.Write(File.ReadAllText(full), path, Links);
        // The hash first: whoever saves meanwhile is noticed, and the page loads again.
        string hash = (string)store.Read(path, withContent: false)["hash"]!;
        var notebook = Notebook.Load(full, path);
        return NotebookPage.Write(notebook, path, Links, Neighbours.Of(path, chapters.Names()),
            Program(new() { ["path"] = path, ["hash"] = hash }));
    }

    private static PageProgram Program(Dictionary<string, string> data) => new("main.js", data);

    private static async Task SendPageAsync(HttpContext context, Func<string> write)
    {
        string page;
        try
        {
            page = RequestGuard.Knows(context)
                ? write()
                : NoticePage.Write("This page needs the link of its server",
                    "Open the link that the server printed in the terminal when it started, or paste it here.", Place(context),
                    Program(new() { ["needs"] = "token" }));
        }
        catch (RequestException error)
        {
            context.Response.StatusCode = error.Status;
            page = NoticePage.Write("There is no such chapter", error.Message, Place(context), program: null);
        }
        catch (NotebookException error)
        {
            string path = $"{context.Request.RouteValues["path"]}";
            page =
                NoticePage.Write("This chapter cannot be read",
                    $"{error.Message}. Nothing was changed, and the other chapters are not touched. Mend the file in a text editor, "
                    + "take an older copy of it, or bring the original of the course back; "
                        + "what is in the file now then stays as its checkpoint.", Place(context),
                        Program(new() { ["damaged"] = path.EndsWith(".ipynb", StringComparison.Ordinal) ? path : path + ".ipynb" }));
        }

        await SendAsync(context, page, "text/html").ConfigureAwait(false);
    }

    private static PagePlace Place(HttpContext context) => Links.At((string?)context.Request.RouteValues["path"]);

    private static Task SendAsync(HttpContext context, string text, string type)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Writes a cell that was changed or has run: the same renderer as for the whole page, so that there is only one.</summary>
    private static async Task RenderAsync(HttpContext context)
    {
        var body = await HttpJson.BodyAsync(context).ConfigureAwait(false);
        string path = HttpJson.Text(body, "path")
            ?? throw new RequestException(StatusCodes.Status400BadRequest, "'path' must say which notebook the cell is of.");
        var notebook = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray(HttpJson.Object(body, "cell")?.DeepClone())
        };
        NotebookCell cell;
        try
        {
            cell = Notebook.Of(notebook).Cells[0];
        }
        catch (FormatException error)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The cell {error.Message}.");
        }

        var place = Links.At(path);
        await HttpJson.JsonAsync(context,
            new JsonObject { ["source"] = CellHtml.Source(cell, place), ["outputs"] = CellHtml.Outputs(cell, place) })
            .ConfigureAwait(false);
    }
}
