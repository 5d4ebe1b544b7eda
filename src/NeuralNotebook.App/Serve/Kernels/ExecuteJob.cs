using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Serve;

/// <summary>A cell that a client wants run.</summary>
/// <param name="Asker">The client.</param>
/// <param name="Request">Its execute_request.</param>
internal sealed record ExecuteJob(ChannelSocket Asker, ChannelMessage Request)
{
    /// <summary>The cell's text.</summary>
    public string Code { get; } = Request.Content["code"] is JsonValue code && code.TryGetValue(out string? text) ? text : "";

    /// <summary>Whether nothing of it is to be shown.</summary>
    public bool IsSilent { get; } = Flag(Request.Content, "silent", false);

    /// <summary>Whether it gets a number.</summary>
    public bool IsCounted { get; } = !Flag(Request.Content, "silent", false) && Flag(Request.Content, "store_history", true);

    /// <summary>Whether the client answers questions.</summary>
    public bool AllowsInput { get; } = Flag(Request.Content, "allow_stdin", false);

    /// <summary>Whether what is queued behind it is dropped if it fails.</summary>
    public bool StopsOnError { get; } = Flag(Request.Content, "stop_on_error", true);

    /// <summary>Whether the kernel has it already.</summary>
    public bool IsSent { get; set; }

    /// <summary>Why it failed: the content of its error message.</summary>
    public JsonObject? Error { get; set; }

    private static bool Flag(JsonObject content, string name, bool otherwise) => content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;
}
