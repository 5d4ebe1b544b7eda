namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>One half of the course, cell by cell; the other half, <see cref="OddNotebooksTests"/>, runs beside it.</summary>
public sealed class EvenNotebooksTests
{
    public static TheoryData<string> Names => [.. Course.NotebookNames.Where((_, i) => i % 2 == 0)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public Task A_notebook_shows_in_dotnet_interactive_what_it_stores(string name) => KernelComparison.AssertShownAsync(name);
}
