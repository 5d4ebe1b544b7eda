namespace NeuralNotebook.Tests.Training;

/// <summary>What training takes from the heap. It is looked at in a process that does nothing else and compiles each method once:
/// beside other tests a step took some kilobytes now and then, which were none of the engine's.</summary>
public sealed class AllocationTests
{
    [Fact]
    public async Task A_training_step_takes_nothing_from_the_heap_after_the_first_epoch() =>
        Assert.Equal(["dense: 48 steps", "class weights: 48 steps", "pictures: 24 steps"],
            (await BenchmarksProcess.RunAsync(["allocations"], ("DOTNET_TieredCompilation", "0"))).Split('\n'));
}
