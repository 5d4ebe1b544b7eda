using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using NeuralNotebook.Kernel;
using NeuralNotebook.Notebooks.Tests;

namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>Runs a chapter of the exported course in a reader's own browser, cell by cell beside what it stores.</summary>
internal static class ChapterInBrowser
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120), PatienceForAll = TimeSpan.FromMinutes(8);

    /// <summary>Every second chapter; <c>--filter-trait chapter=07</c> runs one.</summary>
    /// <param name="first">0 for the even ones, 1 for the odd ones.</param>
    public static TheoryData<string> EverySecond(int first) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "notebooks"), "??-*.ipynb").Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .Where((_, i) => i % 2 == first)
            .Select(name => new TheoryDataRow<string>(name).WithTrait("chapter", name[..2])),
    ];

    /// <summary>Runs it to its end, and sees that it shows what it stores, in time.</summary>
    internal static async Task RunAsync(ExportedSite site, Reader reader, string chapter, ITestOutputHelper output)
    {
        var complaints = new List<string>();
        var context = await reader.OfAsync(site);
        site.Table.Begin();
        double slowness = reader.Slowness.Look();
        var page = await site.OpenAsync(context, chapter);
        page.PageError += (_, error) => complaints.Add(error);
        var fresh = await RunAllAsync(page);
        var times = await TimesAsync(page);
        string error = await FirstErrorAsync(page);
        await page.CloseAsync();
        // In a shared machine times waver; see Slowness.
        slowness = (slowness + reader.Slowness.Look()) / 2;

        var excuses = ExcusedCells.Of(chapter);
        var cells = StoredOutputs.Compare(Notebook.Load(Path.Combine(SourceTree.Root, "notebooks", chapter)), fresh).ToArray();
        var excused = cells.Where(each => excuses.ContainsKey(each.Cell.Id!)).ToArray();
        string[] differences = [.. cells.Except(excused)
            .Select(each => times.Cells.ContainsKey(each.Cell.Id!) ? each.Difference : "did not run")
            .Zip(cells.Except(excused), (difference, each) => (each.Cell.Id, difference))
            .Where(each => each.difference is not null).Select(each => $"{each.Id}, {each.difference}")];
        var longest = times.Cells.MaxBy(cell => cell.Value);
        var sum = site.Table.Add(new(chapter, times.All, slowness, cells.Length - excused.Length - differences.Length, differences.Length,
            excused.Length, longest.Key, longest.Value));
        foreach (var (cell, time) in times.Cells.OrderByDescending(cell => cell.Value).Take(8))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell}: {time.TotalSeconds:0.0} s"));

        Assert.True(error.Length == 0, error);
        Assert.True(differences.Length == 0, string.Join("\n", differences));
        Assert.Equal(excuses.Keys.Order(), excused.Select(each => each.Cell.Id!).Order());
        Assert.All(excused, each => Assert.True(each.Difference is not null, $"{each.Cell.Id} is excused, and shows what it stores."));
        Assert.All(excused, each => Assert.Contains(excuses[each.Cell.Id!], StoredOutputs.Text(each.Cell), StringComparison.Ordinal));
        Assert.Empty(complaints);
        Assert.True(times.All / slowness <= Patience,
            $"{times.All.TotalSeconds:0} s on a processor that is {slowness:0.0} times as slow as at its best");
        Assert.True(sum <= PatienceForAll, $"{sum.TotalSeconds:0} s up to here, on a processor at its best");
    }

    /// <summary>Runs all cells and takes the notebook home. The kernel has come meanwhile, as it has for whoever reads first.</summary>
    private static async Task<Notebook> RunAllAsync(IPage page)
    {
        await page.WaitForSelectorAsync("[data-kernel=idle]");
        await page.ClickAsync("button:has-text('Run all')");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-state=ok], [data-state=error]') && "
            + "!document.querySelector('.cell[data-state=running], .cell[data-state=waiting]')",
            null, new() { Timeout = (float)(2 * Patience).TotalMilliseconds, PollingInterval = 100 });
        await page.ClickAsync("button[title=More]");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:has-text('Download the notebook')"));
        string text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        return Notebook.Parse(Notebook.Parse(text).ToCanonicalText());
    }

    private static async Task<(TimeSpan All, Dictionary<string, TimeSpan> Cells)> TimesAsync(IPage page)
    {
        var times =
            await page.EvaluateAsync<JsonElement>("() => Object.entries(cells).filter(([, each]) => each.running && (each.ok || "
                + "each.error)).map(([id, each]) => ({ id, begin: each.running, end: each.ok ?? each.error }))");
        var cells = times.EnumerateArray()
            .Select(cell =>
                (Id: cell.GetProperty("id").GetString()!, Begin: cell.GetProperty("begin").GetDouble(),
                    End: cell.GetProperty("end").GetDouble())).ToArray();
        return (TimeSpan.FromMilliseconds(cells.Max(cell => cell.End) - cells.Min(cell => cell.Begin)),
            cells.ToDictionary(cell => cell.Id, cell => TimeSpan.FromMilliseconds(cell.End - cell.Begin)));
    }

    private static async Task<string> FirstErrorAsync(IPage page) =>
        await page.Locator(".cell[data-state=error]").CountAsync() == 0
            ? "" : await page.Locator(".cell[data-state=error]").First.InnerTextAsync();
}
