using Microsoft.Playwright;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>A notebook of one's own, without headings and with long lines, exported and read in a real browser.</summary>
public sealed class OwnNotebookTests : IAsyncLifetime
{
    private const string Word = "aRatherLongNameThatNoTelephoneHasRoomForInOneOfItsLinesOfCode";
    private const string Cells = $$"""
        {"cell_type":"markdown","id":"t","metadata":{},"source":"A text with `{{Word}}` in it."},
        {"cell_type":"code","id":"c","metadata":{},"source":"double {{Word}} = 1;","execution_count":null,"outputs":[]}
        """;

    private readonly string home = Directory.CreateTempSubdirectory("own-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PlainServer? server;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        string folder = Directory.CreateDirectory(Path.Combine(home, "notebooks")).FullName;
        string notebook = $$"""{"cells":[{{Cells}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";
        await File.WriteAllTextAsync(Path.Combine(folder, "own.ipynb"), notebook);
        var (exitCode, _, errors) = await RunningApp.RunAsync(home, "export", "site", "--folder", folder);
        Assert.Equal((0, ""), (exitCode, errors));
        server = await PlainServer.StartAsync(Path.Combine(home, "site"));
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_telephone_code_is_scrolled_and_not_broken_and_prose_breaks(bool dark)
    {
        var page = await OpenAsync(390, dark ? ColorScheme.Dark : ColorScheme.Light);
        Assert.Equal(1, await NarrowCode.LinesAsync(page.Locator("#c .plain")));
        Assert.True(await NarrowCode.ScrollsAsync(page.Locator("#c .plain")));
        await page.FocusAsync("#c .plain");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("() => document.querySelector('#c .plain').scrollLeft > 0");
        Assert.True(await page.EvaluateAsync<double>("() => document.querySelector('#t code').getBoundingClientRect().right") < 390);
        await Looks.CheckAsync(page, "a notebook of one's own");
    }

    [Fact]
    public async Task A_notebook_without_headings_has_the_whole_width()
    {
        var page = await OpenAsync(1280);
        Assert.InRange((await page.Locator("#c").BoundingBoxAsync())!.Width, 1150, 1280);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        server?.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme colors = ColorScheme.Light)
    {
        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 700 }, ColorScheme = colors });
        await page.GotoAsync(server!.Address + "own.html");
        return page;
    }
}
