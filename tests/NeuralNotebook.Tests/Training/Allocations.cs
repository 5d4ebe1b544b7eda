namespace NeuralNotebook.Tests.Training;

/// <summary>What the steps 2 to n of the epochs from the second on take from the heap.</summary>
internal sealed class Allocations : Callback
{
    private readonly List<(int Epoch, int Step, long Bytes)> taken = new(capacity: 1000);
    private long before;
    private int epoch;

    public override void OnBatchEnd(Sequential model, int step, double loss)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (step > 1 && epoch > 0 && bytes > 0)
            taken.Add((epoch, step, bytes));
        before = GC.GetAllocatedBytesForCurrentThread();
    }

    public override void OnEpochEnd(Sequential model, EpochReport report) => epoch = report.Epoch;

    public void AreNone() => Assert.True(taken.Count == 0,
        string.Join(", ", taken.Select(each => $"{each.Bytes} bytes in step {each.Step} after {each.Epoch} epochs")));
}
