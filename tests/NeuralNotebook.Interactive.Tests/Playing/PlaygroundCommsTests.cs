using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests.Playing;

/// <summary>What the page asks, and what it is told.</summary>
public sealed class PlaygroundCommsTests
{
    private readonly PlaygroundRun run = new(new PlaygroundSettings());
    private readonly Clock clock = new();

    [Fact]
    public void A_page_that_has_nothing_is_told_all()
    {
        var frame = Ask("""{"turn":3,"do":"hello","generation":-1,"data":-1}""");
        Assert.Equal(3, (int)frame["turn"]!);
        Assert.Equal(0, (int)frame["epoch"]!);
        Assert.Equal("tanh", (string?)frame["knobs"]!["activation"]);
        Assert.Equal(51 * 51, Bytes(frame["plane"]).Length);
        Assert.Equal(6 * 26 * 26, Bytes(frame["maps"]).Length);
        Assert.Equal(7 * 26 * 26, Bytes(frame["inputMaps"]).Length);
        Assert.Equal([(2 * 4) + 4, (4 * 2) + 2, 2 + 1], frame["weights"]!.AsArray().Select(layer => layer!.AsArray().Count));
        Assert.Equal(250, frame["train"]!.AsArray().Count);
        Assert.Equal(250, frame["test"]!.AsArray().Count);
        Assert.Equal(8, frame["previews"]!.AsObject().Count);
        Assert.Equal(6, frame["colors"]!.AsArray().Count);
        Assert.Single(frame["trainLoss"]!.AsArray());
        Assert.Single(frame["film"]!.AsArray());
        Assert.Null(frame["problem"]);
    }

    [Fact]
    public void A_page_is_not_told_again_what_it_has()
    {
        var first = Ask("""{"do":"hello","generation":-1,"data":-1}""");
        var frame =
            Ask($$"""{"do":"train","epochs":3,"generation":{{first["generation"]}},"data":{{first["data"]}},"have":1,"shots":1}""");
        Assert.Equal(3, (int)frame["epoch"]!);
        Assert.Equal(0, (int)frame["since"]!);
        Assert.Equal(4, frame["testLoss"]!.AsArray().Count);
        Assert.Equal([1, 2], frame["film"]!.AsArray().Select(shot => (int)shot!["epoch"]!));
        Assert.Null(frame["train"]);
        Assert.Null(frame["previews"]);
        var next = Ask($$"""{"do":"train","epochs":1,"generation":{{first["generation"]}},"data":{{first["data"]}},"have":4,"shots":3}""");
        Assert.Equal(2, next["testLoss"]!.AsArray().Count);
        Assert.Null(next["film"]);
    }

    [Fact]
    public void Learning_ends_when_the_time_is_over_however_many_epochs_were_asked_for()
    {
        clock.MillisecondsAnEpoch = 10;
        Assert.Equal(3, (int)Ask("""{"do":"train","epochs":1000000,"milliseconds":30}""")["epoch"]!);
        Assert.Equal(4, (int)Ask("""{"do":"train","epochs":1000000,"milliseconds":-1}""")["epoch"]!);
        Assert.Equal(104, (int)Ask("""{"do":"train","epochs":1000000,"milliseconds":1000000}""")["epoch"]!);
    }

    [Fact]
    public void An_enlarged_neuron_comes_with_its_own_map()
    {
        Assert.Null(Ask("""{"do":"look"}""")["focus"]);
        Assert.Equal(51 * 51, Bytes(Ask("""{"do":"look","focus":[0,3]}""")["focus"]).Length);
        Assert.NotEqual((string?)Ask("""{"do":"look","focus":[0,3]}""")["focus"], (string?)Ask("""{"do":"look","focus":[0,2]}""")["focus"]);
    }

    [Fact]
    public void A_shared_run_is_repeated_picture_by_picture_and_then_stands_still()
    {
        var frame = Ask("""{"do":"open","run":"data=moons&@5.l2=0.01&epochs=9"}""");
        Assert.Equal(9, (int)frame["target"]!);
        while (frame["target"] is not null)
            frame = Ask("""{"do":"train","milliseconds":0}""");
        Assert.Equal(9, (int)frame["epoch"]!);
        Assert.Equal("data=moons&@5.l2=0.01&epochs=9", (string?)frame["link"]);
        Assert.Equal("0.01", (string?)frame["knobs"]!["l2"]);
    }

    [Theory]
    [InlineData("""{"do":"open","run":"data=mouse"}""", "The knob data takes one of")]
    [InlineData("""{"do":"turn","knob":"noise","value":"9"}""", "The knob noise takes a number from 0 to 0.5, got '9'.")]
    [InlineData("""{"do":"turn","knob":"size","value":"9"}""", "The playground has no knob 'size'")]
    [InlineData("""{"do":"weight","layer":7,"from":0,"to":0,"weight":1}""", "There is no weight w7.0.0")]
    public void What_cannot_be_done_is_said_and_the_run_stays(string message, string words)
    {
        Ask("""{"do":"train","epochs":2}""");
        var frame = Ask(message);
        Assert.StartsWith(words, (string?)frame["problem"], StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", (string?)frame["problem"], StringComparison.Ordinal);
        Assert.Equal(2, (int)frame["epoch"]!);
    }

    [Fact]
    public void A_run_that_runs_away_says_what_to_do()
    {
        Ask("""{"do":"turn","knob":"data","value":"plane"}""");
        Ask("""{"do":"turn","knob":"activation","value":"linear"}""");
        Ask("""{"do":"turn","knob":"rate","value":"100"}""");
        var frame = Ask("""{"do":"train","epochs":50}""");
        Assert.Matches(
            "^(The loss became|A gradient of the .* grew beyond all bounds).* in epoch [0-9]+ .*: the steps are too long\\. Lower the rate",
            (string?)frame["problem"]);
    }

    private static byte[] Bytes(JsonNode? text) => Convert.FromBase64String((string)text!);

    private JsonNode Ask(string message) => JsonNode.Parse(PlaygroundComms.Answer(run, message, clock))!;

    /// <summary>An epoch takes no time, or as much as a test says: how fast the machine is does not count.</summary>
    private sealed class Clock : TimeProvider
    {
        private long milliseconds;

        public int MillisecondsAnEpoch { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp()
        {
            long now = milliseconds;
            milliseconds += MillisecondsAnEpoch;
            return now;
        }
    }
}
