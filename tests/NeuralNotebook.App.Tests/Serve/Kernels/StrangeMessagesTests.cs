using System.Buffers.Binary;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>Whatever one client sends, the kernel goes on for the others.</summary>
public sealed class StrangeMessagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    public static TheoryData<string> NoMessages =>
    [
        "", "{", "[]", "null", "5", "{}", """{"header":{},"content":{}}""", """{"header":[],"content":{}}""", new string('[', 100_000),
        """{"header":{"msg_id":"a","msg_id":"b","msg_type":"kernel_info_request"},"content":{}}""",
        """{"header":{"msg_id":"a","msg_type":"execute_request"}}""",
        """{"header":{"msg_id":{},"msg_type":"execute_request"},"content":{"code":"1"}}""",
        """{"header":{"msg_id":"a","msg_type":5},"content":{}}""",
        """{"header":{"msg_id":"a","msg_type":"execute_request","session":[]},"content":{"code":"1"}}""",
    ];

    public static TheoryData<string, string> StrangeMessages => new()
    {
        { "execute_request", """{"code":5,"silent":"yes","allow_stdin":[]}""" },
        { "execute_request", """{"code":null,"store_history":{},"stop_on_error":0}""" },
        { "execute_request", "{}" },
        { "complete_request", """{"code":"a","cursor_pos":-5}""" },
        { "complete_request", """{"code":"a","cursor_pos":1e300}""" },
        { "complete_request", """{"code":"a","cursor_pos":"3"}""" },
        { "inspect_request", """{"code":null,"cursor_pos":99}""" },
        { "signature_request", """{"code":{},"cursor_pos":null}""" },
        { "is_complete_request", "{}" },
        { "diagnostics_request", """{"code":[]}""" },
        { "input_reply", """{"value":{}}""" },
        { "interrupt_request", "{}" },
        { "comm_open", """{"comm_id":"a"}""" },
        { "comm_open", """{"comm_id":{},"target_name":5,"data":[]}""" },
        { "comm_msg", """{"comm_id":"never opened","data":{}}""" },
        { "comm_close", """{"comm_id":null}""" },
        { "comm_info_request", """{"target_name":[]}""" },
        { "history_request", """{"hist_access_type":"tail","n":"many"}""" },
        { "execute_request", """{"code":"1","user_expressions":{"x":{}}}""" },
        { "never heard of", "{}" },
        { "", "{}" },
    };

    [Theory, MemberData(nameof(NoMessages))]
    public async Task What_is_no_message_closes_that_clients_channel_only(string frame)
    {
        using var kernel = await server.OpenAsync("strange.ipynb");
        using var stranger = await ConnectAsync(kernel.KernelId);
        await stranger.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, await CloseAsync(stranger));
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Theory, MemberData(nameof(StrangeMessages))]
    public async Task A_message_that_makes_no_sense_harms_nothing(string type, string content)
    {
        using var kernel = await server.OpenAsync("strange.ipynb");
        using var stranger = await server.ConnectAsync(kernel.KernelId, "stranger");
        await stranger.SendAsync(type, JsonNode.Parse(content)!.AsObject());
        // The channel stays open, and the same client is answered.
        Assert.Equal("csharp",
            (string?)(await stranger.UntilAsync("kernel_info_reply",
                await stranger.SendAsync("kernel_info_request", []))).Content["language_info"]!["name"]);
        Assert.Equal("True", await stranger.ValueAsync("\"abc\".Contains('b')"));
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_message_that_is_too_large_closes_that_clients_channel_only()
    {
        using var kernel = await server.OpenAsync("strange.ipynb");
        using var stranger = await ConnectAsync(kernel.KernelId);
        byte[] part = new byte[1024 * 1024];
        try
        {
            for (int i = 0; i < 70; i++)
                await stranger.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The server closed before it was all sent.
        }

        Assert.Contains(await CloseAsync(stranger), new WebSocketCloseStatus?[] { WebSocketCloseStatus.MessageTooBig, null });
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_kernel_that_was_ended_does_not_come_back_by_a_client_that_is_still_connected()
    {
        using var kernel = await server.OpenAsync("ended.ipynb");
        await kernel.RunAsync("1");
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, $"/api/kernels/{kernel.KernelId}")).Status);
        while ((string?)(await kernel.UntilAsync("status")).Content["execution_state"] != "dead")
        {
        }

        await kernel.SendAsync("shutdown_request", new JsonObject { ["restart"] = true }, "control");
        await kernel.SendAsync("execute_request", KernelClient.Cell("1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
            await kernel.ReceiveAsync().WaitAsync(brief.Token);
        });
    }

    [Fact]
    public async Task An_ended_kernel_cannot_be_restarted()
    {
        await using var pool = new KernelPool(server.Folder);
        var kernel = new CourseKernel(pool, server.Folder, Task.CompletedTask);
        await kernel.DisposeAsync();
        Assert.Equal("dead", kernel.State);
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestException>(kernel.RestartAsync)).Status);
    }

    [Fact]
    public void A_v1_frame_keeps_every_part_of_a_message()
    {
        var message = new ChannelMessage("iopub", new JsonObject { ["msg_id"] = "é", ["msg_type"] = "stream" },
            new JsonObject { ["a"] = 1 }, new JsonObject { ["b"] = "" }, new JsonObject { ["c"] = "\u0000→" });
        byte[] frame = ChannelFrames.WriteV1(message);
        // As the sub-protocol has it: the number of offsets, then the first offset right behind the offsets.
        Assert.Equal(6UL, BinaryPrimitives.ReadUInt64LittleEndian(frame));
        Assert.Equal(56UL, BinaryPrimitives.ReadUInt64LittleEndian(frame.AsSpan(8)));
        var read = ChannelFrames.ReadV1(frame);
        Assert.Equal("iopub", read.Channel);
        Assert.Equal(
            [message.Header.ToJsonString(), message.Parent.ToJsonString(), message.Metadata.ToJsonString(), message.Content.ToJsonString()],
            [read.Header.ToJsonString(), read.Parent.ToJsonString(), read.Metadata.ToJsonString(), read.Content.ToJsonString()]);
    }

    private async Task<ClientWebSocket> ConnectAsync(string kernelId)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{server.Port}/api/kernels/{kernelId}/channels?session_id=stranger&token={server.Token}"),
            TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Reads until the server closes; null if it broke the connection off instead.</summary>
    private static async Task<WebSocketCloseStatus?> CloseAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        byte[] buffer = new byte[1 << 16];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            return null;
        }

        return socket.CloseStatus;
    }
}
