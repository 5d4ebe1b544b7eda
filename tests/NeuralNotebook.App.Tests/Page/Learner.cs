using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What a learner does: opens chapters, writes into cells, runs them, looks.</summary>
internal sealed class Learner : IAsyncDisposable
{
    public Learner(IBrowserContext context, IPage page, string link)
    {
        (Context, Page, Link) = (context, page, link);
        Watch(page);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Link { get; }

    /// <summary>What pages complained about that no test provoked.</summary>
    public List<string> Complaints { get; } = [];

    public string Address => Link.Split('?')[0];

    public async Task<IPage> AnotherTabAsync(string chapter)
    {
        var tab = await Context.NewPageAsync();
        Watch(tab);
        await OpenAsync(chapter, tab);
        return tab;
    }

    public async Task OpenAsync(string chapter, IPage? tab = null)
    {
        tab ??= Page;
        await tab.GotoAsync($"{Address}chapters/{chapter}");
        await tab.WaitForSelectorAsync(".text h1");
        await tab.WaitForSelectorAsync(".cell.code .cm-editor");
    }

    /// <summary>Writes a cell anew.</summary>
    public async Task WriteAsync(string cell, string text, IPage? tab = null)
    {
        tab ??= Page;
        await tab.ClickAsync($"#{cell} .cm-content");
        await tab.Keyboard.PressAsync("Control+A");
        await tab.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Runs a cell with the keys and waits for its end.</summary>
    public async Task<string> RunAsync(string cell, string? text = null, string state = "ok")
    {
        if (text is not null)
            await WriteAsync(cell, text);
        else
            await Page.ClickAsync($"#{cell} .cm-content");
        await Page.Keyboard.PressAsync("Control+Enter");
        await StateAsync(cell, state);
        return await ShownAsync(cell);
    }

    public Task StateAsync(string cell, string state) =>
        Page.WaitForSelectorAsync($"#{cell}[data-state={state}]", new() { State = WaitForSelectorState.Attached });

    public async Task<string> ShownAsync(string cell) => await Page.TextContentAsync($"#{cell} .outputs") ?? "";

    public Task SavedAsync(IPage? tab = null) => (tab ?? Page).WaitForSelectorAsync("[data-save=saved]");

    public Task PictureAsync(string name, bool whole = false) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(LearnersBrowser.Pictures, name + ".png"), FullPage = whole });

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Complaints.Add(message.Text);
        };
    }
}
