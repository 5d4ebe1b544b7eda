using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>What a notebook stores of a kernel's messages, by examples that hold for the page,
/// too (<c>Page/PageCellOutputsTests</c> of the app).</summary>
public sealed class CellOutputsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Documents", "Outputs");

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Examples))]
    public void Messages_become_the_outputs_that_are_stored(string example)
    {
        var cells = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, example + ".json")))!["cells"]!.AsArray();
        var outputs = new List<CellOutputs>();
        foreach (var cell in cells)
        {
            var gathered = new CellOutputs(outputs);
            foreach (var message in cell!["messages"]!.AsArray())
                gathered.Add((string)message!["type"]!, message["content"]!.AsObject());
        }

        foreach (var (cell, gathered) in cells.Zip(outputs))
            Assert.True(JsonNode.DeepEquals(cell!["stored"], gathered.ToJson(1)), gathered.ToJson(1).ToJsonString());
    }

    [Fact]
    public void There_are_examples() => Assert.True(Examples.Count >= 50, $"{Examples.Count} in {Folder}");
}
