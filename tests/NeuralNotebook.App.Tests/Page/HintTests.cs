namespace NeuralNotebook.App.Tests.Page;

/// <summary>The hints of an exercise, one after the other.</summary>
[Collection("browser")]
public sealed class HintTests(LearnersBrowser browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task The_button_gives_the_first_hint_then_the_second_and_folds_them_away_and_runs_nothing(int width, bool dark)
    {
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        await learner.OpenAsync("01-one-neuron");
        var hint = learner.Page.Locator("#ex1 button:has(.label:text-matches('hint', 'i'))");
        var first = learner.Page.GetByText("Put dryness 3 and rain 0");
        var second = learner.Page.GetByText("What must the bias be for the sum to be 0?");
        await hint.ClickAsync();
        await first.WaitForAsync();
        Assert.True(await second.IsHiddenAsync());
        Assert.Equal("Next hint", await hint.Locator(".label").TextContentAsync());
        await hint.ClickAsync();
        await second.WaitForAsync();
        Assert.True(await first.IsVisibleAsync());
        Assert.Equal("Not enough? Hint 2 of 2", await learner.Page.TextContentAsync("[id='page:announcer']"));
        await second.ScrollIntoViewIfNeededAsync();
        await learner.PictureAsync(FormattableString.Invariant($"hints-{width}"));
        await Looks.CheckAsync(learner.Page, "two hints");
        await hint.ClickAsync();
        await first.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        Assert.Equal(("false", "Hint"), (await hint.GetAttributeAsync("aria-expanded"), await hint.Locator(".label").TextContentAsync()));
        Assert.Equal(0, await learner.Page.Locator("#ex1-hint[data-state]").CountAsync());
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_hint_that_is_stored_nowhere_is_run()
    {
        const string Hints = "<details><summary>Hint 1</summary><p>first</p><details><summary>Hint 2</summary><p>second</p></details>"
            + "</details>";
        const string Notebook = $$"""
            {"cells":[
            {"cell_type":"markdown","id":"t","metadata":{},"source":"# Hints"},
            {"cell_type":"code","id":"e","metadata":{"tags":["exercise"]},"source":"1","execution_count":null,"outputs":[]},
            {"cell_type":"code","id":"h","metadata":{"tags":["hint"]},"source":"HTML(\"{{Hints}}\")","execution_count":null,"outputs":[]}
            ],"metadata":{},"nbformat":4,"nbformat_minor":5}
            """;
        await File.WriteAllTextAsync(Path.Combine(browser.Course.Folder, "hints.ipynb"), Notebook, TestContext.Current.CancellationToken);
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync("hints");
        await learner.Page.ClickAsync("#e button:has-text('Hint')");
        await learner.Page.WaitForSelectorAsync("#h[data-state=ok] p >> text=first");
        Assert.True(await learner.Page.IsHiddenAsync("#h p >> text=second"));
        // Opened by hand, the button knows.
        await learner.Page.ClickAsync("#h summary >> text=Hint 2");
        await learner.Page.WaitForSelectorAsync("#e button:has-text('Hide the hints')");
    }
}
