namespace NeuralNotebook.Notebooks.Tests;

public sealed class ChapterLinkTests
{
    public static TheoryData<string> Pages => [.. Course.Pages().Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_within_the_course_leads_somewhere(string name)
    {
        foreach (string link in MarkdownParts.Links(Course.Page(name))
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)))
        {
            string[] parts = Uri.UnescapeDataString(link).Split('#', 2);
            string target = parts[0].Length == 0 ? Path.Combine(Course.Notebooks, name) : Path.Combine(Course.Notebooks, parts[0]);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{name} links to {link}: there is no such file.");
            if (parts.Length == 1)
                continue;
            var anchors =
                MarkdownParts.Anchors(target.EndsWith(".ipynb", StringComparison.Ordinal)
                    || Path.GetDirectoryName(Path.GetFullPath(target)) == Course.Notebooks
                    ? Course.Page(Path.GetFileName(target)) : File.ReadAllText(target));
            Assert.True(anchors.Contains(parts[1].ToLowerInvariant()), $"{name} links to {link}: there is no such heading.");
        }
    }

    [Theory]
    [InlineData("[a](b.md) ![c](d.svg \"t\") `[e](f)`\n```\n[g](h)\n```\n<img src=\"i.png\">", new[] { "b.md", "d.svg", "i.png" })]
    [InlineData("[a](<b c.md>)", new string[0])]
    public void Links_are_found_outside_of_code(string markdown, string[] links) => Assert.Equal(links, MarkdownParts.Links(markdown));

    [Fact]
    public void Anchors_are_made_as_GitHub_makes_them() =>
        Assert.Equal(["one-hot-encoding", "the-maximum-subtraction-exp1000", "w1"],
            MarkdownParts.Anchors("### One-hot encoding\n## The maximum *subtraction*: `exp(1000)`\n# w1"));
}
