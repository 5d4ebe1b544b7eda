using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Numbers that are dragged while something else goes on, or to where the cell fails or does not end.</summary>
[Collection("browser")]
public sealed class DragTroubleTests(LearnersBrowser browser)
{
    [Fact]
    public async Task While_run_all_goes_a_dragged_number_waits_for_its_cells_and_runs_none_twice()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(
            learner,
            browser,
            "zz-busy",
            "int runs = 0;",
            "runs++;\nSystem.Threading.Thread.Sleep(1500);",
            "double w = 0.50; // 0..1 step 0.01\n$\"{w} {runs}\"",
            "System.Threading.Thread.Sleep(300);\n\"end\"");
        var knob = new Knob(learner, "c2");
        await learner.Page.ClickAsync("button:has-text('Run all')");
        await learner.StateAsync("c1", "running");
        await knob.GripAsync();
        await knob.PullAsync(75);
        await knob.ShowsAsync("0.75 1");
        await knob.PullAsync(90);
        await learner.Page.Mouse.UpAsync();
        await learner.StateAsync("c3", "ok");
        await knob.ShowsAsync("0.8 1");
        Assert.StartsWith("double w = 0.80;", await knob.CodeAsync(), StringComparison.Ordinal);
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task When_the_kernel_is_restarted_meanwhile_the_cells_above_run_again_first()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-again", "int runs = 1;", "double w = 0.50; // 0..1 step 0.01\nw * runs");
        var knob = new Knob(learner, "c1");
        await knob.GripAsync();
        await knob.PullAsync(30);
        await knob.ShowsAsync("0.6");
        await learner.Page.EvaluateAsync("() => [...document.querySelectorAll('button')].find(button => "
            + "button.textContent.includes('Restart')).click()");
        for (int i = 0; i < 20; i++)
            await knob.PullAsync(30 + (i * 2));
        // It hides by itself, before a slow hand has done all its moves.
        await learner.Page.WaitForSelectorAsync("text=The kernel was restarted", new() { State = WaitForSelectorState.Attached });
        await knob.PullAsync(75);
        await learner.Page.Mouse.UpAsync();
        await knob.ShowsAsync("0.75");
        Assert.Equal("1", (await learner.RunAsync("c0", "runs")).Trim());
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_value_for_which_the_cell_fails_shows_why_and_the_next_one_runs()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-fails", "int n = 1; // 0..10\nnew[] { 10, 20, 30 }[n]");
        var knob = new Knob(learner, "c0");
        await knob.GripAsync();
        await knob.PullAsync(12);
        await knob.ShowsAsync("30");
        await knob.PullAsync(80);
        await learner.Page.WaitForSelectorAsync("#c0 .outputs:has-text('IndexOutOfRangeException')");
        await knob.PullAsync(-200);
        await knob.ShowsAsync("10");
        await learner.Page.Mouse.UpAsync();
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_value_for_which_the_cell_never_ends_is_left_for_the_newest()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-endless", "int n = 1; // 0..10\nwhile (n > 4) { }\nn");
        var knob = new Knob(learner, "c0");
        await knob.GripAsync();
        await knob.PullAsync(24);
        await knob.ShowsAsync("3");
        await knob.PullAsync(90, steps: 1);
        // It is at it.
        await learner.Page.WaitForTimeoutAsync(1_000);
        await knob.PullAsync(12, steps: 1);
        await knob.ShowsAsync("2");
        await learner.Page.Mouse.UpAsync();
        await knob.ShowsAsync("2");
        Assert.Equal("4", (await learner.RunAsync("c0", "n + 2")).Trim());
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_cell_that_follows_and_lacks_others_keeps_what_it_shows_and_it_is_said()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-lacks", "double w = 0.50; // 0..1 step 0.01\nw", "double ten = 10;", "// live\nw * ten");
        var knob = new Knob(learner, "c0");
        await knob.GripAsync();
        await knob.PullAsync(30);
        await knob.ShowsAsync("0.6");
        await learner.Page.WaitForSelectorAsync(".number-words >> text=as soon as all above it have run");
        await learner.Page.Mouse.UpAsync();
        Assert.Equal("", await learner.ShownAsync("c2"));
        await learner.RunAsync("c1");
        await knob.GripAsync();
        await knob.PullAsync(30);
        await knob.ShowsAsync("7", "c2");
        await learner.Page.Mouse.UpAsync();
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Two_tabs_drag_at_once_and_each_shows_its_own()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-tabs", "double a = 0.50; // 0..1 step 0.01\na * 2",
            "double b = 0.50; // 0..1 step 0.01\nb * 3");
        var tab = await learner.AnotherTabAsync("zz-tabs");
        await using var other = new Learner(learner.Context, tab, learner.Link);
        var (first, second) = (new Knob(learner, "c0"), new Knob(other, "c1"));
        await first.GripAsync();
        await second.GripAsync();
        for (int i = 1; i <= 25; i++)
        {
            await first.PullAsync(i * 3, steps: 1);
            await second.PullAsync(i * -3, steps: 1);
        }

        await first.ShowsAsync("1.5");
        await second.ShowsAsync("0.75");
        await learner.Page.Mouse.UpAsync();
        await tab.Mouse.UpAsync();
        await first.ShowsAsync("1.5");
        await second.ShowsAsync("0.75");
        Assert.Empty(learner.Complaints);
    }

    [Fact(Explicit = true)]
    public async Task A_hundred_and_twenty_drags_at_random_leave_the_code_with_the_new_number_and_undo_brings_each_back()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(
            learner,
            browser,
            "zz-random",
            "double w = 0.50; // 0..1 step 0.01\nint n = 40; // 0..100\ndouble v = -1.5;\n$\"{w:F2} {n} {v:F1}\"");
        Knob[] knobs = [new(learner, "c0"), new(learner, "c0", number: 1), new(learner, "c0", number: 2)];
        var random = new Random(7);
        var codes = new Stack<string>();
        codes.Push(await knobs[0].CodeAsync());
        for (int i = 0; i < 120; i++)
        {
            var knob = knobs[random.Next(knobs.Length)];
            await knob.GripAsync();
            for (int move = random.Next(1, 6); move > 0; move--)
                await knob.PullAsync(random.Next(-160, 160), steps: random.Next(1, 8));
            await learner.Page.Mouse.UpAsync();
            string code = await knob.CodeAsync();
            await knob.ShowsAsync(Told(code));
            if (code != codes.Peek())
                codes.Push(code);
            // Now and then some are taken back, and the cell shows what it showed then.
            for (int undo = random.Next(6) == 0 ? random.Next(1, 4) : 0; undo > 0 && codes.Count > 1; undo--)
                await UndoAsync();
        }

        Assert.InRange(codes.Count, 20, 121);
        while (codes.Count > 1)
            await UndoAsync();
        Assert.Empty(learner.Complaints);

        async Task UndoAsync()
        {
            codes.Pop();
            await learner.Page.Locator("#c0 .cm-content").FocusAsync();
            await learner.Page.Keyboard.PressAsync("Control+Z");
            Assert.Equal(codes.Peek(), await knobs[0].CodeAsync());
            await knobs[0].ShowsAsync(Told(codes.Peek()));
        }

        // What the cell shows, by its text.
        static string Told(string code)
        {
            string[] numbers = [.. code.Split('\n').Take(3).Select(line => line.Split('=')[1].Split(';')[0].Trim())];
            double w = double.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture);
            double v = double.Parse(numbers[2], System.Globalization.CultureInfo.InvariantCulture);
            return FormattableString.Invariant($"{w:F2} {numbers[1]} {v:F1}");
        }
    }
}
