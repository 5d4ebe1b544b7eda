using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The words of the kernel's stdio door: one JSON object a line, named after Jupyter's messages.</summary>
/// <remarks>
/// <para>To the kernel: <c>execute_request</c> (code, cell, allow_stdin if somebody is there to answer questions,
/// and user_expressions if any), <c>input_reply</c> (value),
/// <c>interrupt_request</c>, <c>shutdown_request</c>; <c>comm_open</c>, <c>comm_msg</c> and <c>comm_close</c>, with an <c>origin</c>,
/// an object; and an editor's questions, which are answered also while a cell runs: see <see cref="LanguageMessages"/>.
/// A question has an <c>id</c> beside its type, and so has its answer, which is named after it: <c>complete_reply</c>.
/// What cannot be answered has <c>status</c> "error" and <c>evalue</c>.</para>
/// <para>From it: <c>ready</c>; and for each cell <c>stream</c>, <c>display_data</c>, <c>update_display_data</c>, <c>execute_result</c>,
/// <c>clear_output</c>, <c>input_request</c> and <c>error</c>, whose <c>content</c> is Jupyter's (what is shown and never
/// stored has <c>not_stored</c> in its <c>transient</c>), then <c>execute_reply</c> with <c>status</c> "ok" or "error",
/// payload and user_expressions if any. And at any time <c>comm_open</c>, <c>comm_msg</c>, <c>comm_close</c>. What the handler of a comm's
/// message shows or sends carries that message's <c>origin</c>; when it has ended, <c>comm_done</c> does.</para>
/// </remarks>
internal static class StdioMessages
{
    public const string Ready = "ready";

    /// <summary>Each name once, and as deep as .NET writes: a figure or a notebook's metadata may go deeper than the 64 levels that it
    /// reads by itself.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 1000 };

    public static JsonObject Message(string type, JsonObject? content = null, string? id = null)
    {
        var message = new JsonObject { ["type"] = type };
        if (id is not null)
            message["id"] = id;
        message["content"] = content ?? new JsonObject();
        return message;
    }

    /// <summary>Reads a message.</summary>
    /// <returns>Its kind, its content and its id, if any; null if the line is no message.</returns>
    public static (string Type, JsonObject Content, string? Id)? Parse(string line)
    {
        try
        {
            if (JsonNode.Parse(line, documentOptions: Strict) is not JsonObject message || message["content"] is not JsonObject content
                || !IsText(message["type"]) || message["id"] is { } number && !IsText(number))
                return null;
            message.Remove("content");
            return ((string)message["type"]!, content, (string?)message["id"]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether what a message of the kernel, or a request to run a cell, says is of the kinds that it must be;
    /// others are for whoever answers them to judge.</summary>
    public static bool IsWellFormed(string type, JsonObject content) => type switch
    {
        MessageTypes.ExecuteRequest => IsText(content["code"]) && IsNumber(content["cell"])
            && (content["allow_stdin"]?.GetValueKind() ?? JsonValueKind.False) is JsonValueKind.True or JsonValueKind.False
            && (content["user_expressions"] is null
                || content["user_expressions"] is JsonObject expressions && expressions.All(expression => IsText(expression.Value))),
        MessageTypes.InputReply => content["value"] is null || IsText(content["value"]),
        MessageTypes.Stream => IsText(content["name"]) && IsText(content["text"]) && IsTransient(content),
        MessageTypes.DisplayData or MessageTypes.UpdateDisplayData or MessageTypes.ExecuteResult =>
            content["data"] is JsonObject && IsTransient(content),
        MessageTypes.Error => IsText(content["ename"]) && IsText(content["evalue"]) && content["traceback"] is JsonArray lines
            && lines.All(IsText) && (content["line"] is null || IsNumber(content["line"])),
        _ => true,
    };

    /// <summary>A bundle as Jupyter carries it: JSON types as JSON values, everything else as text.</summary>
    public static JsonObject Data(IReadOnlyDictionary<string, string> bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in bundle)
            data[mimeType] = MimeType.IsJson(mimeType) ? JsonNode.Parse(WholeText.Json(text)) : text;
        return data;
    }

    private static bool IsTransient(JsonObject content) => content["transient"] is null
        || content["transient"] is JsonObject transient && (transient["display_id"] is null || IsText(transient["display_id"]));

    private static bool IsNumber(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int _);

    private static bool IsText(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? _);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON can say it, and it is no text.
            return false;
        }
    }
}
