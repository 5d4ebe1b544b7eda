using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>The innermost loop for sums of a few terms: the rows of the right-hand side stay in registers while the rows of the
/// output run past.</summary>
/// <remarks>For a layer of two inputs, and the way back from three classes: there the tiles of <see cref="ProductKernel{TLane}"/> would
/// spend their time beginning and ending.</remarks>
internal static unsafe class ShallowKernel<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <summary>So many terms a sum may have, and must have at least one.</summary>
    public const int Terms = 4;

    /// <summary>output[0..rows, 0..two registers] = a · panel, without sums of earlier terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Tiles tiles, int rows, double* a, double* output, in TileEpilogue<TLane> finish)
    {
        int k = tiles.Depth;
        nint aRow = tiles.LeftRow, aColumn = tiles.LeftColumn, bRow = tiles.RightRow, outputRow = tiles.OutputRow;
        double* b = tiles.Right;
        // A copy stays in registers; what the parameter points at would be read again after every store.
        var end = finish;
        TLane b00 = default, b01 = default, b10 = default, b11 = default, b20 = default, b21 = default, b30 = default, b31 = default;
        Load(b, ref b00, ref b01);
        if (k > 1)
            Load(b + bRow, ref b10, ref b11);
        if (k > 2)
            Load(b + (2 * bRow), ref b20, ref b21);
        if (k > 3)
            Load(b + (3 * bRow), ref b30, ref b31);

        for (; rows > 0; rows--, a += aRow, output += outputRow)
        {
            TLane left = default, right = default;
            Add(a, b00, b01, ref left, ref right);
            if (k > 1)
                Add(a + aColumn, b10, b11, ref left, ref right);
            if (k > 2)
                Add(a + (2 * aColumn), b20, b21, ref left, ref right);
            if (k > 3)
                Add(a + (3 * aColumn), b30, b31, ref left, ref right);
            end.Store(left, right, output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(double* from, ref TLane left, ref TLane right) =>
        (left, right) = (TLane.Load(from), TLane.Load(from + TLane.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(double* a, TLane b0, TLane b1, ref TLane left, ref TLane right)
    {
        var x = TLane.Broadcast(a);
        left = TLane.MultiplyAdd(x, b0, left);
        right = TLane.MultiplyAdd(x, b1, right);
    }
}
