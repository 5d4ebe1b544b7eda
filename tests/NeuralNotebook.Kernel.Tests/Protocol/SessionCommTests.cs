using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Protocol;

/// <summary>A session between the two ends of its comms.</summary>
public sealed class SessionCommTests
{
    private readonly FakeDoor door = new();

    [Fact]
    public void A_clients_message_goes_to_the_kernel_at_once_also_while_a_cell_runs_and_is_idle_when_it_has_been_handled()
    {
        string cell = door.Ask("execute_request", """{"code":"training"}""");
        string opened = door.Ask("comm_open", """{"comm_id":"c","target_name":"knob","data":{"value":1}}""");
        string message = door.Ask("comm_msg", """{"comm_id":"c","data":[1,null,"x"]}""");
        Assert.Equal(["execute_request", "comm_open", "comm_msg"], door.Sent.Select(sent => sent.Type));
        Assert.Equal(["busy"], door.About(message));
        Assert.Equal("[1,null,\"x\"]", door.Sent[2].Content["data"]!.ToJsonString());
        var origin = door.Sent[2].Content["origin"]!;
        door.Tell("stream", new JsonObject { ["name"] = "stdout", ["text"] = "handled", ["origin"] = origin.DeepClone() }.ToJsonString());
        door.Tell("comm_done", new JsonObject { ["origin"] = origin.DeepClone() }.ToJsonString());
        Assert.Equal(["busy", "stream", "idle"], door.About(message));
        Assert.Null(door.Said.Single(said => said.Name == "stream").Content["origin"]);
        Assert.Equal(["busy"], door.About(opened));
        // The cell still runs.
        Assert.Equal(("busy", cell), ((string?)door.Said[^1].Content["execution_state"], door.Said[^1].Parent));
    }

    [Fact]
    public void What_the_kernel_sends_by_a_comm_reaches_all_clients_as_a_child_of_what_made_it()
    {
        string cell = door.Ask("execute_request", """{"code":"1"}""");
        door.Tell("comm_open", """{"comm_id":"k","target_name":"chart","data":{}}""");
        door.Tell("comm_msg", """{"comm_id":"k","data":5}""");
        Assert.Equal(["busy", "execute_input", "comm_open", "comm_msg"], door.About(cell));
    }

    [Fact]
    public void Open_comms_are_listed_by_their_target()
    {
        door.Ask("comm_open", """{"comm_id":"c","target_name":"knob"}""");
        door.Tell("comm_open", """{"comm_id":"k","target_name":"chart","data":{}}""");
        Assert.Equal("""{"c":{"target_name":"knob"},"k":{"target_name":"chart"}}""", Open("{}"));
        Assert.Equal("""{"k":{"target_name":"chart"}}""", Open("""{"target_name":"chart"}"""));
        door.Ask("comm_close", """{"comm_id":"k"}""");
        door.Tell("comm_close", """{"comm_id":"c","data":{}}""");
        Assert.Equal("{}", Open("{}"));
    }

    [Fact]
    public void Messages_of_comms_that_nobody_knows_or_that_are_closed_are_dropped()
    {
        Assert.Equal(["busy", "idle"], door.About(door.Ask("comm_msg", """{"comm_id":"unknown","data":{}}""")));
        Assert.Equal(["busy", "idle"], door.About(door.Ask("comm_close", """{"comm_id":"unknown","data":{}}""")));
        door.Ask("comm_open", """{"comm_id":"c","target_name":"knob"}""");
        door.Ask("comm_close", """{"comm_id":"c"}""");
        Assert.Equal(["busy", "idle"], door.About(door.Ask("comm_msg", """{"comm_id":"c","data":{}}""")));
        Assert.Equal(["comm_open", "comm_close"], door.Sent.Select(sent => sent.Type));
    }

    [Theory]
    [InlineData("comm_open", "{}", "'comm_id'")]
    [InlineData("comm_open", """{"comm_id":"c"}""", "'target_name'")]
    [InlineData("comm_open", """{"comm_id":"c","target_name":[]}""", "'target_name'")]
    [InlineData("comm_msg", """{"comm_id":5,"data":{}}""", "'comm_id'")]
    [InlineData("comm_close", """{"comm_id":null}""", "'comm_id'")]
    public void A_malformed_message_is_said_where_nothing_is_answered(string type, string content, string words)
    {
        string wrong = door.Ask(type, content);
        Assert.Equal(["busy", "stream", "idle"], door.About(wrong));
        Assert.Contains(words, (string?)door.Said.Single(said => said.Name == "stream").Content["text"], StringComparison.Ordinal);
        Assert.Empty(door.Sent);
        Assert.Equal("{}", Open("{}"));
    }

    [Fact]
    public void When_the_kernel_begins_anew_all_comms_are_closed_and_nobody_waits_for_a_handler()
    {
        string message = door.Ask("comm_open", """{"comm_id":"c","target_name":"knob"}""");
        door.Tell("comm_open", """{"comm_id":"k","target_name":"chart","data":{}}""");
        door.Session.Reset();
        Assert.Equal(["c", "k"], door.Said.Where(said => said.Name == "comm_close").Select(said => (string?)said.Content["comm_id"]));
        Assert.Equal(["busy", "idle"], door.About(message));
        Assert.Equal("{}", Open("{}"));
    }

    private string Open(string question) => door.ReplyTo(door.Ask("comm_info_request", question))["comms"]!.ToJsonString();
}
