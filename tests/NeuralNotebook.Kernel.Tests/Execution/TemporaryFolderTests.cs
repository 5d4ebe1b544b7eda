namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class TemporaryFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("parent-").FullName;

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void A_session_that_needs_no_files_leaves_no_folder()
    {
        using (new TemporaryFolder(parent))
            Assert.Empty(Directory.GetDirectories(parent));
        Assert.Empty(Directory.GetDirectories(parent));
    }

    [Fact]
    public void The_folder_goes_with_the_session_and_all_that_lies_in_it()
    {
        using (var folder = new TemporaryFolder(parent))
        {
            File.WriteAllText(Path.Combine(folder.Path, "copy.dll"), "");
            Assert.Single(Directory.GetDirectories(parent));
        }

        Assert.Empty(Directory.GetDirectories(parent));
    }

    [Fact]
    public void What_a_killed_session_left_a_day_ago_goes_and_what_may_be_in_use_stays()
    {
        // No process has the number 2³¹ − 1: the largest of Linux is 2²².
        string killed = Left($"neural-notebook-{int.MaxValue}-a", days: 2), older = Left("neural-notebook-lFFPt1", days: 2);
        string recent = Left($"neural-notebook-{int.MaxValue}-b", days: 0), running = Left($"neural-notebook-{Environment.ProcessId}-c", days: 2), foreign = Left("notebook", days: 2);

        using var folder = new TemporaryFolder(parent);
        string[] expected = [folder.Path, recent, running, foreign];

        Assert.Equal(expected.Order(), Directory.GetDirectories(parent).Order());
        Assert.False(Directory.Exists(killed) || Directory.Exists(older));
    }

    private string Left(string name, int days)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "copy.dll"), "");
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow.AddDays(-days));
        return folder;
    }
}
