using System.Runtime.InteropServices.JavaScript;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Browser;

/// <summary>The kernel behind a browser's door: Jupyter's messages, as JSON, between a worker and its page.</summary>
/// <remarks>The worker has one thread, on which everything takes turns; see <see cref="Threads"/>. What a cell shows leaves at once;
/// what the page sends comes when the cell is done or awaits something, but for the wish that it stop, which it looks for itself.</remarks>
internal sealed partial class BrowserKernel : ISessionDoor<string>
{
    private static BrowserKernel? current;

    private readonly string id = Guid.NewGuid().ToString("N");
    private readonly KernelCore kernel;
    private readonly JupyterSession<string> session;

    private readonly string folder;

    // When each file beside the notebook was written that the page has, or gave.
    private readonly Dictionary<string, DateTime> known = [];

    private BrowserKernel(string folder)
    {
        this.folder = folder;
        session = new JupyterSession<string>(this, new Lock());
        kernel = new KernelCore(folder, session.Take, pauseBeforeWarmUp: TimeSpan.Zero, isToStop: IsToStop);
    }

    /// <summary>Opens the session.</summary>
    /// <param name="folder">The notebook's folder.</param>
    [JSExport]
    internal static void Start(string folder)
    {
        Directory.SetCurrentDirectory(folder);
        current = new BrowserKernel(folder);
        current.Publish(MessageTypes.Status, new JsonObject { ["execution_state"] = "starting" }, [], []);
    }

    /// <summary>Lays a file beside the notebook, as cells of an earlier visit left it.</summary>
    /// <param name="path">Its path from the notebook's folder.</param>
    /// <param name="content">What it holds.</param>
    [JSExport]
    internal static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllBytes(path, content);
        current!.known[path] = File.GetLastWriteTimeUtc(path);
    }

    /// <summary>What a file beside the notebook holds.</summary>
    /// <param name="path">Its path from the notebook's folder.</param>
    [JSExport]
    internal static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(current!.folder, path));

    /// <summary>The files beside the notebook that cells have written since this was asked last.</summary>
    [JSExport]
    internal static string[] Changed()
    {
        var (known, folder) = (current!.known, current.folder);
        var changed = new List<string>();
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            var (path, written) = (Path.GetRelativePath(folder, file), File.GetLastWriteTimeUtc(file));
            if (known.TryGetValue(path, out var before) && before == written)
                continue;
            known[path] = written;
            changed.Add(path);
        }

        return [.. changed];
    }

    /// <summary>Takes a message of the page's.</summary>
    /// <param name="frame">The message in JSON.</param>
    [JSExport]
    internal static void Receive(string frame)
    {
        var message = ChannelFrames.ReadJson(Encoding.UTF8.GetBytes(frame));
        current!.session.Receive(new ClientRequest<string>("page", message.Channel, message.Header, message.Content));
    }

    /// <summary>Asks the running cell to stop.</summary>
    [JSExport]
    internal static void InterruptCell() => current!.session.Interrupt();

    /// <inheritdoc/>
    public void Publish(string type, JsonObject content, JsonObject parent, JsonObject metadata) =>
        Send(JupyterChannel.Iopub, type, content, parent, metadata);

    /// <inheritdoc/>
    public void Reply(ClientRequest<string> request, string channel, string type, JsonObject content) =>
        Send(channel, type, content, request.Header, []);

    /// <summary>Nobody can be asked: the cell would wait on the thread over which the answer comes.</summary>
    public bool CanAsk(string client) => false;

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

    /// <summary>The page ends the worker.</summary>
    public void Shutdown() => session.Reset();

    private void Send(string channel, string type, JsonObject content, JsonObject parent, JsonObject metadata) =>
        Post(Encoding.UTF8.GetString(ChannelFrames.WriteJson(ChannelMessage.Create(id, channel, type, content, parent, metadata))));

    [JSImport("post", "kernel")]
    private static partial void Post(string frame);

    [JSImport("isToStop", "kernel")]
    private static partial bool IsToStop();
}
