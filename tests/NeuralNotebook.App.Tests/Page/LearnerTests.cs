using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The course in a real browser, as a learner goes through it.</summary>
[Collection("browser")]
public sealed class LearnerTests(LearnersBrowser browser)
{
    private const string Start = "00-start-here";

    [Fact]
    public async Task The_map_leads_to_a_chapter_that_runs_to_its_end_and_is_saved_as_a_run_in_the_terminal_saves_it()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await browser.OpenAsync(course.Link);
        Assert.DoesNotContain("token", learner.Page.Url, StringComparison.Ordinal);
        await learner.Page.ClickAsync(".card:has-text('Start here')");
        await learner.Page.WaitForSelectorAsync(".cell.code .cm-editor");
        await learner.Page.ClickAsync("button:has-text('Run all')");
        string last = (await learner.Page.EvaluateAsync<string>("[...document.querySelectorAll('.cell.code')].at(-1).id"))!;
        await learner.Page.WaitForFunctionAsync("id => document.getElementById(id).dataset.state === 'ok' || "
            + "document.querySelector('[data-state=error]')", last, new() { Timeout = 120_000 });
        Assert.Equal(0, await learner.Page.Locator("[data-state=error]").CountAsync());
        await learner.Page.Locator("#ten-lines .outputs").ScrollIntoViewIfNeededAsync();
        await learner.Page.WaitForSelectorAsync("#ten-lines .chart.interactive .plotly .imagelayer image",
            new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await learner.SavedAsync();
        string path = Path.Combine(course.Folder, Start + ".ipynb");
        string saved = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(Notebook.Parse(saved).ToCanonicalText(), saved);
        // What the page saves is what a run in the terminal saves: the same numbers, the same pictures, nothing more.
        var fresh = await NotebookRunner.RunAsync(path, TimeSpan.FromSeconds(120), cancellation: TestContext.Current.CancellationToken);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(fresh.ToCanonicalText()), JsonNode.Parse(saved)));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_training_is_watched_while_it_runs()
    {
        await using var learner = await OpenAsync("live");
        await learner.RunAsync("load");
        await learner.WriteAsync("value", """
            var watched = Datasets.Moons(samples: 400, noise: 0.2, seed: 7).Split(test: 0.2);
            var net = new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 64), new ReLU(), new Dense(64, 2), new Softmax());
            net.Fit(watched.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.05), epochs: 100_000, batchSize: 4, validation: watched.Test, callbacks: [Live.Monitor()]);
            """);
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.Page.WaitForSelectorAsync("#value[data-state=running] .chart");
        string first = await learner.Page.EvaluateAsync<string>("document.querySelector('#value .picture').textContent");
        await learner.Page.WaitForFunctionAsync("first => document.querySelector('#value[data-state=running]') && "
            + "document.querySelector('#value .picture').textContent !== first", first);
        await learner.PictureAsync("live");
        await learner.Page.ClickAsync("button:has-text('Interrupt')");
        await learner.StateAsync("value", "error");
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_changed_cell_shows_its_new_result_and_the_change_is_saved()
    {
        await using var learner = await OpenAsync("edit");
        Assert.Contains("48", await learner.RunAsync("value", "var answer = 6 * 8;\nanswer"), StringComparison.Ordinal);
        await learner.SavedAsync();
        await WaitAsync(() => Source("edit", "value") == "var answer = 6 * 8;\nanswer");
        await learner.OpenAsync("edit");
        Assert.Equal("49", await learner.RunAsync("shared", "answer + 1"));
    }

    [Fact]
    public async Task The_editor_completes_explains_and_underlines()
    {
        await using var learner = await OpenAsync("help");
        await learner.RunAsync("value", "string.Join(\", \", 1)");
        await learner.WriteAsync("shared", "");
        await learner.Page.Keyboard.TypeAsync("\"abc\".Sub", new() { Delay = 40 });
        await learner.Page.WaitForSelectorAsync(".cm-tooltip-autocomplete >> text=Substring");
        await learner.PictureAsync("completion");
        await learner.Page.Keyboard.PressAsync("Enter");
        Assert.Contains("Substring", await learner.Page.TextContentAsync("#shared .cm-content"), StringComparison.Ordinal);
        await learner.WriteAsync("shared", "int x = \"text\";");
        await learner.Page.WaitForSelectorAsync("#shared .cm-lintRange-error");
        await learner.Page.HoverAsync("#value .cm-line >> nth=0", new() { Position = new() { X = 70, Y = 9 } });
        await learner.Page.WaitForSelectorAsync(".hover-help >> text=string.Join");
    }

    [Fact]
    public async Task A_cell_without_end_is_interrupted_and_the_learner_goes_on()
    {
        await using var learner = await OpenAsync("endless");
        await learner.RunAsync("value", "var kept = 5;");
        await learner.WriteAsync("shared", "while (true) { }");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.StateAsync("shared", "running");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await learner.Page.ClickAsync("button:has-text('Interrupt')");
        await learner.StateAsync("shared", "error");
        Assert.Equal("6", await learner.RunAsync("shared", "kept + 1"));
    }

    [Fact]
    public async Task A_kernel_that_is_killed_is_said_and_the_learner_goes_on()
    {
        await using var learner = await OpenAsync("killed");
        string pid = await learner.RunAsync("value", "Environment.ProcessId");
        await learner.WriteAsync("shared", "System.Threading.Thread.Sleep(60_000);");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.StateAsync("shared", "running");
        Process.GetProcessById(int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture)).Kill();
        await learner.StateAsync("shared", "error");
        Assert.Contains("run them again from the top", await learner.ShownAsync("shared"), StringComparison.Ordinal);
        Assert.Equal("3", await learner.RunAsync("shared", "1 + 2"));
    }

    [Fact]
    public async Task Two_tabs_that_change_one_chapter_ask_whose_change_is_to_stay()
    {
        await using var learner = await OpenAsync("tabs");
        var other = await learner.AnotherTabAsync("tabs");
        await learner.WriteAsync("value", "\"from the other tab\"", other);
        await WaitAsync(() => Source("tabs", "value") == "\"from the other tab\"");
        await learner.WriteAsync("value", "\"from this tab\"");
        await learner.Page.WaitForSelectorAsync("dialog >> text=changed elsewhere");
        await learner.PictureAsync("two-tabs");
        Assert.Equal("\"from the other tab\"", Source("tabs", "value"));
        await learner.Page.ClickAsync("dialog >> text=Keep what is here");
        await WaitAsync(() => Source("tabs", "value") == "\"from this tab\"");
        await learner.WriteAsync("value", "\"once more from the other tab\"", other);
        await other.WaitForSelectorAsync("dialog");
        await other.ClickAsync("dialog >> text=Take what was saved");
        await other.WaitForSelectorAsync("#value .cm-content >> text=from this tab");
        Assert.Equal("\"from this tab\"", Source("tabs", "value"));
    }

    [Fact]
    public async Task Without_a_network_changes_wait_and_are_saved_when_it_is_back()
    {
        await using var learner = await OpenAsync("offline");
        await learner.RunAsync("value", "1");
        await learner.SavedAsync();
        await learner.Context.SetOfflineAsync(true);
        await learner.WriteAsync("shared", "\"written offline\"");
        await learner.Page.WaitForSelectorAsync("[data-save=offline]");
        Assert.NotEqual("\"written offline\"", Source("offline", "shared"));
        await learner.Context.SetOfflineAsync(false);
        await learner.SavedAsync();
        Assert.Equal("\"written offline\"", Source("offline", "shared"));
        Assert.Contains("written offline", await learner.RunAsync("shared"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chapter_is_reset_and_undo_brings_the_changes_back()
    {
        await using var learner = await OpenAsync("reset");
        await learner.WriteAsync("value", "\"mine\"");
        await WaitAsync(() => Source("reset", "value") == "\"mine\"");
        await learner.Page.ClickAsync("[popovertarget='page:menu']");
        await learner.Page.ClickAsync("text=Reset to the original");
        await learner.Page.ClickAsync("dialog >> text=Reset this chapter");
        await learner.Page.WaitForSelectorAsync("#value .cm-content >> text=var answer");
        await WaitAsync(() => Source("reset", "value")!.StartsWith("var answer", StringComparison.Ordinal));
        await learner.Page.ClickAsync(".commands >> text=Undo");
        await WaitAsync(() => Source("reset", "value") == "\"mine\"");
    }

    [Fact]
    public async Task An_exercise_is_checked_hinted_solved_and_ticked()
    {
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync("01-one-neuron");
        await learner.Page.ClickAsync("button:has-text('Run all')");
        await learner.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.cell.code')].every(cell => "
            + "cell.dataset.state === 'ok' || cell.dataset.state === 'idle') || document.querySelector('[data-state=error]')", null,
            new() { Timeout = 90_000 });
        Assert.Equal(0, await learner.Page.Locator("[data-state=error]").CountAsync());
        var exercise = learner.Page.Locator(".cell.exercise").First;
        string id = (await exercise.GetAttributeAsync("id"))!;
        Assert.True(await exercise.Locator(".tick").IsHiddenAsync());
        await exercise.Locator("button:has-text('Hint')").ClickAsync();
        await exercise.Locator("button:has-text('Solution')").ClickAsync();
        string solution = await learner.Page.EvaluateAsync<string>(
            "id => { let cell = document.getElementById(id); do cell = cell.nextElementSibling; "
            + "while (cell.classList.contains('folded') || !/Solution\\(/.test(cell.textContent)); "
            + "return [...cell.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n'); }", id);
        await learner.RunAsync(id, solution.Replace(".Solution(", ".Check(", StringComparison.Ordinal));
        await exercise.Locator(".tick").WaitForAsync();
        await learner.PictureAsync("exercise");
        await learner.Page.GotoAsync(learner.Address);
        await learner.Page.WaitForSelectorAsync(".card:has-text('One neuron') >> text=1 of");
    }

    [Fact]
    public async Task The_keys_alone_are_enough()
    {
        await using var learner = await OpenAsync("keys");
        var keys = learner.Page.Keyboard;
        await learner.Page.Locator("#value").FocusAsync();
        int before = await learner.Page.Locator(".cell").CountAsync();
        await keys.PressAsync("b");
        await keys.PressAsync("Enter");
        await learner.Page.WaitForSelectorAsync(".cell.selected .cm-focused");
        await keys.InsertTextAsync("20 + 22");
        await keys.PressAsync("Shift+Enter");
        await learner.Page.WaitForSelectorAsync(".cell[data-state=ok] .outputs >> text=42");
        Assert.Equal("shared", await learner.Page.EvaluateAsync<string>("document.activeElement.id"));
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("d");
        await keys.PressAsync("d");
        Assert.Equal(before, await learner.Page.Locator(".cell").CountAsync());
        await keys.PressAsync("z");
        Assert.Equal(before + 1, await learner.Page.Locator(".cell").CountAsync());
        await keys.PressAsync("Control+f");
        await keys.TypeAsync("rules");
        await learner.Page.WaitForSelectorAsync(".find .count >> text=1 of");
        await keys.PressAsync("Escape");
    }

    /// <summary>Opens a copy of chapter 00 that no other test uses.</summary>
    private async Task<Learner> OpenAsync(string name)
    {
        File.Copy(Path.Combine(SourceTree.Root, "notebooks", Start + ".ipynb"), Path.Combine(browser.Course.Folder, name + ".ipynb"));
        var learner = await browser.OpenAsync();
        await learner.OpenAsync(name);
        return learner;
    }

    private string? Source(string name, string cell) =>
        Notebook.Load(Path.Combine(browser.Course.Folder, name + ".ipynb")).Cells.FirstOrDefault(each => each.Id == cell)?.Source;

    private static async Task WaitAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "waited 30 seconds");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
