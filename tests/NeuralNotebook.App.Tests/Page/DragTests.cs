namespace NeuralNotebook.App.Tests.Page;

/// <summary>Numbers in the code that are moved, with the mouse, a finger and the keys.</summary>
[Collection("browser")]
public sealed class DragTests(LearnersBrowser browser)
{
    [Fact]
    public async Task A_number_that_is_dragged_changes_code_and_output_and_those_that_follow_and_undo_brings_it_back()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-drag", "double w = 0.50; // 0..1 step 0.01\nw * 2", "w * 100", "// live\nw * 10");
        var knob = new Knob(learner, "c0");
        await knob.GripAsync();
        await knob.PullAsync(60);
        await knob.ShowsAsync("1.4");
        await knob.ShowsAsync("7", "c2");
        Assert.StartsWith("double w = 0.70;", await knob.CodeAsync(), StringComparison.Ordinal);
        await knob.PullAsync(-400);
        await knob.ShowsAsync("0");
        await knob.PullAsync(75);
        await learner.Page.Mouse.UpAsync();
        await knob.ShowsAsync("1.5");
        Assert.StartsWith("double w = 0.75;", await knob.CodeAsync(), StringComparison.Ordinal);
        // What says nothing stays as it is.
        Assert.Equal("", await learner.ShownAsync("c1"));
        Assert.Equal("75", (await learner.RunAsync("c1")).Trim());
        await learner.SavedAsync();
        Assert.Contains("w = 0.75;", await File.ReadAllTextAsync(
            Path.Combine(browser.Course.Folder, "zz-drag.ipynb"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await learner.Page.ClickAsync("#c0 .cm-line");
        await learner.Page.Keyboard.PressAsync("Control+Z");
        Assert.StartsWith("double w = 0.50;", await knob.CodeAsync(), StringComparison.Ordinal);
        await knob.ShowsAsync("1");
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_finger_drags_a_number_and_the_page_does_not_scroll()
    {
        await using var learner = await browser.OpenAsync(width: 390, touch: true);
        await Knob.OpenAsync(learner, browser, "zz-touch", "int n = 50; // 0..100\nn + 1",
            string.Join('\n', Enumerable.Repeat("// long", 80)));
        var knob = new Knob(learner, "c0");
        float before = await learner.Page.EvaluateAsync<float>("() => scrollY");
        await knob.TouchAsync(-60);
        await knob.ShowsAsync("31");
        Assert.Equal(before, await learner.Page.EvaluateAsync<float>("() => scrollY"));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task The_keys_move_a_number_in_the_text_and_on_its_handle()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-keys", "double w = -1.5;\nint units = 16; // one of 8, 16, 32\nw * units");
        var knob = new Knob(learner, "c0");
        await knob.FocusAsync();
        for (int i = 0; i < 3; i++)
            await learner.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await knob.ShowsAsync("-19.2");
        await learner.Page.WaitForTimeoutAsync(700);
        await learner.Page.Keyboard.PressAsync("Control+Z");
        Assert.StartsWith("double w = -1.5;", await knob.CodeAsync(), StringComparison.Ordinal);
        var handle = learner.Page.Locator(".number-handle");
        await handle.FocusAsync();
        await learner.Page.Keyboard.PressAsync("ArrowRight");
        await learner.Page.Keyboard.PressAsync("PageUp");
        await knob.ShowsAsync("-6.4");
        Assert.Equal(("slider", "w", "-0.4"), (await handle.GetAttributeAsync("role"), await handle.GetAttributeAsync("aria-label"),
            await handle.GetAttributeAsync("aria-valuenow")));
        var units = new Knob(learner, "c0", number: 1);
        await units.FocusAsync();
        Assert.Equal(("units", "8", "32"), (await handle.GetAttributeAsync("aria-label"), await handle.GetAttributeAsync("aria-valuemin"),
            await handle.GetAttributeAsync("aria-valuemax")));
        await learner.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await units.ShowsAsync("-12.8");
        // Elsewhere the same keys move the line, as in any editor.
        await learner.Page.Keyboard.PressAsync("End");
        await learner.Page.Keyboard.PressAsync("Alt+ArrowUp");
        Assert.StartsWith("int units = 32;", await knob.CodeAsync(), StringComparison.Ordinal);
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task It_is_said_when_a_cell_is_compiled_anew_and_when_it_is_not_run()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-words", "const int n = 3;\nn * 2",
            "System.IO.File.WriteAllText(\"written\", \"\" + 5);\n\"done\"");
        var knob = new Knob(learner, "c0");
        await knob.GripAsync();
        await knob.PullAsync(8);
        await knob.ShowsAsync("10");
        await learner.Page.WaitForSelectorAsync(".number-words >> text=a constant");
        await learner.Page.Mouse.UpAsync();
        var writes = new Knob(learner, "c1");
        await writes.GripAsync();
        await writes.PullAsync(8);
        await learner.Page.WaitForSelectorAsync(".number-words >> text=File.WriteAllText");
        await learner.Page.Mouse.UpAsync();
        Assert.Contains("+ 7)", await writes.CodeAsync(), StringComparison.Ordinal);
        Assert.Equal("", await learner.ShownAsync("c1"));
        Assert.False(File.Exists(Path.Combine(browser.Course.Folder, "written")));
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task In_a_chapter_that_was_just_opened_the_cells_above_run_first()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-above", "double Twice(double x) => 2 * x;", "Twice(1.5)");
        var knob = new Knob(learner, "c1");
        await knob.GripAsync();
        await knob.PullAsync(20);
        await knob.ShowsAsync("4");
        await learner.Page.Mouse.UpAsync();
        Assert.Equal("Twice(2.0)", await knob.CodeAsync());
        Assert.Empty(learner.Complaints);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_chart_follows_without_a_jump_and_the_handle_shuts_nobody_out(int width, bool dark)
    {
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        await Knob.OpenAsync(
            learner,
            browser,
            "zz-chart",
            "#r \"lib/NeuralNotebook.dll\"\n#r \"lib/NeuralNotebook.Interactive.dll\"\n"
                + "using NeuralNotebook;\nusing NeuralNotebook.Interactive;",
            "double w = 1.0; // -5..5 step 0.1: when is it a step?\n"
                + "Chart.Function(x => 1 / (1 + Math.Exp(-w * x)), -6, 6).WithTitle($\"w = {w:F1}\")",
            "1 + 1");
        await learner.RunAsync("c0");
        await learner.RunAsync("c1");
        await learner.Page.WaitForSelectorAsync("#c1 .output.chart.interactive");
        var knob = new Knob(learner, "c1");
        await knob.GripAsync();
        double below = (await learner.Page.Locator("#c2").BoundingBoxAsync())!.Y;
        await knob.PullAsync(60);
        await learner.Page.WaitForSelectorAsync("#c1 .chart-live >> text=w = 3.0");
        Assert.Equal(below, (await learner.Page.Locator("#c2").BoundingBoxAsync())!.Y, 1.0);
        await learner.PictureAsync(FormattableString.Invariant($"drag-{width}-{(dark ? "dark" : "light")}"));
        await Looks.CheckAsync(learner.Page, "a number that is dragged");
        await learner.Page.Mouse.UpAsync();
        Assert.Empty(learner.Complaints);
    }
}
