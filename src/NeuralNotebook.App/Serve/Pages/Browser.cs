using System.ComponentModel;
using System.Diagnostics;

namespace NeuralNotebook.App.Serve;

/// <summary>The learner's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a link in it.</summary>
    /// <param name="link">The link.</param>
    /// <returns>Whether there is one to be opened.</returns>
    public static bool TryOpen(string link)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // A browser that runs already takes the link, and then there is no new process.
                Process.Start(new ProcessStartInfo(link) { UseShellExecute = true })?.Dispose();
                return true;
            }

            if (OperatingSystem.IsMacOS())
                return Start("open", link);
            // In a development container BROWSER opens the link outside.
            if (Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } browser)
                return Start(browser, link);
            bool hasScreen = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
                || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
            return hasScreen && Start("xdg-open", link);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool Start(string program, string link)
    {
        // What it says is not for the learner's terminal.
        using var process = Process.Start(new ProcessStartInfo(program, [link])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        return process is not null;
    }
}
