using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What differs from door to door: how a session's messages travel, and where its cells run.
/// It is called under the session's gate, one call at a time.</summary>
internal interface ISessionDoor<TClient>
{
    /// <summary>Tells all clients.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="parent">The header of the request it belongs to, or empty.</param>
    /// <param name="metadata">What is said about it.</param>
    void Publish(string type, JsonObject content, JsonObject parent, JsonObject metadata);

    /// <summary>Tells the client that asked.</summary>
    /// <param name="request">What it asked.</param>
    /// <param name="channel">The channel to answer over.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="content">What it says.</param>
    void Reply(ClientRequest<TClient> request, string channel, string type, JsonObject content);

    /// <summary>Whether a client can be asked something while its cell runs.</summary>
    bool CanAsk(TClient client);

    /// <summary>Sends the kernel a message, behind those that were sent before.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="content">What it says.</param>
    /// <param name="isWanted">Is asked, under the gate, when the kernel can take it; where it says no, the message is dropped.</param>
    void Send(string type, JsonObject content, Func<bool>? isWanted = null);

    /// <summary>Asks the kernel an editor's question; it is answered also while a cell runs.</summary>
    /// <returns>The answer's content; where there is none, why.</returns>
    Task<JsonObject> AskAsync(string type, JsonObject content);

    /// <summary>Stops the cell that the kernel runs.</summary>
    void Interrupt();

    /// <summary>Ends the kernel, or begins anew; it has been answered.</summary>
    void Shutdown();

    /// <summary>Answers what only this door knows; null where it does not either.</summary>
    JsonObject? Answer(string type) => null;
}
