using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>One damaged file is said where it stands, and everything else goes on.</summary>
[Collection("browser")]
public sealed class DamagedTests(LearnersBrowser browser)
{
    private const string Start = "00-start-here";

    private static readonly (string Content, string Reason)[] DamagedContents =
    [
        ("null", "holds no list of cells"),
        ("[]", "holds no list of cells"),
        ("{}", "holds no list of cells"),
        ("""{"cells":{}}""", "holds no list of cells"),
        ("""{"cells":[5]}""", "something else than a cell as its cell 1"),
        ("""{"cells":[null]}""", "something else than a cell as its cell 1"),
        ("""{"cells":[{"id":"a","source":""}]}""", "does not say whether its cell 1 is code or text"),
        ("""{"cells":[{"cell_type":"markdown","source":"x"},{"cell_type":"code","source":5}]}""", "holds no text in its cell 2"),
        ("""{"cells":[{"cell_type":"code","source":["1",2]}]}""", "holds no text in its cell 1"),
        ("""{"cells":[{"cell_type":"code","source":"1","outputs":3}]}""", "holds no list of outputs in its cell 1"),
    ];

    private static readonly string[] OddOutputs =
    [
        "5", "null", "\"x\"", "[]", "{}", """{"output_type":5}""", """{"output_type":"display_data","data":3}""", """{"output_type":"display_data","data":{"image/svg+xml":5}}""", """{"output_type":"display_data","data":{"text/html":{}}}""",
        """{"output_type":"stream","name":"stdout","text":7}""", """{"output_type":"error","traceback":"x"}""", """{"output_type":"display_data","data":{"text/plain":["a",1]}}""",
    ];

    private static readonly string[] OddProgress = ["""{"passed":{}}""", """{"passed":5}""", """{"passed":[5]}""", """{"passed":"00.1"}""", "5", "null", "[]"];

