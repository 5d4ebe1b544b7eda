using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>How far one learner is, read from her progress file and her notebooks.</summary>
/// <param name="Name">Who she is.</param>
/// <param name="Chapters">Every chapter of the course.</param>
/// <param name="Problems">What could not be read, in sentences.</param>
internal sealed record LearnersWork(string Name, IReadOnlyList<ChapterWork> Chapters, IReadOnlyList<string> Problems)
{
    private const long LargestProgress = 1L << 20;
    private const long LargestNotebook = 64L << 20;

    /// <summary>The last chapter in which she has done something; null before she has.</summary>
    public ChapterPlan? At => Chapters.LastOrDefault(chapter => chapter.IsBegun)?.Plan;

    /// <summary>Every exercise of the course, and how far she is with it.</summary>
    public IEnumerable<(ExercisePlan Exercise, ExerciseState State)> Exercises =>
        Chapters.SelectMany(chapter => chapter.Plan.Exercises.Zip(chapter.Exercises));

    /// <summary>In how many exercises she is that far.</summary>
    public int Count(ExerciseState state) => Exercises.Count(exercise => exercise.State == state);

    /// <summary>Reads what a learner has. Whatever is wrong with it is said in a sentence, and the rest still counts.</summary>
    public static LearnersWork Read(LearnerFolder learner, Syllabus syllabus)
    {
        var problems = new List<string>();
        if (learner.Problem is { } problem)
            problems.Add(problem);
        if (learner.Course is not { } course)
            return new(learner.Name,
                [.. syllabus.Chapters.Select(plan => ChapterWork.Without(plan, new HashSet<string>(), ChapterState.Missing))], problems);

        var passed = ReadFile(course, LearnersProgress.Name, LargestProgress, bytes => LearnersProgress.Passed(bytes).ToHashSet(), problems)
            ?? [];
        return new(learner.Name, [.. syllabus.Chapters.Select(plan =>
            ReadFile(course, plan.File, LargestNotebook, bytes => ChapterWork.Of(plan, Notebook.Read(bytes), passed), problems)
            ?? ChapterWork.Without(plan, passed,
                File.Exists(Path.Combine(course, plan.File)) ? ChapterState.Unreadable : ChapterState.Missing))], problems);
    }

    /// <returns>What was read; null where there is no such file, or it cannot be read.</returns>
    private static T? ReadFile<T>(string folder, string name, long largest, Func<byte[], T> read, List<string> problems) where T : class
    {
        var file = new FileInfo(Path.Combine(folder, name));
        try
        {
            if (file.LinkTarget is not null)
                throw new FormatException("is a link to elsewhere, and links are not followed");
            if (!file.Exists)
                return null;
            // A pipe or a device, whose reading might never end, has no length either.
            if (file.Length == 0)
                throw new FormatException("is empty");
            if (file.Length > largest)
                throw new FormatException(
                    FormattableString.Invariant($"has {file.Length >> 20} MB, and no more than {largest >> 20} are read"));
            return read(File.ReadAllBytes(file.FullName));
        }
        catch (FormatException error)
        {
            problems.Add($"{name} {PlainLine.Of(error.Message).TrimEnd('.')}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{name} cannot be read: {PlainLine.Of(error.Message)}");
        }

        return null;
    }
}
