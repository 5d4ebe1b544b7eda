using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Writes a file so that, whatever happens meanwhile, its path holds either the old text or the new one, whole.</summary>
public static class AtomicFile
{
    /// <summary>Replaces the file's text: into a new file beside it, flushed to disk, then renamed over it.</summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="text">The text, written as UTF-8 without a byte-order mark.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; the file is as it was.</exception>
    public static void WriteAllText(string path, string text)
    {
        // A link is followed, so that the rename replaces the file and not the link to it.
        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        // The same folder, because a rename is atomic only within one file system; a random name, so that what a killed run left never gets in the way.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
