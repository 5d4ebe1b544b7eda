using Microsoft.AspNetCore.Http;

namespace NeuralNotebook.App.Serve;

/// <summary>Stands around everything: whatever goes wrong, the client gets a sentence, and what only the programmer can use goes to
/// the server's log.</summary>
internal sealed class ErrorAnswers(Action<string> log)
{
    /// <summary>Passes a request on, and answers it where it failed.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
                await HttpJson.ErrorAsync(context, context.Response.StatusCode,
                    $"{context.Request.Method} is not possible at '{context.Request.Path}' (HTTP {context.Response.StatusCode}).")
                    .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone.
        }
        catch (Exception error)
        {
            var (status, message) = Describe(error);
            if (status is null)
                log($"{context.Request.Method} {context.Request.Path} failed, which is a mistake of this program: {error}");
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.ContentLength = null;
            await HttpJson.ErrorAsync(context, status ?? StatusCodes.Status500InternalServerError, message).ConfigureAwait(false);
        }
    }

    /// <returns>The status, null for what nobody foresaw; and a sentence.</returns>
    private static (int? Status, string Message) Describe(Exception error) => error switch
    {
        RequestException request => (request.Status, request.Message),
        BadHttpRequestException request => (request.StatusCode, request.Message),
        IOException or UnauthorizedAccessException => (StatusCodes.Status500InternalServerError, error.Message),
        OperationCanceledException => (StatusCodes.Status503ServiceUnavailable, "The server is ending."),
        _ => (null, "This request failed inside the server. That is a mistake of the program; its terminal says what went wrong."),
    };
}
