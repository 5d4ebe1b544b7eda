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

    [Fact(Explicit = true)]
    public async Task No_notebook_and_no_course_lets_its_reader_wait()
    {
        var slow = new List<string>();
        var course = TimeSpan.Zero;
        foreach (string name in Course.NotebookNames)
        {
            long start = Stopwatch.GetTimestamp();
            await NotebookRunner.RunAsync(Path.Combine(Course.Notebooks, name), TimeSpan.FromSeconds(120), cancellation: TestContext.Current.CancellationToken);
            var time = Stopwatch.GetElapsedTime(start);
            string line = FormattableString.Invariant($"{name}: {time.TotalSeconds:0.0} s");
            output.WriteLine(line);
            if (time > PatienceForOne)
                slow.Add(line);
            if (char.IsAsciiDigit(name[0]) && string.CompareOrdinal(name, LastOfTheCourse) < 0)
                course += time;
        }

        output.WriteLine(FormattableString.Invariant($"chapters 00 to 12: {course.TotalSeconds:0.0} s"));
        Assert.True(slow.Count == 0, string.Join(", ", slow));
        Assert.True(course <= PatienceForTheCourse, FormattableString.Invariant($"Chapters 00 to 12 take {course.TotalSeconds:0.0} s."));
    }
}
