using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Protocol;

/// <summary>A door without sockets and without a kernel: what a session says is kept, and a test speaks for the kernel.</summary>
internal sealed class FakeDoor : ISessionDoor<string>
{
    private int requests;

    public FakeDoor() => Session = new JupyterSession<string>(this, new Lock());

    public JupyterSession<string> Session { get; }

    /// <summary>What was said to clients, in order: "client/channel: type" for a reply, "type" for everybody.</summary>
    public List<(string Name, JsonObject Content, string? Parent)> Said { get; } = [];

    /// <summary>What was sent to the kernel.</summary>
    public List<(string Type, JsonObject Content)> Sent { get; } = [];

    /// <summary>Whether the kernel takes what is sent; if not, it is held.</summary>
    public bool IsReady { get; set; } = true;

    public int Interrupts { get; private set; }

    public bool IsShutDown { get; private set; }

    public List<(string Type, JsonObject Content, Func<bool>? IsWanted)> Held { get; } = [];

    /// <summary>Sends a client's request and returns its id.</summary>
    public string Ask(string type, string content, string channel = "shell", string client = "ada")
    {
        string id = $"r{++requests}";
        Session.Receive(new ClientRequest<string>(client, channel, new JsonObject { ["msg_id"] = id, ["msg_type"] = type },
            JsonNode.Parse(content)!.AsObject()));
        return id;
    }

    /// <summary>Says something as the kernel.</summary>
    public void Tell(string type, string content = "{}") => Session.Take(type, JsonNode.Parse(content)!.AsObject());

    /// <summary>What was said to a request since, by name; statuses by their state.</summary>
    public string[] About(string id) =>
        [.. Said.Where(said => said.Parent == id)
            .Select(said => said.Name == "status" ? (string)said.Content["execution_state"]! : said.Name)];

    /// <summary>The content of the reply to a request.</summary>
    public JsonObject ReplyTo(string id) =>
        Said.Single(said => said.Parent == id && said.Name.EndsWith("_reply", StringComparison.Ordinal)).Content;

    public void Publish(string type, JsonObject content, JsonObject parent, JsonObject metadata)
    {
        content = content.DeepClone().AsObject();
        if (metadata.Count > 0)
            content["metadata of the message"] = metadata.DeepClone();
        Said.Add((type, content, (string?)parent["msg_id"]));
    }

    public void Reply(ClientRequest<string> request, string channel, string type, JsonObject content) =>
        Said.Add(($"{request.Client}/{channel}: {type}", content.DeepClone().AsObject(), (string?)request.Header["msg_id"]));

    public bool CanAsk(string client) => client != "nobody";

    public void Send(string type, JsonObject content, Func<bool>? isWanted = null)
    {
        if (!IsReady)
            Held.Add((type, content, isWanted));
        else if (isWanted?.Invoke() != false)
            Sent.Add((type, content));
    }

    public Task<JsonObject> AskAsync(string type, JsonObject content) =>
        Task.FromResult(new JsonObject { ["matches"] = new JsonArray("x") });

    public void Interrupt() => Interrupts++;

    public void Shutdown() => IsShutDown = true;

    public JsonObject? Answer(string type) => type == "connect_request" ? new JsonObject { ["port"] = 1 } : null;
}
