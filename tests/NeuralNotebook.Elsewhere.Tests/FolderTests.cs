namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>What the folder's README says of its files.</summary>
public class FolderTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Elsewhere.Folder, "README.md"));

    private static readonly string[] Programs =
        [.. Directory.GetFiles(Elsewhere.Folder, "*_moons.*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_readme_names_every_program_and_the_version_that_ran()
    {
        Assert.Equal(6, Programs.Length);
        foreach (string program in Programs)
        {
            string row = Readme.Split('\n').Single(line => line.StartsWith($"| `{program}` |", StringComparison.Ordinal));
            var ran = Peer.All.Values.Where(peer => peer.Program == program).ToList();
            Assert.Equal(ran.Count == 0, row.Contains("never ran", StringComparison.Ordinal));
            Assert.All(ran, peer => Assert.Contains($"`losses/{peer.LossFile}`", row, StringComparison.Ordinal));
            Assert.All(ran, peer => Assert.Contains($" {Losses.Read(peer.Stored).Version} ", row, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_losses_are_stored_of_a_program_that_cannot_run_here() =>
        Assert.Equal(
            Peer.All.Values.Select(peer => peer.LossFile).Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Elsewhere.Folder, "losses")).Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal));
}
