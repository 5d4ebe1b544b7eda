using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What a notebook holds stays in its place on the page, whatever it is made of.</summary>
[Collection("browser")]
public sealed class BoxTests(LearnersBrowser browser)
{
    [Fact]
    public async Task No_content_covers_restyles_or_passes_for_the_page()
    {
        // Each attack as a text and as three outputs, with a text after it that it might cover.
        var cells = new JsonArray(Text("head", "# Foreign"));
        for (int i = 0; i < BoxAttacks.All.Length; i++)
        {
            cells.Add(Text($"text-{i}", BoxAttacks.All[i] + "\n\nafter"));
            cells.Add(new JsonObject
            {
                ["cell_type"] = "code",
                ["id"] = $"code-{i}",
                ["metadata"] = new JsonObject(),
                ["source"] = "1",
                ["execution_count"] = 1,
                ["outputs"] = new JsonArray(
                    Output("text/html", BoxAttacks.All[i]),
                    Output("text/markdown", BoxAttacks.All[i]),
                    Output("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                        + $"height=\"20\">{BoxAttacks.All[i]}</svg>")),
            });
            cells.Add(Text($"after-{i}", $"## After {i}"));
        }

        string file = Path.Combine(browser.Course.Folder, "zz-box.ipynb");
        await File.WriteAllTextAsync(file,
            new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString(),
            TestContext.Current.CancellationToken);
        try
        {
            await using var learner = await browser.OpenAsync();
            var asked = new List<string>();
            learner.Page.Request += (_, request) => asked.Add(request.Url);
            await learner.OpenAsync("zz-box");
            await learner.PictureAsync("box");
            string[] found = await learner.Page.EvaluateAsync<string[]>("""
                count => {
                    const wrong = [];
                    const isOnTop = (part, what) => {
                        const { left, top, width, height } = part.getBoundingClientRect();
                        const at = document.elementFromPoint(left + width / 2, top + height / 2);
                        if (!part.contains(at)) wrong.push(`${what} is covered by ${at?.outerHTML.slice(0, 120)}`);
                    };
                    for (let i = 0; i < count; i++) {
                        for (const [cell, block] of [['text', 'start'], ['code', 'start'], ['code', 'end'], ['after', 'center']]) {
                            document.getElementById(`${cell}-${i}`).scrollIntoView({ block, behavior: 'instant' });
                            for (const part of document.querySelectorAll('.commands > button, .states, .contents summary')) isOnTop(part, `${i} ${cell}: ${part.textContent}`);
                        }
                        isOnTop(document.querySelector(`#after-${i} h2`), `${i}: the text after it`);
                    }
                    for (const each of document.querySelectorAll('.cells .text *, .cells .output *')) {
                        if (each.closest('.chart-live')) continue;
                        const shown = `${each.closest('.cell').id}: ${each.outerHTML.slice(0, 120)}`;
                        if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) wrong.push(`fixed: ${shown}`);
                        if (each.id.startsWith('page:')) wrong.push(`has an id of the page: ${shown}`);
                        if (each.matches('style, form, input, button, dialog, base, meta, link, area, label, [popover], [accesskey], [contenteditable], [name], [data-cell], .toolbar, .find, .question, .katex')) wrong.push(`is there: ${shown}`);
                        if (each.tabIndex > 0) wrong.push(`comes first in the order of keys: ${shown}`);
                        const link = each.getAttribute('href');
                        if (link && !link.startsWith('#') && each.getAttribute('target') !== '_blank') wrong.push(`leads away: ${shown}`);
                    }
                    if (document.querySelectorAll('.toolbar').length !== 1 || getComputedStyle(document.querySelector('.toolbar')).display !== 'flex') wrong.push('the toolbar is another one');
                    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page has become wider');
                    return wrong;
                }
                """, BoxAttacks.All.Length);
            Assert.True(found.Length == 0, string.Join('\n', found));
            Assert.All(asked, url => Assert.StartsWith(learner.Address, url, StringComparison.Ordinal));
            Assert.StartsWith($"{learner.Address}chapters/", learner.Page.Url, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Formulas_tables_pictures_and_anchors_are_shown_as_they_are_meant()
    {
        const string Source = "# Good\n\nInline $a_1 \\cdot b$ and costs of $5 and $6.\n\n$$\n\\frac{1}{2}\n$$\n\n| a | b "
            + "|\n|---|--:|\n| 1 | 2 |\n\n<a id=\"here\"></a>\n\n[there](#here), [elsewhere](01-one-neuron.ipynb#x), "
            + "[out](https://example.org)\n\n<details><summary>more</summary>\n\nhidden\n\n</details>\n\n<p style=\"color:green;"
            + "text-align:right\">green</p>";
        string file = Path.Combine(browser.Course.Folder, "zz-good.ipynb");
        var cells = new JsonArray(Text("m", Source), Text("deep", $"${new string('{', 20_000)}{new string('}', 20_000)}$"),
            new JsonObject
            {
                ["cell_type"] = "code",
                ["id"] = "c",
                ["metadata"] = new JsonObject(),
                ["source"] = "1",
                ["execution_count"] = 1,
                ["outputs"] = new JsonArray(),
            });
        await File.WriteAllTextAsync(file,
            new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString(),
            TestContext.Current.CancellationToken);
        try
        {
            await using var learner = await browser.OpenAsync();
            await learner.OpenAsync("zz-good");
            Assert.Equal(1, await learner.Page.Locator("#m p > .katex").CountAsync());
            Assert.Equal(1, await learner.Page.Locator("#m .formula > .katex-display").CountAsync());
            Assert.Equal(1, await learner.Page.Locator("#m .scroll[tabindex='0'] > table").CountAsync());
            Assert.Equal(1, await learner.Page.Locator("#m a#here").CountAsync());
            Assert.Equal(["#here", "/chapters/01-one-neuron#x", "https://example.org"],
                await learner.Page.EvaluateAsync<string[]>(
                    "() => [...document.querySelectorAll('#m a[href]')].map(link => link.getAttribute('href'))"));
            Assert.Equal("rgb(0, 128, 0)", await learner.Page.EvaluateAsync<string>(
                "() => getComputedStyle(document.querySelector('#m p[style]')).color"));
            Assert.Equal(0, await learner.Page.EvaluateAsync<int>("() => document.querySelectorAll('[id^=formula-]').length"));
            Assert.Empty(learner.Complaints);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task A_notebook_without_headings_has_the_whole_width(int width)
    {
        string name = $"zz-code-{width}", file = Path.Combine(browser.Course.Folder, name + ".ipynb");
        await File.WriteAllTextAsync(file, """{"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"var numbers = Enumerable.Range(1, 20).Select(n => n * n).ToArray();\nnumbers","execution_count":1,"outputs":[{"output_type":"stream","name":"stdout","text":"a line of text that a cell has printed\n"}]},{"cell_type":"code","id":"b","metadata":{},"source":"numbers.Sum()","execution_count":null,"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""", TestContext.Current.CancellationToken);
        try
        {
            foreach (bool dark in new[] { false, true })
            {
                await using var learner = await browser.OpenAsync(width: width, dark: dark);
                await learner.Page.GotoAsync($"{learner.Address}chapters/{name}");
                await learner.Page.WaitForSelectorAsync("#b .cm-editor");
                await learner.PictureAsync(FormattableString.Invariant($"code-only-{width}-{(dark ? "dark" : "light")}"));
                double shown = await learner.Page.EvaluateAsync<double>(
                    "() => document.querySelector('#a .source').getBoundingClientRect().width");
                Assert.True(shown > Math.Min(width, 1248) * 0.82, $"a cell is {shown} wide in a window of {width}");
                Assert.True(await learner.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonObject Text(string id, string source) =>
        new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };

    private static JsonObject Output(string type, string text) =>
        new()
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject { [type] = text, ["text/plain"] = "x" },
        };
}
