using System.Text.RegularExpressions;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public void The_READMEs_picture_is_the_one_that_chapter_00_shows()
    {
        var pictures = Notebook.Load(Path.Combine(Course.Notebooks, "00-start-here.ipynb")).Cells.Where(cell => cell.IsCode)
            .SelectMany(cell => cell.Outputs)
            .Select(output => output!["data"]?["image/svg+xml"]?.AsArray()).OfType<System.Text.Json.Nodes.JsonArray>()
            .Select(lines => string.Concat(lines.Select(line => (string?)line)));
        Assert.Contains(File.ReadAllText(Path.Combine(Course.Notebooks, "pictures", "moons-film-strip.svg")), pictures);
    }

    [Fact]
    public void What_the_README_links_to_within_the_repository_is_there()
    {
        string[] targets = [.. Links().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")))
            .Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal))];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(SourceTree.Root, target)), target));
    }

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Links();
}
