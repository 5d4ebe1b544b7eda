namespace NeuralNotebook.Repository.Tests;

/// <summary>The guide for those who carry the house on, and the pages in <c>docs</c>: what they name is there.</summary>
public sealed class GuideTests
{
    public static TheoryData<string> Pages =>
        ["README.md", "CONTRIBUTING.md",
            .. House.Files("docs", "*.md").Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_a_heading(string page) => Assert.Empty(GuidePage.Read(page).BrokenLinks());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_that_is_named_is_there(string page) => Assert.Empty(GuidePage.Read(page).MissingFiles());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_names_a_project_and_tests_that_are_there(string page) => Assert.Empty(GuidePage.Read(page).FaultyCommands());

    [Theory]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    public void Every_name_of_the_code_stands_in_the_code(string page) => Assert.Empty(GuidePage.Read(page).UnknownNames());

    [Fact]
    public void Whoever_reads_the_README_is_led_to_the_guide() =>
        Assert.Contains("(CONTRIBUTING.md)", File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")), StringComparison.Ordinal);

    [Fact]
    public void What_is_not_there_is_found()
    {
        // In two parts, because this file is one of the sources.
        string gone = "Gone" + "WithTheWind";
        var page = new GuidePage("CONTRIBUTING.md", $"""
            [gone](docs/gone.md), [no heading](README.md#nowhere), [there](README.md#two-commands)
            `Losses/Gone.cs`, `Losses/Loss.cs`, `src/Gone`, `notebooks/lib`, `titles/NN.md`, `{gone}`, `Loss.Mean`
            `dotnet test --project tests/Gone.Tests`
            `dotnet test --project tests/NeuralNotebook.Tests --filter-class "*GoneTests" --filter-method "*_gone_too*"`
            """);

        Assert.Equal(["docs/gone.md", "README.md#nowhere"], page.BrokenLinks().Select(fault => fault.Split(' ')[3].TrimEnd(':')));
        Assert.Equal(["docs/gone.md", "Losses/Gone.cs", "src/Gone"], page.MissingFiles().Select(fault => fault.Split(' ')[2].TrimEnd(':')));
        Assert.Equal([$"`{gone}`"], page.UnknownNames().Select(fault => fault.Split(' ')[2].TrimEnd(':')));
        Assert.Equal(["tests/Gone.Tests", "GoneTests", "_gone_too"],
            page.FaultyCommands().Select(fault => fault.Split(':')[0].Split(' ')[^1]));
    }
}
