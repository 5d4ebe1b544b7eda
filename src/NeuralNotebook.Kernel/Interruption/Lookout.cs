using System.Diagnostics;

namespace NeuralNotebook.Kernel;

/// <summary>What a cell does on its way for those who have no thread of their own: it looks now and then whether it is to stop,
/// and sends on what it has written.</summary>
/// <remarks>A look takes a microsecond or two, a pass next to nothing; so as many passes lie between two looks as take a few milliseconds,
/// whatever the cell does between them.</remarks>
internal static class Lookout
{
    private const int MostPasses = 1 << 16;

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(3), Late = TimeSpan.FromMilliseconds(20);

    private static int passes = 1, left = 1;
    private static long last;

    /// <summary>What is done at a look.</summary>
    public static Action? Looking { get; set; }

    /// <summary>Passes by: looks, if it is time.</summary>
    public static void Pass()
    {
        if (--left > 0)
            return;
        var since = Stopwatch.GetElapsedTime(last);
        passes = since < Soon ? Math.Min(passes * 2, MostPasses) : since > Late ? Math.Max(passes / 4, 1) : passes;
        left = passes;
        Look();
    }

    /// <summary>Looks at once.</summary>
    public static void Look()
    {
        Looking?.Invoke();
        last = Stopwatch.GetTimestamp();
    }
}
