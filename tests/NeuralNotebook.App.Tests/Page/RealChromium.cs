using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Debian's Chromium, which asks nothing of the network by itself.</summary>
internal static class RealChromium
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => File.Exists(Program);

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
