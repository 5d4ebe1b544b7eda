using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Channels;

/// <summary>Whatever comes over a websocket is answered, or its client is sent away with a code and a reason; the kernel goes on.</summary>
public sealed class OddFramesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Header =
        """{"msg_id":"odd","msg_type":"complete_request","session":"s","username":"","date":"","version":"5.3"}""";

    private static readonly string[] WrongValues =
        ["null", "5", "1e999", "true", "[]", "{}", "[[1]]", "\"\"", "\"\\ud800\"", "{\"\\ud800\":1}"];

    [Fact]
    public async Task Text_that_is_no_message_or_an_odd_one_is_answered_or_refused_with_a_reason()
    {
        using var kernel = await server.OpenAsync("odd.ipynb");
        var odd =
            new List<byte[]> { Array.Empty<byte>(), "\0"u8.ToArray(), "{"u8.ToArray(), "{}"u8.ToArray(), "[]"u8.ToArray(),
                "{\"header\":1,\"header\":2}"u8.ToArray(), "\ufeff{}"u8.ToArray(), "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
                Encoding.UTF8.GetBytes(new string('[', 100_000)), Encoding.UTF8.GetBytes(new string('x', 300_000)) };
        foreach (string field in new[] { "header", "parent_header", "metadata", "content", "channel", "buffers", "msg_id", "msg_type" })
            odd.AddRange(WrongValues.Select(value => Text(field, value)));
        foreach (string field in new[] { "msg_id", "msg_type", "session", "username", "date", "version" })
        {
            foreach (string value in WrongValues)
            {
                var header = JsonNode.Parse(Header)!;
                header[field] = "@@";
                odd.Add(Text("header", header.ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal)));
            }
        }

        foreach (string type in new[] { "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
            "comm_info_request", "comm_open", "comm_msg", "comm_close", "input_reply", "shutdown", "status", "execute_reply" })
        {
            foreach (string content in new[] { """{"code":"\ud800"}""", """{"code":"1","cursor_pos":1e999}""",
                """{"code":[],"cursor_pos":{},"silent":"x","restart":[],"comm_id":5,"data":5,"value":{}}""", Nested(58) })
                odd.Add(Text("header", Header.Replace("complete_request", type, StringComparison.Ordinal), content));
        }

        foreach (byte[] frame in odd)
            await AnsweredOrRefusedAsync(kernel.KernelId, frame, WebSocketMessageType.Text, null);
        Assert.True(odd.Count > 150);
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_v1_frame_with_wrong_counts_offsets_or_parts_is_answered_or_refused_with_a_reason()
    {
        using var kernel = await server.OpenAsync("odd-v1.ipynb");
        byte[] valid =
            ChannelFrames.WriteV1(new ChannelMessage("shell", JsonNode.Parse(Header)!.AsObject(), [], [],
                new JsonObject { ["code"] = "1", ["cursor_pos"] = 1 }));
        List<byte[]> odd = [[], new byte[7], new byte[8], new byte[4096], valid[..^1], valid[..60], [.. valid, .. new byte[100]]];
        ulong[] numbers = [0, 1, 5, 7, 8, 1000, 1001, (ulong)valid.Length, (ulong)valid.Length + 1, int.MaxValue, uint.MaxValue,
            long.MaxValue, ulong.MaxValue, ulong.MaxValue / 8 + 1];
        // The count, then each of the six offsets.
        for (int place = 0; place < 7; place++)
        {
            foreach (ulong number in numbers)
            {
                byte[] frame = [.. valid];
                BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(place * 8), number);
                odd.Add(frame);
            }
        }

        // Parts that are no JSON, no UTF-8, or nested so deep that the kernel's process could not read them.
        foreach (string content in new[] { "", "{", "[]", Nested(58), Nested(64), Nested(500), "{\"code\":\"\\ud800\"}" })
            odd.Add(V1(Header, Encoding.UTF8.GetBytes(content)));
        odd.Add(V1(Header, [(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']));
        var random = new Random(7);
        for (int i = 0; i < 40; i++)
        {
            byte[] frame = [.. valid];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            odd.Add(frame);
        }

        foreach (byte[] frame in odd)
            await AnsweredOrRefusedAsync(kernel.KernelId, frame, WebSocketMessageType.Binary, ChannelFrames.V1);
        Assert.True(odd.Count > 140);
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_message_in_many_pieces_is_one_message()
    {
        using var kernel = await server.OpenAsync("pieces.ipynb");
        using var socket = await ConnectAsync(kernel.KernelId, null);
        byte[] message = Text("header", Header.Replace("complete_request", "kernel_info_request", StringComparison.Ordinal));
        foreach (byte letter in message)
            await socket.SendAsync(new[] { letter }, WebSocketMessageType.Text, false, TestContext.Current.CancellationToken);
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        Assert.True(await IsAnsweredAsync(socket, "odd"));
    }

    [Fact]
    public async Task A_cell_with_half_of_a_character_is_answered_with_its_place_and_does_not_run()
    {
        using var kernel = await server.OpenAsync("half.ipynb");
        await kernel.RunAsync("var before = 5;");
        using var socket = await ConnectAsync(kernel.KernelId, null);
        await socket.SendAsync(Text("header", Header.Replace("complete_request", "execute_request", StringComparison.Ordinal),
            """{"code":"before = 6;\nvar s = \"\ud83d\";"}"""), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        var error = await kernel.UntilAsync("error", "odd");
        Assert.Contains("$.content.code", (string?)error.Content["evalue"], StringComparison.Ordinal);
        Assert.True(await IsAnsweredAsync(socket, "odd"));
        Assert.Equal("5", await kernel.ValueAsync("before"));
    }

    public static TheoryData<string, byte[]> BrokenFrames => new()
    {
        { "invalid UTF-8", RawSocket.Frame(0x81, [0xff, 0xfe]) },
        { "half a character at the end", RawSocket.Frame(0x81, [(byte)'"', 0xe2, 0x82]) },
        { "a reserved opcode", RawSocket.Frame(0x83, []) },
        { "a reserved control opcode", RawSocket.Frame(0x8b, []) },
        { "reserved bits", RawSocket.Frame(0xf1, "{}"u8.ToArray()) },
        { "a continuation of nothing", RawSocket.Frame(0x80, "{}"u8.ToArray()) },
        { "a new message within another", [.. RawSocket.Frame(0x01, "{"u8.ToArray()), .. RawSocket.Frame(0x81, "}"u8.ToArray())] },
        { "a ping in pieces", RawSocket.Frame(0x09, []) },
        { "a ping of 200 bytes", RawSocket.Frame(0x89, new byte[200]) },
        { "no mask", RawSocket.Frame(0x81, "no client may send it so"u8.ToArray(), isMasked: false) },
        { "a length of 2⁶³", [0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a close of one byte", RawSocket.Frame(0x88, [3]) },
        { "a close with a code that nobody may send", RawSocket.Frame(0x88, [0x03, 0xed]) },
        { "a close with a reason that is no text", RawSocket.Frame(0x88, [0x03, 0xe8, 0xff]) },
        { "text that is no JSON", RawSocket.Frame(0x81, "hello"u8.ToArray()) },
        { "an empty message", RawSocket.Frame(0x81, []) },
    };

    [Theory, MemberData(nameof(BrokenFrames))]
    public async Task What_breaks_the_websockets_own_rules_is_closed_with_a_code(string what, byte[] bytes)
    {
        using var kernel = await server.OpenAsync("broken-frames.ipynb");
        using var socket = await RawSocket.ConnectAsync(server.Port, $"/api/kernels/{kernel.KernelId}/channels?token={server.Token}");
        await socket.SendAsync(bytes);
        Assert.True(await socket.CloseCodeAsync() is >= 1000, $"{what}: no code");
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static byte[] Text(string field, string value, string content = """{"code":"1","cursor_pos":1}""")
    {
        string[] fields =
            [.. new[] { ("header", Header), ("parent_header", "{}"), ("metadata", "{}"), ("content", content),
                ("channel", "\"shell\"") }.Select(each => $"\"{each.Item1}\":{(each.Item1 == field ? value : each.Item2)}")];
        return Encoding.UTF8.GetBytes(
            $"{{{string.Join(',', fields)}{(field is "buffers" or "msg_id" or "msg_type" ? $",\"{field}\":{value}" : "")}}}");
    }

    private static byte[] V1(string header, byte[] content)
    {
        byte[][] parts = ["shell"u8.ToArray(), Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), content];
        byte[] frame = new byte[56 + parts.Sum(part => part.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, 6);
        int position = 56;
        for (int i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(frame.AsSpan(8 * (i + 1)), (ulong)position);
            if (i == 5)
                break;
            parts[i].CopyTo(frame, position);
            position += parts[i].Length;
        }

        return frame;
    }

    private async Task<ClientWebSocket> ConnectAsync(string kernelId, string? protocol)
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{server.Port}/api/kernels/{kernelId}/channels?session_id={Guid.NewGuid():N}&token={server.Token}"),
            TestContext.Current.CancellationToken);
        return socket;
    }

    private async Task AnsweredOrRefusedAsync(string kernelId, byte[] frame, WebSocketMessageType type, string? protocol)
    {
        using var socket = await ConnectAsync(kernelId, protocol);
        string shown = Encoding.Latin1.GetString(frame)[..Math.Min(frame.Length, 300)];
        await socket.SendAsync(frame, type, true, TestContext.Current.CancellationToken);
        // What is still open answers the next question.
        var ask = new ChannelMessage("shell",
            new JsonObject { ["msg_id"] = "after", ["msg_type"] = "kernel_info_request", ["session"] = "" }, [], [], []);
        try
        {
            await socket.SendAsync(protocol is null ? ChannelFrames.WriteJson(ask) : ChannelFrames.WriteV1(ask),
                protocol is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // It has closed already.
        }

        bool isAnswered = await IsAnsweredAsync(socket, "after");
        Assert.True(isAnswered || (socket.CloseStatus == WebSocketCloseStatus.InvalidPayloadData
            && socket.CloseStatusDescription is { Length: > 0 }), $"{socket.CloseStatus} '{socket.CloseStatusDescription}' after {shown}");
    }

    /// <summary>Reads until the reply to a request comes (true) or the server closes (false).</summary>
    private static async Task<bool> IsAnsweredAsync(ClientWebSocket socket, string id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[1 << 16];
        using var frame = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return false;
            frame.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            var message = part.MessageType == WebSocketMessageType.Binary
                ? ChannelFrames.ReadV1(frame.ToArray()) : ChannelFrames.ReadJson(frame.ToArray());
            frame.SetLength(0);
            if (message.Type.EndsWith("_reply", StringComparison.Ordinal) && (string?)message.Parent["msg_id"] == id)
                return true;
        }
    }
}
