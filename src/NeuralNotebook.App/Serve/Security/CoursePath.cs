using Microsoft.AspNetCore.Http;

namespace NeuralNotebook.App.Serve;

/// <summary>Turns the path of a request into a path on disk that lies within the course's folder, whatever is asked for.</summary>
internal sealed class CoursePath
{
    private const int LongestName = 255;

    /// <summary>Opens the folder.</summary>
    public CoursePath(string folder) => Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The course's folder.</summary>
    public string Root { get; }

    /// <summary>The path on disk; the file need not exist.</summary>
    /// <param name="path">The path within the course, its parts separated by '/'.</param>
    /// <exception cref="RequestException">The path leads elsewhere, or is not one that every system can have.</exception>
    public string Resolve(string path)
    {
        path = path.Trim('/');
        if (path.Length == 0)
            return Root;
        string full = Root;
        foreach (string name in path.Split('/'))
        {
            if (!IsPlainName(name))
                throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is no path within the course's folder.");
            full = Path.Combine(full, name);
            // A link may lead anywhere, and may lead elsewhere a moment later: none is followed.
            if (new FileInfo(full).LinkTarget is not null || IsReparsePoint(full))
                throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' leads through a link, and links are not followed.");
        }

        return full;
    }

    /// <summary>The path within the course of a file on disk.</summary>
    public string Relative(string full) => Path.GetRelativePath(Root, full) is var path && path == "." ? "" : path.Replace('\\', '/');

    /// <summary>Whether a name is an ordinary file name on every system: not hidden, not a device, not a way up or out.</summary>
    public static bool IsPlainName(string name)
    {
        if (name.Length is 0 or > LongestName || name.StartsWith('.') || name.EndsWith('.') || name.EndsWith(' '))
            return false;
        // Kestrel leaves an encoded slash encoded; no other part of a name is still encoded here, unless somebody encoded it twice.
        if (name.Any(letter => letter is '\\' or '/' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(letter))
            || name.Contains("%2f", StringComparison.OrdinalIgnoreCase) || name.Contains("%5c", StringComparison.OrdinalIgnoreCase))
            return false;
        // Windows gives every long or hidden name a short one, too: GIT~1 is .git.
        if (name.Zip(name.Skip(1)).Any(pair => pair.First == '~' && char.IsAsciiDigit(pair.Second)))
            return false;
        string stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return stem is not ("CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$" or "CLOCK$")
            && !(stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
                && (char.IsDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }

    private static bool IsReparsePoint(string path)
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
