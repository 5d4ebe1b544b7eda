using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A message of Jupyter's protocol between a kernel and a page: on a websocket,
/// or between a browser's worker and its page.</summary>
/// <param name="Channel">shell, control, stdin or iopub.</param>
/// <param name="Header">Its id, type, session and time.</param>
/// <param name="Parent">The header of the request it belongs to, or empty.</param>
/// <param name="Metadata">What is said about it.</param>
/// <param name="Content">What it says.</param>
internal sealed record ChannelMessage(string Channel, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    private byte[]? v1;
    private byte[]? json;

    /// <summary>Why its content cannot be read, though the message can be answered; then the content is empty.
    /// Null where it can be read.</summary>
    public string? Flaw { get; init; }

    /// <summary>The message's type, such as execute_request.</summary>
    public string Type => Header["msg_type"] is JsonValue type && type.TryGetValue(out string? text) ? text : "";

    /// <summary>The message as it lies in a frame; written once, however many clients get it.</summary>
    /// <param name="isV1">Whether in v1's layout, or as JSON.</param>
    public byte[] Frame(bool isV1) => isV1 ? v1 ??= ChannelFrames.WriteV1(this) : json ??= ChannelFrames.WriteJson(this);

    /// <summary>A message of the kernel's.</summary>
    /// <param name="session">The kernel's session: the same in all of its messages, because clients drop what came
    /// before when it changes.</param>
    /// <param name="channel">The channel it goes over.</param>
    /// <param name="type">Its type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="parent">The header of the request it belongs to.</param>
    /// <param name="metadata">What is said about it.</param>
    public static ChannelMessage Create(string session, string channel, string type, JsonObject content, JsonObject parent,
        JsonObject metadata) => new(
            channel,
            new JsonObject
            {
                ["msg_id"] = Guid.NewGuid().ToString("N"),
                ["msg_type"] = type,
                ["username"] = "kernel",
                ["session"] = session,
                ["date"] = Time(DateTimeOffset.UtcNow),
                ["version"] = KernelInfo.ProtocolVersion,
            },
            parent.DeepClone().AsObject(),
            metadata,
            content);

    /// <summary>A moment as Jupyter writes it.</summary>
    public static string Time(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
