namespace NeuralNotebook.Kernel;

/// <summary>The threads that work for a run of a cell: its own, those of the pool, and those that the cell started.</summary>
internal sealed class CellWorkers
{
    /// <summary>How often in a row a thread must be seen waiting before it is woken: it may be about to go on, and to poll.</summary>
    private const int LooksBeforeWaking = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<Thread, Worker> workers = [];

    /// <summary>Whether any of the threads that can be woken is at work.</summary>
    public bool AreAtWork
    {
        get
        {
            lock (gate)
                return workers.Values.Any(worker => worker.CanBeWoken);
        }
    }

    /// <summary>Whether any of them is in code that is not to be torn.</summary>
    public bool AreShielded
    {
        get
        {
            lock (gate)
                return workers.Values.Any(worker => worker.Shield.Depth > 0);
        }
    }

    /// <summary>The calling thread begins to work for the run.</summary>
    /// <param name="canBeWoken">Whether it waits for nobody but the run: of a thread that something else started,
    /// it is not known whose waiting is ended.</param>
    public void Enter(bool canBeWoken)
    {
        lock (gate)
            workers[Thread.CurrentThread] = new Worker(CellPoll.OwnShield, canBeWoken);
    }

    /// <summary>The calling thread works for something else from now on.</summary>
    public void Leave()
    {
        Worker? worker;
        lock (gate)
            workers.Remove(Thread.CurrentThread, out worker);
        if (worker is { IsWoken: true })
            ForgetWaking();
    }

    /// <summary>Wakes those that wait, for a lock, for time to pass, for another thread.</summary>
    /// <param name="alsoShielded">Whether also those that are in a finally block.</param>
    public void WakeWaiting(bool alsoShielded)
    {
        lock (gate)
        {
            foreach (var (thread, worker) in workers.Where(entry => entry.Value.CanBeWoken))
            {
                bool waits = (thread.ThreadState & ThreadState.WaitSleepJoin) != 0 && (alsoShielded || worker.Shield.Depth == 0);
                worker.Looks = waits ? worker.Looks + 1 : 0;
                if (worker.Looks < LooksBeforeWaking)
                    continue;
                (worker.Looks, worker.IsWoken) = (0, true);
                thread.Interrupt();
            }
        }
    }

    /// <summary>A thread that was woken a moment too late would start up from its next wait, whoever's that is.</summary>
    private static void ForgetWaking()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    private sealed class Worker(CellPoll.Shield shield, bool canBeWoken)
    {
        public CellPoll.Shield Shield { get; } = shield;

        public bool CanBeWoken { get; } = canBeWoken;

        /// <summary>How often in a row it was seen waiting.</summary>
        public int Looks { get; set; }

        public bool IsWoken { get; set; }
    }
}
