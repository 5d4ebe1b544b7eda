using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Protocol;

/// <summary>What a session does, whichever door it is behind.</summary>
public sealed class JupyterSessionTests
{
    private readonly FakeDoor door = new();

    [Fact]
    public void A_cell_is_busy_shows_its_input_and_its_output_is_answered_and_is_idle()
    {
        string cell = door.Ask("execute_request", """{"code":"6 * 7"}""");
        door.Tell("execute_result", """{"data":{"text/plain":"42"},"metadata":{}}""");
        door.Tell("execute_reply", """{"status":"ok"}""");
        Assert.Equal(["busy", "execute_input", "execute_result", "ada/shell: execute_reply", "idle"], door.About(cell));
        Assert.Equal(1, (int?)door.Said[2].Content["execution_count"]);
        AssertJson("""{"status":"ok","execution_count":1,"payload":[],"user_expressions":{}}""", door.ReplyTo(cell));
    }

    [Fact]
    public void Cells_run_one_after_the_other()
    {
        string first = door.Ask("execute_request", """{"code":"1"}"""), second = door.Ask("execute_request", """{"code":"2"}""");
        Assert.Single(door.Sent);
        Assert.Empty(door.About(second));
        door.Tell("execute_reply");
        Assert.Equal("idle", door.About(first).Last());
        Assert.Equal(["1", "2"], door.Sent.Select(sent => (string?)sent.Content["code"]));
        Assert.Equal([1, 2], door.Sent.Select(sent => (int)sent.Content["cell"]!));
    }

