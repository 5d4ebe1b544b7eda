using System.Globalization;
using System.Text;

namespace NeuralNotebook;

/// <content>Comparison and text.</content>
public sealed partial class Matrix
{
    private const int ShownAtEachEnd = 3;
    private const int ShownWhole = 8;

    /// <summary>Whether another matrix has the same shape, and values that differ by at most <paramref name="tolerance"/>.
    /// NaN equals nothing.</summary>
    /// <param name="other">The matrix to compare with.</param>
    /// <param name="tolerance">The largest difference allowed, absolute; 0 asks for equal values.</param>
    public bool AlmostEquals(Matrix other, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rows == other.Rows && Columns == other.Columns && LargestDifference(other) <= tolerance;
    }

    /// <summary>The largest absolute difference between this matrix and another of the same shape; NaN where one holds NaN.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double LargestDifference(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameShape(other);
        var mine = Values;
        var theirs = other.Values;
        double largest = 0;
        for (int i = 0; i < mine.Length; i++)
        {
            // Equal infinities differ by nothing, though their difference is not a number.
            if (mine[i] != theirs[i])
                largest = Math.Max(largest, Math.Abs(mine[i] - theirs[i]));
        }

        return largest;
    }

    /// <summary>The shape, and the values in aligned columns with four decimals; long matrices are shortened in the middle.</summary>
    public override string ToString()
    {
        int[] rows = Shown(Rows);
        int[] columns = Shown(Columns);
        string[][] cells = rows.Select(row => columns.Select(column => row < 0 || column < 0 ? "…" : Format(this[row, column])).ToArray())
            .ToArray();
        var text = new StringBuilder($"Matrix {Shape}");
        foreach (string[] row in cells)
        {
            text.Append("\n ");
            for (int column = 0; column < row.Length; column++)
                text.Append(' ').Append(row[column].PadLeft(cells.Max(other => other[column].Length)));
        }

        return text.ToString();
    }

    /// <summary>The indices to show; −1 stands for those left out.</summary>
    private static int[] Shown(int length) => length <= ShownWhole
        ? [.. Enumerable.Range(0, length)]
        : [.. Enumerable.Range(0, ShownAtEachEnd), -1, .. Enumerable.Range(length - ShownAtEachEnd, ShownAtEachEnd)];

    private static string Format(double value) => value != 0 && (Math.Abs(value) < 5e-5 || Math.Abs(value) >= 1e6)
        ? value.ToString("0.###e+0", CultureInfo.InvariantCulture)
        : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
