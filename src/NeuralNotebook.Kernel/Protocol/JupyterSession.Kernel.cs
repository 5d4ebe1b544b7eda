using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <content>What the kernel says, and the comms between it and the clients.</content>
internal sealed partial class JupyterSession<TClient>
{
    /// <summary>The mark, in a message's metadata, of what is shown but never stored: the content of a stream has no room for it.</summary>
    private const string NotStoredMark = "not_stored";

    private readonly Dictionary<string, string> comms = [];
    private readonly List<JsonObject> handled = [];

    /// <summary>Passes on what the kernel says.</summary>
    public void Take(string type, JsonObject content)
    {
        lock (gate)
        {
            var origin = content[KernelCore.Origin] as JsonObject;
            content.Remove(KernelCore.Origin);
            switch (type)
            {
                case MessageTypes.ExecuteReply:
                    if (running is { } done)
                        Finish(done, content);
                    break;
                case MessageTypes.InputRequest:
                    if (running is { } asking)
                        door.Reply(asking.Request, JupyterChannel.Stdin, type, content);
                    break;
                case KernelCore.CommDone:
                    handled.RemoveAll(header => JsonNode.DeepEquals(header, origin));
                    Idle(origin ?? []);
                    break;
                default:
                    Show(type, content, origin);
                    break;
            }
        }
    }

    /// <summary>Publishes what a cell shows, or the handler of a comm's message;
    /// what comes after a cell's end belongs to the last one.</summary>
    private void Show(string type, JsonObject content, JsonObject? origin)
    {
        switch (type)
        {
            case MessageTypes.CommOpen:
                comms[(string)content["comm_id"]!] = (string)content["target_name"]!;
                break;
            case MessageTypes.CommClose:
                comms.Remove((string)content["comm_id"]!);
                break;
            case MessageTypes.Error:
                content.Remove("line");
                if (origin is null && running is not null)
                    running.Error = Copy(content);
                break;
            case MessageTypes.ExecuteResult:
                content["execution_count"] = executionCount;
                if (running is { IsCounted: true })
                    history.SetResult(executionCount,
                        (content["data"] as JsonObject)?["text/plain"] is JsonValue text ? text.ToString() : null);
                break;
        }

        // A silent cell shows nothing; what it sends by a comm is no output.
        if (origin is null && last is { IsSilent: true } && !MessageTypes.IsComm(type))
            return;
        bool isStored = content["transient"]?[NotStoredMark] is null;
        if (type is MessageTypes.DisplayData or MessageTypes.UpdateDisplayData)
        {
            content["transient"] ??= new JsonObject();
            content["transient"]!.AsObject().Remove(NotStoredMark);
        }
        else
        {
            content.Remove("transient");
        }

        door.Publish(type, content, origin ?? last?.Request.Header ?? [], isStored ? [] : NotStored());
    }

    /// <summary>Passes a comm's message on to the kernel, which says when it has been handled: also while a cell runs.</summary>
    private void PassOn(ClientRequest<TClient> request)
    {
        string id = Text(request.Content, "comm_id");
        if (request.Type == MessageTypes.CommOpen)
            comms[id] = Text(request.Content, "target_name");
        bool isKnown = request.Type == MessageTypes.CommClose ? comms.Remove(id) : comms.ContainsKey(id);
        Status("busy", request.Header);
        if (!isKnown)
        {
            // Closed a moment ago, by the other side: nobody's mistake.
            Idle(request.Header);
            return;
        }

        var content = new JsonObject
        {
            ["comm_id"] = id,
            ["data"] = request.Content["data"]?.DeepClone(),
            [KernelCore.Origin] = Copy(request.Header)
        };
        if (request.Type == MessageTypes.CommOpen)
            content["target_name"] = comms[id];
        handled.Add(request.Header);
        door.Send(request.Type, content);
    }

    private JsonObject CommInfo(JsonObject question)
    {
        string? target = question["target_name"] is null ? null : Text(question, "target_name");
        return new JsonObject
        {
            ["comms"] = new JsonObject(comms.Where(comm => target is null || comm.Value == target)
                .Select(comm => KeyValuePair.Create(comm.Key, (JsonNode?)new JsonObject { ["target_name"] = comm.Value }))),
        };
    }

    /// <summary>Closes all comms: the kernel that held the other ends is gone.</summary>
    private void CloseComms()
    {
        foreach (string id in comms.Keys)
            door.Publish(MessageTypes.CommClose, new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() }, [], []);
        comms.Clear();
        foreach (var header in handled)
            Idle(header);
        handled.Clear();
    }

    private static string Text(JsonObject content, string name) =>
        content[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text : throw new FormatException($"it needs '{name}', a string");
}
