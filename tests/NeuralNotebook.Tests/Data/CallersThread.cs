namespace NeuralNotebook.Tests.Data;

/// <summary>Stands for the only thread of a caller, such as a window's: counts how often work wants to go on there.
/// A caller that waits for the work on that thread would wait for ever.</summary>
internal sealed class CallersThread : SynchronizationContext
{
    private int returns;

    /// <summary>How often a work that is begun on the caller's thread comes back to it, whether it succeeds or fails.</summary>
    public static async Task<int> ReturnsOf(Func<Task> work)
    {
        var thread = new CallersThread();
        var before = Current;
        SetSynchronizationContext(thread);
        Task task;
        try
        {
            task = work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        await Record.ExceptionAsync(() => task);
        return thread.returns;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref returns);
        base.Post(d, state);
    }
}
