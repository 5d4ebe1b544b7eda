using Microsoft.AspNetCore.Http;

namespace NeuralNotebook.App.Serve;

/// <summary>Stands before everything: lets in who came to the right host, from our own page or no page at all,
/// and knows the token.</summary>
internal sealed class RequestGuard(AccessToken token, OwnNames names)
{
    private static readonly string[] OpenPaths = ["/", "/tree", "/api", "/hub/api"];

    /// <summary>Judges a request, and passes it on or answers it.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        ContentPolicy.Apply(context);
        // A page elsewhere can make a browser send requests here under its own name (DNS rebinding): that name betrays it.
        if (names.Foreign(request) is { } name)
            return HttpJson.ErrorAsync(context, StatusCodes.Status403Forbidden,
                $"This server does not answer to the name '{name}': open the link that it printed.");
        if (!IsFromHere(request))
            return HttpJson.ErrorAsync(context, StatusCodes.Status403Forbidden,
                "This request comes from another page: open the link that the server printed.");

        string? queried = request.Query["token"];
        bool isKnown = token.IsToken(queried) || token.IsToken(HeaderToken(request));
        if (isKnown && queried is not null && HttpMethods.IsGet(request.Method))
            SetCookie(context);
        if (!isKnown && token.IsCookie(request.Cookies[CookieName(context)]))
        {
            // Ports of one machine share cookies and count as one site: so what changes something, or opens a channel,
            // must say that it comes from our own page.
            if (!IsHarmless(context) && !SaysItIsOurs(request))
                return HttpJson.ErrorAsync(context, StatusCodes.Status403Forbidden,
                    "A request that changes something must come from this server's own page, or carry the token.");
            isKnown = true;
        }

        context.Items[typeof(RequestGuard)] = isKnown;
        return isKnown || IsOpen(request.Path)
            ? next(context)
            : HttpJson.ErrorAsync(context, StatusCodes.Status403Forbidden,
                "The token is missing or wrong: open the link that the server printed when it started.");
    }

    /// <summary>Whether a request that was let in knows the token; a page that holds what a notebook says is for those only.</summary>
    public static bool Knows(HttpContext context) => context.Items[typeof(RequestGuard)] is true;

    private static string CookieName(HttpContext context) => $"neural-notebook-{context.Connection.LocalPort}";

    private void SetCookie(HttpContext context)
    {
        var options =
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = names.IsEncrypted(context.Request) };
        context.Response.Cookies.Append(CookieName(context), token.CookieValue, options);
    }

    private static string? HeaderToken(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        foreach (string scheme in new[] { "token ", "Bearer " })
        {
            if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return header[scheme.Length..].Trim();
        }

        return null;
    }

    private bool IsFromHere(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !names.IsOwnOrigin(request, origin))
            return false;
        // What another page fetches, embeds or opens in a frame; following a link to a page is fine.
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none"
            || (HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"
                && request.Headers["Sec-Fetch-Dest"] == "document");
    }

    private bool SaysItIsOurs(HttpRequest request) =>
        names.IsOwnOrigin(request, request.Headers.Origin.ToString()) || request.Headers["Sec-Fetch-Site"] == "same-origin";

    private static bool IsHarmless(HttpContext context) =>
        !context.WebSockets.IsWebSocketRequest && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    /// <summary>The built page holds no secret, and the plain one shows what it holds only to whoever knows the token
    /// (<see cref="Knows"/>). Clients look at these paths before they show theirs.</summary>
    /// <remarks>What is open is listed, and everything else is shut: a list of what is shut would have to think of every spelling that a
    /// route accepts, such as /API.</remarks>
    private static bool IsOpen(PathString path) =>
        OpenPaths.Contains(path.Value, StringComparer.Ordinal) || path.StartsWithSegments("/chapters", StringComparison.Ordinal)
            || path.StartsWithSegments("/page", StringComparison.Ordinal)
        || path.StartsWithSegments("/plain", StringComparison.Ordinal);
}
