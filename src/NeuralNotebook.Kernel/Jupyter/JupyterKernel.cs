using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel behind Jupyter's door: five ZeroMQ sockets, messages of protocol 5.4.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class JupyterKernel
{
    private readonly JupyterWire wire;
    private readonly JupyterOutput output;
    private readonly CellSession session;
    private readonly BlockingCollection<(ZmtpPeer Peer, JupyterMessage Request)> shellRequests = [];
    private readonly JupyterHistory history = new();
    private readonly ConnectionFile connection;
    private readonly Thread shell = Thread.CurrentThread;
    private int cells;

    private JupyterKernel(ConnectionFile connection)
    {
        this.connection = connection;
        wire = new JupyterWire(connection.Key, connection.Algorithm);
        ZmtpSocket.Listen("REP", connection.EndPoint(connection.HeartbeatPort), ZmtpSocket.Send);
        var iopub = ZmtpSocket.Listen("PUB", connection.EndPoint(connection.IopubPort), (_, _) => { });
        output = new JupyterOutput(wire, iopub);
        output.Stdin = ZmtpSocket.Listen("ROUTER", connection.EndPoint(connection.StdinPort), (_, frames) => output.Answer(wire.Read(frames)));
        session = new CellSession(Environment.CurrentDirectory, output);
        CellConsole.Install(output);
        ZmtpSocket.Listen("ROUTER", connection.EndPoint(connection.ControlPort), (peer, frames) => Receive(peer, frames, request => Handle(peer, request)));
        ZmtpSocket.Listen("ROUTER", connection.EndPoint(connection.ShellPort), (peer, frames) => Receive(peer, frames, request => Queue(peer, request)));
    }

    /// <summary>Serves until a client asks for shutdown.</summary>
    public static void Serve(string connectionFile)
    {
        var kernel = new JupyterKernel(ConnectionFile.Load(connectionFile));
        // Clients that interrupt by signal, and a developer's Ctrl-C, mean the cell and not the kernel.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.session.Interrupt();
        });
        CellConsole.Include(WrittenPast.Catch(IPlatform.Current));
        kernel.output.Status("starting", []);
        new Thread(() => kernel.session.Language.WarmUp(() => kernel.shellRequests.Count > 0 || kernel.cells > 0)) { IsBackground = true, Name = "warm-up" }.Start();
        foreach (var (peer, request) in kernel.shellRequests.GetConsumingEnumerable())
            kernel.Handle(peer, request);
    }

    private void Receive(ZmtpPeer peer, List<byte[]> frames, Action<JupyterMessage> handle)
    {
        if (wire.Read(frames) is { } request)
            handle(request);
    }

    private void Queue(ZmtpPeer peer, JupyterMessage request)
    {
        if (request.Type == "execute_request")
            session.Announce();
        shellRequests.Add((peer, request));
    }

    private void Handle(ZmtpPeer peer, JupyterMessage request)
    {
        output.Status("busy", request.Header);
        var reply = AnswerSafely(peer, request);
        // Taken before the client knows: what it sends after it has read of the error is meant to run.
        bool stops = request.Type == "execute_request" && (string?)reply?["status"] == "error" && request.Content["stop_on_error"]?.ToJsonString() != "false";
        var queued = stops ? TakeQueued() : [];
        // What is not known is not answered, as the protocol asks: comm messages have no reply either.
        if (reply is not null)
            Reply(peer, request, reply);
        output.Status("idle", request.Header);
        if (request.Type == "shutdown_request")
            Environment.Exit(0);
        Abort(queued);
    }

    /// <summary>Answers a request; one whose fields are not what they should be with an error, and it does no harm.</summary>
    private JsonObject? AnswerSafely(ZmtpPeer peer, JupyterMessage request)
    {
        try
        {
            return Answer(peer, request);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
        {
            // A field of the wrong kind, such as a number where a text belongs.
            return new JsonObject { ["status"] = "error", ["ename"] = "MalformedRequest", ["evalue"] = $"the {request.Type} is malformed: {error.Message}", ["traceback"] = new JsonArray(), ["execution_count"] = cells };
        }
    }

    private JsonObject? Answer(ZmtpPeer peer, JupyterMessage request)
    {
        switch (request.Type)
        {
            // Cells run one after the other: the control socket, which may speak while one runs, starts none.
            case "execute_request" when Thread.CurrentThread == shell:
                return Execute(peer, request);
            case "kernel_info_request":
                return KernelInfo.Content();
            case LanguageMessages.Complete or LanguageMessages.Inspect or LanguageMessages.IsComplete:
                return LanguageMessages.AnswerSafely(session.Language, request.Type, request.Content);
            case "history_request":
                return history.Answer(request.Content);
            case "connect_request":
                return new JsonObject
                {
                    ["shell_port"] = connection.ShellPort,
                    ["iopub_port"] = connection.IopubPort,
                    ["stdin_port"] = connection.StdinPort,
                    ["hb_port"] = connection.HeartbeatPort,
                    ["control_port"] = connection.ControlPort,
                };
            case "comm_info_request":
                return new JsonObject { ["comms"] = new JsonObject() };
            case "comm_open":
                // Nobody here takes part in comms; the protocol asks to say so.
                output.Publish("comm_close", new JsonObject { ["comm_id"] = request.Content["comm_id"]?.DeepClone(), ["data"] = new JsonObject() }, request.Header);
                return null;
            case "interrupt_request":
                session.Interrupt();
                return [];
            case "shutdown_request":
                return new JsonObject { ["restart"] = request.Content["restart"]?.DeepClone() ?? false };
            default:
                return null;
        }
    }

    private void Reply(ZmtpPeer peer, JupyterMessage request, JsonObject content)
    {
        content["status"] ??= "ok";
        ZmtpSocket.Send(peer, wire.Write(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content, request.Header));
    }

    private JsonObject Execute(ZmtpPeer peer, JupyterMessage request)
    {
        string code = (string?)request.Content["code"] ?? "";
        bool isSilent = (bool?)request.Content["silent"] == true;
        bool isCounted = !isSilent && (bool?)request.Content["store_history"] != false;
        if (isCounted)
        {
            cells++;
            history.Add(cells, code);
        }

        output.Begin(request.Header, cells, isSilent, (bool?)request.Content["allow_stdin"] == true ? peer.Identity : null);
        if (!isSilent)
            output.Send("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = cells });
        session.Run(code, cells);
        if (isCounted)
            history.SetResult(cells, output.LastResult);
        var reply = new JsonObject { ["execution_count"] = cells, ["payload"] = output.Payload };
        if (output.LastError is not { } error)
        {
            reply["user_expressions"] = UserExpressions(request.Content["user_expressions"] as JsonObject);
            return reply;
        }

        reply["user_expressions"] = new JsonObject();
        reply["status"] = "error";
        foreach (var (name, value) in JupyterOutput.ErrorContent(error))
            reply[name] = value?.DeepClone();
        return reply;
    }

    /// <summary>Evaluates what the client wants to know after the cell, such as a variable that it watches.</summary>
    private JsonObject UserExpressions(JsonObject? expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? [])
        {
            var (data, error) = session.Evaluate((string?)expression ?? "", cells);
            values[name] = error is null
                ? new JsonObject { ["status"] = "ok", ["data"] = StdioMessages.Data(data), ["metadata"] = new JsonObject() }
                : new JsonObject { ["status"] = "error" };
            if (error is not null)
            {
                foreach (var (field, value) in JupyterOutput.ErrorContent(error))
                    values[name]![field] = value?.DeepClone();
            }
        }

        return values;
    }

    /// <summary>Answers what was queued behind a cell that failed: "run all" stops there.</summary>
    private void Abort(List<(ZmtpPeer Peer, JupyterMessage Request)> queued)
    {
        foreach (var (peer, request) in queued)
        {
            if (request.Type == "execute_request")
            {
                output.Status("busy", request.Header);
                Reply(peer, request, new JsonObject { ["status"] = "aborted", ["execution_count"] = cells });
                output.Status("idle", request.Header);
            }
            else
            {
                Handle(peer, request);
            }
        }
    }

    private List<(ZmtpPeer Peer, JupyterMessage Request)> TakeQueued()
    {
        var queued = new List<(ZmtpPeer, JupyterMessage)>();
        while (shellRequests.TryTake(out var next))
            queued.Add(next);
        return queued;
    }
}
