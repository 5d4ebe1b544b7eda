using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Finds where the next bytes stood before: for each three bytes, the places where they began, the latest first.</summary>
internal sealed class MatchChains(int length)
{
    private const int Bits = 15;

    private readonly int[] latest = Empty(1 << Bits), previous = new int[length];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Remember(ReadOnlySpan<byte> data, int at)
    {
        if (at + 3 > data.Length)
            return;
        int key = Key(data, at);
        previous[at] = latest[key];
        latest[key] = at;
    }

    /// <summary>The longest stretch from <paramref name="at"/> on that stood within the window before, and how far before;
    /// (0, 0) for none of three bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Length, int Distance) Longest(ReadOnlySpan<byte> data, int at, int window, int most, int tries)
    {
        if (at + 3 > data.Length)
            return (0, 0);
        var (best, distance) = (0, 0);
        var next = data.Slice(at, Math.Min(most, data.Length - at));
        for (int candidate = latest[Key(data, at)]; candidate >= 0 && at - candidate <= window && tries-- > 0 && best < next.Length;
            candidate = previous[candidate])
        {
            if (data[candidate + best] != next[best])
                continue;
            int shared = next.CommonPrefixLength(data[candidate..]);
            if (shared > best)
                (best, distance) = (shared, at - candidate);
        }
        return best >= 3 ? (best, distance) : (0, 0);
    }

    private static int Key(ReadOnlySpan<byte> data, int at) =>
        (int)((uint)(data[at] << 16 | data[at + 1] << 8 | data[at + 2]) * 2654435761u >> (32 - Bits));

    private static int[] Empty(int count)
    {
        int[] places = new int[count];
        places.AsSpan().Fill(-1);
        return places;
    }
}
