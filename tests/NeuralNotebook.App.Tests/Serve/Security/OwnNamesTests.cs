using System.Net;
using Microsoft.AspNetCore.Http;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Security;

public sealed class OwnNamesTests
{
    private const int Port = 8888;
    private const string Name = "fuzzy-lamp-7v9-8888.app.github.dev";

    private readonly AccessToken token = AccessToken.Create();

    // Host, Origin, X-Forwarded-Host, X-Forwarded-Proto, Sec-Fetch-Site; an empty one is not sent.
    public static TheoryData<string, string, string, string, string> OfOurPage => new()
    {
        // Each as the browser wrote it.
        { Name, $"https://{Name}", "", "", "same-origin" },
        { $"{Name}:443", $"https://{Name}", Name, "https", "same-origin" },
        // Host rewritten.
        { "localhost:8888", $"https://{Name}", "", "", "same-origin" },
        { "localhost:8888", $"https://{Name}", Name, "https", "same-origin" },
        { "localhost", $"https://{Name}", Name, "https", "" },
        { "127.0.0.1:8888", $"https://{Name}", $"{Name}:443", "https", "" },
        // Origin rewritten, too.
        { "localhost:8888", "http://localhost:8888", Name, "https", "same-origin" },
        { "localhost:8888", "https://localhost:8888", Name, "https", "same-origin" },
        { "localhost:8888", "http://localhost:8888", "", "", "" },
        // Only Origin rewritten.
        { Name, "http://localhost:8888", "", "", "same-origin" },
        { Name, "https://localhost:8888", Name, "https", "same-origin" },
        { Name.ToUpperInvariant(), $"https://{Name}", $"{Name}, localhost:8888", "https, http", "same-origin" },
        // VS Code on the learner's own machine forwards to a port there.
        { "localhost:9001", "http://localhost:9001", "", "", "same-origin" },
        { "127.0.0.1:8888", "http://127.0.0.1:8888", "", "", "" },
    };

    public static TheoryData<string, string, string, string, string> OfSomebodyElse => new()
    {
        // DNS rebinding: a name that was bound to this machine, also where a proxy rewrote it.
        { "evil.example", "", "", "", "" },
        { "evil.example:8888", "http://evil.example:8888", "", "", "same-origin" },
        { "localhost:8888", "http://localhost:8888", "evil.example", "https", "same-origin" },
        { "localhost:8888", "", $"{Name}, evil.example", "https", "" },
        { "evil.example", $"https://{Name}", Name, "https", "same-origin" },
        // Another Codespace, another port of ours, names that only begin or end alike.
        { "other-lamp-123-8888.app.github.dev", "https://other-lamp-123-8888.app.github.dev", "", "", "same-origin" },
        { "fuzzy-lamp-7v9-9999.app.github.dev", "", "", "", "" },
        { "fuzzy-lamp-7v9.app.github.dev", "", "", "", "" },
        { $"{Name}.evil.example", "", "", "", "" },
        { $"evil-{Name}", "", "", "", "" },
        { "fuzzy-lamp-7v9-8888.app.github.evil", "", "", "", "" },
        { "localhost:8888", "https://other-lamp-123-8888.app.github.dev", Name, "https", "" },
        { Name, "https://fuzzy-lamp-7v9-9999.app.github.dev", Name, "https", "same-site" },
        // Another page.
        { Name, "https://evil.example", Name, "https", "cross-site" },
        { Name, "null", Name, "https", "" },
        { Name, $"http://{Name}", Name, "http", "" },
        { Name, $"https://{Name}:8443", Name, "https", "" },
        { Name, "https://localhost:9999", Name, "https", "" },
        { "localhost:8888", "http://localhost:9999", "", "", "same-site" },
        { Name, $"https://{Name}.evil.example", Name, "https", "" },
        // A page that the learner's own machine serves on our port looks like the proxy's writing, but for what the browser says.
        { Name, "http://localhost:8888", Name, "https", "cross-site" },
    };

    [Theory]
    [MemberData(nameof(OfOurPage))]
    public async Task Our_page_behind_the_forwarded_port_may_read_and_change(string host, string origin, string forwardedHost,
        string forwardedScheme, string site)
    {
        foreach (string method in new[] { "GET", "PUT", "POST" })
        {
            Assert.Equal(HttpStatusCode.OK, await AskAsync(method, host, origin, forwardedHost, forwardedScheme, site, Knows.Cookie));
            Assert.Equal(HttpStatusCode.OK, await AskAsync(method, host, origin, forwardedHost, forwardedScheme, site, Knows.Token));
            Assert.Equal(HttpStatusCode.Forbidden,
                await AskAsync(method, host, origin, forwardedHost, forwardedScheme, site, Knows.Nothing));
        }
    }

