namespace NeuralNotebook;

/// <summary>Shares work out among the threads of the <see cref="WorkerPool"/>, as long as each gets enough of it.</summary>
/// <remarks>Whether that makes a training faster is measured, not reckoned: see <see cref="ThreadTuner"/>.</remarks>
internal static class Sharing
{
    /// <summary>So many multiply-adds a thread's part has to have: a microsecond or two, about what it takes to hand it over to a
    /// thread that is awake.</summary>
    private const long WorkWorthAThread = 50_000;

    [ThreadStatic]
    private static int limit;

    /// <summary>Among how many threads the calling thread shares its work out at most; 0 for the whole pool.
    /// See <see cref="ThreadTuner"/>.</summary>
    public static int Limit
    {
        get => limit;
        set => limit = value;
    }

    /// <summary>Whether every piece of work is shared out among the whole pool, whatever it costs: for tests.</summary>
    public static bool Always { get; set; }

    /// <summary>Runs a piece of work, alone or shared. What comes out does not depend on which.</summary>
    /// <param name="job">The work.</param>
    /// <param name="work">How much it is, in multiply-adds of a product that take as long.</param>
    public static void Run<TJob>(in TJob job, long work)
        where TJob : struct, IParallelJob
    {
        int threads = Always ? WorkerPool.Size : limit > 0 ? Math.Min(limit, WorkerPool.Size) : WorkerPool.Size;
        if (!Always)
            threads = (int)Math.Min(threads, work / WorkWorthAThread);
        if (threads <= 1 || !WorkerPool.TryRun(job, threads))
            job.RunPart(0, 1);
    }
}
