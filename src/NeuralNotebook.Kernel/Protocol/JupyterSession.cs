using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A kernel's session as Jupyter's clients see it, the same behind each door: cells queue and run one at a time, are counted and
/// remembered, and those behind one that failed are dropped; everything else is answered at once, also while a cell runs.</summary>
/// <remarks>Source: "Messaging in Jupyter", version 5.4. A client's messages come by <see cref="Receive"/>,
/// the kernel's (see <see cref="KernelCore"/>) by <see cref="Take"/>.</remarks>
/// <param name="door">How messages travel, and where the cells run.</param>
/// <param name="gate">Makes one message wait for the other; the door may hold it for more than one.</param>
internal sealed partial class JupyterSession<TClient>(ISessionDoor<TClient> door, Lock gate)
{
    private readonly Queue<CellRequest<TClient>> queue = new();
    private readonly JupyterHistory history = new();
    private CellRequest<TClient>? running;
    private CellRequest<TClient>? last;
    private int executionCount;

    /// <summary>Whether a cell runs, or is about to.</summary>
    public bool IsBusy => running is not null;

    /// <summary>Takes a client's message.</summary>
    public void Receive(ClientRequest<TClient> request)
    {
        lock (gate)
        {
            try
            {
                Answer(request);
            }
            catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
            {
                // A field of the wrong kind, such as a number where a text belongs: it is said, and does no harm.
                Refuse(request, error.Message);
            }
        }
    }

