using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The map of the course, <c>notebooks/README.md</c>: a row a chapter, with a picture that the chapter draws
/// and its minutes.</summary>
public sealed partial class CourseMapTests
{
    private static readonly string pictures = Path.Combine(Course.Notebooks, "pictures");

    public static TheoryData<string> RowChapters => [.. Rows().Select(row => row.Chapter)];

    public static TheoryData<string> Thumbnails => [.. Rows().Select(row => row.Picture)];

    [Theory]
    [MemberData(nameof(RowChapters))]
    public void A_row_gives_its_chapters_title_and_minutes(string chapter)
    {
        string row = Rows().Single(row => row.Chapter == chapter).Line;
        string head = CourseNotebook.Read(chapter).Cells[0].Source;
        Assert.Contains($"| [{Title().Match(head).Groups[1].Value} {Title().Match(head).Groups[2].Value}]({chapter}) |", row,
            StringComparison.Ordinal);
        Assert.EndsWith($"| {Minutes().Match(head).Groups[1].Value} minutes |", row, StringComparison.Ordinal);
    }

    /// <summary>A chapter says itself which picture stands for it: the one of its cell with the tag <c>headline</c>.
    /// Where it draws that differently today, <c>APPROVE=1 dotnet test</c> copies it.</summary>
    [Theory]
    [MemberData(nameof(Thumbnails))]
    public void A_rows_picture_is_its_chapters_headline(string picture)
    {
        string file = Path.Combine(pictures, picture), chapter = Rows().Single(row => row.Picture == picture).Chapter;
        CourseCell[] headlines = [.. CourseNotebook.Read(chapter).Code.Where(cell => cell.HasTag("headline"))];
        Assert.True(headlines.Length == 1,
            $"{chapter} has {headlines.Length} cells with the tag 'headline'; one says which picture stands for the chapter on the map.");
        string[] shown = [.. headlines[0].Shown("image/svg+xml")];
        Assert.True(shown.Length == 1, $"{chapter}, cell '{headlines[0].Id}' has the tag 'headline' and shows {shown.Length} pictures.");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(file, shown[0]);
        Assert.True(shown[0] == File.ReadAllText(file),
            $"pictures/{picture} is not what {chapter} shows in its cell '{headlines[0].Id}', its headline. APPROVE=1 dotnet test "
                + "copies it.");
    }

    [Fact]
    public void Every_thumbnail_is_on_the_map() => // the photograph of the page beside them belongs to the project's README
        Assert.Equal(Directory.EnumerateFiles(pictures, "*.svg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
            Rows().Select(row => row.Picture).Order(StringComparer.Ordinal));

    [Fact]
    public void The_chapters_stand_in_their_order() =>
        Assert.Equal(Rows().Select(row => row.Chapter).Order(StringComparer.Ordinal), Rows().Select(row => row.Chapter));

    [Fact]
    public void All_nineteen_chapters_are_on_the_map() =>
        Assert.Equal(Enumerable.Range(0, 19),
            Rows().Select(row => int.Parse(row.Chapter[..2], System.Globalization.CultureInfo.InvariantCulture)));

    private static IReadOnlyList<(string Chapter, string Picture, string Line)> Rows() =>
        [.. Course.Page("README.md").Split('\n').Select(line => (Line: line, Match: Row().Match(line))).Where(row => row.Match.Success)
            .Select(row => (row.Match.Groups[2].Value, row.Match.Groups[1].Value, row.Line))];

    [GeneratedRegex(@"^\| \[<img src=""pictures/([^""]+\.svg)"" width=""200"" alt=""[^""]+"">\]\((\d\d-[^)]+\.ipynb)\) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^# (\d\d) · (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\| Time \| about (\d+) minutes")]
    private static partial Regex Minutes();
}
