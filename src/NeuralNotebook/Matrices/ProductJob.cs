namespace NeuralNotebook;

/// <summary>One large product, shared out among the threads of the <see cref="Team"/>: each fills its own part of the output.</summary>
internal sealed class ProductJob : ITeamJob
{
    /// <summary>Parts start at multiples of a tile, so that no tile is cut.</summary>
    private const int TileRows = 8;
    private const int TileColumns = 16;

    private static readonly ProductJob Shared = new();

    private Operand left;
    private Operand right;
    private Matrix output = Matrix.Empty;
    private Epilogue epilogue;

    /// <summary>Runs the product on the team; false where there is one thread only, or the team is busy with another product.</summary>
    public static bool TryRun(Operand left, Operand right, Matrix output, Epilogue epilogue)
    {
        if (!Team.TryEnter())
            return false;
        try
        {
            Shared.left = left;
            Shared.right = right;
            Shared.output = output;
            Shared.epilogue = epilogue;
            Team.Run(Shared);
            return true;
        }
        finally
        {
            Shared.left = Shared.right = default;
            Shared.output = Matrix.Empty;
            Shared.epilogue = default;
            Team.Leave();
        }
    }

    /// <inheritdoc/>
    public void RunPart(int part, int parts)
    {
        bool byRows = output.Rows > output.Columns || output.Columns < parts * TileColumns;
        var block = byRows
            ? new Block(Start(part, parts, output.Rows, TileRows), Start(part + 1, parts, output.Rows, TileRows), 0, output.Columns)
            : new Block(0, output.Rows, Start(part, parts, output.Columns, TileColumns), Start(part + 1, parts, output.Columns, TileColumns));
        // With fewer tiles than threads some have nothing to do. A part without rows must not begin: the one that has the first row also writes the sums.
        if (block.FirstRow < block.EndRow && block.FirstColumn < block.EndColumn)
            MatrixProduct.RunBlock(left, right, output, block, epilogue);
    }

    private static int Start(int part, int parts, int length, int tile)
    {
        int tiles = (length + tile - 1) / tile;
        return Math.Min(length, (int)((long)tiles * part / parts) * tile);
    }
}
