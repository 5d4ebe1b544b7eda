using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>Walks a block of the output in tiles of eight rows (four, where registers are few) × two registers,
/// over panels of the right-hand side.</summary>
/// <remarks>Three loops stand around the kernel: over depths of the inner index, over panels as wide as a tile,
/// and over rows of the left-hand side.
/// Copying the left-hand rows side by side as well, as Goto and van de Geijn do, was measured on two machines and cost more
/// than it brought.</remarks>
internal static unsafe class BlockedProduct<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <summary>From so many rows of the left-hand side on, copying panels that could be read in place pays.</summary>
    private const int RowsWorthPacking = 96;

    private static int TileRows => TLane.TileRows;

    /// <summary>Rows of a tile that adds the panel's rows up on the side, for which two more registers are needed.</summary>
    private static int AddingRows => TLane.TileRows == 8 ? 8 : 4;

    private static int TileColumns => ProductKernel<TLane>.Columns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Operand left, Operand right, Matrix output, Block block, Epilogue epilogue)
    {
        double* panel = PackedPanel.Memory();
        double* corner = stackalloc double[8 * 16];
        int rows = block.EndRow - block.FirstRow;
        fixed (double* a = left.Matrix.Values, b = right.Matrix.Values, c = output.Values, addend = Epilogue.Values(epilogue.Addend),
            condition = Epilogue.Values(epilogue.WherePositive), rightSums = Epilogue.Values(epilogue.RightSums))
        {
            int first = 0;
            do
            {
                int depth = Math.Min(PackedPanel.Rows, left.Columns - first);
                double* leftRows = a + ((nint)first * left.ColumnStride) + ((nint)block.FirstRow * left.RowStride);
                for (int column = block.FirstColumn; column < block.EndColumn; column += TileColumns)
                {
                    int width = Math.Min(TileColumns, block.EndColumn - column);
                    double* source = b + ((nint)first * right.RowStride) + ((nint)column * right.ColumnStride);
                    double* outputRows = c + ((nint)block.FirstRow * output.Columns) + column;
                    var tiles = new Tiles
                    {
                        Depth = depth,
                        LeftRow = left.RowStride,
                        LeftColumn = left.ColumnStride,
                        Right = source,
                        RightRow = right.RowStride,
                        OutputRow = output.Columns,
                        Accumulate = first > 0
                    };
                    TileEpilogue<TLane> finish = first + depth < left.Columns ? default
                        : new(addend == null ? null : addend + column, epilogue.Rectify, condition != null, (byte*)condition - (byte*)c);
                    bool lies = right.ColumnStride == 1 && width == TileColumns;
                    if (!lies)
                    {
                        PackedPanel.Pack(source, right.RowStride, right.ColumnStride, depth, width, panel, TileColumns);
                        tiles = tiles with { Right = panel, RightRow = TileColumns };
                    }

                    double* sums = rightSums == null || block.FirstRow > 0 ? null : rightSums + column;
                    if (width < TileColumns)
                        FillNarrowRows(tiles, rows, leftRows, outputRows, width, corner, finish, sums);
                    else if (lies && rows >= RowsWorthPacking && depth > ShallowKernel<TLane>.Terms)
                        PackAndFillRows(tiles, rows, leftRows, outputRows, panel, leftIsNew: column == block.FirstColumn, finish, sums);
                    else
                        FillRows(tiles, rows, leftRows, outputRows, finish, sums);
                }

                first += depth;
            }
            while (first < left.Columns);
        }
    }

    /// <summary>Full tiles over a panel that lies in its matrix: the first tile copies it, the others read the copy and fetch
    /// what comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackAndFillRows(Tiles tiles, int rows, double* a, double* output, double* panel, bool leftIsNew,
        in TileEpilogue<TLane> finish, double* sums)
    {
        FillTile<PackRows<TLane>>(tiles, AddingRows, a, output, finish, panel, 0, sums);
        var rest = tiles with { Right = panel, RightRow = TileColumns };
        bool leftIsContiguous = tiles.LeftColumn == 1 && tiles.LeftRow == tiles.Depth;
        int row = AddingRows;
        for (int tile = 1; TileHeight(rows - row) == TileRows; tile++, row += TileRows)
        {
            double* tileA = a + (row * tiles.LeftRow), tileOutput = output + (row * tiles.OutputRow);
            // The panel to come has a cache line for each register of its rows (with AVX-512): one tile fetches the first, one the second.
            // Of a left-hand side that is read for the first time, and may come from far away, every tile fetches the next
            // one's rows: a line a term.
            if (tile <= 2)
                FillTile<Prefetch<TLane>>(rest, TileRows, tileA, tileOutput, finish, tiles.Right + TileColumns + (tile * TLane.Width) - 1,
                    tiles.RightRow);
            else if (leftIsNew && leftIsContiguous)
                FillTile<Prefetch<TLane>>(rest, TileRows, tileA, tileOutput, finish, tileA + (TileRows * tiles.LeftRow), TileRows);
            else
                FillTile<NoAction<TLane>>(rest, TileRows, tileA, tileOutput, finish);
        }

        FillRows(rest, rows - row, a + (row * tiles.LeftRow), output + (row * tiles.OutputRow), finish, null);
    }

    /// <summary>Full tiles: the kernel writes to the output itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillRows(in Tiles tiles, int rows, double* a, double* output, in TileEpilogue<TLane> finish, double* sums)
    {
        int height = Math.Min(TileHeight(rows), AddingRows);
        if (sums != null)
        {
            FillTile<SumRows<TLane>>(tiles, height, a, output, finish, sums: sums);
            rows -= height;
            a += height * tiles.LeftRow;
            output += height * tiles.OutputRow;
        }

        if (tiles.Depth is > 0 and <= ShallowKernel<TLane>.Terms && !tiles.Accumulate)
        {
            ShallowKernel<TLane>.Run(tiles, rows, a, output, finish);
            return;
        }

        for (; rows > 0; rows -= height, a += height * tiles.LeftRow, output += height * tiles.OutputRow)
        {
            height = TileHeight(rows);
            FillTile<NoAction<TLane>>(tiles, height, a, output, finish);
        }
    }

    /// <summary>Rows of the next tile. Two rows take nearly as long as four, whose sums wait for each other no longer:
    /// so eight are 4 + 4, not 6 + 2.</summary>
    private static int TileHeight(int rows) =>
        rows >= TileRows && !(TileRows == 6 && rows == 8) ? TileRows : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;

    private static void FillTile<TAction>(in Tiles tiles, int height, double* a, double* output, in TileEpilogue<TLane> finish,
        double* place = null, nint step = 0, double* sums = null)
        where TAction : struct, IRowAction<TLane>
    {
        if (height == 8)
            ProductKernel<TLane>.EightRows<TAction>(tiles, a, output, finish, place, step, sums);
        else if (height == 6)
            ProductKernel<TLane>.SixRows<TAction>(tiles, a, output, finish, place, step);
        else if (height == 4)
            ProductKernel<TLane>.FourRows<TAction>(tiles, a, output, finish, place, step, sums);
        else if (height == 2)
            ProductKernel<TLane>.TwoRows<TAction>(tiles, a, output, finish, place, step, sums);
        else
            ProductKernel<TLane>.OneRow<TAction>(tiles, a, output, finish, place, step, sums);
    }

    /// <summary>The last columns, fewer than two registers: through a tile beside the output,
    /// of which the real columns are copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillNarrowRows(in Tiles tiles, int rows, double* a, double* output, int width, double* corner,
        in TileEpilogue<TLane> finish, double* sums)
    {
        if (sums != null)
            AddUpNarrow(tiles, width, corner, sums);
        var beside = tiles with { OutputRow = TileColumns };
        for (; rows > 0; rows -= 8, a += 8 * tiles.LeftRow, output += 8 * tiles.OutputRow)
        {
            int height = Math.Min(rows, 8);
            if (tiles.Accumulate)
                CopyTile(output, tiles.OutputRow, corner, TileColumns, height, width);
            if (height == 8 && TLane.Width == 4 && UprightKernel.IsSupported && width <= UprightKernel.Columns)
                UprightKernel.EightRows(beside, a, corner, width);
            else
                FillRows(beside, height, a, corner, default, null);
            finish.CopyNarrow(corner, TileColumns, output, tiles.OutputRow, height, width);
        }
    }

    /// <summary>The sums of the rows of a panel of fewer columns than two registers have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUpNarrow(in Tiles tiles, int width, double* corner, double* sums)
    {
        TLane left = default, right = default;
        if (tiles.Accumulate)
        {
            CopyTile(sums, 0, corner, 0, 1, width);
            (left, right) = (TLane.Load(corner), TLane.Load(corner + TLane.Width));
        }

        double* row = tiles.Right;
        for (int p = 0; p < tiles.Depth; p++, row += tiles.RightRow)
            (left, right) = (TLane.Add(left, TLane.Load(row)), TLane.Add(right, TLane.Load(row + TLane.Width)));
        TLane.Store(left, corner);
        TLane.Store(right, corner + TLane.Width);
        CopyTile(corner, 0, sums, 0, 1, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyTile(double* from, nint fromStride, double* to, nint toStride, int height, int width)
    {
        for (int row = 0; row < height; row++, from += fromStride, to += toStride)
        {
            for (int column = 0; column < width; column++)
                to[column] = from[column];
        }
    }
}
