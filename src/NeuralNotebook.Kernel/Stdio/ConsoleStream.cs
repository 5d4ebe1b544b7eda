using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>The console as a cell sees it: text is gathered for a moment and sent on in pieces, not character by character.</summary>
internal sealed class ConsoleStream : TextWriter
{
    private const int PieceLength = 8192;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly string name;
    private readonly Action<string, string> send;
    private readonly Lock gate = new();
    private readonly StringBuilder gathered = new();
    private readonly Timer timer;

    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="send">Takes the name and a piece of text.</param>
    public ConsoleStream(string name, Action<string, string> send)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        this.name = name;
        this.send = send;
        // The same line break everywhere: a notebook is the same file on Windows and on Linux.
        CoreNewLine = ['\n'];
        timer = new Timer(_ => Flush());
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (gate)
        {
            if (gathered.Length == 0)
                timer.Change(Moment, Timeout.InfiniteTimeSpan);
            gathered.Append(buffer);
            if (gathered.Length >= PieceLength)
                Flush();
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void Flush()
    {
        // Sent within the lock, so that pieces keep their order.
        lock (gate)
        {
            if (gathered.Length == 0)
                return;
            string text = gathered.ToString();
            gathered.Clear();
            send(name, text);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        timer.Dispose();
        base.Dispose(disposing);
    }
}
