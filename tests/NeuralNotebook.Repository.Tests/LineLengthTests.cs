namespace NeuralNotebook.Repository.Tests;

/// <summary>No line is longer than a reader sees beside another file. The text of a raw literal (""") is data and stays as it is.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 140;

    /// <summary>Rooms whose longer lines are not broken yet.</summary>
    private static readonly string[] later = ["tests/NeuralNotebook.App.Tests/Page/"];

    [Fact]
    public void No_line_of_a_source_is_longer_than_a_hundred_and_forty_characters()
    {
        string[] faults = Sources().Where(file => !later.Any(room => file.StartsWith(room, StringComparison.Ordinal)))
            .SelectMany(LongLines).ToArray();
        Assert.True(faults.Length == 0, $"Break these lines, they have more than {Longest} characters:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Every_room_that_is_left_for_later_still_needs_it() =>
        Assert.All(later, room => Assert.NotEmpty(Sources().Where(file => file.StartsWith(room, StringComparison.Ordinal))
            .SelectMany(LongLines)));

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
