using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>Requests and answers in JSON, as Jupyter's clients send and read them.</summary>
internal static class HttpJson
{
    /// <summary>Answers with a JSON value.</summary>
    public static Task JsonAsync(HttpContext context, JsonNode value, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonBytes.Write(value), context.RequestAborted);
    }

    /// <summary>Answers with what went wrong; clients show <c>message</c> to their user.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string message) =>
        JsonAsync(context, new JsonObject { ["message"] = message, ["reason"] = null }, status);

    /// <summary>Answers that it is done and there is nothing to say.</summary>
    public static Task DoneAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Reads a request's JSON object; an empty body is an empty object.</summary>
    /// <exception cref="RequestException">The body is no JSON object.</exception>
    public static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        try
        {
            // A file may be in another encoding, a message not.
            if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length)))
                throw new FormatException("is not valid UTF-8");
            return body.Length == 0 ? [] : JsonBytes.Parse(body.GetBuffer().AsMemory(0, (int)body.Length)) as JsonObject
                ?? throw new FormatException("must be a JSON object");
        }
        catch (FormatException error)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The request's body {error.Message}.");
        }
    }

    /// <summary>A text field of an object, or null where it is missing.</summary>
    /// <exception cref="RequestException">The field is no text.</exception>
    public static string? Text(JsonObject? json, string field) => json?[field] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"'{field}' must be a string."),
    };

    /// <summary>An object within an object, or null where it is missing.</summary>
    /// <exception cref="RequestException">The field is no object.</exception>
    public static JsonObject? Object(JsonObject json, string field) => json[field] switch
    {
        null => null,
        JsonObject value => value,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"'{field}' must be an object."),
    };
}
