using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeuralNotebook.Kernel;

/// <summary>A listening ZeroMQ socket: each client has a connection, and a thread that reads it.</summary>
internal sealed class ZmtpSocket
{
    private const int MostConnections = 500;

    /// <summary>So many messages may be on their way to a subscriber before it counts as one that cannot follow.</summary>
    private const int ManyMessages = 50;

    /// <summary>How long the end of the process waits for what has been published.</summary>
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ZmtpPeer, bool> peers = new();
    private readonly ConcurrentDictionary<ZmtpPeer, ZmtpOutbox> outboxes = new();
    private readonly Action<ZmtpPeer, List<byte[]>> receive;
    private readonly string type;
    private int connections;

    private ZmtpSocket(string type, Action<ZmtpPeer, List<byte[]>> receive) => (this.type, this.receive) = (type, receive);

    /// <summary>Who is connected.</summary>
    public IEnumerable<ZmtpPeer> Peers => peers.Keys;

    /// <summary>Whether anybody who speaks ZeroMQ has ever connected to a socket of this process.</summary>
    public static bool WasVisited { get; private set; }

    /// <summary>Whether a subscriber cannot follow: whoever publishes had better wait a moment.</summary>
    public bool IsCrowded => outboxes.Values.Any(outbox => outbox.Count > ManyMessages);

    /// <summary>Opens a socket.</summary>
    /// <param name="type">ROUTER, PUB or REP.</param>
    /// <param name="place">Where to listen.</param>
    /// <param name="receive">Takes each message and whom it came from, on that client's thread.</param>
    /// <exception cref="ConnectionException">Nobody can listen there.</exception>
    public static ZmtpSocket Listen(string type, EndPoint place, Action<ZmtpPeer, List<byte[]>> receive)
    {
        var socket = new ZmtpSocket(type, receive);
        var listener = Open(place);
        if (type == "PUB")
            AppDomain.CurrentDomain.ProcessExit +=
                (_, _) => SpinWait.SpinUntil(() => socket.outboxes.Values.All(outbox => outbox.Count == 0), TimeToSend);
        Start($"{type} {place}", () =>
        {
            while (true)
            {
                var client = listener.Accept();
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

    private static Socket Open(EndPoint place)
    {
        bool isFile = place is UnixDomainSocketEndPoint;
        // As TCP, it may take over a port whose last connections are still dying away: a kernel begins anew on its old ports.
        var listener = new Socket(place.AddressFamily, SocketType.Stream, isFile ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (isFile && IsLeftOver(place))
                File.Delete(place.ToString()!);
            listener.Bind(place);
            if (isFile)
                KeepPrivate(place.ToString()!);
            listener.Listen();
            return listener;
        }
        catch (SocketException error)
        {
            listener.Dispose();
            throw new ConnectionException(error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{place} is taken already; let the client choose another port",
                SocketError.AddressNotAvailable => $"{place} is no address of this machine; 127.0.0.1 is one",
                _ => $"{place} cannot be listened on: {error.Message}",
            }, error);
        }
    }

    /// <summary>Whether nobody listens at a socket's file any more: a kernel that was killed has left it.
    /// A file that holds anything is no socket, and is not ours to remove.</summary>
    private static bool IsLeftOver(EndPoint place)
    {
        if (new FileInfo(place.ToString()!) is not { Exists: true, Length: 0 })
            return false;
        using var visitor = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            visitor.Connect(place);
            return false;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    /// <summary>A socket that is a file is ours alone, and goes when we go.</summary>
    private static void KeepPrivate(string file)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                File.Delete(file);
            }
            catch (IOException)
            {
                // Its folder has gone before.
            }
        };
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Sends a message to everybody who has subscribed to its like.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        foreach (var (peer, outbox) in outboxes.Where(entry => entry.Key.Subscriptions.Match(frames)))
            outbox.Add(frames);
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
            // Half a message may have gone out: nothing that follows would be understood.
            // Its reading thread sees that it is closed and forgets it.
            peer.Dispose();
        }
    }

    private void Serve(Socket client)
    {
        using var connection = client;
        ZmtpPeer? peer = null;
        try
        {
            peer = ZmtpPeer.Greet(client, type);
            peers[peer] = WasVisited = true;
            if (type == "PUB")
                outboxes[peer] = new ZmtpOutbox(peer);
            while (true)
            {
                var frames = peer.Read();
                if (type == "PUB")
                    peer.Subscriptions.Take(frames);
                else
                    receive(peer, frames);
            }
        }
        catch (Exception)
        {
            // Gone, or no ZeroMQ client at all. Whatever a stranger sends, and whatever it makes go wrong here,
            // ends this connection and not the kernel.
        }
        finally
        {
            if (peer is not null)
                peers.TryRemove(peer, out _);
            if (peer is not null && outboxes.TryRemove(peer, out var outbox))
                outbox.Close();
            peer?.Dispose();
            Interlocked.Decrement(ref connections);
        }
    }

    private static void Start(string name, Action run) => new Thread(() => run()) { IsBackground = true, Name = name }.Start();
}