    /// <summary>Stops the running cell; one that the kernel does not have yet is not begun.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (running is { IsSent: false })
                Fail("Interrupted", "The cell was interrupted before it began.");
            else
                door.Interrupt();
        }
    }

    /// <summary>Ends a running cell that the kernel will not end.</summary>
    /// <param name="name">The error's name.</param>
    /// <param name="message">What happened.</param>
    /// <param name="abortsQueue">Whether what waits behind it is dropped whatever its client says.</param>
    public void Fail(string name, string message, bool abortsQueue = false)
    {
        lock (gate)
        {
            if (running is not { } cell)
                return;
            cell.Error = new JsonObject { ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray($"{name}: {message}") };
            if (!cell.IsSilent)
                door.Publish(MessageTypes.Error, Copy(cell.Error), cell.Request.Header, []);
            Finish(cell, [], abortsQueue);
        }
    }

    /// <summary>Begins anew, as the kernel does: what waits is dropped, what was counted and remembered is forgotten,
    /// comms are closed.</summary>
    public void Reset()
    {
        lock (gate)
        {
            Abort([.. queue]);
            queue.Clear();
            CloseComms();
            history.Clear();
            (executionCount, last) = (0, null);
        }
    }

    private void Answer(ClientRequest<TClient> request)
    {
        switch (request.Type)
        {
            // Cells run one after the other: the control channel, which may speak while one runs, starts none.
            case MessageTypes.ExecuteRequest when request.Channel == JupyterChannel.Shell:
                queue.Enqueue(new CellRequest<TClient>(request));
                RunNext();
                break;
            case MessageTypes.InputReply:
                door.Send(MessageTypes.InputReply,
                    new JsonObject
                    {
                        ["value"] = request.Content["value"] is JsonValue value && value.TryGetValue(out string? text)
                        ? text : ""
                    });
                break;
            case MessageTypes.KernelInfoRequest:
                Respond(request, KernelInfo.Content());
                break;
            case MessageTypes.HistoryRequest:
                Respond(request, history.Answer(request.Content));
                break;
            case MessageTypes.CommInfoRequest:
                Respond(request, CommInfo(request.Content));
                break;
            case MessageTypes.CommOpen or MessageTypes.CommMessage or MessageTypes.CommClose:
                PassOn(request);
                break;
            case MessageTypes.InterruptRequest:
                Interrupt();
                Respond(request, []);
                break;
            case MessageTypes.ShutdownRequest:
                Respond(request, new JsonObject { ["restart"] = request.Content["restart"]?.DeepClone() ?? false });
                door.Shutdown();
                break;
            case var question when LanguageMessages.IsQuestion(question):
                _ = AskAsync(request);
                break;
            default:
                // What is not known is not answered, as the protocol asks.
                Respond(request, door.Answer(request.Type));
                break;
        }
    }

    private async Task AskAsync(ClientRequest<TClient> request)
    {
        var answer = await door.AskAsync(request.Type, Copy(request.Content)).ConfigureAwait(false);
        lock (gate)
            Respond(request, answer);
    }

    /// <summary>Answers at once, between the busy and the idle that Jupyter's clients wait for.</summary>
    private void Respond(ClientRequest<TClient> request, JsonObject? content)
    {
        Status("busy", request.Header);
        if (content is not null)
            Reply(request, content);
        Idle(request.Header);
    }

    private void Refuse(ClientRequest<TClient> request, string why)
    {
        string message = $"the {request.Type} is malformed: {why}";
        if (MessageTypes.IsComm(request.Type))
        {
            // It has no reply.
            Status("busy", request.Header);
            door.Publish(MessageTypes.Stream, new JsonObject { ["name"] = "stderr", ["text"] = message + "\n" },
                request.Header, NotStored());
            Idle(request.Header);
            return;
        }

        Respond(request,
            new JsonObject
            {
                ["status"] = "error",
                ["ename"] = "MalformedRequest",
                ["evalue"] = message,
                ["traceback"] = new JsonArray(),
                ["execution_count"] = executionCount
            });
    }

    private void Reply(ClientRequest<TClient> request, JsonObject content)
    {
        content["status"] ??= "ok";
        door.Reply(request, request.Channel == JupyterChannel.Control ? JupyterChannel.Control : JupyterChannel.Shell,
            MessageTypes.ReplyTo(request.Type), content);
    }

    private void Status(string state, JsonObject parent) =>
        door.Publish(MessageTypes.Status, new JsonObject { ["execution_state"] = state }, parent, []);

    /// <summary>Says that a request is done.</summary>
    private void Idle(JsonObject parent)
    {
        Status("idle", parent);
        // That idle was for the request; a cell may still be running.
        if (running is not null)
            Status("busy", running.Request.Header);
    }

    /// <summary>Runs the next cell, if none is running.</summary>
    private void RunNext()
    {
        if (running is not null || !queue.TryDequeue(out var cell))
            return;
        running = last = cell;
        if (cell.IsCounted)
            history.Add(++executionCount, cell.Code);
        Status("busy", cell.Request.Header);
        if (!cell.IsSilent)
            door.Publish(MessageTypes.ExecuteInput, new JsonObject { ["code"] = cell.Code, ["execution_count"] = executionCount },
                cell.Request.Header, []);
        var content = new JsonObject
        {
            ["code"] = cell.Code,
            ["cell"] = executionCount,
            ["allow_stdin"] = cell.AllowsInput && door.CanAsk(cell.Request.Client)
        };
        if (cell.Expressions.Count > 0)
            content["user_expressions"] = Copy(cell.Expressions);
        door.Send(MessageTypes.ExecuteRequest, content, () => cell.IsSent = running == cell);
    }

    private void Finish(CellRequest<TClient> cell, JsonObject answer, bool abortsQueue = false)
    {
        running = null;
        var reply = cell.Error ?? [];
        reply["status"] = cell.Error is null ? "ok" : "error";
        reply["execution_count"] = executionCount;
        reply["payload"] = answer["payload"]?.DeepClone() ?? new JsonArray();
        reply["user_expressions"] = answer["user_expressions"]?.DeepClone() ?? new JsonObject();
        Reply(cell.Request, reply);
        Status("idle", cell.Request.Header);
        if (abortsQueue || (cell.Error is not null && cell.StopsOnError))
        {
            // "Run all" stops here.
            Abort([.. queue]);
            queue.Clear();
        }

        RunNext();
    }

    private void Abort(IReadOnlyList<CellRequest<TClient>> dropped)
    {
        foreach (var cell in dropped)
            Respond(cell.Request, new JsonObject { ["status"] = "aborted", ["execution_count"] = executionCount });
    }

    private static JsonObject NotStored() => new() { [NotStoredMark] = true };

    private static JsonObject Copy(JsonObject json) => json.DeepClone().AsObject();
}
