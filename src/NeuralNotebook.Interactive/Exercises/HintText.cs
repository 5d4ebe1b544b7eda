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

    /// <summary>The hint as HTML: one line, and the text when that is opened.</summary>
    public string ToHtml()
    {
        string text = Code().Replace(XmlText.Escape(Text), "<code>$1</code>");
        return $"<details><summary>{XmlText.Escape(Heading)}</summary>\n<p>{text}"
            + $"</p>{(step < exercise.Hints.Count ? $"\n<p>Not enough? <code>Hint({step + 1})</code> says more.</p>" : "")}\n</details>";
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Heading}: {Text}{(step < exercise.Hints.Count ? $"\nNot enough? Hint({step + 1}) says more." : "")}";

    private string Heading => $"Hint {step} of {exercise.Hints.Count} for exercise {exercise.Id}";

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
