using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Export;

/// <summary>The folder that a site is written into: whole or not at all, and what others laid there stays.</summary>
/// <remarks>The new site is made beside the folder and takes its place by being renamed; then what was not the old site's moves over from
/// it. An export that was ended in between is brought to its end by the next one.</remarks>
internal sealed class SiteFolder
{
    private readonly string target, made, old;

    /// <summary>Opens a place.</summary>
    /// <param name="path">The folder; it need not exist.</param>
    public SiteFolder(string path)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string beside = Path.GetDirectoryName(target) ?? throw new NotebookException($"{path}: is no folder of its own; name one");
        (made, old) = (Path.Combine(beside, $".{Path.GetFileName(target)}.new"), Path.Combine(beside, $".{Path.GetFileName(target)}.old"));
    }

    /// <summary>Makes sure that a site may be written here.</summary>
    /// <exception cref="NotebookException">The place holds something that is no earlier export, or is a file or a link.</exception>
    public void Require()
    {
        Recover();
        if (File.Exists(target) || new DirectoryInfo(target).LinkTarget is not null)
            throw new NotebookException($"{target}: is a {(File.Exists(target) ? "file" : "link")}; name a folder");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && SiteFiles.ReadList(target) is null)
            throw new NotebookException($"{target}: holds something that is no earlier export (it has no {SiteFiles.ListName}"
                + " of this program); name a folder that is new or empty");
    }

    /// <summary>Writes a site, in place of an earlier one.</summary>
    /// <exception cref="NotebookException">The place cannot be used, or somebody's own file there has the name of one
    /// of the site's.</exception>
    public void Write(SiteFiles files)
    {
        Require();
        if (Directory.Exists(target))
            RequireRoom(files, SiteFiles.ReadList(target) ?? []);
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
        foreach (string path in files.Paths)
        {
            string file = Path.Combine(made, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, files[path]);
        }

        if (Directory.Exists(target))
            Directory.Move(target, old);
        Directory.Move(made, target);
        Recover();
    }

    private void RequireRoom(SiteFiles files, HashSet<string> known)
    {
        foreach (string path in files.Paths.Where(path => !known.Contains(path)))
        {
            string file = Path.Combine(target, path);
            string? above = Parents(path).FirstOrDefault(parent => File.Exists(Path.Combine(target, parent)) && !known.Contains(parent));
            if (above is not null || Path.Exists(file)
                && !(Directory.Exists(file) && known.Any(own => own.StartsWith(path + "/", StringComparison.Ordinal))))
                throw new NotebookException($"{Path.Combine(target, above ?? path)}: is not of an earlier export, and the new one has a "
                    + "file of that name; move it away");
        }
    }

    private static IEnumerable<string> Parents(string path)
    {
        for (int end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            yield return path[..end];
    }

    /// <summary>Ends what an export began: the old site comes back if no new one took its place;
    /// otherwise what is not of the old site moves over, and the rest goes.</summary>
    private void Recover()
    {
        if (!Directory.Exists(old))
            return;
        if (!Directory.Exists(target))
        {
            Directory.Move(old, target);
            return;
        }

        MoveOthers("", SiteFiles.ReadList(old) ?? []);
        Directory.Delete(old, recursive: true);
    }

    private void MoveOthers(string folder, HashSet<string> own)
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(old, folder)).EnumerateFileSystemInfos())
        {
            string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}", way = Path.Combine(target, path);
            if (own.Contains(path))
                continue;
            if (entry is DirectoryInfo inner && entry.LinkTarget is null
                && (Directory.Exists(way) || own.Any(known => known.StartsWith(path + "/", StringComparison.Ordinal))))
            {
                MoveOthers(path, own);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(way)!);
            if (entry is DirectoryInfo directory)
                directory.MoveTo(way);
            else
                ((FileInfo)entry).MoveTo(way);
        }
    }
}
