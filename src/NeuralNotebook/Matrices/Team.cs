namespace NeuralNotebook;

/// <summary>A piece of work that can be cut into independent parts.</summary>
internal interface ITeamJob
{
    /// <summary>Does part <paramref name="part"/> (0-based) of <paramref name="parts"/>.</summary>
    void RunPart(int part, int parts);
}

/// <summary>The threads that large products are shared out to. They wait for work, so that handing it over allocates nothing and takes about a microsecond.</summary>
internal static class Team
{
    private static readonly Lock Gate = new();
    private static Member[] members = [];

    /// <summary>How many threads take part, the caller's own included.</summary>
    public static int Size { get; set; } = Environment.ProcessorCount;

    /// <summary>Reserves the team for the calling thread; false where it is one thread only or busy.</summary>
    public static bool TryEnter() => Size > 1 && Gate.TryEnter();

    public static void Leave() => Gate.Exit();

    /// <summary>Runs all parts, the first on the calling thread, and returns when the last is done.</summary>
    public static void Run(ITeamJob job)
    {
        int parts = Size;
        if (members.Length < parts - 1)
            members = [.. members, .. Enumerable.Range(0, parts - 1 - members.Length).Select(_ => new Member())];
        for (int part = 1; part < parts; part++)
            members[part - 1].Start(job, part, parts);
        try
        {
            job.RunPart(0, parts);
        }
        finally
        {
            // Also when the calling thread is interrupted: nobody may go on writing into a matrix that its owner thinks is his again.
            for (int part = 1; part < parts; part++)
                members[part - 1].WaitUntilDone();
        }
    }

#pragma warning disable CA1001 // A member waits for work as long as the process lives; there is nobody to dispose it.
    private sealed class Member
#pragma warning restore CA1001
    {
        private const int Spins = 300;

        private readonly ManualResetEventSlim start = new(initialState: false, Spins);
        private readonly ManualResetEventSlim done = new(initialState: true, Spins);
        private ITeamJob? job;
        private int part;
        private int parts;

        public Member() => new Thread(Work) { IsBackground = true, Name = "Neural Notebook product" }.Start();

        public void Start(ITeamJob work, int index, int count)
        {
            (job, part, parts) = (work, index, count);
            done.Reset();
            start.Set();
        }

        public void WaitUntilDone() => done.Wait();

        private void Work()
        {
            while (true)
            {
                start.Wait();
                start.Reset();
                job!.RunPart(part, parts);
                done.Set();
            }
        }
    }
}
