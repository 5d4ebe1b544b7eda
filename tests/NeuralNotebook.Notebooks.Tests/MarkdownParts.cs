using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What stands in a piece of Markdown: links, headings, formulas, prose.</summary>
internal static partial class MarkdownParts
{
    /// <summary>The targets of all links and pictures, outside of code.</summary>
    public static IEnumerable<string> Links(string markdown) =>
        Link().Matches(WithoutCode(markdown)).Select(match => match.Groups[1].Value)
            .Concat(Source().Matches(WithoutCode(markdown)).Select(match => match.Groups[1].Value));

    /// <summary>The anchors of all headings, as GitHub makes them: small letters, dashes for spaces, no punctuation.</summary>
    public static IEnumerable<string> Anchors(string markdown) => Headings(markdown).Select(Anchor);

    public static IEnumerable<string> Headings(string markdown) =>
        Heading().Matches(WithoutFences(markdown)).Select(match => match.Groups[1].Value.Trim());

    /// <summary>The formulas between dollar signs, and whether they stand on lines of their own.</summary>
    public static IEnumerable<(string Formula, bool Display)> Formulas(string markdown)
    {
        string text = WithoutCode(markdown);
        foreach (Match match in DisplayFormula().Matches(text))
            yield return (match.Groups[1].Value, true);
        foreach (Match match in InlineFormula().Matches(DisplayFormula().Replace(text, " ")))
            yield return (match.Groups[1].Value, false);
    }

    /// <summary>The words that a reader reads: no code, no formula, no address, no sources (they are names and titles).</summary>
    public static string Prose(string markdown)
    {
        string text =
            string.Join('\n', markdown.Split('\n').Where(line => !line.StartsWith("**Sources.**", StringComparison.Ordinal))
                .Select(line => SourceInTable().Replace(line, "|")));
        text = DisplayFormula().Replace(WithoutCode(text), " ");
        text = InlineFormula().Replace(text, " ");
        text = Address().Replace(text, "]");
        return Tag().Replace(text, " ");
    }

    public static string WithoutCode(string markdown) => CodeSpan().Replace(WithoutFences(markdown), " ");

    private static string WithoutFences(string markdown) => Fence().Replace(markdown, "");

    private static string Anchor(string heading) =>
        new([.. CodeMarks().Replace(heading, "$1").ToLowerInvariant()
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_').Select(letter => letter == ' ' ? '-' : letter)]);

    [GeneratedRegex(@"\]\(\s*<?([^)\s>]+)>?(?:\s+""[^""]*"")?\s*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:src|href)=""([^""]+)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*#*\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!\\)\$\$(.+?)(?<!\\)\$\$", RegexOptions.Singleline)]
    private static partial Regex DisplayFormula();

    [GeneratedRegex(@"(?<![\\$])\$(?!\s)((?:[^$\\]|\\.)+?)(?<!\s)\$(?!\d)")]
    private static partial Regex InlineFormula();

    [GeneratedRegex(@"^(```|~~~).*?^\1[^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("(`+)(?!`)(.+?)(?<!`)\\1(?!`)", RegexOptions.Singleline)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"[*`_]*([^*`_]+)[*`_]*")]
    private static partial Regex CodeMarks();

    [GeneratedRegex(@"\]\([^)]*\)|https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bSource: .*\|$")]
    private static partial Regex SourceInTable();

    [GeneratedRegex(@"<[^>\n]+>")]
    private static partial Regex Tag();
}
