namespace NeuralNotebook.Interactive;

/// <summary>An exercise whose answer is a function.</summary>
/// <remarks>
/// <para>The learner's function runs on the given cases and on random ones drawn with fixed seeds; what it returns is compared with what
/// <see cref="Reference"/> returns for the same input, made anew. A function that throws fails that case only,
/// unless the reference throws the same.</para>
/// <para>It runs on a thread of its own. When <see cref="TimeLimit"/> is over, the check stops waiting and says so; .NET offers no way to
/// end such a thread from within the process, so that it keeps one core busy until the kernel is restarted, and the check says that too.
/// A recursion without an end exhausts the stack, and that ends the whole kernel: .NET gives no way to catch it.</para>
/// </remarks>
/// <param name="id">Chapter and number: "05.2".</param>
/// <param name="title">What the exercise is about, in a few words.</param>
public sealed class Exercise<TFunction>(string id, string title) : Exercise(id, title)
    where TFunction : Delegate
{
    /// <summary>The right answer, written as plainly as it can be.</summary>
    public required TFunction Reference { get; init; }

    /// <summary>The inputs that every answer is tried on.</summary>
    public required IReadOnlyList<Case<TFunction>> Cases { get; init; }

    /// <summary>Draws one more input, or null for none. It is called with a fixed seed, several times with the same one:
    /// all its chance comes from its argument.</summary>
    public Func<SeededRandom, Case<TFunction>>? RandomCase { get; init; }

    /// <summary>How many random inputs are drawn.</summary>
    public int RandomCases { get; init; } = 5;

    /// <summary>The wrong answers that are recognised.</summary>
    public IReadOnlyList<Mistake<TFunction>> Mistakes { get; init; } = [];

    /// <summary>How long all runs of the learner's function may take together.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Says of wrong answers, from the answers alone, what was seen in them; null for nothing.</summary>
    internal Func<IReadOnlyList<object?>, string?>? Remark { get; init; }

    /// <summary>Checks the learner's function, and keeps in her progress that it passed.</summary>
    public CheckResult Check(TFunction? function) => Judge(function).Recorded();

    /// <summary>Checks the course's own solution. That is no progress of the learner's.</summary>
    public CheckResult Solution(TFunction? function) => Judge(function) with { IsSolution = true };

    internal override CheckResult JudgeReference() => Judge(Reference);

    internal override IEnumerable<(string Mistake, CheckResult Result)> JudgeMistakes() =>
        Mistakes.Select(mistake => (mistake.Description, Judge(mistake.Answer)));

    private CheckResult Judge(TFunction? function)
    {
        if (function is null)
            return CheckResult.NotDone(this, "Write your function in this cell, then run it again.");
        Func<Case<TFunction>>[] cases =
        [
            .. Cases.Select(known => (Func<Case<TFunction>>)(() => known)),
            .. RandomCase is null ? []
                : Enumerable.Range(1, RandomCases).Select(seed => (Func<Case<TFunction>>)(() => RandomCase(new SeededRandom(seed)))),
        ];
        var expected = AnswersOf(Reference, cases);
        var watch = new InputWatch<TFunction>(function);
        string?[] changed = new string?[cases.Length];
        var runs = cases.Select((each, i) => (Func<object?>)(() => Watched(each(), watch, ref changed[i])));
        var got = new TimeLimitedRuns([.. runs]).Run(TimeLimit);
        if (got.Any(answer => answer.Error is NotImplementedException))
            return CheckResult.NotDone(this,
                "The function still throws NotImplementedException. Write it in this cell, then run it again.");

        string?[] differences =
            [.. expected.Zip(got, (right, answer) => right.Difference(answer, Tolerance))
                .Zip(changed, (difference, names) => difference
                    ?? (names is null ? null : $"{names} {(names.Contains(" and ", StringComparison.Ordinal) ? "were" : "was")} changed"))];
        var result = new CheckResult(this, differences.All(difference => difference is null) ? CheckStatus.Passed : CheckStatus.Failed)
        {
            Notice = differences.All(difference => difference is null) ? null : Remark?.Invoke([.. got.Select(answer => answer.Value)]),
            Agreed = differences.Count(difference => difference is null),
            Rows = [.. cases.Select((each, i) => new CheckRow(each().Inputs, expected[i], got[i], differences[i]))],
            Changed = changed.FirstOrDefault(names => names is not null),
        };
        if (result.Status == CheckStatus.Passed)
            return result;
        if (Mistakes.FirstOrDefault(mistake => AnswersOf(mistake.Answer, cases)
            .Zip(got, (wrong, answer) => wrong.Difference(answer, Tolerance)).All(difference => difference is null)) is { } made)
            return result with { Mistake = made.Description, Notice = null };
        return got.All(answer => answer.IsMarker) && !expected.All(answer => answer.IsMarker)
            ? CheckResult.NotDone(this,
                $"The function still returns {AnswerText.Of(got[0].Value)}, the starter's placeholder, whatever the input. "
                    + "Write it in this cell, then run it again.")
            : result with
            {
                Observed = IsRepeated(function, cases[0], got[0])
                ? Observation.Of([.. expected.Zip(got)], Tolerance) : Observation.TwoAnswers
            };
    }

    /// <summary>Whether a second call with the first input gives the answer of the first call.
    /// If there was none, nothing can be said.</summary>
    private bool IsRepeated(TFunction function, Func<Case<TFunction>> first, Answer got)
    {
        if (got.Missing is not null)
            return true;
        var again = new TimeLimitedRuns([() => first().Run(function)]).Run(TimeLimit)[0];
        return again.Missing is not null || got.Difference(again, Tolerance) is null;
    }

    private static object? Watched(Case<TFunction> each, InputWatch<TFunction> watch, ref string? changed)
    {
        object? value = each.Run(watch.Function);
        changed = watch.TakeChange();
        return value;
    }

    private static Answer[] AnswersOf(TFunction function, IEnumerable<Func<Case<TFunction>>> cases) =>
        [.. cases.Select(each => Answer.From(() => each().Run(function)))];
}
