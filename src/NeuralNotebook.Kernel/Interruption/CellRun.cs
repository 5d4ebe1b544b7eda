using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>One run of a cell's code, on a thread of its own, that can be asked to stop.</summary>
/// <remarks>The run flows with the cell's execution context, so that the pool's threads that work for it, and what goes on after an await,
/// know whose they are.</remarks>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "What a cell left behind may look at them for as long as it likes.")]
internal sealed class CellRun
{
    /// <summary>How often nobody must be seen at work before an await that nothing ends is left.</summary>
    private const int LooksBeforeLeaving = 8;

    private const int StackSize = 16 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>How long a cell may go on before it is said that it does not stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long, after the first await was ended, nothing more is: what runs then may be a finally block's.</summary>
    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromMilliseconds(150);

    /// <summary>How long finally blocks may take before they are ended, too.</summary>
    private static readonly TimeSpan TimeForFinally = TimeSpan.FromSeconds(2);

    /// <summary>How long, after an interrupted run is over, what it left working is asked to stop;
    /// and how long another cell waits for that.</summary>
    private static readonly TimeSpan TimeForStragglers = TimeSpan.FromSeconds(1), TimeToWaitForStragglers = TimeSpan.FromMilliseconds(200);

    private static readonly AsyncLocal<CellRun?> Flow = new(OnFlowChanged);

    private static volatile CellRun? stopping;

    private readonly Action enter;
    private readonly Action doesNotStop;
    private readonly bool isBeside;
    private readonly CellWorkers workers = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource left = NewSignal();
    private readonly TaskCompletionSource over = NewSignal();
    private readonly TaskCompletionSource calm = NewSignal();
    private Thread? runner;
    private (object? Value, Exception? Error) outcome;
    private long asked;
    private long firstAwaitEnded;
    private volatile bool isInterrupted;
    private volatile bool hasThrown;

    /// <param name="enter">Is called on the run's thread first, to take it into the context that the cells before have left.</param>
    /// <param name="doesNotStop">Is called, once, when the run goes on although it was asked to stop a while ago.</param>
    /// <param name="isBeside">Whether it is no cell itself, but runs beside the cells.</param>
    public CellRun(Action enter, Action doesNotStop, bool isBeside = false) =>
        (this.enter, this.doesNotStop, this.isBeside) = (enter, doesNotStop, isBeside);

    /// <summary>The run that the calling code belongs to; null if it is no cell's.</summary>
    public static CellRun? Current => Flow.Value;

    /// <summary>The run that is being stopped; null most of the time.</summary>
    public static CellRun? Stopping => stopping;

    /// <summary>Whether it has been asked to stop.</summary>
    public bool IsInterrupted => isInterrupted;

    /// <summary>Whether it was asked, did not stop, and this has been said.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>What work gives that has no value.</summary>
    public static Task<object?> Nothing { get; } = Task.FromResult<object?>(null);

    private bool IsOverdue => isInterrupted && Stopwatch.GetElapsedTime(asked) > TimeForFinally;

    private bool IsCleaningUp =>
        Interlocked.Read(ref firstAwaitEnded) is not 0 and var first && Stopwatch.GetElapsedTime(first) < TimeToCleanUp;

    /// <summary>Does a piece of work, to its end or until it has stopped.</summary>
    /// <param name="work">The work.</param>
    /// <returns>What it gave, or why it failed.</returns>
    public async Task<(object? Value, Exception? Error)> Execute(Func<Task<object?>> work)
    {
        if (stopping is { } other)
            await other.GiveWay(this).ConfigureAwait(false);
        // Not with this thread's context: it has the cells'.
        Threads.Start("cell", () => Do(work), StackSize);
        await Threads.Until(over.Task).ConfigureAwait(false);
        lock (gate)
            return outcome;
    }

    /// <summary>Asks the run to stop; asked again where it has been said that it does not, ends the process.</summary>
    public void InterruptOrEnd()
    {
        if (IsStuck)
            KernelEnd.After(this);
        else
            Interrupt();
    }

