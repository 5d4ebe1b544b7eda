using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeuralNotebook.Kernel;

/// <summary>A listening ZeroMQ socket: each client has a connection, and a thread that reads it.</summary>
internal sealed class ZmtpSocket
{
    private const int MostConnections = 500;

    private readonly ConcurrentDictionary<ZmtpPeer, bool> peers = new();
    private readonly Action<ZmtpPeer, List<byte[]>> receive;
    private readonly string type;
    private int connections;

    private ZmtpSocket(string type, Action<ZmtpPeer, List<byte[]>> receive) => (this.type, this.receive) = (type, receive);

    /// <summary>Who is connected.</summary>
    public IEnumerable<ZmtpPeer> Peers => peers.Keys;

    /// <summary>Opens a socket.</summary>
    /// <param name="type">ROUTER, PUB or REP.</param>
    /// <param name="address">The address to listen on.</param>
    /// <param name="port">The port.</param>
    /// <param name="receive">Takes each message and whom it came from, on that client's thread.</param>
    public static ZmtpSocket Listen(string type, IPAddress address, int port, Action<ZmtpPeer, List<byte[]>> receive)
    {
        var socket = new ZmtpSocket(type, receive);
        var listener = new TcpListener(address, port);
        listener.Start();
        Start($"{type} {port}", () =>
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                // Each connection has a thread; Jupyter's clients have one or two.
                if (Interlocked.Increment(ref socket.connections) <= MostConnections)
                {
                    Start($"{type} client", () => socket.Serve(client));
                }
                else
                {
                    client.Dispose();
                    Interlocked.Decrement(ref socket.connections);
                }
            }
        });
        return socket;
    }

    /// <summary>Sends a message to everybody who is connected.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        foreach (var peer in peers.Keys)
            Send(peer, frames);
    }

    /// <summary>Sends a message to a client; one that has gone misses it.</summary>
    public static void Send(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        try
        {
            peer.Write(frames);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Half a message may have gone out: nothing that follows would be understood. Its reading thread sees that it is closed and forgets it.
            peer.Dispose();
        }
    }

    private void Serve(TcpClient client)
    {
        using var connection = client;
        ZmtpPeer? peer = null;
        try
        {
            peer = ZmtpPeer.Greet(client, type);
            // A subscriber counts from its subscription on; everybody in Jupyter subscribes to everything.
            if (type != "PUB")
                peers[peer] = true;
            while (true)
            {
                var frames = peer.Read();
                if (type == "PUB")
                    peers[peer] = true;
                else
                    receive(peer, frames);
            }
        }
        catch (Exception)
        {
            // Gone, or no ZeroMQ client at all. Whatever a stranger sends, and whatever it makes go wrong here, ends this connection and not the kernel.
        }
        finally
        {
            if (peer is not null)
                peers.TryRemove(peer, out _);
            peer?.Dispose();
            Interlocked.Decrement(ref connections);
        }
    }

    private static void Start(string name, Action run) => new Thread(() => run()) { IsBackground = true, Name = name }.Start();
}
