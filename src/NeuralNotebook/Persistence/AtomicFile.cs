using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NeuralNotebook;

/// <summary>Writes a file so that, whatever happens meanwhile, its path holds either the old content or the new one, whole.</summary>
/// <remarks>
/// <para>The content goes into a new file beside the old one, is flushed to disk, and that file is renamed over the old one.
/// Links are followed, as the system follows them: the link stays and the file that it leads to is replaced,
/// or made where there is none yet. Of two who write at once the later one wins, whole. A hard link to the old file keeps the old content,
/// and the file belongs to whoever wrote it last.</para>
/// <para>Linux and macOS: rename(2) replaces atomically. The file's mode is kept, to the bit;
/// a new file gets the mode that the umask gives; until it is in place nobody else can read it, unless everybody could read the old one.
/// Windows: MoveFileEx with MOVEFILE_REPLACE_EXISTING, which fails, and changes nothing, while another program has the
/// old file open without sharing its deletion; there are no modes, and the new file inherits what its folder allows.
/// The folder's own entry is not flushed anywhere: after a power cut the old file may be back, whole.</para>
/// <para>This one source file is compiled into the engine and into the kernel, because neither may lean on the other.</para>
/// </remarks>
internal static partial class AtomicFile
{
    private const int MostLinks = 40;
    private const int LongestStem = 60;

    /// <summary>So long a temporary file is left alone whose process cannot be seen from here:
    /// another machine may share the folder.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    // Tells machines and containers apart that share a folder; their processes' numbers mean nothing to each other.
    private static readonly string Machine =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4));

    /// <summary>Writes a text as UTF-8 without a byte-order mark.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes bytes.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteBytes(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Replaces the file's content by what is written to the stream.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the new content; what it throws leaves the old file as it was.</param>
    /// <exception cref="IOException">It cannot be written, and is as it was; the message names it and says why.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = path;
        string? temporary = null;
        try
        {
            target = Follow(path);
            if (Directory.Exists(target))
                throw new IOException("it is a folder");
            UnixFileMode? mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : null;
            // The same folder, because a rename is atomic only within one file system.
            temporary = Path.Combine(Path.GetDirectoryName(target)!, TemporaryName(Path.GetFileName(target)));
            using (var stream = Create(temporary, mode))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception error)
        {
            Discard(temporary);
            if (error is IOException or UnauthorizedAccessException)
                throw new IOException($"'{Path.GetFileName(path)}' cannot be written: {Reason(error, target)}; nothing was changed.",
                    error);
            throw;
        }
    }

    /// <summary>Removes the temporary files of writers that were killed. Those of the living, here or on a machine that shares
    /// the folder, stay.</summary>
    /// <param name="folder">The folder to look through.</param>
    /// <param name="depth">How many levels of folders below it are looked through, too.</param>
    public static void Sweep(string folder, int depth = 0)
    {
        var everywhere = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            RecurseSubdirectories = true,
            MaxRecursionDepth = depth
        };
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, ".*.tmp", everywhere).Where(IsAbandoned))
                Discard(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever comes next tries again.
        }
    }

    private static FileStream Create(string temporary, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows() || mode is null)
            return new FileStream(temporary, options);
        // Its own mode comes at once, not at the end: who could not read the old file cannot read the new one at any moment.
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(temporary, options);
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode.Value);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static string TemporaryName(string name)
    {
        // A name that is as long as a file system allows leaves no room for more.
        string stem = name.Length <= LongestStem
            ? name : name[..(char.IsHighSurrogate(name[LongestStem - 1]) ? LongestStem - 1 : LongestStem)];
        return string.Create(CultureInfo.InvariantCulture, $".{stem}.{Machine}-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");
    }

    /// <summary>Where a path leads when every link on the way is followed; the file need not exist.</summary>
    private static string Follow(string path)
    {
        string full = Path.GetFullPath(path);
        int links = 0;
        return Walk(Path.GetPathRoot(full)!, full[Path.GetPathRoot(full)!.Length..], ref links);
    }

    /// <summary>Goes from a place without links along a path, part by part, because ".." after a link means the folder above
    /// what it leads to.</summary>
    private static string Walk(string place, string path, ref int links)
    {
        foreach (string part in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
            StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                place = Path.GetDirectoryName(place) ?? place;
                continue;
            }

            string next = Path.Combine(place, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                place = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException("its link leads to itself");
            string root = Path.GetPathRoot(target) is { Length: > 0 } start ? Path.GetFullPath(start) : place;
            place = Walk(root, target[(Path.GetPathRoot(target)?.Length ?? 0)..], ref links);
        }

        return place;
    }

    private static string Reason(Exception error, string target) => error switch
    {
        DirectoryNotFoundException => $"there is no folder '{Path.GetDirectoryName(Path.GetFullPath(target))}'",
        UnauthorizedAccessException => $"the folder '{Path.GetDirectoryName(Path.GetFullPath(target))}' or the file allows no writing",
        // ENOSPC and Windows' ERROR_DISK_FULL.
        IOException { HResult: 28 or unchecked((int)0x80070070) } => "the disk is full",
        PathTooLongException => "its path is too long",
        _ => error.Message.TrimEnd('.'),
    };

    private static bool IsAbandoned(string file)
    {
        if (Temporary().Match(Path.GetFileName(file)) is not { Success: true } name)
            return false;
        var written = File.GetLastWriteTimeUtc(file);
        bool isOld = written < DateTime.UtcNow - Keep;
        if (name.Groups["machine"].Value != Machine
            || !int.TryParse(name.Groups["process"].Value, CultureInfo.InvariantCulture, out int id))
            return isOld;
        try
        {
            using var process = Process.GetProcessById(id);
            // A process that began after the file was written has only got the number of the one that wrote it.
            return isOld && process.StartTime.ToUniversalTime() > written;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            // It runs, or did a moment ago; more cannot be known of it.
            return false;
        }
    }

    private static void Discard(string? temporary)
    {
        try
        {
            if (temporary is not null)
                File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A later sweep takes it; what matters more is why the writing failed.
        }
    }

    /// <summary>Our temporary files' names; without machine and process, as they were called first.</summary>
    [GeneratedRegex(@"^\..+?\.(?:(?<machine>[0-9a-f]{8})-(?<process>\d+)-)?[0-9a-f]{32}\.tmp$")]
    private static partial Regex Temporary();
}
