using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The words of the kernel's stdio door: one JSON object a line, named after Jupyter's messages.</summary>
/// <remarks>
/// <para>To the kernel: <c>execute_request</c> (code, cell, allow_stdin if somebody is there to answer questions, and user_expressions if any), <c>input_reply</c> (value),
/// <c>interrupt_request</c>, <c>shutdown_request</c>; <c>comm_open</c>, <c>comm_msg</c> and <c>comm_close</c>, with an <c>origin</c>, an object; and an editor's
/// questions, which are answered also while a cell runs: see <see cref="LanguageMessages"/>. A question has an <c>id</c> beside its type, and so has its answer, which is
/// named after it: <c>complete_reply</c>. What cannot be answered has <c>status</c> "error" and <c>evalue</c>.</para>
/// <para>From it: <c>ready</c>; and for each cell <c>stream</c>, <c>display_data</c>, <c>update_display_data</c>, <c>execute_result</c>, <c>clear_output</c>, <c>input_request</c> and <c>error</c>,
/// whose <c>content</c> is Jupyter's (what is shown and never stored has <c>not_stored</c> in its <c>transient</c>), then <c>execute_reply</c> with <c>status</c> "ok" or "error",
/// payload and user_expressions if any. And at any time <c>comm_open</c>, <c>comm_msg</c>, <c>comm_close</c>. What the handler of a comm's message shows or sends carries that
/// message's <c>origin</c>; when it has ended, <c>comm_done</c> does.</para>
/// </remarks>
internal static class StdioMessages
{
    public const string Ready = "ready";

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
            data[mimeType] = MimeType.IsJson(mimeType) ? JsonNode.Parse(text) : text;
        return data;
    }
}
