using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The page that runs chapters within an exported site, in a real browser; what it does without a kernel,
/// which a program of a few lines stands in for.</summary>
public sealed partial class RunningPageTests(RunnableCourse course) : IClassFixture<RunnableCourse>, IAsyncLifetime
{
    private const string Foreign =
        """{"cells":[{"cell_type":"markdown","id":"t","metadata":{},"source":"# From elsewhere"},{"cell_type":"code","id":"c","metadata":{},"source":"1 + 1","execution_count":null,"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

    private readonly List<string> said = [];
    private PlainServer? server;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowserContext? context;

    private IPage Page { get; set; } = null!;

    private string Address => server!.Address + "a%20site/";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        server = await PlainServer.StartAsync(course.Home);
        playwright = await Playwright.CreateAsync();
        browser = await RealChromium.LaunchAsync(playwright);
        context = await browser.NewContextAsync();
        Page = await context.NewPageAsync();
        Page.Console += (_, message) => said.Add(message.Text);
    }

    [Fact]
    public async Task A_reader_clicks_from_a_chapter_into_the_page_that_runs_it_and_the_kernel_gets_its_files_unpacked()
    {
        await Page.GotoAsync(Address + "01-one-neuron.html");
        await Page.ClickAsync("text=Run this chapter");
        await ChapterAsync();
        // Python's server says nothing of it: the service worker does.
        Assert.True(await Page.EvaluateAsync<bool>("() => crossOriginIsolated"));
        await Page.Locator(".cell.code .cm-content").First.ClickAsync();
        await SaidAsync("unpacked");
        Assert.Contains($"unpacked the first and {8 * StandInKernel.Repeats} letters", said);
    }

    [Fact]
    public async Task How_much_of_the_kernel_has_come_is_seen_while_it_comes()
    {
        await Page.AddInitScriptAsync("""
            window.pills = [];
            new MutationObserver(() => {
              const pill = document.querySelector('[data-kernel]')?.textContent;
              if (pill && pill !== window.pills.at(-1)) window.pills.push(pill);
            }).observe(document, { subtree: true, childList: true, characterData: true });
            """);
        await OpenAsync("01-one-neuron");
        await SaidAsync("unpacked");
        string[] pills = await Page.EvaluateAsync<string[]>("() => window.pills");
        int[] shares = [.. pills.Select(pill => Share().Match(pill)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.NotEmpty(shares);
        Assert.Equal(shares.Order(), shares);
        Assert.All(shares, share => Assert.InRange(share, 0, 99));
        Assert.Equal("C# is starting …", pills[Array.FindLastIndex(pills, pill => Share().IsMatch(pill)) + 1]);
    }

    [Theory]
    [InlineData(-1, "did not come whole")]
    [InlineData(0, "is another file than the list names")]
    [InlineData(1, "is longer than")]
    public async Task A_file_of_the_kernel_that_is_not_the_one_of_the_list_is_not_run(int longer, string reason)
    {
        string path = Directory.GetFiles(course.Folder, "*.pack", SearchOption.AllDirectories).MaxBy(file => new FileInfo(file).Length)!;
        byte[] whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        byte[] other = longer < 0 ? whole[..^1] : [.. whole, .. new byte[longer]];
        other[^1] ^= 1;
        await File.WriteAllBytesAsync(path, other, TestContext.Current.CancellationToken);
        try
        {
            await OpenAsync("01-one-neuron");
            await SaidAsync(reason);
            await Page.GetByText("C# has ended").WaitForAsync();
        }
        finally
        {
            await File.WriteAllBytesAsync(path, whole, CancellationToken.None);
        }
    }

    [Fact]
    public async Task What_is_written_stays_when_the_page_is_loaded_again_also_without_a_network_until_it_is_reset()
    {
        await OpenAsync("01-one-neuron");
        string before = await SecondCellAsync();
        await WriteAsync("int mine = 1;");
        await Page.ReloadAsync();
        await ChapterAsync();
        Assert.Equal("int mine = 1;", await SecondCellAsync());

        await Page.WaitForFunctionAsync("async () => (await (await caches.open((await caches.keys())[0])).keys()).filter(kept => "
            + "kept.url.includes('/run/pictures/')).length > 15");
        server!.Dispose();
        await Page.GotoAsync(Address + "run/?chapter=01-one-neuron");
        await ChapterAsync();
        Assert.Equal("int mine = 1;", await SecondCellAsync());
        // The map was not looked at before.
        await Page.ClickAsync(".home");
        await Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('.card').length > 15 && document.querySelector('.card img')?.naturalWidth > 0");
        await Page.GoBackAsync();
        await ChapterAsync();

        await Page.ClickAsync("button[title=More]");
        await Page.ClickAsync("button:has-text('Reset to the original')");
        await Page.ClickAsync("dialog button:has-text('Reset this chapter')");
        await Page.WaitForFunctionAsync("text => document.querySelectorAll('.cell.code .cm-content')[1].innerText.trim() === text", before);
    }

    [Fact]
    public async Task Two_tabs_do_not_save_over_each_other()
    {
        await OpenAsync("01-one-neuron");
        var other = await context!.NewPageAsync();
        await other.GotoAsync(Address + "run/?chapter=01-one-neuron");
        await other.WaitForSelectorAsync(".cell.code .cm-content");
        await WriteAsync("int mine = 1;");
        await other.Locator(".cell.code .cm-content").Nth(1).ClickAsync();
        await other.Keyboard.PressAsync("Control+A");
        await other.Keyboard.InsertTextAsync("int yours = 2;");
        await other.ClickAsync("dialog button:has-text('Take what was saved')");
        await other.WaitForFunctionAsync(
            "() => document.querySelectorAll('.cell.code .cm-content')[1].innerText.trim() === 'int mine = 1;'");
    }

    [Fact]
    public async Task A_notebook_of_one_s_own_is_opened_and_asks_before_it_runs_and_is_taken_home()
    {
        await MapAsync();
        await ChooseAsync("Open a notebook", "theirs.ipynb", Foreign);
        await Page.WaitForSelectorAsync("h1 >> text=From elsewhere");
        await Page.ClickAsync("button:has-text('Run all')");
        await Page.ClickAsync("dialog button:has-text('Only read it')");
        Assert.Equal(0, await Page.Locator("[data-state=running], [data-state=waiting]").CountAsync());
        await Page.ClickAsync("button[title=More]");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("button:has-text('Download the notebook')"));
        Assert.Equal("theirs.ipynb", download.SuggestedFilename);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Foreign),
            JsonNode.Parse(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))));

        await Page.ClickAsync("button:has-text('Run all')");
        await Page.ClickAsync("dialog button:has-text('Run it')");
        await Page.WaitForSelectorAsync("[data-state=running], [data-state=error]");
        await Page.ClickAsync(".home");
        await Page.WaitForSelectorAsync(".card >> text=theirs");
    }

    [Fact]
    public async Task A_number_that_is_moved_in_a_notebook_of_one_s_own_asks_before_it_runs_too()
    {
        await MapAsync();
        await ChooseAsync("Open a notebook", "moved.ipynb", Foreign);
        await Page.ClickAsync("#c .tok-number >> nth=0");
        await Page.Locator("#c .number-handle").WaitForAsync();
        await Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Page.ClickAsync("dialog button:has-text('Only read it')");
        Assert.Equal("2 + 1", (await Page.Locator("#c .cm-line").InnerTextAsync()).Trim());
        Assert.Equal(0, await Page.Locator("#c .outputs > *").CountAsync());
    }

    [Fact]
    public async Task An_output_with_a_script_runs_in_a_frame_of_its_own_in_a_site_too()
    {
        string output = "<p class='said'>not yet</p><script>document.querySelector('.said').textContent = 'it ran'</script>";
        var notebook = JsonNode.Parse(Foreign)!;
        notebook["cells"]![1]!["outputs"] = new JsonArray(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { ["text/html"] = output },
        });
        await MapAsync();
        await ChooseAsync("Open a notebook", "script.ipynb", notebook.ToJsonString());
        await Page.ClickAsync("text=Trust this notebook");
        await Assertions.Expect(Page.FrameLocator("#c iframe[sandbox='allow-scripts']").Locator(".said")).ToHaveTextAsync("it ran");
    }

    [Fact]
    public async Task What_is_no_notebook_or_no_progress_is_said()
    {
        await MapAsync();
        await ChooseAsync("Open a notebook", "photo.ipynb", "not json");
        await Page.WaitForSelectorAsync(".own-files >> text=photo.ipynb is no notebook: it holds no JSON.");
        await ChooseAsync("Load progress", "photo.json", "{}");
        await Page.WaitForSelectorAsync(".own-files >> text=photo.json names no solved exercises");
    }

    [Fact]
    public async Task Progress_comes_in_from_a_file_adds_up_and_goes_out_as_one()
    {
        await MapAsync();
        await ChooseAsync("Load progress", "progress.json", """{"passed":["00.1","01.2"]}""");
        await Page.WaitForSelectorAsync(".own-files >> text=2 exercises are new here.");
        await ChooseAsync("Load progress", "progress.json", """{"passed":["01.2","02.1"]}""");
        await Page.WaitForSelectorAsync(".own-files >> text=1 exercise is new here.");
        Assert.StartsWith("3 of ", await Page.TextContentAsync(".total"), StringComparison.Ordinal);
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("button:has-text('Save progress')"));
        Assert.Equal("""["00.1","01.2","02.1"]""",
            JsonNode.Parse(
                await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))!["passed"]!.ToJsonString());
    }

    [Fact]
    public async Task A_new_version_of_the_site_takes_the_old_one_s_place_and_keeps_what_was_written()
    {
        await OpenAsync("01-one-neuron");
        await WriteAsync("int mine = 1;");
        string[] changed = ["run/index.html", "site.json", "sw.js"];
        var before = changed.ToDictionary(path => path, path => File.ReadAllText(Path.Combine(course.Folder, path)));
        File.WriteAllText(Path.Combine(course.Folder, "run/index.html"),
            before["run/index.html"].Replace("<title>Neural Notebook", "<title>Newer", StringComparison.Ordinal));
        var list = JsonNode.Parse(before["site.json"])!;
        list["files"]!["run/index.html"]!["sha256"] = "another";
        File.WriteAllText(Path.Combine(course.Folder, "site.json"), list.ToJsonString());
        File.WriteAllText(Path.Combine(course.Folder, "sw.js"),
            before["sw.js"].Replace("const version = '", "const version = 'newer ", StringComparison.Ordinal));
        // This visit finds it, and the next begins with it.
        await Page.ReloadAsync();
        await Page.WaitForFunctionAsync("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null");
        await Page.ReloadAsync();
        await Page.WaitForFunctionAsync(
            "async () => (await caches.keys()).length === 1 && (await (await fetch('index.html')).text()).includes('<title>Newer')");
        await Page.ReloadAsync();
        await ChapterAsync();
        Assert.Equal("int mine = 1;", await SecondCellAsync());
        foreach (string path in changed)
            File.WriteAllText(Path.Combine(course.Folder, path), before[path]);
    }

    [Fact]
    public async Task Run_all_says_which_of_the_cells_it_is_at_as_on_the_courses_server()
    {
        await OpenAsync("01-one-neuron");
        int cells = await Page.Locator(".cell.code").CountAsync();
        await Page.ClickAsync("button[title='Run all']");
        await Page.WaitForSelectorAsync($".run-line >> text=/ 1 of {cells}/");
        Assert.Equal("#r \"lib/NeuralNotebook.dll\"", await Page.TextContentAsync(".run-line .run-source"));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_page_fits_and_shuts_nobody_out(int width, bool dark)
    {
        await Page.SetViewportSizeAsync(width, 900);
        await Page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        foreach (string place in new[] { "", "?chapter=01-one-neuron" })
        {
            await Page.GotoAsync(Address + "run/" + place);
            await Page.WaitForSelectorAsync(place.Length == 0 ? ".card" : ".cell.code .cm-content");
            await Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(SourceTree.Root, "artifacts", "site",
                    FormattableString.Invariant($"run{place.Length}-{width}-{(dark ? "dark" : "light")}.png"))
            });
            // Buttons without a sign of their own keep their words where there is little room.
            if (place.Length == 0)
                Assert.InRange((await Page.GetByText("Open a notebook", new() { Exact = true }).BoundingBoxAsync())!.Width, 60, width);
            await Looks.CheckAsync(Page, "run/" + place);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        server?.Dispose();
    }

    /// <summary>Waits until the page says in its console something that holds these words.</summary>
    private async Task SaidAsync(string words)
    {
        for (int i = 0; i < 200 && !said.Any(text => text.Contains(words, StringComparison.Ordinal)); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Contains(said, text => text.Contains(words, StringComparison.Ordinal));
    }

    [GeneratedRegex("^C# is coming: ([0-9]+) %$")]
    private static partial Regex Share();

    private async Task OpenAsync(string chapter)
    {
        await Page.GotoAsync($"{Address}run/?chapter={chapter}");
        await ChapterAsync();
    }

    /// <summary>Waits for a chapter in the service worker's care: the first time it is loaded twice.</summary>
    private async Task ChapterAsync()
    {
        await Page.WaitForFunctionAsync("() => crossOriginIsolated && document.querySelectorAll('.cell.code .cm-content').length > 1");
    }

    private async Task MapAsync()
    {
        await Page.GotoAsync(Address + "run/");
        await Page.WaitForFunctionAsync("() => crossOriginIsolated && document.querySelector('.own-files')");
    }

    private async Task<string> SecondCellAsync() => (await Page.Locator(".cell.code .cm-content").Nth(1).InnerTextAsync()).Trim();

    private async Task WriteAsync(string text)
    {
        await Page.Locator(".cell.code .cm-content").Nth(1).ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
        await Page.WaitForSelectorAsync("[data-save=unsaved], [data-save=saving]");
        await Page.WaitForSelectorAsync("[data-save=saved]");
    }

    private async Task ChooseAsync(string button, string name, string text)
    {
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.ClickAsync($"button:has-text('{button}')"));
        await chooser.SetFilesAsync(
            new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
    }
}
