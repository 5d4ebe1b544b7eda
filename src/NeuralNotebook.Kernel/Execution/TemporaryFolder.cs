namespace NeuralNotebook.Kernel;

/// <summary>A folder for a session's temporary files: made when the first is wanted, removed at the end.
/// What killed sessions left behind is swept away.</summary>
/// <remarks>Beside each folder lies a lock, a file that its owner holds open: the system lets go of it when the owner dies,
/// however it dies. A process' number would say less: it is given to another process later, and those of other containers cannot be seen.
/// The lock is there before its folder and goes after it.</remarks>
public sealed class TemporaryFolder : IDisposable
{
    private const string Prefix = "neural-notebook-";
    private const string LockEnding = ".lock";
    private const int MostTries = 5;

    /// <summary>So long a folder without a lock is left alone: versions before this one made none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly Lazy<(string Path, FileStream Owner)> folder;

    /// <summary>Nothing is made yet.</summary>
    /// <param name="parent">Where it will lie; the system's folder for temporary files if not given.</param>
    public TemporaryFolder(string? parent = null) => folder = new(() => Make(parent ?? System.IO.Path.GetTempPath()));

    /// <summary>The folder, which exists from now on.</summary>
    public string Path => folder.Value.Path;

    /// <summary>Removes the folder, if it was ever made.</summary>
    public void Dispose()
    {
        if (folder.IsValueCreated)
            Remove(folder.Value.Path, folder.Value.Owner);
    }

    /// <summary>Removes what the dead have left behind; what the living use stays.</summary>
    /// <param name="parent">Where to look; the system's folder for temporary files if not given.</param>
    public static void Sweep(string? parent = null)
    {
        parent ??= System.IO.Path.GetTempPath();
        try
        {
            string[] paths = [.. Directory.GetFileSystemEntries(parent, Prefix + "*")
                .Select(entry => entry.EndsWith(LockEnding, StringComparison.Ordinal) ? entry[..^LockEnding.Length] : entry).Distinct()];
            if (paths.Length == 0 || !LocksHold(parent))
                return;
            foreach (string path in paths)
            {
                if (TryHold(path, FileMode.Open) is { } owner)
                    Remove(path, owner);
                else if (!File.Exists(path + LockEnding) && Directory.GetLastWriteTimeUtc(path) < DateTime.UtcNow - Patience)
                    Delete(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing can be swept here, or somebody else sweeps, too: a later session tries again.
        }
    }

    private static (string Path, FileStream Owner) Make(string parent)
    {
        for (int tries = 1; ; tries++)
        {
            string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}"));
            // Whoever sweeps just now may take the lock in the moment before it is held.
            if (TryHold(path, FileMode.CreateNew) is { } owner)
            {
                // The code that a kernel runs is nobody else's to change.
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
                    : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                return (path, owner);
            }

            if (tries == MostTries)
                throw new IOException($"No temporary folder can be made in {parent}: is the disk full, or the folder not yours to write?");
        }
    }

    /// <summary>Whether a held lock can be seen here; on some network drives it cannot, and then nobody can tell who lives.</summary>
    private static bool LocksHold(string parent)
    {
        string path = System.IO.Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}");
        bool hold;
        using (var first = TryHold(path, FileMode.CreateNew))
        using (var second = TryHold(path, FileMode.Open))
            hold = first is not null && second is null;
        File.Delete(path + LockEnding);
        return hold;
    }

    /// <summary>Holds a folder's lock; null if somebody else holds it, or it is not there.</summary>
    private static FileStream? TryHold(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path + LockEnding, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Remove(string path, FileStream owner)
    {
        Delete(path);
        owner.Dispose();
        if (!Directory.Exists(path))
            File.Delete(path + LockEnding);
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone already, somebody else's, or Windows, which does not delete an assembly that is loaded: a later session tries again.
        }
    }
}
