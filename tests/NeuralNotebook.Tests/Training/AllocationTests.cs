namespace NeuralNotebook.Tests.Training;

/// <summary>What training takes from the heap, looked at in a process that does nothing else and compiles each method once.</summary>
/// <remarks>Behind other tests, in one process with them, a single step took about 3,500 bytes in a few runs of a hundred. By what is
/// not known; in a process of its own that was never seen.</remarks>
public sealed class AllocationTests
{
    [Fact]
    public async Task A_training_step_takes_nothing_from_the_heap_after_the_first_epoch() =>
        Assert.Equal(["dense: 48 steps", "class weights: 48 steps", "pictures: 24 steps"],
            (await BenchmarksProcess.RunAsync(["allocations"], ("DOTNET_TieredCompilation", "0"))).Split('\n'));
}
