using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>What the chapters did in the browser, as a table in artifacts/browser-chapters.md that grows with every chapter.</summary>
internal sealed class ChapterTable
{
    private static readonly string Place = Path.Combine(SourceTree.Root, "artifacts", "browser-chapters.md");

    private readonly Lock one = new();
    private long first;
    private readonly SortedDictionary<string, ChapterRun> runs = new(StringComparer.Ordinal);

    /// <summary>A chapter is about to be opened; from the first on the time for all is counted.</summary>
    public void Begin() => Interlocked.CompareExchange(ref first, Stopwatch.GetTimestamp(), 0);

    /// <summary>Adds a chapter.</summary>
    /// <returns>How long all up to here took, two side by side and with their pages, on a processor at its best.</returns>
    public TimeSpan Add(ChapterRun run)
    {
        lock (one)
        {
            runs[run.Chapter] = run;
            Write();
            return Total();
        }
    }

    private TimeSpan Total() => Stopwatch.GetElapsedTime(first) / runs.Values.Average(run => run.Slowness);

    private void Write()
    {
        var text =
            new StringBuilder("| chapter | seconds | times as slow as at its best | equal | not equal | excused | longest cell | seconds "
                + "|\n|---|---:|---:|---:|---:|---:|---|---:|\n");
        foreach (var each in runs.Values)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {each.Chapter} | {each.Time.TotalSeconds:0.0} | {each.Slowness:0.0} | {each.Equal} | {each.Different}"
                    + $" | {each.Excused} | {each.LongestCell} | {each.LongestTime.TotalSeconds:0.0} |\n");
        }

        text.Append(CultureInfo.InvariantCulture,
            $"| all | {Total().TotalSeconds:0.0} | 1.0 | {runs.Values.Sum(each => each.Equal)}"
                + $" | {runs.Values.Sum(each => each.Different)} | {runs.Values.Sum(each => each.Excused)} | | |\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        File.WriteAllText(Place, text.ToString());
    }
}

/// <summary>What one chapter did.</summary>
/// <param name="Chapter">The notebook's name.</param>
/// <param name="Time">From the click to the last cell's end.</param>
/// <param name="Slowness">How much slower the processor was than it can be.</param>
/// <param name="Equal">Cells that show what the notebook stores.</param>
/// <param name="Different">Cells that show something else.</param>
/// <param name="Excused">Cells that show something else, and may.</param>
/// <param name="LongestCell">The cell that took longest.</param>
/// <param name="LongestTime">For how long.</param>
internal sealed record ChapterRun(string Chapter, TimeSpan Time, double Slowness, int Equal, int Different, int Excused, string LongestCell,
    TimeSpan LongestTime);
