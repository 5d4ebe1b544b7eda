using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What cells show, as Jupyter's messages on the iopub socket; their questions, on the stdin socket.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class JupyterOutput(JupyterWire wire, ZmtpSocket iopub) : ICellOutput
{
    private readonly BlockingCollection<string> answers = [];
    private volatile JsonObject parent = [];
    private string? asker;
    private bool isSilent;
    private int cell;

    /// <summary>The socket on which questions are asked.</summary>
    public ZmtpSocket? Stdin { get; set; }

    /// <summary>What the last cell's reply carries beside its outputs: pages of help.</summary>
    public JsonArray Payload { get; private set; } = [];

    /// <summary>The text of the last cell's value; null if it has none.</summary>
    public string? LastResult { get; private set; }

    /// <summary>Why the last cell failed; null if it did not.</summary>
    public CellError? LastError { get; private set; }

    /// <summary>Makes what follows the output of a request.</summary>
    /// <param name="request">The request's header.</param>
    /// <param name="number">The cell's number.</param>
    /// <param name="silent">Whether its output is not to be sent.</param>
    /// <param name="askedBy">The client that answers questions, or null if it does not.</param>
    public void Begin(JsonObject request, int number, bool silent, string? askedBy)
    {
        (parent, cell, isSilent, asker, LastError, LastResult, Payload) = (request, number, silent, askedBy, null, null, []);
        while (answers.TryTake(out _))
        {
        }
    }

    /// <summary>Sends a message that belongs to the running request.</summary>
    public void Send(string type, JsonObject content)
    {
        if (!isSilent)
            Publish(type, content, parent);
    }

    /// <summary>Says whether the kernel is at work, and on what.</summary>
    public void Status(string state, JsonObject request) => Publish("status", new JsonObject { ["execution_state"] = state }, request);

    /// <summary>Takes the answer to a question.</summary>
    public void Answer(JupyterMessage? message)
    {
        if (message?.Type == "input_reply")
            answers.Add((string?)message.Content["value"] ?? "");
    }

    /// <summary>An error as Jupyter lays it out.</summary>
    public static JsonObject ErrorContent(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <inheritdoc/>
    public void Stream(string name, string text) => Send("stream", new JsonObject { ["name"] = name, ["text"] = text });

    /// <inheritdoc/>
    public void Display(string? displayId, IReadOnlyDictionary<string, string> data, bool isUpdate) =>
        Send(isUpdate ? "update_display_data" : "display_data", new JsonObject
        {
            ["data"] = StdioMessages.Data(data),
            ["metadata"] = new JsonObject(),
            ["transient"] = displayId is null ? [] : new JsonObject { ["display_id"] = displayId },
        });

    /// <inheritdoc/>
    public void Result(IReadOnlyDictionary<string, string> data)
    {
        LastResult = data.GetValueOrDefault("text/plain");
        if (data.Count > 0)
            Send("execute_result", new JsonObject { ["execution_count"] = cell, ["data"] = StdioMessages.Data(data), ["metadata"] = new JsonObject() });
    }

    /// <inheritdoc/>
    public void Time(TimeSpan elapsed) => Display(null, new Dictionary<string, string> { ["text/plain"] = ElapsedTime.Text(elapsed) }, isUpdate: false);

    /// <inheritdoc/>
    public void Notice(string text) => Stream("stderr", text);

    /// <inheritdoc/>
    public void Page(IReadOnlyDictionary<string, string> data) =>
        Payload.Add(new JsonObject { ["source"] = "page", ["start"] = 0, ["data"] = StdioMessages.Data(data) });

    /// <inheritdoc/>
    public void Clear(bool wait) => Send("clear_output", new JsonObject { ["wait"] = wait });

    /// <inheritdoc/>
    public string Ask(string prompt, bool isSecret)
    {
        var peer = asker is null ? null : Stdin?.Peers.FirstOrDefault(peer => peer.Identity == asker) ?? Stdin?.Peers.FirstOrDefault();
        if (peer is null)
            throw new InvalidOperationException("The cell asks for input, and nobody is there to give it: run it in an editor, or write the value into the cell.");
        ZmtpSocket.Send(peer, wire.Write("input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isSecret }, parent));
        return answers.Take();
    }

    /// <inheritdoc/>
    public void Error(CellError error)
    {
        LastError = error;
        Send("error", ErrorContent(error));
    }

    /// <summary>Sends a message that belongs to a request, also where the running cell is silent.</summary>
    public void Publish(string type, JsonObject content, JsonObject request) => iopub.Publish(wire.Write(type, content, request));
}
