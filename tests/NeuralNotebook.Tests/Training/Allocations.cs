namespace NeuralNotebook.Tests.Training;

/// <summary>What the steps 2 to n of the epochs from the second on take from the heap.</summary>
internal sealed class Allocations : Callback
{
    private long before;
    private int epoch;

    public long Bytes { get; private set; }

    public override void OnBatchEnd(Sequential model, int step, double loss)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        if (step > 1 && epoch > 0)
            Bytes += now - before;
        before = GC.GetAllocatedBytesForCurrentThread();
    }

    public override void OnEpochEnd(Sequential model, EpochReport report) => epoch = report.Epoch;
}
