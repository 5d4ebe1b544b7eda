namespace NeuralNotebook.Interactive;

/// <summary>A task of a chapter that checks its own answer: what all kinds of exercises have in common.</summary>
/// <remarks>An exercise is used in three cells: <c>Check(…)</c> with the learner's answer, <see cref="Hint"/>,
/// and <c>Solution(…)</c> with the course's.
/// None of them ever throws because an answer is wrong or missing, so that a whole notebook runs to its end.</remarks>
public abstract class Exercise
{
    /// <summary>Names an exercise.</summary>
    private protected Exercise(string id, string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (id is not [>= '0' and <= '9', >= '0' and <= '9', '.', >= '1' and <= '9', ..] || id.AsSpan(3).ContainsAnyExceptInRange('0', '9'))
            throw new ArgumentException($"An exercise's id is its chapter and its number, as in 05.2; got '{id}'.", nameof(id));
        (Id, Title) = (id, title);
    }

    /// <summary>Chapter and number: "05.2".</summary>
    public string Id { get; }

    /// <summary>What the exercise is about, in a few words.</summary>
    public string Title { get; }

    /// <summary>Two hints: the first step, then the second.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>How far two numbers may be apart and still be equal: |expected − got| ≤ tolerance · max(1, |expected|).</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>"05": the chapter that the exercise belongs to.</summary>
    internal string Chapter => Id[..2];

    /// <summary>A hint, folded up, with the next one folded up inside: running the whole notebook gives nothing away.</summary>
    /// <param name="step">Which one, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hint.</exception>
    public HintText Hint(int step = 1) => step >= 1 && step <= Hints.Count
        ? new HintText(this, step, Hints[step - 1])
        : throw new ArgumentOutOfRangeException(nameof(step), step,
            $"Exercise {Id} has {Hints.Count} hints: ask for Hint({string.Join(") or Hint(", Enumerable.Range(1, Hints.Count))}).");

    /// <inheritdoc/>
    public override string ToString() => $"Exercise {Id} · {Title}";

    /// <summary>Checks the right answer; nothing is recorded. A test holds that it passes.</summary>
    internal abstract CheckResult JudgeReference();

    /// <summary>Checks each declared mistake; nothing is recorded. A test holds that each is recognised.</summary>
    internal abstract IEnumerable<(string Mistake, CheckResult Result)> JudgeMistakes();
}
