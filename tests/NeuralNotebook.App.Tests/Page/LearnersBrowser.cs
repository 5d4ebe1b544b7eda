using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>A real Chromium, and a server over a copy of the course; shared by the tests that sit before it as a learner does.</summary>
public sealed class LearnersBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The server that most tests use.</summary>
    public CourseCopy Course { get; private set; } = null!;

    /// <summary>Where screenshots are kept, to be looked at.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "artifacts", "page")).FullName;

    public async ValueTask InitializeAsync()
    {
        Course = await CourseCopy.StartAsync();
        if (!RealChromium.IsThere)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
    }

    /// <summary>A browser of one's own, without memories, that has opened the printed link.</summary>
    /// <param name="link">The link; the shared server's if none is given.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="dark">Whether the system prefers dark.</param>
    /// <param name="touch">Whether it is a telephone, which fingers touch.</param>
    internal async Task<Learner> OpenAsync(string? link = null, int width = 1280, bool dark = false, bool touch = false)
    {
        Assert.SkipUnless(browser is not null, "Needs Debian's chromium.");
        Assert.True(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "page")), "The page is not built: Node.js with npm builds it.");
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                HasTouch = touch,
                IsMobile = touch,
            });
        context.SetDefaultTimeout(30_000);
        var learner = new Learner(context, await context.NewPageAsync(), link ?? Course.Link);
        await learner.Page.GotoAsync(learner.Link);
        await learner.Page.WaitForSelectorAsync(".card");
        return learner;
    }

    /// <summary>A window without memories, and without the course's page.</summary>
    internal async Task<IBrowserContext> StrangerAsync()
    {
        Assert.SkipUnless(browser is not null, "Needs Debian's chromium.");
        return await browser.NewContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await Course.DisposeAsync();
    }
}
