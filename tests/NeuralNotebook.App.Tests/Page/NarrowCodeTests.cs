namespace NeuralNotebook.App.Tests.Page;

/// <summary>A notebook of one's own in the page, without headings and with long lines, on a telephone and on a desk.</summary>
[Collection("browser")]
public sealed class NarrowCodeTests(LearnersBrowser browser)
{
    private const string Line = "double aRatherLongNameThatNoTelephoneHasRoomForInOneOfItsLinesOfCode = 1;";

    [Theory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task On_a_telephone_code_is_scrolled_and_not_broken_before_and_after_the_editor_comes(int width, bool dark)
    {
        await using var learner = await OpenAsync(FormattableString.Invariant($"narrow-{dark}"), width, dark);
        // What stands there until the editor comes, and in the plain page.
        await learner.Page.EvaluateAsync("""
            () => {
                const plain = document.createElement('pre');
                plain.className = 'plain';
                plain.tabIndex = 0;
                plain.textContent = document.querySelector('#c .cm-line').textContent;
                document.querySelector('#c .source').append(plain);
            }
            """);
        Assert.Equal(1, await NarrowCode.LinesAsync(learner.Page.Locator("#c .plain")));
        Assert.True(await NarrowCode.ScrollsAsync(learner.Page.Locator("#c .plain")));
        Assert.Equal(1, await NarrowCode.LinesAsync(learner.Page.Locator("#c .cm-line")));
        Assert.True(await NarrowCode.ScrollsAsync(learner.Page.Locator("#c .cm-scroller")));
        await Looks.CheckAsync(learner.Page, "a long line of code");

        // Who goes to its end sees its end.
        await learner.Page.ClickAsync("#c .cm-content");
        await learner.Page.Keyboard.PressAsync("End");
        await learner.Page.WaitForFunctionAsync("() => document.querySelector('#c .cm-scroller').scrollLeft > 100");
        await learner.PictureAsync($"narrow-code-{(dark ? "dark" : "light")}");

        // A text that is written breaks its lines.
        await learner.Page.Locator("#t").FocusAsync();
        await learner.Page.Keyboard.PressAsync("Enter");
        await learner.Page.WaitForSelectorAsync("#t .cm-line");
        Assert.True(await NarrowCode.LinesAsync(learner.Page.Locator("#t .cm-line")) > 1);
    }

    [Fact]
    public async Task A_notebook_without_headings_has_the_whole_width()
    {
        await using var learner = await OpenAsync("no-headings", 1280, dark: false);
        Assert.InRange((await learner.Page.Locator("#c").BoundingBoxAsync())!.Width, 1150, 1280);
        await learner.PictureAsync("no-headings");
    }

    private async Task<Learner> OpenAsync(string name, int width, bool dark)
    {
        string cells = $$"""
            {"cell_type":"markdown","id":"t","metadata":{},"source":"A text. {{string.Concat(Enumerable.Repeat("More of it. ", 10))}}"},
            {"cell_type":"code","id":"c","metadata":{},"source":"{{Line}}","execution_count":null,"outputs":[]}
            """;
        string notebook = "{\"cells\":[" + cells + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
        await File.WriteAllTextAsync(Path.Combine(browser.Course.Folder, name + ".ipynb"), notebook, TestContext.Current.CancellationToken);
        var learner = await browser.OpenAsync(width: width, dark: dark);
        await learner.Page.GotoAsync($"{learner.Address}chapters/{name}");
        await learner.Page.WaitForSelectorAsync(".cell.code .cm-editor");
        return learner;
    }
}
