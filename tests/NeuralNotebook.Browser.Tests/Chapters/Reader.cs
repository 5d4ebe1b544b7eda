using Microsoft.Playwright;
using NeuralNotebook.Notebooks.Tests;

namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>One reader of the exported course: a browser without memories, in which one chapter is run after the other.</summary>
public sealed class Reader : IAsyncDisposable
{
    private IBrowserContext? context;

    /// <summary>How slow the processor is while this reader reads.</summary>
    internal Slowness Slowness => field ??= new();

    /// <summary>The reader's browser, opened when the first test asks for it.</summary>
    internal async Task<IBrowserContext> OfAsync(ExportedSite site) => context ??= await site.NewReaderAsync();

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.DisposeAsync();
    }
}
