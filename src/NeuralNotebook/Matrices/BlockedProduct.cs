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

    private static int TileColumns => ProductKernel<TLane>.Columns;

    public static void Run(Operand left, Operand right, Matrix output, Block block, Epilogue epilogue)
    {
        double* panels = Panel.Memory();
        double* tile = stackalloc double[8 * 16];
        int rows = block.EndRow - block.FirstRow;
        bool packAll = right.ColumnStride != 1 || rows >= RowsWorthPacking;
        fixed (double* a = left.Matrix.Values, b = right.Matrix.Values, c = output.Values, addend = Values(epilogue.Addend), condition = Values(epilogue.WherePositive))
        {
            for (int firstColumn = block.FirstColumn; firstColumn < block.EndColumn; firstColumn += Panel.ColumnsAtOnce)
            {
                int columns = Math.Min(Panel.ColumnsAtOnce, block.EndColumn - firstColumn);
                int first = 0;
                do
                {
                    int depth = Math.Min(Panel.Rows, left.Columns - first);
                    double* source = b + ((nint)first * right.RowStride) + ((nint)firstColumn * right.ColumnStride);
                    double* leftRows = a + ((nint)first * left.ColumnStride) + ((nint)block.FirstRow * left.RowStride);
                    if (packAll)
                        Panel.Pack(source, right.RowStride, right.ColumnStride, depth, columns, panels, TileColumns);
                    for (int column = 0; column < columns; column += TileColumns)
                    {
                        int width = Math.Min(TileColumns, columns - column);
                        double* panel = packAll ? panels + ((nint)column * depth) : source + column;
                        nint panelRow = packAll ? TileColumns : right.RowStride;
                        if (!packAll && width < TileColumns)
                        {
                            Panel.Pack(panel, right.RowStride, right.ColumnStride, depth, width, panels, TileColumns);
                            panel = panels;
                            panelRow = TileColumns;
                        }

                        double* outputRows = c + ((nint)block.FirstRow * output.Columns) + firstColumn + column;
                        var task = new Tiles(depth, left.RowStride, left.ColumnStride, panel, panelRow, first > 0);
                        TileEpilogue<TLane> finish = first + depth < left.Columns ? default
                            : new(addend == null ? null : addend + firstColumn + column, epilogue.Rectify, condition != null, (byte*)condition - (byte*)c);
                        if (width == TileColumns)
                            FillRows(task, rows, leftRows, outputRows, output.Columns, finish);
                        else
                            FillNarrowRows(task, rows, leftRows, outputRows, output.Columns, width, tile, finish);
                    }

                    first += depth;
                }
                while (first < left.Columns);
            }
        }
    }

    /// <summary>Full tiles: the kernel writes to the output itself.</summary>
    private static void FillRows(Tiles task, int rows, double* a, double* output, nint outputStride, in TileEpilogue<TLane> finish)
    {
        for (; rows >= 8 && TLane.Width == 8; rows -= 8, a += 8 * task.LeftRow, output += 8 * outputStride)
            ProductKernel<TLane>.EightRows(task.Depth, a, task.LeftRow, task.LeftColumn, task.Right, task.RightRow, output, outputStride, task.Accumulate, finish);
        for (; rows >= 4; rows -= 4, a += 4 * task.LeftRow, output += 4 * outputStride)
            ProductKernel<TLane>.FourRows(task.Depth, a, task.LeftRow, task.LeftColumn, task.Right, task.RightRow, output, outputStride, task.Accumulate, finish);
        for (; rows >= 2; rows -= 2, a += 2 * task.LeftRow, output += 2 * outputStride)
            ProductKernel<TLane>.TwoRows(task.Depth, a, task.LeftRow, task.LeftColumn, task.Right, task.RightRow, output, outputStride, task.Accumulate, finish);
        for (; rows > 0; rows--, a += task.LeftRow, output += outputStride)
            ProductKernel<TLane>.OneRow(task.Depth, a, task.LeftColumn, task.Right, task.RightRow, output, task.Accumulate, finish);
    }

    /// <summary>The last columns, fewer than two registers: through a tile beside the output, of which the real columns are copied.</summary>
    private static void FillNarrowRows(Tiles task, int rows, double* a, double* output, nint outputStride, int width, double* tile, in TileEpilogue<TLane> finish)
    {
        for (; rows > 0; rows -= 8, a += 8 * task.LeftRow, output += 8 * outputStride)
        {
            int height = Math.Min(rows, 8);
            if (task.Accumulate)
                CopyTile(output, outputStride, tile, TileColumns, height, width);
            if (height == 8 && width <= TLane.Width)
                ProductKernel<TLane>.EightNarrowRows(task.Depth, a, task.LeftRow, task.LeftColumn, task.Right, task.RightRow, tile, TileColumns, task.Accumulate);
            else
                FillRows(task, height, a, tile, TileColumns, default);
            finish.CopyNarrow(tile, TileColumns, output, outputStride, height, width);
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

    /// <summary>What stays the same while one panel is multiplied.</summary>
    private readonly struct Tiles(int depth, nint leftRow, nint leftColumn, double* right, nint rightRow, bool accumulate)
    {
        public int Depth { get; } = depth;

        public nint LeftRow { get; } = leftRow;

        public nint LeftColumn { get; } = leftColumn;

        public double* Right { get; } = right;

        public nint RightRow { get; } = rightRow;

        public bool Accumulate { get; } = accumulate;
    }
}
