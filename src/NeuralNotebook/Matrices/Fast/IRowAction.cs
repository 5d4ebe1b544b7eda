using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>What the kernel does with every row of the panel besides multiplying it: multiplying is its bottleneck,
/// so that a little more to load, store and add costs nothing.</summary>
/// <remarks>Static functions of types without fields: what they change are the kernel's own variables,
/// which the compiler then keeps in registers.</remarks>
internal unsafe interface IRowAction<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <summary>Whether the rows are added up, in order.</summary>
    static abstract bool AddsUp { get; }

    /// <param name="left">The row's first register.</param>
    /// <param name="right">Its second.</param>
    /// <param name="place">A place in memory, which moves on.</param>
    /// <param name="step">How far, if the action does not know.</param>
    static abstract void Do(TLane left, TLane right, ref double* place, nint step);
}

/// <summary>Nothing.</summary>
internal readonly unsafe struct NoAction<TLane> : IRowAction<TLane>
    where TLane : struct, ILane<TLane>
{
    public static bool AddsUp => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
    }
}

/// <summary>Adds the rows up.</summary>
internal readonly unsafe struct SumRows<TLane> : IRowAction<TLane>
    where TLane : struct, ILane<TLane>
{
    public static bool AddsUp => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
    }
}

/// <summary>Copies the rows side by side (packs them), and adds them up.</summary>
internal readonly unsafe struct PackRows<TLane> : IRowAction<TLane>
    where TLane : struct, ILane<TLane>
{
    public static bool AddsUp => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
        TLane.Store(left, place);
        TLane.Store(right, place + TLane.Width);
        place += 2 * TLane.Width;
    }
}

/// <summary>Fetches into the second-level cache what will soon be read.</summary>
internal readonly unsafe struct Prefetch<TLane> : IRowAction<TLane>
    where TLane : struct, ILane<TLane>
{
    public static bool AddsUp => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Do(TLane left, TLane right, ref double* place, nint step)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(place);
        place += step;
    }
}
