namespace NeuralNotebook.Kernel;

/// <summary>Where work is done beside other work: on a thread of its own; in a browser, where there is one thread only,
/// in its turn on that one.</summary>
/// <remarks>The one place that knows whether there are threads. What may have to wait is written as an async method and awaits
/// <see cref="Until(Task)"/>: on a thread that blocks, so the method never leaves its thread and is over when it returns;
/// in a browser it gives the others their turn.</remarks>
internal static class Threads
{
    /// <summary>Whether there are any beside this one.</summary>
    public static bool Exist { get; } = !OperatingSystem.IsBrowser();

    /// <summary>Starts work, in nobody's context.</summary>
    /// <param name="name">What the thread is called.</param>
    /// <param name="work">The work; what it throws ends the process.</param>
    /// <param name="stackSize">How large the thread's stack is; 0 for what is usual.</param>
    public static void Start(string name, Func<Task> work, int stackSize = 0)
    {
        if (Exist)
            new Thread(() => work().GetAwaiter().GetResult(), stackSize) { IsBackground = true, Name = name }.UnsafeStart();
        else
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work(), work, preferLocal: false);
    }

    /// <summary>Starts work that waits for nothing.</summary>
    public static void Start(string name, Action work) => Start(name, () =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <summary>A task that ends when this one has; on a thread it already has.</summary>
    public static Task Until(Task task)
    {
        if (Exist)
            Task.WaitAny([task]);
        return task;
    }

    /// <summary>A task that ends when this one has, or the time is over; on a thread that is so already.</summary>
    /// <returns>Whether the task has ended.</returns>
    public static async Task<bool> Until(Task task, TimeSpan limit) =>
        Exist ? Task.WaitAny([task], limit) == 0 : task.IsCompleted
            || await Task.WhenAny(task, Task.Delay(limit)).ConfigureAwait(false) == task;

    /// <summary>Lets others have their turn, where they need one.</summary>
    public static Task GiveWay() => Exist ? Task.CompletedTask : Task.Delay(1);
}
