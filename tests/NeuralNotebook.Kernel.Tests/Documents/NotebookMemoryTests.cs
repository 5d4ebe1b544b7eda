using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>Runs when nothing else does, which would need memory, too.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class NotebookMemoryCollection;

[Collection(typeof(NotebookMemoryCollection))]
public sealed class NotebookMemoryTests
{
    [Theory]
    [InlineData("figures")]
    [InlineData("text")]
    [InlineData("one long line")]
    public void A_large_notebook_is_read_and_saved_with_three_times_its_size_in_memory(string kind)
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "large.ipynb");
        var data = new JsonObject
        {
            [kind == "figures" ? "application/vnd.plotly.v1+json" : "text/plain"] = kind switch
            {
                "figures" => new JsonArray([.. Enumerable.Range(0, 1_000_000).Select(i => JsonValue.Create(i / 7.0))]),
                "text" => new JsonArray([.. Enumerable.Range(0, 400_000).Select(i => JsonValue.Create($"line {i} of a long text that a cell printed\n"))]),
                _ => new string('x', 30_000_000),
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
        using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before), null, 0, 20))
            Notebook.Load(path).Save(path);
        Assert.Equal(size, new FileInfo(path).Length);
        Assert.InRange(most, 1, 3 * size);
    }
}
