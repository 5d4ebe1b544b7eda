using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The exported course as it is read: in a real browser, from a server that knows nothing of it.</summary>
public sealed class ReadingTests(ExportedCourse site) : IClassFixture<ExportedCourse>, IAsyncLifetime
{
    private static readonly string[] OfEveryKind =
        ["index.html", "00-start-here.html", "glossary.html", "elsewhere/README.html", "404.html"];

    private const long MostBytes = 1_000_000;

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "artifacts", "site")).FullName;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
    }

    [Fact(Explicit = true)]
    public async Task Without_a_script_charts_are_dark_on_a_dark_page_and_their_fields_keep_their_colours()
    {
        using var server = await PlainServer.StartAsync(site.Folder);
        var (light, dark) = (await ShownAsync(ColorScheme.Light), await ShownAsync(ColorScheme.Dark));
        Assert.NotEmpty(light);
        Assert.Equal(light.Length, dark.Length);
        int changed = light.Zip(dark).Count(pair => pair.First[0] > 0.9 && pair.Second[0] < 0.05);
        Assert.True(changed > 30, $"{changed} of {light.Length} pictures of the gallery are dark");
        // The middle of the contour chart, of the confusion matrix.
        Assert.Contains(light.Zip(dark),
            pair => pair.Second[0] < 0.05 && pair.First[1] < 0.9 && Math.Abs(pair.First[1] - pair.Second[1]) < 0.01);

        async Task<double[][]> ShownAsync(ColorScheme scheme)
        {
            await using var context = await browser!.NewContextAsync(new() { ColorScheme = scheme, JavaScriptEnabled = false });
            var page = await context.NewPageAsync();
            await page.GotoAsync(server.Address + "gallery.html", new() { WaitUntil = WaitUntilState.NetworkIdle });
            await using var measuring = await browser.NewContextAsync();
            var desk = await measuring.NewPageAsync();
            var shown = new List<double[]>();
            foreach (var picture in await page.Locator(".picture img").AllAsync())
            {
                string png = Convert.ToBase64String(await picture.ScreenshotAsync());
                shown.Add(await desk.EvaluateAsync<double[]>("""
                    async png => {
                        const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), letter => letter.charCodeAt(0))]));
                        const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
                        paper.drawImage(picture, 0, 0);
                        const light = (x, y) => [...paper.getImageData(x, y, 1, 1).data].slice(0, 3).reduce((sum, part) => sum + part, 0) / 3 / 255;
                        // Dark grey is 0.12: squared, nobody takes it for anything else.
                        return [light(picture.width - 6, 6) ** 2, light(picture.width >> 1, picture.height * 0.55) ** 2];
                    }
                    """, png));
            }

            return [.. shown];
        }
    }

    [Fact(Explicit = true)]
    public Task Below_a_sub_path_every_page_is_read_without_a_script_in_less_than_a_megabyte_and_asks_nobody_else() =>
        ReadAsync(site.Home, "a%20site/", site.Pages);

    [Fact(Explicit = true)]
    public Task At_the_root_a_page_of_every_kind_is_read_so_too() => ReadAsync(site.Folder, "", OfEveryKind);

    private async Task ReadAsync(string folder, string subPath, IEnumerable<string> pages)
    {
        using var server = await PlainServer.StartAsync(folder);
        var table = new List<string>();
        foreach (string name in pages)
        {
            // Nobody's cache helps: each page is the first one.
            await using var context = await browser!.NewContextAsync(new() { JavaScriptEnabled = false });
            var page = await context.NewPageAsync();
            var complaints = new List<string>();
            var asked = new List<IRequest>();
            page.Console += (_, message) => complaints.Add(message.Text);
            page.PageError += (_, error) => complaints.Add(error);
            page.RequestFailed += (_, request) => complaints.Add(request.Url);
            page.Request += (_, request) => asked.Add(request);
            Assert.Equal(200,
                (await page.GotoAsync(server.Address + subPath + name, new() { WaitUntil = WaitUntilState.NetworkIdle }))!.Status);
            Assert.Empty(complaints);
            long bytes = 0;
            foreach (var request in asked.Where(request => !request.Url.StartsWith("data:", StringComparison.Ordinal)))
            {
                Assert.StartsWith(server.Address + subPath, request.Url, StringComparison.Ordinal);
                var answer = await request.ResponseAsync();
                Assert.Equal(200, answer!.Status);
                bytes += (await answer.BodyAsync()).Length;
            }

            bool drawn =
                await page.EvaluateAsync<bool>("() => Promise.all([...document.images].map(image => image.decode())).then(() => "
                    + "[...document.images].every(image => image.naturalWidth > 0))");
            table.Add(FormattableString.Invariant($"{bytes,9:N0} bytes  {name}"));
            Assert.True(drawn, name);
            Assert.InRange(bytes, 1, MostBytes);
        }

        await File.WriteAllLinesAsync(Path.Combine(Pictures, subPath.Length == 0 ? "bytes-at-the-root.txt" : "bytes.txt"), table,
            TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public Task A_page_of_every_kind_fits_and_shuts_nobody_out(int width, bool dark) =>
        LookAsync(OfEveryKind, width, dark);

    [Theory(Explicit = true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    public Task Every_page_fits_and_shuts_nobody_out(int width, bool dark) => LookAsync(site.Pages, width, dark);

    [Fact]
    public async Task A_reader_goes_from_the_map_through_a_chapter_to_a_term_and_back_and_takes_the_notebook_home()
    {
        using var server = await PlainServer.StartAsync(site.Home);
        await using var context = await browser!.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "a%20site/");
        await page.ClickAsync(".card:has-text('One neuron')");
        await IsAtAsync("01-one-neuron.html");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Download"));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(site.Folder, "01-one-neuron.ipynb"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        await page.Locator("details.hint > summary").First.ClickAsync();
        Assert.True(await page.Locator("details.hint .source").First.IsVisibleAsync());
        await page.Locator("a[href^='glossary.html#']").First.ClickAsync();
        await IsAtAsync("glossary.html#");
        Assert.Equal(1, await page.Locator(":target").CountAsync());
        await page.ClickAsync(".home");
        await IsAtAsync("index.html");

        Task IsAtAsync(string name) =>
            Assertions.Expect(page).ToHaveURLAsync(new Regex("^" + Regex.Escape(server.Address + "a%20site/" + name)));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task LookAsync(IEnumerable<string> pages, int width, bool dark)
    {
        using var server = await PlainServer.StartAsync(site.Folder);
        await using var context =
            await browser!.NewContextAsync(new()
            { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        var page = await context.NewPageAsync();
        foreach (string name in pages)
        {
            await page.GotoAsync(server.Address + name);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Pictures,
                    FormattableString.Invariant($"{name.Replace('/', '-')}-{width}-{(dark ? "dark" : "light")}.png"))
            });
            await Looks.CheckAsync(page, name);
        }
    }
}