    [Theory]
    [InlineData("", "aborted")]
    [InlineData(""","stop_on_error":true""", "aborted")]
    [InlineData(""","stop_on_error":false""", "ok")]
    public void What_is_queued_behind_a_failing_cell_is_dropped_unless_its_client_says_otherwise(string option, string status)
    {
        string bad = door.Ask("execute_request", $$"""{"code":"bad"{{option}}}"""),
            behind = door.Ask("execute_request", """{"code":"1"}""");
        door.Tell("error", """{"ename":"E","evalue":"v","traceback":["t"],"line":3}""");
        door.Tell("execute_reply", """{"status":"error"}""");
        if (status == "ok")
            door.Tell("execute_reply");
        AssertJson(
            """{"ename":"E","evalue":"v","traceback":["t"],"status":"error","execution_count":1,"payload":[],"user_expressions":{}}""",
            door.ReplyTo(bad));
        Assert.Equal(status, (string?)door.ReplyTo(behind)["status"]);
        Assert.Null(door.Said.Single(said => said.Name == "error").Content["line"]);
        // What comes after the client has read of the error is meant to run.
        string later = door.Ask("execute_request", """{"code":"2"}""");
        Assert.Contains("execute_input", door.About(later));
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_is_neither_counted_nor_remembered()
    {
        string silent = door.Ask("execute_request", """{"code":"1","silent":true,"store_history":true}""");
        door.Tell("stream", """{"name":"stdout","text":"x"}""");
        door.Tell("comm_open", """{"comm_id":"c","target_name":"t","data":{}}""");
        door.Tell("execute_reply");
        Assert.Equal(["busy", "comm_open", "ada/shell: execute_reply", "idle"], door.About(silent));
        Assert.Equal(0, (int?)door.ReplyTo(silent)["execution_count"]);
        AssertJson("[]", door.ReplyTo(door.Ask("history_request", "{}"))["history"]!);
    }

    [Fact]
    public void Cells_are_remembered_with_their_results_until_the_kernel_begins_anew()
    {
        foreach (string code in new[] { "var a = 1;", "a + 1" })
            door.Ask("execute_request", $$"""{"code":"{{code}}"}""");
        door.Tell("execute_reply");
        door.Tell("execute_result", """{"data":{"text/plain":"2"},"metadata":{}}""");
        door.Tell("execute_reply");
        door.Ask("execute_request", """{"code":"a","store_history":false}""");
        door.Tell("execute_reply");
        AssertJson("""[[0,1,["var a = 1;",null]],[0,2,["a + 1","2"]]]""",
            door.ReplyTo(door.Ask("history_request", """{"hist_access_type":"tail","n":10,"output":true}"""))["history"]!);
        AssertJson("""[[0,2,"a + 1"]]""",
            door.ReplyTo(door.Ask("history_request", """{"hist_access_type":"search","pattern":"a +*"}"""))["history"]!);
        AssertJson("""[[0,1,"var a = 1;"]]""",
            door.ReplyTo(door.Ask("history_request", """{"hist_access_type":"range","start":1,"stop":2}"""))["history"]!);
        door.Session.Reset();
        AssertJson("[]", door.ReplyTo(door.Ask("history_request", """{"hist_access_type":"tail","n":10}"""))["history"]!);
        door.Ask("execute_request", """{"code":"anew"}""");
        Assert.Equal(1, (int?)door.Sent[^1].Content["cell"]);
    }

    [Fact]
    public void Expressions_go_with_the_cell_and_their_values_with_its_reply()
    {
        string cell = door.Ask("execute_request", """{"code":"1","user_expressions":{"x":"1 + 1"}}""");
        AssertJson("""{"x":"1 + 1"}""", door.Sent[0].Content["user_expressions"]!);
        door.Tell("execute_reply",
            """{"status":"ok","user_expressions":{"x":{"status":"ok","data":{"text/plain":"2"},"metadata":{}}},"payload":[{"source":"page","start":0,"data":{}}]}""");
        Assert.Equal("2", (string?)door.ReplyTo(cell)["user_expressions"]!["x"]!["data"]!["text/plain"]);
        Assert.Single(door.ReplyTo(cell)["payload"]!.AsArray());
    }

    [Theory]
    [InlineData("execute_request", "{}", "'code'")]
    [InlineData("execute_request", """{"code":5}""", "'code'")]
    [InlineData("execute_request", """{"code":"1","silent":"yes"}""", "'silent'")]
    [InlineData("execute_request", """{"code":"1","store_history":1}""", "'store_history'")]
    [InlineData("execute_request", """{"code":"1","user_expressions":[]}""", "'user_expressions'")]
    [InlineData("execute_request", """{"code":"1","user_expressions":{"x":5}}""", "'user_expressions'")]
    [InlineData("history_request", """{"hist_access_type":"tail","n":"many"}""", "history_request")]
    [InlineData("comm_info_request", """{"target_name":5}""", "'target_name'")]
    public void A_request_with_a_field_of_the_wrong_kind_is_refused_with_its_name_and_does_no_harm(string type,
        string content, string words)
    {
        string wrong = door.Ask(type, content);
        Assert.Equal("MalformedRequest", (string?)door.ReplyTo(wrong)["ename"]);
        Assert.Contains(words, (string?)door.ReplyTo(wrong)["evalue"], StringComparison.Ordinal);
        Assert.Equal("idle", door.About(wrong).Last());
        Assert.Empty(door.Sent);
        door.Ask("execute_request", """{"code":"1","silent":null,"user_expressions":null}""");
        Assert.Single(door.Sent);
    }

    [Fact]
    public void Questions_are_answered_while_a_cell_runs_which_then_is_busy_still()
    {
        string cell = door.Ask("execute_request", """{"code":"1"}""");
        foreach (string type in new[] { "kernel_info_request", "history_request", "comm_info_request", "complete_request",
            "connect_request" })
        {
            string question = door.Ask(type, "{}");
            Assert.Equal(["busy", $"ada/shell: {type.Replace("request", "reply", StringComparison.Ordinal)}", "idle"],
                door.About(question));
            Assert.Equal(("busy", cell), ((string?)door.Said[^1].Content["execution_state"], door.Said[^1].Parent));
        }
    }

    [Fact]
    public void What_is_not_known_is_not_answered()
    {
        Assert.Equal(["busy", "idle"], door.About(door.Ask("never_heard_of", "{}")));
        Assert.Equal(["busy", "idle"], door.About(door.Ask("execute_request", """{"code":"1"}""", channel: "control")));
        Assert.Empty(door.Sent);
    }

    [Fact]
    public void A_cell_that_the_kernel_does_not_have_yet_is_interrupted_without_being_begun()
    {
        door.IsReady = false;
        string cell = door.Ask("execute_request", """{"code":"1"}""");
        string interrupt = door.Ask("interrupt_request", "{}", channel: "control");
        Assert.Equal("Interrupted", (string?)door.ReplyTo(cell)["ename"]);
        Assert.Contains("ada/control: interrupt_reply", door.About(interrupt));
        Assert.Equal(0, door.Interrupts);
        Assert.False(door.Held.Single().IsWanted!());
        door.IsReady = true;
        door.Ask("execute_request", """{"code":"2"}""");
        door.Ask("interrupt_request", "{}", channel: "control");
        Assert.Equal(1, door.Interrupts);
    }

    [Fact]
    public void A_question_goes_to_the_client_whose_cell_asks_if_it_can_be_asked()
    {
        string cell = door.Ask("execute_request", """{"code":"1","allow_stdin":true}""", client: "grace");
        door.Tell("input_request", """{"prompt":"?","password":false}""");
        Assert.Contains("grace/stdin: input_request", door.About(cell));
        door.Ask("input_reply", """{"value":"yes"}""", channel: "stdin");
        Assert.Equal(("input_reply", "yes"), (door.Sent[^1].Type, (string?)door.Sent[^1].Content["value"]));
        door.Tell("execute_reply");
        door.Ask("execute_request", """{"code":"1","allow_stdin":true}""", client: "nobody");
        Assert.False((bool?)door.Sent[^1].Content["allow_stdin"]);
    }

    [Fact]
    public void What_comes_after_a_cells_end_belongs_to_it()
    {
        string cell = door.Ask("execute_request", """{"code":"1"}""");
        door.Tell("execute_reply");
        door.Tell("stream", """{"name":"stderr","text":"late","transient":{"not_stored":true}}""");
        Assert.Equal("stream", door.About(cell).Last());
        // A stream's content has no room for what is only said about it.
        AssertJson("""{"name":"stderr","text":"late","metadata of the message":{"not_stored":true}}""", door.Said[^1].Content);
    }

    [Fact]
    public void When_the_kernel_begins_anew_everything_that_waits_is_answered()
    {
        string running = door.Ask("execute_request", """{"code":"1","stop_on_error":false}"""),
            queued = door.Ask("execute_request", """{"code":"2"}""");
        door.Session.Fail("KernelDied", "It died.", abortsQueue: true);
        door.Session.Reset();
        Assert.Equal("KernelDied", (string?)door.ReplyTo(running)["ename"]);
        Assert.Equal("aborted", (string?)door.ReplyTo(queued)["status"]);
        Assert.Contains("error", door.About(running));
        Assert.Single(door.Sent);
        string next = door.Ask("execute_request", """{"code":"3"}""");
        Assert.Equal(1, (int?)door.Said.First(said => said.Parent == next && said.Name == "execute_input").Content["execution_count"]);
    }

    [Fact]
    public void A_client_may_shut_the_kernel_down_and_is_told_first()
    {
        string request = door.Ask("shutdown_request", """{"restart":true}""", channel: "control");
        Assert.True((bool?)door.ReplyTo(request)["restart"]);
        Assert.True(door.IsShutDown);
    }

    private static void AssertJson(string expected, JsonNode found) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), found), found.ToJsonString());
}
