using System.Text.RegularExpressions;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What a chapter builds and what the engine has stay the same thing.</summary>
public sealed partial class DriftTests
{
    public static TheoryData<string> Notebooks => [.. Course.NotebookNames];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Wherever_a_chapter_stands_beside_the_engine_the_two_agree_and_the_file_is_there(string name)
    {
        foreach (var cell in CourseNotebook.Read(
            name).Code.Where(cell => cell.Source.Contains("Compare.WithEngine", StringComparison.Ordinal)))
        {
            string shown = cell.OutputText;
            int comparisons = Comparison().Count(cell.Source);
            Assert.True(Agreeing().Count(shown) >= 1 && Agreeing().Count(shown) <= comparisons
                && !shown.Contains("they differ", StringComparison.Ordinal), $"{name}, cell '{cell.Id}': {shown}");
            var files = EngineFile().Matches(shown).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(files);
            Assert.All(files, file =>
                Assert.True(File.Exists(Path.Combine(SourceTree.Root, file)),
                    $"{name}, cell '{cell.Id}': {file} is no file of the engine."));
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_source_file_that_the_text_names_is_there(string name)
    {
        string text = string.Join("\n", CourseNotebook.Read(name).Cells.Select(cell => cell.Source));
        Assert.All(SourceFile().Matches(text).Select(match => match.Value).Distinct(),
            file => Assert.True(File.Exists(Path.Combine(SourceTree.Root, file)), $"{name} names {file}, which is not there."));
    }

    [GeneratedRegex(@"Compare\.WithEngine\(")]
    private static partial Regex Comparison();

    [GeneratedRegex("Mine and the engine's: they agree")]
    private static partial Regex Agreeing();

    [GeneratedRegex(@"The engine's is in\s+(\S+\.cs)\.")]
    private static partial Regex EngineFile();

    [GeneratedRegex(@"\bsrc/[\w./]+\.cs\b")]
    private static partial Regex SourceFile();
}
