namespace NeuralNotebook;

/// <summary>The engine's random numbers: the same stream for the same seed on every machine and in every version.</summary>
/// <remarks>The generator is SplitMix64: a counter that grows by a fixed odd number, its bits well mixed. Source:
/// Steele, Lea, Flood (2014), "Fast splittable pseudorandom number generators". It is not for secrets.</remarks>
public sealed class SeededRandom
{
    private ulong state;
    private double spareNormal;
    private bool hasSpare;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any number; equal seeds give equal streams.</param>
    public SeededRandom(int seed) => state = unchecked((ulong)seed);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            ulong bits = state += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>A number from [0, 1), all equally likely: 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from [low, high), all equally likely.</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number from 0 to <paramref name="exclusiveMaximum"/> − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is below 1.</exception>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        return (int)Math.BigMul(NextBits(), (ulong)exclusiveMaximum, out _);
    }

    /// <summary>A number from the standard normal distribution: mean 0, standard deviation 1.</summary>
    /// <remarks>The polar method: a point drawn evenly from the unit disc gives two independent normal numbers;
    /// the second is kept for the next call.
    /// Source: Marsaglia and Bray (1964), "A convenient method for generating normal variables".</remarks>
    public double NextNormal()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spareNormal;
        }

        double x, y, squaredRadius;
        do
        {
            x = NextUniform(-1, 1);
            y = NextUniform(-1, 1);
            squaredRadius = (x * x) + (y * y);
        }
        while (squaredRadius is >= 1 or 0);

        Span<double> logarithm = [squaredRadius];
        Elementwise.Log(logarithm, logarithm);
        double scale = Math.Sqrt(-2 * logarithm[0] / squaredRadius);
        spareNormal = y * scale;
        hasSpare = true;
        return x * scale;
    }

    /// <summary>Brings items into a random order, all orders equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
