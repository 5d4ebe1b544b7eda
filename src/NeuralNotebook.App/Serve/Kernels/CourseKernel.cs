using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>A kernel as Jupyter's clients see it: it has an id, clients and a session, and outlives the processes
/// that run its cells.</summary>
internal sealed partial class CourseKernel : IAsyncDisposable
{
    private readonly KernelPool pool;
    private readonly Task libraries;
    private readonly string folder;
    private readonly Lock gate = new();
    private readonly JupyterSession<ChannelSocket> session;
    private Task<KernelProcess> process;
    private string phase = "starting";
    private int generation;
    private bool isClosed;

    /// <summary>Starts a kernel.</summary>
    /// <param name="pool">Where processes come from.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="libraries">Is done when what the notebooks load is built; no cell runs before.</param>
    public CourseKernel(KernelPool pool, string folder, Task libraries)
    {
        (this.pool, this.folder, this.libraries) = (pool, folder, libraries);
        session = new JupyterSession<ChannelSocket>(this, gate);
        process = StartAsync();
    }

    /// <summary>The kernel's id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Who listens.</summary>
    public Subscribers Subscribers { get; } = new();

    /// <summary>starting, idle, busy, restarting or dead, as Jupyter says it.</summary>
    public string State => IsBusy && phase != "dead" ? "busy" : phase;

    /// <summary>Whether a cell runs, or is about to.</summary>
    public bool IsBusy => session.IsBusy;

    /// <summary>When it last did anything.</summary>
    public DateTimeOffset LastActivity { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>Jupyter's model of it.</summary>
    public JsonObject Model() => new()
    {
        ["id"] = Id,
        ["name"] = KernelSpecs.DefaultName,
        ["last_activity"] = ChannelMessage.Time(LastActivity),
        ["execution_state"] = State,
        ["connections"] = Subscribers.Count,
    };

    /// <summary>Takes a client's message.</summary>
    /// <param name="asker">The client.</param>
    /// <param name="request">The message.</param>
    public void Receive(ChannelSocket asker, ChannelMessage request)
    {
        // A client may keep its channel open to a kernel that was ended; it has been told.
        if (!isClosed)
            session.Receive(new ClientRequest<ChannelSocket>(asker, request.Channel, request.Header, request.Content));
    }

    /// <summary>Interrupts the running cell.</summary>
    public void Interrupt() => session.Interrupt();

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
            session.Fail("KernelRestarted", "The kernel was restarted while the cell ran.", abortsQueue: true);
            Subscribers.Forget();
            session.Reset();
            phase = "restarting";
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
            (isClosed, last, phase) = (true, process, "dead");
            session.Reset();
            PublishState();
        }

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
        sending = Task.CompletedTask;
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
                phase = "dead";
                PublishState();
            }

            // Whoever waits for it says so of what it waited with.
            throw new KernelDiedException(error.Message);
        }

        lock (gate)
        {
            if (!isClosed && born == generation)
                phase = "idle";
            PublishState();
        }

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
                        session.Take(type, content);
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
            session.Fail("KernelDied",
                $"{char.ToUpperInvariant(death.Message[0])}{death.Message[1..]}. A new one has been started; what the cells declared is "
                    + "gone, so run them again from the top.", abortsQueue: true);
            session.Reset();
            phase = "restarting";
            PublishState();
            process = StartAsync();
        }

        await dead.DisposeAsync().ConfigureAwait(false);
    }

    private void PublishState() => Publish(MessageTypes.Status, new JsonObject { ["execution_state"] = State }, [], []);
}
