namespace NeuralNotebook;

/// <summary>Cuts samples into batches: windows on the data where their order is kept, copies of the drawn rows where it is shuffled.</summary>
internal sealed class Batches
{
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

    /// <summary>Draws the order of the next epoch.</summary>
    public void Shuffle() => shuffling?.Shuffle(order.AsSpan());

    /// <summary>Makes batch <paramref name="index"/> (from 0) the current one.</summary>
    public void MoveTo(int index)
    {
        int start = index * batchSize;
        int count = Math.Min(batchSize, samples.Rows - start);
        if (shuffling is null)
        {
            Inputs.MoveTo(samples, start, count);
            Targets.MoveTo(sampleTargets, start, count);
            return;
        }

        Gather(samples, Inputs, order.AsSpan(start, count));
        Gather(sampleTargets, Targets, order.AsSpan(start, count));
    }

    private static void Gather(Matrix from, Matrix to, ReadOnlySpan<int> rows)
    {
        to.ResizeRows(rows.Length);
        for (int i = 0; i < rows.Length; i++)
            from.Row(rows[i]).CopyTo(to.Row(i));
    }
}
