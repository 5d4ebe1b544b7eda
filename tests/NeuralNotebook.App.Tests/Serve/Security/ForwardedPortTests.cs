using System.Net;
using System.Net.WebSockets;
using System.Text;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Security;

/// <summary>The server behind a real reverse proxy, encrypted and under the name that a Codespace gives its port.</summary>
public sealed class ForwardedPortTests(ForwardedPortTests.ServerInCodespace codespace) : IClassFixture<ForwardedPortTests.ServerInCodespace>
{
    /// <summary>A server that takes itself to be in a Codespace.</summary>
    public sealed class ServerInCodespace()
        : RunningServer(Codespace.Find(variable => variable == "CODESPACE_NAME" ? "fuzzy-lamp-7v9" : "app.github.dev"));

    // What becomes of Host, what becomes of Origin, and whether the proxy tells of it.
    public static TheoryData<string?, string?, bool> Proxies => new()
    {
        { null, null, false },
        { null, null, true },
        { "localhost:PORT", null, false },
        { "localhost:PORT", null, true },
        { "localhost", null, true },
        { "localhost:PORT", "http://localhost:PORT", false },
        { "localhost:PORT", "http://localhost:PORT", true },
        { "localhost:PORT", "https://localhost:PORT", true },
        { null, "http://localhost:PORT", true },
        { null, "https://localhost:PORT", true },
    };

    private string Name => $"fuzzy-lamp-7v9-{codespace.Port}.app.github.dev";

    [Theory]
    [MemberData(nameof(Proxies))]
    public async Task The_page_opens_changes_and_runs_behind_the_proxy_and_nobody_elses_does(string? host, string? origin, bool tells)
    {
        await using var proxy = await ReverseProxy.StartAsync(Name, codespace.Port, WithPort(host), WithPort(origin), tells);
        using var browser = new HttpMessageInvoker(proxy.Browser());

        using var opened = await AskAsync(browser, HttpMethod.Get, Name, $"/?token={codespace.Token}");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        string cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        // Its scripts come with an Origin, and are open to anybody.
        Assert.NotEqual(HttpStatusCode.Forbidden,
            await StatusAsync(browser, HttpMethod.Get, Name, "/page/theme.js", ("Origin", $"https://{Name}"),
                ("Sec-Fetch-Site", "same-origin")));
        (string, string)[] ours = [("Cookie", cookie), ("Origin", $"https://{Name}"), ("Sec-Fetch-Site", "same-origin")];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, HttpMethod.Get, Name, "/api/contents", ours[..1]));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(browser, HttpMethod.Post, Name, "/api/sessions", ours));
        Assert.Equal("2", await ResultAsync(browser, cookie));

        // Another page with the cookie, no token, another Codespace's name, a rebound name.
        Assert.Equal(HttpStatusCode.Forbidden,
            await StatusAsync(browser, HttpMethod.Post, Name, "/api/sessions", ("Cookie", cookie), ("Origin", "https://evil.example"),
                ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Forbidden,
            await StatusAsync(browser, HttpMethod.Post, Name, "/api/sessions", ("Cookie", cookie), ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, HttpMethod.Post, Name, "/api/sessions", ours[1..]));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(browser, cookie, "https://evil.example"));
        if (host is null || tells)
        {
            foreach (string other in new[] { Name.Replace("fuzzy", "other", StringComparison.Ordinal), "evil.example" })
                Assert.Equal(HttpStatusCode.Forbidden,
                    await StatusAsync(browser, HttpMethod.Get, other, "/api/contents", ("Cookie", cookie)));
        }
    }

    [Fact]
    public async Task A_browser_that_writes_the_proxys_headers_itself_gains_nothing()
    {
        await using var proxy = await ReverseProxy.StartAsync(Name, codespace.Port, host: null, origin: null, tells: false);
        using var browser = new HttpMessageInvoker(proxy.Browser());
        (string, string)[] forged =
            [("X-Forwarded-Host", Name), ("X-Forwarded-Proto", "https"), ("Authorization", $"token {codespace.Token}")];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, HttpMethod.Get, Name, "/api/contents", forged));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, HttpMethod.Get, "evil.example", "/api/contents", forged));
        Assert.Equal(HttpStatusCode.Forbidden,
            await StatusAsync(browser, HttpMethod.Get, Name, "/api/contents", [.. forged, ("Origin", "https://evil.example")]));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(browser, HttpMethod.Get, Name, "/api/contents", forged[..2]));
    }

    private string? WithPort(string? text) => text?.Replace("PORT", $"{codespace.Port}", StringComparison.Ordinal);

    private async Task<string?> ResultAsync(HttpMessageInvoker browser, string cookie)
    {
        using var kernel = await ConnectAsync(browser, cookie, $"https://{Name}");
        var (_, shown) = await kernel.RunAsync("1 + 1");
        return (string?)shown.Single(message => message.Type == "execute_result").Content["data"]!["text/plain"];
    }

    private async Task<KernelClient> ConnectAsync(HttpMessageInvoker browser, string cookie, string origin)
    {
        using var session = await codespace.OpenAsync("forwarded.ipynb");
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"wss://{Name}/api/kernels/{session.KernelId}/channels?session_id=a"), browser,
            TestContext.Current.CancellationToken);
        return new KernelClient(socket, session.KernelId, "a");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpMessageInvoker browser, HttpMethod method, string host, string path,
        params (string Name, string Value)[] headers)
    {
        using var response = await AskAsync(browser, method, host, path, headers);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpMessageInvoker browser, HttpMethod method, string host, string path,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"https://{host}{path}");
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
