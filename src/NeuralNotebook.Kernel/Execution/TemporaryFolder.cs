using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Kernel;

/// <summary>A folder for a session's temporary files: made when the first is wanted, removed at the end. What killed sessions left behind goes when another session makes its own.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "neural-notebook-";

    /// <summary>So long what looks abandoned is left alone: a container's processes may be invisible from here.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    private readonly Lazy<string> path;

    /// <summary>Nothing is made yet.</summary>
    /// <param name="parent">Where it will lie; the system's folder for temporary files if not given.</param>
    public TemporaryFolder(string? parent = null) => path = new(() => Make(parent ?? System.IO.Path.GetTempPath()));

    /// <summary>The folder, which exists from now on.</summary>
    public string Path => path.Value;

    /// <summary>Removes the folder, if it was ever made.</summary>
    public void Dispose()
    {
        if (path.IsValueCreated)
            Remove(Path);
    }

    private static string Make(string parent)
    {
        foreach (string abandoned in Directory.GetDirectories(parent, Prefix + "*").Where(IsAbandoned))
            Remove(abandoned);
        string folder = System.IO.Path.Combine(parent, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        // The code that a kernel runs is nobody else's to change.
        return (OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName;
    }

    private static bool IsAbandoned(string folder)
    {
        string owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
        return Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - Keep && !(int.TryParse(owner, CultureInfo.InvariantCulture, out int id) && Runs(id));
    }

    private static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or Windows, which does not delete an assembly that is loaded: a later session tries again.
        }
    }
}
