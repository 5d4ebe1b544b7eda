namespace NeuralNotebook.Kernel;

/// <summary>The console's input as a cell sees it: each line is asked of whoever sits at the notebook.</summary>
internal sealed class CellInput(ICellOutput output) : TextReader
{
    private string line = "";
    private int position;

    /// <inheritdoc/>
    public override string ReadLine()
    {
        if (position < line.Length)
        {
            string rest = line[position..].TrimEnd('\n');
            position = line.Length;
            return rest;
        }

        CellConsole.SendGathered();
        return output.Ask("", isSecret: false);
    }

    /// <inheritdoc/>
    public override int Peek()
    {
        if (position == line.Length)
            (line, position) = (ReadLine() + "\n", 0);
        return line[position];
    }

    /// <inheritdoc/>
    public override int Read()
    {
        int next = Peek();
        position++;
        return next;
    }
}
