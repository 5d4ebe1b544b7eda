using System.Net;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Clients;

/// <summary>What VS Code's Jupyter extension asks an "Existing Jupyter Server", in its order.</summary>
public sealed class VsCodeHandshakeTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task It_finds_a_Jupyter_server_before_it_shows_the_token_and_no_JupyterHub()
    {
        using var client = server.Anonymous();
        foreach (var (path, expected) in new[] { ("/", HttpStatusCode.OK), ("/tree", HttpStatusCode.OK),
            ("/hub/api", HttpStatusCode.NotFound), ("/api/kernels", HttpStatusCode.Forbidden) })
            Assert.Equal(expected, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        foreach (string path in new[] { "/api/kernels", "/api/kernelspecs", "/api/sessions" })
            Assert.Equal(HttpStatusCode.OK,
                (await client.GetAsync($"{path}?token={server.Token}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task It_is_offered_our_kernel_as_CSharp()
    {
        var specs = await server.GetAsync("/api/kernelspecs");
        var spec = specs["kernelspecs"]![(string)specs["default"]!]!;
        Assert.Equal((string?)specs["default"], (string?)spec["name"]);
        Assert.Equal("csharp", (string?)spec["spec"]!["language"]);
        Assert.NotEmpty((string)spec["spec"]!["display_name"]!);
        Assert.IsType<JsonArray>(spec["spec"]!["argv"]);
        Assert.IsType<JsonObject>(spec["resources"]);
    }

    [Fact]
    public async Task It_opens_a_session_for_a_file_that_it_makes_beside_the_notebook_works_with_it_and_leaves_nothing_behind()
    {
        // It makes an empty notebook, names it after the one that is open, and deletes it once the session runs.
        var (made, file) = await server.SendAsync(HttpMethod.Post, "/api/contents/", new JsonObject { ["type"] = "notebook" });
        Assert.Equal(HttpStatusCode.Created, made);
        const string Name = "mine-jvsc-0f3b27c1-6a0e-4d7e-9a52-4f9a8b7c1d2e.ipynb";
        Assert.Equal(HttpStatusCode.OK,
            (await server.SendAsync(HttpMethod.Patch, $"/api/contents/{file!["path"]}", new JsonObject { ["path"] = Name })).Status);

        var (created, session) =
            await server.SendAsync(HttpMethod.Post, "/api/sessions",
                new JsonObject
                {
                    ["path"] = Name,
                    ["name"] = "mine.ipynb",
                    ["type"] = "notebook",
                    ["kernel"] = new JsonObject { ["name"] = ".net-csharp" }
                });
        Assert.Equal(HttpStatusCode.Created, created);
        Assert.Equal(Name, (string?)session!["path"]);
        Assert.Equal("mine.ipynb", (string?)session["name"]);
        Assert.Equal("notebook", (string?)session["type"]);
        string id = (string)session["id"]!, kernelId = (string)session["kernel"]!["id"]!;
        Assert.Equal(".net-csharp", (string?)session["kernel"]!["name"]);
        Assert.NotNull(session["kernel"]!["execution_state"]);
        Assert.NotNull(session["kernel"]!["last_activity"]);
        Assert.NotNull(session["kernel"]!["connections"]);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, $"/api/contents/{Name}")).Status);

        using var kernel = await server.ConnectAsync(kernelId, Guid.NewGuid().ToString(), ChannelFrames.V1);
        Assert.Equal("csharp",
            (string?)(await kernel.UntilAsync("kernel_info_reply",
                await kernel.SendAsync("kernel_info_request", []))).Content["language_info"]!["name"]);
        Assert.Equal("42", await kernel.ValueAsync("var kept = 42;\nkept"));

        string endless = await kernel.SendAsync("execute_request", KernelClient.Cell("while (true) { }"));
        await kernel.UntilAsync("execute_input", endless);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernelId}/interrupt")).Status);
        Assert.Equal("error", (string?)(await kernel.UntilAsync("execute_reply", endless)).Content["status"]);
        Assert.Equal("42", await kernel.ValueAsync("kept"));

        var (restarted, model) = await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernelId}/restart");
        Assert.Equal(HttpStatusCode.OK, restarted);
        Assert.Equal(kernelId, (string?)model!["id"]);
        Assert.Equal("CompilationError", (string?)(await kernel.RunAsync("kept")).Reply["ename"]);

        var (changed, renamed) = await server.SendAsync(HttpMethod.Patch, $"/api/sessions/{id}",
            new JsonObject { ["name"] = "other.ipynb", ["path"] = "other.ipynb" });
        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.Equal("other.ipynb", (string?)renamed!["path"]);
        Assert.Equal(kernelId, (string?)renamed["kernel"]!["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, $"/api/sessions/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, $"/api/sessions/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Delete, $"/api/kernels/{kernelId}")).Status);
        Assert.DoesNotContain("jvsc", (await server.GetAsync("/api/contents")).ToJsonString(), StringComparison.Ordinal);
    }
}
