using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>The console as a cell sees it: what it writes is gathered for a moment and sent on in pieces, in order;
/// a line that it reads is asked for.</summary>
internal sealed class CellConsole : TextWriter
{
    /// <summary>How many characters a cell may write: more would be no use to a reader, and no front end would survive it.</summary>
    public const int Allowance = 1_000_000;

    private const int PieceLength = 8192;

    /// <summary>How long what was written waits for more, in milliseconds.</summary>
    private const int MomentLength = 50;

    // Both streams share one buffer, so that what was written to either keeps its order.
    private static readonly Lock Gate = new();
    private static readonly StringBuilder Gathered = new();
    private static readonly Timer Moment = new(_ => SendGathered(isEnd: false));
    private static string gatheredName = "stdout";
    private static OutputOrigin? gatheredOrigin;
    private static long gatheredSince;
    private static int allowance = Allowance;
    private static ICellOutput? output;
    private static WrittenPast? past;

    private readonly string name;

    private CellConsole(string name)
        // What a cell writes follows the culture of the cell, as everywhere in .NET; what the kernel makes of a value does not.
        : base(formatProvider: null)
    {
        this.name = name;
        // The same line break everywhere: a notebook is the same file on Windows and on Linux.
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Takes the place of this process' console.</summary>
    public static void Install(ICellOutput target)
    {
        output = target;
        Console.SetOut(new CellConsole("stdout"));
        Console.SetError(new CellConsole("stderr"));
        Console.SetIn(new CellInput(target));
    }

    /// <summary>Takes in, in its place, what children and native code write past this console.</summary>
    public static void Include(WrittenPast written)
    {
        past = written;
        written.Watch(() =>
        {
            lock (Gate)
                written.Read(Gather);
        });
    }

    /// <summary>Lets the next cell write as much as any.</summary>
    public static void BeginCell()
    {
        SendGathered();
        lock (Gate)
            allowance = Allowance;
    }

    /// <summary>Sends on what was gathered.</summary>
    /// <param name="isEnd">Whether nothing more is to come; otherwise half a character waits for its other half.</param>
    public static void SendGathered(bool isEnd = true)
    {
        lock (Gate)
        {
            past?.Read(Gather);
            Send(isEnd);
        }
    }

    /// <summary>Sends on what has waited for its moment; where there is one thread only, the clock does not come to it
    /// while a cell runs.</summary>
    public static void SendWaiting()
    {
        lock (Gate)
        {
            if (Gathered.Length > 0 && Stopwatch.GetElapsedTime(gatheredSince) > TimeSpan.FromMilliseconds(MomentLength))
                Send(isEnd: false);
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        CellPoll.Check();
        // Not value + "\n": a text of a gigabyte would be copied only to be cut.
        lock (Gate)
        {
            past?.Glance(Gather);
            Gather(name, value);
            Gather(name, "\n");
        }
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        CellPoll.Check();
        lock (Gate)
        {
            past?.Glance(Gather);
            Gather(name, buffer);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => SendGathered(isEnd: false);

    private static void Gather(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || allowance == 0)
            return;
        var origin = OutputOrigin.Current;
        if (gatheredName != name || gatheredOrigin != origin)
            Send();
        (gatheredName, gatheredOrigin) = (name, origin);
        // One may be left from a moment ago: half a character that waits for its other half.
        if (Gathered.Length <= 1)
        {
            gatheredSince = Stopwatch.GetTimestamp();
            Moment.Change(MomentLength, Timeout.Infinite);
        }

        Gathered.Append(text[..Math.Min(text.Length, allowance)]);
        allowance -= Math.Min(text.Length, allowance);
        if (allowance == 0)
        {
            if (char.IsHighSurrogate(Gathered[^1]))
                Gathered.Length--;
            Gathered.Append(CultureInfo.InvariantCulture, $"\n… cut here: a cell may write {Allowance:N0} characters\n");
        }

        if (Gathered.Length >= PieceLength)
            Send(isEnd: false);
    }

    /// <summary>Sends what was gathered; before the end of a cell not the first half of a character,
    /// whose other half may be on its way.</summary>
    private static void Send(bool isEnd = true)
    {
        int length = Gathered.Length - (!isEnd && Gathered.Length > 0 && char.IsHighSurrogate(Gathered[^1]) ? 1 : 0);
        if (length == 0)
            return;
        string text = Gathered.ToString(0, length);
        Gathered.Remove(0, length);
        // Whoever sends it on need not be who wrote it.
        var sender = OutputOrigin.Current;
        OutputOrigin.Current = gatheredOrigin;
        try
        {
            output?.Stream(gatheredName, text);
        }
        finally
        {
            OutputOrigin.Current = sender;
        }
    }
}
