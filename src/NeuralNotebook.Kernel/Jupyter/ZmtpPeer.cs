using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace NeuralNotebook.Kernel;

/// <summary>One client's connection to one of our sockets, speaking ZMTP 3.0 with the NULL mechanism.</summary>
/// <remarks>Source: ZeroMQ RFC 23, https://rfc.zeromq.org/spec/23.</remarks>
internal sealed class ZmtpPeer : IDisposable
{
    /// <summary>The most bytes a message may have: more is no notebook's, and is refused before it is read.</summary>
    public const int LargestMessage = 64 * 1024 * 1024;

    private const int GreetingLength = 64;
    private const int Piece = 1024 * 1024;
    private const int LongestContext = 16;
    private const byte More = 1, Long = 2, Command = 4;

    /// <summary>How long a greeting may take; whoever connects and says nothing is hung up on.</summary>
    private static readonly TimeSpan TimeToGreet = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may leave unread what it is sent; then it is hung up on, because the others wait meanwhile.</summary>
    private static readonly TimeSpan TimeToTake = TimeSpan.FromSeconds(10);

    private const int SubscriberBuffer = 64 * 1024;

    private readonly NetworkStream stream;
    private readonly Lock writing = new();

    private ZmtpPeer(NetworkStream stream) => this.stream = stream;

    /// <summary>What the client subscribed to, where it is a subscriber.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>What the client calls itself; the same on each of its connections.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>Greets a client that has connected.</summary>
    /// <exception cref="IOException">It does not speak ZMTP 3 with NULL.</exception>
    public static ZmtpPeer Greet(Socket client, string socketType)
    {
        if (client.ProtocolType == ProtocolType.Tcp)
            client.NoDelay = true;
        if (socketType == "PUB")
            // What waits for a subscriber waits here, where it is counted, and not in the system's buffers; nobody else waits meanwhile.
            client.SendBufferSize = SubscriberBuffer;
        else
            client.SendTimeout = (int)TimeToTake.TotalMilliseconds;
        client.ReceiveTimeout = (int)TimeToGreet.TotalMilliseconds;
        var peer = new ZmtpPeer(new NetworkStream(client, ownsSocket: true));
        Span<byte> greeting = stackalloc byte[GreetingLength];
        greeting.Clear();
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        "NULL"u8.CopyTo(greeting[12..]);
        peer.stream.Write(greeting);
        peer.stream.ReadExactly(greeting);
        if (greeting[0] != 0xFF || greeting[10] < 3 || !greeting.Slice(12, 20).SequenceEqual("NULL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8))
            throw new IOException("The client does not speak ZMTP 3 with the NULL mechanism.");

        byte[] type = Encoding.ASCII.GetBytes(socketType);
        peer.WriteFrame(Command, [5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. type]);
        var (flags, ready) = peer.ReadFrame(GreetingLength * 16);
        if ((flags & Command) == 0)
            throw new IOException("The client sent a message where its READY is expected.");
        peer.Identity = Property(ready.AsSpan(6), "Identity");
        client.ReceiveTimeout = 0;
        return peer;
    }

    /// <summary>Waits for the next message.</summary>
    /// <exception cref="IOException">The client has gone, or sends what is no message.</exception>
    public List<byte[]> Read()
    {
        var frames = new List<byte[]>();
        int room = LargestMessage;
        while (true)
        {
            var (flags, body) = ReadFrame(room);
            if ((flags & Command) != 0)
            {
                Answer(body);
                continue;
            }

            frames.Add(body);
            room -= body.Length + 16;
            if ((flags & More) == 0)
                return frames;
        }
    }

    /// <summary>Sends a message.</summary>
    public void Write(IReadOnlyList<byte[]> frames)
    {
        lock (writing)
        {
            for (int i = 0; i < frames.Count; i++)
                WriteFrame(i < frames.Count - 1 ? More : (byte)0, frames[i]);
        }
    }

    /// <summary>Answers a PING, with which a client asks whether we are still there; it may hold a time to live and then a context,
    /// which comes back. Other commands mean nothing here.</summary>
    private void Answer(ReadOnlySpan<byte> command)
    {
        const int NameAndTimeToLive = 7;
        if (command.Length < NameAndTimeToLive || !command.StartsWith("\u0004PING"u8))
            return;
        var context = command[NameAndTimeToLive..];
        lock (writing)
            WriteFrame(Command, [4, .. "PONG"u8, .. context[..Math.Min(context.Length, LongestContext)]]);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private (byte Flags, byte[] Body) ReadFrame(int room)
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head[..1]);
        byte flags = head[0];
        int sizeLength = (flags & Long) != 0 ? 8 : 1;
        stream.ReadExactly(head[..sizeLength]);
        ulong size = sizeLength == 8 ? BinaryPrimitives.ReadUInt64BigEndian(head) : head[0];
        if ((flags & ~(More | Long | Command)) != 0 || size > (ulong)Math.Max(0, room))
            throw new IOException("The client sent a frame that is malformed or too large.");
        return (flags, ReadBody((int)size));
    }

    /// <summary>Reads a frame's content and takes memory as it comes: what is only announced takes none.</summary>
    private byte[] ReadBody(int size)
    {
        byte[] body = new byte[Math.Min(size, Piece)];
        stream.ReadExactly(body);
        while (body.Length < size)
        {
            int read = body.Length;
            Array.Resize(ref body, (int)Math.Min(size, read * 2L));
            stream.ReadExactly(body, read, body.Length - read);
        }

        return body;
    }

    private void WriteFrame(byte flags, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[9];
        int length;
        if (body.Length > byte.MaxValue)
        {
            head[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteUInt64BigEndian(head[1..], (ulong)body.Length);
            length = 9;
        }
        else
        {
            (head[0], head[1], length) = (flags, (byte)body.Length, 2);
        }

        stream.Write([.. head[..length], .. body]);
    }

    private static string Property(ReadOnlySpan<byte> properties, string name)
    {
        while (properties.Length > 5)
        {
            int nameLength = properties[0];
            if (properties.Length < 1 + nameLength + 4)
                break;
            string found = Encoding.ASCII.GetString(properties.Slice(1, nameLength));
            int valueLength = BinaryPrimitives.ReadInt32BigEndian(properties[(1 + nameLength)..]);
            properties = properties[(1 + nameLength + 4)..];
            if (valueLength < 0 || valueLength > properties.Length)
                break;
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Encoding.Latin1.GetString(properties[..valueLength]);
            properties = properties[valueLength..];
        }

        return "";
    }
}
