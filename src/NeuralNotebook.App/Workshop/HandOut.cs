using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>The folder that every learner of a workshop gets a copy of.</summary>
internal static class HandOut
{
    private static readonly string[] Folders = ["pictures", "lib", "elsewhere", "speed"];

    /// <summary>Sees to it that a hand-out can be written there, before anything is built or read for it.</summary>
    /// <exception cref="NotebookException">The folder holds something already, or lies in the course's own.</exception>
    public static void Require(string notebooks, string target)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new NotebookException($"{target}: holds something already; name a folder that is new or empty");
        string inside = Path.GetFullPath(target) + Path.DirectorySeparatorChar;
        if (inside.StartsWith(Path.GetFullPath(notebooks) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new NotebookException($"{target}: lies in the course's own folder; name one outside of it");
    }

    /// <summary>Writes the course into a new folder: the notebooks as git has them and without outputs,
    /// so that a copy tells later what was run in it; and what they load and link to.</summary>
    /// <param name="notebooks">The course's folder of notebooks, its libraries built.</param>
    /// <param name="target">The new folder.</param>
    /// <param name="originals">What git has; looked for beside the notebooks if not given.</param>
    /// <returns>How many notebooks there are.</returns>
    /// <exception cref="NotebookException">The folder holds something already, lies in the course's own, git did not answer,
    /// or a notebook cannot be read.</exception>
    public static int Write(string notebooks, string target, Originals? originals = null)
    {
        (notebooks, target) = (Path.GetFullPath(notebooks), Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        Require(notebooks, target);
        originals ??= new Originals(new CoursePath(notebooks));
        (string File, byte[]? Content)[] files =
            [.. Directory.EnumerateFiles(notebooks)
                .Where(file => new FileInfo(file).LinkTarget is null && !Path.GetFileName(file).StartsWith('.'))
                .Select(file => (file, originals.Find(file)))];
        Directory.CreateDirectory(target);
        // What the organiser keeps beside the course, such as her own answers, is not handed out; without git, nobody knows what that is.
        bool isKnown = files.Any(file => file.Content is not null);
        int count = 0;
        foreach (var (file, original) in files.Where(file => file.Content is not null || !isKnown))
        {
            string copy = Path.Combine(target, Path.GetFileName(file));
            byte[] content = original ?? File.ReadAllBytes(file);
            if (Path.GetExtension(file) == ".ipynb")
            {
                var notebook = Syllabus.ReadNotebook(content, file);
                notebook.ClearOutputs();
                notebook.Save(copy);
                count++;
            }
            else
            {
                AtomicFile.WriteBytes(copy, content);
            }
        }

        foreach (string name in Folders.Where(name => Directory.Exists(Path.Combine(notebooks, name))))
            Copy(Path.Combine(notebooks, name), Path.Combine(target, name));
        return count;
    }

    private static void Copy(string folder, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(folder))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (string inner in Directory.EnumerateDirectories(folder))
            Copy(inner, Path.Combine(target, Path.GetFileName(inner)));
    }
}
