namespace NeuralNotebook.Interactive;

/// <summary>Shows one line of text: rewritten in place on a terminal, and elsewhere only the last one.</summary>
internal sealed class TextDisplay(TextWriter writer, bool canRewrite) : LiveDisplay
{
    private int written;

    public override void Begin() => written = 0;

    public override void Show(Figure figure, string line)
    {
        if (!canRewrite)
            return;
        writer.Write("\r" + line.PadRight(written));
        written = line.Length;
    }

    public override void End(Figure figure, string line)
    {
        Show(figure, line);
        writer.WriteLine(canRewrite ? "" : line);
    }
}
