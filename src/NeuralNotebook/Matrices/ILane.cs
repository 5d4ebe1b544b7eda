using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuralNotebook;

/// <summary>A SIMD register of doubles: what the product's kernel needs of one, so that the kernel is written once.</summary>
/// <typeparam name="TSelf">The register itself.</typeparam>
internal unsafe interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>How many doubles one register holds.</summary>
    static abstract int Width { get; }

    static abstract TSelf Load(double* from);

    static abstract TSelf Broadcast(double* from);

    static abstract void Store(TSelf value, double* to);

    /// <summary>a·b + c, rounded once where the machine has FMA.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);
}

/// <summary>Eight doubles: AVX-512.</summary>
internal readonly unsafe struct Lane512(Vector512<double> value) : ILane<Lane512>
{
    private readonly Vector512<double> value = value;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Load(double* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Broadcast(double* from) => new(Vector512.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 MultiplyAdd(Lane512 a, Lane512 b, Lane512 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));
}

/// <summary>Four doubles: AVX2.</summary>
internal readonly unsafe struct Lane256(Vector256<double> value) : ILane<Lane256>
{
    private readonly Vector256<double> value = value;

    public static int Width => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Load(double* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Broadcast(double* from) => new(Vector256.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 MultiplyAdd(Lane256 a, Lane256 b, Lane256 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));
}

/// <summary>Two doubles: NEON and SSE2, and, in software, every other machine.</summary>
internal readonly unsafe struct Lane128(Vector128<double> value) : ILane<Lane128>
{
    private readonly Vector128<double> value = value;

    public static int Width => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Load(double* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Broadcast(double* from) => new(Vector128.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 MultiplyAdd(Lane128 a, Lane128 b, Lane128 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));
}
