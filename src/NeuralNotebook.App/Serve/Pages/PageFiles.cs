using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace NeuralNotebook.App.Serve;

/// <summary>The page that the build made of src/NeuralNotebook.App/Page.</summary>
internal static class PageFiles
{
    /// <summary>Where the build lays it.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "page");

    /// <summary>Whether the build made it; it needs Node for that.</summary>
    public static bool IsThere => File.Exists(Index);

    private static string Index { get; } = Path.Combine(Folder, "index.html");

    /// <summary>Adds the routes: one shell for the map and every chapter, and its parts.</summary>
    public static void Map(WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Folder),
            RequestPath = "/page",
            // The files' names hold a hash of their content.
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl =
                    file.Context.Request.Path.StartsWithSegments("/page/assets", StringComparison.Ordinal)
                        ? "max-age=31536000, immutable" : "no-cache",
        });
        foreach (string path in new[] { "/", "/tree", "/chapters/{**path}" })
            app.MapMethods(path, ["GET", "HEAD"], SendShellAsync);
    }

    private static Task SendShellAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return context.Response.SendFileAsync(Index, context.RequestAborted);
    }
}
