namespace NeuralNotebook.Kernel;

/// <summary>Where Jupyter and VS Code look for the kernels of a user, on each system.</summary>
/// <remarks>Source: "Common Directories and File Locations" of Jupyter's documentation.</remarks>
internal static class JupyterFolders
{
    /// <summary>The data folder of the current user on this system.</summary>
    public static string OfUser() => OfUser(
        OperatingSystem.IsWindows() ? PlatformID.Win32NT : OperatingSystem.IsMacOS() ? PlatformID.MacOSX : PlatformID.Unix,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Environment.GetEnvironmentVariable);

    /// <summary>The data folder of a user.</summary>
    /// <param name="system">Win32NT, MacOSX, or Unix for all others.</param>
    /// <param name="home">The user's folder.</param>
    /// <param name="variable">Gives the user's environment variables.</param>
    public static string OfUser(PlatformID system, string home, Func<string, string?> variable)
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return chosen;
        return system switch
        {
            PlatformID.Win32NT =>
                Join('\\', variable("APPDATA") is { Length: > 0 } data ? data : Join('\\', home, "AppData", "Roaming"), "jupyter"),
            PlatformID.MacOSX => Join('/', home, "Library", "Jupyter"),
            _ => Join('/', variable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Join('/', home, ".local", "share"), "jupyter"),
        };
    }

    // With the system's own separator, whatever system works it out.
    private static string Join(char separator, params string[] parts) => string.Join(separator, parts);
}
