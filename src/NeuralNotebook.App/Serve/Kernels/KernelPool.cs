using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>Starts kernels, and keeps one started and warm, so that the first cell of a chapter does not wait for a
/// compiler to load.</summary>
internal sealed class KernelPool(string folder) : IAsyncDisposable
{
    private static readonly TimeSpan PauseBeforeSpare = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private Task<KernelProcess>? spare;
    private bool isClosed;

    /// <summary>Starts the spare kernel.</summary>
    public void Prepare()
    {
        lock (gate)
        {
            if (!isClosed)
                spare ??= Task.Run(() => StartWarmAsync(folder));
        }
    }

    /// <summary>A kernel for a notebook.</summary>
    /// <param name="place">The notebook's folder.</param>
    /// <exception cref="KernelDiedException">It could not be started.</exception>
    public async Task<KernelProcess> TakeAsync(string place)
    {
        Task<KernelProcess>? taken = null;
        lock (gate)
        {
            if (place == folder)
                (taken, spare) = (spare, null);
        }

        if (taken is null)
            return await StartWarmAsync(place).ConfigureAwait(false);
        // The next one a little later: the cell that waits for this one needs the processor more.
        _ = Task.Delay(PauseBeforeSpare).ContinueWith(_ => Prepare(), TaskScheduler.Default);
        var kernel = await taken.ConfigureAwait(false);
        if (!kernel.HasEnded)
            return kernel;
        await kernel.DisposeAsync().ConfigureAwait(false);
        return await StartWarmAsync(place).ConfigureAwait(false);
    }

    /// <summary>Starts no kernel any more, and ends those that are just starting.</summary>
    public void Close() => closing.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close();
        Task<KernelProcess>? last;
        lock (gate)
            (isClosed, last, spare) = (true, spare, null);
        if (last is null)
            return;
        try
        {
            await (await last.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (KernelDiedException)
        {
            // It never lived.
        }
    }

    private async Task<KernelProcess> StartWarmAsync(string place)
    {
        KernelProcess? kernel = null;
        try
        {
            kernel = await KernelProcess.StartAsync(place, closing.Token).ConfigureAwait(false);
            // A cell that declares nothing: it loads the compiler and leaves nothing behind.
            await kernel.RunAsync("0", 0, new CellOutputs([]), closing.Token).ConfigureAwait(false);
            return kernel;
        }
        catch (OperationCanceledException)
        {
            if (kernel is not null)
                await kernel.DisposeAsync().ConfigureAwait(false);
            throw new KernelDiedException("the server is ending");
        }
    }
}
