namespace NeuralNotebook.Browser.Tests;

/// <summary>The published kernel, and a page whose cells it runs: the page that the server serves,
/// told by its head to run them itself.</summary>
internal static class PublishedKernel
{
    private const string Folder = "kernel/";

    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    private static readonly Dictionary<string, string> Types = new()
    { [".js"] = "text/javascript", [".wasm"] = "application/wasm", [".json"] = "application/json" };

    /// <summary>Where the published files lie: those that NEURALNOTEBOOK_BROWSER names, or published now,
    /// which takes a minute or two.</summary>
    public static Task<string> FolderAsync() => Published.Value;

    /// <summary>Lets all pages of a learner's browser run their cells themselves.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="isIsolated">Whether the pages may share memory with their workers.</param>
    public static async Task ServeAsync(Learner learner, bool isIsolated = true)
    {
        string folder = await FolderAsync();
        await learner.Context.RouteAsync("**/*", async route =>
        {
            string path = new Uri(route.Request.Url).AbsolutePath.TrimStart('/');
            if (path.StartsWith(Folder, StringComparison.Ordinal))
            {
                string file = Path.Combine(folder, path[Folder.Length..]);
                // The page asks for an export's list of archives first.
                if (!File.Exists(file))
                    await route.FulfillAsync(new() { Status = 404 });
                else
                    await route.FulfillAsync(new()
                    {
                        Path = file,
                        ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream"),
                        Headers = Headers([], isIsolated)
                    });
                return;
            }

            var answer = await route.FetchAsync();
            string? body = path.StartsWith("chapters/", StringComparison.Ordinal) ? (await answer.TextAsync())
                .Replace("<head>", $"<head><meta name=\"kernel\" content=\"/{Folder}\">", StringComparison.Ordinal) : null;
            await route.FulfillAsync(new() { Response = answer, Body = body, Headers = Headers(answer.Headers, isIsolated) });
        });
    }

    private static Dictionary<string, string> Headers(Dictionary<string, string> given, bool isIsolated)
    {
        var headers = new Dictionary<string, string>(given);
        if (headers.TryGetValue("content-security-policy", out string? policy))
            headers["content-security-policy"] =
                policy.Replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", StringComparison.Ordinal);
        if (isIsolated)
            (headers["cross-origin-opener-policy"], headers["cross-origin-embedder-policy"]) = ("same-origin", "require-corp");
        return headers;
    }

    private static async Task<string> PublishAsync() =>
        Environment.GetEnvironmentVariable("NEURALNOTEBOOK_BROWSER") is { Length: > 0 } there
            ? Path.Combine(there, "wwwroot")
            : await App.Export.BrowserKernelPublisher.PublishAsync(SourceTree.Root, TestContext.Current.CancellationToken);
}
