using System.Text.RegularExpressions;

namespace NeuralNotebook.Repository.Tests;

/// <summary>No line is longer than a reader sees beside another file. The text of a raw literal (""") is data and stays as it is, and so does
/// a script's line that is one text: its formatter breaks none.</summary>
public sealed partial class LineLengthTests
{
    private const int Longest = 140;

    [Fact]
    public void No_line_of_a_source_is_longer_than_a_hundred_and_forty_characters()
    {
        string[] faults = [.. Sources().SelectMany(LongLines)];
        Assert.True(faults.Length == 0, $"Break these lines, they have more than {Longest} characters:\n{string.Join('\n', faults)}");
    }

    /// <summary>The files' names from the repository's folder on.</summary>
    private static IEnumerable<string> Sources() =>
        new[] { ("src", "*.cs"), ("tests", "*.cs"), (".github", "*.yml"), (".ci", "run") }
            .Concat(from folder in new[] { "src", "tests" } from kind in new[] { "*.ts", "*.js", "*.mjs", "*.css" } select (folder, kind))
            .SelectMany(kind => House.Files(kind.Item1, kind.Item2))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'));

    private static IEnumerable<string> LongLines(string file)
    {
        bool inLiteral = false;
        int number = 0;
        foreach (string line in File.ReadLines(Path.Combine(SourceTree.Root, file)))
        {
            number++;
            int quotes = line.Split("\"\"\"").Length - 1;
            bool hasLiteral = inLiteral || quotes > 0;
            if (quotes % 2 == 1)
                inLiteral = !inLiteral;
            if (line.Length > Longest && !hasLiteral && !(IsScript(file) && OneText().IsMatch(line)))
                yield return $"{file}:{number} ({line.Length})";
        }
    }

    private static bool IsScript(string file) => Path.GetExtension(file) is ".ts" or ".js" or ".mjs";

    [GeneratedRegex("""^\s*(?:[?:] )?(?<quote>['"`])(?:(?!\k<quote>)[^\\]|\\.)*\k<quote>[,;)]*$""")]
    private static partial Regex OneText();
}
