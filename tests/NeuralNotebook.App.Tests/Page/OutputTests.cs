using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What cells show, in a real browser: as it comes, and as it is saved.</summary>
[Collection("browser")]
public sealed class OutputTests(LearnersBrowser browser)
{
    [Fact]
    public async Task To_clear_and_wait_keeps_what_is_shown_until_something_new_comes()
    {
        await using var learner = await OpenAsync("clear");
        string seen = Path.Combine(browser.Course.Folder, "the-old-was-seen");
        await learner.WriteAsync("value", "display(\"the old\");\nClearOutput(wait: true);\n"
            + $"while (!System.IO.File.Exists(\"{seen}\")) System.Threading.Thread.Sleep(20);\ndisplay(\"the new\");");
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.Page.WaitForSelectorAsync("#value[data-state=running] .outputs >> text=the old");
        await Task.Delay(700, TestContext.Current.CancellationToken);
        Assert.Equal("the old", await learner.ShownAsync("value"));
        await File.WriteAllTextAsync(seen, "", TestContext.Current.CancellationToken);
        await learner.StateAsync("value", "ok");
        Assert.Equal("the new", await learner.ShownAsync("value"));
    }

    [Fact]
    public async Task Help_is_shown_in_the_cell_and_what_a_cell_left_behind_is_shown_there_too_and_saved()
    {
        await using var learner = await OpenAsync("late");
        Assert.Contains("Math.Max", await learner.RunAsync("shared", "#!help Math.Max"), StringComparison.Ordinal);
        await learner.RunAsync("value", "var shown = display(\"at once\");\n_ = Task.Run(async () => { await Task.Delay(1_500); "
            + "Console.WriteLine(\"left behind\"); shown.Update(\"in the end\"); });");
        await learner.Page.WaitForSelectorAsync("#value[data-state=ok] .outputs >> text=left behind");
        await learner.Page.WaitForSelectorAsync("#value .outputs >> text=in the end");
        await learner.SavedAsync();
        string path = Path.Combine(browser.Course.Folder, "late.ipynb");
        JsonArray stored;
        for (int i = 0; ; i++)
        {
            stored = Notebook.Load(path).Cells.Single(cell => cell.Id == "value").Outputs;
            if (stored.Count == 2 && (string?)stored[0]!["data"]!["text/plain"]![0] == "in the end")
                break;
            Assert.True(i < 100, stored.ToJsonString());
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("left behind\n", (string?)stored[1]!["text"]![0]);
        Assert.Empty(learner.Complaints);
    }

    /// <summary>Opens a copy of chapter 00 that no other test uses.</summary>
    private async Task<Learner> OpenAsync(string name)
    {
        File.Copy(Path.Combine(SourceTree.Root, "notebooks", "00-start-here.ipynb"), Path.Combine(browser.Course.Folder, name + ".ipynb"));
        var learner = await browser.OpenAsync();
        await learner.OpenAsync(name);
        return learner;
    }
}
