using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NeuralNotebook.Kernel;

/// <summary>What is woven into the code of cells so that they can be interrupted; not meant to be called by hand.</summary>
/// <remarks>
/// <para>A cell is asked to stop and stops itself, at its next loop, call or await. .NET's own way to force it,
/// <c>System.Runtime.ControlledExecution</c>, throws at any instruction: in the middle of what a library's optimised code
/// does in registers, of a lock that is being taken, of the runtime's own bookkeeping. Its documentation warns that the process may be left
/// corrupted, and so it was: a fifth of the interrupted trainings ended the process with a segmentation fault or an exception that
/// nobody could catch.</para>
/// <para>Libraries take part without knowing this kernel: <c>AppDomain.CurrentDomain.GetData("Notebook.Interrupt")</c>
/// is an <see cref="Action"/>
/// that throws an <see cref="OperationCanceledException"/> where the calling cell has been asked to stop,
/// and otherwise returns at once.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "What a cell awaits is taken and handed on, once.")]
public static class CellPoll
{
    private const string Slot = "Notebook.Interrupt";

    /// <summary>Whether polls throw.</summary>
    private static volatile bool throws;

    /// <summary>How deep this thread is in code that is not to be torn.</summary>
    [ThreadStatic]
    private static Shield? shield;

    /// <summary>Stands at the head of each method and before each way back of a loop: throws if cells have been asked to stop.</summary>
    /// <remarks>It asks nothing else, and its way out never comes back: with a call that may return,
    /// the compiler would keep no number of a loop in a register.
    /// So code that an earlier cell left running in the background stops with the cell that is interrupted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Poll()
    {
        if (throws)
            Throw();
    }

    /// <summary>Stands in the place of <see cref="Poll"/> where there is one thread only: nobody says meanwhile that cells are to stop,
    /// so it looks itself now and then.</summary>
    public static void PollInTurn()
    {
        Lookout.Pass();
        if (throws)
            Throw();
    }

    /// <summary>Throws if the cell that calls has been asked to stop, unless it is in a finally block or the like.</summary>
    public static void Check()
    {
        if (!Threads.Exist)
            Lookout.Look();
        if (CellRun.Stopping is { } run && run == CellRun.Current && run.Throws(OwnShield))
            throw run.Interrupted();
    }

    /// <summary>Begins code that runs to its end also when the cell is asked to stop: a finally block, a static constructor.</summary>
    public static void BeginShield()
    {
        OwnShield.Depth++;
        if (CellRun.Stopping is { } run)
            run.Reconsider();
    }

    /// <summary>Ends it.</summary>
    public static void EndShield()
    {
        if (--OwnShield.Depth == 0 && CellRun.Stopping is { } run)
            run.Reconsider();
    }

    /// <summary>Throws if the cell whose await is over has been interrupted meanwhile, even if other cells have run since.</summary>
    public static void AfterAwait()
    {
        if (CellRun.Current is { IsInterrupted: true } run && OwnShield.Depth == 0)
            run.ThrowAfterAwait();
    }

    /// <summary>A task that ends when this one does, or when the cell that awaits it is interrupted.</summary>
    public static Task Awaited(Task task) => task is null || task.IsCompleted || CellRun.Current is not { } run ? task! : run.Wake(task);

    /// <summary>A task that ends when this one does, or when the cell that awaits it is interrupted.</summary>
    public static Task<T> Awaited<T>(Task<T> task) =>
        task is null || task.IsCompleted || CellRun.Current is not { } run ? task! : run.Wake(task);

    /// <summary>The same for an await that is configured.</summary>
    public static ConfiguredTaskAwaitable Configured(Task task, bool continueOnCapturedContext) =>
        Awaited(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>The same for an await that is configured.</summary>
    public static ConfiguredTaskAwaitable<T> Configured<T>(Task<T> task, bool continueOnCapturedContext) =>
        Awaited(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>What awaits a value task so that it ends when this one does, or when the cell that awaits it is interrupted.</summary>
    /// <remarks>A value task may be awaited once only: here it is taken, and what comes of it is awaited in its place.</remarks>
    public static ValueTaskAwaiter ValueAwaiter(ref ValueTask task) => Awaited(task).GetAwaiter();

    /// <summary>What awaits a value task so that it ends when this one does, or when the cell that awaits it is interrupted.</summary>
    public static ValueTaskAwaiter<T> ValueAwaiter<T>(ref ValueTask<T> task) => Awaited(task).GetAwaiter();

    /// <summary>The same for an await that is configured.</summary>
    public static ConfiguredValueTaskAwaitable ValueConfigured(ref ValueTask task, bool continueOnCapturedContext) =>
        Awaited(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>The same for an await that is configured.</summary>
    public static ConfiguredValueTaskAwaitable<T> ValueConfigured<T>(ref ValueTask<T> task, bool continueOnCapturedContext) =>
        Awaited(task).ConfigureAwait(continueOnCapturedContext);

    /// <summary>This thread's shield, for somebody who looks at it from another thread.</summary>
    internal static Shield OwnShield => shield ??= new Shield();

    /// <summary>Offers the check to libraries.</summary>
    internal static void Connect() => AppDomain.CurrentDomain.SetData(Slot, (Action)Check);

    /// <summary>Makes polls throw, or no longer.</summary>
    internal static void Set(bool isThrowing) => throws = isThrowing;

    private static ValueTask Awaited(ValueTask task) =>
        task.IsCompleted || CellRun.Current is not { } run ? task : new(run.Wake(task.AsTask()));

    private static ValueTask<T> Awaited<T>(ValueTask<T> task) =>
        task.IsCompleted || CellRun.Current is not { } run ? task : new(run.Wake(task.AsTask()));

    private static void Throw() => throw CellRun.Stopping?.Interrupted() ?? new CellInterruptedException();

    /// <summary>Whether a thread is in code that is not to be torn.</summary>
    internal sealed class Shield
    {
        public volatile int Depth;
    }
}
