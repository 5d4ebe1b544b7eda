using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Comms;

/// <summary>Comms through the kernel's stdio door: code in cells at one end, a test in the page's place at the other.</summary>
public sealed class StdioCommTests : IAsyncLifetime
{
    /// <summary>A library's way, without a type of the kernel's: the convention's delegates.</summary>
    private const string Convention = """
        var target = (Action<string, Func<string, string, (Action<string>, Action<string>)>>)AppDomain.CurrentDomain.GetData("Notebook.Comm.Target");
        var open = (Func<string, string, Action<string>, Action<string>, string>)AppDomain.CurrentDomain.GetData("Notebook.Comm.Open");
        var send = (Func<string, string, bool>)AppDomain.CurrentDomain.GetData("Notebook.Comm.Send");
        var close = (Action<string, string>)AppDomain.CurrentDomain.GetData("Notebook.Comm.Close");
        """;

    private RunningKernel kernel = null!;
    private int messages;

    public async ValueTask InitializeAsync() => kernel = await RunningKernel.StartAsync();

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Fact]
    public async Task The_page_opens_a_comm_speaks_and_is_answered_and_closes_it()
    {
        await kernel.RunAsync(Convention + """
            var heard = new List<string>();
            target("echo", (id, data) =>
            {
                heard.Add("open " + data);
                return (message => { heard.Add(message); send(id, $"{{\"you said\":{message}}}"); }, end => heard.Add("close " + end));
            });
            """);
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"echo","data":{"a":1}}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":[1,{"b":null}]}""");
        await SendAsync("comm_close", """{"comm_id":"c","data":"bye"}""");
        var said = await UntilDoneAsync(3);
        Assert.Equal("""{"you said":[1,{"b":null}]}""",
            Assert.Single(said, message => message.Type == "comm_msg").Content["data"]!.ToJsonString());
        Assert.Equal("""open {"a":1}|[1,{"b":null}]|close "bye" """.TrimEnd(), await kernel.ValueAsync("string.Join('|', heard)"));
        Assert.Equal("False", await kernel.ValueAsync("send(\"c\", \"1\")"));
    }

    [Fact]
    public async Task A_cell_opens_a_comm_hears_the_page_and_closes_it()
    {
        await kernel.Process.SendAsync("execute_request",
            new()
            {
                ["code"] = Convention
                    + "var answers = new List<string>();\nvar id = open(\"chart\", \"{\\\"x\\\":1}\", answers.Add, "
                    + "null);\nsend(id, \"2\");",
                ["cell"] = 1
            });
        var opened = await NextAsync();
        Assert.Equal(("comm_open", "chart", """{"x":1}"""),
            (opened.Type, (string?)opened.Content["target_name"], opened.Content["data"]!.ToJsonString()));
        string id = (string)opened.Content["comm_id"]!;
        var sent = await NextAsync();
        Assert.Equal(("comm_msg", id, "2"), (sent.Type, (string?)sent.Content["comm_id"], sent.Content["data"]!.ToJsonString()));
        Assert.Equal("execute_reply", (await NextAsync()).Type);
        await SendAsync("comm_msg", $$"""{"comm_id":"{{id}}","data":null}""");
        await UntilDoneAsync(1);
        Assert.Equal("null", await kernel.ValueAsync("answers.Single()"));
        await kernel.Process.SendAsync("execute_request", new() { ["code"] = "close(id, \"3\");", ["cell"] = 2 });
        var closed = await NextAsync();
        Assert.Equal(("comm_close", id, "3"), (closed.Type, (string?)closed.Content["comm_id"], closed.Content["data"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_was_written_before_a_comms_message_comes_before_it_also_in_a_handler()
    {
        await kernel.RunAsync(Convention
            + "target(\"talk\", (id, _) => { Console.Write(\"a\"); send(id, \"1\"); Console.Write(\"b\"); close(id, \"2\"); "
            + "Console.Write(\"c\"); return (null, null); });");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"talk","data":{}}""");
        Assert.Equal(["a", "comm_msg", "b", "comm_close", "c"], (await UntilDoneAsync(1)).Select(Told));
        await kernel.Process.SendAsync("execute_request",
            new()
            {
                ["code"] =
                    "Console.Write(\"a\"); var id = open(\"chart\", \"{}\", null, null); Console.Write(\"b\"); send(id, \"1\"); "
                        + "Console.Write(\"c\");",
                ["cell"] = 2
            });
        var said = new List<string?>();
        while (said.LastOrDefault() != "execute_reply")
            said.Add(Told(await NextAsync()));
        Assert.Equal(["a", "comm_open", "b", "comm_msg", "c", "execute_reply"], said);

        static string? Told((string Type, JsonObject Content) message) =>
            message.Type == "stream" ? (string?)message.Content["text"] : message.Type;
    }

    [Fact]
    public async Task A_dragged_number_reaches_a_running_cell()
    {
        await kernel.RunAsync(Convention
            + "double rate = 0;\ntarget(\"rate\", (_, _) => (message => System.Threading.Volatile.Write(ref rate, "
            + "double.Parse(message)), null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"rate","data":{}}""");
        await UntilDoneAsync(1);
        await kernel.Process.SendAsync("execute_request",
            new()
            {
                ["code"] = "while (System.Threading.Volatile.Read(ref rate) != 0.5) System.Threading.Thread.Sleep(1);\n\"reached\"",
                ["cell"] = 2
            });
        await SendAsync("comm_msg", """{"comm_id":"c","data":0.1}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":0.5}""");
        var said = new List<string>();
        while (said.LastOrDefault() != "execute_reply")
            said.Add((await NextAsync()).Type);
        Assert.Equal(2, said.Count(type => type == "comm_done"));
        Assert.Contains("execute_result", said);
    }

    [Fact]
    public async Task A_thousand_quick_messages_are_handled_in_their_order()
    {
        await kernel.RunAsync(Convention
            + "var numbers = new List<int>();\ntarget(\"numbers\", (_, _) => (message => numbers.Add(int.Parse(message)), null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"numbers","data":{}}""");
        for (int i = 0; i < 1_000; i++)
            await SendAsync("comm_msg", $$"""{"comm_id":"c","data":{{i}}}""");
        await UntilDoneAsync(1_001);
        Assert.Equal("True", await kernel.ValueAsync("numbers.SequenceEqual(Enumerable.Range(0, 1_000))"));
    }

    [Fact]
    public async Task What_a_handler_shows_carries_the_message_that_it_answers_also_while_a_cell_prints()
    {
        await kernel.RunAsync(Convention
            + "target(\"talk\", (_, _) => (async message => { Console.Write(\"heard \" + message); display(message); "
            + "await Task.Delay(20); Console.Write(\" late\"); }, null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"talk","data":{}}""");
        await UntilDoneAsync(1);
        await kernel.Process.SendAsync("execute_request",
            new()
            {
                ["code"] = "for (int i = 0; i < 100; i++) { Console.Write(\"cell \"); System.Threading.Thread.Sleep(2); }",
                ["cell"] = 2
            });
        await SendAsync("comm_msg", """{"comm_id":"c","data":5}""", origin: "the message");
        var said = new List<(string Type, JsonObject Content)>();
        while (said.LastOrDefault().Type != "execute_reply")
            said.Add(await NextAsync());
        var streams = said.Where(message => message.Type == "stream")
            .ToLookup(message => (string?)message.Content["origin"]?["msg_id"], message => (string?)message.Content["text"]);
        Assert.Equal("heard 5 late", string.Concat(streams["the message"]));
        Assert.Equal(string.Concat(Enumerable.Repeat("cell ", 100)), string.Concat(streams[null]));
        Assert.Equal("the message", (string?)Assert.Single(said, message => message.Type == "display_data").Content["origin"]!["msg_id"]);
    }

    [Fact]
    public async Task A_comm_to_a_target_that_nobody_registered_is_closed()
    {
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"nobody","data":{}}""");
        var closed = Assert.Single(await UntilDoneAsync(1), message => message.Type == "comm_close");
        Assert.Equal("c", (string?)closed.Content["comm_id"]);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"no such knob\");", "no such knob")]
    [InlineData("double.Parse(\"x\");", "FormatException")]
    [InlineData("Console.ReadLine();", "nobody is there")]
    [InlineData("open(\"x\", \"{\", null, null);", "A comm carries JSON")]
    public async Task A_handler_that_fails_is_told_and_the_next_message_is_handled(string failing, string words)
    {
        await kernel.RunAsync(Convention + "int handled = 0;\ntarget(\"bad\", (_, _) => (message => { handled++; if (message == \"1\") { "
            + failing + " } }, null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"bad","data":{}}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":1}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":2}""");
        var told = Assert.Single(await UntilDoneAsync(3), message => message.Type == "stream").Content;
        Assert.Equal("stderr", (string?)told["name"]);
        Assert.Contains(words, (string?)told["text"], StringComparison.Ordinal);
        Assert.Equal("m2", (string?)told["origin"]!["msg_id"]);
        Assert.Equal("2", await kernel.ValueAsync("handled"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(100_000);")]
    [InlineData("while (true) { try { Task.Delay(100_000).Wait(); } catch (Exception) { } }")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { });")]
    [InlineData("for (int i = 0; ; i++) send(\"c\", \"0\");")]
    public async Task An_interrupt_ends_a_handler_that_goes_on_for_ever_and_the_next_message_is_handled(string endless)
    {
        await kernel.RunAsync(Convention
            + "int handled = 0;\ntarget(\"bad\", (_, _) => (message => { if (message == \"1\") { "
            + "System.IO.File.WriteAllText(\"running\", \"\"); " + endless + " } handled++; }, null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"bad","data":{}}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":1}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":2}""");
        await kernel.RunningAsync();
        await kernel.Process.InterruptAsync();
        var told = Assert.Single(await UntilDoneAsync(3), message => message.Type == "stream").Content;
        Assert.Equal(("The handler of a comm's comm_msg was interrupted.\n", "m2"),
            ((string?)told["text"], (string?)told["origin"]!["msg_id"]));
        Assert.Equal("1", await kernel.ValueAsync("handled"));
    }

    [Fact]
    public async Task An_interrupt_ends_a_cell_and_not_the_handlers_that_follow_it_though_messages_keep_coming()
    {
        await kernel.RunAsync(Convention
            + "int handled = 0;\ntarget(\"many\", (_, _) => (message => { handled++; System.Threading.Thread.Sleep(1); }, null));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"many","data":{}}""");
        await UntilDoneAsync(1);
        await kernel.Process.SendAsync("execute_request",
            new() { ["code"] = "System.IO.File.WriteAllText(\"running\", \"\"); while (true) { }", ["cell"] = 2 });
        await kernel.RunningAsync();
        for (int i = 0; i < 200; i++)
        {
            await SendAsync("comm_msg", """{"comm_id":"c","data":1}""");
            if (i == 100)
                await kernel.Process.InterruptAsync();
        }

        var said = new List<(string Type, JsonObject Content)>();
        while (said.Count(message => message.Type is "comm_done" or "execute_reply") < 201)
            said.Add(await NextAsync());
        Assert.Equal("CellInterruptedException", (string?)Assert.Single(said, message => message.Type == "error").Content["ename"]);
        // One that was at work in that moment may have been stopped with it.
        Assert.InRange(int.Parse((await kernel.ValueAsync("handled"))!, System.Globalization.CultureInfo.InvariantCulture), 195, 200);
    }

    [Fact]
    public async Task A_target_that_fails_to_open_closes_the_comm()
    {
        await kernel.RunAsync(Convention + "target(\"bad\", (_, _) => throw new Exception(\"not today\"));");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"bad","data":{}}""");
        var said = await UntilDoneAsync(1);
        Assert.Equal(["stream", "comm_close"], said.Select(message => message.Type));
        Assert.Equal("False", await kernel.ValueAsync("send(\"c\", \"1\")"));
    }

    [Fact]
    public async Task A_target_can_be_taken_back()
    {
        await kernel.RunAsync(Convention + "target(\"t\", (_, _) => (null, null));\ntarget(\"t\", null);");
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"t","data":{}}""");
        Assert.Contains(await UntilDoneAsync(1), message => message.Type == "comm_close");
    }

    [Fact]
    public async Task A_cell_can_use_the_kernels_own_type()
    {
        await kernel.RunAsync("""
            using NeuralNotebook.Kernel;
            Comm.Register("double", (comm, data) => comm.Received = number => comm.Send(new { twice = 2 * number.GetDouble() }));
            """);
        await SendAsync("comm_open", """{"comm_id":"c","target_name":"double","data":{}}""");
        await SendAsync("comm_msg", """{"comm_id":"c","data":2.5}""");
        Assert.Equal("""{"twice":5}""",
            Assert.Single(await UntilDoneAsync(2), message => message.Type == "comm_msg").Content["data"]!.ToJsonString());
        await kernel.Process.SendAsync("execute_request",
            new()
            {
                ["code"] =
                    "var heard = \"\";\nvar mine = Comm.Open(\"chart\", new { x = 1 }, received: data => heard = data.GetRawText());",
                ["cell"] = 2
            });
        var opened = await NextAsync();
        Assert.Equal("""{"x":1}""", opened.Content["data"]!.ToJsonString());
        Assert.Equal("execute_reply", (await NextAsync()).Type);
        await SendAsync("comm_msg", $$"""{"comm_id":"{{opened.Content["comm_id"]}}","data":[7]}""");
        await UntilDoneAsync(1);
        Assert.Equal("[7]", await kernel.ValueAsync("heard"));
        // A page that takes no part closes before the cell's next line may run: who asks then is told as well.
        await SendAsync("comm_close", $$"""{"comm_id":"{{opened.Content["comm_id"]}}","data":[8]}""");
        await UntilDoneAsync(1);
        Assert.Equal("[8]", await kernel.ValueAsync("var end = \"\";\nmine.Closed = data => end = data.GetRawText();\nend"));
    }

    private Task SendAsync(string type, string content, string? origin = null)
    {
        var message = JsonNode.Parse(content)!.AsObject();
        message["origin"] = new JsonObject { ["msg_id"] = origin ?? $"m{++messages}" };
        return kernel.Process.SendAsync(type, message);
    }

    private Task<(string Type, JsonObject Content)> NextAsync() => kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken);

    /// <summary>What the kernel says until it has handled so many messages.</summary>
    private async Task<List<(string Type, JsonObject Content)>> UntilDoneAsync(int count)
    {
        var said = new List<(string, JsonObject)>();
        while (count > 0)
        {
            var message = await NextAsync();
            if (message.Type == "comm_done")
                count--;
            else
                said.Add(message);
        }

        return said;
    }
}
