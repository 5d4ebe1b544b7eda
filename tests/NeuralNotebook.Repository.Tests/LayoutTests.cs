namespace NeuralNotebook.Repository.Tests;

/// <summary>Spaces and line ends, of which no compiler complains; the rest of the style is an error of every build.</summary>
public sealed class LayoutTests
{
    [Fact(Explicit = true)]
    public Task The_sources_are_laid_out_as_dotnet_format_lays_them_out() => Command.RunAsync(SourceTree.Root, "dotnet",
        ["format", "whitespace", "--folder", ".", "--verify-no-changes", "--include", "src/", "tests/",
            "--exclude", "**/bin/**", "**/obj/**", "**/node_modules/**"]);
}
