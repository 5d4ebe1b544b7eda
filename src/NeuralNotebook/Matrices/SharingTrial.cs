namespace NeuralNotebook;

/// <summary>Finds by trial how many threads do one kind of work fastest: 1, 2, 4, …, as long as twice as many are faster.</summary>
/// <remarks>Each number has a few tries, of which the second best counts: a thread that lost its processor for a while says nothing about the work. Then the fastest is kept for some hundred
/// times, and the trial begins anew next to it. Several threads may use one trial at once; what they confuse is the time that work takes, not what comes out.</remarks>
internal sealed class SharingTrial
{
    private const int Tries = 4;

    /// <summary>The second trial comes soon, when the code has been compiled with all care.</summary>
    private const int FirstPause = 32, LongestPause = 512;

    private readonly long[] ticks = new long[Tries];
    private ulong kind;
    private int size;
    private int fastest = 1;
    private long fastestTicks;
    private int pause;
    private int left;

    /// <summary>How many threads are tried now; 0 while the fastest number is kept.</summary>
    private int tried;
    private int start;
    private int tries;

    /// <summary>Among how many threads the work is to be shared out this time.</summary>
    /// <param name="work">What work it is; another than the last time begins from the beginning.</param>
    /// <param name="team">How many threads there are.</param>
    public int Threads(ulong work, int team)
    {
        if (work != kind || team != size)
        {
            (kind, size, fastest, pause) = (work, team, 1, FirstPause);
            Begin();
        }

        if (tried > 0)
            return Math.Min(tried, team);
        if (--left <= 0)
        {
            pause = Math.Min(4 * pause, LongestPause);
            Begin();
        }

        return Math.Min(tried > 0 ? tried : fastest, team);
    }

    /// <summary>Takes in how long it took.</summary>
    /// <param name="work">What work it was.</param>
    /// <param name="threads">How many threads did it.</param>
    /// <param name="time">How long they took.</param>
    public void Learn(ulong work, int threads, long time)
    {
        if (work != kind || tried == 0 || threads != tried)
            return;
        ticks[tries % Tries] = time;
        if (++tries < Tries)
            return;
        Array.Sort(ticks);
        long typical = ticks[1];
        // A little faster is not enough: the other threads have other things to do.
        bool faster = threads == start || typical < fastestTicks - (fastestTicks / 32);
        if (faster)
            (fastest, fastestTicks) = (threads, typical);
        tried = faster && threads < size ? Math.Min(2 * threads, size) : 0;
        tries = 0;
        left = pause;
    }

    private void Begin() => (tried, start, tries) = (Math.Max(1, fastest / 2), Math.Max(1, fastest / 2), 0);
}
