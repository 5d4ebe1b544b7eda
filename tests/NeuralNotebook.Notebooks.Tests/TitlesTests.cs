using System.Net;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>A title that states a finding is a claim. <c>titles/NN.md</c> lists the titles of a chapter's pictures,
/// each with the words or numbers that carry it: words that the chapter prints, or says in place of a picture;
/// or <c>names</c>, where a title says no more than what is drawn.</summary>
public sealed partial class TitlesTests
{
    public static TheoryData<string> Chapters => [.. Course.ChapterNames];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_title_is_listed_and_every_listed_title_is_drawn(string name) =>
        Assert.Equal(Titles(CourseNotebook.Read(name)).Distinct().Order(StringComparer.Ordinal),
            Rows(name).Select(row => row.Title).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void What_carries_a_title_is_printed(string name)
    {
        string printed = Printed(CourseNotebook.Read(name));
        foreach (var (title, carriedBy) in Rows(name).Where(row => row.CarriedBy != "names"))
        {
            string[] phrases = [.. Phrase().Matches(carriedBy).Select(match => match.Groups[1].Value)];
            Assert.True(phrases.Length > 0,
                $"titles/{name[..2]}.md: '{title}' is carried by no phrase in backticks, and does not say 'names'.");
            Assert.All(phrases, phrase =>
                Assert.True(printed.Contains(phrase, StringComparison.Ordinal),
                    $"titles/{name[..2]}.md: '{title}' is said to be carried by '{phrase}', and {name} prints no such thing."));
        }
    }

    [Fact]
    public void A_title_does_not_carry_itself() =>
        Assert.Equal("line chart: goes from 1 to 2", WithoutTitle("Down it goes: line chart: goes from 1 to 2", "Down it goes"));

    /// <summary>The title at the head of each stored picture.</summary>
    private static IEnumerable<string> Titles(CourseNotebook notebook) =>
        notebook.Code.SelectMany(cell => cell.Shown("image/svg+xml")).Select(Title);

    private static string Title(string svg) => WebUtility.HtmlDecode(SvgTitle().Match(svg).Groups[1].Value);

    /// <summary>Everything that a chapter's outputs say in words, without the titles, which cannot carry themselves.</summary>
    private static string Printed(CourseNotebook notebook) =>
        string.Join("\n", notebook.Code.SelectMany(cell => cell.Outputs.Select(output =>
        {
            string said = CourseCell.Said(output);
            return CourseCell.Shown(output, "image/svg+xml") is { } svg ? WithoutTitle(said, Title(svg)) : said;
        })));

    private static string WithoutTitle(string said, string title) =>
        said.StartsWith(title + ": ", StringComparison.Ordinal) ? said[(title.Length + 2)..] : said;

    private static IReadOnlyList<(string Title, string CarriedBy)> Rows(string name)
    {
        string file = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Notebooks.Tests", "titles", name[..2] + ".md");
        Assert.True(File.Exists(file),
            $"titles/{name[..2]}.md is missing: a table '| Title | Carried by |' with a row for each title of {name}.");
        return
        [
            .. File.ReadLines(file).Where(line => line.StartsWith('|')).Skip(2)
                .Select(line => ColumnEnd().Split(line.Trim().Trim('|'))
                    .Select(cell => cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal)).ToArray())
                .Select(cells => cells.Length == 2
                    ? (cells[0], cells[1])
                    : throw new FormatException(
                        $"titles/{name[..2]}.md: a row has a title and what carries it, got: {string.Join(" | ", cells)}")),
        ];
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex SvgTitle();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex ColumnEnd();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Phrase();
}
