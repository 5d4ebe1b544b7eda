using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>Runs when nothing else does, which would need memory, too.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class NotebookMemoryCollection;

[Collection(typeof(NotebookMemoryCollection))]
public sealed class NotebookMemoryTests
{
    [Theory]
    [InlineData("figures", 3)]
    [InlineData("text", 4)]
    // A string takes two bytes a letter in memory, besides the file's own.
    [InlineData("one long line", 5)]
    public void A_large_notebook_is_read_and_saved_with_a_few_times_its_size_in_memory(string kind, int times)
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "large.ipynb");
        var data = new JsonObject
        {
            [kind == "figures" ? "application/vnd.plotly.v1+json" : "text/plain"] = kind switch
            {
                "figures" => new JsonArray([.. Enumerable.Range(0, 300_000).Select(i => JsonValue.Create(i / 7.0))]),
                "text" => new JsonArray([.. Enumerable.Range(0, 120_000).Select(i => JsonValue.Create($"line {i} of a long text that a cell printed\n"))]),
                _ => new string('x', 8_000_000),
            },
        };
        var made = Notebook.Read(DamagedNotebooks.Kept["outputs of null"]);
        made.Cells[0].SetOutputs(1, [new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data }]);
        made.Save(path);
        long size = new FileInfo(path).Length;
        (made, data) = (null!, null!);
        // Another byte at the end, so that saving has to write.
        File.AppendAllText(path, " ");
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before), null, 0, 100))
            Notebook.Load(path).Save(path);
        Assert.Equal(size, new FileInfo(path).Length);
        Assert.InRange(most, 1, times * size);
    }
}
