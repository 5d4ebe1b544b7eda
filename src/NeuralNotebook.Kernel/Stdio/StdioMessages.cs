using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The words of the kernel's stdio door: one JSON object a line, named after Jupyter's messages.</summary>
/// <remarks>
/// <para>To the kernel: <c>execute_request</c> (code, cell, and allow_stdin if somebody is there to answer questions), <c>input_reply</c> (value),
/// <c>interrupt_request</c>, <c>shutdown_request</c>; and an editor's questions, which are answered also while a cell runs: see <see cref="LanguageMessages"/>.
/// A question has an <c>id</c> beside its type, and so has its answer, which is named after it: <c>complete_reply</c>. What cannot be answered has
/// <c>status</c> "error" and <c>evalue</c>.</para>
/// <para>From it: <c>ready</c>; and for each cell <c>stream</c>, <c>display_data</c>, <c>update_display_data</c>, <c>execute_result</c>, <c>clear_output</c>, <c>input_request</c> and <c>error</c>,
/// whose <c>content</c> is Jupyter's, then <c>execute_reply</c> with <c>status</c> "ok" or "error".</para>
/// </remarks>
internal static class StdioMessages
{
    public const string Ready = "ready";
    public const string ExecuteRequest = "execute_request";
    public const string ExecuteReply = "execute_reply";
    public const string InterruptRequest = "interrupt_request";
    public const string ShutdownRequest = "shutdown_request";
    public const string InputRequest = "input_request";
    public const string InputReply = "input_reply";
    public const string Stream = "stream";
    public const string DisplayData = "display_data";
    public const string UpdateDisplayData = "update_display_data";
    public const string ExecuteResult = "execute_result";
    public const string ClearOutput = "clear_output";
    public const string Error = "error";

    public static JsonObject Message(string type, JsonObject? content = null, string? id = null)
    {
        var message = new JsonObject { ["type"] = type };
        if (id is not null)
            message["id"] = id;
        message["content"] = content ?? new JsonObject();
        return message;
    }

    /// <summary>The kind, the content and the id, if any, of a message.</summary>
    public static (string Type, JsonObject Content, string? Id) Parse(string line)
    {
        var message = JsonNode.Parse(line)!.AsObject();
        var content = message["content"]!.AsObject();
        message.Remove("content");
        return ((string)message["type"]!, content, (string?)message["id"]);
    }

    /// <summary>A bundle as Jupyter carries it: JSON types as JSON values, everything else as text.</summary>
    public static JsonObject Data(IReadOnlyDictionary<string, string> bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in bundle)
            data[mimeType] = MimeType.IsJson(mimeType) ? JsonNode.Parse(WholeText.Json(text)) : text;
        return data;
    }
}
