namespace NeuralNotebook.Tests.Optimizers;

/// <summary>What is remembered of the weights, and the windows through which threads see it.</summary>
public sealed class OptimizerMemoryTests
{
    [Fact]
    public void Every_thread_has_its_own_rows_and_what_it_writes_there_is_remembered()
    {
        var memory = new OptimizerMemory(Weights(6, 2), perWeight: 2, start: 0.5);
        memory.Reserve(3);
        // All ask before the first writes, as threads do.
        var windows = Enumerable.Range(0, 3).Select(thread => memory.Rows(thread, first: 2 * thread, count: 2)).ToArray();
        for (int thread = 0; thread < 3; thread++)
        {
            for (int number = 0; number < 2; number++)
            {
                Assert.Equal("2 × 2", windows[thread][number].Shape);
                Assert.All(windows[thread][number].Values.ToArray(), value => Assert.Equal(0.5, value));
                windows[thread][number].Values.Fill((10 * number) + thread);
            }
        }

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], memory.Whole[0].Values.ToArray());
        Assert.Equal([10, 10, 10, 10, 11, 11, 11, 11, 12, 12, 12, 12], memory.Whole[1].Values.ToArray());
    }

    [Fact]
    public void A_threads_window_is_made_once_whatever_the_number_of_threads_becomes()
    {
        var memory = new OptimizerMemory(Weights(6, 2), perWeight: 1, start: 0);
        memory.Reserve(2);
        var (first, second) = (memory.Rows(0, 0, 3), memory.Rows(1, 3, 3));
        foreach (int threads in new[] { 4, 2, 4, 1 })
        {
            memory.Reserve(threads);
            Assert.Same(first, memory.Rows(0, 3, 3));
            Assert.Same(second, memory.Rows(1, 0, 3));
            Assert.Same(memory.Rows(3, 0, 1), memory.Rows(3, 1, 5));
        }
    }

    [Fact]
    public void A_thread_that_came_after_the_windows_were_made_has_one_of_its_own()
    {
        var memory = new OptimizerMemory(Weights(6, 2), perWeight: 1, start: 0);
        memory.Reserve(1);
        var (first, late) = (memory.Rows(0, 0, 2), memory.Rows(1, 2, 4));
        late[0].Values.Fill(7);
        Assert.Equal("2 × 2", first[0].Shape);
        Assert.Equal([0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7], memory.Whole[0].Values.ToArray());
    }

    [Fact]
    public void A_step_allocates_nothing_once_its_memory_is_there()
    {
        Parameter[] parameters = [Weights(6, 2), Weights(1, 2)];
        var optimizer = new Adam(0.1);
        Assert.Equal(0, LeastAllocated(_ => optimizer.Update(parameters)));
    }

    [Fact]
    public void SGD_without_momentum_remembers_nothing_of_a_weight()
    {
        Parameter[][] parameters = [.. Enumerable.Range(0, 10).Select(_ => new[] { Weights(50, 20) })];
        var optimizer = new SGD(0.1);
        Assert.Equal(0, LeastAllocated(attempt => optimizer.Update(parameters[attempt])));
    }

    [Fact]
    public void Where_nothing_is_remembered_threads_need_no_windows()
    {
        var nothing = new OptimizerMemory(Weights(6, 2), perWeight: 0, start: 0);
        // More threads at each attempt than were there before.
        Assert.Equal(0, LeastAllocated(attempt => nothing.Reserve(attempt + 1)));
        Assert.All([0, 1, 11], thread => Assert.Same(nothing.Whole, nothing.Rows(thread, first: 0, count: 3)));
        Assert.Empty(OptimizerMemory.None.Rows(0, first: 0, count: 3));
    }

    private static Parameter Weights(int rows, int columns) => new("weights", new Matrix(rows, columns));

    /// <summary>The fewest bytes that this thread took from the heap in ten attempts: the first ones also take what the runtime needs
    /// to begin.</summary>
    private static long LeastAllocated(Action<int> action)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action(attempt);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
