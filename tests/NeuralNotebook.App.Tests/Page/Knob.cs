using System.Text.Json;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>A number in the code of a cell, and how a learner moves it.</summary>
internal sealed class Knob(Learner learner, string cell, int number = 0)
{
    private IPage Page => learner.Page;

    private ILocator Handle => Page.Locator($"#{cell} .number-handle");

    /// <summary>Opens a chapter of these cells in a learner's own notebook.</summary>
    public static async Task OpenAsync(Learner learner, LearnersBrowser browser, string name, params string[] cells)
    {
        string json = string.Join(",", cells.Select((source, index) => $$"""{"cell_type":"code","execution_count":null,"id":"c{{index}}","metadata":{},"outputs":[],"source":{{JsonSerializer.Serialize(source)}}}"""));
        const string Heading = """{"cell_type":"markdown","id":"m","metadata":{},"source":"# Numbers that move"}""";
        await File.WriteAllTextAsync(Path.Combine(browser.Course.Folder, name + ".ipynb"), $$$"""{"cells":[{{{Heading}}},{{{json}}}],"metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}""");
        await learner.OpenAsync(name);
        await learner.Page.WaitForFunctionAsync("() => document.querySelectorAll('.cell.code .plain').length === 0");
    }

    /// <summary>The cell's text.</summary>
    public async Task<string> CodeAsync() => string.Join('\n', await Page.Locator($"#{cell} .cm-line").AllTextContentsAsync());

    /// <summary>Waits for what the cell shows.</summary>
    public Task ShowsAsync(string text, string? other = null) =>
        Page.WaitForFunctionAsync("([id, text]) => document.querySelector(`#${id} .outputs`)?.textContent.trim() === text",
            new[] { other ?? cell, text });

    /// <summary>Rests the mouse on the number, so that its handle appears.</summary>
    public async Task<LocatorBoundingBoxResult> HoverAsync()
    {
        var literal = Page.Locator($"#{cell} .tok-number").Nth(number);
        await literal.ScrollIntoViewIfNeededAsync();
        var box = (await literal.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X - 3, box.Y + (box.Height / 2));
        await Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 3 });
        return await HandleAsync();
    }

    /// <summary>Takes the handle with the mouse.</summary>
    public async Task GripAsync()
    {
        var box = await HoverAsync();
        await Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 3 });
        await Page.Mouse.DownAsync();
    }

    /// <summary>Pulls the handle so far from where it was taken.</summary>
    public async Task PullAsync(float pixels, int steps = 10)
    {
        var box = (await Handle.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + (box.Width / 2) + pixels, box.Y + (box.Height / 2), new() { Steps = steps });
    }

    /// <summary>Takes the handle with a finger, pulls it, and lets it go.</summary>
    public async Task TouchAsync(float pixels)
    {
        await Page.Locator($"#{cell} .tok-number").Nth(number).TapAsync();
        var box = await HandleAsync();
        var fingers = await learner.Context.NewCDPSessionAsync(Page);
        for (int i = 0; i <= 12; i++)
            await SendAsync(i == 0 ? "touchStart" : "touchMove",
                new { x = box.X + (box.Width / 2) + (pixels * i / 12), y = box.Y + (box.Height / 2) });
        await SendAsync("touchEnd");

        Task SendAsync(string type, params object[] points) =>
            fingers.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = points });
    }

    /// <summary>Puts the text cursor into the number.</summary>
    public async Task FocusAsync()
    {
        await Page.Locator($"#{cell} .tok-number").Nth(number).ClickAsync();
        await HandleAsync();
    }

    private async Task<LocatorBoundingBoxResult> HandleAsync()
    {
        await Handle.WaitForAsync();
        // It is placed with the next frame.
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return (await Handle.BoundingBoxAsync())!;
    }
}
