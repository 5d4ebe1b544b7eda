using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel's ends of its comms: Jupyter's channels between code in the kernel and code in the page.</summary>
/// <remarks>
/// <para>The convention for libraries that know nothing of this kernel: delegates of framework types only,
/// under these names in <c>AppDomain.CurrentDomain.GetData</c>.
/// Data is JSON text of any shape.</para>
/// <para><c>Notebook.Comm.Target</c>,
/// an <c>Action&lt;string, Func&lt;string, string, (Action&lt;string&gt;, Action&lt;string&gt;)&gt;&gt;</c>:
/// takes a target's name, and what to call when the page opens a comm to it, with the comm's id and data;
/// that returns what to call with the data of each message and of the end, or nulls. Null in its place: the target takes no more.</para>
/// <para><c>Notebook.Comm.Open</c>, a <c>Func&lt;string, string, Action&lt;string&gt;, Action&lt;string&gt;, string&gt;</c>: opens a comm
/// to a target in the page; takes its name, data, and what to call with messages and the end, or nulls; returns the comm's id.</para>
/// <para><c>Notebook.Comm.Send</c>, a <c>Func&lt;string, string, bool&gt;</c>: sends data over the comm of that id;
/// false where it was closed meanwhile.</para>
/// <para><c>Notebook.Comm.Close</c>, an <c>Action&lt;string, string&gt;</c>: closes the comm of that id, with data.</para>
/// <para>Handlers run one after the other, in the order in which messages come, on a thread beside the cells':
/// at once also while a cell runs, so that a dragged number reaches a running training. One that does not end holds up those behind it,
/// but no cell; an interrupt ends it, if no cell runs whose interrupt it is. Binary buffers beside a message are dropped.</para>
/// </remarks>
internal sealed class CommHub
{
    private const string Slots = "Notebook.Comm.";

    private readonly KernelCore kernel;
    private readonly ConcurrentDictionary<string, Func<string, string, (Action<string>?, Action<string>?)>> targets = new();
    private readonly ConcurrentDictionary<string, Ends> open = new();
    private readonly Turns<(string Type, JsonObject Content)> received;
    private volatile CellRun? run;

    private static CommHub? current;

    private CommHub(KernelCore kernel)
    {
        this.kernel = kernel;
        received = new("comms", HandleAsync);
    }

    /// <summary>This process' comms.</summary>
    /// <exception cref="InvalidOperationException">No kernel runs here.</exception>
    public static CommHub Current => current ?? throw new InvalidOperationException("Comms are there in a running kernel only.");

    /// <summary>Offers comms to the cells, and to the libraries that they load.</summary>
    public static CommHub Connect(KernelCore kernel)
    {
        var hub = current = new CommHub(kernel);
        AppDomain.CurrentDomain.SetData(Slots + "Target",
            (Action<string, Func<string, string, (Action<string>?, Action<string>?)>?>)hub.Register);
        AppDomain.CurrentDomain.SetData(Slots + "Open", (Func<string, string, Action<string>?, Action<string>?, string>)hub.Open);
        AppDomain.CurrentDomain.SetData(Slots + "Send", (Func<string, string, bool>)hub.Send);
        AppDomain.CurrentDomain.SetData(Slots + "Close", (Action<string, string>)hub.Close);
        return hub;
    }

    /// <summary>Takes a message of the page's: it is handled in its turn.</summary>
    public void Receive(string type, JsonObject content)
    {
        received.Start();
        received.Add((type, content));
    }

    /// <summary>Asks the handler that runs, if there is one, to stop; and a dragged number's run that it, or a message that still waits,
    /// has set going or will.</summary>
    public void Interrupt()
    {
        run?.InterruptOrEnd();
        received.Add((MessageTypes.InterruptRequest, []));
    }

