namespace NeuralNotebook.Kernel;

/// <summary>Holds up whoever shows something, so that the kernel never runs far ahead of its client,
/// whatever door is between them.</summary>
/// <remarks>No door can tell how much a client has still to read: thousands of messages fit into the buffers between the two,
/// and what a learner does next, such as to interrupt the cell, would be seen only behind them. So each message takes the time that a slow
/// client needs for it. A cell may be a moment ahead of that, which one that shows a usual amount never notices.</remarks>
/// <param name="now">The time since some moment.</param>
/// <param name="pass">Lets time pass.</param>
internal sealed class Pace(Func<TimeSpan> now, Action<TimeSpan> pass)
{
    /// <summary>How far ahead a cell may be: so much comes at once.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(500);

    /// <summary>What a message takes, whatever it says: 200 a second.</summary>
    public static readonly TimeSpan ForMessage = TimeSpan.FromMilliseconds(5);

    /// <summary>What each million of its characters takes besides: 20 million a second.</summary>
    public static readonly TimeSpan ForMillion = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private TimeSpan read;

    /// <summary>Waits, after a message was sent, until its client can have read what is not within the lead.</summary>
    /// <param name="characters">How long the message was.</param>
    public void Keep(long characters)
    {
        TimeSpan ahead;
        lock (gate)
        {
            var sent = now();
            read = (read > sent ? read : sent) + ForMessage + ForMillion * (characters / 1e6);
            ahead = read - sent - Lead;
        }

        if (ahead > TimeSpan.Zero)
            pass(ahead);
    }
}
