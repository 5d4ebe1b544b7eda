using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuralNotebook.Kernel.Tests.Jupyter;

public sealed class ZmtpSocketTests : IDisposable
{
    private const int PatienceMilliseconds = 10_000;
    private readonly List<Socket> clients = [];

    public void Dispose() => clients.ForEach(client => client.Dispose());

    [Fact]
    public void A_ping_is_answered_with_its_context()
    {
        var (_, client) = Open("ROUTER");
        client.Send([4, 10, 4, .. "PING"u8, 0, 0, .. "abc"u8]);
        Assert.Equal([4, 8, 4, .. "PONG"u8, .. "abc"u8], Receive(client, 10));
    }

    [Theory]
    [InlineData("\u0003")]
    [InlineData("\u0004PING")]
    [InlineData("\u0004PONG\0\0")]
    public void A_command_that_is_no_ping_is_passed_over(string command)
    {
        var (_, client) = Open("ROUTER");
        client.Send([4, (byte)command.Length, .. Encoding.Latin1.GetBytes(command), 4, 7, 4, .. "PING"u8, 0, 0]);
        Assert.Equal([4, 5, 4, .. "PONG"u8], Receive(client, 7));
    }

    [Fact]
    public void A_subscriber_hears_what_begins_with_its_prefixes_and_nothing_before()
    {
        var (socket, client) = Open("PUB");
        socket.Publish([[.. "a1"u8]]);
        Tell(socket, client, 1, "a", peer => peer.Match([[.. "a"u8]]));
        socket.Publish([[.. "b2"u8]]);
        socket.Publish([[.. "a3"u8], [.. "more"u8]]);
        Assert.Equal([1, 2, .. "a3"u8, 0, 4, .. "more"u8], Receive(client, 10));
    }

    [Fact]
    public void A_subscription_is_cancelled_as_often_as_it_was_made()
    {
        var (socket, client) = Open("PUB");
        Tell(socket, client, 1, "", peer => peer.Match([[]]));
        Tell(socket, client, 1, "a", _ => true);
        Tell(socket, client, 1, "a", _ => true);
        Tell(socket, client, 0, "", peer => !peer.Match([[.. "b"u8]]));
        Tell(socket, client, 0, "a", _ => true);
        socket.Publish([[.. "b1"u8]]);
        socket.Publish([[.. "a2"u8]]);
        Assert.Equal([0, 2, .. "a2"u8], Receive(client, 4));
        Tell(socket, client, 0, "a", peer => !peer.Match([[.. "a"u8]]));
    }

    [Fact]
    public void A_subscriber_that_reads_nothing_holds_nobody_up_and_misses_nothing()
    {
        const int Messages = 20_000;
        var (socket, client) = Open("PUB");
        Tell(socket, client, 1, "", peer => peer.Match([[]]));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < Messages; i++)
            socket.Publish([new byte[200]]);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.True(socket.IsCrowded);
        Receive(client, Messages * 202);
        Assert.True(SpinWait.SpinUntil(() => !socket.IsCrowded, PatienceMilliseconds));
    }

    [Fact]
    public void A_socket_that_is_a_file_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        string folder = Directory.CreateTempSubdirectory("sockets-").FullName;
        try
        {
            var place = new UnixDomainSocketEndPoint(Path.Combine(folder, "kernel-1"));
            ZmtpSocket.Listen("ROUTER", place, (_, _) => { });
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(place.ToString()!).UnixFileMode);
            Assert.Contains("is taken already",
                Assert.Throws<ConnectionException>(() => ZmtpSocket.Listen("ROUTER", place, (_, _) => { })).Message,
                StringComparison.Ordinal);
            Greet(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), place, "DEALER");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_a_killed_kernel_left_is_taken_over_and_anything_else_is_not_touched()
    {
        string folder = Directory.CreateTempSubdirectory("sockets-").FullName;
        try
        {
            var place = new UnixDomainSocketEndPoint(Path.Combine(folder, "kernel-1"));
            string aside = Path.Combine(folder, "aside");
            using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            {
                killed.Bind(place);
                // Or it would remove its file, as no killed process does.
                File.Move(place.ToString()!, aside);
            }

            File.Move(aside, place.ToString()!);
            ZmtpSocket.Listen("ROUTER", place, (_, _) => { });
            Greet(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), place, "DEALER");

            var text = new UnixDomainSocketEndPoint(Path.Combine(folder, "text-1"));
            File.WriteAllText(text.ToString()!, "somebody's");
            Assert.Throws<ConnectionException>(() => ZmtpSocket.Listen("ROUTER", text, (_, _) => { }));
            Assert.Equal("somebody's", File.ReadAllText(text.ToString()!));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private (ZmtpSocket Socket, Socket Client) Open(string type)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var place = free.LocalEndpoint;
        free.Stop();
        var socket = ZmtpSocket.Listen(type, place, (_, _) => { });
        return (socket,
            Greet(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), place, type == "PUB" ? "SUB" : "DEALER"));
    }

    private Socket Greet(Socket client, EndPoint place, string type)
    {
        clients.Add(client);
        client.ReceiveTimeout = PatienceMilliseconds;
        client.Connect(place);
        client.Send([0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]]);
        byte[] ready = [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. Encoding.ASCII.GetBytes(type)];
        client.Send([4, (byte)ready.Length, .. ready]);
        Receive(client, 64);
        byte[] head = Receive(client, 2);
        Receive(client, head[1]);
        return client;
    }

    /// <summary>Sends a subscription and waits until it has arrived.</summary>
    private static void Tell(ZmtpSocket socket, Socket client, byte what, string prefix, Func<Subscriptions, bool> hasArrived)
    {
        // The answer to a ping that follows says that what came before has been taken.
        client.Send([0, (byte)(1 + prefix.Length), what, .. Encoding.ASCII.GetBytes(prefix), 4, 7, 4, .. "PING"u8, 0, 0]);
        Assert.Equal([4, 5, 4, .. "PONG"u8], Receive(client, 7));
        Assert.True(hasArrived(socket.Peers.Single().Subscriptions));
    }

    private static byte[] Receive(Socket client, int count)
    {
        byte[] bytes = new byte[count];
        for (int read = 0; read < count;)
        {
            int now = client.Receive(bytes, read, count - read, SocketFlags.None);
            Assert.True(now > 0, "hung up");
            read += now;
        }

        return bytes;
    }
}
