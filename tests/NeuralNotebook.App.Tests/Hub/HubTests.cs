using System.Diagnostics;
using NeuralNotebook.App.Workshop;

namespace NeuralNotebook.App.Tests.Hub;

/// <summary>A room of learners on one machine, as docs/jupyterhub sets it up.</summary>
[Trait("measures", "time")]
public sealed class HubTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Chapter = "00-start-here.ipynb";
    private const string TakeMemory =
        "var kept = new List<byte[]>(); while (true) { var more = new byte[10 << 20]; Array.Fill(more, (byte)1); kept.Add(more); }";
    private const string TakeNativeMemory =
        "while (true) { var more = System.Runtime.InteropServices.Marshal.AllocHGlobal(10 << 20); for (int i = 0; i < 10 << 20; "
            + "i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(more, i, 1); }";

    [Fact(Explicit = true)]
    public async Task Everybody_runs_chapter_00_in_a_kernel_of_her_own_and_no_cell_fails()
    {
        var learners = Learners();
        Assert.Equal(learners.Select(learner => learner.Name),
            await Task.WhenAll(learners.Select(learner => learner.Kernel.ValueAsync("Environment.UserName"))));
        var clock = Stopwatch.StartNew();
        int[] cells = await Task.WhenAll(learners.Select(learner => learner.RunChapterAsync(Chapter)));
        var time = clock.Elapsed;
        Assert.All(cells, count =>
            Assert.Equal(Syllabus.Read(Path.Combine(CourseFolder.Find()!, "notebooks")).Chapters[0].Cells.Count, count));

        var usage = learners.Select(learner => learner.Usage()).ToArray();
        Assert.All(usage.SelectMany(one => one.Niceness),
            niceness => Assert.Equal(Math.Min(19, HubLearner.Niceness(Environment.ProcessId) + 10), niceness));
        TestContext.Current.SendDiagnosticMessage(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{learners.Count} learners: signed in with a kernel after {hub.TimeToKernels.TotalSeconds:0}"
                + $" s, chapter 00 of all in {time.TotalSeconds:0} s; each server {usage.Average(one => one.Server):0}"
                + $" MB, each kernel {usage.Average(one => one.Kernel):0} MB, all {usage.Sum(one => one.Server + one.Kernel):0} MB"));
    }

    [Fact(Explicit = true)]
    public async Task A_learners_folder_is_hers_alone_and_collecting_finds_what_she_solved()
    {
        var (ada, bob) = (Learners()[0], Learners()[1]);
        Assert.False(await ada.LetsInAsync("a guess"));
        Assert.Equal("UnauthorizedAccessException", await bob.ErrorAsync($"System.IO.File.ReadAllText(\"{ada.Course}/{Chapter}\")"));
        await ada.Kernel.RunAsync(
            "#r \"lib/NeuralNotebook.dll\"\n#r \"lib/NeuralNotebook.Interactive.dll\"\nusing NeuralNotebook.Interactive;");
        await ada.Kernel.RunAsync("Chapter00.FewestNeurons.Check(3)");

        var found = new LearnerFolders([ada.Course, bob.Course]).Learners;
        var work = found.Select(learner => LearnersWork.Read(learner, Syllabus.Read(Path.Combine(CourseFolder.Find()!, "notebooks"))))
            .ToArray();
        Assert.Equal([$"{ada.Name}/course", $"{bob.Name}/course"], work.Select(learner => learner.Name));
        Assert.Equal([1, 0], work.Select(learner => learner.Count(ExerciseState.Passed)));
    }

    [Theory(Explicit = true)]
    [InlineData(TakeMemory)]
    [InlineData(TakeNativeMemory)]
    public async Task A_cell_that_takes_memory_without_end_gets_an_error_and_everybody_goes_on(string cell)
    {
        var learners = Learners();
        var greedy = learners[0].ErrorAsync(cell);
        while (!greedy.IsCompleted)
            Assert.All(await Task.WhenAll(learners.Skip(1).Select(learner => learner.Kernel.ValueAsync("6 * 7"))),
                value => Assert.Equal("42", value));
        Assert.Equal("OutOfMemoryException", await greedy);
        Assert.InRange(learners[0].Usage().Kernel, 500, 3000);
        // What she took is hers until her kernel starts anew.
        await learners[0].RestartAsync();
        Assert.Equal("42", await learners[0].Kernel.ValueAsync("6 * 7"));
        Assert.InRange(learners[0].Usage().Kernel, 20, 300);
    }

    [Fact(Explicit = true)]
    public async Task A_cell_that_spins_leaves_the_others_time_to_run_a_chapter()
    {
        var learners = Learners();
        var spinning = learners[^1].ErrorAsync("System.Threading.Tasks.Parallel.For(0, 64, _ => { while (true) { } });");
        int[] cells = await Task.WhenAll(learners.SkipLast(1).Select(learner => learner.RunChapterAsync(Chapter)));
        Assert.All(cells, count => Assert.True(count > 20));
        Assert.False(spinning.IsCompleted);
        await learners[^1].InterruptAsync();
        Assert.NotNull(await spinning);
        Assert.Equal("42", await learners[^1].Kernel.ValueAsync("6 * 7"));
    }

    [Fact(Explicit = true)]
    public async Task A_cell_that_starts_processes_without_end_gets_no_more_than_its_learner_may_have_and_everybody_goes_on()
    {
        var learners = Learners();
        var bomb = learners[0].Kernel.RunAsync("while (true) System.Diagnostics.Process.Start(\"sleep\", \"60\");");
        int most = 0;
        for (var clock = Stopwatch.StartNew(); !bomb.IsCompleted && clock.Elapsed < TimeSpan.FromSeconds(15);)
        {
            Assert.All(await Task.WhenAll(learners.Skip(1).Select(learner => learner.Kernel.ValueAsync("6 * 7"))),
                value => Assert.Equal("42", value));
            most = Math.Max(most, learners[0].Threads());
        }

        Assert.InRange(most, 200, 600);
        // The cell got an error, or .NET itself ended when it got no thread; a new server helps in both cases.
        await learners[0].StopServerAsync();
        learners[0].EndAll();
        await bomb.ContinueWith(_ => { }, TaskScheduler.Default);
        await learners[0].SignInAsync();
        Assert.Equal("42", await learners[0].Kernel.ValueAsync("6 * 7"));
    }

    [Fact(Explicit = true)]
    public async Task A_chapter_that_a_learner_takes_away_comes_back_with_her_next_server_and_the_rest_stays_hers()
    {
        var learner = Learners()[1];
        string taken = Path.Combine(learner.Course, "02-layers-and-batches.ipynb"), kept = Path.Combine(learner.Course, "03-data.ipynb");
        File.Delete(taken);
        await File.WriteAllTextAsync(kept, "hers");
        await learner.StopServerAsync();
        await learner.SignInAsync();
        Assert.True(File.Exists(taken));
        Assert.Equal("hers", await File.ReadAllTextAsync(kept));
    }

    private IReadOnlyList<HubLearner> Learners()
    {
        Assert.SkipWhen(hub.Missing is not null, hub.Missing ?? "");
        return hub.Learners;
    }
}
