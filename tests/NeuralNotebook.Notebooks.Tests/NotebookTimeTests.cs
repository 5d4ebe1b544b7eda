using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>How long a reader waits for whole notebooks, on two cores with nothing else to do: the long part of the tests, which runs by itself.</summary>
[Collection("kernels")]
public sealed class NotebookTimeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan PatienceForOne = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceForTheCourse = TimeSpan.FromSeconds(90);

    /// <summary>Chapters 00 to 12; the later ones have bounds of their own.</summary>
    private const string LastOfTheCourse = "13";

    /// <summary>Every notebook runs so often, and its best time counts: a processor in a shared machine is at times a third slower for some seconds.</summary>
    private const int Rounds = 2;

    [Fact(Explicit = true)]
    public async Task No_notebook_and_no_course_lets_its_reader_wait()
    {
        var best = new Dictionary<string, TimeSpan>();
        for (int round = 0; round < Rounds; round++)
            foreach (string name in Course.NotebookNames)
            {
                var time = await TimeOfAsync(name);
                best[name] = best.TryGetValue(name, out var before) && before < time ? before : time;
            }

        foreach (var (name, time) in best)
            output.WriteLine(Said(name, time));
        var course = best.Where(each => char.IsAsciiDigit(each.Key[0]) && string.CompareOrdinal(each.Key, LastOfTheCourse) < 0).Aggregate(TimeSpan.Zero, (sum, each) => sum + each.Value);
        output.WriteLine(FormattableString.Invariant($"chapters 00 to 12: {course.TotalSeconds:0.0} s"));
        Assert.Equal("", string.Join(", ", best.Where(each => each.Value > PatienceForOne).Select(each => Said(each.Key, each.Value))));
        Assert.True(course <= PatienceForTheCourse, FormattableString.Invariant($"Chapters 00 to 12 take {course.TotalSeconds:0.0} s."));
    }

    private static string Said(string name, TimeSpan time) => FormattableString.Invariant($"{name}: {time.TotalSeconds:0.0} s");

    private static async Task<TimeSpan> TimeOfAsync(string name)
    {
        long start = Stopwatch.GetTimestamp();
        await NotebookRunner.RunAsync(Path.Combine(Course.Notebooks, name), TimeSpan.FromSeconds(120), cancellation: TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }
}
