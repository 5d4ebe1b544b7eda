namespace NeuralNotebook.Interactive;

/// <summary>What a check found, and how a cell shows it: a line, the mistake if it was recognised, and the answers side by side.</summary>
[TypeFormatterSource(typeof(ShownFormatters<CheckResult>))]
public sealed record CheckResult : IShown
{
    private const int MostRows = 12;

    internal CheckResult(Exercise exercise, CheckStatus status) => (Exercise, Status) = (exercise, status);

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>What the check found.</summary>
    public CheckStatus Status { get; }

    /// <summary>The declared mistake that was recognised, or null.</summary>
    public string? Mistake { get; internal init; }

    /// <summary>Whether the course's own solution was checked, and not the learner's answer.</summary>
    public bool IsSolution { get; internal init; }

    /// <summary>How many answers agree.</summary>
    internal int Agreed { get; init; }

    internal IReadOnlyList<CheckRow> Rows { get; init; } = [];

    /// <summary>What all answers have in common, where no declared mistake was recognised, or null.</summary>
    internal string? Observed { get; init; }

    /// <summary>What the function was given and has changed, or null.</summary>
    internal string? Changed { get; init; }

    /// <summary>One more thing to say, or null.</summary>
    internal string? Notice { get; init; }

    /// <summary>What went wrong when the progress was kept, or null.</summary>
    internal string? ProgressNotice { get; init; }

    /// <summary>The result as HTML that needs neither script nor style sheet.</summary>
    public string ToHtml()
    {
        var mood = Status switch { CheckStatus.NotDone => Mood.Quiet, CheckStatus.Passed => Mood.Good, _ => Mood.Attention };
        string box = new MessageBox(mood, Heading, [.. Sentences()]).ToHtml();
        return Status switch
        {
            CheckStatus.Passed when Rows.Count > 0 =>
                $"{box}\n<details><summary>What was tried</summary>\n{AnswerTable().ToHtml()}\n</details>",
            CheckStatus.Failed when Rows.Count > 0 => $"{box}\n{AnswerTable().ToHtml()}",
            _ => box,
        };
    }

    /// <summary>The result as text.</summary>
    public override string ToString() =>
        string.Join("\n", Sentences().Prepend(Heading)) + (Status == CheckStatus.Failed && Rows.Count > 0 ? $"\n\n{AnswerTable()}" : "");

    internal static CheckResult NotDone(Exercise exercise, string notice) => new(exercise, CheckStatus.NotDone) { Notice = notice };

    /// <summary>The same result, once a pass is kept in the learner's progress.</summary>
    internal CheckResult Recorded() => Status == CheckStatus.Passed ? this with { ProgressNotice = Progress.Record(Exercise.Id) } : this;

    private string Heading => $"{Exercise}: " + Status switch
    {
        CheckStatus.NotDone => "not done yet",
        CheckStatus.Passed => IsSolution ? "✓ the solution is right" : "✓ right",
        _ => "✗ not right yet",
    };

    private IEnumerable<string> Sentences()
    {
        if (Mistake is not null)
            yield return $"Recognised: {Mistake}";
        if (Observed is not null)
            yield return $"Seen: {Observed}";
        if (Changed is not null)
            yield return $"Your function changes {Changed}, which it was given: whoever gave it still needs it as it was. Work on a copy.";
        if (Rows.Count > 0)
            yield return Rows.Count == 1 ? (Agreed == 1 ? "Its answer agrees." : "Its answer does not agree.")
                : Agreed == Rows.Count ? $"All {Rows.Count} answers agree." : $"{Agreed} of {Rows.Count} answers agree.";
        if (Rows.Any(row => row.Got.Missing is not null))
            yield return "Your function had not returned when the time was over: look for a loop that never ends. "
                + "It still runs and keeps one core of this machine busy; restart the kernel to be rid of it.";
        if (Notice is not null)
            yield return Notice;
        if (Status == CheckStatus.NotDone)
            yield return "Hint() in the next cell helps with the first step.";
        if (ProgressNotice is not null)
            yield return ProgressNotice;
    }

    /// <summary>All inputs, or, of very many, those whose answers differ first.</summary>
    private Table AnswerTable()
    {
        var shown = Rows.Count <= MostRows ? Rows : [.. Rows.OrderBy(row => row.Difference is null).Take(MostRows)];
        bool remarks = shown.Any(row => Remark(row).Length > 0);
        return new Table
        {
            Caption = shown.Count == Rows.Count ? "Expected and got" : $"Expected and got, {shown.Count} of {Rows.Count} inputs",
            Header = remarks ? ["", "input", "expected", "your answer", "remark"]
                : ["", "input", "expected", IsSolution ? "solution" : "your answer"],
            Rows =
                [.. shown.Select(row =>
                    (IReadOnlyList<TableCell>)[.. Cells(row), .. remarks ? [Text(Remark(row))] : Array.Empty<TableCell>()])],
        };
    }

    private static IEnumerable<TableCell> Cells(CheckRow row)
    {
        var (expected, got) = (AnswerText.Of(row.Expected), AnswerText.Of(row.Got));
        if (expected == got && row.Difference is not null)
            (expected, got) =
                (AnswerText.Of(row.Expected, digits: AnswerText.AllDigits), AnswerText.Of(row.Got, digits: AnswerText.AllDigits));
        return [Text(row.Difference is null ? "✓" : "✗"), Text(row.Inputs), Text(expected),
            Text(got) with { Background = row.Difference is null ? null : MessageBox.AttentionBackground }];
    }

    /// <summary>What the two values beside it do not show at once.</summary>
    private static string Remark(CheckRow row) => row.Difference is { } difference && row.Expected.Value is not null
        && (row.Got.Value is Matrix or object?[] or Dictionary<object, object?>
            || difference.EndsWith(" changed", StringComparison.Ordinal)) ? difference : "";

    private static TableCell Text(string text) => new(text) { Left = true };
}
