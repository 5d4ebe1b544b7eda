using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What chapter 17 draws was measured on the code that it shows.</summary>
public sealed partial class StaircaseTests
{
    private const string Chapter = "17-make-it-fast.ipynb";
    private static readonly string[] lines =
        File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Benchmarks", "Staircase", "Steps.cs"));

    public static TheoryData<string> Methods =>
        [.. lines.Select(line => Declaration().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    public static TheoryData<string> Tables =>
        [.. Directory.EnumerateFiles(Path.Combine(Course.Notebooks, "speed"), "*.json").Select(path => Path.GetFileName(path))
            .Where(name => name != "trainings.json")];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_that_was_measured_stands_in_a_cell_word_for_word(string name)
    {
        string method = Method(name);
        Assert.True(CourseNotebook.Read(Chapter).Code.Any(cell => cell.Source.Contains(method, StringComparison.Ordinal)),
            $"{Chapter} has no cell with this, as tests/NeuralNotebook.Benchmarks/Staircase/Steps.cs has it:\n{method}");
    }

    [Fact]
    public void The_measured_steps_are_found() =>
        Assert.Equal(["AddScaled", "Best", "InTiles", "OverSpans", "Packed", "RegistersOnly", "Rest", "RowByColumn", "RowByRow", "Shared",
            "Tile", "WithVectors"], Methods.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_says_which_machine_was_measured_and_when_and_by_which_command(string name)
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Course.Notebooks, "speed", name)));
        string readme = File.ReadAllText(Path.Combine(Course.Notebooks, "speed", "README.md"));
        Assert.Contains(name, readme, StringComparison.Ordinal);
        Assert.Contains($"-- staircase \"{table.RootElement.GetProperty("machine").GetString()}\"", readme, StringComparison.Ordinal);
        Assert.Contains(table.RootElement.GetProperty("date").GetString()!, readme, StringComparison.Ordinal);
    }

    /// <summary>A method as a cell has it: without its modifiers, and not indented.</summary>
    private static string Method(string name)
    {
        int first = Array.FindIndex(lines, line => Declaration().Match(line) is { Success: true } match && match.Groups[1].Value == name);
        int last = Array.FindIndex(lines, first, line => line is "    }" or "        });");
        return string.Join("\n", lines[first..(last + 1)].Select(line => line.Length > 4 ? line[4..] : line))
            .Replace("public static ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^    public static \S+ (\w+)[<(]")]
    private static partial Regex Declaration();
}
