using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>How the page looks and whom it shuts out.</summary>
[Collection("browser")]
public sealed class LookTests(LearnersBrowser browser)
{
    private const int MostBeforeFirstPaint = 500_000;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_page_fits_and_shuts_nobody_out(int width, bool dark)
    {
        string name = FormattableString.Invariant($"{width}-{(dark ? "dark" : "light")}");
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        await learner.PictureAsync($"map-{name}", whole: true);
        await Looks.CheckAsync(learner.Page, "map");
        foreach (string chapter in new[] { "00-start-here", "01-one-neuron" })
        {
            await learner.OpenAsync(chapter);
            await learner.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell.code .plain').length === 0");
            await learner.PictureAsync($"{chapter}-{name}");
            await learner.Page.Locator(".output.chart").First.ScrollIntoViewIfNeededAsync();
            await learner.Page.WaitForSelectorAsync(".output.chart.interactive");
            await learner.PictureAsync($"{chapter}-chart-{name}");
            await Looks.CheckAsync(learner.Page, chapter);
        }

        Assert.Empty(learner.Complaints);
    }

    [Theory]
    [InlineData(390, true, 0)]
    [InlineData(1280, false, 1)]
    public async Task No_tool_bar_lies_over_a_charts_title_where_nothing_hovers(int width, bool touch, int bars)
    {
        await using var learner = await browser.OpenAsync(width: width, touch: touch);
        await learner.OpenAsync("01-one-neuron");
        await learner.Page.Locator(".output.chart").First.ScrollIntoViewIfNeededAsync();
        await learner.Page.WaitForSelectorAsync(".output.chart.interactive");
        Assert.Equal(bars, await learner.Page.Locator(".output.chart.interactive .modebar").CountAsync() > 0 ? 1 : 0);
    }

    [Fact]
    public async Task On_paper_only_the_chapter_is_there()
    {
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync("00-start-here");
        await learner.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await learner.PictureAsync("print");
        Assert.True(await learner.Page.Locator(".toolbar").IsHiddenAsync());
        Assert.True(await learner.Page.Locator(".output.chart .picture svg").First.IsVisibleAsync());
        Assert.True(await learner.Page.Locator(".text h1").First.IsVisibleAsync());
    }

    [Fact]
    public async Task A_link_to_a_place_in_a_chapter_leads_there()
    {
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync("00-start-here#ten-lines");
        await learner.Page.WaitForFunctionAsync("() => { const at = document.getElementById('ten-lines').getBoundingClientRect(); "
            + "return at.top >= 0 && at.top < innerHeight; }");
        await learner.Page.ClickAsync(".contents >> text=Break it");
        await Assertions.Expect(learner.Page).ToHaveURLAsync(new Regex("#break-it$"));
        await learner.OpenAsync("01-one-neuron");
        await learner.Page.Locator(".text a[href*='glossary.md#']").First.ClickAsync();
        await learner.Page.WaitForSelectorAsync("h1 >> text=Glossary");
        Assert.True(await learner.Page.Locator(":target").CountAsync() > 0
            || await learner.Page.EvaluateAsync<bool>("() => document.getElementById(location.hash.slice(1)) !== null"));
    }

    [Fact]
    public async Task Nothing_in_a_foreign_notebook_runs_or_leaves()
    {
        const string Attack = "<script>window.hit = 1</script><img src=x onerror=\\\"window.hit = 2\\\"><svg onload=\\\"window.hit = "
            + "3\\\"></svg><a href=\\\"javascript:window.hit = 4\\\">x</a><iframe srcdoc=\\\"<script>parent.hit = 5</script>\\\">"
            + "</iframe><form action=\\\"https://evil.example\\\"><button>send</button></form><div style=\\\"position:fixed;inset:0;"
            + "z-index:99\\\">cover</div><style>body{display:none}</style>";
        string cells = """{"cell_type":"markdown","id":"m","metadata":{},"source":"# Foreign\n\nATTACK"},{"cell_type":"code","execution_count":1,"id":"c","metadata":{},"source":"1","outputs":[{"output_type":"display_data","metadata":{},"data":{"text/html":"ATTACK","text/plain":"x"}},{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"<svg xmlns='http://www.w3.org/2000/svg'><script>window.hit = 6</script><foreignObject><body onload='window.hit = 7'/></foreignObject></svg>","text/plain":"x"}},{"output_type":"display_data","metadata":{},"data":{"application/javascript":"window.hit = 8","text/plain":"x"}}]}""".Replace("ATTACK", Attack, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(browser.Course.Folder, "zz-foreign.ipynb"), "{\"cells\":[" + cells
            + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}", TestContext.Current.CancellationToken);
        try
        {
            await using var learner = await browser.OpenAsync();
            var asked = new List<string>();
            learner.Page.Request += (_, request) => asked.Add(request.Url);
            await learner.OpenAsync("zz-foreign");
            await learner.Page.ClickAsync("#m a");
            await learner.Page.WaitForTimeoutAsync(500);
            Assert.Equal(JsonValueKind.Undefined, (await learner.Page.EvaluateAsync<JsonElement?>("() => window.hit"))?.ValueKind
                ?? JsonValueKind.Undefined);
            Assert.Equal(0, await learner.Page.Locator(
                ".cells script, .cells iframe, .cells form, .cells style, .cells [onerror], .cells [onload], .cells a[href^=javascript]")
                .CountAsync());
            Assert.All(asked, url => Assert.StartsWith(learner.Address, url, StringComparison.Ordinal));
            Assert.True(await learner.Page.EvaluateAsync<bool>(
                "() => !document.elementFromPoint(200, 300).textContent.startsWith('cover')"));
        }
        finally
        {
            File.Delete(Path.Combine(browser.Course.Folder, "zz-foreign.ipynb"));
        }
    }

    [Fact]
    public void The_scripts_before_the_first_paint_are_small()
    {
        string page = Path.Combine(AppContext.BaseDirectory, "page");
        string index = File.ReadAllText(Path.Combine(page, "index.html"));
        string[] scripts = System.Text.RegularExpressions.Regex.Matches(index, "src=\"/page/([^\"]+)\"")
            .Select(match => Path.Combine(page, match.Groups[1].Value)).ToArray();
        Assert.NotEmpty(scripts);
        Assert.InRange(scripts.Sum(Compressed), 1, MostBeforeFirstPaint);
    }

    private static long Compressed(string file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return bytes.Length;
    }
}
