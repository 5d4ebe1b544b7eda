using System.Diagnostics;

namespace NeuralNotebook;

/// <summary>A piece of work that can be cut into independent parts.</summary>
internal interface IParallelJob
{
    /// <summary>Does part <paramref name="part"/> (0-based) of <paramref name="parts"/>.</summary>
    void RunPart(int part, int parts);
}

/// <summary>The threads that large products are shared out to. They wait for work, so that handing it over allocates nothing and takes
/// about a microsecond.</summary>
internal static class WorkerPool
{
    private static readonly Lock Gate = new();
    private static Worker[] workers = [];

    /// <summary>How many threads take part, the caller's own included.</summary>
    public static int Size { get; set; } = Environment.ProcessorCount;

    /// <summary>Runs a job in so many parts, the first on the calling thread, and returns when the last is done;
    /// false, and nothing is done, if the workers are busy.</summary>
    public static bool TryRun<TJob>(in TJob job, int parts)
        where TJob : struct, IParallelJob
    {
        if (!Gate.TryEnter())
            return false;
        try
        {
            Held<TJob>.Shared.Job = job;
            Run(Held<TJob>.Shared, parts);
            return true;
        }
        finally
        {
            Held<TJob>.Shared.Job = default;
            Gate.Exit();
        }
    }

    private static void Run(IParallelJob job, int parts)
    {
        if (workers.Length < parts - 1)
            workers = [.. workers, .. Enumerable.Range(0, parts - 1 - workers.Length).Select(_ => new Worker())];
        for (int part = 1; part < parts; part++)
            workers[part - 1].Start(job, part, parts);
        try
        {
            job.RunPart(0, parts);
        }
        finally
        {
            // Also when the calling thread is interrupted: nobody may go on writing into a matrix that its owner thinks is his again.
            for (int part = 1; part < parts; part++)
                workers[part - 1].Finish();
        }
    }

    /// <summary>Where a job lies while others work at it, so that handing it over allocates nothing.</summary>
    private sealed class Held<TJob> : IParallelJob
        where TJob : struct, IParallelJob
    {
        public static readonly Held<TJob> Shared = new();

        public TJob Job;

        public void RunPart(int part, int parts) => Job.RunPart(part, parts);
    }

#pragma warning disable CA1001 // A worker waits for work as long as the process lives; there is nobody to dispose it.
    private sealed class Worker
#pragma warning restore CA1001
    {
        /// <summary>How long a worker looks out for the next piece of work before it lies down. Within a training step the next product
        /// comes sooner, and waking somebody who sleeps takes several times as long as a small product.</summary>
        private static readonly long Patience = Stopwatch.Frequency / 10_000;

        private readonly ManualResetEventSlim wake = new(initialState: false, spinCount: 0);
        private IParallelJob? job;
        private int part;
        private int parts;

        /// <summary>Pieces handed over, begun by somebody, and done: equal while there is nothing to do.</summary>
        private int started;
        private int begun;
        private int finished;

        // Unsafe: a worker works for whoever asks, and carries nothing along of the one who was first.
        public Worker() => new Thread(Work) { IsBackground = true, Name = "Neural Notebook product" }.UnsafeStart();

        public void Start(IParallelJob work, int index, int count)
        {
            (job, part, parts) = (work, index, count);
            Volatile.Write(ref started, started + 1);
            wake.Set();
        }

        /// <summary>Returns when the piece is done. One that the worker has not begun is done here:
        /// its processor may be busy with another program, for thousands of times as long as the piece takes.</summary>
        public void Finish()
        {
            if (TryBegin(started))
            {
                job!.RunPart(part, parts);
                Volatile.Write(ref finished, started);
                return;
            }

            // Both parts take about as long, so this is short, unless the worker lost its processor meanwhile:
            // then ours is given away, too.
            for (int looks = 1; Volatile.Read(ref finished) != started; looks++)
            {
                if (looks % 1000 == 0)
                    Thread.Yield();
                else
                    Thread.SpinWait(1);
            }
        }

        /// <summary>Makes a piece the caller's, if nobody has begun it.</summary>
        private bool TryBegin(int piece) => Interlocked.CompareExchange(ref begun, piece, piece - 1) == piece - 1;

        private void Work()
        {
            while (true)
            {
                int piece = AwaitStart();
                if (!TryBegin(piece))
                {
                    // The caller is at it.
                    Thread.SpinWait(20);
                    continue;
                }

                job!.RunPart(part, parts);
                Volatile.Write(ref finished, piece);
            }
        }

        private int AwaitStart()
        {
            long begin = Stopwatch.GetTimestamp();
            for (int looks = 1; Volatile.Read(ref started) == Volatile.Read(ref finished); looks++)
            {
                Thread.SpinWait(1);
                if (looks % 50 != 0 || Stopwatch.GetTimestamp() - begin < Patience)
                    continue;
                wake.Reset();
                // Looked at once more after the reset: what was handed over before it would otherwise be slept through.
                if (Volatile.Read(ref started) == Volatile.Read(ref finished))
                    wake.Wait();
            }

            return started;
        }
    }
}
