using System.Text.Json.Nodes;
using Microsoft.Playwright;
using NeuralNotebook.App.Tests.Page;
using NeuralNotebook.Kernel;
using NeuralNotebook.Pages;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>What a notebook holds stays in its place on a finished page, too.</summary>
public sealed class FinishedBoxTests
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task No_content_covers_a_finished_page_or_takes_its_clicks(int width)
    {
        Assert.SkipUnless(RealChromium.IsThere, "Needs Debian's chromium.");
        var cells = new JsonArray(Text("head", "# Foreign"));
        foreach (var (i, attack) in BoxAttacks.All.Index())
        {
            cells.Add(Text($"text-{i}", attack + "\n\nafter"));
            var code = Cell("code", $"code-{i}", "1");
            (code["execution_count"], code["outputs"]) = (1, new JsonArray(Output("text/html", attack), Output("text/markdown", attack)));
            cells.Add(code);
            cells.Add(Text($"after-{i}", $"## After {i}"));
        }

        var written = new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        var notebook = Notebook.Parse(written.ToJsonString());
        string folder = Directory.CreateTempSubdirectory("finished-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "assets"));
            var token = TestContext.Current.CancellationToken;
            foreach (string name in StyleSheet.Names)
                await File.WriteAllTextAsync(Path.Combine(folder, "assets", name), StyleSheet.Read(name), token);
            string file = Path.Combine(folder, "foreign.html");
            await File.WriteAllTextAsync(file, NotebookPage.Write(notebook, "foreign.ipynb", PageLinks.ForFiles), token);
            string[] found = await FindAsync(new Uri(file).AbsoluteUri, width);
            Assert.True(found.Length == 0, string.Join('\n', found));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> FindAsync(string address, int width)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await RealChromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync(address);
        await page.ScreenshotAsync(new() { Path = Path.Combine(LearnersBrowser.Pictures, $"finished-box-{width}.png") });
        return await page.EvaluateAsync<string[]>("""
            count => {
                const wrong = [];
                const isOnTop = (part, what) => {
                    const { left, top, width, height } = part.getBoundingClientRect();
                    const at = document.elementFromPoint(left + width / 2, top + height / 2);
                    if (!part.contains(at)) wrong.push(`${what} is covered by ${at?.outerHTML.slice(0, 120)}`);
                };
                const heads = [...document.querySelectorAll('.text > h2')].filter(head => /^After \d+$/.test(head.textContent));
                if (heads.length !== count) wrong.push(`${heads.length} of ${count} headings are there`);
                heads.forEach((head, i) => {
                    head.scrollIntoView({ block: 'center', behavior: 'instant' });
                    isOnTop(head, `${i}: the text after it`);
                    // On a wide window the contents stay beside the text.
                    if (innerWidth >= 1100) isOnTop(document.querySelector('.contents summary'), `${i}: the contents`);
                });
                scrollTo({ top: 0, behavior: 'instant' });
                for (const way of document.querySelectorAll('.chapter-head a, .contents summary')) isOnTop(way, `the way ${way.textContent}`);
                const foreign = 'style, form, input, button, dialog, base, meta, link, .toolbar, .find, .question, .columns, .chapter-head, .cell';
                for (const each of document.querySelectorAll('.cells .text *, .cells .output *')) {
                    if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) wrong.push(`fixed: ${each.outerHTML.slice(0, 120)}`);
                    if (each.id.startsWith('page:')) wrong.push(`has an id of the page: ${each.outerHTML.slice(0, 120)}`);
                    if (each.matches(foreign)) wrong.push(`is there: ${each.outerHTML.slice(0, 120)}`);
                }
                if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page has become wider');
                return wrong;
            }
            """, BoxAttacks.All.Length);
    }

    private static JsonObject Text(string id, string source) => Cell("markdown", id, source);

    private static JsonObject Cell(string kind, string id, string source) =>
        new() { ["cell_type"] = kind, ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };

    private static JsonObject Output(string type, string text)
    {
        var data = new JsonObject { [type] = text, ["text/plain"] = "x" };
        return new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data };
    }
}
