using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel behind Jupyter's door: five ZeroMQ sockets, messages of protocol 5.4.</summary>
internal sealed class JupyterKernel : ISessionDoor<ZmtpPeer>
{
    private readonly JupyterWire wire;
    private readonly ConnectionFile connection;
    private readonly ZmtpSocket iopub;
    private readonly ZmtpSocket stdin;
    private readonly KernelCore kernel;
    private readonly JupyterSession<ZmtpPeer> session;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope",
        Justification = "The sockets live as long as the process.")]
    private JupyterKernel(ConnectionFile connection)
    {
        this.connection = connection;
        wire = new JupyterWire(connection.Key, connection.Algorithm);
        session = new JupyterSession<ZmtpPeer>(this, new Lock());
        ZmtpSocket.Listen("REP", connection.EndPoint(connection.HeartbeatPort), ZmtpSocket.Send);
        iopub = ZmtpSocket.Listen("PUB", connection.EndPoint(connection.IopubPort), (_, _) => { });
        kernel = new KernelCore(Environment.CurrentDirectory, session.Take, pauseBeforeWarmUp: TimeSpan.Zero, () => iopub.IsCrowded);
        stdin = Listen(JupyterChannel.Stdin, connection.StdinPort);
        Listen(JupyterChannel.Control, connection.ControlPort);
        Listen(JupyterChannel.Shell, connection.ShellPort);
    }

    /// <summary>Serves until a client asks for shutdown.</summary>
    public static void Serve(string connectionFile)
    {
        var door = new JupyterKernel(ConnectionFile.Load(connectionFile));
        // Clients that interrupt by signal, and a developer's Ctrl-C, mean the cell and not the kernel.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            door.Interrupt();
        });
        CellConsole.Include(WrittenPast.Catch(IPlatform.Current));
        door.Publish(MessageTypes.Status, new JsonObject { ["execution_state"] = "starting" }, [], []);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <inheritdoc/>
    public void Publish(string type, JsonObject content, JsonObject parent, JsonObject metadata) =>
        iopub.Publish(wire.Write(type, content, parent, metadata));

    /// <inheritdoc/>
    public void Reply(ClientRequest<ZmtpPeer> request, string channel, string type, JsonObject content)
    {
        var peer = channel == JupyterChannel.Stdin ? Answerer(request.Client) : request.Client;
        if (peer is not null)
            ZmtpSocket.Send(peer, wire.Write(type, content, request.Header, []));
    }

    /// <inheritdoc/>
    public bool CanAsk(ZmtpPeer client) => Answerer(client) is not null;

    /// <inheritdoc/>
    public void Send(string type, JsonObject content, Func<bool>? isWanted = null)
    {
        if (isWanted?.Invoke() != false)
            kernel.Receive(type, content);
    }

    /// <inheritdoc/>
    public Task<JsonObject> AskAsync(string type, JsonObject content) => kernel.AskAsync(type, content);

    /// <inheritdoc/>
    public void Interrupt() => kernel.Interrupt();

    /// <inheritdoc/>
    public void Shutdown()
    {
        session.Reset();
        Environment.Exit(0);
    }

    /// <inheritdoc/>
    public JsonObject? Answer(string type) => type != MessageTypes.ConnectRequest ? null : new JsonObject
    {
        ["shell_port"] = connection.ShellPort,
        ["iopub_port"] = connection.IopubPort,
        ["stdin_port"] = connection.StdinPort,
        ["hb_port"] = connection.HeartbeatPort,
        ["control_port"] = connection.ControlPort,
    };

    /// <summary>The connection over which a client answers questions: its own, or where none has its name, the first.</summary>
    private ZmtpPeer? Answerer(ZmtpPeer client) =>
        stdin.Peers.FirstOrDefault(peer => peer.Identity == client.Identity) ?? stdin.Peers.FirstOrDefault();

    private ZmtpSocket Listen(string channel, int port) => ZmtpSocket.Listen("ROUTER", connection.EndPoint(port), (peer, frames) =>
    {
        if (wire.Read(frames) is { } message)
            session.Receive(new ClientRequest<ZmtpPeer>(peer, channel, message.Header, message.Content));
    });
}
