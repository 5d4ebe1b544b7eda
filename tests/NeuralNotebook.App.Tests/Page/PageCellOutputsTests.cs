using System.Globalization;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What the page stores of a kernel's messages, by the same examples as what a run in the terminal stores.</summary>
public sealed class PageCellOutputsTests
{
    private static readonly string[] Types =
    [
        "stream", "stream", "display_data", "display_data", "update_display_data", "execute_result", "error", "clear_output",
        "execute_reply", "status",
    ];

    private static readonly string Examples = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Kernel.Tests", "Documents", "Outputs");

    [Fact]
    public async Task Messages_become_the_same_outputs_in_the_page_as_in_the_kernel()
    {
        var found = JsonNode.Parse(await PageModules.RunAsync("cell-outputs.mjs", PageModules.Folder, Examples))!.AsObject();
        Assert.Equal(Directory.GetFiles(Examples).Length, found.Count);
        Assert.True(found.Count >= 50);
        var wrong = found.Where(example => !JsonNode.DeepEquals(Stored(example.Key), example.Value))
            .Select(example => $"{example.Key}: {example.Value!.ToJsonString()}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Any_messages_in_any_order_become_the_same_outputs_in_the_page_as_in_the_kernel()
    {
        var random = new Random(20_261);
        string folder = Directory.CreateTempSubdirectory("messages-").FullName;
        try
        {
            var expected = new Dictionary<string, JsonArray>();
            for (int i = 0; i < 1_000; i++)
            {
                var cells = Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyMessages(random)).ToArray();
                expected[$"{i}"] = Folded(cells);
                JsonNode[] written = [.. cells.Select(messages => new JsonObject { ["messages"] = messages })];
                string example = new JsonObject { ["cells"] = new JsonArray(written) }.ToJsonString();
                await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.json"), example, TestContext.Current.CancellationToken);
            }

            var found = JsonNode.Parse(await PageModules.RunAsync("cell-outputs.mjs", PageModules.Folder, folder))!.AsObject();
            string? wrong = expected.Keys.FirstOrDefault(name => !JsonNode.DeepEquals(expected[name], found[name]));
            string kernels = expected[wrong ?? "0"].ToJsonString(), pages = found[wrong ?? "0"]!.ToJsonString();
            Assert.True(wrong is null, $"{Read(folder, wrong)}\nkernel: {kernels}\npage: {pages}");
            // They show something to compare, and now and then nothing.
            Assert.InRange(expected.Values.SelectMany(cells => cells).Average(outputs => outputs!.AsArray().Count), 1, 6);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Read(string folder, string? example) =>
        example is null ? "" : File.ReadAllText(Path.Combine(folder, example + ".json"));

    private static JsonArray Folded(JsonArray[] cells)
    {
        var outputs = new List<CellOutputs>();
        foreach (var messages in cells)
        {
            var gathered = new CellOutputs(outputs);
            foreach (var message in messages)
                gathered.Add((string)message!["type"]!, message["content"]!.DeepClone().AsObject());
        }

        return [.. outputs.Select(gathered => gathered.ToJson(1))];
    }

    /// <summary>What a cell may say: few ids, few texts, so that they meet.</summary>
    private static JsonArray AnyMessages(Random random)
    {
        T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
        JsonObject Transient(params string?[] ids)
        {
            var transient = new JsonObject();
            if (One(ids) is { } id)
                transient["display_id"] = id;
            if (random.Next(6) == 0)
                transient["not_stored"] = true;
            return transient;
        }

        JsonObject Content(string type) => type switch
        {
            "stream" => new() { ["name"] = One("stdout", "stderr"), ["text"] = One("", "a", "b\n", "\r") },
            "error" => new() { ["ename"] = "E", ["evalue"] = One("x", "y"), ["traceback"] = new JsonArray("line") },
            "clear_output" => new() { ["wait"] = One<JsonNode?>(true, false, null, "true") },
            "execute_reply" => new() { ["payload"] = new JsonArray(Page(One("page", "set_next_input"))) },
            _ => new() { ["data"] = Data(), ["metadata"] = new JsonObject(), ["execution_count"] = 1 },
        };

        JsonObject Message()
        {
            string type = One(Types);
            var content = Content(type);
            if (type is not ("clear_output" or "execute_reply"))
                content["transient"] = type == "update_display_data" ? Transient("x", "y", "z") : Transient(null, "x", "y");
            return new() { ["type"] = type, ["content"] = content };
        }

        JsonObject Page(string source) => new() { ["source"] = source, ["data"] = Data() };
        JsonObject Data() => new() { [One("text/plain", "text/html")] = random.Next(100).ToString(CultureInfo.InvariantCulture) };
        return [.. Enumerable.Range(0, random.Next(14)).Select(_ => Message())];
    }

    private static JsonArray Stored(string example) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Examples, example + ".json")))!["cells"]!.AsArray()
            .Select(cell => cell!["stored"]!.DeepClone())];
}
