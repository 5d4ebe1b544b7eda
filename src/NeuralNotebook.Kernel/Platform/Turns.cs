using System.Threading.Channels;

namespace NeuralNotebook.Kernel;

/// <summary>Takes what comes one after the other, beside whoever brings it.</summary>
/// <param name="name">What its thread is called.</param>
/// <param name="take">Takes one; the next waits until it is done.</param>
internal sealed class Turns<T>(string name, Func<T, Task> take)
{
    private readonly Channel<T> waiting = Channel.CreateUnbounded<T>();
    private bool isStarted;

    /// <summary>Whether somebody waits.</summary>
    public bool AreWaiting => waiting.Reader.Count > 0;

    /// <summary>Begins to take what comes.</summary>
    /// <param name="first">What is done before.</param>
    public void Start(Func<Task>? first = null)
    {
        if (!Interlocked.Exchange(ref isStarted, true))
            Threads.Start(name, () => TakeAll(first));
    }

    /// <summary>Brings one.</summary>
    public void Add(T item) => waiting.Writer.TryWrite(item);

    /// <summary>Waits until there is one, or the time is over.</summary>
    /// <returns>Whether there is.</returns>
    public Task<bool> Await(TimeSpan limit) => Threads.Until(waiting.Reader.WaitToReadAsync().AsTask(), limit);

    private async Task TakeAll(Func<Task>? first)
    {
        if (first is not null)
            await first().ConfigureAwait(false);
        while (true)
        {
            await Threads.Until(waiting.Reader.WaitToReadAsync().AsTask()).ConfigureAwait(false);
            while (waiting.Reader.TryRead(out var item))
                await take(item).ConfigureAwait(false);
        }
    }
}
