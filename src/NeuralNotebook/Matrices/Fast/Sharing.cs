namespace NeuralNotebook;

/// <summary>Shares work out among the threads of the <see cref="Team"/>, as long as each gets enough of it.</summary>
/// <remarks>Whether that makes a training faster is measured, not reckoned: see <see cref="StepTrial"/>.</remarks>
internal static class Sharing
{
    /// <summary>So many multiply-adds a thread's part has to have: a microsecond or two, about what it takes to hand it over to a
    /// thread that is awake.</summary>
    private const long WorkWorthAThread = 50_000;

    [ThreadStatic]
    private static int limit;

    /// <summary>Among how many threads the calling thread shares its work out at most; 0 for the whole team.
    /// See <see cref="StepTrial"/>.</summary>
    public static int Limit
    {
        get => limit;
        set => limit = value;
    }

    /// <summary>Whether every piece of work is shared out among the whole team, whatever it costs: for tests.</summary>
    public static bool Always { get; set; }

    /// <summary>Runs a piece of work, alone or shared. What comes out does not depend on which.</summary>
    /// <param name="job">The work.</param>
    /// <param name="work">How much it is, in multiply-adds of a product that take as long.</param>
    public static void Run<TJob>(in TJob job, long work)
        where TJob : struct, ITeamJob
    {
        int threads = Always ? Team.Size : limit > 0 ? Math.Min(limit, Team.Size) : Team.Size;
        if (!Always)
            threads = (int)Math.Min(threads, work / WorkWorthAThread);
        if (threads <= 1 || !Team.TryRun(job, threads))
            job.RunPart(0, 1);
    }
}
