using System.Net;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>A session through the server is the session that it is over ZeroMQ.</summary>
public sealed class SessionTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Cells_are_remembered_with_their_results_until_the_kernel_is_restarted()
    {
        using var kernel = await server.OpenAsync("history.ipynb");
        await kernel.RunAsync("var a = 1;");
        await kernel.RunAsync("a + 1");
        var question = new JsonObject { ["hist_access_type"] = "tail", ["n"] = 10, ["output"] = true, ["raw"] = true };
        Assert.Equal("""[[0,1,["var a = 1;",null]],[0,2,["a \u002B 1","2"]]]""",
            (await AskAsync(kernel, "history_request", question))["history"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernel.KernelId}/restart")).Status);
        Assert.Equal("[]", (await AskAsync(kernel, "history_request", question))["history"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_shown_after_a_restart_has_another_id_than_what_was_shown_before()
    {
        using var kernel = await server.OpenAsync("ids.ipynb");
        string before = await ShownIdAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernel.KernelId}/restart")).Status);
        Assert.NotEqual(before, await ShownIdAsync());

        async Task<string> ShownIdAsync() =>
            (string)(await kernel.RunAsync("display(1)")).Shown.First(message =>
                message.Type == "display_data").Content["transient"]!["display_id"]!;
    }

    [Fact]
    public async Task Expressions_are_evaluated_beside_a_cell()
    {
        using var kernel = await server.OpenAsync("expressions.ipynb");
        var cell = KernelClient.Cell("var seen = 1;");
        cell["user_expressions"] = new JsonObject { ["value"] = "seen * 10", ["wrong"] = "nothing", ["fails"] = "1 / (seen - 1)" };
        var values =
            (await kernel.UntilAsync("execute_reply", await kernel.SendAsync("execute_request", cell))).Content["user_expressions"]!;
        Assert.Equal("10", (string?)values["value"]!["data"]!["text/plain"]);
        Assert.Equal("CompilationError", (string?)values["wrong"]!["ename"]);
        Assert.Equal("DivideByZeroException", (string?)values["fails"]!["ename"]);
        Assert.Equal("1", await kernel.ValueAsync("seen"));
    }

    [Fact]
    public async Task Help_comes_with_the_reply()
    {
        using var kernel = await server.OpenAsync("help.ipynb");
        var (reply, shown) = await kernel.RunAsync("#!help Math.Max");
        var page = Assert.Single(reply["payload"]!.AsArray())!;
        Assert.Equal("page", (string?)page["source"]);
        Assert.Contains("Math.Max", (string?)page["data"]!["text/plain"], StringComparison.Ordinal);
        Assert.Equal(["execute_input"], shown.Select(message => message.Type));
    }

    [Fact]
    public async Task A_notice_is_marked_as_not_stored_beside_its_content()
    {
        using var kernel = await server.OpenAsync("notice.ipynb");
        var (_, shown) = await kernel.RunAsync("string? text = null;\ntext.Length.ToString();\nint Unused() { return 1; int x = 2; }");
        var notice = shown.Single(message => message.Type == "stream");
        Assert.Equal(["name", "text"], notice.Content.Select(field => field.Key));
        Assert.True((bool?)notice.Metadata["not_stored"]);
    }

    [Fact]
    public async Task What_a_cell_left_behind_says_belongs_to_it()
    {
        using var kernel = await server.OpenAsync("late.ipynb");
        string id = await kernel.SendAsync("execute_request",
            KernelClient.Cell(
                "_ = Task.Run(async () => { while (!System.IO.File.Exists(\"replied\")) await Task.Delay(20); "
                    + "Console.WriteLine(\"late\"); });"));
        await kernel.UntilAsync("execute_reply", id);
        server.WriteText("", "replied");
        Assert.Equal("late\n", (string?)(await kernel.UntilAsync("stream", id)).Content["text"]);
    }

    [Fact]
    public async Task A_request_with_a_field_of_the_wrong_kind_is_refused_with_its_name()
    {
        using var kernel = await server.OpenAsync("wrong.ipynb");
        var reply = await AskAsync(kernel, "execute_request", new JsonObject { ["code"] = "1", ["silent"] = "yes" });
        Assert.Equal("MalformedRequest", (string?)reply["ename"]);
        Assert.Contains("'silent'", (string?)reply["evalue"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_messages_of_a_kernel_have_its_session_whoever_asked()
    {
        using var first = await server.OpenAsync("two.ipynb");
        using var second = await server.ConnectAsync(first.KernelId, "second");
        string mine = await first.SendAsync("execute_request", KernelClient.Cell("1")),
            others = await second.SendAsync("execute_request", KernelClient.Cell("2"));
        // A client drops what it has not looked at yet when the session changes.
        var sessions = new Dictionary<string, string>();
        // Two sockets: whose cell comes first is not said.
        while (sessions.Count < 2)
        {
            var begun = await first.UntilAsync("execute_input");
            sessions.Add((string)begun.Parent["msg_id"]!, (string)begun.Header["session"]!);
        }

        Assert.Equal(sessions[mine], sessions[others]);
        Assert.NotEqual(first.SessionId, sessions[mine]);
    }

    [Fact]
    public async Task A_cell_whose_kernel_cannot_be_started_is_answered_each_time()
    {
        await using var pool = new KernelPool(server.Folder);
        pool.Close();
        await using var kernel = new CourseKernel(pool, server.Folder, Task.CompletedTask);
        for (int i = 0; i < 2; i++)
        {
            kernel.Receive(null!,
                new ChannelMessage("shell", new JsonObject { ["msg_id"] = "a", ["msg_type"] = "execute_request" }, [], [],
                    KernelClient.Cell("1")));
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (kernel.State != "dead" || kernel.IsBusy)
                await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<JsonObject> AskAsync(KernelClient kernel, string type, JsonObject content) =>
        (await kernel.UntilAsync(type.Replace("request", "reply", StringComparison.Ordinal),
            await kernel.SendAsync(type, content))).Content;
}