    [Fact]
    public async Task A_chapter_that_is_no_notebook_shows_as_one_card_with_its_file_the_reason_and_what_to_do()
    {
        await using var learner = await browser.OpenAsync();
        foreach (var (content, reason) in DamagedContents)
        {
            await AnswerAsync(learner, content);
            await learner.Page.GotoAsync($"{learner.Address}chapters/{Start}");
            var card = learner.Page.Locator("article.damaged");
            await card.WaitForAsync();
            string words = (await card.TextContentAsync())!;
            Assert.Contains($"{Start}.ipynb", words, StringComparison.Ordinal);
            Assert.Contains(reason, words, StringComparison.Ordinal);
            Assert.True(await card.Locator("button:has-text('Reset to the original')").IsVisibleAsync());
        }

        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task What_the_server_says_about_a_file_that_it_cannot_read_shows_on_the_card_and_the_original_comes_back_from_there()
    {
        await using var course = await CourseCopy.StartAsync();
        string file = Path.Combine(course.Folder, Start + ".ipynb"),
            original = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await using var learner = await browser.OpenAsync(course.Link);
        // Saved over once, so that the server knows the original.
        await learner.OpenAsync(Start);
        await learner.WriteAsync("value", "\"changed\"");
        await learner.SavedAsync();
        await learner.Page.GotoAsync(course.Address);
        await File.WriteAllTextAsync(file, "{\"cells\": [", TestContext.Current.CancellationToken);
        await learner.Page.GotoAsync($"{learner.Address}chapters/{Start}");
        await learner.Page.WaitForSelectorAsync("article.damaged >> text=is not valid JSON");
        await learner.Page.ClickAsync("text=Reset to the original");
        await learner.Page.WaitForSelectorAsync("#value");
        Assert.Equal(original, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_output_leaves_the_chapter_alone_and_stays_in_the_file_as_it_is()
    {
        await using var learner = await browser.OpenAsync();
        string outputs = string.Join(',', OddOutputs);
        await AnswerAsync(learner, $$"""{"cells":[{"cell_type":"markdown","id":"head","metadata":null,"source":"# Odd"},{"cell_type":"code","id":"odd","metadata":{"tags":[5]},"source":"1","execution_count":"x","outputs":[{{outputs}},{"output_type":"stream","name":"stdout","text":"still here"}]}],"metadata":null,"nbformat":4,"nbformat_minor":5}""");
        string? saved = null;
        await learner.Page.RouteAsync("**/api/contents/**", async route =>
        {
            if (route.Request.Method != "PUT")
            {
                await route.FallbackAsync();
                return;
            }

            saved = route.Request.PostData;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = """{"hash":"h"}""" });
        });
        await learner.OpenAsync(Start);
        Assert.Contains("still here", await learner.ShownAsync("odd"), StringComparison.Ordinal);
        Assert.Equal(OddOutputs.Length, await learner.Page.Locator("#odd .output.damaged").CountAsync());
        await learner.PictureAsync("damaged-outputs");
        await learner.WriteAsync("odd", "2");
        await learner.Page.WaitForSelectorAsync("[data-save=unsaved], [data-save=saving]");
        await learner.SavedAsync();
        var kept = JsonNode.Parse(saved!)!["content"]!["cells"]![1]!["outputs"]!.AsArray();
        Assert.All(OddOutputs.Index(), output => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(output.Item), kept[output.Index]), saved));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Cells_with_odd_ids_are_all_there_and_none_takes_the_pages_own()
    {
        await using var learner = await browser.OpenAsync();
        string[] ids = ["\"app\"", "\"page:announcer\"", "\"same\"", "\"same\"", "5", "null", "\"\"", "\"a b\"", "\"content\""];
        await AnswerAsync(learner, $$"""{"cells":[{"cell_type":"markdown","id":"head","source":"# Odd"},{{string.Join(',', ids.Select((id, index) => $$"""{"cell_type":"code","id":{{id}},"metadata":{},"source":"{{index}}","outputs":[]}"""))}}],"nbformat":4,"nbformat_minor":5}""");
        await learner.OpenAsync(Start);
        await learner.Page.WaitForFunctionAsync("count => document.querySelectorAll('.cell.code .cm-editor').length === count", ids.Length);
        Assert.True(await learner.Page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('[id]')].every((one, at, all) => all.findIndex(other => other.id === one.id) === at) "
                + "&& document.getElementById('page:announcer').getAttribute('role') === 'status'"));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_link_or_picture_that_is_encoded_wrongly_leaves_its_chapter_open()
    {
        string[] texts =
        [
            "<img src=\"loss 50%.png\">", "![loss](50%25.png) <img src='%'> <img src='%e9.png'>",
            "<a href=\"50%.ipynb\">x</a> [y](%zz.ipynb) <a href='#50%'>z</a>",
            "<svg><a href='https://example.org'><text>t</text></a><a xlink:href='https://example.org'/></svg>", "<img src='\ud800.png'>",
        ];
        await using var learner = await browser.OpenAsync();
        var cells = new JsonArray([Text("head", "# Odd"), .. texts.Select((text, index) => Text($"m{index}", text)),
            new JsonObject { ["cell_type"] = "code", ["id"] = "c", ["source"] = "1", ["outputs"] = new JsonArray() }]);
        // Half of a character is written as JSON spells it.
        await AnswerAsync(learner, new JsonObject { ["cells"] = cells }.ToJsonString()
            .Replace("\\uFFFD", "\\uD800", StringComparison.Ordinal));
        await learner.OpenAsync($"{Start}#50%");
        Assert.Equal(texts.Length + 2, await learner.Page.Locator(".cell").CountAsync());
        Assert.Equal(0, await learner.Page.Locator(".cell .note").CountAsync());
        Assert.EndsWith("loss%2050%25.png", await learner.Page.GetAttributeAsync("#m0 img", "src"), StringComparison.Ordinal);
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_damaged_progress_file_is_said_and_map_and_chapters_are_there()
    {
        await using var learner = await browser.OpenAsync();
        foreach (string progress in OddProgress)
        {
            await ChangeCourseAsync(learner, course => course["progress"] = JsonNode.Parse(progress));
            await learner.Page.GotoAsync(learner.Address);
            await learner.Page.WaitForSelectorAsync(".card:has-text('Start here')");
            bool isDamaged = progress.Contains("passed", StringComparison.Ordinal);
            Assert.Equal(isDamaged ? 1 : 0, await learner.Page.Locator(".note:has-text('.progress.json')").CountAsync());
            // What is not known is not said to be none.
            Assert.Equal(isDamaged ? 0 : 1, await learner.Page.Locator("text=exercises solved").CountAsync());
            await learner.Page.GotoAsync($"{learner.Address}chapters/{Start}");
            await learner.Page.WaitForSelectorAsync(".chapter-foot a[href*='01-one-neuron']");
        }

        Assert.Empty(learner.Complaints);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task On_the_map_a_damaged_chapter_is_one_card_among_the_others(int width, bool dark)
    {
        string name = FormattableString.Invariant($"{width}-{(dark ? "dark" : "light")}");
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        int before = await learner.Page.Locator(".card").CountAsync();
        await ChangeCourseAsync(learner, course =>
        {
            var chapter = course["chapters"]![1]!.AsObject();
            chapter["problem"] = "01-one-neuron.ipynb: is not valid JSON (line 82, byte 14)";
            (chapter["minutes"], chapter["title"], chapter["exercises"]) = ("99999999999 minutes", 5, new JsonArray());
            course["progress"] = JsonNode.Parse("""{"passed":{}}""");
        });
        await learner.Page.GotoAsync(learner.Address);
        var card = learner.Page.Locator(".card.damaged");
        await card.WaitForAsync();
        Assert.Equal(before, await learner.Page.Locator(".card").CountAsync());
        Assert.Contains("line 82", await card.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("01-one-neuron.ipynb", await card.TextContentAsync(), StringComparison.Ordinal);
        await learner.PictureAsync($"damaged-map-{name}");
        await AnswerAsync(learner, """{"cells":[5]}""");
        await card.ClickAsync();
        await learner.Page.WaitForSelectorAsync("article.damaged");
        await learner.PictureAsync($"damaged-chapter-{name}");
        Assert.True(await learner.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task What_is_no_JSON_at_all_is_a_sentence_and_no_blank_page()
    {
        await using var learner = await browser.OpenAsync();
        await learner.Page.RouteAsync("**/api/course",
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>proxy</p>" }));
        await learner.Page.GotoAsync(learner.Address);
        await learner.Page.WaitForSelectorAsync("main.problem >> text=cannot be read");
    }

    /// <summary>Has the server answer with a content of our own, whatever its files hold.</summary>
    private static Task<IAsyncDisposable> AnswerAsync(Learner learner, string content) =>
        learner.Page.RouteAsync("**/api/contents/**", route =>
            route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"path":"x","hash":"h","content":{{content}}}""" }));

    private static Task<IAsyncDisposable> ChangeCourseAsync(Learner learner, Action<JsonNode> change) =>
        learner.Page.RouteAsync("**/api/course", async route =>
        {
            var response = await route.FetchAsync();
            var course = JsonNode.Parse(await response.TextAsync())!;
            change(course);
            await route.FulfillAsync(new() { Response = response, Body = course.ToJsonString() });
        });

    private static JsonObject Text(string id, string source) =>
        new() { ["cell_type"] = "markdown", ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };
}
