namespace NeuralNotebook.Interactive;

/// <summary>Which exercises the learner has solved.</summary>
/// <remarks>It is kept in <c>.progress.json</c> in the current directory, which is the notebook's. The environment variable
/// <see cref="Variable"/> names another file, or says <c>off</c>: then nothing is read and nothing kept,
/// as when a notebook runs without its learner.
/// To begin anew, delete the file.</remarks>
public static class Progress
{
    /// <summary>The environment variable that names another file, or says <c>off</c>.</summary>
    public const string Variable = "NEURALNOTEBOOK_PROGRESS";

    private const string Off = "off";
    private const string FileName = ".progress.json";

    /// <summary>The course as a map: each chapter with its exercises, those that are solved ticked off.</summary>
    public static CourseMap Map()
    {
        string? problem = null;
        var passed = File()?.Passed(out problem) ?? new HashSet<string>();
        return new CourseMap(Curriculum.Chapters, Curriculum.Exercises, passed) { Problem = problem };
    }

    /// <summary>Keeps that an exercise was solved.</summary>
    /// <returns>What went wrong, or null.</returns>
    internal static string? Record(string id) => File()?.Add(id);

    private static ProgressFile? File() => Environment.GetEnvironmentVariable(Variable) switch
    {
        Off => null,
        null or "" => new ProgressFile(Path.GetFullPath(FileName)),
        { } path => new ProgressFile(Path.GetFullPath(path)),
    };
}
