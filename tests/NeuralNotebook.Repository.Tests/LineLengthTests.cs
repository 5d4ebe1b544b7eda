namespace NeuralNotebook.Repository.Tests;

/// <summary>No line is longer than a reader sees beside another file. The text of a raw literal (""") is data and stays as it is.</summary>
public sealed class LineLengthTests
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
            .SelectMany(kind => House.Files(kind.Item1, kind.Item2))
            .Select(file => Path.GetRelativePath(House.Root, file).Replace('\\', '/'));

    private static IEnumerable<string> LongLines(string file)
    {
        bool inLiteral = false;
        int number = 0;
        foreach (string line in File.ReadLines(Path.Combine(House.Root, file)))
        {
            number++;
            int quotes = line.Split("\"\"\"").Length - 1;
            bool hasLiteral = inLiteral || quotes > 0;
            if (quotes % 2 == 1)
                inLiteral = !inLiteral;
            if (line.Length > Longest && !hasLiteral)
                yield return $"{file}:{number} ({line.Length})";
        }
    }
}