    /// <summary>Lets the page open comms to a target, or no more.</summary>
    public void Register(string target, Func<string, string, (Action<string>?, Action<string>?)>? opened)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (opened is null)
            targets.TryRemove(target, out _);
        else
            targets[target] = opened;
    }

    /// <summary>Opens a comm to a target in the page; returns its id.</summary>
    public string Open(string target, string data, Action<string>? message, Action<string>? closed)
    {
        string id = NewId();
        Open(id, target, data, message, closed);
        return id;
    }

    /// <summary>Opens a comm whose id is known before the page can answer.</summary>
    public void Open(string id, string target, string data, Action<string>? message, Action<string>? closed)
    {
        ArgumentNullException.ThrowIfNull(target);
        var json = Parse(data);
        open[id] = new Ends(message, closed);
        Say(MessageTypes.CommOpen, new JsonObject { ["comm_id"] = id, ["target_name"] = target, ["data"] = json }, data.Length);
    }

    /// <summary>An id that no comm has.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Sends data; false where the comm was closed meanwhile.</summary>
    public bool Send(string id, string data) => Send(id, Parse(data), data.Length);

    /// <summary>Sends data; false where the comm was closed meanwhile.</summary>
    /// <param name="id">The comm.</param>
    /// <param name="data">What to send.</param>
    /// <param name="characters">How long that is, about.</param>
    public bool Send(string id, JsonNode? data, int characters)
    {
        if (!open.ContainsKey(id))
            return false;
        Say(MessageTypes.CommMessage, new JsonObject { ["comm_id"] = id, ["data"] = data }, characters);
        return true;
    }

    /// <summary>Closes a comm.</summary>
    public void Close(string id, string data)
    {
        var json = Parse(data);
        if (open.TryRemove(id, out _))
            SayClosed(id, json);
    }

    private void SayClosed(string id, JsonNode? data) =>
        Say(MessageTypes.CommClose, new JsonObject { ["comm_id"] = id, ["data"] = data }, 0);

    private void Say(string type, JsonObject content, int characters)
    {
        // What was written before comes before.
        CellConsole.SendGathered();
        kernel.SayInPace(type, content, characters);
    }

    private static JsonNode? Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"A comm carries JSON, and this is none: {error.Message}", nameof(data), error);
        }
    }

    private async Task HandleAsync((string Type, JsonObject Content) message)
    {
        var (type, content) = message;
        if (type == MessageTypes.InterruptRequest)
        {
            kernel.InterruptDragged();
            return;
        }

        var origin = OutputOrigin.Current = new OutputOrigin(content[KernelCore.Origin] as JsonObject);
        string id = (string)content["comm_id"]!;
        // What handles a message may show as much as a cell.
        CellConsole.BeginCell();
        DisplayPublisher.BeginCell();
        var handler = run = new CellRun(() => OutputOrigin.Current = origin, SayThatItGoesOn, isBeside: true);
        var (_, error) = await handler.Execute(() =>
        {
            Handle(type, id, content);
            return CellRun.Nothing;
        }).ConfigureAwait(false);
        run = null;
        CellConsole.SendGathered();
        if (error is not null)
        {
            kernel.Notice(error is CellInterruptedException
                ? $"The handler of a comm's {type} was interrupted.\n"
                : $"The handler of a comm's {type} failed: {string.Join('\n', ErrorText.Of(error, cell: 0).Traceback)}\n");
            // Nobody took it; the page is not to wait for answers.
            if (type == MessageTypes.CommOpen && !open.ContainsKey(id))
                SayClosed(id, new JsonObject());
        }

        kernel.Say(KernelCore.CommDone, []);
    }

    private void SayThatItGoesOn() =>
        kernel.Notice("The handler of a comm's message was asked to stop and does not stop by itself. Interrupt again to end the kernel, "
            + "which loses its variables.\n");

    private void Handle(string type, string id, JsonObject content)
    {
        string data = content["data"]?.ToJsonString() ?? "null";
        if (type == MessageTypes.CommOpen)
        {
            if (targets.TryGetValue((string)content["target_name"]!, out var opened))
            {
                // Open before the handler runs, which may answer at once.
                open[id] = new Ends(null, null);
                try
                {
                    var (message, closed) = opened(id, data);
                    open.TryUpdate(id, new Ends(message, closed), new Ends(null, null));
                }
                catch
                {
                    open.TryRemove(id, out _);
                    throw;
                }
            }
            else
            {
                SayClosed(id, new JsonObject());
            }
        }
        else if (type == MessageTypes.CommMessage)
        {
            if (open.TryGetValue(id, out var ends))
                ends.Message?.Invoke(data);
        }
        else if (open.TryRemove(id, out var ends))
        {
            ends.Closed?.Invoke(data);
        }
    }

    /// <summary>What is called at the kernel's end of a comm.</summary>
    private sealed record Ends(Action<string>? Message, Action<string>? Closed);
}
