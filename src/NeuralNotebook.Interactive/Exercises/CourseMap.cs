namespace NeuralNotebook.Interactive;

/// <summary>The chapters of the course with their exercises, and which of those are solved.</summary>
[TypeFormatterSource(typeof(ShownFormatters<CourseMap>))]
public sealed record CourseMap : IShown
{
    private readonly Table table;

    internal CourseMap(IEnumerable<(string Number, string Title)> chapters, IReadOnlyList<Exercise> exercises, IReadOnlySet<string> passed)
    {
        Exercises = exercises.Count;
        Solved = exercises.Count(exercise => passed.Contains(exercise.Id));
        table = new Table
        {
            Caption = Exercises > 0 && Solved == Exercises
                ? $"All {Exercises} exercises are solved" : $"{Solved} of {Exercises} exercises are solved",
            Header = ["", "chapter", "exercises", "solved"],
            Rows =
                [.. chapters.Select(chapter => Row(chapter, [.. exercises.Where(exercise => exercise.Chapter == chapter.Number)], passed))],
        };
    }

    /// <summary>How many exercises there are.</summary>
    public int Exercises { get; }

    /// <summary>How many of them are solved.</summary>
    public int Solved { get; }

    /// <summary>Why it is not known what is solved, in a sentence; usually null.</summary>
    public string? Problem { get; internal init; }

    /// <summary>The map as an HTML table.</summary>
    public string ToHtml() =>
        Problem is null ? table.ToHtml() : new MessageBox(Mood.Attention, "Progress", [Problem]).ToHtml() + "\n" + table.ToHtml();

    /// <summary>The map as text in columns.</summary>
    public override string ToString() => Problem is null ? table.ToString() : Problem + "\n" + table;

    private static IReadOnlyList<TableCell> Row((string Number, string Title) chapter, IReadOnlyList<Exercise> exercises,
        IReadOnlySet<string> passed)
    {
        int solved = exercises.Count(exercise => passed.Contains(exercise.Id));
        return
        [
            Text(chapter.Number),
            Text(chapter.Title),
            Text(string.Join("  ", exercises.Select(exercise => $"{(passed.Contains(exercise.Id) ? "✓" : "○")} {exercise.Id}"))),
            Text(exercises.Count == 0 ? "–" : $"{solved} of {exercises.Count}") with { Background = exercises.Count > 0
                && solved == exercises.Count ? MessageBox.GoodBackground : null },
        ];
    }

    private static TableCell Text(string text) => new(text) { Left = true };
}
