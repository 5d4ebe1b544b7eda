using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The server is killed while a learner writes.</summary>
[Collection("browser")]
public sealed partial class RestartTests(LearnersBrowser browser)
{
    [Fact(Explicit = true)]
    public async Task What_is_written_while_the_server_is_dead_is_there_when_it_is_back()
    {
        await using var course = CourseCopy.Create();
        string path = Path.Combine(course.Folder, "00-start-here.ipynb");
        var (first, link) = await StartAsync(course.Folder, "0");
        await using var learner = await browser.OpenAsync(link);
        await learner.OpenAsync("00-start-here");
        await learner.RunAsync("value", "\"before\"");
        await learner.SavedAsync();
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        first.Dispose();
        await learner.WriteAsync("value", "\"while it was dead\"");
        await learner.Page.WaitForSelectorAsync("[data-save=offline]");
        Assert.Equal("\"before\"", Source(path));

        // A server started anew has another token: the page asks for its link and goes on.
        var (second, newLink) = await StartAsync(course.Folder, new Uri(link).Port.ToString(CultureInfo.InvariantCulture));
        using (second)
        {
            Assert.Equal(new Uri(link).Port, new Uri(newLink).Port);
            await learner.Page.FillAsync(".sign-in:not([hidden]) input", newLink);
            await learner.Page.ClickAsync(".sign-in button");
            await learner.SavedAsync();
            Assert.Equal("\"while it was dead\"", Source(path));
            Assert.Contains("while it was dead", await learner.RunAsync("value"), StringComparison.Ordinal);

            // And the same when the page was closed before: what was written waits in the browser.
            second.Kill();
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);
            await learner.WriteAsync("value", "\"and closed\"");
            await learner.Page.WaitForSelectorAsync("[data-save=offline]");
            await learner.Page.CloseAsync();
        }

        var (third, lastLink) = await StartAsync(course.Folder, new Uri(link).Port.ToString(CultureInfo.InvariantCulture));
        using (third)
        {
            var tab = await learner.Context.NewPageAsync();
            await tab.GotoAsync(lastLink);
            await tab.GotoAsync($"{learner.Address}chapters/00-start-here");
            await tab.WaitForSelectorAsync("#value >> text=and closed");
            await learner.SavedAsync(tab);
            Assert.Equal("\"and closed\"", Source(path));
            third.Kill();
        }
    }

    private static string Source(string path) => Notebook.Load(path).Cells.Single(cell => cell.Id == "value").Source;

    private static async Task<(Process Process, string Link)> StartAsync(string folder, string port)
    {
        var process = RunningApp.Start(folder, "serve", "--folder", folder, "--no-browser", "--port", port);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Link().Match(line) is { Success: true } match)
                return (process, match.Value);
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\?token=[0-9a-f]+")]
    private static partial Regex Link();
}
