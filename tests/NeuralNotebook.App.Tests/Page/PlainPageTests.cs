using Microsoft.Playwright;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The page of a machine that has the .NET SDK alone, in a real browser: some minutes, so they come with the long tests.</summary>
[Collection("browser")]
public sealed class PlainPageTests(LearnersBrowser browser)
{
    private const string Chapter = "01-one-neuron";

    [Fact(Explicit = true)]
    public async Task Without_Node_a_learner_reads_changes_runs_interrupts_solves_and_saves()
    {
        await using var machine = await MachineWithoutNode.StartAsync();
        Assert.Contains(machine.Said, line => line.StartsWith(
            "The page is the plain one, because Node.js was not there", StringComparison.Ordinal));
        await using var learner = await browser.OpenAsync(machine.Link);
        var page = learner.Page;
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);

        // Reads a chapter with formulas and pictures.
        await page.ClickAsync(".card:has-text('One neuron')");
        await page.WaitForSelectorAsync(".toolbar");
        Assert.True(await page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('.text math')].every(math => math.getBoundingClientRect().width > 3) "
            + "&& document.querySelectorAll('.text math').length > 20"));
        Assert.True(await page.EvaluateAsync<bool>(
            "() => Promise.all([...document.images].map(image => image.decode()))"
            + ".then(() => [...document.images].every(image => image.naturalWidth > 0))"));

        // Changes a cell, and watches what it shows while it runs.
        Assert.Equal("NeuralNotebook is loaded.", await RunAsync(page, (await CellsAsync(page))[0]));
        string cell = (await CellsAsync(page))[1];
        await WriteAsync(page, cell, "int answer = 6 * 8;\nConsole.WriteLine(\"begun\");\n"
            + "while (!System.IO.File.Exists(\"seen\")) System.Threading.Thread.Sleep(20);\nanswer");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync($"#{cell}[data-state=running] .outputs >> text=begun");
        await File.WriteAllTextAsync(Path.Combine(machine.Folder, "seen"), "", TestContext.Current.CancellationToken);
        await StateAsync(page, cell, "ok");
        Assert.Equal("begun\n48", await ShownAsync(page, cell));
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync($"#{cell} pre.plain .tok-keyword");
        await page.WaitForSelectorAsync("[data-save=saved]");
        Assert.Contains("int answer = 6 * 8;", Saved(machine, cell), StringComparison.Ordinal);

        // Interrupts one without an end, and goes on.
        await WriteAsync(page, cell, "while (true) { }");
        await page.Keyboard.PressAsync("Control+Enter");
        await StateAsync(page, cell, "running");
        await page.WaitForTimeoutAsync(500);
        await page.ClickAsync("button:has-text('Interrupt')");
        await StateAsync(page, cell, "error");
        Assert.Equal("49", await RunAsync(page, cell, "answer + 1"));

        // Answers what a cell asks.
        await WriteAsync(page, cell, "Console.ReadLine()");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.FillAsync("dialog input", "an answer");
        await page.Keyboard.PressAsync("Enter");
        await StateAsync(page, cell, "ok");
        Assert.Equal("an answer", await ShownAsync(page, cell));

        // Begins anew, and checks, is hinted, and solves an exercise.
        await page.ClickAsync("button:has-text('Restart')");
        await page.WaitForSelectorAsync(".note >> text=what the cells declared is forgotten");
        await WriteAsync(page, cell, Original(cell));
        await page.ClickAsync("button:has-text('Run all')");
        string last = (await CellsAsync(page))[^1];
        await page.WaitForFunctionAsync("id => document.getElementById(id).dataset.state === 'ok' || "
            + "document.querySelector('[data-state=error]')", last, new() { Timeout = 120_000 });
        Assert.Equal(0, await page.Locator("[data-state=error]").CountAsync());
        var exercise = page.Locator(".cell.exercise").First;
        Assert.True(await exercise.Locator(".tick").IsHiddenAsync());
        var hint = page.Locator("details.hint").First;
        await hint.Locator("summary").First.ClickAsync();
        await hint.Locator(".outputs .output").First.WaitForAsync();
        var solution = page.Locator("details.solution").First;
        await solution.Locator("summary").First.ClickAsync();
        string solved = await solution.Locator("code").First.TextContentAsync() ?? "";
        string id = (await exercise.GetAttributeAsync("id"))!;
        await WriteAsync(page, id, solved.Replace(".Solution(", ".Check(", StringComparison.Ordinal));
        await exercise.Locator("button:has-text('Check')").ClickAsync();
        await exercise.Locator(".tick").WaitForAsync();
        await learner.PictureAsync("plain-exercise");
        await page.WaitForSelectorAsync("[data-save=saved]");

        // What was saved is what a run in the terminal could read, and the map knows what is solved.
        string path = Path.Combine(machine.Folder, Chapter + ".ipynb");
        Assert.Equal(Notebook.Load(path).ToCanonicalText(), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        await page.ClickAsync(".home");
        await page.WaitForSelectorAsync(".card:has-text('One neuron') >> text=1 of");
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task A_training_is_watched_while_it_runs_and_a_text_is_changed()
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        await using var learner = await browser.OpenAsync(server.Link);
        var page = learner.Page;
        await OpenAsync(learner, "00-start-here");
        string[] cells = await CellsAsync(page);
        await RunAsync(page, cells[0]);
        await WriteAsync(page, cells[1], """
            var watched = Datasets.Moons(samples: 400, noise: 0.2, seed: 7).Split(test: 0.2);
            var net = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
            net.Fit(watched.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.05), epochs: 100_000, batchSize: 4, validation: watched.Test, callbacks: [Live.Monitor()]);
            """);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync($"#{cells[1]}[data-state=running] .chart img");
        string first = await page.EvaluateAsync<string>("id => document.querySelector(`#${id} .chart img`).alt", cells[1]);
        await page.WaitForFunctionAsync("([id, first]) => document.querySelector(`#${id}[data-state=running] .chart img`).alt !== first",
            new[] { cells[1], first });
        await page.ClickAsync("button:has-text('Interrupt')");
        await StateAsync(page, cells[1], "error");

        await page.Locator(".cell.markdown").First.Locator("button:has-text('Edit')").ClickAsync();
        await page.FillAsync(".cell.markdown .editor", "# Mine\n\n$e = mc^2$ <script>alert(1)</script>");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".text h1 >> text=Mine");
        Assert.Equal(1, await page.Locator(".cell.markdown").First.Locator("math msup").CountAsync());
        Assert.Equal(0, await page.Locator("main script").CountAsync());
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task Two_tabs_that_change_one_chapter_ask_whose_change_is_to_stay()
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        await using var learner = await browser.OpenAsync(server.Link);
        await OpenAsync(learner, Chapter);
        string cell = (await CellsAsync(learner.Page))[1];
        var other = await learner.Context.NewPageAsync();
        await other.GotoAsync($"{learner.Address}chapters/{Chapter}");
        await other.WaitForSelectorAsync(".toolbar");
        await WriteAsync(other, cell, "\"from the other tab\"");
        await other.WaitForSelectorAsync("[data-save=saved]");
        await WaitForFileAsync(server, cell, "\"from the other tab\"");
        await WriteAsync(learner.Page, cell, "\"from this tab\"");
        await learner.Page.ClickAsync("dialog >> text=Keep what is here");
        await WaitForFileAsync(server, cell, "\"from this tab\"");
    }

    [Fact(Explicit = true)]
    public async Task What_is_written_while_the_server_is_gone_is_kept_and_there_again_when_the_chapter_is()
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        await using var learner = await browser.OpenAsync(server.Link);
        await OpenAsync(learner, Chapter);
        string cell = (await CellsAsync(learner.Page))[1];
        await learner.Context.SetOfflineAsync(true);
        await WriteAsync(learner.Page, cell, "\"kept\"");
        await learner.Page.WaitForSelectorAsync("[data-save=offline] >> text=No server");
        // Here already, and not only when the page is left: a browser that dies says nothing before.
        Assert.Contains("kept", await learner.Page.EvaluateAsync<string>("Object.values(localStorage).join()"), StringComparison.Ordinal);
        await learner.Page.ClickAsync($"#{cell} .run");
        await learner.Page.WaitForSelectorAsync(".note >> text=The server cannot be reached");
        await learner.Page.GotoAsync("about:blank");
        await learner.Context.SetOfflineAsync(false);
        await OpenAsync(learner, Chapter);
        await WaitForFileAsync(server, cell, "\"kept\"");
        await learner.Page.WaitForSelectorAsync($"#{cell} .tok-string >> text=kept");
        Assert.Equal("kept", await RunAsync(learner.Page, cell));
    }

    [Fact(Explicit = true)]
    public async Task The_keys_alone_are_enough()
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        await using var learner = await browser.OpenAsync(server.Link);
        await OpenAsync(learner, Chapter);
        var (page, keys) = (learner.Page, learner.Page.Keyboard);
        string[] cells = await CellsAsync(page);
        await page.Locator($"#{cells[0]} pre.plain").FocusAsync();
        await keys.PressAsync("Enter");
        await page.WaitForSelectorAsync($"#{cells[0]} .editor:focus");
        await keys.PressAsync("Control+A");
        await keys.InsertTextAsync("if (true)\nConsole.WriteLine(20 + 22);");
        await keys.PressAsync("Shift+ArrowUp");
        await keys.PressAsync("Tab");
        Assert.Contains("    Console.WriteLine", await page.InputValueAsync($"#{cells[0]} .editor"), StringComparison.Ordinal);
        await keys.PressAsync("Shift+Enter");
        await StateAsync(page, cells[0], "ok");
        Assert.Equal("42\n", await ShownAsync(page, cells[0]));
        await page.Locator($"#{cells[0]} pre.plain").FocusAsync();
        await keys.PressAsync("Enter");
        await page.WaitForSelectorAsync($"#{cells[0]} .editor:focus");
        await keys.PressAsync("Escape");
        await page.WaitForSelectorAsync($"#{cells[0]} pre.plain:focus");
    }

    [Fact(Explicit = true)]
    public async Task A_kernel_that_dies_is_said_and_the_learner_goes_on()
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        await using var learner = await browser.OpenAsync(server.Link);
        await OpenAsync(learner, Chapter);
        string cell = (await CellsAsync(learner.Page))[1];
        await WriteAsync(learner.Page, cell, "Environment.FailFast(\"gone\");");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await StateAsync(learner.Page, cell, "error");
        await learner.Page.WaitForSelectorAsync(".note >> text=Run the cells again from the top");
        Assert.Equal("3", await RunAsync(learner.Page, cell, "1 + 2"));
    }

    [Theory(Explicit = true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_plain_page_fits_and_shuts_nobody_out(int width, bool dark)
    {
        await using var server = await CourseCopy.StartAsync(isPlain: true);
        string name = FormattableString.Invariant($"{width}-{(dark ? "dark" : "light")}");
        await using var learner = await browser.OpenAsync(server.Link, width, dark);
        await learner.PictureAsync($"plain-map-{name}", whole: true);
        await Looks.CheckAsync(learner.Page, "map");
        foreach (string chapter in new[] { "00-start-here", Chapter, "08-backpropagation" })
        {
            await OpenAsync(learner, chapter);
            await learner.PictureAsync($"plain-{chapter}-{name}");
            await Looks.CheckAsync(learner.Page, chapter);
        }

        Assert.Empty(learner.Complaints);
    }

    private static async Task OpenAsync(Learner learner, string chapter)
    {
        await learner.Page.GotoAsync($"{learner.Address}chapters/{chapter}");
        await learner.Page.WaitForSelectorAsync(".toolbar");
    }

    private static async Task<string[]> CellsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.cell.code')].map(cell => cell.id)");

    private static async Task WriteAsync(IPage page, string cell, string text)
    {
        if (await page.Locator($"#{cell} .editor").CountAsync() == 0)
            await page.ClickAsync($"#{cell} pre.plain");
        await page.FillAsync($"#{cell} .editor", text);
    }

    private static async Task<string> RunAsync(IPage page, string cell, string? text = null)
    {
        if (text is not null)
            await WriteAsync(page, cell, text);
        // How it ended before is not how it ends now.
        await page.EvaluateAsync("id => delete document.getElementById(id).dataset.state", cell);
        await page.ClickAsync($"#{cell} .run");
        await StateAsync(page, cell, "ok");
        return await ShownAsync(page, cell);
    }

    private static async Task StateAsync(IPage page, string cell, string state) =>
        await page.WaitForSelectorAsync($"#{cell}[data-state={state}]", new() { State = WaitForSelectorState.Attached });

    private static async Task<string> ShownAsync(IPage page, string cell) => await page.TextContentAsync($"#{cell} .outputs") ?? "";

    private static string Saved(MachineWithoutNode machine, string cell) => Source(Path.Combine(machine.Folder, Chapter + ".ipynb"), cell);

    private static string Original(string cell) => Source(Path.Combine(SourceTree.Root, "notebooks", Chapter + ".ipynb"), cell);

    private static string Source(string path, string cell) => Notebook.Load(path).Cells.Single(each => each.Id == cell).Source;

    private static async Task WaitForFileAsync(CourseCopy course, string cell, string text)
    {
        for (int i = 0; i < 100 && Source(Path.Combine(course.Folder, Chapter + ".ipynb"), cell) != text; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(text, Source(Path.Combine(course.Folder, Chapter + ".ipynb"), cell));
    }
}
