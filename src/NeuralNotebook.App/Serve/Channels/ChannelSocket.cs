using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>One client's websocket to a kernel.</summary>
internal sealed class ChannelSocket
{
    private const int LargestMessage = 64 * 1024 * 1024;
    private const long MostUnsent = 128L * 1024 * 1024;
    private const int LongestReason = 123;
    private const string Ellipsis = "…";
    /// <summary>How long a client has to read why it is hung up on.</summary>
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan TimeToClose = TimeSpan.FromSeconds(5);

    private readonly WebSocket socket;
    private readonly bool isV1;
    private readonly Channel<byte[]> outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private long unsent;

    /// <summary>Wraps an accepted socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="sessionId">What the client calls itself; it keeps that name when it comes back after a broken connection.</param>
    public ChannelSocket(WebSocket socket, string sessionId)
    {
        (this.socket, SessionId) = (socket, sessionId);
        isV1 = socket.SubProtocol == ChannelFrames.V1;
    }

    /// <summary>The client's name.</summary>
    public string SessionId { get; }

    /// <summary>Queues a message for the client; one that reads so slowly that what is unsent fills the memory is cut off.</summary>
    public void Send(ChannelMessage message)
    {
        byte[] frame = message.Frame(isV1);
        // Cut off a moment later and elsewhere: whoever sends is going through the list of clients, from which this one is then removed.
        if (Interlocked.Add(ref unsent, frame.Length) > MostUnsent)
            _ = Task.Run(socket.Abort);
        else
            outgoing.Writer.TryWrite(frame);
    }

    /// <summary>Serves the socket until either side closes it; a client that is sent away is told why.</summary>
    /// <param name="receive">Takes the client's messages.</param>
    /// <param name="cancellation">Closes the socket.</param>
    public async Task ServeAsync(Action<ChannelMessage> receive, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = SendAllAsync(end.Token);
        try
        {
            var (status, reason) = await ReceiveAllAsync(receive, end.Token).ConfigureAwait(false);
            await CloseAsync(sending, status, reason, end.Token).ConfigureAwait(false);
        }
        catch (WebSocketException error) when (error.WebSocketErrorCode != WebSocketError.ConnectionClosedPrematurely)
        {
            // The client broke the protocol's own rules, and .NET's socket has told it so:
            // to cancel what is being sent now would cut that off, too.
            outgoing.Writer.TryComplete();
            await Task.WhenAny(sending, Task.Delay(TimeToClose, CancellationToken.None)).ConfigureAwait(false);
            // To leave now would reset the connection where the client has sent more than was read,
            // and a reset takes the code along that is on its way.
            await Task.Delay(TimeToRead, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, or the server ends.
        }
        catch
        {
            await CloseAsync(sending, WebSocketCloseStatus.InternalServerError,
                "the server failed at this message, and its terminal says how", end.Token).ConfigureAwait(false);
            throw;
        }
        finally
        {
            outgoing.Writer.TryComplete();
            await end.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
    }

    /// <returns>Why it is over.</returns>
    private async Task<(WebSocketCloseStatus Status, string? Reason)> ReceiveAllAsync(Action<ChannelMessage> receive,
        CancellationToken cancellation)
    {
        byte[] buffer = new byte[32 * 1024];
        while (true)
        {
            using var frame = new MemoryStream();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(), cancellation).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                    return (WebSocketCloseStatus.NormalClosure, null);
                frame.Write(buffer, 0, part.Count);
                if (frame.Length > LargestMessage)
                    return (WebSocketCloseStatus.MessageTooBig, "a message may be 64 MB large");
            }
            while (!part.EndOfMessage);

            var bytes = frame.GetBuffer().AsMemory(0, (int)frame.Length);
            try
            {
                receive(part.MessageType == WebSocketMessageType.Binary
                    ? ChannelFrames.ReadV1(bytes.Span) : ChannelFrames.ReadJson(bytes.Span));
            }
            catch (FormatException error)
            {
                return (WebSocketCloseStatus.InvalidPayloadData, error.Message);
            }
        }
    }

    /// <summary>Closes as the protocol has it: sends what is queued and the reason, and reads on until the client has closed, too;
    /// a connection that is just cut takes the reason along.</summary>
    private async Task CloseAsync(Task sending, WebSocketCloseStatus status, string? reason, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeToClose);
        try
        {
            outgoing.Writer.TryComplete();
            await sending.WaitAsync(patience.Token).ConfigureAwait(false);
            await socket.CloseAsync(status, Shortened(reason), patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, or reads nothing.
        }
    }

    /// <summary>A reason that fits into a frame of the protocol's own.</summary>
    private static string? Shortened(string? reason)
    {
        if (reason is null || Encoding.UTF8.GetByteCount(reason) <= LongestReason)
            return reason;
        Encoding.UTF8.GetEncoder()
            .Convert(reason, new byte[LongestReason - Ellipsis.Length * 3], flush: false, out int letters, out _, out _);
        return reason[..letters] + Ellipsis;
    }

    private async Task SendAllAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (byte[] frame in outgoing.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                await socket.SendAsync(frame.AsMemory(), isV1 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true,
                    cancellation).ConfigureAwait(false);
                Interlocked.Add(ref unsent, -frame.Length);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client is gone, or the server ends.
        }
    }
}
