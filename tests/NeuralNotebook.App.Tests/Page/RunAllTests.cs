using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What a learner sees of many cells that run one after the other.</summary>
[Collection("browser")]
public sealed class RunAllTests(LearnersBrowser browser)
{
    private const string Line = ".run-line";
    private const string Failing = "throw new InvalidOperationException(\"too early\");";

    private static string Flag(string name) => Path.Combine(Folder, name + ".txt");

    private static string Folder { get; } = Directory.CreateTempSubdirectory("run-all-").FullName;

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_cell_that_runs_its_place_among_all_and_the_time_are_seen_and_shut_nobody_out(int width, bool dark)
    {
        string name = FormattableString.Invariant($"run-all-{width}-{(dark ? "dark" : "light")}");
        string[] codes = ["int first = 1;", $"// Waits.\n{Wait(name)}", "first + 1", Failing, "5"];
        await using var learner = await OpenAsync(name, width, dark, codes);
        await RunAllAsync(learner);
        await learner.StateAsync("c1", "running");
        Assert.Equal("Running 2 of 5", await learner.Page.TextContentAsync($"{Line} .run-words"));
        Assert.StartsWith("while (!System.IO.File", await learner.Page.TextContentAsync($"{Line} .run-source"), StringComparison.Ordinal);
        await learner.Page.WaitForFunctionAsync("() => /^[2-9] s$/.test(document.querySelector('.run-time').textContent)");
        await learner.PictureAsync(name + "-running");
        await Looks.CheckAsync(learner.Page, name + ", running");
        await File.WriteAllTextAsync(Flag(name), "", TestContext.Current.CancellationToken);
        await learner.StateAsync("c3", "error");
        Assert.Matches(@"^Cell 4 of 5 failed throw new .* [\d.]+ s$", await WordsAsync(learner));
        await learner.PictureAsync(name + "-failed");
        await Looks.CheckAsync(learner.Page, name + ", failed");
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task The_end_is_said_with_its_time_and_goes_by_itself()
    {
        await using var learner = await OpenAsync("run-all-end", 1280, false, "int first = 1;", "first + 1");
        await learner.RunAsync("c0");
        Assert.True(await learner.Page.IsHiddenAsync(Line), "one cell alone needs no line");
        Assert.Equal("The cell has run.", await SaidAsync(learner));
        await RunAllAsync(learner);
        await learner.Page.WaitForSelectorAsync($"{Line}[data-run=done]");
        Assert.Matches(@"^All 2 cells have run \d+\.\d s$", await WordsAsync(learner));
        Assert.Matches(@"^All 2 cells have run in \d+\.\d s\.$", await SaidAsync(learner));
        await learner.PictureAsync("run-all-end");
        await learner.Page.WaitForSelectorAsync(Line, new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task A_cell_that_fails_ends_the_run_and_is_led_to_with_the_keyboards_focus()
    {
        await using var learner = await OpenAsync("run-all-fails", 1280, false, "1", Failing, "3");
        await RunAllAsync(learner);
        await learner.StateAsync("c1", "error");
        await AtAsync(learner, "c1");
        Assert.Equal("c1", await learner.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.StartsWith("Cell 2 of 3 failed", await SaidAsync(learner), StringComparison.Ordinal);
        Assert.Equal("idle", await learner.Page.GetAttributeAsync("#c2", "data-state"));
        Assert.Equal("", await learner.ShownAsync("c2"));
    }

    [Fact]
    public async Task Who_writes_meanwhile_is_left_where_she_is_and_has_a_button_to_what_failed()
    {
        const string Name = "run-all-writes";
        await using var learner = await OpenAsync(Name, 1280, false, "1", Wait(Name) + "\n" + Failing, "3");
        await RunAllAsync(learner);
        await learner.StateAsync("c1", "running");
        await learner.WriteAsync("c0", "12");
        double before = await learner.Page.EvaluateAsync<double>("() => scrollY");
        await File.WriteAllTextAsync(Flag(Name), "", TestContext.Current.CancellationToken);
        await learner.StateAsync("c1", "error");
        await learner.Page.Keyboard.InsertTextAsync("3");
        Assert.Equal("123", await learner.Page.TextContentAsync("#c0 .cm-content"));
        Assert.Equal(before, await learner.Page.EvaluateAsync<double>("() => scrollY"));
        await learner.Page.ClickAsync($"{Line} button:has-text('Show it')");
        await AtAsync(learner, "c1");
        Assert.Equal("c1", await learner.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task To_follow_scrolls_along_until_the_learner_scrolls_herself_and_is_remembered()
    {
        string[] names = ["run-all-follow-1", "run-all-follow-2", "run-all-follow-3"];
        await using var learner = await OpenAsync("run-all-follow", 1280, false, [.. names.Select(Wait), "4"]);
        await RunAllAsync(learner);
        await learner.StateAsync("c0", "running");
        await learner.Page.ClickAsync($"{Line} button[aria-pressed]");
        await AtAsync(learner, "c0");
        await File.WriteAllTextAsync(Flag(names[0]), "", TestContext.Current.CancellationToken);
        await AtAsync(learner, "c1");
        await learner.PictureAsync("run-all-followed");
        await learner.Page.Mouse.MoveAsync(600, 500);
        await learner.Page.Mouse.WheelAsync(0, -4000);
        await learner.Page.WaitForFunctionAsync("() => scrollY === 0");
        Assert.Equal("false", await learner.Page.GetAttributeAsync($"{Line} button[aria-pressed]", "aria-pressed"));
        await File.WriteAllTextAsync(Flag(names[1]), "", TestContext.Current.CancellationToken);
        await learner.StateAsync("c2", "running");
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.Equal(0, await learner.Page.EvaluateAsync<double>("() => scrollY"));
        await File.WriteAllTextAsync(Flag(names[2]), "", TestContext.Current.CancellationToken);
        await learner.Page.WaitForSelectorAsync($"{Line}[data-run=done]");

        // The next run is followed at once: she asked for it last time.
        File.Delete(Flag(names[1]));
        await RunAllAsync(learner);
        await AtAsync(learner, "c1");
        Assert.Equal("true", await learner.Page.GetAttributeAsync($"{Line} button[aria-pressed]", "aria-pressed"));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_says_where_it_stopped()
    {
        await using var learner = await OpenAsync("run-all-stop", 390, false, "1", "while (true) { }", "3");
        await RunAllAsync(learner);
        await learner.StateAsync("c1", "running");
        await learner.Page.WaitForSelectorAsync("[data-kernel=busy]");
        await learner.Page.ClickAsync("button[title^='Stop the running']");
        await learner.Page.WaitForSelectorAsync($"{Line}[data-run=stopped] >> text=Stopped at 2 of 3");
        await learner.PictureAsync("run-all-stopped-390");
    }

    [Fact]
    public async Task A_folded_solution_that_fails_is_opened()
    {
        await using var learner = await OpenAsync("run-all-folded", 1280, false, "1|exercise", Failing + "|solution");
        Assert.True(await learner.Page.IsHiddenAsync("#c1"));
        await RunAllAsync(learner);
        await learner.StateAsync("c1", "error");
        await AtAsync(learner, "c1");
        Assert.Equal("true", await learner.Page.GetAttributeAsync("#c0 button:has-text('Solution')", "aria-expanded"));
    }

    /// <summary>A cell that runs until a test has written a file.</summary>
    private static string Wait(string name) =>
        $"while (!System.IO.File.Exists(\"{Flag(name)}\")) System.Threading.Thread.Sleep(20);";

    private static Task<string?> SaidAsync(Learner learner) => learner.Page.TextContentAsync("[id='page:announcer']");

    private static async Task<string> WordsAsync(Learner learner)
    {
        var words = await learner.Page.Locator($"{Line} > span, {Line} > code").AllTextContentsAsync();
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static Task RunAllAsync(Learner learner) => learner.Page.ClickAsync("button[title='Run all']");

    private static async Task AtAsync(Learner learner, string cell) => await learner.Page.WaitForFunctionAsync("""
        id => {
            const { top, height } = document.getElementById(id).getBoundingClientRect();
            return height > 0 && top > 50 && top < innerHeight - 100;
        }
        """, cell);

    /// <summary>Opens a notebook of its own: texts of more than a window's height, with a cell c0, c1, … behind each.</summary>
    /// <param name="name">The notebook's, and how its cells' files begin.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="dark">Whether the system prefers dark.</param>
    /// <param name="codes">What the cells say; behind a bar stands a cell's tag.</param>
    private async Task<Learner> OpenAsync(string name, int width, bool dark, params string[] codes)
    {
        string prose = string.Concat(Enumerable.Repeat("A paragraph.\n\n", 30));
        var cells = new JsonArray { Cell("markdown", "head", "# A run") };
        foreach (var (i, code) in codes.Index())
        {
            string[] parts = code.Split("|");
            if (parts is not [_, "solution"])
                cells.Add(Cell("markdown", $"t{i}", $"## Part {i}\n\n{prose}"));
            cells.Add(Cell("code", $"c{i}", parts[0], parts[1..]));
        }

        string path = Path.Combine(browser.Course.Folder, name + ".ipynb");
        var notebook = new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        await File.WriteAllTextAsync(path, notebook.ToJsonString(), TestContext.Current.CancellationToken);
        foreach (string left in Directory.GetFiles(Folder, name + "*"))
            File.Delete(left);
        var learner = await browser.OpenAsync(width: width, dark: dark);
        await learner.OpenAsync(name);
        return learner;
    }

    private static JsonObject Cell(string kind, string id, string source, params string[] tags)
    {
        var cell = new JsonObject { ["cell_type"] = kind, ["id"] = id, ["metadata"] = new JsonObject(), ["source"] = source };
        if (tags.Length > 0)
            cell["metadata"]!["tags"] = new JsonArray([.. tags]);
        if (kind == "code")
            (cell["outputs"], cell["execution_count"]) = (new JsonArray(), null);
        return cell;
    }
}
