using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>How long a reader waits for whole notebooks, on two cores with nothing else to do:
/// the long part of the tests, which runs by itself.</summary>
[Collection("kernels")]
[Trait("measures", "time")]
public sealed class NotebookTimeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan PatienceForOne = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceForTheCourse = TimeSpan.FromSeconds(90);

    /// <summary>Chapters 00 to 12; the later ones have bounds of their own.</summary>
    private const string LastOfTheCourse = "13";

    [Fact(Explicit = true)]
    public async Task No_notebook_and_no_course_lets_its_reader_wait()
    {
        var slowness = new Slowness();
        slowness.Look();
        var times = new List<(string Name, TimeSpan Time)>();
        foreach (string name in Course.NotebookNames)
        {
            times.Add((name, await TimeOfAsync(name)));
            slowness.Look();
        }

        double slower = slowness.Mean;
        output.WriteLine(
            FormattableString.Invariant($"The processor is {slower:0.00} times as slow as at its best; times are divided by that."));
        times = [.. times.Select(each => (each.Name, each.Time / slower))];
        foreach (var (name, time) in times)
            output.WriteLine(Said(name, time));
        var course = times.Where(each => char.IsAsciiDigit(each.Name[0]) && string.CompareOrdinal(each.Name, LastOfTheCourse) < 0)
            .Aggregate(TimeSpan.Zero, (sum, each) => sum + each.Time);
        output.WriteLine(Said("chapters 00 to 12", course));
        Assert.Equal("", string.Join(", ", times.Where(each => each.Time > PatienceForOne).Select(each => Said(each.Name, each.Time))));
        Assert.True(course <= PatienceForTheCourse, Said("chapters 00 to 12", course));
    }

    private static string Said(string name, TimeSpan time) => FormattableString.Invariant($"{name}: {time.TotalSeconds:0.0} s");

    private static async Task<TimeSpan> TimeOfAsync(string name)
    {
        long start = Stopwatch.GetTimestamp();
        await NotebookRunner.RunAsync(Path.Combine(Course.Notebooks, name), TimeSpan.FromSeconds(120),
            cancellation: TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }
}
