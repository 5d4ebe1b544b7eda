using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace NeuralNotebook.App.Serve;

/// <summary>The page that the build made of src/NeuralNotebook.App/Page.</summary>
internal sealed class PageFiles
{
    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "page");

    /// <summary>Whether the build made it; it needs Node for that.</summary>
    public bool IsThere => File.Exists(Index);

    private string Index => Path.Combine(folder, "index.html");

    /// <summary>Adds the routes: one shell for the map and every chapter, and its parts.</summary>
    public void Map(WebApplication app)
    {
        if (IsThere)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                RequestPath = "/page",
                // The files' names hold a hash of their content.
                OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/page/assets", StringComparison.Ordinal) ? "max-age=31536000, immutable" : "no-cache",
            });
        }

        foreach (string path in new[] { "/", "/tree", "/chapters/{**path}" })
            app.MapMethods(path, ["GET", "HEAD"], SendShellAsync);
    }

    private Task SendShellAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return IsThere ? context.Response.SendFileAsync(Index, context.RequestAborted) : context.Response.WriteAsync(Missing, context.RequestAborted);
    }

    private const string Missing = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Neural Notebook: the page is not built</title></head>
        <body style="font: 1.1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark">
        <h1>The page is not built yet</h1>
        <p>Building the page needs <a href="https://nodejs.org/">Node.js</a> 20.19 or newer, with its <code>npm</code>. Install it, stop this server with Ctrl-C, and start it again:</p>
        <pre>dotnet run --project src/NeuralNotebook.App</pre>
        <p>Everything else works without it: <code>dotnet run --project src/NeuralNotebook.App -- run</code> runs the course in a terminal, and VS Code can use this server as an <em>Existing Jupyter Server</em>, with the link that it printed.</p>
        </body>
        </html>
        """;
}
