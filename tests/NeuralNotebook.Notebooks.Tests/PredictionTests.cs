using System.Net;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>"Predict first" asks before the answer can be seen, and the text says afterwards what came out.</summary>
public sealed partial class PredictionTests
{
    /// <summary>A line shorter than this may stand in two places by chance: "loss 0.7531".</summary>
    private const int TellingLine = 12;

    public static TheoryData<string, string> Predictions =>
        [.. Course.ChapterNames.SelectMany(name => CourseNotebook.Read(name).Markdown.Where(Asks).Select(cell => (name, cell.Id)))];

    [Theory]
    [MemberData(nameof(Predictions))]
    public void The_question_comes_last_and_the_next_cell_answers_it(string name, string id)
    {
        var (cells, at) = Find(name, id);
        Assert.True(Question().IsMatch(cells[at].Source.Trim().Split("\n\n")[^1]),
            $"{name}, cell '{id}': the question stands before other text; put it last.");
        Assert.True(cells[at + 1].IsCode, $"{name}, cell '{id}': no code cell follows the question.");
    }

    [Theory]
    [MemberData(nameof(Predictions))]
    public void The_text_after_it_begins_with_the_answer(string name, string id)
    {
        var (cells, at) = Find(name, id);
        var next = cells.Skip(at + 1).First(cell => !cell.IsCode);
        Assert.False(next.Source.StartsWith('#'),
            $"{name}, cell '{id}': the next text, '{next.Source.Split('\n')[0]}', begins something new before it says what came out.");
    }

    [Theory]
    [MemberData(nameof(Predictions))]
    public void No_cell_before_shows_what_the_answering_cell_shows(string name, string id)
    {
        var (cells, at) = Find(name, id);
        string before = string.Join("\n", cells.Take(at + 1).Select(cell => cell.Source + "\n" + cell.OutputText));
        Assert.All(Answers(cells[at + 1]),
            answer => Assert.False(before.Contains(answer, StringComparison.Ordinal),
                $"{name}, cell '{id}': '{answer}' stands before the question whose answer it is."));
    }

    [Fact]
    public void There_are_questions_to_ask() =>
        Assert.True(Predictions.Count >= 2 * Course.ChapterNames.Count, $"only {Predictions.Count} predictions in the whole course");

    /// <summary>The titles of its pictures, and the lines that it prints.</summary>
    private static IEnumerable<string> Answers(CourseCell cell) =>
    [
        .. cell.Shown("image/svg+xml").Select(svg => WebUtility.HtmlDecode(SvgTitle().Match(svg).Groups[1].Value))
            .Where(title => title.Length >= TellingLine),
        .. cell.Outputs.Where(output => CourseCell.Shown(output, "image/svg+xml") is null)
            .SelectMany(output => CourseCell.Said(output).Split('\n')).Select(line => line.Trim())
            .Where(line => line.Length >= TellingLine && line.Any(char.IsAsciiDigit) && line.Any(char.IsLetter)),
    ];

    private static (IReadOnlyList<CourseCell> Cells, int At) Find(string name, string id)
    {
        var cells = CourseNotebook.Read(name).Cells;
        return (cells, cells.ToList().FindIndex(cell => cell.Id == id));
    }

    private static bool Asks(CourseCell cell) => Question().IsMatch(cell.Source);

    [GeneratedRegex(@"\*Predict first", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    [GeneratedRegex(@"<title[^>]*>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex SvgTitle();
}
