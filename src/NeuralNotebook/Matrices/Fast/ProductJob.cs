namespace NeuralNotebook;

/// <summary>One large product, to be shared out: each thread fills its own part of the output.</summary>
internal readonly struct ProductJob(Operand left, Operand right, Matrix output, Epilogue epilogue) : IParallelJob
{
    /// <summary>Parts start at multiples of a tile, so that no tile is cut: of six rows or eight,
    /// and of columns of one or two of the widest registers.</summary>
    private const int TileRows = 24;
    private const int TileColumns = 16;

    /// <inheritdoc/>
    public void RunPart(int part, int parts)
    {
        bool byRows = output.Rows > output.Columns || output.Columns < parts * TileColumns;
        int tileRows = output.Rows < parts * TileRows ? 8 : TileRows;
        var block = byRows
            ? new Block(Start(part, parts, output.Rows, tileRows), Start(part + 1, parts, output.Rows, tileRows), 0, output.Columns)
            : new Block(0, output.Rows, Start(part, parts, output.Columns, TileColumns),
                Start(part + 1, parts, output.Columns, TileColumns));
        // With fewer tiles than threads some have nothing to do. A part without rows must not begin:
        // the one that has the first row also writes the sums.
        if (block.FirstRow < block.EndRow && block.FirstColumn < block.EndColumn)
            MatrixProduct.RunBlock(left, right, output, block, epilogue);
    }

    private static int Start(int part, int parts, int length, int tile)
    {
        int tiles = (length + tile - 1) / tile;
        return Math.Min(length, (int)((long)tiles * part / parts) * tile);
    }
}
