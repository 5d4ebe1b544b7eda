using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The page of claims sends its reader to a chapter and a phrase: the phrase is there.</summary>
public sealed partial class ClaimsTests
{
    private static readonly IReadOnlyList<string[]> rows = [.. Rows(Course.Page("claims.md"))];

    public static TheoryData<string, string> Phrases => [.. rows.SelectMany(row => Pointers(row[^1])).Distinct()];

    [Fact]
    public void Every_claim_names_a_phrase_of_a_chapter_or_a_source()
    {
        Assert.NotEmpty(rows);
        Assert.All(rows,
            row => Assert.True(Pointers(row[^1]).Any() || row[^1].Contains("Source", StringComparison.Ordinal),
                $"'{row[0]}' has neither a chapter with a phrase nor a source."));
        Assert.All(rows,
            row => Assert.True(ChapterLink().Count(row[^1]) <= Pointers(row[^1]).Count(),
                $"'{row[0]}' links to a chapter and says nothing to look for."));
    }

    [Theory]
    [MemberData(nameof(Phrases))]
    public void The_phrase_stands_in_a_code_cell_or_in_what_it_shows(string chapter, string phrase) =>
        Assert.True(
            CourseNotebook.Read(chapter).Code.Any(cell => cell.Source.Contains(phrase, StringComparison.Ordinal)
                || cell.OutputText.Contains(phrase, StringComparison.Ordinal)), $"{chapter} has no code cell with '{phrase}'.");

    [Fact]
    public void A_chapters_claims_point_into_that_chapter()
    {
        foreach (string section in Course.Page("claims.md").Split("\n## ").Skip(1).Where(section => char.IsAsciiDigit(section[0])))
            Assert.All(Rows(section).SelectMany(row => Pointers(row[^1])),
                pointer => Assert.StartsWith(section[..2] + "-", pointer.Chapter, StringComparison.Ordinal));
    }

    /// <summary>The cells of each table row below the heads.</summary>
    private static IEnumerable<string[]> Rows(string markdown)
    {
        string[] lines = markdown.Split('\n');
        for (int i = 2; i < lines.Length; i++)
            if (lines[i].StartsWith('|') && lines[i - 1].StartsWith('|') && !lines[i].StartsWith("|---", StringComparison.Ordinal))
                yield return [.. ColumnEnd().Split(lines[i].Trim().Trim('|')).Select(cell => cell.Trim())];
    }

    /// <summary>The phrases in code quotes, each with the chapter that was linked to before it.</summary>
    private static IEnumerable<(string Chapter, string Phrase)> Pointers(string text)
    {
        string? chapter = null;
        foreach (Match match in ChapterOrPhrase().Matches(text.Split("Source:")[0]))
        {
            if (match.Groups[1].Success)
                chapter = match.Groups[1].Value;
            else if (chapter is not null)
                yield return (chapter, match.Groups[2].Value.Replace(@"\|", "|", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex ColumnEnd();

    [GeneratedRegex(@"\]\(\d\d-[^)]+\.ipynb\)")]
    private static partial Regex ChapterLink();

    [GeneratedRegex(@"\]\((\d\d-[^)]+\.ipynb)\)|`([^`]+)`")]
    private static partial Regex ChapterOrPhrase();
}
