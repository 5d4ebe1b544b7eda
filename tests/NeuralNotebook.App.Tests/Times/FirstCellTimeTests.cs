using System.Diagnostics;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Times;

/// <summary>How soon a learner who opens a chapter sees what its first cell gives: the kernel starts, the cell is run.</summary>
[Collection("times")]
[Trait("measures", "time")]
public sealed class FirstCellTimeTests(LearnersBrowser browser, Slowness processor, ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task A_chapters_first_result_is_there_within_five_seconds()
    {
        await using var learner = await browser.OpenAsync();
        double slowness = processor.Look();
        var clock = Stopwatch.StartNew();
        await learner.OpenAsync("00-start-here");
        Assert.Contains("48", await learner.RunAsync("value", "var answer = 6 * 8;\nanswer"), StringComparison.Ordinal);
        double seconds = clock.Elapsed.TotalSeconds;
        slowness = (slowness + processor.Look()) / 2;
        output.WriteLine(FormattableString.Invariant($"{seconds:F1} s at slowness {slowness:F1}"));
        Assert.InRange(seconds / slowness, 0, 5);
    }
}
