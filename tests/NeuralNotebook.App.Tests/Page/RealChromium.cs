using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Debian's Chromium, which asks nothing of the network by itself.</summary>
internal static class RealChromium
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => File.Exists(Program);

    // As long as the other waits of a test. Addresses are waited for so, and not by WaitForURLAsync or WaitForLoadStateAsync, which may
    // miss the moment that they wait for (microsoft/playwright-dotnet#3364; seen at a load of 16).
    static RealChromium() => Assertions.SetDefaultExpectTimeout(30_000);

    /// <summary>Starts it, without a window.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Program,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });
}
