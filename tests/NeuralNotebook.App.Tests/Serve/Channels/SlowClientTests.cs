using System.Net.WebSockets;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Channels;

public sealed class SlowClientTests
{
    private static readonly ChannelMessage Megabyte =
        ChannelMessage.Create("kernel", "iopub", "stream",
            new JsonObject { ["name"] = "stdout", ["text"] = new string('a', 1 << 20) }, [], []);

    [Fact]
    public async Task A_client_that_takes_nothing_is_cut_off_before_it_fills_the_memory_and_the_others_go_on()
    {
        using StuckSocket stuck = new(), other = new();
        var (slow, fast) = (new ChannelSocket(stuck, "slow"), new ChannelSocket(other, "fast"));
        var clients = new Subscribers();
        clients.Add(slow);
        clients.Add(fast);
        var serving = slow.ServeAsync(_ => { }, TestContext.Current.CancellationToken);
        var goingOn =
            Task.Run(() => fast.ServeAsync(_ => { }, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        for (int i = 0; i < 100; i++)
            clients.Publish(Megabyte);
        Assert.False(serving.IsCompleted);
        other.IsStuck = false;
        while (other.Sent < 100)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        for (int i = 0; i < 100; i++)
            clients.Publish(Megabyte);
        await serving.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        while (other.Sent < 200)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(0, stuck.Sent);
        Assert.False(goingOn.IsCompleted);
    }

    /// <summary>A connection that says nothing, and takes what is sent only when it is not stuck.</summary>
    private sealed class StuckSocket : WebSocket
    {
        private readonly CancellationTokenSource aborted = new();
        private int sent;

        public bool IsStuck { get; set; } = true;

        public int Sent => Volatile.Read(ref sent);

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort() => aborted.Cancel();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription,
            CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose() => aborted.Dispose();

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, aborted.Token);
            await Task.Delay(Timeout.Infinite, either.Token);
            throw new InvalidOperationException();
        }

        public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage,
            CancellationToken cancellationToken)
        {
            while (IsStuck)
                await Task.Delay(10, cancellationToken);
            Interlocked.Increment(ref sent);
        }
    }
}
