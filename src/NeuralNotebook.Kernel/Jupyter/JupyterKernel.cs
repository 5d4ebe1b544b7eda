using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
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
    private readonly List<(int Cell, string Code)> history = [];
    private int cells;

    private JupyterKernel(ConnectionFile connection)
    {
        wire = new JupyterWire(connection.Key);
        ZmtpSocket.Listen("REP", connection.Address, connection.HeartbeatPort, ZmtpSocket.Send);
        var iopub = ZmtpSocket.Listen("PUB", connection.Address, connection.IopubPort, (_, _) => { });
        output = new JupyterOutput(wire, iopub);
        output.Stdin = ZmtpSocket.Listen("ROUTER", connection.Address, connection.StdinPort, (_, frames) => output.Answer(wire.Read(frames)));
        session = new CellSession(Environment.CurrentDirectory, output);
        CellConsole.Install(output);
        ZmtpSocket.Listen("ROUTER", connection.Address, connection.ControlPort, (peer, frames) => Receive(peer, frames, request => HandleSafely(peer, request)));
        ZmtpSocket.Listen("ROUTER", connection.Address, connection.ShellPort, (peer, frames) => Receive(peer, frames, request => shellRequests.Add((peer, request))));
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
        ClientWatch.Start(() => Environment.Exit(0));
        kernel.output.Status("starting", []);
        new Thread(kernel.session.Language.WarmUp) { IsBackground = true, Name = "warm-up" }.Start();
        foreach (var (peer, request) in kernel.shellRequests.GetConsumingEnumerable())
            kernel.HandleSafely(peer, request);
    }

    private void Receive(ZmtpPeer peer, List<byte[]> frames, Action<JupyterMessage> handle)
    {
        if (wire.Read(frames) is { } request)
            handle(request);
    }

    /// <summary>Handles a request; one whose fields are not what they should be is answered with an error, and does no harm.</summary>
    private void HandleSafely(ZmtpPeer peer, JupyterMessage request)
    {
        try
        {
            Handle(peer, request);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
        {
            Reply(peer, request, new JsonObject { ["status"] = "error", ["ename"] = "MalformedRequest", ["evalue"] = error.Message, ["traceback"] = new JsonArray() });
            output.Status("idle", request.Header);
        }
    }

    private void Handle(ZmtpPeer peer, JupyterMessage request)
    {
        output.Status("busy", request.Header);
        var reply = request.Type switch
        {
            "execute_request" => Execute(peer, request),
            "kernel_info_request" => KernelInfo.Content(),
            LanguageMessages.Complete or LanguageMessages.Inspect or LanguageMessages.IsComplete => LanguageMessages.AnswerSafely(session.Language, request.Type, request.Content),
            "history_request" => History(request.Content),
            "comm_info_request" => new JsonObject { ["comms"] = new JsonObject() },
            "interrupt_request" => Interrupt(),
            "shutdown_request" => new JsonObject { ["restart"] = request.Content["restart"]?.DeepClone() ?? false },
            _ => null,
        };
        // Taken before the client knows: what it sends after it has read of the error is meant to run.
        bool stops = request.Type == "execute_request" && (string?)reply!["status"] == "error" && (bool?)request.Content["stop_on_error"] != false;
        var queued = stops ? TakeQueued() : [];
        // What is not known is not answered, as the protocol asks: comm messages have no reply either.
        if (reply is not null)
            Reply(peer, request, reply);
        output.Status("idle", request.Header);
        if (request.Type == "shutdown_request")
            Environment.Exit(0);
        Abort(queued);
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
            lock (history)
                history.Add((cells, code));
        }

        output.Begin(request.Header, cells, isSilent, (bool?)request.Content["allow_stdin"] == true ? peer.Identity : null);
        if (!isSilent)
            output.Send("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = cells });
        session.Run(code, cells);
        var reply = new JsonObject { ["execution_count"] = cells, ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() };
        if (output.LastError is not { } error)
            return reply;

        reply["status"] = "error";
        foreach (var (name, value) in JupyterOutput.ErrorContent(error))
            reply[name] = value?.DeepClone();
        return reply;
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

    private JsonObject Interrupt()
    {
        session.Interrupt();
        return [];
    }

    private JsonObject History(JsonObject request)
    {
        lock (history)
        {
            string glob = (string?)request["pattern"] ?? "*";
            IEnumerable<(int Cell, string Code)> entries = (string?)request["hist_access_type"] switch
            {
                "range" => history.Where(entry => entry.Cell >= ((int?)request["start"] ?? 0) && entry.Cell < ((int?)request["stop"] ?? int.MaxValue)),
                "search" => history.Where(entry => FileSystemName.MatchesSimpleExpression(glob, entry.Code, ignoreCase: false)),
                _ => history,
            };
            if ((bool?)request["unique"] == true)
                entries = entries.Reverse().DistinctBy(entry => entry.Code).Reverse();
            if ((int?)request["n"] is { } count)
                entries = entries.TakeLast(Math.Max(0, count));
            // With outputs, each entry is a pair; outputs are not kept, as the protocol allows.
            bool isPair = (bool?)request["output"] == true;
            return new JsonObject
            {
                ["history"] = new JsonArray([.. entries.Select(entry => new JsonArray(0, entry.Cell, isPair ? new JsonArray(entry.Code, null) : entry.Code))]),
            };
        }
    }

}
