using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>A picture that is stretched over another: its pixels, and what is between them.</summary>
/// <param name="Pixels">Red, green and blue of each pixel, row by row from the top.</param>
/// <param name="Columns">Pixels in a row.</param>
/// <param name="Rows">Rows.</param>
internal sealed record SourcePixels(byte[] Pixels, int Columns, int Rows)
{
    /// <summary>The pixel in a column and a row, or the nearest one of the picture.</summary>
    public ReadOnlySpan<byte> At(int column, int row) =>
        Pixels.AsSpan(3 * (Math.Clamp(row, 0, Rows - 1) * Columns + Math.Clamp(column, 0, Columns - 1)), 3);

    /// <summary>Writes the mean of the four pixels whose middles are around a place, by their nearness in quarters:
    /// more steps are more colours, and no better picture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Blend(double across, double down, Span<byte> pixel)
    {
        var (x, y) = ((int)Math.Round((across - 0.5) * 4), (int)Math.Round((down - 0.5) * 4));
        var (column, row, right, below) = (x >> 2, y >> 2, x & 3, y & 3);
        ReadOnlySpan<byte> a = At(column, row), b = At(column + 1, row), c = At(column, row + 1), d = At(column + 1, row + 1);
        for (int i = 0; i < 3; i++)
            pixel[i] = (byte)(((a[i] * (4 - right) + b[i] * right) * (4 - below) + (c[i] * (4 - right) + d[i] * right) * below + 8) >> 4);
    }
}
