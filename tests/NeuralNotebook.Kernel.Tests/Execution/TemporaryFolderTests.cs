namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class TemporaryFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("parent-").FullName;

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void A_session_that_needs_no_files_leaves_nothing()
    {
        using (new TemporaryFolder(parent))
            Assert.Empty(Directory.GetFileSystemEntries(parent));
        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public void The_folder_goes_with_the_session_and_all_that_lies_in_it()
    {
        using (var folder = new TemporaryFolder(parent))
        {
            File.WriteAllText(Path.Combine(folder.Path, "copy.dll"), "");
            Assert.Single(Directory.GetDirectories(parent));
        }

        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public void What_the_dead_left_goes_at_once_and_what_the_living_use_stays()
    {
        using var living = new TemporaryFolder(parent);
        string used = living.Path, dead = Left("neural-notebook-dead", days: 0), foreign = Left("notebook", days: 2);
        File.WriteAllText(dead + ".lock", "");
        File.WriteAllText(Path.Combine(parent, "neural-notebook-alone.lock"), "");
        // A living owner's files may be as old as they like.
        Directory.SetLastWriteTimeUtc(used, DateTime.UtcNow.AddDays(-9));

        TemporaryFolder.Sweep(parent);

        string[] expected = [used, used + ".lock", foreign];
        Assert.Equal(expected.Order(), Directory.GetFileSystemEntries(parent).Order());
    }

    [Fact]
    public void A_folder_without_a_lock_goes_after_a_day()
    {
        string old = Left("neural-notebook-1-a", days: 2), recent = Left("neural-notebook-1-b", days: 0);
        TemporaryFolder.Sweep(parent);
        Assert.Equal([recent], Directory.GetFileSystemEntries(parent));
        Assert.False(Directory.Exists(old));
    }

    [Fact]
    public void Sweeping_while_others_sweep_and_begin_takes_nothing_from_the_living()
    {
        for (int i = 0; i < 50; i++)
            File.WriteAllText(Left($"neural-notebook-dead{i}", days: 0) + ".lock", "");
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            TemporaryFolder.Sweep(parent);
            using var folder = new TemporaryFolder(parent);
            string file = Path.Combine(folder.Path, "copy.dll");
            File.WriteAllText(file, "");
            TemporaryFolder.Sweep(parent);
            Assert.True(File.Exists(file));
        });
        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public async Task What_a_killed_kernel_left_goes_when_the_next_one_starts()
    {
        await using var killed = await KernelProcess.StartAsync(parent, TestContext.Current.CancellationToken);
        await using var living = await KernelProcess.StartAsync(parent, TestContext.Current.CancellationToken);
        string left = await CopiesAsync(killed), used = await CopiesAsync(living);
        using (var process = System.Diagnostics.Process.GetProcessById(killed.Id))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(Directory.Exists(left));
        await using var next = await KernelProcess.StartAsync(parent, TestContext.Current.CancellationToken);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Directory.Exists(left) && clock.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(left) || File.Exists(left + ".lock"));
        Assert.True(Directory.Exists(used));
    }

    /// <summary>Has a kernel copy an assembly, and says into which folder.</summary>
    private static async Task<string> CopiesAsync(KernelProcess kernel)
    {
        string library = Path.Combine(AppContext.BaseDirectory, "xunit.v3.assert.dll");
        var outputs = new CellOutputs([]);
        Assert.Null(await kernel.RunAsync($"#r \"{library}\"\ntypeof(Xunit.Assert).Assembly.Location", 1, outputs,
            TestContext.Current.CancellationToken));
        string copy = (string)outputs.ToJson(1)[0]!["data"]!["text/plain"]!;
        string folder = Path.GetDirectoryName(copy)!;
        while (!Path.GetFileName(folder).StartsWith("neural-notebook-", StringComparison.Ordinal))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private string Left(string name, int days)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "copy.dll"), "");
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddDays(-days));
        return folder;
    }
}
