using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What every chapter has at its head and at its foot, so that a reader finds her way.</summary>
public sealed partial class ContractTests
{
    private const long LargestFile = 1_500_000;

    /// <summary>What fits into a line of a text output on a laptop; VS Code gives a longer one a scroll bar.</summary>
    private const int LongestLine = 100;

    private const int FewestPictures = 9;

    public static TheoryData<string> Chapters => [.. Course.ChapterNames];

    /// <summary>The chapters that build the network, from layers on.</summary>
    public static TheoryData<string> BuildingChapters => [.. Course.ChapterNames.Where(name => string.CompareOrdinal(name, "02") > 0)];

    public static TheoryData<string> Pages => [.. Course.Pages().Select(page => page.Name)];

    public static TheoryData<string> Notebooks => [.. Course.NotebookNames];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_head_promises_names_three_checkpoints_and_says_how_long_and_where_from_and_where_to(string name)
    {
        var notebook = CourseNotebook.Read(name);
        string head = notebook.Cells[0].Source;

        Assert.Matches($@"^# {notebook.Chapter} · \S", head);
        Assert.Contains("**After this chapter you can** ", head, StringComparison.Ordinal);
        // the checkpoints are questions to oneself
        Assert.Matches(@"\*can I …\*\n\n1\. … \S[^\n]*\?\n2\. … \S[^\n]*\?\n3\. … \S[^\n]*\?\n", head);
        Assert.Equal(["1", "2", "3"], Numbered().Matches(head).Select(match => match.Groups[1].Value));
        // the first row is the table's header: an empty one would be drawn as a grey bar
        Assert.Matches(@"(?m)^\| Time \| about \d+ minutes \|\n\|---\|---\|$", head);
        Assert.Matches(@"\| \*\*Needs\*\* \| \S", head);
        Assert.Matches(@"\| \*\*Previous\*\* \| \S", head);
        Assert.Matches(@"\| \*\*Next\*\* \| \S", head);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Head_and_foot_link_to_the_chapters_beside_it(string name)
    {
        int at = Course.NotebookNames.ToList().IndexOf(name);
        var notebook = CourseNotebook.Read(name);
        int number = int.Parse(notebook.Chapter!, System.Globalization.CultureInfo.InvariantCulture);
        foreach (string neighbour in Course.NotebookNames.Where(other => CourseNotebook.Read(other).Chapter is { } chapter
            && Math.Abs(int.Parse(chapter, System.Globalization.CultureInfo.InvariantCulture) - number) == 1))
        {
            Assert.Contains(neighbour, MarkdownParts.Links(notebook.Cells[0].Source));
            Assert.Contains(neighbour, MarkdownParts.Links(notebook.Cells[^1].Source));
        }
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_quiz_has_three_questions_or_more_and_folds_their_answers(string name)
    {
        string quiz = CourseNotebook.Read(name).Markdown.Select(cell => cell.Source)
            .Single(source => source.StartsWith("## Quiz", StringComparison.Ordinal));
        int questions = Question().Count(quiz);

        Assert.True(questions >= 3, quiz);
        Assert.Equal(questions, quiz.Split("<details><summary>").Length - 1);
        Assert.Equal(questions, quiz.Split("</details>").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_foot_says_what_was_built_sums_up_in_five_lines_and_names_sources(string name)
    {
        string foot = CourseNotebook.Read(name).Cells[^1].Source;

        Assert.Contains("## What you have now", foot, StringComparison.Ordinal);
        Assert.Matches(@"src/NeuralNotebook/\S+\.cs", foot);
        Assert.Equal(["1", "2", "3", "4", "5"], Numbered().Matches(foot).Select(match => match.Groups[1].Value));
        Assert.Matches(@"(?m)^\*\*Sources\.\*\* \S", foot);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_file_is_small_enough_to_open_quickly(string name) =>
        Assert.InRange(new FileInfo(CourseNotebook.Read(name).Path).Length, 1, LargestFile);

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_chapter_has_exercises_and_pictures(string name)
    {
        var notebook = CourseNotebook.Read(name);
        Assert.InRange(notebook.Code.Count(cell => cell.HasTag("exercise")), 3, 6);
        Assert.NotEmpty(notebook.Code.SelectMany(cell => cell.Shown("image/svg+xml")));
    }

    [Theory]
    [MemberData(nameof(BuildingChapters))]
    public void Each_step_is_plotted(string name) =>
        Assert.InRange(
            CourseNotebook.Read(name).Code.Where(cell => !cell.HasTag("exercise") && !cell.HasTag("hint") && !cell.HasTag("solution"))
                .Sum(cell => cell.Shown("image/svg+xml").Count()), FewestPictures, 40);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_printed_line_is_too_long_to_read(string name)
    {
        foreach (var cell in CourseNotebook.Read(name).Code)
            Assert.All(cell.Outputs.Where(IsText).SelectMany(output => CourseCell.Said(output).Split('\n')),
                line => Assert.True(line.Length <= LongestLine, $"{name}, cell '{cell.Id}', {line.Length} characters: {line}"));
    }

    /// <summary>A header without words is drawn as an empty grey bar; put the first row there.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void No_table_has_an_empty_header(string name) => Assert.DoesNotMatch(@"(?m)^\|[ |]*\|\n\|[-: |]+\|$", Course.Page(name));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_cell_shows_something(string name) =>
        Assert.All(CourseNotebook.Read(name).Code, cell => Assert.True(cell.Outputs.Count > 0, $"{name}, cell '{cell.Id}' shows nothing."));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Pictures_within_html_have_a_title_and_a_description(string name) =>
        Assert.All(CourseNotebook.Read(name).Code.SelectMany(cell => cell.Shown("text/html").Concat(cell.Shown("image/svg+xml")))
            .Where(html => html.Contains("<svg", StringComparison.Ordinal)),
            html => Assert.Matches("(?s)<svg[^>]*role=\"img\".*<title[ >].*<desc[ >]", html));

    /// <summary>Whether a reader sees an output as text: there is no picture and no table in its place.</summary>
    private static bool IsText(System.Text.Json.Nodes.JsonNode output) =>
        output["data"] is not System.Text.Json.Nodes.JsonObject data || data.All(entry => entry.Key == "text/plain");

    [GeneratedRegex(@"^(\d)\. \S", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\*\*\d\.\*\* ", RegexOptions.Multiline)]
    private static partial Regex Question();
}
