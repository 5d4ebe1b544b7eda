using Microsoft.Playwright;
using NeuralNotebook.App.Tests;
using NeuralNotebook.App.Tests.Export;

namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>The course as the export writes it, with its kernel, behind a server that only sends files,
/// and a real browser before it.</summary>
/// <remarks>It is exported when the first test asks for it: a run that leaves the long tests out makes this fixture, too.</remarks>
public sealed class ExportedSite : IAsyncDisposable
{
    // What the page tells of its cells: when each came into which state, in milliseconds.
    private const string Watch = """
        window.cells = {};
        new MutationObserver((changes) => {
          const now = performance.now();
          for (const { target } of changes) if (target.id) (cells[target.id] ??= {})[target.dataset.state] = now;
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
        """;

    private readonly string home = Directory.CreateTempSubdirectory("site-").FullName;
    private string folder = "";
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PlainServer? server;
    private readonly Lazy<Task> started;

    public ExportedSite() => started = new(ExportAndServeAsync);

    /// <summary>What every chapter did.</summary>
    internal ChapterTable Table { get; } = new();

    /// <summary>Exports the course, unless NEURALNOTEBOOK_SITE names a site that is exported already.</summary>
    internal Task StartAsync() => started.Value;

    private async Task ExportAndServeAsync()
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        folder = Environment.GetEnvironmentVariable("NEURALNOTEBOOK_SITE") is { Length: > 0 } there ? there : await ExportAsync();
        server = await ServeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
    }

    /// <summary>Starts another server that sends it, below a sub-path.</summary>
    internal Task<PlainServer> ServeAsync() => PlainServer.StartAsync(Path.GetDirectoryName(folder)!);

    /// <summary>The site's address on a server.</summary>
    internal string AddressOn(PlainServer server) => $"{server.Address}{Uri.EscapeDataString(Path.GetFileName(folder))}/";

    /// <summary>A browser of nobody's yet.</summary>
    internal async Task<IBrowserContext> NewReaderAsync()
    {
        await StartAsync();
        var reader = await browser!.NewContextAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Allow });
        reader.SetDefaultTimeout(60_000);
        await reader.AddInitScriptAsync(Watch);
        return reader;
    }

    /// <summary>Opens a chapter in the page that runs it, in a tab of its own.</summary>
    /// <param name="reader">Whose browser.</param>
    /// <param name="chapter">The notebook's name.</param>
    internal async Task<IPage> OpenAsync(IBrowserContext reader, string chapter)
    {
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"{AddressOn(server!)}run/?chapter={Path.GetFileNameWithoutExtension(chapter)}");
        // The first time it is loaded twice: into the service worker's care.
        await page.WaitForFunctionAsync("() => crossOriginIsolated && document.querySelectorAll('.cell.code .cm-content').length > 1");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        server?.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private async Task<string> ExportAsync()
    {
        string kernel = await PublishedKernel.FolderAsync(), folder = Path.Combine(home, "a site");
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(home, "export", folder, "--folder", Path.Combine(SourceTree.Root, "notebooks"), "--kernel", kernel);
        Assert.Equal((0, ""), (exitCode, errors));
        return folder;
    }
}
