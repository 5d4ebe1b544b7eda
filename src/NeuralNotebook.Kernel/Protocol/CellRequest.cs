using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A cell that a client wants run: an execute_request, read.</summary>
internal sealed class CellRequest<TClient>
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="FormatException">A field is missing or of the wrong kind.</exception>
    public CellRequest(ClientRequest<TClient> request)
    {
        Request = request;
        var content = request.Content;
        Code = content["code"] is JsonValue code && code.TryGetValue(out string? text)
            ? text : throw new FormatException("it needs 'code', a string");
        IsSilent = Flag(content, "silent", otherwise: false);
        IsCounted = !IsSilent & Flag(content, "store_history", otherwise: true);
        AllowsInput = Flag(content, "allow_stdin", otherwise: false);
        StopsOnError = Flag(content, "stop_on_error", otherwise: true);
        Expressions = content["user_expressions"] switch
        {
            null => [],
            JsonObject expressions when expressions.All(each => each.Value?.GetValueKind() == JsonValueKind.String) => expressions,
            _ => throw new FormatException("'user_expressions' must be an object of strings"),
        };
    }

    /// <summary>The request.</summary>
    public ClientRequest<TClient> Request { get; }

    /// <summary>The cell's text.</summary>
    public string Code { get; }

    /// <summary>Whether nothing of it is to be shown.</summary>
    public bool IsSilent { get; }

    /// <summary>Whether it gets a number, and is remembered.</summary>
    public bool IsCounted { get; }

    /// <summary>Whether the client answers questions.</summary>
    public bool AllowsInput { get; }

    /// <summary>Whether what is queued behind it is dropped if it fails.</summary>
    public bool StopsOnError { get; }

    /// <summary>What the client wants to know after it, such as a variable that it watches, by name.</summary>
    public JsonObject Expressions { get; }

    /// <summary>Whether the kernel has it already.</summary>
    public bool IsSent { get; set; }

    /// <summary>Why it failed: the content of its error message.</summary>
    public JsonObject? Error { get; set; }

    private static bool Flag(JsonObject content, string name, bool otherwise) => content[name] switch
    {
        null => otherwise,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw new FormatException($"'{name}' must be true or false"),
    };
}
