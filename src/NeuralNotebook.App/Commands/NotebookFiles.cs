using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary>Which notebooks are meant.</summary>
internal static class NotebookFiles
{
    // A folder that cannot be read keeps no other notebook from running.
    private static readonly EnumerationOptions Below = new()
    { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 };

    /// <summary>The named notebooks, those in the named folders, or the whole course; not the copies in hidden folders,
    /// such as checkpoints.</summary>
    /// <exception cref="NotebookException">There is no such file or folder, or no notebook in it.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            string course =
                Path.Combine(CourseFolder.Find()
                    ?? throw new NotebookException(
                        "Here is no course to run: name notebooks, or start from the folder that NeuralNotebook.sln lies in."),
                        "notebooks");
            paths = [Path.GetRelativePath(Environment.CurrentDirectory, course)];
        }

        return [.. paths.SelectMany(Expand)];
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new NotebookException($"{path}: there is no such notebook or folder");
        string[] notebooks = [.. Directory.EnumerateFiles(path, "*.ipynb", Below)
            .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal)];
        return notebooks.Length > 0 ? notebooks : throw new NotebookException($"{path}: holds no notebook");
    }
}
