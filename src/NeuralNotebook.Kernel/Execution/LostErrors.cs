namespace NeuralNotebook.Kernel;

/// <summary>Reports errors that no cell sees: of tasks that nobody awaits, and of threads that a cell started.</summary>
internal sealed class LostErrors : IDisposable
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(1);

    private readonly ICellOutput output;
    private readonly Timer later = new(_ => Collect());

    /// <summary>Begins to listen.</summary>
    public LostErrors(ICellOutput output)
    {
        this.output = output;
        TaskScheduler.UnobservedTaskException += OfTask;
        AppDomain.CurrentDomain.UnhandledException += OfThread;
    }

    /// <summary>Looks, after a cell that may have started tasks, which of them failed and are forgotten: .NET tells so only when it collects them.</summary>
    /// <param name="code">The cell's text.</param>
    public void LookAfter(string code)
    {
        if (!code.Contains("Task", StringComparison.Ordinal) && !code.Contains("async", StringComparison.Ordinal) && !code.Contains("Async", StringComparison.Ordinal))
            return;
        Collect();
        // Some of them may still be running.
        later.Change(TimeToFail, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= OfTask;
        AppDomain.CurrentDomain.UnhandledException -= OfThread;
        later.Dispose();
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void OfTask(object? sender, UnobservedTaskExceptionEventArgs lost)
    {
        lost.SetObserved();
        foreach (var error in lost.Exception.Flatten().InnerExceptions)
            output.Notice($"A task that nobody awaited failed: {string.Join('\n', ErrorText.Of(error, cell: 0).Traceback)}\n");
    }

    private void OfThread(object? sender, UnhandledExceptionEventArgs lost)
    {
        CellConsole.SendGathered();
        if (lost.ExceptionObject is Exception error)
            output.Notice($"The kernel ends, because nothing caught the error of a thread: {string.Join('\n', ErrorText.Of(error, cell: 0).Traceback)}\n");
    }
}
