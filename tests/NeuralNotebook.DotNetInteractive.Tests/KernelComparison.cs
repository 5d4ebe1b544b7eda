using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>Compares what a notebook stores, which our kernel showed, with what Microsoft's shows.</summary>
internal static class KernelComparison
{
    /// <summary>Runs a notebook and compares cell by cell.</summary>
    /// <param name="name">"05-softmax.ipynb".</param>
    public static async Task AssertShownAsync(string name)
    {
        var stored = CourseNotebook.Read(name);
        long start = Stopwatch.GetTimestamp();
        var run = await InteractiveKernel.RunAsync(stored.Path);
        var time = Stopwatch.GetElapsedTime(start);

        int pictures = run.SelectMany(Shown.Of).Count(shown => shown.IsPicture);
        int failures = run.SelectMany(Shown.Of).Count(shown => shown.Kind == "error");
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"{name}: {run.Count} cells, {failures} failed, {pictures} pictures, {time.TotalSeconds:0.0} s"));
        AssertSame(stored, run);
        Assert.Equal(0, failures);
        Assert.Equal(stored.Code.Zip(run).Where(pair => !pair.Second.SaysNotRunHere).SelectMany(pair => Shown.Of(pair.First))
            .Count(shown => shown.IsPicture), pictures);
    }

    /// <summary>Says of every cell that shows something else than is stored what that is.</summary>
    public static void AssertSame(CourseNotebook stored, IReadOnlyList<CourseCell> run)
    {
        var differences = new StringBuilder();
        foreach (var (before, now) in stored.Code.Zip(run))
        {
            if (now.SaysNotRunHere)
                continue;
            var (expected, actual) = (Shown.Of(before), Shown.Of(now));
            for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
            {
                if (i < expected.Count && i < actual.Count && actual[i].Is(expected[i]))
                    continue;
                differences.Append(CultureInfo.InvariantCulture,
                    $"\n{before.Id} stores {(i < expected.Count ? Start(expected[i]) : "nothing more")}"
                        + $"\n  and shows {(i < actual.Count ? Start(actual[i]) : "nothing more")}");
            }
        }

        Assert.True(differences.Length == 0, $"{stored.Name} shows in .NET Interactive what it does not store.{differences}");
    }

    private static string Start(Shown shown) =>
        $"{shown.Kind}{(shown.Png is { } png ? $" with a PNG of {png.Length} letters" : "")}"
            + $": {(shown.Text.Length <= 400 ? shown.Text : shown.Text[..400] + " …")}";
}
