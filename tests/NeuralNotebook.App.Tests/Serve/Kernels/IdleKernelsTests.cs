using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>Kernels that nobody uses are ended, and whoever comes back is told.</summary>
public sealed class IdleKernelsTests : IAsyncLifetime
{
    private const string Farewell = "The kernel was ended after 30 minutes without use. Run the cells again from the top.";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock clock = new();
    private readonly NotebookFixture fixture = new();
    private readonly AccessToken token = AccessToken.Create();
    private readonly HttpClient client = new();
    private CourseServer server = null!;

    public ValueTask InitializeAsync() => StartAsync(TimeSpan.FromMinutes(ServeOptions.DefaultIdleMinutes));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        fixture.Dispose();
    }

    [Fact]
    public async Task A_kernel_whose_tab_was_closed_ends_after_thirty_minutes_and_who_comes_back_is_told_once()
    {
        var session = await OpenAsync();
        using (var kernel = await ConnectAsync(session))
            await kernel.RunAsync("var kept = 5;");
        await clock.PassAsync(28 * Minute);
        Assert.Single(await KernelsAsync());
        await clock.PassUntilAsync(async () => (await KernelsAsync()).Count == 0);
        var again = await OpenAsync();
        Assert.Equal(Farewell, (string?)again["notice"]);
        Assert.NotEqual((string?)session["kernel"]!["id"], (string?)again["kernel"]!["id"]);
        Assert.Null((await OpenAsync())["notice"]);
        using var fresh = await ConnectAsync(again);
        Assert.Equal("3", await fresh.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_client_that_is_only_connected_keeps_no_kernel_and_is_told_why_it_ended()
    {
        using var kernel = await ConnectAsync(await OpenAsync());
        await kernel.RunAsync("1");
        await clock.PassUntilAsync(async () => (await KernelsAsync()).Count == 0);
        var status = await kernel.UntilAsync("status");
        while ((string?)status.Content["execution_state"] != "dead")
            status = await kernel.UntilAsync("status");
        Assert.Equal(Farewell, (string?)status.Content["reason"]);
    }

    [Fact]
    public async Task A_running_cell_is_no_idleness_however_long_it_runs()
    {
        using var kernel = await ConnectAsync(await OpenAsync());
        string id = await kernel.SendAsync("execute_request",
            KernelClient.Cell("while (!System.IO.File.Exists(\"go\")) System.Threading.Thread.Sleep(20);\n\"done\""));
        await kernel.UntilAsync("execute_input", id);
        await clock.PassAsync(300 * Minute);
        Assert.Single(await KernelsAsync());
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "go"), "", TestContext.Current.CancellationToken);
        Assert.Equal("ok", (string?)(await kernel.UntilAsync("execute_reply", id)).Content["status"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_client_asks_and_the_pages_sign_of_use_begin_the_time_anew(bool asks)
    {
        var session = await OpenAsync();
        using var kernel = await ConnectAsync(session);
        await kernel.RunAsync("1");
        for (int i = 0; i < 3; i++)
        {
            await clock.PassAsync(20 * Minute);
            if (asks)
                await kernel.UntilAsync("complete_reply",
                    await kernel.SendAsync("complete_request", new JsonObject { ["code"] = "1", ["cursor_pos"] = 1 }));
            else
                Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Patch, $"/api/sessions/{session["id"]}", [])).Status);
        }

        Assert.Single(await KernelsAsync());
        await clock.PassUntilAsync(async () => (await KernelsAsync()).Count == 0);
    }

    [Fact]
    public async Task Zero_minutes_keep_every_kernel()
    {
        await server.DisposeAsync();
        await StartAsync(TimeSpan.Zero);
        await OpenAsync();
        await clock.PassAsync(10_000 * Minute);
        Assert.Single(await KernelsAsync());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1.5")]
    public async Task What_is_no_number_of_minutes_is_refused(string minutes)
    {
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(fixture.Folder, "serve", "--no-browser", "--folder", fixture.Folder, "--idle-minutes", minutes);
        Assert.Equal(1, exitCode);
        Assert.Contains("--idle-minutes takes a whole number of minutes, or 0 for never.", errors, StringComparison.Ordinal);
    }

    private async ValueTask StartAsync(TimeSpan idleTime) =>
        server =
            await CourseServer.StartAsync(
                new ServeOptions(fixture.Folder, ServeOptions.DefaultHost, 0, token) { IdleTime = idleTime, Clock = clock }, _ => { });

    private async Task<JsonNode> OpenAsync() =>
        (await SendAsync(HttpMethod.Post, "/api/sessions",
            new JsonObject { ["path"] = "test.ipynb", ["type"] = "notebook", ["name"] = "" })).Body!;

    private async Task<JsonArray> KernelsAsync() => (await SendAsync(HttpMethod.Get, "/api/kernels", null)).Body!.AsArray();

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(server.Address), path));
        request.Headers.Add("Authorization", $"token {token.Text}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private async Task<KernelClient> ConnectAsync(JsonNode session)
    {
        var socket = new ClientWebSocket();
        string id = (string)session["kernel"]!["id"]!;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.Port}/api/kernels/{id}/channels?session_id=a&token={token.Text}"),
            TestContext.Current.CancellationToken);
        return new KernelClient(socket, id, "a");
    }
}
