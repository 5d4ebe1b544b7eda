using System.Text.RegularExpressions;

namespace NeuralNotebook.Repository.Tests;

/// <summary>What the page's tests lean on: a theme changes colours and a width the layout, never both at once. So a part that is looked at
/// wide and light, and narrow and dark, has been looked at whole.</summary>
public sealed partial class StyleSheetTests
{
    public static TheoryData<string> StyleSheets =>
    [
        .. House.Files("src", "*.css").Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(StyleSheets))]
    public void No_rule_asks_for_a_width_and_a_theme_at_once(string path) =>
        Assert.Empty(Both(File.ReadAllText(Path.Combine(SourceTree.Root, path))));

    [Theory]
    [InlineData("@media (max-width: 640px) and (prefers-color-scheme: dark) { a { color: red; } }")]
    [InlineData("@media (prefers-color-scheme: dark) { @media (min-width: 1100px) { a { color: red; } } }")]
    [InlineData("@media (max-width: 640px) { :root[data-theme='dark'] a { color: red; } }")]
    public void A_rule_that_asks_for_both_is_found(string text) => Assert.NotEmpty(Both(text));

    /// <summary>The chains of what stands before a brace, from the outermost on, that name both.</summary>
    private static List<string> Both(string text)
    {
        var open = new Stack<string>();
        var found = new List<string>();
        foreach (Match part in Part().Matches(Comment().Replace(text, "")))
        {
            if (part.Value == "}")
            {
                open.Pop();
                continue;
            }

            open.Push(part.Groups["before"].Value.Trim());
            string chain = string.Join(" { ", open.Reverse());
            if (Width().IsMatch(chain) && (chain.Contains("prefers-color-scheme", StringComparison.Ordinal)
                || chain.Contains("data-theme", StringComparison.Ordinal)))
                found.Add(chain);
        }

        return found;
    }

    [GeneratedRegex("""(?<before>[^{};]*)\{|\}""")]
    private static partial Regex Part();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@media[^{]*(?:width|height)")]
    private static partial Regex Width();
}
