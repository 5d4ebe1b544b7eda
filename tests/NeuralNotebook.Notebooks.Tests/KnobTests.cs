using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The numbers that a learner is to drag: a comment names where they may go, and asks what there is to find out.</summary>
public sealed partial class KnobTests
{
    public static TheoryData<string> Chapters => [.. Course.ChapterNames.Where(name => string.CompareOrdinal(name, "01") > 0)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Each_chapter_has_a_number_to_drag_and_a_question_that_dragging_answers(string name)
    {
        var knobs = CourseNotebook.Read(name).Code.SelectMany(cell => cell.Source.Split('\n')).Select(line => Knob().Match(line))
            .Where(match => match.Success).ToArray();
        Assert.NotEmpty(knobs);
        // Of the numbers before the comment at least one lies within what it names; the page would move none otherwise.
        Assert.All(knobs, knob =>
        {
            double from = Number(knob.Groups["from"].Value), to = Number(knob.Groups["to"].Value);
            Assert.True(from < to, knob.Value);
            Assert.Contains(Written().Matches(knob.Groups["code"].Value),
                number => Number(number.Value) >= from && Number(number.Value) <= to);
            Assert.EndsWith("?", knob.Value, StringComparison.Ordinal);
        });
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<code>.*)// (?<from>-?[0-9.]*[0-9])\.\.(?<to>-?[0-9.]+)(?: step [0-9.]+)?: .*$")]
    private static partial Regex Knob();

    [GeneratedRegex(@"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?")]
    private static partial Regex Written();
}
