using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>What a kernel's process said on its standard error before it died, so that its end can be explained.</summary>
internal sealed class LastWords
{
    /// <summary>A line is told so far; a child of a cell may write one that never ends.</summary>
    private const int LongestLine = 1000;

    /// <summary>How the .NET runtime begins when it gives up; a stack trace follows.</summary>
    private static readonly string[] Beginnings = ["Unhandled exception", "Process terminated", "Stack overflow", "Fatal error", "Out of memory"];

    /// <summary>So long the end of a process' output is waited for after its own: a child that still holds it open is not.</summary>
    private static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Task reading;
    private string? cause;
    private string? last;

    /// <summary>Begins to listen.</summary>
    public LastWords(TextReader errors) => reading = ReadAsync(errors);

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
            return cause ?? last;
    }

    private async Task ReadAsync(TextReader errors)
    {
        char[] piece = new char[4096];
        var line = new StringBuilder();
        try
        {
            while (await errors.ReadAsync(piece).ConfigureAwait(false) is > 0 and var count)
            {
                foreach (char character in piece.AsSpan(0, count))
                {
                    if (character == '\n')
                        Hear(line);
                    else if (line.Length < LongestLine)
                        line.Append(character);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process was disposed of before its output ended.
        }

        Hear(line);
    }

    private void Hear(StringBuilder heard)
    {
        string line = heard.ToString().TrimEnd();
        heard.Clear();
        if (line.Length == 0)
            return;
        lock (gate)
        {
            last = line;
            if (Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal)))
                cause = line;
        }
    }
}
