namespace NeuralNotebook;

/// <summary>Cuts samples into batches: windows on the data where their order is kept, copies of the drawn rows where
/// it is shuffled.</summary>
internal sealed class Batches
{
    /// <summary>To copy a number from somewhere in the memory takes as long as so many multiply-adds.</summary>
    private const int WorkPerNumber = 16;

    private readonly Matrix samples;
    private readonly Matrix sampleTargets;
    private readonly int batchSize;
    private readonly SeededRandom? shuffling;
    private readonly int[] order;

    /// <param name="samples">The inputs, a row a sample.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <param name="batchSize">How many samples a batch has; the last may be shorter.</param>
    /// <param name="shuffling">Where each epoch's order is drawn from; null keeps the storage order.</param>
    public Batches(Matrix samples, Matrix targets, int batchSize, SeededRandom? shuffling)
    {
        this.samples = samples;
        sampleTargets = targets;
        this.batchSize = Math.Min(batchSize, samples.Rows);
        this.shuffling = shuffling;
        order = [.. Enumerable.Range(0, samples.Rows)];
        Inputs = shuffling is null ? samples.Slice(0, 0) : new Matrix(this.batchSize, samples.Columns);
        Targets = shuffling is null ? targets.Slice(0, 0) : new Matrix(this.batchSize, targets.Columns);
    }

    /// <summary>The current batch's samples.</summary>
    public Matrix Inputs { get; }

    /// <summary>The current batch's targets.</summary>
    public Matrix Targets { get; }

    /// <summary>How many batches an epoch has.</summary>
    public int Count => (samples.Rows + batchSize - 1) / batchSize;

    /// <summary>How many samples batch <paramref name="index"/> (from 0) has.</summary>
    public int RowsOf(int index) => Math.Min(batchSize, samples.Rows - (index * batchSize));

    /// <summary>Draws the order of the next epoch.</summary>
    public void Shuffle() => shuffling?.Shuffle(order.AsSpan());

    /// <summary>Makes batch <paramref name="index"/> (from 0) the current one.</summary>
    public void MoveTo(int index)
    {
        int start = index * batchSize;
        int count = RowsOf(index);
        if (shuffling is null)
        {
            Inputs.MoveTo(samples, start, count);
            Targets.MoveTo(sampleTargets, start, count);
            return;
        }

        Gather(samples, Inputs, start, count);
        Gather(sampleTargets, Targets, start, count);
    }

    private void Gather(Matrix from, Matrix to, int start, int count)
    {
        to.ResizeRows(count);
        Sharing.Run(new GatherJob(from, to, order, start), (long)WorkPerNumber * count * from.Columns);
    }

    /// <summary>Copies the drawn rows: of many samples each lies somewhere else in the memory.</summary>
    private readonly struct GatherJob(Matrix from, Matrix to, int[] order, int start) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            int first = (int)((long)to.Rows * part / parts), end = (int)((long)to.Rows * (part + 1) / parts);
            for (int i = first; i < end; i++)
                from.Row(order[start + i]).CopyTo(to.Row(i));
        }
    }
}
