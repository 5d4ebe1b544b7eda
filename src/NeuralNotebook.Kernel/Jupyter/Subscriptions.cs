namespace NeuralNotebook.Kernel;

/// <summary>What one subscriber wants to hear: the messages whose first frame begins with one of its prefixes.
/// Until it names one, nothing.</summary>
/// <remarks>Source: ZeroMQ RFC 29, https://rfc.zeromq.org/spec/29: a prefix that was subscribed to twice is cancelled by the
/// second cancellation.</remarks>
internal sealed class Subscriptions
{
    private const byte Subscribe = 1, Cancel = 0;

    /// <summary>As many as no client needs; more are not remembered, because each costs memory and time for every message.</summary>
    private const int Most = 1000;

    private readonly List<byte[]> prefixes = [];

    /// <summary>Takes a subscriber's message: 1 and a prefix to hear it, 0 and the prefix to hear it no longer;
    /// anything else means nothing.</summary>
    public void Take(List<byte[]> frames)
    {
        if (frames is not [[var what, .. var prefix]])
            return;
        lock (prefixes)
        {
            if (what == Subscribe && prefixes.Count < Most)
                prefixes.Add(prefix);
            else if (what == Cancel && prefixes.FindIndex(known => known.AsSpan().SequenceEqual(prefix)) is >= 0 and var index)
                prefixes.RemoveAt(index);
        }
    }

    /// <summary>Whether it wants to hear a message.</summary>
    public bool Match(IReadOnlyList<byte[]> frames)
    {
        lock (prefixes)
            return prefixes.Exists(prefix => frames[0].AsSpan().StartsWith(prefix));
    }
}
