using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Charts on a dark page are dark, and can be read there.</summary>
[Collection("browser")]
public sealed class DarkChartTests(LearnersBrowser browser)
{
    private static readonly LocatorWaitForOptions Attached = new() { State = WaitForSelectorState.Attached };

    private static readonly string[] Chapters = ["gallery", "05-softmax", "09-gradient-descent"];

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_and_mark_stands_out_from_a_dark_ground(bool isInteractive)
    {
        await using var learner = await browser.OpenAsync(dark: true);
        if (!isInteractive)
            await learner.Page.RouteAsync("**/plotly-strict*", route => route.AbortAsync());
        var faint = new List<string>();
        int measured = 0;
        foreach (string chapter in Chapters)
        {
            await learner.OpenAsync(chapter);
            foreach (var place in await learner.Page.Locator(".output.chart").AllAsync())
            {
                await place.ScrollIntoViewIfNeededAsync();
                if (isInteractive)
                    await place.Locator(".chart-live:not(.waiting) .main-svg").First.WaitForAsync(Attached);
                var chart = place.Locator(isInteractive ? ".chart-live" : ".picture").First;
                string name = await place.Locator("svg > title").First.TextContentAsync() ?? "";
                var (found, count) = await ChartContrast.FindAsync(learner.Page, chart);
                faint.AddRange(found.Select(each => $"{chapter}, {name}: {each}"));
                measured += count;
            }
        }

        Assert.True(faint.Count == 0, string.Join('\n', faint));
        Assert.True(measured > 1000, $"only {measured} were measured");
    }

    [Fact]
    public async Task Charts_follow_the_page_from_light_to_dark_and_back()
    {
        await using var learner = await browser.OpenAsync();
        await learner.OpenAsync("00-start-here");
        var place = learner.Page.Locator(".output.chart").First;
        await place.ScrollIntoViewIfNeededAsync();
        await place.Locator(".chart-live:not(.waiting) .main-svg").First.WaitForAsync();
        await GroundAsync("255");
        await learner.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'dark'; }");
        await GroundAsync("30");
        await learner.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'light'; }");
        await GroundAsync("255");

        // Whichever form of grey it has: about as light as asked, in the interactive chart and in the picture under it.
        async Task GroundAsync(string light) => await learner.Page.WaitForFunctionAsync("""
            light => {
                const place = document.querySelector('.output.chart.interactive'), paper = new OffscreenCanvas(1, 1).getContext('2d');
                const live = getComputedStyle(place.querySelector('.main-svg')).backgroundColor;
                const still = getComputedStyle(place.querySelector('.picture svg > rect')).fill;
                return [live, still].every(color => {
                    paper.fillStyle = color;
                    paper.fillRect(0, 0, 1, 1);
                    return Math.abs(paper.getImageData(0, 0, 1, 1).data[0] - light) < 8;
                });
            }
            """, light);
    }
}
