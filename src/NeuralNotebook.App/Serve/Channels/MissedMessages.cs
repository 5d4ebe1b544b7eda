using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>What a client missed while its connection was broken: kept for a while, and within bounds.</summary>
internal sealed class MissedMessages
{
    private const int Most = 2_000;

    /// <summary>How many characters of written text are kept as one message.</summary>
    private const int LongestText = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<ChannelMessage> messages = [];
    private readonly DateTimeOffset since = DateTimeOffset.UtcNow;

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<ChannelMessage> Messages => messages;

    /// <summary>Whether the client has been away for so long that it will not come back.</summary>
    public bool IsForgotten => DateTimeOffset.UtcNow - since > Patience;

    /// <summary>Keeps a message. A live chart sends hundreds of updates: only the last one counts. A loop that writes sends thousands of
    /// pieces of text: they are put together, so that they do not crowd out the chart that was shown before them.</summary>
    public void Add(ChannelMessage message)
    {
        if (messages is [.., var last] && Joined(last, message) is { } whole)
        {
            messages[^1] = whole;
            return;
        }

        if (message.Type == MessageTypes.UpdateDisplayData && Display(message) is { } display)
            messages.RemoveAll(earlier => earlier.Type == message.Type && Display(earlier) == display);
        messages.Add(message);
        if (messages.Count > Most)
            messages.RemoveAt(0);
    }

    /// <summary>Drops everything: the kernel has restarted.</summary>
    public void Clear() => messages.Clear();

    private static ChannelMessage? Joined(ChannelMessage before, ChannelMessage message)
    {
        if (before.Type != MessageTypes.Stream || message.Type != MessageTypes.Stream || Text(before).Length > LongestText)
            return null;
        bool isSame = JsonNode.DeepEquals(before.Content["name"], message.Content["name"]);
        if (!isSame || !JsonNode.DeepEquals(before.Parent, message.Parent) || !JsonNode.DeepEquals(before.Metadata, message.Metadata))
            return null;
        var content = new JsonObject { ["name"] = message.Content["name"]?.DeepClone(), ["text"] = Text(before) + Text(message) };
        return new ChannelMessage(message.Channel, message.Header, message.Parent, message.Metadata, content);
    }

    private static string Text(ChannelMessage message) => message.Content["text"]?.ToString() ?? "";

    private static string? Display(ChannelMessage message) => (message.Content["transient"] as JsonObject)?["display_id"]?.ToString();
}
