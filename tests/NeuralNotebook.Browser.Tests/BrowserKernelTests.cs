namespace NeuralNotebook.Browser.Tests;

/// <summary>The kernel in a worker of a real browser, behind the course's page.</summary>
[Collection("site")]
[Trait("measures", "time")]
public sealed class BrowserKernelTests(LearnersBrowser browser)
{
    private const string Start = "00-start-here.ipynb";

    [Fact(Explicit = true)]
    public async Task An_interrupt_stops_a_loop_and_an_await_and_keeps_what_the_cells_declared()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start);
        string cell = await learner.Page.EvaluateAsync<string>("document.querySelector('.cell.code').id");
        await learner.RunAsync(cell, "int kept = 42;");
        foreach (string endless in (string[])["while (true) { }", "await Task.Delay(-1);",
            "try { while (true) Console.Write(\"\"); } finally { kept++; }"])
        {
            await learner.WriteAsync(cell, endless);
            await learner.Page.Keyboard.PressAsync("Control+Enter");
            await learner.StateAsync(cell, "running");
            // It is at it.
            await Task.Delay(2000, TestContext.Current.CancellationToken);
            await learner.Page.ClickAsync("button:has-text('Interrupt')");
            await learner.StateAsync(cell, "error");
            Assert.Contains("interrupted", await learner.ShownAsync(cell), StringComparison.Ordinal);
        }

        Assert.Equal("43", await learner.RunAsync(cell, "kept"));
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task Without_shared_memory_an_interrupt_ends_an_endless_loop_with_its_kernel_and_the_cells_before_run_again()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start, isIsolated: false);
        string[] cells = await learner.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.cell.code')].map(cell => cell.id)");
        await learner.RunAsync(cells[0], "int kept = 42;");
        await learner.RunAsync(cells[1], "kept++;");
        await learner.WriteAsync(cells[2], "while (true) { }");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.StateAsync(cells[2], "running");
        await learner.Page.ClickAsync("button:has-text('Interrupt')");
        await learner.StateAsync(cells[2], "error");
        Assert.Contains("The cell was interrupted, and its kernel with it.", await learner.ShownAsync(cells[2]), StringComparison.Ordinal);
        await learner.Page.WaitForSelectorAsync(".note:has-text('the cells that had run before run again')");
        Assert.Equal("43", await learner.RunAsync(cells[3], "kept"));
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task What_a_cell_writes_and_shows_is_seen_while_it_runs_and_an_error_names_its_line()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start);
        string cell = await learner.Page.EvaluateAsync<string>("document.querySelector('.cell.code').id");
        await learner.WriteAsync(cell,
            "Console.WriteLine(\"begun\"); display(\"shown\");\nvar until = DateTime.Now.AddSeconds(4);\nwhile (DateTime.Now < until) { "
                + "}\nthrow new Exception(\"over\");");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.Page.WaitForSelectorAsync($"#{cell}[data-state=running] .outputs:has-text('begun')");
        await learner.Page.WaitForSelectorAsync($"#{cell}[data-state=running] .outputs:has-text('shown')");
        await learner.StateAsync(cell, "error");
        string shown = await learner.ShownAsync(cell);
        Assert.Contains("Exception: over", shown, StringComparison.Ordinal);
        Assert.Contains("line 4", shown, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task What_few_cells_need_of_dotnet_is_fetched_when_one_does()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start);
        var asked = new List<string>();
        learner.Context.Request += (_, request) => asked.Add(Path.GetFileName(new Uri(request.Url).AbsolutePath));
        string cell = await learner.Page.EvaluateAsync<string>("document.querySelector('.cell.code').id");
        await learner.RunAsync(cell, "1 + 1");
        Assert.DoesNotContain(asked, name => name.EndsWith(".zip", StringComparison.Ordinal) && name != "files.zip");
        Assert.Equal("42",
            await learner.RunAsync(cell,
                "var table = new System.Data.DataTable(); table.Columns.Add(\"answer\"); table.Rows.Add(\"42\"); table.Rows[0][0]"));
        Assert.Contains("System.Data.Common.zip", asked);
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task What_can_be_written_after_a_dot_is_offered_and_a_package_is_refused_with_a_sentence()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start);
        string cell = await learner.Page.EvaluateAsync<string>("document.querySelector('.cell.code').id");
        await learner.RunAsync(cell, "var numbers = new List<int> { 1 };");
        await learner.WriteAsync(cell, "numbers");
        await learner.Page.Keyboard.TypeAsync(".");
        await learner.Page.WaitForSelectorAsync(".cm-tooltip-autocomplete:has-text('AddRange')");
        await learner.Page.Keyboard.PressAsync("Escape");
        Assert.Contains("Packages cannot be fetched in a browser", await learner.RunAsync(cell, "#r \"nuget: Humanizer, 2.14.1\"", "error"),
            StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task A_number_that_is_dragged_runs_its_cell_and_a_value_without_end_is_left_for_the_newest()
    {
        await using var course = await CourseCopy.StartAsync();
        await using var learner = await OpenAsync(course.Link, Start);
        string cell = await learner.Page.EvaluateAsync<string>("document.querySelector('.cell.code').id");
        Assert.Equal("1", await learner.RunAsync(cell, "int n = 1; // 0..10\nwhile (n > 4) { }\nn"));
        var knob = new Knob(learner, cell);
        await knob.GripAsync();
        await knob.PullAsync(24);
        await knob.ShowsAsync("3");
        await knob.PullAsync(90, steps: 1);
        // It is at it.
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        await knob.PullAsync(12, steps: 1);
        await knob.ShowsAsync("2");
        await learner.Page.Mouse.UpAsync();
        await knob.ShowsAsync("2");
        Assert.StartsWith("int n = 2;", await knob.CodeAsync(), StringComparison.Ordinal);
        Assert.Equal("4", await learner.RunAsync(cell, "n + 2"));
        Assert.Empty(learner.Complaints);
    }

    private async Task<Learner> OpenAsync(string link, string chapter, bool isIsolated = true)
    {
        var learner = await browser.OpenAsync(link);
        learner.Context.SetDefaultTimeout(120_000);
        await PublishedKernel.ServeAsync(learner, isIsolated);
        await learner.OpenAsync(Path.GetFileNameWithoutExtension(chapter));
        Assert.Equal(isIsolated, await learner.Page.EvaluateAsync<bool>("crossOriginIsolated"));
        return learner;
    }
}
