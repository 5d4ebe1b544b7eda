using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The texts of interactive charts have room, on a telephone too.</summary>
[Collection("browser")]
public sealed class ChartRoomTests(LearnersBrowser browser)
{
    [Theory]
    [InlineData("gallery", 390)]
    [InlineData("gallery", 1280)]
    [InlineData("05-softmax", 390)]
    [InlineData("05-softmax", 1280)]
    [InlineData("09-gradient-descent", 390)]
    [InlineData("09-gradient-descent", 1280)]
    [InlineData("14-images", 390)]
    public async Task No_text_of_a_chart_lies_over_another_or_leaves_the_chart(string chapter, int width)
    {
        await using var learner = await browser.OpenAsync(width: width);
        await learner.OpenAsync(chapter);
        var wrong = new List<string>();
        int texts = 0;
        foreach (var place in await learner.Page.Locator(".output.chart").AllAsync())
        {
            await place.ScrollIntoViewIfNeededAsync();
            await place.Locator(".chart-live:not(.waiting) .main-svg").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            string name = await place.EvaluateAsync<string>("place => place.closest('.cell').id");
            string[] found = await place.EvaluateAsync<string[]>("""
                place => {
                    const chart = place.querySelector('.svg-container').getBoundingClientRect();
                    // The corners of what the letters cover: a line of text is higher than they are.
                    const corners = text => {
                        const { x, y, width, height } = text.getBBox(), matrix = text.getScreenCTM(), spare = Math.min(3, height / 5);
                        const [left, right, top, bottom] = [x + 1, x + width - 1, y + spare, y + height - spare];
                        return [[left, top], [right, top], [right, bottom], [left, bottom]].map(([px, py]) => new DOMPoint(px, py).matrixTransform(matrix));
                    };
                    const texts = [...place.querySelectorAll('.chart-live text')]
                        .filter(text => text.textContent.trim() && !text.closest('.modebar, .hoverlayer') && text.checkVisibility({ visibilityProperty: true }))
                        .filter(text => text.getBoundingClientRect().width > 0)
                        .map(text => ({ words: text.textContent, corners: corners(text) }));
                    const apart = (one, other) => [one, other].some(box => [0, 1].some(side => {
                        const normal = { x: box[side].y - box[side + 1].y, y: box[side + 1].x - box[side].x };
                        const along = points => points.map(point => point.x * normal.x + point.y * normal.y);
                        const [a, b] = [along(one), along(other)];
                        return Math.max(...a) <= Math.min(...b) || Math.max(...b) <= Math.min(...a);
                    }));
                    const wrong = [];
                    texts.forEach((text, i) => {
                        const isInside = ({ x, y }) => x > chart.left - 2 && x < chart.right + 2 && y > chart.top - 2 && y < chart.bottom + 2;
                        if (!text.corners.every(isInside)) wrong.push(`"${text.words}" leaves the chart`);
                        for (const other of texts.slice(i + 1))
                            if (!apart(text.corners, other.corners)) wrong.push(`"${text.words}" lies over "${other.words}"`);
                    });
                    return [String(texts.length), ...wrong];
                }
                """);
            texts += int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture);
            wrong.AddRange(found[1..].Select(each => $"{name}: {each}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(texts > 50, $"only {texts} texts were looked at");
    }
}
