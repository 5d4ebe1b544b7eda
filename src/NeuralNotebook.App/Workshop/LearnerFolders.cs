using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Workshop;

/// <summary>Where one learner's work lies.</summary>
/// <param name="Name">What her folder is called; where others are called the same, with the folders above it that tell them apart.</param>
/// <param name="Course">The folder of her notebooks; null where none was found.</param>
/// <param name="Problem">Why none was found, in a sentence; null where one was.</param>
internal sealed record LearnerFolder(string Name, string? Course, string? Problem);

/// <summary>Finds the learners' folders. Links within them are not followed: whoever collects may read what the learner may not.</summary>
internal sealed class LearnerFolders
{
    private static readonly string[] Archives = [".zip", ".gz", ".7z", ".tar", ".rar"];
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    private readonly List<(string Path, string? Course, string? Problem)> found = [];
    private readonly List<string> problems = [];

    /// <summary>Looks at each folder: it is a learner's if it holds the course, itself or in <c>notebooks</c>;
    /// if not, each folder in it is a learner's.</summary>
    public LearnerFolders(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            try
            {
                Add(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{PlainLine.Of(folder)}: cannot be read: {PlainLine.Of(error.Message)}");
            }
        }
    }

    /// <summary>The learners, by name.</summary>
    public IReadOnlyList<LearnerFolder> Learners =>
        [.. Names().Select((name, index) => new LearnerFolder(name, found[index].Course, found[index].Problem))
            .OrderBy(learner => learner.Name, StringComparer.OrdinalIgnoreCase).ThenBy(learner => learner.Name, StringComparer.Ordinal)];

    /// <summary>What stands for no learner and cannot be read, in sentences.</summary>
    public IReadOnlyList<string> Problems => problems;

    private void Add(string folder, string asked)
    {
        if (!Directory.Exists(folder))
        {
            string fault = File.Exists(folder) ? "is a file; name the folder that it was unpacked into" : "there is no such folder";
            problems.Add($"{PlainLine.Of(asked)}: {fault}");
            return;
        }

        if (CourseIn(folder) is { } own)
        {
            Add(folder, own, null);
            return;
        }

        int before = found.Count;
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo && Archives.Contains(entry.Extension.ToLowerInvariant()))
                problems.Add($"{PlainLine.Of(Path.Combine(asked, entry.Name))}: is packed; unpack it into a folder of its own, "
                    + "named after the learner");
            else if (entry.LinkTarget is not null && Directory.Exists(entry.FullName))
                Add(entry.FullName, null, "The folder is a link to elsewhere, and links are not followed.");
            else if (entry is DirectoryInfo && !entry.Name.StartsWith('.'))
                AddLearner(entry.FullName);
        }

        if (found.Count == before)
            problems.Add($"{PlainLine.Of(asked)}: holds neither a course nor folders of learners");
    }

    private void AddLearner(string folder)
    {
        try
        {
            // Of a home folder, the course is one of the folders in it.
            string? course = CourseIn(folder) ?? new DirectoryInfo(folder).EnumerateDirectories("*", Everything)
                .Where(inner => inner.LinkTarget is null && !inner.Name.StartsWith('.'))
                .OrderBy(inner => inner.Name, StringComparer.Ordinal)
                .Select(inner => CourseOrNone(inner.FullName)).FirstOrDefault(found => found is not null);
            Add(folder, course, course is null
                ? $"The folder holds no chapter and no {LearnersProgress.Name}, nor does a folder in it." : null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Add(folder, null, $"The folder cannot be read: {PlainLine.Of(error.Message)}");
        }
    }

    /// <summary>One folder however often it was named: twice the same work is not two learners.</summary>
    private void Add(string folder, string? course, string? problem)
    {
        if (!found.Any(other => other.Path == folder))
            found.Add((folder, course, problem));
    }

    private static string? CourseOrNone(string folder)
    {
        try
        {
            return CourseIn(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? CourseIn(string folder)
    {
        var notebooks = new DirectoryInfo(Path.Combine(folder, "notebooks"));
        return HoldsCourse(folder)
            ? folder : notebooks.Exists && notebooks.LinkTarget is null && HoldsCourse(notebooks.FullName) ? notebooks.FullName : null;
    }

    private static bool HoldsCourse(string folder) =>
        Directory.EnumerateFiles(folder, "*", Everything).Select(Path.GetFileName)
            .Any(name => name == LearnersProgress.Name || ChapterPlan.IsChapter(name!));

    /// <summary>As much of each path's end as tells it from the others.</summary>
    private IEnumerable<string> Names()
    {
        string[][] parts =
            [.. found.Select(folder => folder.Path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))];
        return parts.Select(own =>
        {
            for (int length = 1; length < own.Length; length++)
            {
                if (parts.Count(other => other.TakeLast(length).SequenceEqual(own.TakeLast(length))) == 1)
                    return PlainLine.Of(string.Join('/', own.TakeLast(length)));
            }

            return PlainLine.Of(string.Join('/', own));
        });
    }
}
