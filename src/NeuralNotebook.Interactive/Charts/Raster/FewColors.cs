using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNotebook.Interactive;

/// <summary>Paints a picture anew with few colours. Frequent colours stay, as long as they differ enough from those that stayed before
/// them; each other pixel takes the nearest.</summary>
internal static class FewColors
{
    /// <param name="pixels">Red, green and blue of each pixel.</param>
    /// <param name="most">How many colours at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte[] Of(byte[] pixels, int most)
    {
        var counts = new Dictionary<int, int>();
        for (int i = 0; i < pixels.Length;)
        {
            var (color, length) = Run(pixels, i);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, color, out _) += length;
            i += 3 * length;
        }
        if (counts.Count <= most)
            return pixels;
        int[] frequent = [.. counts.OrderByDescending(color => color.Value).ThenBy(color => color.Key).Select(color => color.Key)];
        var kept = new List<int>();
        for (int apart = 12; (kept = Apart(frequent, apart, most)).Count > most; apart += apart / 2) { }
        var nearest = new Dictionary<int, int>();
        foreach (int color in frequent)
            nearest[color] = kept.MinBy(other => Distance(color, other));
        byte[] painted = new byte[pixels.Length];
        for (int i = 0; i < pixels.Length;)
        {
            var (color, length) = Run(pixels, i);
            color = nearest[color];
            for (int end = i + 3 * length; i < end; i += 3)
                (painted[i], painted[i + 1], painted[i + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
        }
        return painted;
    }

    /// <summary>The colour of a pixel, and how many from it on have it: most have their neighbour's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Color, int Length) Run(byte[] pixels, int from)
    {
        int end = from + 3;
        while (end < pixels.Length && pixels[end] == pixels[from] && pixels[end + 1] == pixels[from + 1]
            && pixels[end + 2] == pixels[from + 2])
            end += 3;
        return (Color(pixels, from), (end - from) / 3);
    }

    /// <summary>Colours of which each is some distance from every one before; one too many when there are more.</summary>
    private static List<int> Apart(int[] colors, int distance, int most)
    {
        var kept = new List<int>();
        foreach (int color in colors)
        {
            if (kept.Count <= most && kept.TrueForAll(other => Distance(color, other) >= distance))
                kept.Add(color);
        }
        return kept;
    }

    /// <summary>How much two colours differ to the eye, about: it sees green best.</summary>
    private static int Distance(int a, int b)
    {
        var (red, green, blue) = ((a >> 16) - (b >> 16), (a >> 8 & 255) - (b >> 8 & 255), (a & 255) - (b & 255));
        return 2 * red * red + 4 * green * green + 3 * blue * blue;
    }

    private static int Color(byte[] pixels, int i) => pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
}
