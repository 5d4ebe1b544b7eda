namespace NeuralNotebook;

/// <content>Sums, means and largest values.</content>
public sealed partial class Matrix
{
    /// <summary>The sum of all values, added in storage order: the same bits on every machine.</summary>
    public double Sum() => Elementwise.Sum(Values);

    /// <summary>The mean of all values; NaN for an empty matrix.</summary>
    public double Mean() => Sum() / Values.Length;

    /// <summary>One sum a column, as a matrix of one row: rows are added up (NumPy's <c>axis=0</c>).</summary>
    public Matrix ColumnSums()
    {
        var sums = new Matrix(1, Columns);
        Elementwise.ColumnSums(this, sums.Values);
        return sums;
    }

    /// <summary>One mean a column, as a matrix of one row.</summary>
    public Matrix ColumnMeans() => ColumnSums() / Rows;

    /// <summary>One sum a row, as a matrix of one column: columns are added up (NumPy's <c>axis=1</c>).</summary>
    public Matrix RowSums()
    {
        var sums = new Matrix(Rows, 1);
        for (int row = 0; row < Rows; row++)
            sums[row, 0] = Elementwise.Sum(Row(row));
        return sums;
    }

    /// <summary>One mean a row, as a matrix of one column.</summary>
    public Matrix RowMeans() => RowSums() / Columns;

    /// <summary>For each row the column of its largest value: the class that a row of probabilities predicts.
    /// The first of equals wins.</summary>
    /// <exception cref="InvalidOperationException">The matrix has no column.</exception>
    public int[] ArgMax()
    {
        int[] largest = new int[Rows];
        for (int row = 0; row < Rows; row++)
            largest[row] = ArgMax(row);
        return largest;
    }

    /// <summary>The column of the largest value of one row. NaN counts as largest, so that it does not hide.</summary>
    internal int ArgMax(int row)
    {
        var values = Row(row);
        if (values.IsEmpty)
            throw new InvalidOperationException($"A {Shape} matrix has no largest column.");
        return Elementwise.ArgMax(values);
    }
}
