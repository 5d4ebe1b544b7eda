using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>The clients of a kernel, and what waits for one whose connection broke.</summary>
internal sealed class Subscribers
{
    private readonly Lock gate = new();
    private readonly List<ChannelSocket> sockets = [];
    private readonly Dictionary<string, MissedMessages> waiting = [];

    /// <summary>How many are connected.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return sockets.Count;
        }
    }

    /// <summary>Adds a client; one that comes back gets what it missed.</summary>
    public void Add(ChannelSocket socket)
    {
        lock (gate)
        {
            if (waiting.Remove(socket.SessionId, out var missed))
            {
                foreach (var message in missed.Messages)
                    socket.Send(message);
            }

            sockets.Add(socket);
        }
    }

    /// <summary>Removes a client; from now on its messages wait for it.</summary>
    public void Remove(ChannelSocket socket)
    {
        lock (gate)
        {
            sockets.Remove(socket);
            if (socket.SessionId.Length > 0 && sockets.TrueForAll(other => other.SessionId != socket.SessionId))
                waiting[socket.SessionId] = new MissedMessages();
        }
    }

    /// <summary>Forgets what waits: the kernel has restarted.</summary>
    public void Forget()
    {
        lock (gate)
        {
            foreach (var missed in waiting.Values)
                missed.Clear();
        }
    }

    /// <summary>Sends a message to everyone.</summary>
    public void Publish(ChannelMessage message)
    {
        lock (gate)
        {
            foreach (var socket in sockets)
                socket.Send(message);
            foreach (var (name, missed) in waiting)
            {
                if (missed.IsForgotten)
                    waiting.Remove(name);
                else
                    missed.Add(message);
            }
        }
    }

    /// <summary>Sends a message to the client that asked, wherever it is connected now.</summary>
    public void Reply(ChannelSocket asker, ChannelMessage message)
    {
        lock (gate)
        {
            if (sockets.Contains(asker))
                asker.Send(message);
            else if (sockets.Find(other => other.SessionId == asker.SessionId) is { } again)
                again.Send(message);
            else if (waiting.TryGetValue(asker.SessionId, out var missed))
                missed.Add(message);
        }
    }

    /// <summary>Answers a request that cannot be read, so that nobody waits for it.</summary>
    /// <param name="session">The kernel's session.</param>
    /// <param name="asker">The client.</param>
    /// <param name="request">What it sent.</param>
    public void Refuse(string session, ChannelSocket asker, ChannelMessage request)
    {
        string flaw = request.Flaw ?? "";
        JsonObject Error() => new() { ["ename"] = "InvalidText", ["evalue"] = flaw, ["traceback"] = new JsonArray($"InvalidText: {flaw}") };
        void Status(string state) =>
            Publish(ChannelMessage.Create(session, JupyterChannel.Iopub, MessageTypes.Status,
                new JsonObject { ["execution_state"] = state }, request.Header, []));

        Status("busy");
        if (request.Type == MessageTypes.ExecuteRequest)
            Publish(ChannelMessage.Create(session, JupyterChannel.Iopub, MessageTypes.Error, Error(), request.Header, []));
        var reply = Error();
        reply["status"] = "error";
        Reply(asker,
            ChannelMessage.Create(session, request.Channel == JupyterChannel.Control ? JupyterChannel.Control : JupyterChannel.Shell,
                MessageTypes.ReplyTo(request.Type), reply, request.Header, []));
        Status("idle");
    }
}
