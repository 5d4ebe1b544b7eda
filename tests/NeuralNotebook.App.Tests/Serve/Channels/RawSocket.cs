using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace NeuralNotebook.App.Tests.Serve.Channels;

/// <summary>A websocket client that can send what no library would: any bytes at all.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly TcpClient client = new();
    private NetworkStream stream = null!;

    public static async Task<RawSocket> ConnectAsync(int port, string path)
    {
        var socket = new RawSocket();
        await socket.client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
        socket.stream = socket.client.GetStream();
        await socket.SendAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: "
                + $"websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(new byte[16])}\r\n\r\n"));
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await socket.stream.ReadExactlyAsync(one, TestContext.Current.CancellationToken);
            head.Append((char)one[0]);
        }

        Assert.StartsWith("HTTP/1.1 101", head.ToString(), StringComparison.Ordinal);
        return socket;
    }

    /// <summary>A frame: its first byte, and its payload, masked with zeros as a client's must be masked.</summary>
    public static byte[] Frame(byte first, byte[] payload, bool isMasked = true)
    {
        byte mask = (byte)(isMasked ? 0x80 : 0);
        byte[] length = payload.Length < 126
            ? [(byte)(mask | payload.Length)] : [(byte)(mask | 126), (byte)(payload.Length >> 8), (byte)payload.Length];
        return [first, .. length, .. isMasked ? new byte[4] : [], .. payload];
    }

    public Task SendAsync(byte[] bytes) => stream.WriteAsync(bytes, TestContext.Current.CancellationToken).AsTask();

    /// <summary>Reads until the server closes; the code it gives, or null if it gives none.</summary>
    public async Task<int?> CloseCodeAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        byte[] head = new byte[2];
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(head, patience.Token);
                byte[] extended = new byte[(head[1] & 127) switch { 126 => 2, 127 => 8, _ => 0 }];
                await stream.ReadExactlyAsync(extended, patience.Token);
                int length = extended.Length switch
                {
                    2 => BinaryPrimitives.ReadUInt16BigEndian(extended),
                    8 => (int)BinaryPrimitives.ReadUInt64BigEndian(extended),
                    _ => head[1] & 127
                };
                byte[] payload = new byte[length];
                await stream.ReadExactlyAsync(payload, patience.Token);
                if ((head[0] & 15) == 8)
                    return length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : null;
            }
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();
}
