using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>How code stands where there is little room.</summary>
internal static class NarrowCode
{
    /// <summary>How many lines an element of one line of code takes.</summary>
    public static Task<int> LinesAsync(ILocator code) => code.EvaluateAsync<int>("""
        code => {
            const { height, paddingTop, paddingBottom, lineHeight } = getComputedStyle(code);
            return Math.round((parseFloat(height) - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight));
        }
        """);

    /// <summary>Whether there is more than is seen, and a way to it.</summary>
    public static Task<bool> ScrollsAsync(ILocator place) => place.EvaluateAsync<bool>("""
        place => place.scrollWidth > place.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(place).overflowX)
        """);
}
