namespace NeuralNotebook;

/// <summary>One side of a product: a matrix, or its transpose, as memory and two strides.</summary>
internal readonly struct Operand
{
    public Operand(Matrix matrix)
        : this(matrix, matrix.Rows, matrix.Columns, matrix.Columns, 1)
    {
    }

    private Operand(Matrix matrix, int rows, int columns, int rowStride, int columnStride)
    {
        Matrix = matrix;
        Rows = rows;
        Columns = columns;
        RowStride = rowStride;
        ColumnStride = columnStride;
    }

    public Matrix Matrix { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int RowStride { get; }

    public int ColumnStride { get; }

    public double this[int row, int column] => Matrix.Values[(row * RowStride) + (column * ColumnStride)];

    public Operand Transpose() => new(Matrix, Columns, Rows, ColumnStride, RowStride);

    public override string ToString() => $"{Rows} × {Columns}";
}

/// <summary>A rectangle of a product's output: rows [FirstRow, EndRow), columns [FirstColumn, EndColumn).</summary>
internal readonly record struct Block(int FirstRow, int EndRow, int FirstColumn, int EndColumn);
