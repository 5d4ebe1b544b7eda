using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuralNotebook.Kernel;

/// <summary>What goes on from cell to cell, though each runs on a thread of its own: the culture, the values of every <c>AsyncLocal</c>,
/// all that .NET hands on with an <see cref="ExecutionContext"/>.</summary>
/// <remarks>Not what belongs to a thread alone: a <c>[ThreadStatic]</c> field begins anew in each cell.</remarks>
internal sealed class CellContext
{
    private static readonly AsyncLocal<CellContext?> Mark = new();

    private readonly Lock gate = new();
    private ExecutionContext? last;

    /// <summary>Takes this thread to where the cell before ended.</summary>
    public void Enter()
    {
        lock (gate)
        {
            if (last is not null)
                ExecutionContext.Restore(last);
        }

        Mark.Value = this;
    }

    /// <summary>Starts a compiled cell, and remembers where it ends, also if it fails.</summary>
    /// <remarks>The compiler makes of a cell an async method, which by .NET's rules leaves its caller's context as it was,
    /// so nobody outside ever sees the cell's. Its state machine is therefore started here and not through that method,
    /// with a task that is there before it runs: what is attached to it runs in the cell's context, at its very end.</remarks>
    /// <param name="cell">The class that a cell is compiled to.</param>
    /// <param name="state">The objects of the cells before, and a place for this one's.</param>
    /// <param name="prepare">Is given the cell's object before its code runs; nothing is to be done if not given.</param>
    public Task<object?> Start(Type cell, object?[] state, Action<object>? prepare = null)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var type = cell.GetNestedTypes(Any).Single(type => type.Name.StartsWith("<<Initialize>>d", StringComparison.Ordinal));
        var machine = (IAsyncStateMachine)Activator.CreateInstance(type, nonPublic: true)!;
        var builder = AsyncTaskMethodBuilder<object?>.Create();
        var task = (Task<object?>)Promise<object?>.Of(ref builder);
        object own = Activator.CreateInstance(cell, [state])!;
        prepare?.Invoke(own);
        // A cell that declares nothing has no use for it.
        type.GetField("<>4__this", Any)?.SetValue(machine, own);
        type.GetField("<>1__state", Any)!.SetValue(machine, -1);
        type.GetField("<>t__builder", Any)!.SetValue(machine, builder);

        var ended = new TaskCompletionSource<object?>();
        bool hasEnded = false;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            Remember(ref hasEnded);
            ended.SetFromTask(task);
        });
        machine.MoveNext();
        // It waits for something; if it is interrupted there, the next cell begins where it was.
        if (!task.IsCompleted)
            Remember(ref hasEnded, isEnd: false);
        return ended.Task;
    }

    private void Remember(ref bool hasEnded, bool isEnd = true)
    {
        lock (gate)
        {
            // The mark is missing where the cell suppressed the flow of its own context.
            if (!hasEnded && Mark.Value == this && ExecutionContext.Capture() is { } here)
                last = here;
            hasEnded |= isEnd;
        }
    }

    /// <summary>A builder's task, before its method runs; .NET keeps it for debuggers, which want to know a method by it.</summary>
    private static class Promise<T>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_ObjectIdForDebugger")]
        public static extern object Of(ref AsyncTaskMethodBuilder<T> builder);
    }
}
