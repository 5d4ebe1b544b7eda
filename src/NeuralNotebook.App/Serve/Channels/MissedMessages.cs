using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>What a client missed while its connection was broken: kept for a while, and within bounds.</summary>
internal sealed class MissedMessages
{
    private const int Most = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<ChannelMessage> messages = [];
    private readonly DateTimeOffset since = DateTimeOffset.UtcNow;

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<ChannelMessage> Messages => messages;

    /// <summary>Whether the client has been away for so long that it will not come back.</summary>
    public bool IsForgotten => DateTimeOffset.UtcNow - since > Patience;

    /// <summary>Keeps a message. A live chart sends hundreds of updates: only the last one counts.</summary>
    public void Add(ChannelMessage message)
    {
        if (message.Type == MessageTypes.UpdateDisplayData && Display(message) is { } display)
            messages.RemoveAll(earlier => earlier.Type == message.Type && Display(earlier) == display);
        messages.Add(message);
        if (messages.Count > Most)
            messages.RemoveAt(0);
    }

    /// <summary>Drops everything: the kernel has restarted.</summary>
    public void Clear() => messages.Clear();

    private static string? Display(ChannelMessage message) => (message.Content["transient"] as JsonObject)?["display_id"]?.ToString();
}
