// One notebook at a time: two of them, each with the engine's threads, made one another eight times as slow.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>The whole course in Microsoft's kernel, cell by cell.</summary>
public sealed class NotebooksTests
{
    public static TheoryData<string> Names => [.. Course.NotebookNames];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public Task A_notebook_shows_in_dotnet_interactive_what_it_stores(string name) => KernelComparison.AssertShownAsync(name);
}
