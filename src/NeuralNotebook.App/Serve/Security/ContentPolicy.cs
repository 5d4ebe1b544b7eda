using Microsoft.AspNetCore.Http;

namespace NeuralNotebook.App.Serve;

/// <summary>What a browser may do with an answer.</summary>
internal static class ContentPolicy
{
    // Styles may stand inline: formulas, charts and the editor place their parts with them. Scripts may not, and come from here only.
    private const string Common =
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            + "frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

    private const string Page = "default-src 'none'; script-src 'self'; " + Common + "; frame-ancestors 'none'";

    /// <summary>What the page may do in a site of files, where the page says it itself: .NET runs in it, besides.</summary>
    public const string OfSite = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " + Common;

    // A file of the course opened by itself, such as an SVG, runs nothing.
    private const string File = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; frame-ancestors 'none'";

    // Where the scripts of an output run once the learner trusts the notebook: without an origin, and with no way out,
    // even if the page is opened by itself.
    private const string Frame = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        + "img-src data: blob:; font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Sets the headers that every answer carries.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        // Routes do not mind the case of letters.
        bool isData = path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/files", StringComparison.OrdinalIgnoreCase);
        bool isFrame = path.Equals("/page/frame.html", StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isFrame ? Frame : isData ? File : Page;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = isFrame ? "SAMEORIGIN" : "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (isData)
            headers.CacheControl = "no-store";
    }
}
