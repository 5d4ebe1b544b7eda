namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>Runs each program that can run here. <c>APPROVE=1 dotnet test</c> stores the losses that it finds.</summary>
public class PeerTests(AgreementTable table) : IClassFixture<AgreementTable>
{
    public static TheoryData<string> Peers => [.. Peer.All.Keys];

    [Theory]
    [MemberData(nameof(Peers))]
    public async Task The_same_weights_give_the_same_losses_as_ours_and_as_those_that_are_stored(string name)
    {
        var peer = Peer.All[name];
        var found = await peer.RunAsync();
        Assert.Equal(peer.Precision, found.Precision);
        var differences = found.ByOptimizer.ToDictionary(entry => entry.Key,
            entry => Losses.LargestDifference(Ours.Losses(entry.Key, found.Library), entry.Value));
        table.Add(found, differences);
        Assert.All(differences, entry =>
            Assert.True(entry.Value <= peer.Bound, $"{name}'s losses with {entry.Key} differ from ours by up to {entry.Value:0.0e+0}."));

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            await File.WriteAllTextAsync(peer.Stored, found.Json);
        var stored = Losses.Read(peer.Stored);
        // Another version may round otherwise; it was compared with our losses above.
        if (stored.Version == found.Version)
            AssertSame(stored, found, peer.Precision == "float64" ? 1e-9 : peer.Bound);
    }

    [Theory]
    [MemberData(nameof(Peers))]
    public void The_losses_that_are_stored_are_ours(string name)
    {
        var peer = Peer.All[name];
        var stored = Losses.Read(peer.Stored);
        Assert.Equal(peer.Precision, stored.Precision);
        Assert.All(stored.ByOptimizer,
            entry => Assert.InRange(Losses.LargestDifference(Ours.Losses(entry.Key, stored.Library), entry.Value), 0, peer.Bound));
    }

    private static void AssertSame(Losses stored, Losses found, double bound)
    {
        Assert.Equal(stored.ByOptimizer.Keys, found.ByOptimizer.Keys);
        Assert.All(stored.ByOptimizer,
            entry => Assert.InRange(Losses.LargestDifference(entry.Value, found.ByOptimizer[entry.Key]), 0, bound));
    }
}
