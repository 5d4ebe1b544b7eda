using System.Text.RegularExpressions;

namespace NeuralNotebook.Interactive;

/// <summary>A hint, folded up until it is opened.</summary>
[TypeFormatterSource(typeof(ShownFormatters<HintText>))]
public sealed partial record HintText : IShown
{
    private readonly Exercise exercise;
    private readonly int step;

    internal HintText(Exercise exercise, int step, string text) => (this.exercise, this.step, Text) = (exercise, step, text);

    /// <summary>What the hint says; code stands between backticks.</summary>
    public string Text { get; }

    /// <summary>The hint as HTML: one line, and the text when that is opened; behind it the next hint, folded up in the same way.</summary>
    public string ToHtml() => Folded(Heading);

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}: {Text}{(IsLast ? "" : $"\nNot enough? Hint({step + 1}) says more.")}";

    private bool IsLast => step == exercise.Hints.Count;

    private string Folded(string summary)
    {
        string text = Code().Replace(XmlText.Escape(Text), "<code>$1</code>");
        string next = IsLast ? "" : exercise.Hint(step + 1).Folded($"Not enough? Hint {step + 1} of {exercise.Hints.Count}") + "\n";
        return $"<details><summary>{XmlText.Escape(summary)}</summary>\n<p>{text}</p>\n{next}</details>";
    }

    private string Heading => $"Hint {step} of {exercise.Hints.Count} for exercise {exercise.Id}";

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
