using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>A channel between code in cells and code in the page: Jupyter's comm. In a cell: <c>using NeuralNotebook.Kernel;</c></summary>
/// <remarks>Libraries need no reference to this kernel for it; they find it by the convention that <see cref="CommHub"/> describes.
/// Handlers run beside the cells, also while one runs, one message after the other.</remarks>
public sealed class Comm
{
    private readonly Lock ending = new();
    private Action<JsonElement>? closed;
    private string? lastWords;

    private Comm(string id) => Id = id;

    /// <summary>What both sides call it.</summary>
    public string Id { get; }

    /// <summary>Is called with the data of each message of the page's.</summary>
    public Action<JsonElement>? Received { get; set; }

    /// <summary>Is called when the page closes it; at once, where it already has:
    /// a page that takes no part closes a comm before the next line of the cell may run.</summary>
    public Action<JsonElement>? Closed
    {
        get => closed;
        set
        {
            string? already;
            lock (ending)
                (closed, already) = (value, lastWords);
            if (already is not null)
                value?.Invoke(Read(already));
        }
    }

    /// <summary>Lets the page open comms to a target; a later registration of that name takes its place.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="opened">Is called with each comm that the page opens, and its data;
    /// sets what is to be called with its messages.</param>
    public static void Register(string target, Action<Comm, JsonElement> opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        CommHub.Current.Register(target, (id, data) =>
        {
            var comm = new Comm(id);
            opened(comm, Read(data));
            return (comm.Receive, comm.End);
        });
    }

    /// <summary>Opens a comm to a target that the page has registered; a page that has not closes it at once.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="data">What to say at once: anything that can be written as JSON.</param>
    /// <param name="received">Is called with the data of each message of the page's.</param>
    public static Comm Open(string target, object? data = null, Action<JsonElement>? received = null)
    {
        var comm = new Comm(CommHub.NewId()) { Received = received };
        CommHub.Current.Open(comm.Id, target, Write(data), comm.Receive, comm.End);
        return comm;
    }

    /// <summary>Sends data: anything that can be written as JSON.</summary>
    /// <returns>False where it was closed meanwhile.</returns>
    public bool Send(object? data) => CommHub.Current.Send(Id, Write(data));

    /// <summary>Closes it.</summary>
    public void Close(object? data = null) => CommHub.Current.Close(Id, Write(data));

    private static string Write(object? data) => data is null ? "{}" : JsonSerializer.Serialize(data);

    private static JsonElement Read(string data) => JsonSerializer.Deserialize<JsonElement>(data);

    private void Receive(string data) => Received?.Invoke(Read(data));

    private void End(string data)
    {
        Action<JsonElement>? handler;
        lock (ending)
            (lastWords, handler) = (data, closed);
        handler?.Invoke(Read(data));
    }
}
