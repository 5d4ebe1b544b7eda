using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace NeuralNotebook.App.Workshop;

/// <summary>Who is where, as a table for spreadsheets: one line a learner, one column an exercise.</summary>
internal static class WorkshopTable
{
    private static readonly string[] FirstColumns = ["learner", "is at chapter", "exercises solved", "exercises tried"];

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // Folders are named by others: a name that begins like a formula gets an apostrophe before it,
        // also in the full-width letters that some spreadsheets take for the same.
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'],
    };

    /// <summary>How such a table begins, by which one of ours is known.</summary>
    public static string Beginning { get; } = string.Join(',', FirstColumns);

    /// <summary>Writes the table as CSV.</summary>
    public static string Write(IReadOnlyList<LearnersWork> learners, Syllabus syllabus)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var table = new CsvWriter(text, Format);
        WriteLine(table,
            [.. FirstColumns,
                .. syllabus.Chapters.SelectMany(chapter => new[] { $"{chapter.Number} cells run", $"{chapter.Number} cells" }),
                .. syllabus.Exercises.Select(exercise => exercise.Id), "could not be read"]);
        foreach (var learner in learners)
        {
            WriteLine(table,
            [
                learner.Name, learner.At?.Number ?? "", Text(learner.Count(ExerciseState.Passed)), Text(learner.Count(ExerciseState.Tried)),
                .. learner.Chapters.SelectMany(chapter => chapter.State == ChapterState.Counted
                    ? [Text(chapter.Ran), Text(chapter.Cells)] : new[] { Word(chapter.State), "" }),
                .. learner.Exercises.Select(exercise => exercise.State.ToString().ToLowerInvariant()),
                string.Join(' ', learner.Problems),
            ]);
        }

        table.Flush();
        return text.ToString();
    }

    private static void WriteLine(CsvWriter table, IEnumerable<string> fields)
    {
        foreach (string field in fields)
            table.WriteField(field);
        table.NextRecord();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(ChapterState state) => state switch
    {
        ChapterState.AsStored => "as stored",
        _ => state.ToString().ToLowerInvariant(),
    };
}
