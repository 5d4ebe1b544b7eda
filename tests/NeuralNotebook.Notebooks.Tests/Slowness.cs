using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>How much slower the processor is at present than it can be: in a shared machine it wavers (by half,
/// on the one that the bounds were set on), and times in seconds with it.</summary>
/// <remarks>A fixed piece of work, strings and numbers, again and again; nothing of ours is in it,
/// so what we make slower does not hide behind it.</remarks>
public sealed class Slowness
{
    /// <summary>About the least that the work took, of some sixty looks, on the machine that the bounds were set on:
    /// two virtual processors (AMD EPYC with AVX-512).</summary>
    private static readonly TimeSpan AtItsBest = TimeSpan.FromMilliseconds(85);

    private readonly List<TimeSpan> seen = [];

    public Slowness()
    {
        for (int i = 0; i < 5; i++)
            Work(); // until the runtime has made it fast
    }

    /// <summary>The mean of all looks, at least 1: a faster processor is none that our readers have.</summary>
    public double Mean => Math.Max(1, seen.Average(time => time / AtItsBest));

    /// <summary>Measures once more; returns what this look alone says, at least 1.</summary>
    public double Look()
    {
        seen.Add(Enumerable.Range(0, 3).Min(_ => Work()));
        return Math.Max(1, seen[^1] / AtItsBest);
    }

    private static TimeSpan Work()
    {
        long start = Stopwatch.GetTimestamp();
        string[] words = [.. Enumerable.Range(0, 200_000).Select(i => (i * 7919L % 200_003).ToString(CultureInfo.InvariantCulture))];
        Array.Sort(words, StringComparer.Ordinal);
        var places = new Dictionary<string, int>();
        foreach (string word in words)
            places[word] = places.Count;
        const int Size = 256;
        double[] a = new double[Size * Size], b = new double[Size * Size], c = new double[Size * Size];
        a.AsSpan().Fill(1.5);
        b.AsSpan().Fill(0.5);
        for (int i = 0; i < Size; i++)
            for (int k = 0; k < Size; k++)
                for (int j = 0; j < Size; j++)
                    c[(i * Size) + j] += a[(i * Size) + k] * b[(k * Size) + j];
        Assert.Equal((0.75 * Size, words.Length), (c[^1], places.Count));
        return Stopwatch.GetElapsedTime(start);
    }
}
