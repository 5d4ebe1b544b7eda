using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>How messages lie in frames: as JSON, or in the binary layout of the sub-protocol v1.kernel.websocket.jupyter.org.</summary>
/// <remarks>Source: Jupyter Server's documentation, "WebSocket kernel wire protocols". In v1 a frame is the number of offsets,
/// the offsets (both 64 bits, little-endian), then the channel's name, header, parent header, metadata, content and buffers,
/// one behind the other.</remarks>
internal static class ChannelFrames
{
    /// <summary>The sub-protocol's name.</summary>
    public const string V1 = "v1.kernel.websocket.jupyter.org";

    private const int PartsWithoutBuffers = 5;

    // The kernel's process reads 64 levels, and what it gets lies deeper than here.
    private const int Deepest = 60;

    /// <summary>A message in one JSON text.</summary>
    public static byte[] WriteJson(ChannelMessage message) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["header"] = message.Header.DeepClone(),
        ["msg_id"] = message.Header["msg_id"]?.DeepClone(),
        ["msg_type"] = message.Type,
        ["parent_header"] = message.Parent.DeepClone(),
        ["metadata"] = message.Metadata.DeepClone(),
        ["content"] = message.Content.DeepClone(),
        ["buffers"] = new JsonArray(),
        ["channel"] = message.Channel,
    }.ToJsonString());

    /// <summary>A message in v1's layout.</summary>
    public static byte[] WriteV1(ChannelMessage message)
    {
        byte[][] parts = [Encoding.UTF8.GetBytes(message.Channel), Bytes(message.Header), Bytes(message.Parent), Bytes(message.Metadata),
            Bytes(message.Content)];
        int offsets = parts.Length + 1, position = sizeof(ulong) * (offsets + 1);
        byte[] frame = new byte[position + parts.Sum(part => part.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)offsets);
        for (int i = 0; i < offsets; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(sizeof(ulong) * (i + 1)), (ulong)position);
            if (i == parts.Length)
                break;
            parts[i].CopyTo(frame, position);
            position += parts[i].Length;
        }

        return frame;
    }

    /// <summary>Reads a JSON frame.</summary>
    /// <exception cref="FormatException">It is no message.</exception>
    public static ChannelMessage ReadJson(ReadOnlySpan<byte> frame)
    {
        if (Parse(frame) is not JsonObject json)
            throw new FormatException("a frame must be a JSON object");
        if (StrictJson.PlaceOfHalfCharacter(json["channel"]) is { } place)
            throw Halved(place);
        return Message(json["channel"] is JsonValue channel && channel.TryGetValue(out string? name) ? name : JupyterChannel.Shell,
            json["header"], json["parent_header"], json["metadata"], json["content"]);
    }

    /// <summary>Reads a frame in v1's layout.</summary>
    /// <exception cref="FormatException">It is no message.</exception>
    public static ChannelMessage ReadV1(ReadOnlySpan<byte> frame)
    {
        ulong count = frame.Length >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64LittleEndian(frame) : 0;
        if (count < PartsWithoutBuffers + 1 || count > 1000 || (ulong)frame.Length < (count + 1) * sizeof(ulong))
            throw new FormatException("a frame must begin with its offsets");
        int[] offsets = new int[count];
        for (int i = 0; i < offsets.Length; i++)
        {
            ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(frame[(sizeof(ulong) * (i + 1))..]);
            if (offset > (ulong)frame.Length || (i > 0 && offset < (ulong)offsets[i - 1]))
                throw new FormatException("a frame's offsets must lie within it, one behind the other");
            offsets[i] = (int)offset;
        }

        return Message(Encoding.UTF8.GetString(frame[offsets[0]..offsets[1]]), Parse(frame[offsets[1]..offsets[2]]),
            Parse(frame[offsets[2]..offsets[3]]), Parse(frame[offsets[3]..offsets[4]]), Parse(frame[offsets[4]..offsets[5]]));
    }

    private static ChannelMessage Message(string channel, JsonNode? header, JsonNode? parent, JsonNode? metadata, JsonNode? content)
    {
        if ((StrictJson.PlaceOfHalfCharacter(header)
            ?? StrictJson.PlaceOfHalfCharacter(parent) ?? StrictJson.PlaceOfHalfCharacter(metadata)) is { } place)
            throw Halved(place);
        if (header is not JsonObject head || !IsText(head["msg_id"]) || !IsText(head["msg_type"])
            || (head["session"] is not null && !IsText(head["session"])) || content is not JsonObject body)
            throw new FormatException("a message must have a header with its msg_id and msg_type, and a content");
        string? flaw = StrictJson.PlaceOfHalfCharacter(body);
        if (flaw is not null && !((string)head["msg_type"]!).EndsWith("_request", StringComparison.Ordinal))
            throw Halved(flaw);
        return new ChannelMessage(channel, Detached(head), parent is JsonObject request ? Detached(request) : [],
            metadata is JsonObject notes ? Detached(notes) : [], flaw is null ? Detached(body) : [])
        { Flaw = flaw is null ? null : Halved(flaw).Message };
    }

    private static FormatException Halved(string place) =>
        new($"half of a character (a lone surrogate) stands at {place}, and no text can hold it: write it again");

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static JsonObject Detached(JsonObject part) => part.DeepClone().AsObject();

    private static byte[] Bytes(JsonObject part) => Encoding.UTF8.GetBytes(part.ToJsonString());

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return StrictJson.Parse(json, Deepest);
        }
        catch (FormatException error)
        {
            throw new FormatException($"a frame {error.Message}", error);
        }
    }
}
