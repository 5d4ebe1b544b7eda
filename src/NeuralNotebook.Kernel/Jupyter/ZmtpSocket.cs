using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeuralNotebook.Kernel;

/// <summary>A listening ZeroMQ socket: each client has a connection, and a thread that reads it.</summary>
internal sealed class ZmtpSocket
{
    private readonly ConcurrentDictionary<ZmtpPeer, bool> peers = new();
    private readonly Action<ZmtpPeer, List<byte[]>> receive;
    private readonly string type;

    private ZmtpSocket(string type, Action<ZmtpPeer, List<byte[]>> receive) => (this.type, this.receive) = (type, receive);

    /// <summary>Who is connected.</summary>
    public IEnumerable<ZmtpPeer> Peers => peers.Keys;

    /// <summary>Opens a socket.</summary>
    /// <param name="type">ROUTER, PUB or REP.</param>
    /// <param name="ip">The address to listen on.</param>
    /// <param name="port">The port.</param>
    /// <param name="receive">Takes each message and whom it came from, on that client's thread.</param>
    public static ZmtpSocket Listen(string type, string ip, int port, Action<ZmtpPeer, List<byte[]>> receive)
    {
        var socket = new ZmtpSocket(type, receive);
        var listener = new TcpListener(IPAddress.Parse(ip), port);
        listener.Start();
        Start($"{type} {port}", () =>
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                Start($"{type} client", () => socket.Serve(client));
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
            // Its reading thread sees the same and forgets it.
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
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // Gone, or no ZeroMQ client at all: the others are not concerned.
        }
        finally
        {
            if (peer is not null)
                peers.TryRemove(peer, out _);
            peer?.Dispose();
        }
    }

    private static void Start(string name, Action run) => new Thread(() => run()) { IsBackground = true, Name = name }.Start();
}
