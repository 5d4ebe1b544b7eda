namespace NeuralNotebook.Tests.Matrices;

/// <summary>Among how many threads a piece of work is shared out, and that nothing of it is lost.</summary>
[Collection(ThreadsCollection.Name)]
public sealed class WorkerPoolTests : IDisposable
{
    private const long Huge = 1_000_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly int threads = Parallelism.Threads;

    public void Dispose()
    {
        Sharing.Always = false;
        Sharing.Limit = 0;
        Parallelism.Threads = threads;
    }

    [Theory]
    [InlineData(3, 0, false, Huge, 3)]
    [InlineData(3, 2, false, Huge, 2)]
    [InlineData(3, 1, false, Huge, 1)]
    [InlineData(3, 5, false, Huge, 3)]
    [InlineData(1, 0, false, Huge, 1)]
    [InlineData(3, 0, false, 1000, 1)]
    [InlineData(3, 0, false, 0, 1)]
    // All of the pool, whatever the limit and the work.
    [InlineData(3, 2, true, 0, 3)]
    [InlineData(1, 2, true, Huge, 1)]
    public void Work_is_shared_out_among_as_many_as_are_there_and_allowed_and_have_enough_to_do(
        int size, int limit, bool always, long work, int expected)
    {
        Parallelism.Threads = size;
        Sharing.Limit = limit;
        Sharing.Always = always;
        var seen = new Seen();
        Sharing.Run(new Marking(seen), work);
        Assert.Equal(Enumerable.Range(0, expected).Select(part => (part, expected)), seen.Parts.Order());
    }

    [Fact]
    public void A_part_has_enough_to_do_before_there_is_one_more()
    {
        Parallelism.Threads = 8;
        int before = 1;
        for (long work = 1000; work <= 2_000_000; work += 1000)
        {
            var seen = new Seen();
            Sharing.Run(new Marking(seen), work);
            Assert.InRange(seen.Parts.Count, before, before + 1);
            before = seen.Parts.Count;
        }

        Assert.Equal(8, before);
    }

    [Fact]
    public void A_number_of_threads_below_one_is_refused()
    {
        foreach (int none in (int[])[0, -1, int.MinValue])
            Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Threads = none).ParamName);
        Assert.Equal(threads, Parallelism.Threads);
        Parallelism.Threads = 1;
        Assert.Equal(1, Parallelism.Threads);
    }

    /// <summary>The first part waits until somebody else has begun the second, so that its own thread cannot take that, too.</summary>
    [Fact]
    public void A_worker_lies_down_without_work_and_is_woken_by_the_next()
    {
        Parallelism.Threads = 2;
        for (int round = 0; round < 3; round++)
        {
            var meeting = new Meeting();
            Assert.True(WorkerPool.TryRun(new Meet(meeting), 2));
            Assert.True(meeting.Met, $"nobody came in round {round}");
            var worker = meeting.Worker!;
            Assert.NotSame(Thread.CurrentThread, worker);
            Assert.True(worker.IsBackground);
            // Debuggers list it.
            Assert.Equal("Neural Notebook product", worker.Name);
            Assert.True(SpinWait.SpinUntil(() => worker.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience), "it does not lie down");
        }
    }

    [Fact]
    public void While_the_workers_are_busy_others_do_their_work_alone()
    {
        Parallelism.Threads = 2;
        Sharing.Always = true;
        Seen outer = new(), inner = new();
        Sharing.Run(new Interrupted(outer, inner), Huge);
        Assert.Equal([(0, 1)], inner.Parts);
        Assert.Equal([(0, 2), (1, 2)], outer.Parts.Order());
    }

    [Fact]
    public void Work_done_alone_leaves_the_workers_to_others()
    {
        Parallelism.Threads = 2;
        // For the calling thread only.
        Sharing.Limit = 1;
        Seen outer = new(), inner = new();
        Sharing.Run(new Interrupted(outer, inner), Huge);
        Assert.Equal([(0, 2), (1, 2)], inner.Parts.Order());
        Assert.Equal([(0, 1)], outer.Parts);
    }

    [Fact]
    public void An_error_of_the_callers_part_comes_after_all_others_are_done_and_the_workers_are_free_again()
    {
        Parallelism.Threads = 4;
        Sharing.Always = true;
        var seen = new Seen();
        Assert.Equal("part 0", Assert.Throws<InvalidOperationException>(() => Sharing.Run(new Failing(seen), Huge)).Message);
        Assert.Equal([(1, 4), (2, 4), (3, 4)], seen.Parts.Order());

        var next = new Seen();
        Sharing.Run(new Marking(next), Huge);
        Assert.Equal(4, next.Parts.Count);
    }

    private sealed class Seen
    {
        public List<(int Part, int Parts)> Parts { get; } = [];

        public void Add(int part, int parts)
        {
            lock (Parts)
                Parts.Add((part, parts));
        }
    }

    private sealed class Meeting
    {
        public SemaphoreSlim Begun { get; } = new(0);

        public Thread? Worker { get; set; }

        public bool Met { get; set; }
    }

    private readonly struct Marking(Seen seen) : IParallelJob
    {
        public void RunPart(int part, int parts) => seen.Add(part, parts);
    }

    private readonly struct Failing(Seen seen) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            if (part == 0)
                throw new InvalidOperationException("part 0");
            seen.Add(part, parts);
        }
    }

    private readonly struct Meet(Meeting meeting) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            if (part == 0)
            {
                meeting.Met = meeting.Begun.Wait(Patience);
                return;
            }

            meeting.Worker = Thread.CurrentThread;
            meeting.Begun.Release();
        }
    }

    /// <summary>While the first part is at work, another thread has something to share out.</summary>
    private readonly struct Interrupted(Seen outer, Seen inner) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            outer.Add(part, parts);
            if (part != 0)
                return;
            var seen = inner;
            var other = new Thread(() => Sharing.Run(new Marking(seen), Huge));
            other.Start();
            other.Join();
        }
    }
}
