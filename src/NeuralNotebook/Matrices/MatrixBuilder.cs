using System.ComponentModel;

namespace NeuralNotebook;

/// <summary>What the compiler calls for <c>Matrix m = [[1, 2], [3, 4]];</c></summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixBuilder
{
    /// <summary>Makes a matrix of its rows. They are copied.</summary>
    /// <exception cref="ArgumentException">The rows are not of one length.</exception>
    public static Matrix Create(ReadOnlySpan<double[]> rows)
    {
        var matrix = new Matrix(rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length != matrix.Columns)
                throw new ArgumentException(
                    $"Every row of a matrix is as long as the first, which has {matrix.Columns} values; row {row} has {rows[row].Length}.",
                    nameof(rows));
            rows[row].CopyTo(matrix.Row(row));
        }

        return matrix;
    }
}
