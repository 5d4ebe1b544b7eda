namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>The half of the course that <see cref="EvenNotebooksTests"/> leaves.</summary>
public sealed class OddNotebooksTests
{
    public static TheoryData<string> Names => [.. Course.NotebookNames.Where((_, i) => i % 2 == 1)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public Task A_notebook_shows_in_dotnet_interactive_what_it_stores(string name) => KernelComparison.AssertShownAsync(name);
}
