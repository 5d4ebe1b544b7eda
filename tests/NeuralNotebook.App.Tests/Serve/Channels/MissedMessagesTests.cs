using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Serve.Channels;

/// <summary>What waits for a client whose connection broke.</summary>
public sealed class MissedMessagesTests
{
    private readonly MissedMessages missed = new();

    [Fact]
    public void A_chart_and_its_last_state_outlast_whatever_is_written_meanwhile()
    {
        string[] lines = [.. Enumerable.Range(0, 10_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n")];
        Add("display_data", Chart("begun"));
        foreach (var (i, line) in lines.Index())
        {
            Add("stream", Written("stdout", line));
            if (i % 100 == 0)
                Add("update_display_data", Chart(line));
        }

        Add("update_display_data", Chart("ended"));
        var charts = missed.Messages.Where(message => message.Type != "stream");
        Assert.Equal(["display_data", "update_display_data"], charts.Select(chart => chart.Type));
        Assert.Equal(["begun", "ended"], charts.Select(chart => (string?)chart.Content["data"]!["text/plain"]));
        Assert.Equal(string.Concat(lines), string.Concat(missed.Messages.Select(message => (string?)message.Content["text"])));
    }

    [Fact]
    public void Texts_of_two_streams_of_two_cells_or_with_something_between_them_stay_apart()
    {
        Add("stream", Written("stdout", "a"));
        Add("stream", Written("stderr", "b"));
        Add("stream", Written("stderr", "c"), cell: "another");
        Add("display_data", Chart("begun"));
        Add("stream", Written("stderr", "d"), cell: "another");
        Add("stream", Written("stderr", "e"), cell: "another");
        Assert.Equal(["a", "b", "c", null, "de"], missed.Messages.Select(message => (string?)message.Content["text"]));
    }

    [Fact]
    public void What_is_put_together_is_what_is_sent()
    {
        var first = Message("stream", Written("stdout", "first "), "cell");
        // Whoever is connected has got it already.
        Frame(first);
        missed.Add(first);
        Add("stream", Written("stdout", "second"));
        Assert.Contains("first second", Frame(Assert.Single(missed.Messages)), StringComparison.Ordinal);
        Assert.DoesNotContain("second", Frame(first), StringComparison.Ordinal);
    }

    private static JsonObject Written(string stream, string text) => new() { ["name"] = stream, ["text"] = text };

    private static JsonObject Chart(string state) => new()
    {
        ["data"] = new JsonObject { ["text/plain"] = state },
        ["transient"] = new JsonObject { ["display_id"] = "chart" },
    };

    private static string Frame(ChannelMessage message) => Encoding.UTF8.GetString(message.Frame(isV1: false));

    private static ChannelMessage Message(string type, JsonObject content, string cell) =>
        ChannelMessage.Create("session", JupyterChannel.Iopub, type, content, new JsonObject { ["msg_id"] = cell }, []);

    private void Add(string type, JsonObject content, string cell = "cell") => missed.Add(Message(type, content, cell));
}
