using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

public sealed class KernelsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData(null)]
    [InlineData(ChannelFrames.V1)]
    public async Task A_cell_runs_over_either_layout_of_the_websocket(string? protocol)
    {
        using var kernel = await server.OpenAsync($"layout-{protocol ?? "json"}.ipynb", protocol);
        Assert.Equal(protocol, string.IsNullOrEmpty(kernel.Protocol) ? null : kernel.Protocol);
        var (reply, shown) = await kernel.RunAsync("Console.WriteLine(\"printed\");\ndisplay(\"shown\");\n6 * 7");
        Assert.True((string?)reply["status"] == "ok", reply.ToJsonString());
        Assert.Equal(1, (int?)reply["execution_count"]);
        Assert.Equal(["execute_input", "stream", "display_data", "execute_result"], shown.Select(message => message.Type));
        Assert.Equal("42", (string?)shown[3].Content["data"]!["text/plain"]);
        Assert.All(shown, message => Assert.Equal("iopub", message.Channel));
    }

    [Fact]
    public async Task The_kernel_says_that_it_speaks_CSharp()
    {
        using var kernel = await server.OpenAsync("info.ipynb");
        var info = await kernel.UntilAsync("kernel_info_reply", await kernel.SendAsync("kernel_info_request", []));
        Assert.Equal("csharp", (string?)info.Content["language_info"]!["name"]);
        Assert.Equal("ok", (string?)info.Content["status"]);
    }

    [Fact]
    public async Task A_cell_may_ask_and_is_answered()
    {
        using var kernel = await server.OpenAsync("ask.ipynb");
        var (_, shown) = await kernel.RunAsync("Console.ReadLine()", allowsInput: true);
        Assert.Equal("the answer", (string?)shown.Last().Content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task An_endless_cell_is_interrupted_what_was_queued_is_dropped_and_the_state_stays()
    {
        using var kernel = await server.OpenAsync("endless.ipynb");
        await kernel.RunAsync("var kept = 5;");
        string endless = await kernel.SendAsync("execute_request", KernelClient.Cell("while (true) { }"));
        string queued = await kernel.SendAsync("execute_request", KernelClient.Cell("kept = 6;"));
        await kernel.UntilAsync("execute_input", endless);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent,
            (await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernel.KernelId}/interrupt")).Status);
        Assert.Equal("error", (string?)(await kernel.UntilAsync("execute_reply", endless)).Content["status"]);
        Assert.Equal("aborted", (string?)(await kernel.UntilAsync("execute_reply", queued)).Content["status"]);
        Assert.Equal("5", await kernel.ValueAsync("kept"));
    }

    [Fact]
    public async Task A_restart_forgets_what_cells_declared_and_ends_the_old_process()
    {
        using var kernel = await server.OpenAsync("restart.ipynb");
        int pid = int.Parse((await kernel.ValueAsync("var gone = 1;\nEnvironment.ProcessId"))!,
            System.Globalization.CultureInfo.InvariantCulture);
        using var old = Process.GetProcessById(pid);
        string running = await kernel.SendAsync("execute_request", KernelClient.Cell("while (true) { }"));
        await kernel.UntilAsync("execute_input", running);
        var (status, model) = await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernel.KernelId}/restart");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(kernel.KernelId, (string?)model!["id"]);
        Assert.Equal("error", (string?)(await kernel.UntilAsync("execute_reply", running)).Content["status"]);
        Assert.True(old.WaitForExit(5_000));
        var (reply, _) = await kernel.RunAsync("gone");
        Assert.Equal("CompilationError", (string?)reply["ename"]);
        Assert.Equal(1, (int?)reply["execution_count"]);
    }

    [Fact]
    public async Task A_kernel_that_dies_says_so_and_a_new_one_goes_on()
    {
        using var kernel = await server.OpenAsync("death.ipynb");
        var (reply, shown) = await kernel.RunAsync("Environment.Exit(7);");
        Assert.Equal("KernelDied", (string?)reply["ename"]);
        Assert.Contains("exit code 7", (string?)shown.Last().Content["evalue"], StringComparison.Ordinal);
        var notice = await kernel.UntilAsync("status");
        Assert.Equal("restarting", (string?)notice.Content["execution_state"]);
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task A_client_whose_connection_broke_gets_what_it_missed()
    {
        using var first = await server.OpenAsync("broken.ipynb");
        string id =
            await first.SendAsync("execute_request", KernelClient.Cell("System.Threading.Thread.Sleep(700);\n\"while you were away\""));
        await first.UntilAsync("execute_input", id);
        first.Dispose();
        await Task.Delay(1_200, TestContext.Current.CancellationToken);
        using var again = await server.ConnectAsync(first.KernelId, first.SessionId);
        Assert.Equal("while you were away", (string?)(await again.UntilAsync("execute_result", id)).Content["data"]!["text/plain"]);
        Assert.Equal("ok", (string?)(await again.UntilAsync("execute_reply", id)).Content["status"]);
    }

    [Fact]
    public async Task Sessions_are_made_once_a_notebook_changed_and_ended_with_their_kernel()
    {
        var request = new JsonObject
        {
            ["path"] = "session.ipynb",
            ["type"] = "notebook",
            ["name"] = "",
            ["kernel"] = new JsonObject { ["name"] = ".net-csharp" }
        };
        var (created, session) = await server.SendAsync(HttpMethod.Post, "/api/sessions", request);
        Assert.Equal(HttpStatusCode.Created, created);
        string id = (string)session!["id"]!, kernel = (string)session["kernel"]!["id"]!;
        Assert.Equal(id, (string?)(await server.SendAsync(HttpMethod.Post, "/api/sessions", request)).Body!["id"]);
        var (changed, renamed) =
            await server.SendAsync(HttpMethod.Patch, $"/api/sessions/{id}", new JsonObject { ["path"] = "renamed.ipynb" });
        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.Equal("renamed.ipynb", (string?)renamed!["path"]);
        Assert.Contains(await Ids("/api/sessions"), other => other == id);
        Assert.Contains(await Ids("/api/kernels"), other => other == kernel);
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, $"/api/sessions/{id}")).Status);
        Assert.DoesNotContain(await Ids("/api/kernels"), other => other == kernel);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, $"/api/kernels/{kernel}")).Status);
    }

    [Fact]
    public async Task A_kernel_of_another_language_is_refused_and_said() =>
        Assert.Equal(HttpStatusCode.NotFound,
            (await server.SendAsync(HttpMethod.Post, "/api/kernels", new JsonObject { ["name"] = "python3" })).Status);

    [Fact]
    public async Task The_kernelspec_is_the_one_that_the_courses_notebooks_ask_for()
    {
        var specs = await server.GetAsync("/api/kernelspecs");
        Assert.Equal(".net-csharp", (string?)specs["default"]);
        Assert.Equal("csharp", (string?)specs["kernelspecs"]![".net-csharp"]!["spec"]!["language"]);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 0 })]
    [InlineData(new byte[] { 6, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255 })]
    public void A_frame_that_is_no_message_is_refused(byte[] frame)
    {
        Assert.Throws<FormatException>(() => ChannelFrames.ReadV1(frame));
        Assert.Throws<FormatException>(() => ChannelFrames.ReadJson(frame));
    }

    private async Task<string[]> Ids(string path) => [.. (await server.GetAsync(path)).AsArray().Select(entry => (string)entry!["id"]!)];
}
