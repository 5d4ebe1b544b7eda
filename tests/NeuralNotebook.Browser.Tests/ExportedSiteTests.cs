using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using NeuralNotebook.App.Tests.Export;

namespace NeuralNotebook.Browser.Tests;

/// <summary>The exported course with its kernel, below a sub-path of a server that knows nothing of it: how much comes, how soon something shows,
/// and what is there without a network.</summary>
public sealed class ExportedSiteTests : IAsyncLifetime
{
    private const long MostBytes = 12_000_000;

    private static readonly TimeSpan FirstResult = TimeSpan.FromSeconds(4), LaterResult = TimeSpan.FromSeconds(0.3);

    private readonly string home = Directory.CreateTempSubdirectory("site-").FullName;
    private PlainServer? server;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? context;

    private IPage Page { get; set; } = null!;

    private string Address => server!.Address + "a%20site/";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        string kernel = await PublishedKernel.FolderAsync(), notebooks = Path.Combine(Repository.Root, "notebooks");
        var (exitCode, _, errors) = await App.Tests.RunningApp.RunAsync(home, "export", "a site", "--folder", notebooks, "--kernel", kernel);
        Assert.Equal((0, ""), (exitCode, errors));
        server = await PlainServer.StartAsync(home);
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
        context = await browser.NewContextAsync(new() { ServiceWorkers = ServiceWorkerPolicy.Allow });
        context.SetDefaultTimeout(120_000);
        Page = await context.NewPageAsync();
    }

    [Fact(Explicit = true)]
    public async Task A_reader_runs_cells_soon_and_again_without_a_network()
    {
        await OpenAsync();
        long before = await KeptAsync();
        string[] cells = await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.cell.code')].map(cell => cell.id)");
        var first = await RunAsync(cells[0], "1 + 1", "2");
        long bytes = await KeptAsync() - before;
        var later = new List<TimeSpan>();
        // The compiler warms up meanwhile, as it does while a reader reads.
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        for (int i = 0; i < 7; i++)
            later.Add(await RunAsync(cells[0], string.Create(CultureInfo.InvariantCulture, $"var x{i} = {i}; x{i} * x{i}"), (i * i).ToString(CultureInfo.InvariantCulture)));
        var median = later.Order().ElementAt(later.Count / 2);
        Say($"{bytes:N0} bytes at the first click, first result {first.TotalSeconds:0.00} s, later ones {median.TotalSeconds:0.00} s");

        server!.Dispose();
        await Page.ReloadAsync();
        await ReadyAsync();
        var offline = await RunAsync(cells[0], "20 + 22", "42");
        Say($"without a network, first result {offline.TotalSeconds:0.00} s");

        Assert.InRange(bytes, 1_000_000, MostBytes);
        Assert.InRange(first, TimeSpan.Zero, FirstResult);
        Assert.InRange(median, TimeSpan.Zero, LaterResult);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        server?.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private static void Say(FormattableString text) => TestContext.Current.TestOutputHelper!.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private async Task OpenAsync()
    {
        await Page.GotoAsync(Address + "run/?chapter=00-start-here");
        await ReadyAsync();
    }

    private async Task ReadyAsync() =>
        await Page.WaitForFunctionAsync("() => crossOriginIsolated && document.querySelectorAll('.cell.code .cm-content').length > 1");

    /// <summary>How many bytes of the site this browser has fetched: its service worker keeps them all.</summary>
    private Task<long> KeptAsync() => Page.EvaluateAsync<long>("""
        async () => {
          let sum = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) sum += (await (await cache.match(request)).arrayBuffer()).byteLength;
          }
          return sum;
        }
        """);

    /// <summary>Writes a cell and runs it until it shows its result. The kernel begins to start with the click into the cell.</summary>
    private async Task<TimeSpan> RunAsync(string cell, string text, string result)
    {
        long begin = Stopwatch.GetTimestamp();
        await Page.Locator($"#{cell} .cm-content").FillAsync(text);
        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.WaitForFunctionAsync("""
            ([id, result]) => {
              const cell = document.getElementById(id);
              return cell.dataset.state === 'ok' && cell.querySelector('.outputs').textContent.trim() === result;
            }
            """, new[] { cell, result });
        return Stopwatch.GetElapsedTime(begin);
    }
}
