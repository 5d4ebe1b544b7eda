using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>A kernel as Jupyter's clients see it: it has an id, clients and a queue of cells, and outlives the processes that run them.</summary>
internal sealed partial class CourseKernel : IAsyncDisposable
{
    private readonly KernelPool pool;
    private readonly Task libraries;
    private readonly string folder;
    private readonly Lock gate = new();
    private readonly LinkedList<ExecuteJob> queue = [];
    private ExecuteJob? running;
    private ExecuteJob? last;
    private Task<KernelProcess> process;
    private int executionCount;
    private int generation;
    private bool isClosed;

    /// <summary>Starts a kernel.</summary>
    /// <param name="pool">Where processes come from.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="libraries">Is done when what the notebooks load is built; no cell runs before.</param>
    public CourseKernel(KernelPool pool, string folder, Task libraries)
    {
        (this.pool, this.folder, this.libraries) = (pool, folder, libraries);
        process = StartAsync();
    }

    /// <summary>The kernel's id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Who listens.</summary>
    public Subscribers Subscribers { get; } = new();

    /// <summary>starting, idle, busy, restarting or dead, as Jupyter says it.</summary>
    public string State { get; private set; } = "starting";

    /// <summary>When it last did anything.</summary>
    public DateTimeOffset LastActivity { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Jupyter's model of it.</summary>
    public JsonObject Model() => new()
    {
        ["id"] = Id,
        ["name"] = KernelSpecs.DefaultName,
        ["last_activity"] = Answer.Time(LastActivity),
        ["execution_state"] = State,
        ["connections"] = Subscribers.Count,
    };

    /// <summary>Interrupts the running cell.</summary>
    public async Task InterruptAsync()
    {
        Task<KernelProcess> current;
        lock (gate)
        {
            if (running is { IsSent: false } waiting)
            {
                // The kernel does not have it yet, so there is nothing to interrupt there.
                Fail(waiting, "Interrupted", "The cell was interrupted before it began.");
                return;
            }

            current = process;
        }

        if (current.IsCompletedSuccessfully)
            await current.Result.InterruptAsync().ConfigureAwait(false);
    }

    /// <summary>Begins anew: what the cells declared is forgotten.</summary>
    /// <exception cref="RequestException">The kernel was ended, or no new process could be started.</exception>
    public async Task RestartAsync()
    {
        Task<KernelProcess> old;
        lock (gate)
        {
            if (isClosed)
                throw new RequestException(404, "The kernel was ended; start a new one.");
            old = process;
            if (running is { } cell)
                Fail(cell, "KernelRestarted", "The kernel was restarted while the cell ran.", abortsQueue: true);
            AbortQueue();
            Subscribers.Forget();
            (executionCount, State) = (0, "restarting");
            process = StartAsync();
        }

        await EndAsync(old).ConfigureAwait(false);
        try
        {
            await process.ConfigureAwait(false);
        }
        catch (KernelDiedException error)
        {
            throw new RequestException(500, $"The kernel could not be started again: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task<KernelProcess> last;
        lock (gate)
        {
            (isClosed, last, State) = (true, process, "dead");
            queue.Clear();
        }

        Publish("status", new JsonObject { ["execution_state"] = "dead" }, []);
        await EndAsync(last).ConfigureAwait(false);
    }

    private static async Task EndAsync(Task<KernelProcess> ended)
    {
        try
        {
            await (await ended.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (KernelDiedException)
        {
            // It never lived.
        }
    }

    private async Task<KernelProcess> StartAsync()
    {
        int born = ++generation;
        // Not under the caller's lock.
        await Task.Yield();
        KernelProcess started;
        try
        {
            started = await pool.TakeAsync(folder).ConfigureAwait(false);
        }
        catch (Exception error) when (error is KernelDiedException or System.ComponentModel.Win32Exception)
        {
            lock (gate)
            {
                State = "dead";
                if (running is { } cell)
                    Fail(cell, "KernelDied", $"The kernel could not be started: {error.Message}", abortsQueue: true);
            }

            Publish("status", new JsonObject { ["execution_state"] = "dead" }, []);
            throw new KernelDiedException(error.Message);
        }

        lock (gate)
        {
            if (running is null && !isClosed)
                State = "idle";
        }

        Publish("status", new JsonObject { ["execution_state"] = State }, []);
        _ = ReadAsync(started, born);
        return started;
    }

    private async Task ReadAsync(KernelProcess from, int born)
    {
        try
        {
            while (true)
            {
                var (type, content) = await from.ReceiveAsync(CancellationToken.None).ConfigureAwait(false);
                lock (gate)
                {
                    if (born == generation)
                        Take(type, content);
                }
            }
        }
        catch (KernelDiedException death)
        {
            await DieAsync(from, born, death).ConfigureAwait(false);
        }
    }

    /// <summary>The process ended by itself: says so, and begins a new one, empty.</summary>
    private async Task DieAsync(KernelProcess dead, int born, KernelDiedException death)
    {
        lock (gate)
        {
            if (isClosed || born != generation)
                return;
            if (running is { } cell)
                Fail(cell, "KernelDied", $"{char.ToUpperInvariant(death.Message[0])}{death.Message[1..]}. A new one has been started; what the cells declared is gone, so run them again from the top.", abortsQueue: true);
            (executionCount, State) = (0, "restarting");
            Publish("status", new JsonObject { ["execution_state"] = "restarting" }, []);
            process = StartAsync();
        }

        await dead.DisposeAsync().ConfigureAwait(false);
    }

    private void Publish(string type, JsonObject content, JsonObject parent)
    {
        LastActivity = DateTimeOffset.UtcNow;
        Subscribers.Publish(ChannelMessage.Create("iopub", type, content, parent));
    }
}
