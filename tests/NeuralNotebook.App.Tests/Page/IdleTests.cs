using NeuralNotebook.App.Tests.Serve.Kernels;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The learner comes back after a long time.</summary>
[Collection("browser")]
public sealed class IdleTests(LearnersBrowser browser)
{
    private const string Start = "00-start-here";
    private const string Farewell = ".note:not([hidden]) >> text=The kernel was ended after 30 minutes without use. Run the cells again "
        + "from the top.";

    [Fact]
    public async Task Who_left_the_page_open_is_told_that_the_kernel_was_ended_and_goes_on_with_a_fresh_one()
    {
        var clock = new ManualClock();
        await using var course = await CourseCopy.StartAsync(clock);
        await using var learner = await browser.OpenAsync(course.Link);
        await learner.OpenAsync(Start);
        await learner.RunAsync("value", "var kept = 5;\nkept");
        await clock.PassUntilAsync(() => learner.Page.Locator(Farewell).IsVisibleAsync());
        await learner.Page.WaitForSelectorAsync("[data-kernel=dead]");
        // No other kernel starts before she wants one.
        await learner.Page.WaitForTimeoutAsync(2_500);
        await learner.Page.WaitForSelectorAsync("[data-kernel=dead]");
        await learner.PictureAsync("idle");
        Assert.Contains("kept", await learner.RunAsync("shared", "kept", "error"), StringComparison.Ordinal);
        Assert.Equal("3", await learner.RunAsync("shared", "1 + 2"));
        await learner.Page.WaitForSelectorAsync(Farewell);
        await learner.Page.ClickAsync(".note .hide");
        Assert.True(await learner.Page.Locator(".toolbar .note").IsHiddenAsync());
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Who_closed_the_tab_is_told_when_she_opens_the_chapter_again_and_touches_a_cell()
    {
        var clock = new ManualClock();
        await using var course = await CourseCopy.StartAsync(clock);
        await using var learner = await browser.OpenAsync(course.Link);
        await learner.OpenAsync(Start);
        await learner.RunAsync("value", "var kept = 5;\nkept");
        await learner.SavedAsync();
        await learner.Page.GotoAsync("about:blank");
        await clock.PassUntilAsync(() => Task.FromResult(course.Kernels == 0));
        await learner.OpenAsync(Start);
        await learner.Page.ClickAsync("#shared .cm-content");
        await learner.Page.WaitForSelectorAsync(Farewell);
        Assert.Equal("3", await learner.RunAsync("shared", "1 + 2"));
        Assert.Empty(learner.Complaints);
    }
}
