using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <content>How messages travel: to the clients over their websockets, to the kernel over its process' door.</content>
internal sealed partial class CourseKernel : ISessionDoor<ChannelSocket>
{
    private Task sending = Task.CompletedTask;

    /// <inheritdoc/>
    public void Publish(string type, JsonObject content, JsonObject parent, JsonObject metadata)
    {
        LastActivity = DateTimeOffset.UtcNow;
        Subscribers.Publish(ChannelMessage.Create(Id, JupyterChannel.Iopub, type, content, parent, metadata));
    }

    /// <inheritdoc/>
    void ISessionDoor<ChannelSocket>.Reply(ClientRequest<ChannelSocket> request, string channel, string type, JsonObject content) =>
        Subscribers.Reply(request.Client, ChannelMessage.Create(Id, channel, type, content, request.Header, []));

    /// <inheritdoc/>
    bool ISessionDoor<ChannelSocket>.CanAsk(ChannelSocket client) => true;

    /// <inheritdoc/>
    void ISessionDoor<ChannelSocket>.Send(string type, JsonObject content, Func<bool>? isWanted) =>
        sending = SendAsync(sending, process, generation, type, content, isWanted);

    /// <inheritdoc/>
    async Task<JsonObject> ISessionDoor<ChannelSocket>.AskAsync(string type, JsonObject content)
    {
        try
        {
            await libraries.ConfigureAwait(false);
            return await (await process.ConfigureAwait(false)).AskAsync(type, content).ConfigureAwait(false);
        }
        catch (KernelDiedException error)
        {
            return new JsonObject
            {
                ["status"] = "error",
                ["ename"] = "KernelDied",
                ["evalue"] = error.Message,
                ["traceback"] = new JsonArray()
            };
        }
    }

    /// <inheritdoc/>
    void ISessionDoor<ChannelSocket>.Interrupt() =>
        sending = SendAsync(sending, process, generation, MessageTypes.InterruptRequest, [], isWanted: null);

    /// <inheritdoc/>
    void ISessionDoor<ChannelSocket>.Shutdown() => _ = RestartAsync();

    /// <summary>Sends a message behind the one before, when there is a process that can take it.</summary>
    private async Task SendAsync(Task before, Task<KernelProcess> target, int born, string type, JsonObject content, Func<bool>? isWanted)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await libraries.ConfigureAwait(false);
            var kernel = await target.ConfigureAwait(false);
            lock (gate)
            {
                if (born != generation || isWanted?.Invoke() == false)
                    return;
            }

            await kernel.SendAsync(type, content).ConfigureAwait(false);
        }
        catch (KernelDiedException error)
        {
            lock (gate)
            {
                if (born == generation)
                    session.Fail("KernelDied", $"The kernel could not be started: {error.Message}", abortsQueue: true);
            }
        }
    }
}
