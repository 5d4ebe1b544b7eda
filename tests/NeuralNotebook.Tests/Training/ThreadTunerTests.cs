namespace NeuralNotebook.Tests.Training;

/// <summary>What the tuner decides, by a clock that the test sets: runs of steps on so many threads.</summary>
[Collection(Matrices.ThreadsCollection.Name)]
public sealed class ThreadTunerTests : IDisposable
{
    /// <summary>A step that begins shared out.</summary>
    private const long Large = 15_000_000;

    /// <summary>Steps before the first trial, and of each of its two turns; with the pause before it, a turn makes one run.</summary>
    private const int WarmUp = 64, Turn = 10;

    private readonly int threads = Parallelism.Threads;

    public void Dispose() => Parallelism.Threads = threads;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(Large - 1, 1)]
    [InlineData(Large, 4)]
    public void Small_steps_begin_alone_and_large_ones_on_all_threads(long work, int expected)
    {
        Parallelism.Threads = 4;
        var tuner = new ThreadTuner(work, new SetClock());
        tuner.Begin();
        Assert.Equal(expected, Sharing.Limit);
        tuner.End(isWhole: true);
        Assert.Equal(0, Sharing.Limit);
    }

    [Fact]
    public void Where_more_threads_are_faster_they_are_doubled_and_then_fewer_are_tried_again_ever_more_rarely() =>
        Assert.Equal(
            [(1, WarmUp + Turn), (2, Turn + Turn), (4, Turn + 512 + Turn), (2, Turn), (4, 1024 + Turn), (2, Turn),
                (4, 2048 + Turn), (2, Turn), (4, 4096 + Turn), (2, Turn), (4, 8192 + Turn), (2, Turn), (4, 8192 + Turn), (2, Turn)],
            Runs(4, work: 0, (threads, _) => 1200 / threads, 14));

    [Fact]
    public void Where_more_threads_gain_nothing_one_goes_on_alone() =>
        Assert.Equal([(1, WarmUp + Turn), (2, Turn), (1, 512 + Turn), (2, Turn), (1, 1024 + Turn), (2, Turn)],
            Runs(4, work: 0, (_, _) => 100, 6));

    [Fact]
    public void A_large_step_that_gains_nothing_by_its_threads_gives_half_of_them_back_until_one_is_left() =>
        Assert.Equal([(4, WarmUp + Turn), (2, Turn + Turn), (1, Turn + 512 + Turn), (2, Turn), (1, 1024 + Turn), (2, Turn)],
            Runs(4, Large, (_, _) => 100, 6));

    [Fact]
    public void The_last_doubling_goes_to_as_many_as_there_are() =>
        Assert.Equal([(1, WarmUp + Turn), (2, Turn + Turn), (3, Turn + 512 + Turn), (1, Turn), (3, 1024 + Turn), (1, Turn)],
            Runs(3, work: 0, (threads, _) => 1200 / threads, 6));

    [Fact]
    public void In_the_middle_fewer_are_tried_and_then_more() =>
        Assert.Equal(
            [(1, WarmUp + Turn), (2, Turn + Turn), (4, Turn),
                (2, 512 + Turn), (1, Turn), (2, Turn), (4, Turn),
                (2, 1024 + Turn), (1, Turn)],
            Runs(4, work: 0, (threads, _) => threads switch { 1 => 100, 2 => 50, _ => 80 }, 9));

    [Fact]
    public void One_thread_has_nothing_to_try() => Assert.Equal([(1, 5000)], Runs(1, work: 0, (_, _) => 100, 2, steps: 5000));

    [Fact]
    public void After_a_change_the_pauses_are_short_again()
    {
        // The third trial, behind a pause of 1024 steps, is the first in which two threads are faster: the next pause would have had 2048.
        const int Change = WarmUp + Turn + Turn + 512 + Turn + Turn + 1024;
        Assert.Equal(
            [(1, WarmUp + Turn), (2, Turn), (1, 512 + Turn), (2, Turn), (1, 1024 + Turn), (2, Turn + 512 + Turn), (1, Turn),
                (2, 1024 + Turn)],
            Runs(2, work: 0, (threads, step) => step <= Change ? 100 : 100 / threads, 8));
    }

    [Theory]
    // Alone to begin with: two threads have to take a thirty-second less.
    [InlineData(0, 3200, 3099, 2)]
    [InlineData(0, 3200, 3100, 1)]
    [InlineData(0, 3200, 6400, 1)]
    // On two to begin with: they, too, have to take a thirty-second less to be kept.
    [InlineData(Large, 3200, 3099, 2)]
    [InlineData(Large, 3200, 3100, 2)]
    [InlineData(Large, 3200, 3101, 1)]
    [InlineData(Large, 3200, 6400, 1)]
    public void More_threads_are_worth_it_from_a_thirty_second_on(long work, long alone, long onTwo, int expected)
    {
        var runs = Runs(2, work, (threads, _) => threads == 1 ? alone : onTwo, 3, steps: WarmUp + Turn + Turn + 1);
        Assert.Equal(expected, runs[^1].Threads);
        Assert.Equal(WarmUp + Turn + Turn + 1, runs.Sum(run => run.Steps));
    }

    [Theory]
    // Three count for nothing, while the threads wake up.
    [InlineData(new long[] { 100 }, new long[] { 999, 999, 999, 80 }, 2)]
    [InlineData(new long[] { 100 }, new long[] { 1, 1, 1, 100 }, 1)]
    // Five that lost their processor for a while decide nothing.
    [InlineData(new long[] { 100 }, new long[] { 1, 1, 1, 999, 999, 80, 999, 999, 999, 80 }, 2)]
    [InlineData(new long[] { 1, 1, 1, 999, 999, 70, 999, 999, 999, 70 }, new long[] { 80 }, 1)]
    // Nor does one that was quick by chance.
    [InlineData(new long[] { 100, 100, 100, 100, 10, 100 }, new long[] { 80 }, 2)]
    [InlineData(new long[] { 100 }, new long[] { 1, 1, 1, 10, 100 }, 1)]
    public void The_second_quickest_of_the_seven_steps_that_count_speaks_for_a_turn(long[] alone, long[] onTwo, int expected)
    {
        // The last number stands for the rest of its turn.
        long Time(int step) => (step - WarmUp - 1) switch
        {
            < 0 => 100,
            < Turn and var place => alone[Math.Min(place, alone.Length - 1)],
            var place => onTwo[Math.Min(place - Turn, onTwo.Length - 1)],
        };
        var runs = Runs(2, work: 0, (_, step) => Time(step), 3, steps: WarmUp + Turn + Turn + 1);
        Assert.Equal(expected, runs[^1].Threads);
    }

    [Fact]
    public void Short_steps_belong_to_no_turn()
    {
        // Every third step is short, and takes no time to speak of: of the steps from 65 on the tenth whole one is 79, the twentieth 94.
        Assert.Equal([(1, 79), (2, 94 - 79), (1, 6)],
            Runs(2, work: 0, (_, step) => step % 3 == 0 ? 1 : 100, 3, steps: 100, isWhole: step => step % 3 != 0));
    }

    [Fact]
    public void Threads_that_are_taken_away_in_the_middle_are_no_longer_asked_for() =>
        Assert.Equal([(4, 9), (2, WarmUp + 1), (1, 26)], Runs(4, Large, (_, step) =>
        {
            if (step == 9)
                Parallelism.Threads = 2;
            return 100;
        }, 3, steps: 100));

    /// <summary>So many runs of a training, each as its threads and its steps; a number of steps ends it before.</summary>
    private static (int Threads, int Steps)[] Runs(int processors, long work, Func<int, int, long> time, int count,
        int steps = 50_000, Func<int, bool>? isWhole = null)
    {
        Parallelism.Threads = processors;
        var clock = new SetClock();
        var tuner = new ThreadTuner(work, clock);
        var runs = new List<(int Threads, int Steps)>();
        for (int step = 1; step <= steps; step++)
        {
            tuner.Begin();
            int used = Sharing.Limit;
            clock.Pass(time(used, step));
            tuner.End(isWhole?.Invoke(step) ?? true);
            clock.Pass(5);
            if (runs.Count > 0 && runs[^1].Threads == used)
                runs[^1] = (used, runs[^1].Steps + 1);
            else if (runs.Count < count)
                runs.Add((used, 1));
            else
                break;
        }

        return [.. runs];
    }

    private sealed class SetClock : TimeProvider
    {
        private long now = 1_000_000;

        public override long GetTimestamp() => now;

        public void Pass(long time) => now += time;
    }
}
