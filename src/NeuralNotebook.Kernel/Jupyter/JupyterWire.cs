using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Writes and reads Jupyter's messages as signed frames.</summary>
/// <remarks>Source: "Messaging in Jupyter", the wire protocol, version 5.4.</remarks>
/// <param name="key">The key that both sides sign with.</param>
/// <param name="algorithm">The hash that they sign with.</param>
internal sealed class JupyterWire(string key, HashAlgorithmName algorithm)
{
    private const int Remembered = 65_536;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly HashSet<string> seen = [];
    private readonly Queue<string> seenOrder = new();

    /// <summary>Reads a message.</summary>
    /// <returns>The message, or null if it is malformed, not signed with our key, or was here before:
    /// nothing that can be answered.</returns>
    public JupyterMessage? Read(List<byte[]> frames)
    {
        int start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual(Delimiter));
        if (start < 0 || frames.Count < start + 6)
            return null;
        byte[] expected = Encoding.ASCII.GetBytes(Sign(frames.GetRange(start + 2, 4)));
        // In constant time, or the answer's delay would tell how much of a guess is right.
        if (!CryptographicOperations.FixedTimeEquals(expected, frames[start + 1]) || !Remember(Encoding.ASCII.GetString(expected)))
            return null;
        try
        {
            return new JupyterMessage(Parse(frames[start + 2]), Parse(frames[start + 3]), Parse(frames[start + 5]));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="parent">The header of the request it belongs to.</param>
    /// <param name="metadata">What is said about it.</param>
    public List<byte[]> Write(string type, JsonObject content, JsonObject parent, JsonObject metadata)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = KernelInfo.ProtocolVersion,
        };
        List<byte[]> parts = [Bytes(header), Bytes(parent), Bytes(metadata), Bytes(content)];
        return [Delimiter, Encoding.ASCII.GetBytes(Sign(parts)), .. parts];
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Plain));

    private static JsonObject Parse(byte[] frame) => JsonNode.Parse(frame, documentOptions: Strict)!.AsObject();

    private string Sign(List<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(algorithm, key);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private bool Remember(string signature)
    {
        lock (seen)
        {
            if (!seen.Add(signature))
                return false;
            seenOrder.Enqueue(signature);
            if (seenOrder.Count > Remembered)
                seen.Remove(seenOrder.Dequeue());
            return true;
        }
    }
}
