using System.Diagnostics;

namespace NeuralNotebook;

/// <summary>Shares work out among the threads of the <see cref="Team"/>, among as many as measuring has found to be fastest for work of that kind and size.</summary>
/// <remarks>What a second thread brings depends on more than the amount of work: on whether the processors share a core or a cache, on what else the machine does, on whether the
/// team is awake. So nothing is reckoned: the first few times are measured, alone and shared, and again from time to time. The results do not depend on it.</remarks>
internal static class Sharing
{
    private static readonly SharingTrial[] Trials = [.. Enumerable.Range(0, 256).Select(_ => new SharingTrial())];

    /// <summary>Whether every piece of work is shared out among the whole team, whatever it costs: for tests.</summary>
    public static bool Always { get; set; }

    /// <summary>Runs a piece of work, alone or shared.</summary>
    /// <param name="job">The work.</param>
    /// <param name="kind">Stands for what is done and how much of it.</param>
    public static void Run<TJob>(TJob job, ulong kind)
        where TJob : struct, ITeamJob
    {
        int size = Team.Size;
        if (size == 1)
        {
            job.RunPart(0, 1);
            return;
        }

        var trial = Trials[kind % (ulong)Trials.Length];
        int threads = Always ? size : trial.Threads(kind, size);
        long begin = Stopwatch.GetTimestamp();
        if (threads == 1 || !Team.TryRun(job, threads))
        {
            threads = 1;
            job.RunPart(0, 1);
        }

        trial.Learn(kind, threads, Stopwatch.GetTimestamp() - begin);
    }

    /// <summary>A number that stands for a kind of work and its measures.</summary>
    public static ulong Kind(SharedWork what, int first, int second = 0, int third = 0)
    {
        const ulong Mixing = 0x9E3779B97F4A7C15;
        ulong mixed = (((((((ulong)what + 1) * Mixing) ^ (uint)first) * Mixing) ^ (uint)second) * Mixing) ^ (uint)third;
        mixed *= Mixing;
        return mixed ^ (mixed >> 32);
    }
}

/// <summary>What can be shared out.</summary>
internal enum SharedWork
{
    /// <summary>A product.</summary>
    Product,

    /// <summary>A product with its left-hand side transposed.</summary>
    TransposedProduct,

    /// <summary>A step of an optimizer.</summary>
    Step,

    /// <summary>A look for numbers beyond a limit.</summary>
    Look,

    /// <summary>The copying of rows.</summary>
    Copy,
}
