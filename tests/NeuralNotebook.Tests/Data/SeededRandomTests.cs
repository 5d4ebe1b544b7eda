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
    public void A_point_of_the_unit_disc_gives_two_normal_numbers_as_in_the_polar_method()
    {
        var (random, points) = (new SeededRandom(9), new SeededRandom(9));
        for (int i = 0; i < 200; i++)
        {
            double x, y, squaredRadius;
            do
            {
                (x, y) = (points.NextUniform(-1, 1), points.NextUniform(-1, 1));
                squaredRadius = (x * x) + (y * y);
            }
            while (squaredRadius >= 1);

            double scale = Math.Sqrt(-2 * Math.Log(squaredRadius) / squaredRadius);
            Near.Equal(x * scale, random.NextNormal(), 1e-13);
            Near.Equal(y * scale, random.NextNormal(), 1e-13);
        }

        Assert.Equal(points.NextBits(), random.NextBits());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_whole_number_below_nothing_is_refused(int maximum) =>
        Assert.Equal("exclusiveMaximum",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).Next(maximum)).ParamName);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void A_whole_number_is_the_same_share_of_its_maximum_as_the_bits_are_of_all(int maximum)
    {
        var (random, bits) = (new SeededRandom(8), new SeededRandom(8));
        for (int i = 0; i < 50; i++)
            Assert.Equal((int)(((UInt128)bits.NextBits() * (UInt128)maximum) >> 64), random.Next(maximum));
    }

    /// <summary>Fisher and Yates: the last place is dealt first, the first one is what is left, so n items take n − 1 draws.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void Shuffling_draws_once_for_every_place_but_the_first(int count)
    {
        var (random, draws) = (new SeededRandom(6), new SeededRandom(6));
        int[] shuffled = [.. Enumerable.Range(0, count)];
        random.Shuffle(shuffled.AsSpan());
        var left = Enumerable.Range(0, count).ToList();
        var dealt = new List<int>();
        while (left.Count > 1)
        {
            int drawn = draws.Next(left.Count);
            dealt.Insert(0, left[drawn]);
            // The last of those left takes the place of the one that was dealt.
            left[drawn] = left[^1];
            left.RemoveAt(left.Count - 1);
        }

        Assert.Equal([.. left, .. dealt], shuffled);
        Assert.Equal(draws.NextBits(), random.NextBits());
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
