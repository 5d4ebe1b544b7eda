namespace NeuralNotebook;

/// <summary>Finds among how many threads the work of a training's steps is best shared out:
/// 1, 2, 4, …, by the time that whole steps take.</summary>
/// <remarks>A product may be faster on two processors, and yet the step slower: what one processor has written the other has to fetch
/// before it goes on with it, and of that a product that is measured by itself sees nothing. So two numbers of threads have a turn each,
/// of some steps, and the better is kept for some hundred steps. The numbers that a training gives do not depend on it.</remarks>
/// <param name="work">About how many multiply-adds a step has.</param>
/// <param name="clock">What the steps are timed by; the processor's if not given.</param>
internal sealed class ThreadTuner(long work, TimeProvider? clock = null)
{
    /// <summary>From so many multiply-adds on, some tenths of a millisecond, a training begins shared out.
    /// Of smaller steps the first are made alone: their code is being compiled, for which the other processors are needed, too.</summary>
    private const long LargeStep = 15_000_000;

    /// <summary>Steps before the first trial, and between trials: each that changes nothing makes the pause twice as long.</summary>
    private const int WarmUp = 64, FirstPause = 512, LongestPause = 8192;

    /// <summary>Steps of a turn; of these the first count for nothing, because the threads wake up and fetch what they need.</summary>
    private const int Turn = 10, Ignored = 3;

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly long[] keptTicks = new long[Turn - Ignored];
    private readonly long[] challengingTicks = new long[Turn - Ignored];
    private int threads = work >= LargeStep ? Parallelism.Threads : 1;
    private int challenger;
    private int position;
    private int left = WarmUp;
    private int pause = FirstPause;
    private long start;

    /// <summary>Begins a step.</summary>
    public void Begin()
    {
        threads = Math.Min(threads, Parallelism.Threads);
        if (challenger == 0 && --left < 0)
            Challenge(threads > 1 ? threads / 2 : 2);
        Sharing.Limit = position >= Turn ? challenger : threads;
        start = clock.GetTimestamp();
    }

    /// <summary>Ends it.</summary>
    /// <param name="isWhole">Whether it had as many samples as the others. The last batch of an epoch may be shorter,
    /// which says nothing.</param>
    public void End(bool isWhole)
    {
        Sharing.Limit = 0;
        if (challenger == 0 || !isWhole)
            return;
        int place = (position % Turn) - Ignored;
        if (place >= 0)
            (position < Turn ? keptTicks : challengingTicks)[place] = clock.GetTimestamp() - start;
        if (++position == 2 * Turn)
            Decide();
    }

    private void Decide()
    {
        bool more = challenger > threads;
        long kept = Typical(keptTicks), challenging = Typical(challengingTicks);
        // A little faster is not enough: the other processors have other things to do.
        if (more ? challenging < kept - (kept / 32) : kept > challenging - (challenging / 32))
        {
            threads = challenger;
            pause = FirstPause;
            Challenge(more ? 2 * threads : threads / 2);
        }
        else
            Challenge(more ? 0 : 2 * threads);
    }

    /// <summary>Begins a trial against another number of threads; a pause, if there is no such number.</summary>
    private void Challenge(int other)
    {
        position = 0;
        challenger = other <= Parallelism.Threads ? other : threads < Parallelism.Threads ? Parallelism.Threads : 0;
        if (challenger == 0)
            (left, pause) = (pause, Math.Min(2 * pause, LongestPause));
    }

    // A thread that lost its processor for a while says nothing about the work.
    private static long Typical(long[] times)
    {
        Array.Sort(times);
        return times[times.Length / 4];
    }
}
