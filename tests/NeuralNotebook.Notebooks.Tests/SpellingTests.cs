namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The course is written in British English; <c>words.txt</c> holds the words of its field.</summary>
public sealed class SpellingTests
{
    [Fact]
    public async Task The_course_is_spelled_right()
    {
        var (exitCode, output) = await CheckAsync(Course.Pages().Select(page => (page.Name, MarkdownParts.Prose(page.Markdown))));
        Assert.True(exitCode == 0,
            $"Misspelled, or a word of the field that tests/NeuralNotebook.Notebooks.Tests/words.txt should hold:\n{output}");
    }

    [Fact]
    public async Task American_spelling_and_typing_errors_are_found()
    {
        var (exitCode, output) =
            await CheckAsync([("test", "The color of the neighbour is a colour. Teh generalization of a generalisation.")]);
        Assert.Equal(1, exitCode);
        Assert.Equal(["Teh", "color", "generalization"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('(', ')')[1])
                .Order(StringComparer.Ordinal));
    }

    private static async Task<(int ExitCode, string Output)> CheckAsync(IEnumerable<(string Name, string Prose)> pages)
    {
        var folder = Directory.CreateTempSubdirectory("spelling-");
        try
        {
            foreach (var (name, prose) in pages)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".txt"), prose, TestContext.Current.CancellationToken);
            var (exitCode, output) = await NodePackages.RunAsync("cspell", "", Path.Combine("node_modules", "cspell", "bin.mjs"), "lint",
                "--config", Path.Combine(NodePackages.Folder, "cspell.json"),
                "--no-progress", "--no-summary", "--no-color", "--no-gitignore", "--unique", "--root", folder.FullName, "*.txt");
            return (exitCode, output.Replace(folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
