namespace NeuralNotebook.Interactive;

/// <summary>An exercise whose answer is one value: predict it, or change a number until it is right.</summary>
/// <remarks>The right value is not shown while the answer is wrong; of a number the check says whether it is too
/// small or too large.</remarks>
/// <param name="id">Chapter and number: "01.1".</param>
/// <param name="title">What the exercise is about, in a few words.</param>
public sealed class ValueExercise<T>(string id, string title) : Exercise(id, title)
{
    /// <summary>The right answer, or one of them.</summary>
    public required T Expected { get; init; }

    /// <summary>Says of an answer whether it is right, where there are more right ones than <see cref="Expected"/>.</summary>
    public Func<T, bool>? Accepts { get; init; }

    /// <summary>The wrong answers that are recognised.</summary>
    public IReadOnlyList<Mistake<T>> Mistakes { get; init; } = [];

    /// <summary>Says of an answer that can be neither right nor wrong, a misspelt name, say, what is the matter with it;
    /// null of any other.</summary>
    public Func<T, string?>? Unreadable { get; init; }

    /// <summary>What the untouched starter holds, where that is not NaN, null, empty text, or a list of such.</summary>
    public IReadOnlyList<T> Untouched { get; init; } = [];

    /// <summary>Checks the learner's answer, and keeps in her progress that it passed.</summary>
    public CheckResult Check(T? answer) => Judge(answer).Recorded();

    /// <summary>Checks the course's own solution. That is no progress of the learner's.</summary>
    public CheckResult Solution(T? answer) => Judge(answer) with { IsSolution = true };

    internal override CheckResult JudgeReference() => Judge(Expected);

    internal override IEnumerable<(string Mistake, CheckResult Result)> JudgeMistakes() =>
        Mistakes.Select(mistake => (mistake.Description, Judge(mistake.Answer)));

    private CheckResult Judge(T? value)
    {
        var (expected, answer) = (Answer.From(() => Expected), Answer.From(() => value));
        if ((answer.IsMarker && !expected.IsMarker) || Untouched.Any(untouched => Same(untouched, answer)))
            return CheckResult.NotDone(this, "Put your answer into this cell, then run it again.");

        // The learner's value meets our own rule here: one that the rule cannot judge is wrong, and no error.
        var accepted = Accepts is null
            ? Answer.From(() => expected.Difference(answer, Tolerance) is null) : Answer.From(() => Accepts(value!));
        if (accepted.Value is true)
            return new CheckResult(this, CheckStatus.Passed) { Agreed = 1 };
        return new CheckResult(this, CheckStatus.Failed)
        {
            Mistake = Mistakes.FirstOrDefault(mistake => Same(mistake.Answer, answer))?.Description ?? Unreadable?.Invoke(value!),
            Notice = $"Your answer: {Written(expected, answer)}. {Direction(expected, answer)}",
        };
    }

    private bool Same(T value, Answer answer) => Answer.From(() => value).Difference(answer, Tolerance) is null;

    /// <summary>The answer, with all its digits where fewer would read like the right one.</summary>
    private static string Written(Answer expected, Answer answer) =>
        AnswerText.Of(answer.Value) is var text && text != AnswerText.Of(expected.Value)
            ? text : AnswerText.Of(answer.Value, AnswerText.AllDigits);

    private string Direction(Answer expected, Answer answer)
    {
        if (Accepts is not null)
            return "That is not it yet.";
        if (Agreement.Number(expected.Value) is { } right && Agreement.Number(answer.Value) is { } number && !double.IsNaN(right)
            && !double.IsNaN(number))
            return number < right ? "That is too small." : "That is too large.";
        return expected.Value is string or bool ? "That is not it yet." : $"That is not it yet: {expected.Difference(answer, Tolerance)}.";
    }
}
