using System.Diagnostics;
using System.Globalization;
using NeuralNotebook.App.Tests.Page;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Load;

/// <summary>Many learners at once. Set NEURALNOTEBOOK_SESSIONS=30 for a class of thirty; a few are enough for every day.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_session_runs_chapter_00_to_its_end_and_shows_the_same()
    {
        int sessions = int.Parse(Environment.GetEnvironmentVariable("NEURALNOTEBOOK_SESSIONS") ?? "2", CultureInfo.InvariantCulture);
        await using var course = await CourseCopy.StartAsync();
        string original = Path.Combine(course.Folder, "00-start-here.ipynb");
        string[] cells = [.. Notebook.Load(original).Cells.Where(cell => cell.IsRunnable).Select(cell => cell.Source)];
        using var client = new ServerClient(course.Link);
        var clock = Stopwatch.StartNew();
        long peak = 0;
        using var ended = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                peak = Math.Max(peak, Memory());
                await Task.Delay(500, CancellationToken.None);
            }
        });

        string[] results = await Task.WhenAll(Enumerable.Range(0, sessions).Select(async number =>
        {
            using var kernel = await client.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"learner-{number}.ipynb"), TimeSpan.FromMinutes(10));
            var shown = new List<string>();
            foreach (string cell in cells)
            {
                var (reply, messages) = await kernel.RunAsync(cell);
                Assert.True((string?)reply["status"] == "ok", reply.ToJsonString());
                shown.AddRange(messages.Where(message => message.Type == "execute_result").Select(message => message.Content["data"]!.ToJsonString()));
            }

            return string.Join('\n', shown);
        }));
        await ended.CancelAsync();
        await watching;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sessions} sessions, {clock.Elapsed.TotalSeconds:0.0} s, at most {peak / 1048576.0:0} MiB in all kernels and this process"));
        Assert.Single(results.Distinct());
    }

    /// <summary>What this process and its kernels hold in memory that no other shares, by /proc; 0 where there is none.</summary>
    private static long Memory() => !Directory.Exists("/proc") ? 0 : Process.GetProcesses().Sum(process =>
    {
        using (process)
        {
            try
            {
                string stat = File.ReadAllText($"/proc/{process.Id}/stat");
                bool isOurs = process.Id == Environment.ProcessId || int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == Environment.ProcessId;
                return !isOurs ? 0 : File.ReadLines($"/proc/{process.Id}/smaps_rollup").Where(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                return 0;
            }
        }
    });
}
