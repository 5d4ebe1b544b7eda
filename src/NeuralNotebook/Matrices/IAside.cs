using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>What the kernel does on the side, once for every term: the multipliers are its narrow place, so that a little more to load and to store costs nothing.</summary>
internal unsafe interface IAside<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <param name="left">The panel's row, its first register.</param>
    /// <param name="right">Its second.</param>
    /// <param name="place">A place in memory, which moves on.</param>
    /// <param name="step">How far, if the aside does not know.</param>
    static abstract void Do(TLane left, TLane right, ref double* place, nint step);
}

/// <summary>Nothing.</summary>
internal readonly unsafe struct NoAside<TLane> : IAside<TLane>
    where TLane : struct, ILane<TLane>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
    }
}

/// <summary>Copies the panel's rows side by side (packs them).</summary>
internal readonly unsafe struct CopyAside<TLane> : IAside<TLane>
    where TLane : struct, ILane<TLane>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
        TLane.Store(left, place);
        TLane.Store(right, place + TLane.Width);
        place += 2 * TLane.Width;
    }
}

/// <summary>Fetches into the second-level cache what will soon be read.</summary>
internal readonly unsafe struct FetchAside<TLane> : IAside<TLane>
    where TLane : struct, ILane<TLane>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(place);
        place += step;
    }
}
