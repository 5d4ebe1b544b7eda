using System.Net;
using System.Net.WebSockets;
using System.Text;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Security;

public sealed class RequestGuardTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("GET", "/api/contents")]
    [InlineData("GET", "/api/contents/test.ipynb")]
    [InlineData("PUT", "/api/contents/test.ipynb")]
    [InlineData("POST", "/api/kernels")]
    [InlineData("POST", "/api/sessions")]
    [InlineData("GET", "/api/course")]
    [InlineData("GET", "/api/status")]
    [InlineData("GET", "/files/test.ipynb")]
    [InlineData("GET", "/API/contents")]
    [InlineData("PUT", "/Api/Contents/test.ipynb")]
    [InlineData("POST", "/API/kernels")]
    [InlineData("GET", "/aPi/course")]
    [InlineData("GET", "/FILES/test.ipynb")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/%61pi/contents")]
    [InlineData("GET", "/page/../api/contents")]
    [InlineData("GET", "/chapters/%2e%2e/API/contents")]
    [InlineData("GET", "/nothing")]
    public async Task Nothing_is_given_without_the_token(string method, string path)
    {
        using var client = server.Anonymous();
        foreach (string? header in new[] { null, "token wrong", $"token {server.Token}x", "token ", $"Basic {server.Token}" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/tree", HttpStatusCode.OK)]
    [InlineData("/api", HttpStatusCode.OK)]
    [InlineData("/hub/api", HttpStatusCode.NotFound)]
    public async Task Clients_look_at_these_before_they_show_a_token(string path, HttpStatusCode expected)
    {
        using var client = server.Anonymous();
        Assert.Equal(expected, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8888")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.0.1")]
    public async Task A_name_that_was_bound_to_this_machine_by_somebody_else_gets_no_answer(string host)
    {
        foreach (string path in new[] { "/", "/api/contents" })
            Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Get, path, null, ("Host", host))).Status);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task This_machines_own_names_are_answered(string host) =>
        Assert.Equal(HttpStatusCode.OK,
            (await server.SendAsync(HttpMethod.Get, "/api/status", null, ("Host", $"{host}:{server.Port}"))).Status);

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_pages_requests_are_refused_even_with_the_token(string header, string value) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await server.SendAsync(HttpMethod.Post, "/api/kernels", null, (header, value))).Status);

    [Fact]
    public async Task Another_page_cannot_open_the_websocket()
    {
        using var kernel = await server.OpenAsync("origin.ipynb");
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Port}/api/kernels/{kernel.KernelId}/channels?token={server.Token}"),
                TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_link_gives_a_cookie_that_scripts_cannot_read_and_other_sites_cannot_send()
    {
        string cookie = await CookieAsync();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Token, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_reads_and_changes_only_from_our_own_page()
    {
        string cookie = (await CookieAsync()).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/contents", ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/sessions", ("Cookie", cookie)));
        Assert.Equal(HttpStatusCode.Forbidden,
            await StatusAsync(HttpMethod.Post, "/api/sessions", ("Cookie", cookie), ("Origin", "http://localhost:1")));
        Assert.Equal(HttpStatusCode.BadRequest,
            await StatusAsync(HttpMethod.Post, "/api/sessions", ("Cookie", cookie), ("Origin", $"http://127.0.0.1:{server.Port}")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Get, "/api/contents", ("Cookie", cookie[..^1] + "x")));
    }

    [Fact]
    public async Task The_page_may_load_scripts_from_here_only_and_files_of_the_course_run_none()
    {
        using var page = await server.Client.GetAsync("/", TestContext.Current.CancellationToken);
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-src 'self'", policy, StringComparison.Ordinal);
        using var file = await server.Client.GetAsync("/files/test.ipynb", TestContext.Current.CancellationToken);
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        using var shouted = await server.Client.GetAsync("/FILES/test.ipynb", TestContext.Current.CancellationToken);
        Assert.Contains("sandbox", shouted.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&token=wrong")]
    public async Task No_channel_opens_without_the_token(string query)
    {
        using var kernel = await server.OpenAsync("channel.ipynb");
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Port}/api/kernels/{kernel.KernelId}/channels?session_id=a{query}"),
                TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/contents/large.txt")
        { Content = new ByteArrayContent(new byte[65 * 1024 * 1024]) };
        try
        {
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server closed the connection before it had read it all.
        }

        Assert.False(File.Exists(Path.Combine(server.Folder, "large.txt")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"path\": 5}")]
    [InlineData("{\"path\": \"a.ipynb\", \"path\": \"b.ipynb\"}")]
    public async Task A_body_that_makes_no_sense_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/api/sessions", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Every_start_has_a_token_of_its_own() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => AccessToken.Create().Text).Distinct().Count());

    private async Task<string> CookieAsync()
    {
        using var client = server.Anonymous();
        using var response = await client.GetAsync($"/?token={server.Token}", TestContext.Current.CancellationToken);
        return response.Headers.GetValues("Set-Cookie").Single();
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = server.Anonymous();
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
