using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What a client sends, through whichever door.</summary>
/// <param name="Client">Who sends it.</param>
/// <param name="Channel">The channel it came over.</param>
/// <param name="Header">Its id, type, session and time.</param>
/// <param name="Content">What it says.</param>
internal sealed record ClientRequest<TClient>(TClient Client, string Channel, JsonObject Header, JsonObject Content)
{
    /// <summary>The message's type, such as execute_request.</summary>
    public string Type => Header["msg_type"] is JsonValue type && type.TryGetValue(out string? text) ? text : "";
}
