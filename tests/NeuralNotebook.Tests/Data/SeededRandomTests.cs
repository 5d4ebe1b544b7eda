namespace NeuralNotebook.Tests.Data;

public sealed class SeededRandomTests
{
    /// <summary>The published test vector of SplitMix64 for the seed 1234567.</summary>
    [Fact]
    public void The_stream_is_that_of_SplitMix64()
    {
        var random = new SeededRandom(1234567);
        ulong[] bits = [.. Enumerable.Range(0, 5).Select(_ => random.NextBits())];
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            bits);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_deviation_1()
    {
        var random = new SeededRandom(5);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Near.Equal(0, numbers.Average(), 0, 0.015);
        Near.Equal(1, Math.Sqrt(numbers.Average(x => x * x)), 0.01);
        Near.Equal(3, numbers.Average(x => x * x * x * x), 0.05);
    }

    [Fact]
    public void Shuffling_keeps_all_items_and_every_place_is_equally_likely()
    {
        var random = new SeededRandom(6);
        int[] first = new int[5];
        for (int i = 0; i < 50_000; i++)
        {
            int[] items = [0, 1, 2, 3, 4];
            random.Shuffle(items.AsSpan());
            Assert.Equal(10, items.Sum());
            first[items[0]]++;
        }

        Assert.All(first, count => Assert.InRange(count, 9_600, 10_400));
    }
}