    /// <summary>Asks the run to stop.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (isInterrupted || over.Task.IsCompleted)
                return;
            asked = Stopwatch.GetTimestamp();
            isInterrupted = true;
            stopping = this;
        }

        // From here on every thread that begins a finally block sees that a run is being stopped, and those that have begun one are seen.
        Interlocked.MemoryBarrierProcessWide();
        Reconsider();
        // Not on this thread: what a cell does after an await would run on it.
        _ = stop.CancelAsync();
        Threads.Start("interrupt", Supervise);
    }

    /// <summary>Decides anew whether polls throw: not while somebody is in a finally block.</summary>
    public void Reconsider()
    {
        lock (gate)
            CellPoll.Set(stopping == this && (IsOverdue || !(IsCleaningUp || workers.AreShielded)));
    }

    /// <summary>Whether the calling thread, with its shield, is to stop.</summary>
    public bool Throws(CellPoll.Shield shield) => IsOverdue || (shield.Depth == 0 && !IsCleaningUp);

    /// <summary>What a poll throws.</summary>
    public CellInterruptedException Interrupted()
    {
        hasThrown = true;
        return new CellInterruptedException();
    }

    /// <summary>Ends what goes on after an await; a finally block's own awaits, which follow at once, are let through.</summary>
    public void ThrowAfterAwait()
    {
        bool isFirst = Interlocked.CompareExchange(ref firstAwaitEnded, Stopwatch.GetTimestamp(), 0) == 0;
        if (isFirst)
            Reconsider();
        if (isFirst || !IsCleaningUp)
            throw Interrupted();
    }

    /// <summary>A task that ends when this one does, or when the run is interrupted.</summary>
    public Task Wake(Task task) => IsCleaningUp ? task : task.WaitAsync(stop.Token);

    /// <summary>A task that ends when this one does, or when the run is interrupted.</summary>
    public Task<T> Wake<T>(Task<T> task) => IsCleaningUp ? task : task.WaitAsync(stop.Token);

    /// <summary>Waits no longer for a run that does not stop.</summary>
    public void Abandon(Exception error) => End((null, error));

    private static void OnFlowChanged(AsyncLocalValueChangedArgs<CellRun?> change)
    {
        change.PreviousValue?.workers.Leave();
        if (change.CurrentValue is { } run)
            run.workers.Enter(canBeWoken: Thread.CurrentThread == run.runner || Thread.CurrentThread.IsThreadPoolThread);
    }

    /// <summary>Whether an exception comes of an interrupt, however often it was wrapped on its way.</summary>
    private static bool IsOfInterrupt(Exception? error) => error switch
    {
        null => false,
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException several => several.InnerExceptions.Any(IsOfInterrupt),
        _ => IsOfInterrupt(error.InnerException),
    };

    private async Task Do(Func<Task<object?>> work)
    {
        (object? Value, Exception? Error) done;
        try
        {
            runner = Thread.CurrentThread;
            enter();
            Flow.Value = this;
            done = (await Await(work()).ConfigureAwait(false), null);
        }
        catch (Exception error)
        {
            done = (null, error);
        }

        // One that swallowed the request has ended all the same because of it.
        if (isInterrupted && ((hasThrown && done.Error is null) || IsOfInterrupt(done.Error)))
            done = (null, new CellInterruptedException());
        workers.Leave();
        End(done);
    }

    /// <summary>Waits for what the cell awaits.</summary>
    private async Task<object?> Await(Task<object?> task)
    {
        if (!task.IsCompleted)
        {
            // Whatever the cell awaits is ended by its own means, not by waking this thread.
            workers.Leave();
            await Threads.Until(Task.WhenAny(task, left.Task)).ConfigureAwait(false);
            if (!task.IsCompleted)
                throw Interrupted();
        }

        return await task.ConfigureAwait(false);
    }

    private void End((object? Value, Exception? Error) how)
    {
        lock (gate)
        {
            if (over.Task.IsCompleted)
                return;
            outcome = how;
            over.SetResult();
        }
    }

    /// <summary>Sees to it that the run stops.</summary>
    private async Task Supervise()
    {
        int quiet = 0;
        while (!await Threads.Until(over.Task, Pause).ConfigureAwait(false))
        {
            workers.WakeWaiting(IsOverdue);
            Reconsider();
            // Nobody works, and what the cell awaits does not end by being asked: should it ever go on, AfterAwait ends it.
            quiet = workers.AreAtWork ? 0 : quiet + 1;
            if (quiet >= LooksBeforeLeaving)
                left.TrySetResult();
            if (!IsStuck && Stopwatch.GetElapsedTime(asked) > Patience)
            {
                IsStuck = true;
                doesNotStop();
            }
        }

        long ended = Stopwatch.GetTimestamp();
        while (stopping == this && workers.AreAtWork && Stopwatch.GetElapsedTime(ended) < TimeForStragglers)
        {
            workers.WakeWaiting(IsOverdue);
            Reconsider();
            await Threads.Until(calm.Task, Pause).ConfigureAwait(false);
        }

        LeaveAlone();
        calm.TrySetResult();
    }

    /// <summary>Another run begins: what this one left working has a last moment to stop, and is then left alone.
    /// A cell that is still being stopped is not: what is to run beside it waits.</summary>
    private async Task GiveWay(CellRun next)
    {
        bool isWaitedFor = next.isBeside && !isBeside && !over.Task.IsCompleted;
        await Threads.Until(calm.Task, isWaitedFor ? Patience : TimeToWaitForStragglers).ConfigureAwait(false);
        if (!isWaitedFor || over.Task.IsCompleted)
            LeaveAlone();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void LeaveAlone()
    {
        lock (gate)
        {
            if (stopping != this)
                return;
            stopping = null;
            CellPoll.Set(false);
        }
    }
}
