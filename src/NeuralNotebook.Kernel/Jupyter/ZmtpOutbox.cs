using System.Collections.Concurrent;

namespace NeuralNotebook.Kernel;

/// <summary>What waits to be sent to one subscriber: a slow one holds nobody up, and least of all an interrupt.</summary>
internal sealed class ZmtpOutbox
{
    /// <summary>A subscriber that lets so much wait reads nothing any more, and is hung up on.</summary>
    private const long MostBytes = 128L * 1024 * 1024;

    private readonly ZmtpPeer peer;
    private readonly BlockingCollection<IReadOnlyList<byte[]>> messages = [];
    private long bytes;
    private volatile int unsent;

    public ZmtpOutbox(ZmtpPeer peer)
    {
        this.peer = peer;
        new Thread(SendAll) { IsBackground = true, Name = "PUB outbox" }.Start();
    }

    /// <summary>How many messages are on their way.</summary>
    public int Count => unsent;

    /// <summary>Sends a message when those before it are sent.</summary>
    public void Add(IReadOnlyList<byte[]> frames)
    {
        Interlocked.Increment(ref unsent);
        if (Interlocked.Add(ref bytes, Size(frames)) > MostBytes)
            peer.Dispose();
        try
        {
            messages.Add(frames);
        }
        catch (InvalidOperationException)
        {
            // Closed a moment ago: the subscriber has gone, and misses it.
        }
    }

    private static long Size(IReadOnlyList<byte[]> frames) => frames.Sum(frame => (long)frame.Length);

    private void SendAll()
    {
        foreach (var frames in messages.GetConsumingEnumerable())
        {
            ZmtpSocket.Send(peer, frames);
            Interlocked.Add(ref bytes, -Size(frames));
            Interlocked.Decrement(ref unsent);
        }
    }

    /// <summary>Nothing more is to come.</summary>
    public void Close() => messages.CompleteAdding();
}