    [Theory]
    [MemberData(nameof(OfSomebodyElse))]
    public async Task Everything_else_is_refused_even_with_the_token(string host, string origin, string forwardedHost,
        string forwardedScheme, string site)
    {
        foreach (string method in new[] { "GET", "PUT", "POST" })
        {
            foreach (var knows in Enum.GetValues<Knows>())
                Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(method, host, origin, forwardedHost, forwardedScheme, site, knows));
        }
    }

    [Theory]
    [InlineData(Name, "")]
    [InlineData("localhost:8888", $"https://{Name}")]
    [InlineData("localhost:8888", "https://localhost:8888")]
    public async Task Outside_of_a_Codespace_its_names_are_strangers(string host, string origin) =>
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("GET", host, origin, "", "", "", Knows.Token, isCodespace: false));

    [Theory]
    [InlineData(null, "app.github.dev")]
    [InlineData("fuzzy-lamp-7v9", null)]
    [InlineData("", "")]
    [InlineData("fuzzy-lamp-7v9", "localhost")]
    [InlineData("evil.example/", "app.github.dev")]
    [InlineData("fuzzy-lamp-7v9", "app.github.dev\n")]
    [InlineData("fuzzy lamp", "app.github.dev")]
    public void Without_both_names_there_is_no_Codespace(string? name, string? domain) => Assert.Null(Find(name, domain));

    [Theory]
    [InlineData(Name, "", true)]
    [InlineData("localhost:8888", "https", true)]
    [InlineData("localhost:8888", "", false)]
    public async Task The_cookie_of_an_encrypted_page_never_travels_in_the_open(string host, string forwardedScheme, bool isSecure)
    {
        var context = Request("GET", host, "", "", forwardedScheme, "", Knows.Nothing);
        context.Request.QueryString = new QueryString($"?token={token.Text}");
        await Guard(isCodespace: true).InvokeAsync(context, _ => Task.CompletedTask);
        Assert.Equal(isSecure, context.Response.Headers.SetCookie.ToString().Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    private enum Knows
    {
        Nothing,
        Cookie,
        Token,
    }

    private async Task<HttpStatusCode> AskAsync(string method, string host, string origin, string forwardedHost, string forwardedScheme,
        string site, Knows knows, bool isCodespace = true)
    {
        var context = Request(method, host, origin, forwardedHost, forwardedScheme, site, knows);
        bool isIn = false;
        await Guard(isCodespace).InvokeAsync(context, _ =>
        {
            isIn = true;
            return Task.CompletedTask;
        });
        Assert.Equal(isIn, context.Response.StatusCode == StatusCodes.Status200OK);
        return (HttpStatusCode)context.Response.StatusCode;
    }

    private DefaultHttpContext Request(string method, string host, string origin, string forwardedHost, string forwardedScheme,
        string site, Knows knows)
    {
        var context = new DefaultHttpContext();
        context.Connection.LocalPort = Port;
        (context.Request.Method, context.Request.Scheme, context.Request.Path) = (method, "http", "/api/contents");
        context.Request.Host = new HostString(host);
        foreach (var (header, value) in new[] { ("Origin", origin), ("X-Forwarded-Host", forwardedHost),
            ("X-Forwarded-Proto", forwardedScheme), ("Sec-Fetch-Site", site) })
        {
            if (value.Length > 0)
                context.Request.Headers[header] = value;
        }

        if (knows == Knows.Cookie)
            context.Request.Headers.Cookie = $"neural-notebook-{Port}={token.CookieValue}";
        else if (knows == Knows.Token)
            context.Request.Headers.Authorization = $"token {token.Text}";
        return context;
    }

    private RequestGuard Guard(bool isCodespace) =>
        new(token, new OwnNames(ServeOptions.DefaultHost, isCodespace ? Find("fuzzy-lamp-7v9", "app.github.dev") : null));

    private static Codespace? Find(string? name, string? domain) =>
        Codespace.Find(variable => variable == "CODESPACE_NAME"
            ? name : variable == "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN" ? domain : null);
}
