using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Runs a learner's code where it can do no harm: exceptions are kept, and after a while nobody waits any longer.</summary>
/// <remarks>The runs share one background thread. It cannot be ended from outside: one that never returns is left behind,
/// and ends with the process.</remarks>
internal sealed class TimeLimitedRuns(IReadOnlyList<Func<object?>> runs)
{
    private readonly Answer?[] answers = new Answer?[runs.Count];
    private volatile bool abandoned;

    /// <summary>What each run gave; of a run that had not returned in time, that it had not.</summary>
    public IReadOnlyList<Answer> Run(TimeSpan limit)
    {
        // In a browser there is no other thread: a run that never returns is interrupted by whoever sits there.
        if (OperatingSystem.IsBrowser())
        {
            RunAll();
            return [.. answers.Select(answer => answer ?? Answer.None("stopped"))];
        }

        // The console and the culture of the cell come along: they flow with the execution context.
        var thread = new Thread(RunAll) { IsBackground = true, Name = "Learner's code" };
        thread.Start();
        try
        {
            thread.Join(limit);
        }
        finally
        {
            abandoned = true;
        }

        string why = string.Create(CultureInfo.InvariantCulture, $"still running after {limit.TotalSeconds:0.##} s");
        var seen = new List<Answer>();
        foreach (ref var answer in answers.AsSpan())
        {
            seen.Add(Volatile.Read(ref answer) ?? Answer.None(why));
            if (seen[^1].Missing is not null)
                why = "not tried";
        }

        return seen;
    }

    private void RunAll()
    {
        for (int i = 0; i < runs.Count && !abandoned; i++)
        {
            try
            {
                Interruption.Check();
                Volatile.Write(ref answers[i], Answer.From(runs[i]));
            }
            catch (OperationCanceledException)
            {
                // The cell is to stop: whoever waited for the answers does so no longer.
                return;
            }
            catch (ThreadInterruptedException error)
            {
                // The learner's code interrupted its own thread.
                Volatile.Write(ref answers[i], new Answer(null, error));
            }
        }
    }
}
