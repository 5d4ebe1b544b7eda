using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What holds for whatever is shown: it fits the window, and axe-core finds nobody shut out.</summary>
/// <remarks>The page itself is looked at in both widths and themes; a part of it wide and light, and narrow and dark: no rule of a style
/// sheet asks for a width and a theme at once (<c>StyleSheetTests</c>).</remarks>
internal static class Looks
{
    /// <summary>Checks what a page shows now.</summary>
    public static async Task CheckAsync(IPage page, string where)
    {
        string axe = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "Needs `npm ci` in this test project's folder.");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            $"{where} is wider than the window");
        // Evaluated by the browser's inspector, which the page's policy does not hold for.
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        string[] findings = await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .flatMap(found => found.nodes.slice(0, 3).map(node => `${found.id}: ${node.target} ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`))
            """);
        Assert.True(findings.Length == 0, $"{where}:\n{string.Join('\n', findings)}");
    }
}
