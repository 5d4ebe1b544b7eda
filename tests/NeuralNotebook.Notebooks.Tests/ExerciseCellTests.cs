using System.Reflection;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>Each exercise has its cells: the starter, which is not done; the hint; the solution, which passes.
/// The outputs looked at are the stored ones, and <see cref="CourseRunTests"/> holds that a fresh run shows the same.</summary>
public sealed partial class ExerciseCellTests
{
    public static TheoryData<string> Notebooks => [.. Course.NotebookNames];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void An_untouched_starter_is_not_done(string name)
    {
        foreach (var cell in CourseNotebook.Read(name).Code.Where(cell => cell.HasTag("exercise")))
            Assert.True(ShownIds(cell, NotDone()).Any(),
                $"{name}, cell '{cell.Id}': the starter of an exercise shows 'not done yet', got: {cell.OutputText}");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_solution_is_folded_and_right_and_keeps_no_progress(string name)
    {
        foreach (var cell in CourseNotebook.Read(name).Code.Where(cell => cell.HasTag("solution")))
        {
            Assert.True(ShownIds(cell, Solved()).Any(),
                $"{name}, cell '{cell.Id}': the solution of an exercise shows that it is right, got: {cell.OutputText}");
            Assert.True(cell.IsFolded, $"{name}, cell '{cell.Id}': a solution is folded (metadata jupyter.source_hidden).");
            Assert.DoesNotContain(".Check(", cell.Source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_exercise_of_the_chapter_has_a_starter_then_a_hint_then_a_solution(string name)
    {
        var notebook = CourseNotebook.Read(name);
        var cells = notebook.Code.ToList();
        foreach (string id in Declared(notebook.Chapter))
        {
            int starter = cells.FindIndex(cell => cell.HasTag("exercise") && ShownIds(cell, NotDone()).Contains(id));
            int hint = cells.FindIndex(cell => cell.HasTag("hint") && ShownIds(cell, Hint()).Contains(id));
            int solution = cells.FindIndex(cell => cell.HasTag("solution") && ShownIds(cell, Solved()).Contains(id));
            Assert.True(starter >= 0 && starter < hint && hint < solution,
                $"{name}: exercise {id} has its starter in code cell {starter + 1}, its hint in {hint + 1}"
                    + $", its solution in {solution + 1} (0: none).");
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_exercise_that_a_notebook_shows_is_its_chapters(string name)
    {
        var notebook = CourseNotebook.Read(name);
        var declared = Declared(notebook.Chapter);
        Assert.All(notebook.Code.Where(cell => cell.HasTag("exercise") || cell.HasTag("hint") || cell.HasTag("solution"))
            .SelectMany(cell => AnyId().Matches(cell.OutputText).Select(match => match.Groups[1].Value)),
            id => Assert.Contains(id, declared));
    }

    /// <summary>The ids of the exercises that the library holds for a chapter: the public static properties of its class.</summary>
    private static IReadOnlyList<string> Declared(string? chapter)
    {
        var library = Assembly.LoadFrom(Path.Combine(Course.Notebooks, "lib", "NeuralNotebook.Interactive.dll"));
        var type = library.GetType($"NeuralNotebook.Interactive.Chapter{chapter}");
        return [.. (type?.GetProperties(BindingFlags.Public | BindingFlags.Static) ?? []).Select(property => property.GetValue(null)!)
            .Select(exercise => (string)exercise.GetType().GetProperty("Id")!.GetValue(exercise)!)];
    }

    private static IEnumerable<string> ShownIds(CourseCell cell, Regex pattern) =>
        pattern.Matches(cell.OutputText).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^Exercise (\d\d\.\d+) · .*: not done yet$", RegexOptions.Multiline)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"^Exercise (\d\d\.\d+) · .*: ✓ the solution is right$", RegexOptions.Multiline)]
    private static partial Regex Solved();

    [GeneratedRegex(@"^Hint 1 of 2 for exercise (\d\d\.\d+): ", RegexOptions.Multiline)]
    private static partial Regex Hint();

    [GeneratedRegex(@"[Ee]xercise (\d\d\.\d+)")]
    private static partial Regex AnyId();
}
