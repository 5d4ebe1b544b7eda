using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NeuralNotebook.App.Serve;

/// <summary><c>api/contents</c> and <c>files</c>: the course's files.</summary>
internal sealed class ContentsApi(ContentsStore store, Checkpoints checkpoints, CoursePath folder)
{
    private const string Checkpoint = "/checkpoints";

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/contents/{**path}", ["GET", "PUT", "POST", "PATCH", "DELETE"], HandleAsync);
        routes.MapGet("/files/{**path}", SendFileAsync);
    }

    private async Task HandleAsync(HttpContext context)
    {
        string path = PathOf(context), method = context.Request.Method;
        int at = path.LastIndexOf(Checkpoint, StringComparison.Ordinal);
        if (at >= 0 && (at + Checkpoint.Length == path.Length || path[at + Checkpoint.Length] == '/'))
            await HandleCheckpointAsync(context, path[..at], path[(at + Checkpoint.Length)..].Trim('/')).ConfigureAwait(false);
        else if (method == "GET")
            await ReadAsync(context, path).ConfigureAwait(false);
        else if (method == "PUT")
            await SaveAsync(context, path).ConfigureAwait(false);
        else if (method == "POST")
            await CreateAsync(context, path).ConfigureAwait(false);
        else if (method == "PATCH")
            await HttpJson.JsonAsync(context,
                store.Rename(path, HttpJson.Text(await HttpJson.BodyAsync(context).ConfigureAwait(false), "path")
                    ?? throw new RequestException(StatusCodes.Status400BadRequest, "'path' must say the new name."))).ConfigureAwait(false);
        else
        {
            store.Delete(path);
            await HttpJson.DoneAsync(context).ConfigureAwait(false);
        }
    }

    private Task ReadAsync(HttpContext context, string path)
    {
        var query = context.Request.Query;
        var model = store.Read(path, withContent: query["content"] != "0", query["format"]);
        if (query["type"] is [{ } type] && type != (string?)model["type"] && (type == "directory" || (string?)model["type"] == "directory"))
            throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' is no {type}.");
        return SendModelAsync(context, model);
    }

    private async Task SaveAsync(HttpContext context, string path)
    {
        string? expected = context.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag.Trim().Trim('"') : null;
        var (model, isNew) = store.Save(path, await HttpJson.BodyAsync(context).ConfigureAwait(false), expected);
        await SendModelAsync(context, model, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK).ConfigureAwait(false);
    }

    private async Task CreateAsync(HttpContext context, string path)
    {
        var body = await HttpJson.BodyAsync(context).ConfigureAwait(false);
        JsonObject content;
        if (HttpJson.Text(body, "copy_from") is { } source)
            content = store.Read(source, withContent: true)["content"] as JsonObject
                ?? throw new RequestException(StatusCodes.Status400BadRequest, "Only notebooks are copied.");
        else if (HttpJson.Text(body, "type") is null or "notebook")
            content =
                new JsonObject
                {
                    ["cells"] = new JsonArray(),
                    ["metadata"] = new JsonObject
                    {
                        ["kernelspec"] =
                        new JsonObject
                        {
                            ["display_name"] = ".NET (C#)",
                            ["language"] = "csharp",
                            ["name"] = Kernel.KernelSpecs.DefaultName
                        }
                    },
                    ["nbformat"] = 4,
                    ["nbformat_minor"] = 5
                };
        else
            throw new RequestException(StatusCodes.Status400BadRequest, "Only notebooks are made.");
        string directory = folder.Resolve(path), name = "Untitled.ipynb";
        for (int i = 1; File.Exists(Path.Combine(directory, name)); i++)
            name = FormattableString.Invariant($"Untitled{i}.ipynb");
        var (model, _) = store.Save($"{path}/{name}".TrimStart('/'),
            new JsonObject { ["type"] = "notebook", ["content"] = content.DeepClone() }, expectedHash: null);
        await SendModelAsync(context, model, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private Task HandleCheckpointAsync(HttpContext context, string path, string id)
    {
        switch (context.Request.Method)
        {
            case "GET" when id.Length == 0:
                return HttpJson.JsonAsync(context, checkpoints.List(path));
            case "POST" when id.Length == 0:
                return HttpJson.JsonAsync(context, checkpoints.Create(path), StatusCodes.Status201Created);
            case "POST":
                checkpoints.Restore(path, id);
                return HttpJson.DoneAsync(context);
            case "DELETE":
                checkpoints.Delete(path, id);
                return HttpJson.DoneAsync(context);
            default:
                return HttpJson.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed,
                    "Checkpoints are listed, made, restored and deleted.");
        }
    }

    private Task SendFileAsync(HttpContext context)
    {
        string full = folder.Resolve(PathOf(context));
        if (!File.Exists(full))
            return HttpJson.ErrorAsync(context, StatusCodes.Status404NotFound, $"'{PathOf(context)}' is not there.");
        context.Response.ContentType = FileTypes.Of(full, isText: false);
        return context.Response.SendFileAsync(full, context.RequestAborted);
    }

    private static string PathOf(HttpContext context) => (string?)context.Request.RouteValues["path"] ?? "";

    private static Task SendModelAsync(HttpContext context, JsonObject model, int status = StatusCodes.Status200OK)
    {
        if ((string?)model["hash"] is { } hash)
            context.Response.Headers.ETag = $"\"{hash}\"";
        return HttpJson.JsonAsync(context, model, status);
    }
}
