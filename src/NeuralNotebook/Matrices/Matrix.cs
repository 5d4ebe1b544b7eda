using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>A table of numbers: rows × columns doubles, stored row by row.</summary>
/// <remarks>
/// <para>In this course a row is a sample and a column a feature, a neuron or a class: a batch is <c>batch × features</c>,
/// the weights of a layer are
/// <c>inputs × outputs</c>, and biases are one row. The engine is two-dimensional by design: an image is the row of its pixels,
/// so that no layer has to flatten it.</para>
/// <para>A collection expression makes one: <c>Matrix X = [[1, 2], [3, 4]];</c></para>
/// </remarks>
[CollectionBuilder(typeof(MatrixBuilder), nameof(MatrixBuilder.Create))]
[TypeFormatterSource(typeof(TextFormatters<Matrix>), PreferredMimeTypes = ["text/plain"])]
public sealed partial class Matrix : IEnumerable<double[]>
{
    /// <summary>How many numbers fit a matrix: what an array can hold, less the few that <see cref="AlignedMemory"/> adds.</summary>
    internal const int MostNumbers = 0x7fffffc7 - 8;

    private double[] storage;
    private int offset;

    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="rows">How many rows, at least 0.</param>
    /// <param name="columns">How many columns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or there are more numbers than an array can hold.</exception>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        storage = new double[Length(rows, columns)];
    }

    /// <summary>Makes a matrix of values that are given row by row. They are copied.</summary>
    /// <exception cref="ArgumentException">There are not rows · columns values.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<double> values)
        : this(rows, columns)
    {
        if (values.Length != storage.Length)
            throw new ArgumentException($"A {rows} × {columns} matrix holds {storage.Length} values, got {values.Length}.", nameof(values));
        values.CopyTo(storage);
    }

    /// <summary>Makes a matrix of a two-dimensional array. The values are copied.</summary>
    public Matrix(double[,] values)
        : this((values ?? throw new ArgumentNullException(nameof(values))).GetLength(0), values.GetLength(1))
    {
        Buffer.BlockCopy(values, 0, storage, 0, storage.Length * sizeof(double));
    }

    private Matrix(double[] storage, int offset, int rows, int columns)
    {
        this.storage = storage;
        this.offset = offset;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>How many rows there are: the samples of a batch.</summary>
    public int Rows { get; private set; }

    /// <summary>How many columns there are: the features of a sample.</summary>
    public int Columns { get; }

    /// <summary>All values, row by row. Writing to the span writes to the matrix.</summary>
    public Span<double> Values => storage.AsSpan(offset, Rows * Columns);

    /// <summary>"3 × 2": what error messages call this matrix.</summary>
    public string Shape => $"{Rows} × {Columns}";

    internal static Matrix Empty { get; } = new(0, 0);

    /// <summary>The value at a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get => Values[Index(row, column)];
        set => Values[Index(row, column)] = value;
    }

    /// <summary>Makes a matrix with one column of the given values.</summary>
    public static Matrix FromColumn(IEnumerable<double> values)
    {
        double[] column = [.. values];
        return new Matrix(column, 0, column.Length, 1);
    }

    /// <summary>One row, without copying: writing to the span writes to the matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<double> Row(int row)
    {
        if ((uint)row >= (uint)Rows)
            ThrowNoSuchRow(row);
        return storage.AsSpan(offset + (row * Columns), Columns);
    }

    /// <summary>A copy of one column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public double[] Column(int column)
    {
        if ((uint)column >= (uint)Columns)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"A {Shape} matrix has the columns 0 to {Columns - 1}.");
        double[] values = new double[Rows];
        for (int row = 0; row < Rows; row++)
            values[row] = storage[offset + (row * Columns) + column];
        return values;
    }

    /// <summary>Some rows that follow each other, without copying: the slice is a window on this matrix.</summary>
    /// <param name="start">The first row, counted from 0.</param>
    /// <param name="count">How many rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slice does not lie within the matrix.</exception>
    public Matrix Slice(int start, int count)
    {
        if (start < 0 || count < 0 || start > Rows - count)
            throw new ArgumentOutOfRangeException(nameof(start),
                $"Rows {start} to {start + count - 1} do not lie within a {Shape} matrix.");
        return new Matrix(storage, offset + (start * Columns), count, Columns);
    }

    /// <summary>Some rows that follow each other, without copying: <c>X[..32]</c> is the first batch,
    /// <c>X[^1..]</c> the last sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the matrix.</exception>
    public Matrix this[Range rows]
    {
        get
        {
            var (start, count) = rows.GetOffsetAndLength(Rows);
            return Slice(start, count);
        }
    }

    /// <summary>A copy of the columns with the given numbers, in the given order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Matrix SelectColumns(ReadOnlySpan<int> columns)
    {
        var selected = new Matrix(Rows, columns.Length);
        for (int i = 0; i < columns.Length; i++)
        {
            double[] column = Column(columns[i]);
            for (int row = 0; row < column.Length; row++)
                selected[row, i] = column[row];
        }

        return selected;
    }

    /// <summary>A copy of the rows with the given numbers, in the given order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Matrix SelectRows(ReadOnlySpan<int> rows)
    {
        var selected = new Matrix(rows.Length, Columns);
        for (int i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(selected.Row(i));
        return selected;
    }

    /// <summary>A copy that shares nothing with this matrix.</summary>
    public Matrix Copy() => new(Rows, Columns, Values);

    /// <summary>Overwrites all values with those of a matrix of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void CopyFrom(Matrix source)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireSameShape(source);
        source.Values.CopyTo(Values);
    }

    /// <summary>A copy of all values as rows.</summary>
    public double[][] ToRows() => [.. this];

    /// <inheritdoc/>
    public IEnumerator<double[]> GetEnumerator()
    {
        for (int row = 0; row < Rows; row++)
            yield return Row(row).ToArray();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Moves this window to other rows of a matrix with as many columns. Training steps through its data so,
    /// without a new object a step.</summary>
    internal void MoveTo(Matrix matrix, int start, int count)
    {
        storage = matrix.storage;
        offset = matrix.offset + (start * matrix.Columns);
        Rows = count;
    }

    /// <summary>Makes this matrix a window on all numbers of another one, in rows as wide as its own are.</summary>
    internal void LookAt(Matrix matrix)
    {
        storage = matrix.storage;
        offset = matrix.offset;
        Rows = matrix.Rows * matrix.Columns / Columns;
    }

    /// <summary>Makes a matrix of zeros for a whole training: see <see cref="AlignedMemory"/>.</summary>
    internal static Matrix Aligned(int rows, int columns) =>
        new(AlignedMemory.Allocate(Length(rows, columns), out int offset), offset, rows, columns);

    /// <summary>Changes the number of rows; memory, aligned, is taken only where this matrix never was so tall.
    /// The values are undefined afterwards.</summary>
    internal void ResizeRows(int rows)
    {
        if ((long)rows * Columns > storage.Length - offset)
        {
            storage = AlignedMemory.Allocate(Length(rows, Columns), out offset);
        }

        Rows = rows;
    }

    private static int Length(int rows, int columns)
    {
        long length = (long)rows * columns;
        return length <= MostNumbers
            ? (int)length
            : throw new ArgumentOutOfRangeException(nameof(rows),
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"A {rows} × {columns} matrix would hold {length} numbers ({length / 134_217_728.0:0.#}"
                        + $" GiB); at most {MostNumbers} fit."));
    }

    private int Index(int row, int column)
    {
        if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
            ThrowNotWithin(row, column);
        return (row * Columns) + column;
    }

    // Methods of their own: those that call them stay small enough to be inlined into the loops over rows.
    [DoesNotReturn]
    private void ThrowNoSuchRow(int row) =>
        throw new ArgumentOutOfRangeException(nameof(row), row, $"A {Shape} matrix has the rows 0 to {Rows - 1}.");

    [DoesNotReturn]
    private void ThrowNotWithin(int row, int column) =>
        throw new ArgumentOutOfRangeException((uint)row >= (uint)Rows ? nameof(row) : nameof(column),
            $"[{row}, {column}] does not lie within a {Shape} matrix; rows and columns count from 0.");

    private void RequireSameShape(Matrix other, [CallerMemberName] string operation = "")
    {
        if (Rows != other.Rows || Columns != other.Columns)
            throw new ArgumentException($"{operation} needs two matrices of one shape, got {Shape} and {other.Shape}.");
    }
}
