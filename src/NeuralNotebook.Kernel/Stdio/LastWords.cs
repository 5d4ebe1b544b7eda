using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NeuralNotebook.Kernel;

/// <summary>What a kernel's process said on its standard error before it died, so that its end can be explained.</summary>
internal sealed class LastWords : IDisposable
{
    /// <summary>A line is told so far; a child of a cell may write one that never ends.</summary>
    private const int LongestLine = 1000;

    /// <summary>How the .NET runtime begins when it gives up; a stack trace follows.</summary>
    private static readonly string[] Beginnings =
        ["Unhandled exception", "Process terminated", "Stack overflow", "Fatal error", "Out of memory"];

    /// <summary>So long the end of a process' output is waited for after its own, on a machine that is busy:
    /// a child that still holds it open is not.</summary>
    private static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly StringBuilder line = new();
    private readonly Task reading;
    private SafeFileHandle? unread;
    private string? cause;
    private string? last;

    /// <summary>Begins to listen.</summary>
    public LastWords(TextReader errors) => reading = ReadAsync(errors);

    /// <summary>Listens also where a process that is ready catches its own standard error:
    /// what it has no time to read before it dies stays there.</summary>
    public void ListenTo(int processId) => unread = IPlatform.Current.OpenErrorsOf(processId);

    /// <summary>Forgets what was said: a new cell begins, and what was said before is not why the process ends.</summary>
    public void Begin()
    {
        lock (gate)
            (cause, last) = (null, null);
    }

    /// <summary>The line that says why, after the process has ended; null if it said nothing.</summary>
    public async Task<string?> TellAsync()
    {
        await Task.WhenAny(reading, Task.Delay(TimeToTell)).ConfigureAwait(false);
        lock (gate)
        {
            // As much as a pipe may hold, once: a child that still writes is not listened to for ever.
            byte[] bytes = new byte[64 * 1024];
            if (unread is not null && IPlatform.Current.ReadLeft(unread, bytes) is > 0 and var count)
                Hear(Encoding.UTF8.GetString(bytes, 0, count));
            Hear("\n");
            return cause ?? last;
        }
    }

    /// <summary>Lets go of the process' standard error.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            unread?.Dispose();
            unread = null;
        }
    }

    private async Task ReadAsync(TextReader errors)
    {
        char[] piece = new char[4096];
        try
        {
            while (await errors.ReadAsync(piece).ConfigureAwait(false) is > 0 and var count)
            {
                lock (gate)
                    Hear(piece.AsSpan(0, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was disposed of before its output ended.
        }
    }

    private void Hear(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (character == '\n')
                HearLine();
            else if (line.Length < LongestLine)
                line.Append(character);
        }
    }

    private void HearLine()
    {
        string heard = line.ToString().TrimEnd();
        line.Clear();
        if (heard.Length == 0)
            return;
        last = heard;
        if (Beginnings.Any(beginning => heard.StartsWith(beginning, StringComparison.Ordinal)))
            cause = heard;
    }
}
