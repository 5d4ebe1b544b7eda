using System.Runtime.ExceptionServices;

namespace NeuralNotebook.Kernel;

/// <summary>Reports errors that no cell sees: of tasks that nobody awaits, and of threads that a cell started.</summary>
internal sealed class LostErrors : IDisposable
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(1);

    /// <summary>The process has one handler; what it has to say goes to the session that was opened last.</summary>
    private static LostErrors? latest;
    private static bool isHandling;

    private readonly ICellOutput output;
    private readonly Timer later = new(_ => Collect());

    /// <summary>Begins to listen.</summary>
    public LostErrors(ICellOutput output)
    {
        this.output = output;
        TaskScheduler.UnobservedTaskException += OfTask;
        latest = this;
        if (!Interlocked.Exchange(ref isHandling, true))
            ExceptionHandling.SetUnhandledExceptionHandler(Survive);
    }

    /// <summary>Looks, after a cell that may have started tasks, which of them failed and are forgotten:
    /// .NET tells so only when it collects them.</summary>
    /// <param name="code">The cell's text.</param>
    public void LookAfter(string code)
    {
        if (!code.Contains("Task", StringComparison.Ordinal) && !code.Contains("async", StringComparison.Ordinal)
            && !code.Contains("Async", StringComparison.Ordinal))
            return;
        Collect();
        // Some of them may still be running.
        later.Change(TimeToFail, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= OfTask;
        later.Dispose();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Whether the process goes on after an error that nothing caught: a cell's own threads,
    /// timers and finalizers end it not.</summary>
    private static bool Survive(Exception error)
    {
        bool isOfCells = CellRun.Current is not null || error is CellInterruptedException || ErrorText.IsOfCells(error);
        if (!isOfCells)
            return false;
        // A thread that was asked to stop has done so.
        if (error is not CellInterruptedException)
            latest?.Say("Nothing caught the error of a thread, which has ended", error);
        return true;
    }

    private void OfTask(object? sender, UnobservedTaskExceptionEventArgs lost)
    {
        lost.SetObserved();
        foreach (var error in lost.Exception.Flatten().InnerExceptions.Where(error => error is not CellInterruptedException))
            Say("A task that nobody awaited failed", error);
    }

    private void Say(string what, Exception error)
    {
        CellConsole.SendGathered();
        output.Notice($"{what}: {string.Join('\n', ErrorText.Of(error, cell: 0).Traceback)}\n");
    }
}
