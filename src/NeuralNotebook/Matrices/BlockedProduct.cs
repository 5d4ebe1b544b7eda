namespace NeuralNotebook;

/// <summary>Walks a block of the output in tiles of eight rows × two registers, over panels of the right-hand side.</summary>
/// <remarks>Four loops stand around the kernel: over blocks of columns, over depths of the inner index, over the panels of the block, each as wide as a tile,
/// and over rows of the left-hand side. Copying the left-hand rows side by side as well, as Goto and van de Geijn do, was measured on two machines and cost more
/// than it brought.</remarks>
internal static unsafe class BlockedProduct<TLane>
    where TLane : struct, ILane<TLane>
{
    /// <summary>From so many rows of the left-hand side on, copying panels that could be read in place pays.</summary>
    private const int RowsWorthPacking = 96;

    private static int TileRows => TLane.Width == 8 ? 8 : 4;

    private static int TileColumns => ProductKernel<TLane>.Columns;

    public static void Run(Operand left, Operand right, Matrix output, Block block, Epilogue epilogue)
    {
        double* panel = Panel.Memory();
        double* corner = stackalloc double[8 * 16];
        int rows = block.EndRow - block.FirstRow;
        fixed (double* a = left.Matrix.Values, b = right.Matrix.Values, c = output.Values, addend = Values(epilogue.Addend), condition = Values(epilogue.WherePositive))
        {
            int first = 0;
            do
            {
                int depth = Math.Min(Panel.Rows, left.Columns - first);
                double* leftRows = a + ((nint)first * left.ColumnStride) + ((nint)block.FirstRow * left.RowStride);
                for (int column = block.FirstColumn; column < block.EndColumn; column += TileColumns)
                {
                    int width = Math.Min(TileColumns, block.EndColumn - column);
                    double* source = b + ((nint)first * right.RowStride) + ((nint)column * right.ColumnStride);
                    double* outputRows = c + ((nint)block.FirstRow * output.Columns) + column;
                    var tiles = new Tiles { Depth = depth, LeftRow = left.RowStride, LeftColumn = left.ColumnStride, Right = source, RightRow = right.RowStride, OutputRow = output.Columns, Accumulate = first > 0 };
                    TileEpilogue<TLane> finish = first + depth < left.Columns ? default
                        : new(addend == null ? null : addend + column, epilogue.Rectify, condition != null, (byte*)condition - (byte*)c);
                    bool lies = right.ColumnStride == 1 && width == TileColumns;
                    if (!lies)
                    {
                        Panel.Pack(source, right.RowStride, right.ColumnStride, depth, width, panel, TileColumns);
                        tiles = tiles with { Right = panel, RightRow = TileColumns };
                    }

                    if (width < TileColumns)
                        FillNarrowRows(tiles, rows, leftRows, outputRows, width, corner, finish);
                    else if (lies && rows >= RowsWorthPacking && depth > ShallowKernel<TLane>.Terms)
                        PackAndFillRows(tiles, rows, leftRows, outputRows, panel, leftIsNew: column == block.FirstColumn, finish);
                    else
                        FillRows(tiles, rows, leftRows, outputRows, finish);
                }

                first += depth;
            }
            while (first < left.Columns);
        }
    }

    /// <summary>Full tiles over a panel that lies in its matrix: the first tile copies it, the others read the copy and fetch what comes next.</summary>
    private static void PackAndFillRows(Tiles tiles, int rows, double* a, double* output, double* panel, bool leftIsNew, in TileEpilogue<TLane> finish)
    {
        FillTile<CopyAside<TLane>>(tiles, a, output, finish, panel, 0);
        var rest = tiles with { Right = panel, RightRow = TileColumns };
        bool leftIsContiguous = tiles.LeftColumn == 1 && tiles.LeftRow == tiles.Depth;
        double* nextPanel = tiles.Right + TileColumns;
        int tile = 1;
        for (; (tile + 1) * TileRows <= rows; tile++)
        {
            double* tileA = a + (tile * TileRows * tiles.LeftRow), tileOutput = output + (tile * TileRows * tiles.OutputRow);
            // The panel to come has two cache lines in each of its rows: one tile fetches the first, one the second. Of a left-hand side that is read for the first time,
            // and may come from far away, every tile fetches the next one's rows: one line a term.
            if (tile <= 2)
                FillTile<FetchAside<TLane>>(rest, tileA, tileOutput, finish, nextPanel + (tile * TLane.Width) - 1, tiles.RightRow);
            else if (leftIsNew && leftIsContiguous)
                FillTile<FetchAside<TLane>>(rest, tileA, tileOutput, finish, tileA + (TileRows * tiles.LeftRow), TileRows);
            else
                FillTile<NoAside<TLane>>(rest, tileA, tileOutput, finish, null, 0);
        }

        FillRows(rest, rows - (tile * TileRows), a + (tile * TileRows * tiles.LeftRow), output + (tile * TileRows * tiles.OutputRow), finish);
    }

    private static void FillTile<TAside>(in Tiles tiles, double* a, double* output, in TileEpilogue<TLane> finish, double* place, nint step)
        where TAside : struct, IAside<TLane>
    {
        if (TLane.Width == 8)
            ProductKernel<TLane>.EightRows<TAside>(tiles, a, output, finish, place, step);
        else
            ProductKernel<TLane>.FourRows<TAside>(tiles, a, output, finish, place, step);
    }

    /// <summary>Full tiles: the kernel writes to the output itself.</summary>
    private static void FillRows(in Tiles tiles, int rows, double* a, double* output, in TileEpilogue<TLane> finish)
    {
        if (tiles.Depth is > 0 and <= ShallowKernel<TLane>.Terms && !tiles.Accumulate)
        {
            ShallowKernel<TLane>.Run(tiles, rows, a, output, finish);
            return;
        }

        for (; rows >= TileRows; rows -= TileRows, a += TileRows * tiles.LeftRow, output += TileRows * tiles.OutputRow)
            FillTile<NoAside<TLane>>(tiles, a, output, finish, null, 0);
        for (; rows >= 4; rows -= 4, a += 4 * tiles.LeftRow, output += 4 * tiles.OutputRow)
            ProductKernel<TLane>.FourRows<NoAside<TLane>>(tiles, a, output, finish, null, 0);
        for (; rows >= 2; rows -= 2, a += 2 * tiles.LeftRow, output += 2 * tiles.OutputRow)
            ProductKernel<TLane>.TwoRows(tiles, a, output, finish);
        for (; rows > 0; rows--, a += tiles.LeftRow, output += tiles.OutputRow)
            ProductKernel<TLane>.OneRow(tiles, a, output, finish);
    }

    /// <summary>The last columns, fewer than two registers: through a tile beside the output, of which the real columns are copied.</summary>
    private static void FillNarrowRows(in Tiles tiles, int rows, double* a, double* output, int width, double* corner, in TileEpilogue<TLane> finish)
    {
        var beside = tiles with { OutputRow = TileColumns };
        for (; rows > 0; rows -= 8, a += 8 * tiles.LeftRow, output += 8 * tiles.OutputRow)
        {
            int height = Math.Min(rows, 8);
            if (tiles.Accumulate)
                CopyTile(output, tiles.OutputRow, corner, TileColumns, height, width);
            if (height == 8 && TLane.Width == 4 && width <= UprightKernel.Columns)
                UprightKernel.EightRows(beside, a, corner, width);
            else if (height == 8 && width <= TLane.Width)
                ProductKernel<TLane>.EightNarrowRows(beside, a, corner);
            else
                FillRows(beside, height, a, corner, default);
            finish.CopyNarrow(corner, TileColumns, output, tiles.OutputRow, height, width);
        }
    }

    private static void CopyTile(double* from, nint fromStride, double* to, nint toStride, int height, int width)
    {
        for (int row = 0; row < height; row++, from += fromStride, to += toStride)
        {
            for (int column = 0; column < width; column++)
                to[column] = from[column];
        }
    }

    private static Span<double> Values(Matrix? matrix) => matrix is null ? [] : matrix.Values;
}
