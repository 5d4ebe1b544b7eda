using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>Chapters that are written move those that are not: a number that names a chapter still names the one that was meant.</summary>
public sealed partial class ChapterNumberTests
{
    /// <summary>The later chapters, and words of which one stands beside each mention of them.</summary>
    private static readonly Dictionary<string, (string Title, string Subject)> later = new()
    {
        ["12"] = ("When it does not learn", "not learn|knob|ward|dead|symptom|patient|twenty"),
        ["13"] = ("Generalisation", "generalis|memoris|by heart|dropout|L1|L2|early|starting weights|validation|gap|accuracy even gains"),
        ["14"] = ("Images", "image|digit|MNIST|photograph"),
        ["15"] =
            ("Regression and two classes",
                "regression|absolute|squared|sigmoid|two classes|binary|σ|linear output|slope is 1 everywhere|probability of one "
                    + "class|cross-entropy"),
        ["16"] = ("The same network elsewhere", "Keras|PyTorch|TensorFlow|ONNX|elsewhere"),
        ["17"] = ("Make it fast", "fast|speed|product|multiplication|measured|processor|threads|GPU"),
        ["18"] = ("Where next", "convolution|pooling|next"),
    };

    public static TheoryData<string> Texts => [.. Course.Pages().Select(page => page.Name).Append("README.md of the repository")];

    public static TheoryData<string> Sources =>
        [.. SourceFiles().Where(file => Later(File.ReadAllText(file)).Any()).Select(file => Path.GetRelativePath(SourceTree.Root, file))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_number_beside_a_chapters_title_or_link_is_its_own(string name)
    {
        string text = Text(name);
        Assert.All(Link().Matches(text), link => Assert.True(link.Groups[1].Value == link.Groups[2].Value, $"{name}: {link.Value}"));
        foreach (var (number, title) in Titles())
            Assert.All(Regex.Matches(text, $@"\b(\d\d)\b[ ·*\]|]{{1,6}}(?:\[)?{Regex.Escape(title)}\b"),
                match => Assert.True(match.Groups[1].Value == number, $"{name}: {match.Value}, and {title} is {number}"));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_later_chapter_is_mentioned_with_its_subject(string name)
    {
        foreach (string paragraph in Text(name).Split('\n'))
            Assert.All(Later(paragraph),
                number => Assert.True(IsAbout(paragraph, number),
                    $"{name}: chapter {number} is {later[number].Title}, and nothing of that stands in: {paragraph}"));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_comment_that_names_a_later_chapter_stands_in_a_file_of_its_subject(string file)
    {
        string text = File.ReadAllText(Path.Combine(SourceTree.Root, file));
        Assert.All(Later(text), number => Assert.True(IsAbout(text, number), $"{file}: chapter {number} is {later[number].Title}"));
    }

    [Fact]
    public void The_library_knows_the_chapters_in_the_same_order()
    {
        string curriculum =
            File.ReadAllText(Path.Combine(SourceTree.Root, "src", "NeuralNotebook.Interactive", "Exercises", "Curriculum.cs"));
        Assert.Equal(Titles(), Pair().Matches(curriculum).Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
    }

    [Theory]
    [InlineData("The same loops, made fast; chapter 17 builds that.", new[] { "17" })]
    [InlineData("Built in chapters 06 and 15, from chapter 10.", new[] { "15" })]
    [InlineData("See chapter [13](13-x.ipynb) or chapters 12 to 14; chapter 10 has 17 cells.", new[] { "12", "13", "14" })]
    public void Mentions_of_later_chapters_are_found(string text, string[] numbers) =>
        Assert.Equal(numbers, Later(text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_stale_number_is_found() =>
        Assert.False(IsAbout("The same three loops are inside, made fast; chapter 16 builds that step by step.", "16"));

    private static bool IsAbout(string text, string number) => Regex.IsMatch(text, later[number].Subject, RegexOptions.IgnoreCase);

    /// <summary>The numbers above 11 that stand behind the word chapter, alone, in a list or in a range.</summary>
    private static IEnumerable<string> Later(string text) =>
        Mention().Matches(text).SelectMany(mention => Number().Matches(Address().Replace(mention.Value, "")).Select(number => number.Value))
            .Where(later.ContainsKey).Distinct();

    private static IEnumerable<(string Number, string Title)> Titles() =>
        Course.ChapterNames.Select(name => Head().Match(CourseNotebook.Read(name).Cells[0].Source))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
            .Concat(later.Where(chapter => !Course.ChapterNames.Any(name => name.StartsWith(chapter.Key, StringComparison.Ordinal)))
                .Select(chapter => (chapter.Key, chapter.Value.Title)))
            .OrderBy(chapter => chapter.Item1, StringComparer.Ordinal);

    private static string Text(string name) => name.EndsWith("repository", StringComparison.Ordinal)
        ? File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")) : Course.Page(name);

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bchapters?\s+\[?\d\d\b(?:\]\([^)]*\))?(?:(?:,\s+|\s+and\s+|\s+or\s+|\s+to\s+|–)\[?\d\d\b(?:\]\([^)]*\))?)*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b\d\d\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\[(?:[Cc]hapter )?(\d\d)\b[^\]]*\]\((?:notebooks/)?(\d\d)-[^)]+\.ipynb")]
    private static partial Regex Link();

    [GeneratedRegex(@"^# (\d\d) · (.+)$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"\(""(\d\d)"", ""([^""]+)""\)")]
    private static partial Regex Pair();
}
