using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NeuralNotebook;

/// <summary>A SIMD register of doubles: what the product's kernel needs of one, so that the kernel is written once.</summary>
/// <typeparam name="TSelf">The register itself.</typeparam>
internal unsafe interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>How many doubles one register holds.</summary>
    static abstract int Width { get; }

    /// <summary>Rows of the output for which the processor has registers, two for each row.</summary>
    static abstract int TileRows { get; }

    static abstract TSelf Load(double* from);

    static abstract TSelf Broadcast(double* from);

    static abstract void Store(TSelf value, double* to);

    /// <summary>a·b + c, rounded once where the machine has FMA.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Add(TSelf a, TSelf b);

    /// <summary>max(0, a), written so that NaN stays NaN and −0 becomes 0 without more instructions than a
    /// comparison and a choice.</summary>
    static abstract TSelf Rectify(TSelf a);

    /// <summary>a where the condition is positive, otherwise 0.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf a);
}

/// <summary>Eight doubles: AVX-512.</summary>
internal readonly unsafe struct Lane512(Vector512<double> value) : ILane<Lane512>
{
    private readonly Vector512<double> value = value;

    public static int Width => 8;

    public static int TileRows => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Load(double* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Broadcast(double* from) => new(Vector512.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 MultiplyAdd(Lane512 a, Lane512 b, Lane512 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Add(Lane512 a, Lane512 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 Rectify(Lane512 a) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a.value, Vector512<double>.Zero), Vector512<double>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512 WherePositive(Lane512 condition, Lane512 a) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(condition.value, Vector512<double>.Zero), a.value, Vector512<double>.Zero));
}

/// <summary>Four doubles: AVX2.</summary>
internal readonly unsafe struct Lane256(Vector256<double> value) : ILane<Lane256>
{
    private readonly Vector256<double> value = value;

    public static int Width => 4;

    public static int TileRows => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Load(double* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Broadcast(double* from) => new(Vector256.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 MultiplyAdd(Lane256 a, Lane256 b, Lane256 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Add(Lane256 a, Lane256 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 Rectify(Lane256 a) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a.value, Vector256<double>.Zero), Vector256<double>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256 WherePositive(Lane256 condition, Lane256 a) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(condition.value, Vector256<double>.Zero), a.value, Vector256<double>.Zero));
}

/// <summary>Two doubles: NEON and SSE2, and, in software, every other machine.</summary>
internal readonly unsafe struct Lane128(Vector128<double> value) : ILane<Lane128>
{
    private readonly Vector128<double> value = value;

    public static int Width => 2;

    // Arm has 32 registers, and so has AVX-512; other x64 processors have 16.
    public static int TileRows => AdvSimd.Arm64.IsSupported || Avx512F.VL.IsSupported ? 8 : 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Load(double* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Broadcast(double* from) => new(Vector128.Create(*from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128 value, double* to) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 MultiplyAdd(Lane128 a, Lane128 b, Lane128 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Add(Lane128 a, Lane128 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 Rectify(Lane128 a) =>
        new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a.value, Vector128<double>.Zero), Vector128<double>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128 WherePositive(Lane128 condition, Lane128 a) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(condition.value, Vector128<double>.Zero), a.value, Vector128<double>.Zero));
}
