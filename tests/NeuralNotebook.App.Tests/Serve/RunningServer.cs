using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve;

/// <summary>A server over a folder of its own, and a client that knows its token.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly Codespace? codespace;
    private readonly bool isPlain;
    private readonly NotebookFixture fixture = new();
    private CourseServer server = null!;

    public RunningServer()
    {
    }

    private protected RunningServer(Codespace? codespace, bool isPlain = false) => (this.codespace, this.isPlain) = (codespace, isPlain);

    public string Folder => fixture.Folder;

    public int Port => server.Port;

    public string Token { get; private set; } = "";

    /// <summary>A client that shows the token.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string Write(params string[] cells) => fixture.Write(cells);

    public string WriteText(string text, string name) => fixture.WriteText(text, name);

    public async ValueTask InitializeAsync()
    {
        fixture.Write("1 + 1");
        var token = AccessToken.Create();
        Token = token.Text;
        server =
            await CourseServer.StartAsync(
                new ServeOptions(fixture.Folder, ServeOptions.DefaultHost, 0, token)
                { Codespace = codespace, IsPlain = isPlain }, _ => { });
        Client = Anonymous();
        Client.DefaultRequestHeaders.Add("Authorization", $"token {Token}");
    }

    /// <summary>A client that shows no token and keeps no cookies.</summary>
    public HttpClient Anonymous() =>
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };

    public async Task<JsonNode> GetAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(path, TestContext.Current.CancellationToken))!;

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonNode? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Opens a session for a notebook and connects to its kernel.</summary>
    internal async Task<KernelClient> OpenAsync(string path, string? protocol = null)
    {
        var (status, session) =
            await SendAsync(HttpMethod.Post, "/api/sessions",
                new JsonObject
                {
                    ["path"] = path,
                    ["type"] = "notebook",
                    ["name"] = path,
                    ["kernel"] = new JsonObject { ["name"] = ".net-csharp" }
                });
        Assert.Equal(HttpStatusCode.Created, status);
        return await ConnectAsync((string)session!["kernel"]!["id"]!, Guid.NewGuid().ToString("N"), protocol);
    }

    internal async Task<KernelClient> ConnectAsync(string kernelId, string sessionId, string? protocol = null)
    {
        var socket = new ClientWebSocket();
        if (protocol is not null)
            socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}/api/kernels/{kernelId}/channels?session_id={sessionId}&token={Token}"),
            TestContext.Current.CancellationToken);
        return new KernelClient(socket, kernelId, sessionId);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        fixture.Dispose();
        GC.SuppressFinalize(this);
    }
}
