using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>What the page stores of a kernel's messages, by the same examples as what a run in the terminal stores.</summary>
public sealed class CellOutputsTests
{
    private static readonly string Examples = Path.Combine(Repository.Root, "tests", "NeuralNotebook.Kernel.Tests", "Documents", "Outputs");

    [Fact]
    public async Task Messages_become_the_same_outputs_in_the_page_as_in_the_kernel()
    {
        var found = JsonNode.Parse(await PageModules.RunAsync("cell-outputs.mjs", PageModules.Folder, Examples))!.AsObject();
        Assert.Equal(Directory.GetFiles(Examples).Length, found.Count);
        Assert.True(found.Count >= 50);
        var wrong = found.Where(example => !JsonNode.DeepEquals(Stored(example.Key), example.Value)).Select(example => $"{example.Key}: {example.Value!.ToJsonString()}");
        Assert.Empty(wrong);
    }

    private static JsonArray Stored(string example) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Examples, example + ".json")))!["cells"]!.AsArray().Select(cell => cell!["stored"]!.DeepClone())];
}
