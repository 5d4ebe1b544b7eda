using System.Net.WebSockets;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve;

/// <summary>A client on a kernel's websocket, in whichever layout the server chose.</summary>
internal sealed class KernelClient(ClientWebSocket socket, string kernelId, string sessionId) : IDisposable
{
    /// <summary>How long a message may take to come.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    public string KernelId => kernelId;

    public string SessionId => sessionId;

    public string? Protocol => socket.SubProtocol;

    /// <summary>Sends a request and returns its id.</summary>
    public async Task<string> SendAsync(string type, JsonObject content, string channel = "shell")
    {
        string id = Guid.NewGuid().ToString("N");
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["username"] = "test",
            ["session"] = sessionId,
            ["date"] = "",
            ["version"] = "5.3"
        };
        var message = new ChannelMessage(channel, header, [], [], content);
        bool isV1 = socket.SubProtocol == ChannelFrames.V1;
        await socket.SendAsync(isV1 ? ChannelFrames.WriteV1(message) : ChannelFrames.WriteJson(message),
            isV1 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        return id;
    }

    public async Task<ChannelMessage> ReceiveAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        byte[] buffer = new byte[1 << 16];
        using var frame = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return part.MessageType == WebSocketMessageType.Binary
                    ? ChannelFrames.ReadV1(frame.ToArray()) : ChannelFrames.ReadJson(frame.ToArray());
        }
    }

    /// <summary>Reads until a message of that type comes that belongs to the request (or to any).</summary>
    public async Task<ChannelMessage> UntilAsync(string type, string? request = null)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (message.Type == type && (request is null || (string?)message.Parent["msg_id"] == request))
                return message;
        }
    }

    /// <summary>Runs a cell and gathers what came until its reply and its idle.</summary>
    public async Task<(JsonObject Reply, List<ChannelMessage> Shown)> RunAsync(string code, bool allowsInput = false)
    {
        string id = await SendAsync("execute_request", Cell(code, allowsInput));
        JsonObject? reply = null;
        var shown = new List<ChannelMessage>();
        bool isIdle = false;
        while (reply is null || !isIdle)
        {
            var message = await ReceiveAsync();
            if ((string?)message.Parent["msg_id"] != id)
                continue;
            if (message.Type == "execute_reply")
                reply = message.Content;
            else if (message.Type == "input_request")
                await SendAsync("input_reply", new JsonObject { ["value"] = "the answer" }, "stdin");
            else if (message.Type == "status")
                isIdle = (string?)message.Content["execution_state"] == "idle";
            else
                shown.Add(message);
        }

        return (reply, shown);
    }

    public async Task<string?> ValueAsync(string code) =>
        (string?)(await RunAsync(code)).Shown.Last(message => message.Type == "execute_result").Content["data"]!["text/plain"];

    public static JsonObject Cell(string code, bool allowsInput = false) =>
        new()
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["allow_stdin"] = allowsInput,
            ["stop_on_error"] = true,
            ["user_expressions"] = new JsonObject()
        };

    public void Dispose() => socket.Dispose();
}
