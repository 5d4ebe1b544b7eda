using System.Net;
using System.Text.Json.Nodes;
using NeuralNotebook.Interactive.Tests;

namespace NeuralNotebook.App.Tests.Serve.Course;

public sealed class CourseApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_damaged_notebook_costs_the_map_only_its_own_card()
    {
        foreach (var (name, (bytes, _)) in DamagedNotebooks.Refused)
            await File.WriteAllBytesAsync(PathOf(name), bytes, TestContext.Current.CancellationToken);
        foreach (var (name, bytes) in DamagedNotebooks.Kept)
            await File.WriteAllBytesAsync(PathOf(name), bytes, TestContext.Current.CancellationToken);

        var cards = (await server.GetAsync("/api/course"))["chapters"]!.AsArray()
            .ToDictionary(card => (string)card!["path"]!, card => card!);

        foreach (var (name, (_, reason)) in DamagedNotebooks.Refused)
        {
            var card = cards[name + ".ipynb"];
            Assert.StartsWith($"{name}.ipynb: ", (string?)card["problem"], StringComparison.Ordinal);
            Assert.Contains(reason, (string?)card["problem"], StringComparison.Ordinal);
            Assert.Equal(name, (string?)card["title"]);
            Assert.False((bool)card["hasPicture"]!);
            Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, $"/api/course/picture/{name}.ipynb")).Status);
        }

        Assert.All(DamagedNotebooks.Kept.Keys.Append("test"), name => Assert.Null(cards[name + ".ipynb"]["problem"]));
        Assert.Equal(1, (int?)cards["a tag that is a number.ipynb"]["exercises"]);
        Assert.Equal("Long", (string?)cards["a time that is no time.ipynb"]["title"]);
        Assert.Null(cards["a time that is no time.ipynb"]["minutes"]);
    }

    [Fact]
    public async Task A_chapter_that_is_mended_loses_its_problem()
    {
        string path = server.WriteText("{", "mended.ipynb");
        Assert.NotNull((await CardAsync("mended.ipynb"))["problem"]);
        await File.WriteAllTextAsync(path, """{"nbformat":4,"cells":[{"cell_type":"markdown","source":"# Whole\n9 minutes"}]}""",
            TestContext.Current.CancellationToken);
        var card = await CardAsync("mended.ipynb");
        Assert.Equal((null, "Whole", 9), ((string?)card["problem"], (string?)card["title"], (int?)card["minutes"]));
    }

    [Fact]
    public async Task A_long_row_of_digits_does_not_keep_the_map_waiting()
    {
        string path =
            server.WriteText("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"markdown\",\"source\":\"" + new string('9', 1_000_000) + "\"}]}",
                "digits.ipynb");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await server.GetAsync("/api/course");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        File.Delete(path);
    }

    [Fact]
    public async Task A_damaged_progress_file_is_said_and_left_alone()
    {
        string path = Path.Combine(server.Folder, ".progress.json");
        try
        {
            foreach (var (name, bytes) in DamagedProgress.Files)
            {
                await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
                var progress = (await server.GetAsync("/api/course"))["progress"]!;
                Assert.True((string?)progress["problem"] is { } problem
                    && problem.StartsWith("Which exercises you solved cannot be read: .progress.json ", StringComparison.Ordinal),
                    $"{name}: {progress.ToJsonString()}");
                Assert.Empty(progress["passed"]!.AsArray());
                Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            }

            foreach (byte[] bytes in DamagedProgress.Readable.Values)
            {
                await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
                Assert.Equal("""{"passed":["00.1"],"problem":null}""", (await server.GetAsync("/api/course"))["progress"]!.ToJsonString());
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_damaged_chapter_goes_back_to_its_original_and_stays_as_a_checkpoint_byte_by_byte()
    {
        string path = server.WriteText("""{"nbformat":4,"cells":[]}""", "back.ipynb");
        Assert.Equal(HttpStatusCode.OK,
            (await server.SendAsync(HttpMethod.Put, "/api/contents/back.ipynb",
                new JsonObject { ["type"] = "notebook", ["content"] = JsonNode.Parse("""{"nbformat":4,"cells":[],"mine":1}""") })).Status);
        byte[] damaged = DamagedNotebooks.Refused["latin-1"].Bytes;
        await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/api/course/reset/back.ipynb")).Status);
        Assert.Equal("""{"nbformat":4,"cells":[]}""", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(damaged,
            await File.ReadAllBytesAsync(Path.Combine(server.Folder, ".ipynb_checkpoints", "back-checkpoint.ipynb"),
                TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_thousand_changed_notebooks_break_no_map_and_each_opens_or_says_why_not()
    {
        int number = 0;
        foreach (byte[][] some in NotebookFuzz.Make(1000, seed: 21).Chunk(250))
        {
            string[] names = [.. some.Select(_ => FormattableString.Invariant($"fuzz-{number++}.ipynb"))];
            for (int i = 0; i < some.Length; i++)
                await File.WriteAllBytesAsync(Path.Combine(server.Folder, names[i]), some[i], TestContext.Current.CancellationToken);
            var cards = (await server.GetAsync("/api/course"))["chapters"]!.AsArray()
                .ToDictionary(card => (string)card!["path"]!, card => card!);
            foreach (string name in names)
            {
                var (status, body) = await server.SendAsync(HttpMethod.Get, $"/api/contents/{name}");
                bool isWhole = cards[name]["problem"] is null;
                Assert.Equal(isWhole ? HttpStatusCode.OK : HttpStatusCode.BadRequest, status);
                if (isWhole)
                    Assert.NotNull(body!["content"]!["cells"]);
                else
                    Assert.Contains(((string)cards[name]["problem"]!)[(name.Length + 2)..], (string?)body!["message"],
                        StringComparison.Ordinal);
                Assert.Contains((await server.SendAsync(HttpMethod.Post, $"/api/contents/{name}/checkpoints")).Status,
                    new[] { HttpStatusCode.Created });
                File.Delete(Path.Combine(server.Folder, name));
            }
        }
    }

    private string PathOf(string name) => Path.Combine(server.Folder, name + ".ipynb");

    private async Task<JsonNode> CardAsync(string path) =>
        (await server.GetAsync("/api/course"))["chapters"]!.AsArray().Single(card => (string?)card!["path"] == path)!;
}
