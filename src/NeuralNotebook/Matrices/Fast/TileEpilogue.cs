using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>An <see cref="Epilogue"/> for one tile of the output: what the kernel does on its way from the
/// registers to the memory.</summary>
/// <param name="addend">The row that is added, from the tile's first column on; null if there is none.</param>
/// <param name="rectify">Whether max(0, ·) is taken.</param>
/// <param name="conditional">Whether there is a condition.</param>
/// <param name="toCondition">Bytes from an element of the output to its condition.</param>
internal readonly unsafe struct TileEpilogue<TLane>(double* addend, bool rectify, bool conditional, long toCondition)
    where TLane : struct, ILane<TLane>
{
    /// <summary>Finishes two registers of one row and stores them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TLane left, TLane right, double* to)
    {
        if (addend != null)
        {
            left = TLane.Add(left, TLane.Load(addend));
            right = TLane.Add(right, TLane.Load(addend + TLane.Width));
        }

        if (rectify)
        {
            left = TLane.Rectify(left);
            right = TLane.Rectify(right);
        }

        if (conditional)
        {
            double* condition = (double*)((byte*)to + toCondition);
            left = TLane.WherePositive(TLane.Load(condition), left);
            right = TLane.WherePositive(TLane.Load(condition + TLane.Width), right);
        }

        TLane.Store(left, to);
        TLane.Store(right, to + TLane.Width);
    }

    /// <summary>Finishes the columns of a tile that belong to the output, and copies them there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyNarrow(double* tile, nint tileRow, double* output, nint outputRow, int rows, int columns)
    {
        for (int row = 0; row < rows; row++, tile += tileRow, output += outputRow)
        {
            for (int column = 0; column < columns; column++)
            {
                double value = tile[column];
                if (addend != null)
                    value += addend[column];
                if (rectify && value <= 0)
                    value = 0;
                if (conditional && !(*(double*)((byte*)(output + column) + toCondition) > 0))
                    value = 0;
                output[column] = value;
            }
        }
    }
}
