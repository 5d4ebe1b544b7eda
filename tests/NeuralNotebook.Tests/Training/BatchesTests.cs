namespace NeuralNotebook.Tests.Training;

public sealed class BatchesTests
{
    [Fact]
    public void Batches_follow_the_order_of_storage_where_nothing_is_shuffled_and_the_last_may_be_shorter()
    {
        var (samples, targets) = Numbered(5);
        var batches = new Batches(samples, targets, batchSize: 2, shuffling: null);

        batches.Shuffle();
        Assert.Equal(3, batches.Count);
        Assert.Equal([2, 2, 1], Enumerable.Range(0, 3).Select(batches.RowsOf));
        foreach (var (index, inputs, truth) in new (int, double[], double[])[]
            { (1, [2, -2, 3, -3], [20, 30]), (2, [4, -4], [40]), (0, [0, 0, 1, -1], [0, 10]) })
        {
            batches.MoveTo(index);
            Assert.Equal(inputs, batches.Inputs.Values.ToArray());
            Assert.Equal(truth, batches.Targets.Values.ToArray());
        }
    }

    [Fact]
    public void Shuffled_batches_hold_every_sample_once_with_its_own_target_and_leave_the_data_as_they_were()
    {
        var (samples, targets) = Numbered(11);
        var batches = new Batches(samples, targets, batchSize: 4, new SeededRandom(1));
        for (int epoch = 0; epoch < 3; epoch++)
        {
            batches.Shuffle();
            List<double> seen = [];
            for (int index = 0; index < batches.Count; index++)
            {
                batches.MoveTo(index);
                double[] first = batches.Inputs.Column(0);
                Assert.Equal(batches.RowsOf(index), first.Length);
                Assert.Equal(first.Select(number => -number), batches.Inputs.Column(1));
                Assert.Equal(first.Select(number => 10 * number), batches.Targets.Column(0));
                seen.AddRange(first);
            }

            Assert.NotEqual(Enumerable.Range(0, 11).Select(number => (double)number), seen);
            Assert.Equal(Enumerable.Range(0, 11).Select(number => (double)number), seen.Order());
        }

        Assert.Equal(Numbered(11).Samples.Values.ToArray(), samples.Values.ToArray());
        Assert.Equal(Numbered(11).Targets.Values.ToArray(), targets.Values.ToArray());
    }

    [Fact]
    public void A_batch_in_the_order_of_storage_is_a_window_that_takes_no_memory_for_numbers()
    {
        var (samples, targets) = (new Matrix(100, 500), new Matrix(100, 500)); // 400 000 bytes each
        long before = GC.GetAllocatedBytesForCurrentThread();
        var batches = new Batches(samples, targets, int.MaxValue, shuffling: null);
        batches.MoveTo(0);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);

        (samples[99, 499], targets[99, 499]) = (3, 4);
        Assert.Equal((1, 3, 4), (batches.Count, batches.Inputs[99, 499], batches.Targets[99, 499]));
    }

    /// <summary>Sample i is (i, −i), its target 10 i.</summary>
    private static (Matrix Samples, Matrix Targets) Numbered(int count) =>
        (MatrixBuilder.Create([.. Enumerable.Range(0, count).Select(i => new double[] { i, -i })]),
            Matrix.FromColumn([.. Enumerable.Range(0, count).Select(i => 10.0 * i)]));
}
