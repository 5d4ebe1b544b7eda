namespace NeuralNotebook.App.Tests.Page;

/// <summary>The sentences that the page says beside the commands, at moments that nobody chooses.</summary>
[Collection("browser")]
public sealed class NoteTests(LearnersBrowser browser)
{
    private const string Note = ".toolbar .note:not([hidden])";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task A_button_that_is_being_pressed_while_a_note_comes_is_not_moved_away(int width, bool dark)
    {
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        await Knob.OpenAsync(learner, browser, $"zz-note-{width}", "int a = 1;", "1 + 2");
        await learner.RunAsync("c0", "int a = 2;");
        var run = learner.Page.Locator("#c1 button:has-text('Run')").First;
        await run.ScrollIntoViewIfNeededAsync();
        var before = (await run.BoundingBoxAsync())!;
        await learner.Page.Mouse.MoveAsync(before.X + (before.Width / 2), before.Y + (before.Height / 2));
        await learner.Page.Mouse.DownAsync();
        await learner.Page.EvaluateAsync("() => [...document.querySelectorAll('button')].find(button => "
            + "button.textContent.includes('Restart')).click()");
        await learner.Page.WaitForSelectorAsync($"{Note} >> text=The kernel was restarted");
        await learner.PictureAsync($"note-{width}");
        var after = (await run.BoundingBoxAsync())!;
        Assert.Equal((before.X, before.Y), (after.X, after.Y));
        await learner.Page.Mouse.UpAsync();
        await learner.StateAsync("c1", "ok");
        Assert.Equal("3", await learner.ShownAsync("c1"));
        Assert.Empty(learner.Complaints);
    }
}
