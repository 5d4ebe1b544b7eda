using System.Net;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>Comms over the server's websocket.</summary>
public sealed class SocketCommTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Echo = """
        using NeuralNotebook.Kernel;
        var heard = new List<string>();
        Comm.Register("echo", (comm, data) => comm.Received = message => { heard.Add(message.GetRawText()); Console.Write("heard"); comm.Send(new { back = message }); });
        """;

    [Fact]
    public async Task A_client_speaks_to_a_cell_and_is_answered_and_all_clients_hear_it()
    {
        using var kernel = await server.OpenAsync("comm.ipynb");
        using var other = await server.ConnectAsync(kernel.KernelId, "other");
        await kernel.RunAsync(Echo);
        await kernel.SendAsync("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "echo", ["data"] = new JsonObject() });
        string message = await kernel.SendAsync("comm_msg", new() { ["comm_id"] = "c", ["data"] = new JsonArray(1, null, "x") });
        var said = new List<ChannelMessage>();
        while (said.LastOrDefault() is not { Type: "status" } last || (string?)last.Content["execution_state"] != "idle")
        {
            var heard = await kernel.ReceiveAsync();
            if ((string?)heard.Parent["msg_id"] == message)
                said.Add(heard);
        }

        const string Answer = """{"comm_id":"c","data":{"back":[1,null,"x"]}}""";
        Assert.Equal(["status", "stream", "comm_msg", "status"], said.Select(heard => heard.Type));
        Assert.Equal("busy", (string?)said[0].Content["execution_state"]);
        Assert.Equal(Answer, Assert.Single(said, heard => heard.Type == "comm_msg").Content.ToJsonString());
        Assert.Equal("heard", (string?)Assert.Single(said, heard => heard.Type == "stream").Content["text"]);
        Assert.Equal(Answer, (await other.UntilAsync("comm_msg", message)).Content.ToJsonString());
        Assert.Equal("""{"c":{"target_name":"echo"}}""", (await InfoAsync(kernel)).ToJsonString());
        await kernel.SendAsync("comm_close", new() { ["comm_id"] = "c", ["data"] = new JsonObject() });
        Assert.Equal("{}", (await InfoAsync(kernel)).ToJsonString());
    }

    [Fact]
    public async Task A_cell_speaks_to_the_clients_and_hears_them_while_it_runs()
    {
        using var kernel = await server.OpenAsync("running.ipynb");
        string cell = await kernel.SendAsync("execute_request", KernelClient.Cell("""
            using NeuralNotebook.Kernel;
            double rate = 0;
            var comm = Comm.Open("slider", new { min = 0 }, received: data => System.Threading.Volatile.Write(ref rate, data.GetDouble()));
            while (System.Threading.Volatile.Read(ref rate) != 0.5) System.Threading.Thread.Sleep(1);
            comm.Close();
            """));
        var opened = await kernel.UntilAsync("comm_open", cell);
        Assert.Equal("""{"min":0}""", opened.Content["data"]!.ToJsonString());
        await kernel.SendAsync("comm_msg", new() { ["comm_id"] = opened.Content["comm_id"]!.DeepClone(), ["data"] = 0.5 });
        await kernel.UntilAsync("comm_close", cell);
        Assert.Equal("ok", (string?)(await kernel.UntilAsync("execute_reply", cell)).Content["status"]);
    }

    [Fact]
    public async Task A_thousand_quick_messages_arrive_in_order_also_those_sent_before_the_kernel_was_there()
    {
        using var kernel = await server.OpenAsync("thousand.ipynb");
        await kernel.SendAsync("execute_request",
            KernelClient.Cell(Echo.Replace("Console.Write(\"heard\"); comm.Send(new { back = message });", "", StringComparison.Ordinal)));
        await kernel.SendAsync("comm_open", new() { ["comm_id"] = "early", ["target_name"] = "nobody", ["data"] = new JsonObject() });
        await kernel.UntilAsync("comm_close");
        await kernel.ValueAsync("heard.Count");
        await kernel.SendAsync("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "echo", ["data"] = new JsonObject() });
        for (int i = 0; i < 1_000; i++)
            await kernel.SendAsync("comm_msg", new() { ["comm_id"] = "c", ["data"] = i });
        string last = await kernel.SendAsync("comm_close", new() { ["comm_id"] = "c", ["data"] = new JsonObject() });
        while ((string?)(await kernel.UntilAsync("status", last)).Content["execution_state"] != "idle")
        {
        }

        Assert.Equal("True", await kernel.ValueAsync("heard.SequenceEqual(Enumerable.Range(0, 1_000).Select(i => i.ToString()))"));
    }

    [Fact]
    public async Task A_restart_closes_all_comms_and_the_clients_are_told()
    {
        using var kernel = await server.OpenAsync("comm-restart.ipynb");
        await kernel.RunAsync(Echo);
        await kernel.SendAsync("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "echo", ["data"] = new JsonObject() });
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, $"/api/kernels/{kernel.KernelId}/restart")).Status);
        Assert.Equal("c", (string?)(await kernel.UntilAsync("comm_close")).Content["comm_id"]);
        Assert.Equal("{}", (await InfoAsync(kernel)).ToJsonString());
        string late = await kernel.SendAsync("comm_msg", new() { ["comm_id"] = "c", ["data"] = 1 });
        Assert.Equal("busy", (string?)(await kernel.UntilAsync("status", late)).Content["execution_state"]);
        Assert.Equal("idle", (string?)(await kernel.UntilAsync("status", late)).Content["execution_state"]);
    }

    [Fact]
    public async Task A_kernel_that_dies_closes_all_comms_too()
    {
        using var kernel = await server.OpenAsync("comm-death.ipynb");
        await kernel.RunAsync(Echo);
        await kernel.SendAsync("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "echo", ["data"] = new JsonObject() });
        await kernel.SendAsync("execute_request", KernelClient.Cell("Environment.Exit(7);"));
        Assert.Equal("c", (string?)(await kernel.UntilAsync("comm_close")).Content["comm_id"]);
    }

    [Fact]
    public async Task A_comm_to_a_target_that_nobody_registered_is_closed()
    {
        using var kernel = await server.OpenAsync("comm-nobody.ipynb");
        string open =
            await kernel.SendAsync("comm_open", new() { ["comm_id"] = "c", ["target_name"] = "nobody", ["data"] = new JsonObject() });
        Assert.Equal("c", (string?)(await kernel.UntilAsync("comm_close", open)).Content["comm_id"]);
        Assert.Equal("{}", (await InfoAsync(kernel)).ToJsonString());
    }

    private static async Task<JsonNode> InfoAsync(KernelClient kernel) =>
        (await kernel.UntilAsync("comm_info_reply", await kernel.SendAsync("comm_info_request", []))).Content["comms"]!;
}
