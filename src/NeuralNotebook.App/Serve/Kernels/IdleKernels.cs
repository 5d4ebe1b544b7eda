using System.Collections.Concurrent;
using System.Globalization;

namespace NeuralNotebook.App.Serve;

/// <summary>Ends the kernels that nobody uses: a tab that was closed says nothing, and its kernel would keep its memory for ever.</summary>
/// <remarks>A kernel is in use while a cell runs or waits in it, and whenever something comes from a client:
/// a cell, an editor's question, a message of any kind, or our page's sign that somebody scrolls, points or types there.
/// A page that is only open is no use. Time that the machine sleeps is not counted.</remarks>
internal sealed class IdleKernels : IAsyncDisposable
{
    private const int ChecksWithinLimit = 60;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly KernelRegistry registry;
    private readonly TimeSpan limit;
    private readonly TimeProvider clock;
    private readonly string farewell;
    private readonly ConcurrentDictionary<CourseKernel, (DateTimeOffset Activity, long Since)> seen = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task watching;

    /// <summary>Begins to watch.</summary>
    /// <param name="registry">The kernels.</param>
    /// <param name="limit">How long one may be without use; zero for as long as it likes.</param>
    /// <param name="clock">Measures the time.</param>
    public IdleKernels(KernelRegistry registry, TimeSpan limit, TimeProvider clock)
    {
        (this.registry, this.limit, this.clock) = (registry, limit, clock);
        farewell = string.Create(CultureInfo.InvariantCulture,
            $"The kernel was ended after {Words(limit)} without use. Run the cells again from the top.");
        watching = limit > TimeSpan.Zero ? WatchAsync() : Task.CompletedTask;
    }

    /// <summary>Somebody uses a kernel just now.</summary>
    public void Touch(CourseKernel kernel) => seen[kernel] = (kernel.LastActivity, clock.GetTimestamp());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
        ending.Dispose();
    }

    private static string Words(TimeSpan time) =>
        time == TimeSpan.FromMinutes(1) ? "1 minute" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.##} minutes");

    private async Task WatchAsync()
    {
        var pause = limit / ChecksWithinLimit;
        using var timer = new PeriodicTimer(pause < LongestPause ? pause : LongestPause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token).ConfigureAwait(false))
                await EndIdleAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server ends, and every kernel with it.
        }
    }

    private async Task EndIdleAsync()
    {
        long now = clock.GetTimestamp();
        var kernels = registry.Kernels;
        foreach (var gone in seen.Keys.Except(kernels))
            seen.TryRemove(gone, out _);
        var idle = kernels.Where(kernel =>
        {
            var (activity, since) = seen.GetOrAdd(kernel, _ => (kernel.LastActivity, now));
            if (kernel.State is "idle" or "dead" && kernel.LastActivity == activity)
                return clock.GetElapsedTime(since, now) >= limit;
            seen[kernel] = (kernel.LastActivity, now);
            return false;
        }).ToArray();
        await Task.WhenAll(idle.Select(kernel => registry.EndAsync(kernel, farewell))).ConfigureAwait(false);
    }
}
