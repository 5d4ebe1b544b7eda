using Microsoft.Playwright;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>A real Chromium with plotly.js loaded, shared by the tests of a class.</summary>
public sealed class PlotlyPage : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "plotly.min.js");

    private IPlaywright? playwright;
    private IBrowser? browser;
    private IPage? page;

    /// <summary>What the page has complained about.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The page, or a skipped test where there is no browser or no plotly.js.</summary>
    public IPage Page
    {
        get
        {
            Assert.SkipUnless(page is not null, "Needs Debian's chromium and `npm ci` in this test project's folder.");
            return page;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium) || !File.Exists(Script))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        page = await browser.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        await page.SetContentAsync("<!DOCTYPE html><body><div id='figure'></div></body>");
        await page.AddScriptTagAsync(new() { Path = Script });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
